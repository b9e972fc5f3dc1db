//! What to do about a value that a program wrote in place of the real one.

use token_schema::leftover::{Kind, Leftover};
use token_schema::rule;

use crate::rules::finding::Finding;

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

/// What to do about it.
pub(crate) fn fix(kind: Kind, expected: &str) -> String {
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
