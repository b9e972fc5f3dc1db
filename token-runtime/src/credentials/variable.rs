//! Checks of any environment variable.

use token_schema::leftover::{Kind, Leftover};
use token_schema::rule;
use zeroize::Zeroizing;

use crate::credentials::source::Values;
use crate::issue::declaration::ValueKind;
use crate::rules::finding::Finding;
use crate::rules::leftover::of_variable;

pub(crate) type Lookup<'a> = &'a dyn Values;

/// The value of a variable that is neither unset nor empty. It is wiped when dropped, because any variable may hold a secret.
pub(crate) fn non_empty(lookup: Lookup<'_>, name: &str) -> Option<Zeroizing<String>> {
    lookup.get(name).map(Zeroizing::new).filter(|value| !value.is_empty())
}

/// `variable-missing`. `neighbour` is a variable with another name that holds such a value.
pub(crate) fn missing(at: &'static str, message: String, fix: String, neighbour: Option<String>) -> Finding {
    let (message, fix) = match neighbour {
        Some(name) => (format!("{message}, which `{name}` seems to hold"), format!("{fix}, or rename `{name}`")),
        None => (message, fix),
    };
    Finding::new(rule::VARIABLE_MISSING, at, message, fix)
}

/// Whether a finding of the source reports one of these variables, so that it needs none of its own: its line in a file is invalid.
pub(crate) fn is_reported<'n>(names: impl IntoIterator<Item = &'n str>, lookup: Lookup<'_>) -> bool {
    names.into_iter().any(|name| lookup.unreadable(name) == Some(""))
}

/// `variable-unreadable`, for the first of these names that a file has, but not readable.
pub(crate) fn unreadable<'n>(names: impl IntoIterator<Item = &'n str>, lookup: Lookup<'_>) -> Option<Finding> {
    let (name, why) = names.into_iter().find_map(|name| Some((name, lookup.unreadable(name)?)))?;
    let fix = "correct the file, or its permissions";
    Some(Finding::new(rule::VARIABLE_UNREADABLE, name.to_owned(), why, fix))
}

/// Who chose a value, and so what it may contain.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Origin {
    Person,
    /// The schema does not describe the form of this credential, so a person may have chosen it.
    Unknown,
    Vendor,
}

/// Finds a missing value, and what was copied along with a value: white space, quotes, a comment. `expected` describes the value, with an
/// article.
pub(crate) fn value_error(at: &str, value: &str, expected: &str, origin: Origin) -> Option<Finding> {
    let finding = |rule, message: &str, fix: &str| Some(Finding::new(rule, at.to_owned(), message, fix));
    if value.contains('\u{fffd}') {
        return finding(rule::VARIABLE_NOT_UTF8, "not UTF-8", "write it again, as plain text");
    }
    if let Some(found) = leftover(at, value, origin) {
        return Some(of_variable(at, found, expected));
    }
    let message = match value.trim() {
        "" => return finding(rule::VARIABLE_WHITE_SPACE, "only white space", "set it"),
        _ if value.ends_with(['\n', '\r']) => "line break at the end",
        _ if value.trim_end() != value => "white space at the end",
        _ if value.trim_start() != value => "white space at the start",
        _ if has_space(value, origin) => "white space in the middle",
        _ => return None,
    };
    finding(rule::VARIABLE_WHITE_SPACE, message, "remove the white space; read a file without its last line break")
}

fn has_space(value: &str, origin: Origin) -> bool {
    origin != Origin::Person && value.trim().contains(char::is_whitespace)
}

/// What a program wrote in place of a value, or around it. `name` is that of the variable or the claim.
pub(crate) fn leftover<'v>(name: &str, value: &'v str, origin: Origin) -> Option<Leftover<'v>> {
    let is_wrong = |found: &Leftover<'_>| match origin {
        Origin::Person => false,
        Origin::Unknown => has_space(value, origin) || found.kind == Kind::Quotes,
        Origin::Vendor => true,
    };
    Leftover::find_in_setting(value, &[name]).or_else(|| Leftover::find(value, &[name]).filter(is_wrong))
}

