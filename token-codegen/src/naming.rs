//! From names in TOML to names in Rust.

use std::borrow::Cow;

use proc_macro2::{Ident, Span};

use crate::report::in_quotes;

/// `support_agent` → `SupportAgent`; what is neither letter nor digit separates words.
#[must_use]
pub fn upper_camel(name: &str) -> String {
    let mut camel = String::with_capacity(name.len());
    for word in name.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()) {
        let mut letters = word.chars();
        camel.extend(letters.next().map(|c| c.to_ascii_uppercase()));
        camel.push_str(letters.as_str());
    }
    camel
}

/// `incoming_allow` → `incomingAllow`.
pub(crate) fn lower_camel(name: &str) -> String {
    let camel = upper_camel(name);
    let mut letters = camel.chars();
    letters.next().into_iter().flat_map(char::to_lowercase).chain(letters).collect()
}

/// The type of a kind of SID: `conversations_service` → `ConversationsServiceSid`.
pub(crate) fn sid_type(name: &str) -> String {
    format!("{}Sid", upper_camel(name))
}

/// The type of an object in a grant, by the name of what it stands in and its field: `Voice`, `outgoing` → `VoiceOutgoing`. Around the
/// fields of a grant that is its key in upper camel case; around those of an object, the object's type.
///
/// ```
/// use token_codegen::naming::{object_type, upper_camel};
///
/// let outgoing = object_type(&upper_camel("voice"), "outgoing");
/// assert_eq!(outgoing, "VoiceOutgoing");
/// assert_eq!(object_type(&outgoing, "seat"), "VoiceOutgoingSeat");
/// ```
#[must_use]
pub fn object_type(around: &str, field: &str) -> String {
    format!("{around}{}", upper_camel(field))
}

/// A key in a path, `metadata.http."a.b"`: in quotes where TOML writes it in quotes.
///
/// ```
/// use token_codegen::naming::in_path;
///
/// assert_eq!((&*in_path("path-2"), &*in_path("a.b"), &*in_path("")), ("path-2", "\"a.b\"", "\"\""));
/// ```
#[must_use]
pub fn in_path(key: &str) -> Cow<'_, str> {
    let is_bare = !key.is_empty() && key.bytes().all(|b| b.is_ascii_alphanumeric() || b"_-".contains(&b));
    if is_bare { Cow::Borrowed(key) } else { Cow::Owned(in_quotes(key)) }
}

/// `serviceSid`, `service-sid` → `service_sid`: the name of a field, an argument or a method.
#[must_use]
pub fn snake(name: &str) -> String {
    let mut snake = String::with_capacity(name.len() + 4);
    let mut after_lower = false;
    for c in name.chars() {
        if c.is_ascii_uppercase() && after_lower {
            snake.push('_');
        }
        after_lower = c.is_ascii_lowercase() || c.is_ascii_digit();
        snake.push(if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '_' });
    }
    if snake.is_empty() || snake.starts_with(|c: char| c.is_ascii_digit()) {
        snake.insert(0, '_');
    }
    snake
}

/// A name as the id of a rule: `capability_token`, `Capability Token` → `capability-token`.
pub(crate) fn kebab(name: &str) -> String {
    name.to_lowercase().replace(['_', ' '], "-")
}

/// The identifier of a name in the [`model`](crate::model), as generated code writes it; raw (`r#type`) where it is a keyword.
#[must_use]
pub fn ident(name: &str) -> Ident {
    let name = snake(name);
    if is_keyword(&name) { Ident::new_raw(&name, Span::call_site()) } else { Ident::new(&name, Span::call_site()) }
}

/// Whether a token, an input or a field may have this name: lower case letters, digits and `_`, beginning with a letter.
pub(crate) fn is_lower_name(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_lowercase())
        && name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_')
}

/// Whether a grant key or a field may have this name: letters, digits, `_` and `-`, beginning with a letter.
pub(crate) fn is_wire_name(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_alphabetic())
        && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_' || b == b'-')
}

