//! Placeholders from examples, and masked values.

use super::kind::Kind::{self, Masked, Placeholder, Repeated};

/// How a placeholder of several words begins.
const BEGINNINGS: &[&str] = &[
    "your", "insert", "paste", "put", "enter", "replace", "change", "fill", "provide", "specify", "dein", "deine",
    "ihr", "tu", "votre", "seu",
];
/// What it names.
#[rustfmt::skip]
pub(super) const NOUNS: &[&str] = &[
    "token", "key", "keys", "secret", "sid", "identity", "id", "name", "username",
    "user", "account", "password", "value", "here", "room", "url", "app", "api",
    "access", "auth", "jwt", "client", "service", "workspace", "number", "credential", "credentials",
];
/// Whole placeholders, without the characters between their words.
#[rustfmt::skip]
const WHOLE: &[&str] = &[
    "changeme", "changeit", "changethis", "replaceme", "replacethis", "fillme", "fillmein",
    "fillin", "setme", "editme", "updateme", "insertme", "pasteme", "pleasechange",
    "pleasechangeme", "placeholder", "tobereplaced", "tobedefined", "tobefilled", "notset",
];
/// Whole placeholders in capitals only.
const UPPER: &[&str] = &["REDACTED", "TODO", "FIXME", "TBD"];
/// Words in place of a value that a log or a page hides.
const HIDDEN: &[&str] = &[
    "redacted",
    "filtered",
    "masked",
    "hidden",
    "sensitive",
    "secure",
    "concealed",
    "omitted",
    "removed",
    "protected",
    "obfuscated",
];
/// Characters that fill the place of others, in a row.
const FILLERS: [(char, Kind, &str); 10] = [
    ('x', Placeholder, "xxxx"),
    ('.', Placeholder, "..."),
    ('…', Placeholder, "…"),
    ('?', Placeholder, "???"),
    ('-', Placeholder, "---"),
    ('_', Placeholder, "___"),
    ('#', Placeholder, "###"),
    ('*', Masked, "***"),
    ('•', Masked, "•••"),
    ('●', Masked, "●●●"),
];
const BRACKETS: [(&str, char, char); 4] = [("<…>", '<', '>'), ("[…]", '[', ']'), ("{…}", '{', '}'), ("(…)", '(', ')')];

/// A longer value is no placeholder.
const LONGEST: usize = 100;
/// A longer row of one character tests a limit.
const LONGEST_ROW: usize = 64;

/// A placeholder that is not chosen as a name.
pub(super) fn certain(value: &str) -> Option<(Kind, &'static str)> {
    if is_no_placeholder(value) {
        return filler(value, 4, 6);
    }
    let (inside, brackets) = unwrapped(value);
    let words = words(inside);
    let (joined, several) = (words.concat(), words.len() > 1);
    let has_noun = words.iter().any(|word| is_in(NOUNS, word));
    let begins = several && words.iter().take(2).any(|word| is_in(BEGINNINGS, word));
    let glued = joined.strip_prefix("your").is_some_and(are_nouns);
    if is_in(HIDDEN, &joined) && !brackets.is_empty() {
        Some((Masked, brackets))
    } else if has_noun && (begins || several && words.last().is_some_and(|last| last == "here"))
        || glued
        || brackets == "<…>" && (has_noun || begins)
        || !brackets.is_empty() && several && words.iter().all(|word| is_in(NOUNS, word))
        || is_in(WHOLE, &joined)
        || UPPER.contains(&inside)
    {
        Some((Placeholder, brackets))
    } else {
        filler(value, 4, 6)
    }
}

/// Whether a value begins and ends as no placeholder does, which is quickly found of most.
fn is_no_placeholder(value: &str) -> bool {
    let begins = |text: &str, with: &str| text.get(..with.len()).is_some_and(|start| start.eq_ignore_ascii_case(with));
    let mut words = value.split(is_separator).filter(|word| !word.is_empty());
    let first = words.next().unwrap_or_default();
    let second = words.next().unwrap_or_default();
    let is_beginning = |known: &&str| begins(first, known) || begins(second, known);
    !value.ends_with(['>', ']', '}', ')'])
        && !words.next_back().unwrap_or(second).eq_ignore_ascii_case("here")
        && !after_prefix(value).starts_with("your")
        && !BEGINNINGS.iter().any(is_beginning)
        && !WHOLE.iter().chain(UPPER).any(|known| begins(known, first))
}

