//! The limits of a field: its allowed values, and its length.

use token_schema::rule::{self, Rule};
use token_schema::{Additions, Bound, Field, Form, Vendor};

use crate::rules::shown::Shown;

/// The field at a path that begins with a grant's key, `video.room`.
pub(crate) fn field_at(path: &str, vendor: &'static Vendor, additions: &'static Additions) -> Option<&'static Field> {
    let (key, rest) = path.split_once('.')?;
    vendor.grants.iter().chain(additions.grants.iter()).find(|grant| grant.key == key)?.shape.field_at(rest)
}

/// The rule by which a field does not take a value, what is wrong and what to write.
pub(crate) fn words(field: &Field, value: Form<'_>, bound: Bound) -> (&'static Rule, String, String) {
    let Field { name, max, unit, .. } = field;
    match bound {
        Bound::Length(length) => (
            rule::TEXT_TOO_LONG,
            match field.length {
                0 => format!("`{name}` has {}; at most {max} are allowed", unit.words(length)),
                exact => format!("`{name}` has {}; exactly {exact} are allowed", unit.words(length)),
            },
            match field.length {
                0 => format!("shorten it to {}", unit.words(*max)),
                exact => format!("use a string of exactly {}", unit.words(exact)),
            },
        ),
        Bound::Character(character) => (
            rule::GRANT_FIELD_VALUE,
            format!("`{name}` contains {}, which is not allowed", Shown(character.encode_utf8(&mut [0; 4]))),
            if field.characters.is_empty() {
                "remove it: it separates the strings in the token".to_owned()
            } else {
                format!("use only characters of `{}`", field.expected_characters())
            },
        ),
        Bound::Value => {
            let (shown, suggestion) = match value {
                Form::String(text) => {
                    let text = field.refused(text).unwrap_or(text);
                    (Shown(text).to_string(), field.closest(text))
                }
                Form::Integer(number) => (format!("`{number}`"), None),
                _ => ("another value".to_owned(), None),
            };
            let expected = || field.expected(|text| format!("`{text}`")).join(" or ");
            let fix = suggestion
                .map_or_else(|| format!("use {}", expected()), |suggestion| format!("did you mean `{suggestion}`?"));
            (rule::GRANT_FIELD_VALUE, format!("invalid `{name}`: {shown}"), fix)
        }
    }
}