/// Checks the type of a value. The value is not shown, because it may be a secret in the wrong place.
pub(crate) fn check_kind(at: &str, value: &str, kind: ValueKind, vendor: &token_schema::Vendor) -> Option<Finding> {
    let wrong = |message, expected: &str, fix| match Leftover::find(value, &[at]) {
        Some(found) => Some(of_variable(at, found, expected)),
        None => Some(Finding::new(rule::VARIABLE_WRONG_VALUE, at.to_owned(), message, fix)),
    };
    match kind {
        ValueKind::String => value_error(at, value, "a string", Origin::Person),
        ValueKind::Strings(separator) => {
            let empty = || {
                Finding::new(
                    rule::VARIABLE_WRONG_VALUE,
                    at.to_owned(),
                    "an empty string among others",
                    "remove the separator that is too many",
                )
            };
            let wrong = |item: &str| {
                if item.is_empty() { Some(empty()) } else { value_error(at, item, "a string", Origin::Person) }
            };
            items(value, separator).find_map(wrong)
        }
        ValueKind::Bool if matches!(value, "true" | "false") => None,
        ValueKind::Bool => wrong("neither `true` nor `false`", "`true` or `false`", "write `true` or `false`"),
        ValueKind::Integer if value.parse::<i64>().is_ok() => None,
        ValueKind::Integer => wrong(
            "not an integer between -9223372036854775808 and 9223372036854775807",
            "an integer",
            "write an integer in decimal digits, without quotes or fraction",
        ),
        ValueKind::Sid(kind) if kind.fault(value).is_none() => None,
        ValueKind::Sid(kind) => value_error(at, value, &format!("the {}", kind.title), Origin::Vendor)
            .or_else(|| check_sid(at, value, kind, vendor)),
    }
}

/// The strings of an array: separated as in the token, or by commas.
pub(crate) fn items<'v>(value: &'v str, separator: &'static str) -> impl Iterator<Item = &'v str> {
    value.split(if separator.is_empty() { "," } else { separator }).map(str::trim)
}

/// What separates them, in words.
pub(crate) fn between(separator: &'static str) -> String {
    match separator {
        "" | "," => "commas".to_owned(),
        " " => "spaces".to_owned(),
        other => format!("`{other}`"),
    }
}

pub(crate) fn check_sid(
    at: &str,
    value: &str,
    kind: &'static token_schema::Sid,
    vendor: &token_schema::Vendor,
) -> Option<Finding> {
    let fault = kind.fault(value)?;
    if let Some(found) = Leftover::find_in_sid(value, &[at], kind) {
        return Some(of_variable(at, found, &format!("the {}", kind.title)));
    }
    let message = match other_kind(value, vendor) {
        Some(other) => format!("{other}; expected {}", kind.with_article()),
        None if value.contains("://") => format!("a URL; expected {}", kind.with_article()),
        None => format!("not {}: {}", kind.described(), fault.text()),
    };
    let fix = format!("set it to the {}: {}", kind.title, kind.form());
    Some(Finding::new(rule::VARIABLE_WRONG_SID, at.to_owned(), message, fix))
}

/// The kind of a SID, with its article; if several kinds look the same, their prefix.
pub(crate) fn other_kind(value: &str, vendor: &token_schema::Vendor) -> Option<String> {
    let mut kinds = vendor.sids.iter().filter(|kind| kind.fault(value).is_none() && !kind.literals.contains(value));
    let first = kinds.next()?;
    Some(match kinds.next() {
        None => first.with_article(),
        Some(_) => format!("a SID that begins with `{}`", first.prefix),
    })
}

/// The variable of another secret of the vendor that holds this value, and the secret's title.
pub(crate) fn other_secret<'v>(
    value: &str,
    vendor: &'v token_schema::Vendor,
    lookup: Lookup<'_>,
) -> Option<(&'v str, &'v str)> {
    let holds = |name: &str| non_empty(lookup, name).is_some_and(|other| other.as_str() == value);
    vendor.other_secrets.iter().find(|(name, _)| holds(name)).map(|(name, title)| (&**name, &**title))
}