/// A placeholder that may also be a name.
pub(super) fn doubtful(value: &str) -> Option<(Kind, &'static str)> {
    let (inside, brackets) = unwrapped(value);
    let words = words(inside);
    let only_nouns = words.len() > 1 && words.iter().all(|word| is_in(NOUNS, word));
    let is_todo = is_in(&["todo", "fixme", "tbd"], &words.concat());
    let is_bracketed =
        !words.is_empty() && (brackets == "<…>" || !brackets.is_empty() && words.iter().all(|word| is_in(NOUNS, word)));
    let rest = after_prefix(value);
    let row = if rest.starts_with(|c: char| c.is_ascii_hexdigit()) { value } else { rest };
    let is_one_character = row.len() <= LONGEST_ROW
        && row.chars().nth(2).is_some_and(|third| third.is_alphanumeric() && row.chars().all(|c| c == third));
    if is_one_character {
        Some((Repeated, ""))
    } else if only_nouns || is_todo || is_bracketed {
        Some((Placeholder, brackets))
    } else {
        filler(value, 3, 3)
    }
}

/// A row of characters that fills the place of others; after a prefix such as `AC`, perhaps between hexadecimal digits.
/// `alone` and `prefixed` are the fewest letters in a row.
fn filler(value: &str, alone: usize, prefixed: usize) -> Option<(Kind, &'static str)> {
    let rest = after_prefix(value);
    let (row, letters) = if rest.len() < value.len() {
        (rest.trim_matches(|c: char| c.is_ascii_hexdigit()), prefixed)
    } else {
        (value, alone)
    };
    let first = row.chars().next()?.to_ascii_lowercase();
    let (_, kind, form) = FILLERS.into_iter().find(|&(filler, ..)| filler == first)?;
    let fewest = if first == 'x' { letters } else { form.chars().count() };
    let fills =
        row.chars().all(|c| c.to_ascii_lowercase() == first) && (fewest..=LONGEST_ROW).contains(&row.chars().count());
    fills.then_some((kind, form))
}

/// The value without the two to four capitals that begin a vendor's ids.
fn after_prefix(value: &str) -> &str {
    let capitals = value.bytes().take_while(|byte| byte.is_ascii_uppercase() && *byte != b'X').count();
    if (2..=4).contains(&capitals) { value.get(capitals..).unwrap_or(value) } else { value }
}

/// What is in brackets, perhaps after a prefix, and the brackets; without brackets the value.
fn unwrapped(value: &str) -> (&str, &'static str) {
    let bare = after_prefix(value);
    let inside =
        |open, close| bare.strip_prefix(open)?.strip_suffix(close).map(|inside| inside.trim_matches([open, close]));
    let found = BRACKETS.iter().find_map(|&(form, open, close)| Some((inside(open, close)?, form)));
    found.unwrap_or((if bare.starts_with("your") { bare } else { value }, ""))
}

/// The words in lower case; none if there is anything between them but `_`, `-`, `.`, `'` and spaces.
fn words(value: &str) -> Vec<String> {
    if value.len() > LONGEST || !value.chars().all(|c| c.is_alphanumeric() || is_separator(c)) {
        return Vec::new();
    }
    value.split(is_separator).filter(|word| !word.is_empty()).map(str::to_lowercase).collect()
}

fn is_separator(c: char) -> bool {
    matches!(c, '_' | '-' | '.' | '\'' | ' ')
}

/// Whether a string consists of nouns: `apikey`.
fn are_nouns(joined: &str) -> bool {
    NOUNS.iter().filter_map(|noun| joined.strip_prefix(noun)).any(|rest| rest.is_empty() || are_nouns(rest))
}

/// Whether a name has several words, all of them nouns: `account_sid`.
pub(super) fn are_all_nouns(name: &str) -> bool {
    name.contains('_') && name.split('_').all(|word| is_in(NOUNS, word))
}

pub(super) fn is_in(list: &[&str], word: &str) -> bool {
    list.contains(&word)
}
