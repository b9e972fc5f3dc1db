//! Checks a grant: the JSON in a token as well as the TOML in a declaration.
//!
//! A [`Violation`] is data without a message: the caller makes a finding or a problem of it.

mod absent;
mod free_json;
mod meant;
mod value;
mod violation;

pub use self::absent::Absent;
use self::meant::Meant;
pub use self::meant::{Misspelt, meant_as};
pub use self::value::Value;
pub use self::violation::{Power, Violation};
use crate::leftover::Leftover;
use crate::path::Path;
use crate::{Bound, Field, Form, Grant, Kind, List, Sdk, Shape, Text};

/// What a judge takes into account.
#[derive(Clone, Copy)]
pub struct Options<'j> {
    /// The values that count as absent.
    pub absent: Absent,
    /// The named SDKs. Empty: it is not known which SDK uses the token.
    pub sdks: &'j [&'j Sdk],
    /// Whether strings are searched for what a program wrote in their place, which takes longer than all else.
    pub leftovers: bool,
    /// Whether the value is that of a token, where some arrays and JSON are strings.
    pub in_token: bool,
}

/// The judge of one grant.
pub struct Judge<'j, 't, 'v, V> {
    /// What it takes into account.
    pub options: Options<'j>,
    /// Takes each violation in, with its place and the value that it is about: the object where a member is missing or unknown.
    pub report: &'j mut dyn FnMut(&Path<'_>, V, Violation<'t, 'v>),
}

