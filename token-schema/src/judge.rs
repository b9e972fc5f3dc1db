//! Checks a grant: the JSON in a token as well as the TOML in a declaration.
//!
//! A [`Violation`] is data without a message: the caller makes a finding or a problem of it.

use crate::leftover::Leftover;
use crate::path::Path;
use crate::suggest::{is_called, misspelt, snake};
use crate::{Bound, Field, Form, Format, Grant, Kind, List, Sdk, Shape, Sid, SidFault, Text};

/// A value that is judged.
pub trait Value<'v>: Copy {
    /// Its type, with the value of a scalar.
    fn form(self) -> Form<'v>;
    /// The member of an object, the last of several with this name; `None` for any other value.
    fn member(self, name: &str) -> Option<Self>;
    /// The members of an object with their keys, or the items of an array with empty keys.
    fn members(self) -> impl Iterator<Item = (&'v str, Self)>;
}

/// Whether a present field has an effect: a boolean may be `false`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Power {
    /// It has an effect.
    On,
    /// It has no effect.
    Off,
    /// The value is known only when a token is issued.
    Open,
}

/// One violation of the rules for a grant. `'t` is the lifetime of the tables, `'v` that of the value.
#[derive(Clone, Debug)]
pub enum Violation<'t, 'v> {
    /// The grant is not an object.
    NotObject,
    /// The grant is deprecated, and why.
    DeprecatedGrant(&'t str),
    /// The field is deprecated, and why.
    DeprecatedField(&'t Field, &'t str),
    /// A required field is missing; the member that seems to be meant as the field.
    Missing(&'t Field, Option<&'v str>),
    /// A member is not a field of the object.
    Unknown {
        /// The member.
        key: &'v str,
        /// The field that it seems to be meant as, dotted from the object: `outgoing.application_sid`.
        meant: Option<String>,
        /// All fields.
        fields: &'t [Field],
    },
    /// A member of the object of a switch is not its one boolean.
    UnknownInSwitch {
        /// The member.
        key: &'v str,
        /// The boolean.
        only: &'t str,
    },
    /// The value has the wrong type.
    Type {
        /// The name of the field, or of the member of a switch.
        name: &'t str,
        /// The expected type.
        kind: &'t Kind,
    },
    /// An optional field is `null`, in place of no field.
    Null(&'t Field),
    /// The string is empty.
    Empty(&'t Field),
    /// The value is of the right type, and the field does not take it. Of several strings the first is reported.
    Bound(&'t Field, Bound),
    /// A program wrote this in place of the string.
    Leftover(&'t Field, Leftover<'v>),
    /// The string is not a SID of this kind.
    Sid {
        /// The field.
        field: &'t Field,
        /// The expected kind of SID.
        kind: &'t Sid,
        /// The fault in the string.
        fault: SidFault,
        /// The string.
        text: &'v str,
    },
    /// None of the named SDKs uses the field.
    NotForSdk(&'t Field),
    /// Other fields have no effect without this field.
    Needed {
        /// The field that is needed.
        field: &'t Field,
        /// The fields that need it.
        by: Vec<&'t str>,
        /// Its state; `None`: missing.
        power: Option<Power>,
        /// The member that seems to be meant as the field.
        misspelt: Option<&'v str>,
    },
    /// A field has no effect without one of these fields.
    NeededAny(&'t Field),
    /// A field has no effect unless another field has this value.
    Conflict {
        /// The field without effect.
        field: &'t Field,
        /// The other field.
        other: &'t str,
        /// The value that it must have.
        value: &'t str,
    },
    /// A member of free JSON has the wrong type.
    Member {
        /// The field.
        field: &'t Field,
        /// The member.
        key: &'v str,
        /// The expected type.
        kind: &'t str,
    },
    /// A member of free JSON seems to be meant as another one.
    MisspeltMember {
        /// The field.
        field: &'t Field,
        /// The member.
        key: &'v str,
        /// The name that seems to be meant.
        meant: &'t str,
    },
    /// A member of free JSON holds a credential.
    Secret {
        /// The field.
        field: &'t Field,
        /// The member.
        key: &'v str,
    },
    /// None of the fields that grant access is on.
    NoAccess {
        /// These fields.
        any_of: Vec<&'t Field>,
        /// The last present one, and its state.
        last: Option<(&'t Field, Power)>,
        /// A field, and the member that seems to be meant as the field.
        misspelt: Option<(&'t Field, &'v str)>,
    },
}

/// A member that is not a field, and the field that it seems to be meant as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Misspelt<'t, 'v> {
    /// The member.
    pub key: &'v str,
    /// The field.
    pub field: &'t str,
}

/// The values that mean the same as an absent member.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Absent {
    /// `null`.
    pub null: bool,
    /// An empty string, array or object.
    pub empty: bool,
    /// A boolean that is `false`, unless its absence means `true`.
    pub off: bool,
}

/// The judge of one grant.
pub struct Judge<'j, 't, 'v, V> {
    /// The values that count as absent.
    pub absent: Absent,
    /// The named SDKs. Empty: it is not known which SDK uses the token.
    pub sdks: &'j [&'j Sdk],
    /// Whether strings are searched for what a program wrote in their place, which takes longer than all else.
    pub leftovers: bool,
    /// Takes each violation in, with its place and the value that it is about: the object where a member is missing or unknown.
    pub report: &'j mut dyn FnMut(&Path<'_>, V, Violation<'t, 'v>),
}

impl<'t, 'v, V: Value<'v>> Judge<'_, 't, 'v, V> {
    /// A grant that is an object of its own.
    pub fn grant(&mut self, value: V, grant: &'t Grant, at: &Path<'_>) {
        self.deprecated(value, grant, at);
        match (value.form(), &grant.shape) {
            (Form::Object, shape) => self.shape(value, shape, at),
            (Form::Open, Shape::Json) | (Form::Refused, _) => {}
            _ => (self.report)(at, value, Violation::NotObject),
        }
    }

    /// A flat grant, whose fields are members of `object` among others. A member that is not known is not wrong there, so what is
    /// missing is reported although a member in `misspelt` seems to be meant as it.
    pub fn flat(&mut self, object: V, grant: &'t Grant, misspelt: &[Misspelt<'t, 'v>], at: &Path<'_>) {
        self.deprecated(object, grant, at);
        let Shape::Fields { fields, any_of } = &grant.shape else { return };
        let meant = Meant { misspelt, reported: false };
        self.fields(object, fields, meant, at);
        self.access(object, fields, any_of, meant, at);
    }

    fn deprecated(&mut self, value: V, grant: &'t Grant, at: &Path<'_>) {
        if let Some(why) = &grant.deprecated {
            (self.report)(at, value, Violation::DeprecatedGrant(why));
        }
    }

    fn shape(&mut self, object: V, shape: &'t Shape, at: &Path<'_>) {
        let Shape::Fields { fields, any_of } = shape else { return };
        let is_field = |key: &str| fields.iter().any(|field| field.name == key);
        let unknown: Vec<_> =
            object.members().filter(|(key, _)| !is_field(key)).map(|(key, _)| (key, meant_as(key, fields))).collect();
        let meant = |(key, meant): &(&'v str, Option<(&'t str, String)>)| {
            meant.as_ref().map(|(field, _)| Misspelt { key, field })
        };
        let misspelt: Vec<_> = unknown.iter().filter_map(meant).collect();
        let meant = Meant { misspelt: &misspelt, reported: true };
        self.fields(object, fields, meant, at);
        for (key, meant) in unknown {
            let meant = meant.map(|(_, path)| path);
            (self.report)(&at.of_key(key), object, Violation::Unknown { key, meant, fields });
        }
        self.access(object, fields, any_of, meant, at);
    }

    /// The fields that are there, those that are missing, and those that others need.
    fn fields(&mut self, object: V, fields: &'t [Field], meant: Meant<'_, 't, 'v>, at: &Path<'_>) {
        for field in fields {
            match object.member(&field.name) {
                Some(value) if self.is_present(value, field) => self.field(value, field, &at.child(&field.name)),
                Some(value) if value.form() == Form::Null && !self.absent.null => {
                    (self.report)(&at.child(&field.name), value, Violation::Null(field));
                }
                _ if field.required && !meant.reports(&field.name) => {
                    let misspelt = meant.by(&field.name);
                    (self.report)(&at.child(&field.name), object, Violation::Missing(field, misspelt));
                    // A wrong value under the misspelt name is as wrong under the right one.
                    if let Some((key, value)) = misspelt.and_then(|key| Some((key, object.member(key)?))) {
                        self.field(value, field, &at.of_key(key));
                    }
                }
                _ => {}
            }
        }
        self.needs(object, fields, meant, at);
        self.together(object, fields, at);
    }

    /// Fields without effect because of what another field holds or lacks.
    fn together(&mut self, object: V, fields: &'t [Field], at: &Path<'_>) {
        for field in fields.iter().filter(|field| !field.needs_any.is_empty() || !field.only_with.is_empty()) {
            let Some(value) = self.member(object, field) else { continue };
            if self.power(object, field) == Some(Power::Off) || value.form() == Form::Integer(0) {
                continue;
            }
            let find = |name: &str| fields.iter().find(|other| other.name == name);
            let is_on = |name: &str| {
                let power = find(name).and_then(|other| self.power(object, other));
                matches!(power, Some(Power::On | Power::Open))
            };
            if !field.needs_any.is_empty() && !field.needs_any.iter().any(is_on) {
                (self.report)(&at.child(&field.name), value, Violation::NeededAny(field));
            }
            for (other, wanted) in &*field.only_with {
                let value_of = |other: &Field| {
                    let form = self.member(object, other)?.form();
                    // A wrong value of the other field is reported there.
                    match (&other.kind, form) {
                        (Kind::Boolean, Form::Boolean(found)) => Some(found.to_string()),
                        (Kind::Integer, Form::Integer(found)) => other.bound(form).is_none().then(|| found.to_string()),
                        (Kind::String, Form::String(found)) => other.bound(form).is_none().then(|| found.to_owned()),
                        _ => None,
                    }
                };
                let is_other = find(other).and_then(value_of).is_some_and(|found| found != **wanted);
                if is_other {
                    let violation = Violation::Conflict { field, other, value: wanted };
                    (self.report)(&at.child(&field.name), value, violation);
                }
            }
        }
    }

    /// The members of free JSON, as far as they are known. The depth is bounded by the reader.
    fn json(&mut self, object: V, field: &'t Field, inside: &str, at: &Path<'_>) {
        if field.members.is_empty() && field.secrets.is_empty() {
            return;
        }
        let level = || {
            let split = |path: &'t str| path.rsplit_once('.').unwrap_or(("", path));
            let members = field.members.iter().map(move |(path, kind)| (split(path), &**kind));
            members.filter(|((parent, _), _)| *parent == inside).map(|((_, name), kind)| (name, kind))
        };
        let absent = self.absent;
        for (key, value) in object.members().filter(|(_, value)| !absent.is_absent(*value)) {
            let place = at.of_key(key);
            let known = level().find(|(name, _)| is_name(name, key)).or_else(|| level().find(|(name, _)| *name == "*"));
            match known {
                Some((_, kind)) if !is_of(kind, value.form()) => {
                    (self.report)(&place, value, Violation::Member { field, key, kind });
                    continue;
                }
                None => {
                    if let Some(meant) = misspelt(key, level().map(|(name, _)| name)) {
                        (self.report)(&place, value, Violation::MisspeltMember { field, key, meant });
                    }
                }
                Some(_) => {}
            }
            if field.secrets.iter().any(|secret| is_name(secret, key)) {
                (self.report)(&place, value, Violation::Secret { field, key });
            }
            let name = known.map_or(key, |(name, _)| name);
            let deeper = if inside.is_empty() { name.to_owned() } else { format!("{inside}.{name}") };
            match value.form() {
                Form::Object => self.json(value, field, &deeper, &place),
                Form::Array => {
                    value.members().for_each(|(_, item)| self.json(item, field, &deeper, &place));
                }
                _ => {}
            }
        }
    }

    /// Each field that others need is reported once, however many need it. The absence of a required field is reported by itself.
    fn needs(&mut self, object: V, fields: &'t [Field], meant: Meant<'_, 't, 'v>, at: &Path<'_>) {
        let is_on = |field: &Field| !matches!(self.power(object, field), None | Some(Power::Off));
        let needy: Vec<_> = fields.iter().filter(|field| !field.needs.is_empty() && is_on(field)).collect();
        if needy.is_empty() {
            return;
        }
        for field in fields {
            let power = self.power(object, field);
            let met = power == Some(Power::On) || (power.is_none() && field.default == Some(true));
            let by = needy.iter().filter(|needy| needy.needs.contains(&field.name)).map(|needy| &*needy.name);
            let by: Vec<_> = by.collect();
            if met || by.is_empty() || (power.is_none() && (field.required || meant.reports(&field.name))) {
                continue;
            }
            let misspelt = if power.is_none() { meant.by(&field.name) } else { None };
            (self.report)(&at.child(&field.name), object, Violation::Needed { field, by, power, misspelt });
        }
    }

    fn access(
        &mut self,
        object: V,
        fields: &'t [Field],
        any_of: &'t List<str>,
        meant: Meant<'_, 't, 'v>,
        at: &Path<'_>,
    ) {
        let any_of = || any_of.iter().filter_map(|name| fields.iter().find(|field| field.name == name));
        let power = |field| self.power(object, field);
        if any_of().next().is_none()
            || any_of().any(|field| power(field) == Some(Power::On) || meant.reports(&field.name))
        {
            return;
        }
        let last = any_of().filter_map(|field| Some((field, power(field)?))).next_back();
        let misspelt = any_of().find_map(|field| Some((field, meant.by(&field.name)?)));
        (self.report)(at, object, Violation::NoAccess { any_of: any_of().collect(), last, misspelt });
    }

    /// The value of a field, unless it counts as absent.
    fn member(&self, object: V, field: &Field) -> Option<V> {
        object.member(&field.name).filter(|value| self.is_present(*value, field))
    }

    fn is_present(&self, value: V, field: &Field) -> bool {
        let off = self.absent.off && field.default == Some(false) && value.form() == Form::Boolean(false);
        !off && !self.absent.is_absent(value) && (field.required || value.form() != Form::Null)
    }

    /// Whether a field has an effect; `None`: it is missing. A value of the wrong type is reported elsewhere, so it counts as on.
    fn power(&self, object: V, field: &Field) -> Option<Power> {
        let value = self.member(object, field)?;
        let boolean = match &field.kind {
            Kind::Boolean => Some(value),
            Kind::Switch(member) if value.form() == Form::Object => value.member(member),
            _ => return Some(Power::On),
        };
        Some(match boolean.map(Value::form) {
            None | Some(Form::Boolean(false)) => Power::Off,
            Some(Form::Open) => Power::Open,
            Some(_) => Power::On,
        })
    }

    fn field(&mut self, value: V, field: &'t Field, at: &Path<'_>) {
        self.value(value, field, at);
        self.used(value, field, at);
        if let Some(why) = &field.deprecated {
            (self.report)(at, value, Violation::DeprecatedField(field, why));
        }
    }

    /// A value of a field alone, such as the default of a variable.
    pub fn value(&mut self, value: V, field: &'t Field, at: &Path<'_>) {
        let wrong = Violation::Type { name: &field.name, kind: &field.kind };
        match (&field.kind, value.form()) {
            (Kind::String | Kind::Sid(_), Form::String("")) => (self.report)(at, value, Violation::Empty(field)),
            (Kind::Sid(kind), Form::String(text)) => {
                if let Some(fault) = kind.fault(text) {
                    (self.report)(at, value, Violation::Sid { field, kind, fault, text });
                }
            }
            (Kind::String, Form::String(text)) => {
                self.bound(std::iter::once(value), field, at);
                if let Some(found) = self.leftovers.then(|| field.leftover(text)).flatten() {
                    (self.report)(at, value, Violation::Leftover(field, found));
                }
            }
            (Kind::Integer, Form::Integer(_)) => self.bound(std::iter::once(value), field, at),
            (Kind::Strings, Form::Array) => {
                let items = || value.members().map(|(_, item)| item);
                if items().all(|item| matches!(item.form(), Form::String(_))) {
                    self.bound(items(), field, at);
                }
                if !items().all(|item| matches!(item.form(), Form::String(text) if !text.is_empty())) {
                    (self.report)(at, value, wrong);
                }
            }
            (Kind::Switch(member), Form::Object) => self.switch(value, member, at),
            (Kind::Object(Shape::Json), Form::Object) => self.json(value, field, "", at),
            (Kind::Object(shape), Form::Object) => self.shape(value, shape, at),
            (Kind::Switch(_) | Kind::Object(Shape::Fields { .. }), Form::Open) => (self.report)(at, value, wrong),
            (Kind::Boolean, Form::Boolean(_)) | (_, Form::Open | Form::Refused) => {}
            _ => (self.report)(at, value, wrong),
        }
    }

    /// The first value that the field does not take.
    fn bound(&mut self, mut values: impl Iterator<Item = V>, field: &'t Field, at: &Path<'_>) {
        if let Some((value, bound)) = values.find_map(|value| Some((value, field.bound(value.form())?))) {
            (self.report)(at, value, Violation::Bound(field, bound));
        }
    }

    /// The object of a switch has one boolean.
    fn switch(&mut self, object: V, member: &'t Text, at: &Path<'_>) {
        for (key, value) in object.members() {
            if key != member {
                (self.report)(&at.of_key(key), object, Violation::UnknownInSwitch { key, only: member });
            } else if !matches!(value.form(), Form::Boolean(_) | Form::Open | Form::Refused) {
                (self.report)(&at.child(member), value, Violation::Type { name: member, kind: &Kind::Boolean });
            }
        }
    }

    /// A field that none of the named SDKs uses lets the holder of the token do more than the client needs.
    fn used(&mut self, value: V, field: &'t Field, at: &Path<'_>) {
        let off = value.form() == Form::Boolean(false);
        if !off && !self.sdks.is_empty() && self.sdks.iter().all(|sdk| field.excludes(sdk)) {
            (self.report)(at, value, Violation::NotForSdk(field));
        }
    }
}

impl Absent {
    /// Only members that are not there are absent.
    pub const NONE: Self = Self { null: false, empty: false, off: false };