/// Whether a region may have this name: lower case letters, digits, `-` and `_`, beginning with a letter.
pub(crate) fn is_region_name(name: &str) -> bool {
    is_lower_name(&name.replace('-', "_")) && upper_camel(name) != "Self"
}

/// Whether a text is an identifier that Rust takes as a type's or trait's name.
pub(crate) fn is_type_name(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_uppercase())
        && name.bytes().all(|b| b.is_ascii_alphanumeric())
        && name != "Self"
}

/// Keywords that cannot even be raw identifiers.
pub(crate) fn is_unusable(name: &str) -> bool {
    matches!(snake(name).as_str(), "self" | "super" | "crate" | "_") || name == "Self"
}

/// Whether a type of this name beside the user's code would hide one that nearly every Rust file uses.
pub(crate) fn hides_a_rust_name(name: &str) -> bool {
    PRELUDE.split(' ').any(|known| known == name)
}

/// The trait of an SDK with this title: `TaskRouter` of `Task Router`, and `SyncSdk` of `Sync`, because `use sdk::*` must not hide Rust's
/// own `Sync`.
pub(crate) fn sdk_trait(title: &str) -> String {
    let name = title.replace(char::is_whitespace, "");
    if hides_a_rust_name(&name) { name + "Sdk" } else { name }
}

/// The standard prelude's types, traits and variants (<https://doc.rust-lang.org/std/prelude/index.html>), and `Self`.
const PRELUDE: &str = "\
    AsMut AsRef AsyncFn AsyncFnMut AsyncFnOnce Box Clone Copy Debug Default DoubleEndedIterator Drop Eq Err \
    ExactSizeIterator Extend Fn FnMut FnOnce From FromIterator Future Hash Into IntoFuture IntoIterator Iterator \
    None Ok Option Ord PartialEq PartialOrd Result Self Send Sized Some String Sync ToOwned ToString TryFrom TryInto \
    Unpin Vec";

/// Keywords of all editions, strict and reserved (<https://doc.rust-lang.org/reference/keywords.html>).
pub(crate) fn is_keyword(name: &str) -> bool {
    const KEYWORDS: &[&str] = &[
        "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "do", "dyn", "else", "enum",
        "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let", "loop", "macro", "match", "mod",
        "move", "mut", "override", "priv", "pub", "ref", "return", "static", "struct", "trait", "true", "try", "type",
        "typeof", "unsafe", "unsized", "use", "virtual", "where", "while", "yield",
    ];
    KEYWORDS.contains(&name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_become_rust() {
        assert_eq!(upper_camel("support_agent"), "SupportAgent");
        assert_eq!(upper_camel("ip2_x-ray__a"), "Ip2XRayA");
        assert_eq!(snake("serviceSid"), "service_sid");
        assert_eq!(snake("x-ray"), "x_ray");
        assert_eq!([snake(""), snake("1a")], ["_", "_1a"]);
        assert_eq!(ident("type").to_string(), "r#type");
        assert_eq!(ident("serviceSid").to_string(), "service_sid");
    }

    #[test]
    fn names_are_judged() {
        assert!(
            is_lower_name("a_1")
                && !is_lower_name("_a")
                && !is_lower_name("1a")
                && !is_lower_name("")
                && !is_lower_name("aB")
        );
        assert!(is_wire_name("serviceSid") && is_wire_name("x-1") && !is_wire_name("a b") && !is_wire_name("é"));
        assert!(
            is_type_name("TaskRouter") && !is_type_name("Task Router") && !is_type_name("2Fast") && !is_type_name("")
        );
        assert!(is_unusable("self") && is_unusable("Self") && !is_unusable("type"));
        assert!(hides_a_rust_name("Option") && !hides_a_rust_name("Agent"));
        assert_eq!([sdk_trait("Sync"), sdk_trait("Task Router")], ["SyncSdk", "TaskRouter"]);
    }
}
