//! What can be wrong with any variable of the environment.

use token_schema::article;
use token_schema::rule;
use zeroize::Zeroizing;

use crate::issue::declaration::ValueKind;
use crate::rules::finding::Finding;

/// A variable that is neither unset nor empty. Wiped when it is dropped, for any variable may hold a secret.
pub(crate) fn given(lookup: &dyn Fn(&str) -> Option<String>, name: &str) -> Option<Zeroizing<String>> {
    lookup(name).map(Zeroizing::new).filter(|value| !value.is_empty())
}

/// Reads the process's environment. What is not UTF-8 is replaced, and then found by [`stray`].
pub(crate) fn from_env(name: &str) -> Option<String> {
    std::env::var_os(name).map(|value| value.into_string().unwrap_or_else(|value| value.to_string_lossy().into_owned()))
}

/// White space, line ends or quotes that were copied along with the value.
///
/// `inside`: white space is just as wrong between other characters.
pub(crate) fn stray(at: &str, value: &str, inside: bool) -> Option<Finding> {
    let at = at.to_owned();
    if value.contains('\u{fffd}') {
        let (message, fix) = ("it is not UTF-8", "write it again, as plain text");
        return Some(Finding::new(rule::VARIABLE_NOT_UTF8, at, message, fix));
    }
    let trimmed = value.trim();
    if trimmed.is_empty() {
        let (message, fix) = ("there is nothing in it but white space", "set it");
        return Some(Finding::new(rule::VARIABLE_WHITE_SPACE, at, message, fix));
    }
    let space = if value.ends_with(['\n', '\r']) {
        Some("there is a line break at its end")
    } else if value.trim_end() != value {
        Some("there is white space at its end")
    } else if value.trim_start() != value {
        Some("there is white space before it")
    } else if inside && value.contains(char::is_whitespace) {
        Some("there is white space in the middle of it")
    } else {
        None
    };
    if let Some(message) = space {
        let fix = "take the white space out; a file is best read without its last line break";
        return Some(Finding::new(rule::VARIABLE_WHITE_SPACE, at, message, fix));
    }
    let quoted = ['"', '\'', '`'].iter().any(|&quote| {
        value.len() > 1 && value.starts_with(quote) && value.ends_with(quote)
            || inside && (value.starts_with(quote) || value.ends_with(quote))
    });
    quoted.then(|| {
        let fix = "take the quotes away; some tools that read .env files keep them";
        Finding::new(rule::VARIABLE_QUOTED, at, "there are quotes around it", fix)
    })
}

/// Whether a value is of its kind. The value is not shown: it may be a secret in the wrong place.
pub(crate) fn kind(at: &str, value: &str, kind: ValueKind, vendor: &token_schema::Vendor) -> Option<Finding> {
    let wrong =
        |message: String, fix: String| Some(Finding::new(rule::VARIABLE_WRONG_VALUE, at.to_owned(), message, fix));
    match kind {
        ValueKind::String => stray(at, value, false),
        ValueKind::Bool if matches!(value, "true" | "false") => None,
        ValueKind::Bool => wrong("it is neither `true` nor `false`".into(), "write `true` or `false`".into()),
        ValueKind::Integer if value.parse::<i64>().is_ok() => None,
        ValueKind::Integer => wrong("it is not an integer".into(), "write digits only, as in `5`".into()),
        ValueKind::Sid(kind) => stray(at, value, true).or_else(|| sid(at, value, kind, vendor)),
    }
}

/// Whether a value is a SID of its kind. The message names the kind that the value is of.
pub(crate) fn sid(
    at: &str,
    value: &str,
    kind: &'static token_schema::Sid,
    vendor: &token_schema::Vendor,
) -> Option<Finding> {
    let fault = kind.fault(value)?;
    let message = match other_kind(value, vendor) {
        Some(other) => format!("it holds {other}, and {} {} belongs there", article(&kind.title), kind.title),
        None => format!("it is not {}: {}", kind.described(), fault.text()),
    };
    let fix = format!("set it to the {}: {}", kind.title, kind.form());
    Some(Finding::new(rule::VARIABLE_WRONG_SID, at.to_owned(), message, fix))
}

/// The kind of a SID, with its article; if several kinds look the same, their prefix.
pub(crate) fn other_kind(value: &str, vendor: &token_schema::Vendor) -> Option<String> {
    let mut kinds = vendor.sids.iter().filter(|kind| kind.fault(value).is_none() && !kind.literals.contains(value));
    let first = kinds.next()?;
    Some(match kinds.next() {
        None => format!("{} {}", article(&first.title), first.title),
        Some(_) => format!("a SID that begins with `{}`", first.prefix),
    })
}