    /// The values that a vendor reads as absent.
    #[must_use]
    pub fn of(format: &Format) -> Self {
        if format.absent.is_empty() {
            return Self::NONE;
        }
        let [null, empty, off] = ["null", "empty", "false"].map(|value| format.absent.contains(value));
        Self { null, empty, off }
    }

    /// Whether a value counts as absent, whatever its field.
    #[must_use]
    pub fn is_absent<'v>(self, value: impl Value<'v>) -> bool {
        if self == Self::NONE {
            return false;
        }
        match value.form() {
            Form::Null => self.null,
            Form::String("") => self.empty,
            Form::Array | Form::Object => self.empty && value.members().next().is_none(),
            _ => false,
        }
    }

    /// Whether a grant grants nothing: it is absent, or nothing in it is on.
    #[must_use]
    pub fn is_nothing<'v, V: Value<'v>>(self, grant: V) -> bool {
        if self == Self::NONE {
            return false;
        }
        let is_off = |value: V| self.is_absent(value) || (self.off && value.form() == Form::Boolean(false));
        self.is_absent(grant)
            || (self.off && grant.form() == Form::Object && grant.members().all(|(_, member)| is_off(member)))
    }
}

impl Field {
    /// Whether this SDK must not use the field.
    #[must_use]
    pub fn excludes(&self, sdk: &Sdk) -> bool {
        !self.sdks.is_empty() && !self.sdks.contains(&sdk.name)
    }
}

