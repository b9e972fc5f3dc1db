//! Numbers that count something: a longest length, the bytes of a secret, the grants of a token.

use token_schema::rule::Rule;

use crate::ast::Spanned;
use crate::report::{Problem, Report};

/// So many grants can one token have: the type of a set grows by one level for each, and the compiler follows 128 levels
/// (<https://doc.rust-lang.org/reference/attributes/limits.html>).
pub(crate) const MAX_GRANTS: usize = 64;

/// What to write in place of a limit that is none.
pub(crate) const NO_LIMIT: &str = "remove it if there is no such limit";

/// What to write in place of a length that is none.
pub(crate) const LENGTH: &str = "write the length in bytes";

/// A number from 1 up to what 32 bits hold; `None`: another, which is reported.
pub(crate) fn count(
    what: &str,
    rule: &'static Rule,
    key: &str,
    number: &Spanned<i64>,
    help: &str,
    report: &mut Report,
) -> Option<u32> {
    let count = u32::try_from(number.value).ok().filter(|count| *count > 0);
    if count.is_none() {
        Problem::at(rule, number, format!("{what}: `{key}` is {}", number.value))
            .label(format!("expected an integer from 1 to {}", u32::MAX))
            .help(help)
            .add_to(report);
    }
    count
}
