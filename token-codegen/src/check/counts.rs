//! Positive integers: a maximum length, the bytes of a secret, the grants of a token.

use token_schema::rule::Rule;

use crate::ast::Spanned;
use crate::report::{Problem, Report};

/// The most grants of a token: the type of a set grows by one level for each, and the compiler follows 128 levels
/// (<https://doc.rust-lang.org/reference/attributes/limits.html>).
pub(crate) const MAX_GRANTS: usize = 64;

pub(crate) const NO_LIMIT: &str = "remove it if there is no such limit";

pub(crate) const LENGTH: &str = "write the length in bytes";

/// A positive integer of 32 bits; `None`: another, which is reported.
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