impl<'v> Violation<'_, 'v> {
    /// The member that seems to be meant as the field that the violation is about.
    #[must_use]
    pub fn misspelt(&self) -> Option<&'v str> {
        match self {
            Self::Missing(_, key) | Self::Needed { misspelt: key, .. } => *key,
            Self::NoAccess { misspelt, .. } => misspelt.map(|(_, key)| key),
            _ => None,
        }
    }
}

/// Whether a member of free JSON has this name, or its snake case, which protobuf's JSON reads too.
fn is_name(name: &str, key: &str) -> bool {
    name == key || snake(name) == key
}

/// Whether a member of free JSON is of this type: `string`, `array`, `object` or `any`.
fn is_of(kind: &str, form: Form<'_>) -> bool {
    match form {
        Form::Open | Form::Refused => true,
        Form::String(_) => matches!(kind, "string" | "any"),
        Form::Array => matches!(kind, "array" | "any"),
        Form::Object => matches!(kind, "object" | "any"),
        _ => kind == "any",
    }
}

/// The field that a member seems to be meant as, and its path: an alias, also of an inner field; a misspelling; or the one name that begins
/// as the other does (`roomName`, `room`).
fn meant_as<'t>(key: &str, fields: &'t [Field]) -> Option<(&'t str, String)> {
    let names = || fields.iter().map(|field| &*field.name);
    let similar = || {
        misspelt(key, names()).or_else(|| {
            let key = key.to_ascii_lowercase();
            let near =
                |name: &&str| key.len() > 3 && name.len() > 3 && (key.starts_with(*name) || name.starts_with(&key));
            let mut found = names().filter(near);
            found.next().filter(|_| found.next().is_none())
        })
    };
    called(key, fields).or_else(|| similar().map(|name| (name, name.to_owned())))
}

/// The field with this name or alias, in any spelling, with its path.
fn called<'t>(key: &str, fields: &'t [Field]) -> Option<(&'t str, String)> {
    let here = fields.iter().find(|field| is_called(key, &field.name, field.aliases.iter()));
    here.map(|field| (&*field.name, field.name.to_string())).or_else(|| {
        let inside = |field: &'t Field| match &field.kind {
            Kind::Object(Shape::Fields { fields, .. }) => {
                called(key, fields).map(|(_, path)| (&*field.name, format!("{}.{path}", field.name)))
            }
            _ => None,
        };
        fields.iter().find_map(inside)
    })
}

/// The misspelt fields of an object.
#[derive(Clone, Copy)]
struct Meant<'m, 't, 'v> {
    misspelt: &'m [Misspelt<'t, 'v>],
    /// Whether each is reported as unknown, so that the missing field needs no violation too.
    reported: bool,
}

impl<'v> Meant<'_, '_, 'v> {
    fn by(self, field: &str) -> Option<&'v str> {
        self.misspelt.iter().find(|one| one.field == field).map(|one| one.key)
    }

    fn reports(self, field: &str) -> bool {
        self.reported && self.by(field).is_some()
    }
}

#[cfg(test)]
mod tests;