const STRING: &Kind = &Kind::String;

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
        let (mut unknown, mut misspelt) = (Vec::new(), Vec::new());
        for (key, _) in object.members().filter(|(key, _)| !is_field(key)) {
            let meant = meant_as(key, fields);
            misspelt.extend(meant.as_ref().map(|&(field, _)| Misspelt { key, field }));
            unknown.push((key, meant.map(|(_, path)| path)));
        }
        let meant = Meant { misspelt: &misspelt, reported: true };
        self.fields(object, fields, meant, at);
        for (key, meant) in unknown {
            (self.report)(&at.of_key(key), object, Violation::Unknown { key, meant, fields });
        }
        self.access(object, fields, any_of, meant, at);
    }

    /// The fields that are there, those that are missing, and those that others need.
    fn fields(&mut self, object: V, fields: &'t [Field], meant: Meant<'_, 't, 'v>, at: &Path<'_>) {
        // Only a field that is there needs others.
        let (mut needs, mut together) = (false, false);
        for field in fields {
            match object.member(&field.name) {
                Some(value) if self.is_present(value, field) => {
                    needs |= !field.needs.is_empty();
                    together |= field.is_conditional();
                    self.field(value, field, &at.child(&field.name));
                }
                Some(value) if value.form() == Form::Null && !self.options.absent.null => {
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
        if needs {
            self.needs(object, fields, meant, at);
        }
        if together {
            self.together(object, fields, at);
        }
    }

    /// Fields without effect because of what another field holds or lacks.
    fn together(&mut self, object: V, fields: &'t [Field], at: &Path<'_>) {
        for field in fields.iter().filter(|field| field.is_conditional()) {
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

    /// Each field that others need is reported once, however many need it. The absence of a required field is reported by itself.
    fn needs(&mut self, object: V, fields: &'t [Field], meant: Meant<'_, 't, 'v>, at: &Path<'_>) {
        let is_on = |field: &Field| !matches!(self.power(object, field), None | Some(Power::Off));
        let needy: Vec<_> = fields.iter().filter(|field| !field.needs.is_empty() && is_on(field)).collect();
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
        if any_of.is_empty() {
            return;
        }
        let any_of = || any_of.iter().filter_map(|name| fields.iter().find(|field| field.name == name));
        let power = |field| self.power(object, field);
        if any_of().any(|field| power(field) == Some(Power::On) || meant.reports(&field.name)) {
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

    #[inline]
    fn is_present(&self, value: V, field: &Field) -> bool {
        let absent = self.options.absent;
        match value.form() {
            Form::Null => field.required && !absent.null,
            Form::Boolean(false) => !absent.off || field.default != Some(false),
            _ => !absent.is_absent(value),
        }
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
                } else if let Some(found) = self.options.leftovers.then(|| Leftover::sample(text, kind)).flatten() {
                    (self.report)(at, value, Violation::Leftover(field, found));
                }
            }
            (Kind::String, Form::String(text)) => {
                self.bound(std::iter::once(value), field, at);
                if let Some(found) = self.options.leftovers.then(|| field.leftover(text)).flatten() {
                    (self.report)(at, value, Violation::Leftover(field, found));
                }
            }
            (Kind::Integer, Form::Integer(_)) => self.bound(std::iter::once(value), field, at),
            // As the token has it.
            (Kind::Strings, Form::String(text)) if self.options.in_token && !field.separator.is_empty() => {
                let strings = || text.split(&*field.separator);
                if let Some(bound) = strings().find_map(|text| field.bound(Form::String(text))) {
                    (self.report)(at, value, Violation::Bound(field, bound));
                } else if strings().any(str::is_empty) {
                    (self.report)(at, value, Violation::Empty(field));
                }
            }
            (Kind::Object(Shape::Json), Form::String(text)) if self.options.in_token && field.in_string => {
                let violation =
                    if text.is_empty() { Violation::Empty(field) } else { Violation::JsonText(field, text) };
                (self.report)(at, value, violation);
            }
            (Kind::Strings | Kind::Object(Shape::Json), Form::Array | Form::Object) if self.is_string(field) => {
                let mut bounds = value.members().filter_map(|(_, item)| field.bound(item.form()));
                let violation = match bounds.find(|bound| matches!(bound, Bound::Character(_))) {
                    Some(character) => Violation::Bound(field, character),
                    None => Violation::Type { name: &field.name, kind: STRING },
                };
                (self.report)(at, value, violation);
            }
            (Kind::Strings, Form::Array) | (Kind::Object(Shape::Json), Form::Object)
                if field.required && value.members().next().is_none() =>
            {
                (self.report)(at, value, Violation::Empty(field));
            }
            (Kind::Strings, Form::Array) => {
                let items = || value.members().map(|(_, item)| item);
                if items().all(|item| matches!(item.form(), Form::String(_))) {
                    // An empty one is reported below.
                    self.bound(items().filter(|item| item.form() != Form::String("")), field, at);
                }
                if !items().all(|item| matches!(item.form(), Form::String(text) if !text.is_empty())) {
                    (self.report)(at, value, wrong);
                }
            }
            // The claim may name several audiences, of which one has to be right (RFC 7519, section 4.1.3).
            (Kind::String, Form::Array) if self.options.in_token && field.name == "aud" && at.is_of_top() => {
                let items = || value.members().map(|(_, item)| item);
                let is_text = |item: V| matches!(item.form(), Form::String(text) if !text.is_empty());
                if items().next().is_none() || !items().all(is_text) {
                    (self.report)(at, value, Violation::Type { name: &field.name, kind: &Kind::Strings });
                } else if items().all(|item| field.bound(item.form()).is_some()) {
                    self.bound(items(), field, at);
                }
            }
            (Kind::Switch(member), Form::Object) => self.switch(value, member, at),
            (Kind::Object(Shape::Json), Form::Object) => {
                free_json::check(value, field, self.options.absent, at, self.report);
            }
            (Kind::Object(shape), Form::Object) => self.shape(value, shape, at),
            (Kind::Switch(_) | Kind::Object(Shape::Fields { .. }), Form::Open) => (self.report)(at, value, wrong),
            (Kind::Boolean, Form::Boolean(_)) | (_, Form::Open | Form::Refused) => {}
            _ => (self.report)(at, value, wrong),
        }
    }

    /// Whether an array or JSON is a string here.
    fn is_string(&self, field: &Field) -> bool {
        self.options.in_token && (field.in_string || matches!(field.kind, Kind::Strings) && !field.separator.is_empty())
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
        let sdks = self.options.sdks;
        let is_unused = !sdks.is_empty() && sdks.iter().all(|sdk| field.excludes(sdk));
        if is_unused && value.form() != Form::Boolean(false) {
            (self.report)(at, value, Violation::NotForSdk(field));
        }
    }
}

impl Field {
    /// Whether this SDK must not use the field.
    #[must_use]
    pub fn excludes(&self, sdk: &Sdk) -> bool {
        !self.sdks.is_empty() && !self.sdks.contains(&sdk.name)
    }

    /// Whether its effect depends on the values of other fields.
    fn is_conditional(&self) -> bool {
        !self.needs_any.is_empty() || !self.only_with.is_empty()
    }
}

#[cfg(test)]
mod tests;
