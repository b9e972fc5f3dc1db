//! Checks of grants at compile time: the generator does not see a grant that is written in Rust, nor a set of grants that code builds.

use token_schema::{Field, Kind, Shape, as_str};

/// Whether each SDK that a field names is known.
#[must_use]
pub const fn are_users_known(shape: &Shape, known: &[&str]) -> bool {
    let mut fields = shape.as_slice();
    while let [field, rest @ ..] = fields {
        let inner = if let Kind::Object(inner) = &field.kind { are_users_known(inner, known) } else { true };
        if !inner || !are_all_known(field.sdks.statics(), known) {
            return false;
        }
        fields = rest;
    }
    true
}

/// Whether no field of the object has one of these names.
#[must_use]
pub const fn has_none_of(shape: &Shape, mut names: &[&str]) -> bool {
    let fields = shape.as_slice();
    while let [name, rest @ ..] = names {
        if has(fields, name) {
            return false;
        }
        names = rest;
    }
    true
}

/// Whether two objects have no field of the same name.
#[must_use]
pub const fn are_apart(one: &Shape, other: &Shape) -> bool {
    let mut fields = one.as_slice();
    while let [field, rest @ ..] = fields {
        if !has_none_of(other, &[as_str(&field.name)]) {
            return false;
        }
        fields = rest;
    }
    true
}

/// Whether a grant for these SDKs is for one of `named`. A grant that names no SDK is for any.
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

/// Whether each of these SDKs is one of `known`.
#[must_use]
pub const fn are_all_known(mut sdks: &[&str], known: &[&str]) -> bool {
    while let [sdk, rest @ ..] = sdks {
        if !contains(known, sdk) {
            return false;
        }
        sdks = rest;
    }
    true
}

/// Whether a field of this kind holds a string, so that it can have a longest.
#[must_use]
pub const fn is_text(kind: &Kind) -> bool {
    matches!(kind, Kind::String)
}

/// Whether a field of this kind can have a string as one of few values.
#[must_use]
pub const fn holds_strings(kind: &Kind) -> bool {
    matches!(kind, Kind::String | Kind::Strings)
}

/// Whether a field holds an array of strings.
#[must_use]
pub const fn is_array(kind: &Kind) -> bool {
    matches!(kind, Kind::Strings)
}

/// Whether a field holds free JSON.
#[must_use]
pub const fn is_json(kind: &Kind) -> bool {
    matches!(kind, Kind::Object(Shape::Json))
}

/// Whether a field of this kind holds an integer.
#[must_use]
pub const fn holds_integer(kind: &Kind) -> bool {
    matches!(kind, Kind::Integer)
}

const fn has(mut fields: &[Field], name: &str) -> bool {
    while let [field, rest @ ..] = fields {
        if same(as_str(&field.name), name) {
            return true;
        }
        fields = rest;
    }
    false
}

const fn contains(mut names: &[&str], wanted: &str) -> bool {
    while let [name, rest @ ..] = names {
        if same(name, wanted) {
            return true;
        }
        names = rest;
    }
    false
}

/// Whether two strings are equal: a constant cannot use `==`.
#[must_use]
pub const fn same(one: &str, other: &str) -> bool {
    let (mut one, mut other) = (one.as_bytes(), other.as_bytes());
    while let ([a, one_rest @ ..], [b, other_rest @ ..]) = (one, other) {
        if *a != *b {
            return false;
        }
        (one, other) = (one_rest, other_rest);
    }
    one.is_empty() && other.is_empty()
}
