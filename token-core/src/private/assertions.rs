//! What generated code asks of a grant that is written in Rust: the generator sees only the `grants.toml`, the compiler both.
//!
//! All of it runs in constants, so that a mistake is an error of `cargo check`.

pub use crate::grant::grant_set::same;
use crate::issue::declaration::ValueKind;
use crate::schema::{self, Choice, Field, Kind, Shape, Unit};
use crate::sid;

/// A value that a `grants.toml` gives to a field.
#[derive(Clone, Copy, Debug)]
pub enum Given {
    /// A text.
    Text(&'static str),
    /// `true` or `false`.
    Bool,
    /// A whole number.
    Integer(i64),
    /// A list of texts.
    Texts(&'static [&'static str]),
    /// What a variable holds: it is converted, so it may become any single value.
    Env,
    /// A text that comes with the call.
    Input,
    /// A boolean that comes with the call.
    InputBool,
    /// A whole number that comes with the call.
    InputInteger,
    /// A SID of this kind that comes with the call.
    InputSid(&'static schema::Sid),
    /// A JSON object that comes with the call.
    InputJson,
}

/// Whether there is a field at `path`, and it takes such a value.
#[must_use]
pub const fn takes(shape: &Shape, path: &[&str], given: Given) -> bool {
    match kind(shape, path) {
        Place::Free => true,
        Place::Field(Kind::Bool) => matches!(given, Given::Bool | Given::Env | Given::InputBool),
        Place::Field(Kind::Integer) => matches!(given, Given::Integer(_) | Given::Env | Given::InputInteger),
        Place::Field(Kind::Text) => matches!(given, Given::Text(_) | Given::Env | Given::Input),
        Place::Field(Kind::Sid(kind)) => match given {
            Given::Text(text) => sid::fault(kind, text.as_bytes()).is_none(),
            Given::InputSid(other) => same(kind.name, other.name),
            given => matches!(given, Given::Env),
        },
        Place::Field(Kind::Object(Shape::Json)) => matches!(given, Given::InputJson),
        Place::Field(Kind::Texts) => matches!(given, Given::Texts(_)),
        Place::Field(Kind::Object(_) | Kind::Switch(_)) | Place::Nowhere => false,
    }
}

/// Whether the field at `path` may have that value: one of its few, where it has only a few.
#[must_use]
pub const fn is_one_of(shape: &Shape, path: &[&str], given: Given) -> bool {
    let Some(field) = field(shape, path) else { return true };
    let one_of = field.limits.one_of;
    match given {
        Given::Text(text) => is_choice(one_of, Choice::Text(text)),
        Given::Integer(number) => is_choice(one_of, Choice::Integer(number)),
        Given::Texts(mut texts) => {
            while let [text, rest @ ..] = texts {
                if !is_choice(one_of, Choice::Text(text)) {
                    return false;
                }
                texts = rest;
            }
            true
        }
        _ => true,
    }
}

/// Whether a text is not too long for the field at `path`.
#[must_use]
pub const fn is_short_enough(shape: &Shape, path: &[&str], text: &str) -> bool {
    let Some(field) = field(shape, path) else { return true };
    field.limits.max == 0 || length(text, field.limits.unit) <= field.limits.max as usize
}

const fn length(text: &str, unit: Unit) -> usize {
    if let Unit::Bytes = unit {
        return text.len();
    }
    let (mut length, mut bytes) = (0, text.as_bytes());
    while let [byte, rest @ ..] = bytes {
        // A character is counted by its first byte.
        length += match (byte, unit) {
            (0b1000_0000..0b1100_0000, _) => 0,
            (0b1100_0000.., Unit::DoubleByte) => 2,
            _ => 1,
        };
        bytes = rest;
    }
    length
}

/// Whether one of `named` uses the field at `path`.
#[must_use]
pub const fn is_used_by_one_of(shape: &Shape, path: &[&str], named: &[&str]) -> bool {
    match field(shape, path) {
        Some(field) => is_for_one_of(field.limits.sdks, named),
        None => true,
    }
}

/// Whether each SDK that a field names is known.
#[must_use]
pub const fn are_users_known(shape: &Shape, known: &[&str]) -> bool {
    let Shape::Fields { mut fields, .. } = *shape else { return true };
    while let [field, rest @ ..] = fields {
        let inner = if let Kind::Object(inner) = &field.kind { are_users_known(inner, known) } else { true };
        if !inner || !are_all_known(field.limits.sdks, known) {
            return false;
        }
        fields = rest;
    }
    true
}

/// Whether the field at `path` should no longer be used.
#[must_use]
pub const fn is_deprecated(shape: &Shape, path: &[&str]) -> bool {
    matches!(field(shape, path), Some(field) if field.deprecated.is_some())
}

/// A warning of the compiler where a constant is true. Which function is meant hangs on it, and one of the two is deprecated.
#[doc(hidden)]
#[macro_export]
macro_rules! __warn_if {
    ($condition:expr, $note:literal) => {
        #[allow(dead_code)]
        const _: () = {
            struct If<const B: bool>;
            impl If<true> {
                #[deprecated(note = $note)]
                const fn grants_toml() {}
            }
            impl If<false> {
                const fn grants_toml() {}
            }
            If::<{ $condition }>::grants_toml()
        };
    };
}
pub use crate::__warn_if as warn_if;

/// What a variable must hold to fill the field at `path`.
#[must_use]
pub const fn value_kind(shape: &Shape, path: &[&str]) -> ValueKind {
    match kind(shape, path) {
        Place::Field(Kind::Bool) => ValueKind::Bool,
        Place::Field(Kind::Integer) => ValueKind::Integer,
        Place::Field(Kind::Sid(kind)) => ValueKind::Sid(kind),
        _ => ValueKind::Text,
    }
}

/// Whether the object at `path` has all that it requires, when these are its members.
#[must_use]
pub const fn has_required(shape: &Shape, path: &[&str], members: &[&str]) -> bool {
    let Shape::Fields { fields, .. } = shape else { return true };
    if let [name, rest @ ..] = path {
        return match find(fields, name) {
            Some(Field { kind: Kind::Object(inner), .. }) => has_required(inner, rest, members),
            // That it is no object is another assertion's to say.
            _ => true,
        };
    }
    let mut fields = *fields;
    while let [field, rest @ ..] = fields {
        if field.required && !contains(members, field.name) {
            return false;
        }
        fields = rest;
    }
    true
}

/// Whether the object at `path` has what its fields need beside them, when these are its members, and `active` those that are not
/// `false`.
#[must_use]
pub const fn has_company(shape: &Shape, path: &[&str], members: &[&str], active: &[&str]) -> bool {
    let Shape::Fields { fields, .. } = shape else { return true };
    if let [name, rest @ ..] = path {
        return match find(fields, name) {
            Some(Field { kind: Kind::Object(inner), .. }) => has_company(inner, rest, members, active),
            _ => true,
        };
    }
    let mut left = active;
    while let [name, others @ ..] = left {
        let mut needs: &[&str] = match find(fields, name) {
            Some(field) => field.limits.needs,
            None => &[],
        };
        while let [need, rest @ ..] = needs {
            let met = match find(fields, need) {
                _ if contains(active, need) => true,
                // The absence of a required field is reported by itself.
                Some(field) if !contains(members, need) => field.required || matches!(field.limits.default, Some(true)),
                _ => false,
            };
            if !met {
                return false;
            }
            needs = rest;
        }
        left = others;
    }
    true
}

/// Whether no field of the object is called so.
#[must_use]
pub const fn has_none_of(shape: &Shape, names: &[&str]) -> bool {
    let Shape::Fields { fields, .. } = shape else { return true };
    let mut names = names;
    while let [name, rest @ ..] = names {
        if find(fields, name).is_some() {
            return false;
        }
        names = rest;
    }
    true
}

/// Whether two objects have no field of the same name.
#[must_use]
pub const fn are_apart(one: &Shape, other: &Shape) -> bool {
    let Shape::Fields { mut fields, .. } = *one else { return true };
    while let [field, rest @ ..] = fields {
        if !has_none_of(other, &[field.name]) {
            return false;
        }
        fields = rest;
    }
    true
}

/// Whether the object at `path` opens something, when these are its members, each with whether a switch or boolean of that name is on.
#[must_use]
pub const fn opens(shape: &Shape, path: &[&str], members: &[(&str, bool)]) -> bool {
    let Shape::Fields { fields, any_of } = shape else { return true };
    if let [name, rest @ ..] = path {
        return match find(fields, name) {
            Some(Field { kind: Kind::Object(inner), .. }) => opens(inner, rest, members),
            _ => true,
        };
    }
    let mut names = *any_of;
    while let [name, rest @ ..] = names {
        let mut given = members;
        while let [(member, on), others @ ..] = given {
            let switch = matches!(find(fields, name), Some(Field { kind: Kind::Switch(_) | Kind::Bool, .. }));
            if same(name, member) && (*on || !switch) {
                return true;
            }
            given = others;
        }
        names = rest;
    }
    any_of.is_empty()
}

/// Whether there is an object at `path`, to which no member is given.
#[must_use]
pub const fn is_object(shape: &Shape, path: &[&str]) -> bool {
    matches!(kind(shape, path), Place::Free | Place::Field(Kind::Object(_)))
}

/// Whether a grant that is for these SDKs is for one of `named`. None: it is for any.
#[must_use]
pub const fn is_for_one_of(sdks: &[&str], named: &[&str]) -> bool {
    let mut rest = sdks;
    while let [sdk, others @ ..] = rest {
        if contains(named, sdk) {
            return true;
        }
        rest = others;
    }
    sdks.is_empty()
}

/// Whether each of these SDKs is known.
#[must_use]
pub const fn are_all_known(sdks: &[&str], known: &[&str]) -> bool {
    let mut rest = sdks;
    while let [sdk, others @ ..] = rest {
        if !contains(known, sdk) {
            return false;
        }
        rest = others;
    }
    true
}

/// Whether a field of this kind holds a text, of which there can be a longest.
#[must_use]
pub const fn is_text(kind: &Kind) -> bool {
    matches!(kind, Kind::Text)
}

/// Whether a field of this kind can have that value.
#[must_use]
pub const fn can_be(kind: &Kind, value: Choice) -> bool {
    match value {
        Choice::Text(_) => matches!(kind, Kind::Text | Kind::Texts),
        Choice::Integer(_) => matches!(kind, Kind::Integer),
    }
}

enum Place<'a> {
    Field(&'a Kind),
    /// Inside free JSON, where anything may stand.
    Free,
    Nowhere,
}

const fn is_choice(one_of: &[Choice], value: Choice) -> bool {
    let mut rest = one_of;
    while let [choice, others @ ..] = rest {
        let is = match (choice, value) {
            (Choice::Text(one), Choice::Text(other)) => same(one, other),
            (Choice::Integer(one), Choice::Integer(other)) => *one == other,
            _ => false,
        };
        if is {
            return true;
        }
        rest = others;
    }
    one_of.is_empty()
}

/// The field at `path`. What is inside a switch is none.
const fn field<'a>(shape: &'a Shape, path: &[&str]) -> Option<&'a Field> {
    let (Shape::Fields { fields, .. }, [name, rest @ ..]) = (shape, path) else { return None };
    match (find(fields, name), rest) {
        (found, []) => found,
        (Some(Field { kind: Kind::Object(inner), .. }), _) => field(inner, rest),
        _ => None,
    }
}

const fn kind<'a>(shape: &'a Shape, path: &[&str]) -> Place<'a> {
    let (fields, name, rest) = match (shape, path) {
        (Shape::Json, _) => return Place::Free,
        (Shape::Fields { fields, .. }, [name, rest @ ..]) => (fields, *name, rest),
        (Shape::Fields { .. }, []) => return Place::Nowhere,
    };
    match (find(fields, name), rest) {
        (Some(Field { kind: Kind::Object(inner), .. }), [_, ..]) => kind(inner, rest),
        (Some(Field { kind: Kind::Switch(flag), .. }), [inner]) if same(flag, inner) => Place::Field(&Kind::Bool),
        (Some(field), []) => Place::Field(&field.kind),
        _ => Place::Nowhere,
    }
}

const fn find<'a>(fields: &'a [Field], name: &str) -> Option<&'a Field> {
    let mut fields = fields;
    while let [field, rest @ ..] = fields {
        if same(field.name, name) {
            return Some(field);
        }
        fields = rest;
    }
    None
}

const fn contains(names: &[&str], wanted: &str) -> bool {
    let mut names = names;
    while let [name, rest @ ..] = names {
        if same(name, wanted) {
            return true;
        }
        names = rest;
    }
    false
}
