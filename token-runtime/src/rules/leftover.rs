//! Values that a program wrote in place of the real ones, as findings.

use token_schema::leftover::{Kind, Leftover};
use token_schema::rule::{self, Rule};

use crate::rules::finding::Finding;
use crate::rules::shown::in_words;

/// The finding for the value of a variable. `expected` is its description, with an article.
pub(crate) fn of_variable(at: &str, found: Leftover<'_>, expected: &str) -> Finding {
    let rule = match found.kind {
        Kind::Quotes => rule::VARIABLE_QUOTED,
        Kind::Invisible(_) => rule::VARIABLE_INVISIBLE,
        Kind::Comment => rule::VARIABLE_COMMENT,
        Kind::Separator => rule::VARIABLE_COMMA,
        Kind::Label => rule::VARIABLE_OWN_NAME,
        _ => rule::VARIABLE_PLACEHOLDER,
    };
    Finding::new(rule, at.to_owned(), format!("holds {found}"), fix(found.kind, expected))
}

/// `identity-placeholder`, `identity-quoted`, `identity-white-space`. `name` is that of the claim.
pub(super) fn of_identity(at: String, identity: &str, name: &str) -> Option<Finding> {
    if let Some(found) = Leftover::find_in_identity(identity, &["identity", name]) {
        let (rule, fix) = match found.kind {
            Kind::Quotes => (rule::IDENTITY_QUOTED, "remove the quotes"),
            Kind::Invisible(_) => (rule::IDENTITY_WHITE_SPACE, "remove the invisible character"),
            _ => (
                rule::IDENTITY_PLACEHOLDER,
                "set it to the id of the user: all clients with this identity are one user",
            ),
        };
        return Some(Finding::new(rule, at, format!("the identity holds {found}"), fix));
    }
    let message = match identity.trim() {
        _ if identity.is_empty() => return None,
        "" => "the identity is only white space".to_owned(),
        trimmed if trimmed.len() == identity.len() => return None,
        _ => {
            let (verb, space) = match identity.chars().next().filter(|first| first.is_whitespace()) {
                Some(first) => ("begins", Some(first)),
                None => ("ends", identity.chars().next_back()),
            };
            format!("the identity {verb} with {}", space.map(in_words).unwrap_or_default())
        }
    };
    let is_number = identity.strip_prefix(' ').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    let fix = if is_number { "write the `+` of a phone number as `%2B` in a URL" } else { "remove it" };
    Some(Finding::new(rule::IDENTITY_WHITE_SPACE, at, message, fix))
}

/// `value-placeholder`, for a string in a grant.
pub(crate) fn of_value(name: &str, found: Leftover<'_>) -> (&'static Rule, String, String) {
    let fix = match found.kind {
        Kind::Quotes => "remove the quotes".to_owned(),
        Kind::Invisible(_) => "remove the invisible character".to_owned(),
        _ => format!("set `{name}` to its value"),
    };
    (rule::VALUE_PLACEHOLDER, format!("`{name}` holds {found}"), fix)
}

/// What to do about it.
fn fix(kind: Kind, expected: &str) -> String {
    let set = format!("set it to {expected}");
    match kind {
        Kind::Quotes => "remove the quotes; some tools that read .env files keep them".to_owned(),
        Kind::Invisible(_) => format!("{set}, without the invisible character"),
        Kind::Comment => format!("{set}, and write the comment on a line of its own"),
        Kind::Separator | Kind::Label => format!("{set}, without anything around it"),
        Kind::Unawaited => format!("{set}: await the value first"),
        Kind::Function => format!("{set}: call the function"),
        Kind::Variable | Kind::Template => format!("{set}, or expand it before the program starts"),
        Kind::Reference => format!("{set}, or start the program with the tool that resolves the reference"),
        _ => set,
    }
}
