//! What surrounds a token in the input. It is reported and removed, so that the token inside can be read.

use std::borrow::Cow;

use token_schema::rule;
use token_schema::visible::is_invisible;

use super::examination::Examination;
use super::segment::{Segment, leniently};
use super::surroundings::{self, QUOTES};
use super::token_shape::TokenShape;
use super::wrapped_json;
use crate::rules::finding::Finding;
use crate::rules::shown::Shown;

/// Most wrappers that are removed, more than occur in practice; each costs a pass over the input.
const LAYERS: usize = 8;

const TRIM: &str = "trim it; a file or a program's output often ends in a line break";

/// Scheme and header names before a token.
const PREFIXES: &[&str] = &["authorization", "bearer", "token", "jwt"];

/// The string inside all wrappers, or why there is none.
pub(super) fn unwrap<'a>(input: &'a [u8], found: &mut Examination<'_>) -> Result<Cow<'a, str>, Finding> {
    let findings = &mut found.findings;
    let mut text = String::from_utf8_lossy(input);
    // The findings on the parts of a token explain a few damaged bytes.
    if text.contains(char::REPLACEMENT_CHARACTER) && matches!(TokenShape::of(&text), TokenShape::Unknown) {
        return Err(not_utf8(input));
    }
    for _ in 0..LAYERS {
        if text.chars().all(is_space) {
            // A wrapper around nothing has no finding of its own, except for a response without its token.
            findings.retain(|finding| finding.rule == rule::JSON_WRAPPED);
            let fix = "pass the token; if it comes from a server, check the server's response";
            return Err(Finding::new(rule::EMPTY, "input", "the input is empty", fix));
        }
        let Some((finding, inside)) = layer(&text) else { break };
        found.has_others |= wrapped_json::has_several(&text);
        if finding.rule == rule::JSON_WRAPPED || finding.rule == rule::TOKEN_INSIDE {
            // White space around JSON or text has no meaning.
            findings.retain(|known| known.rule != rule::WHITESPACE);
        }
        if !findings.iter().any(|known| known.rule == finding.rule) {
            findings.push(finding);
        }
        text = Cow::Owned(inside);
    }
    Ok(text)
}

fn layer(text: &str) -> Option<(Finding, String)> {
    if text.starts_with("ey") && text.contains('.') && text.bytes().all(is_token) {
        return None;
    }
    around(text)
        .or_else(|| percent(text))
        .or_else(|| json(text))
        .or_else(|| quotes(text))
        .or_else(|| prefix(text))
        .or_else(|| escaped(text))
        .or_else(|| twice(text))
        .or_else(|| among(text))
}

/// `whitespace` before or after.
fn around(text: &str) -> Option<(Finding, String)> {
    let inside = text.trim_matches(is_space);
    if inside.len() == text.len() {
        return None;
    }
    let (before, after) = (text.starts_with(is_space), text.ends_with(is_space));
    let place = match (before, after) {
        (true, true) => "before and after it",
        (true, false) => "before it",
        _ => "after it",
    };
    let removed = text.chars().take_while(|&c| is_space(c)).chain(text.chars().rev().take_while(|&c| is_space(c)));
    let what = match text {
        _ if text.starts_with('\u{feff}') => "a byte order mark".to_owned(),
        _ if !before && text.ends_with(['\n', '\r']) => "a line break".to_owned(),
        _ => return Some((whitespace(removed, place), inside.to_owned())),
    };
    Some((Finding::new(rule::WHITESPACE, "input", format!("the token has {what} {place}"), TRIM), inside.to_owned()))
}

/// `percent-encoded`: all of the text, or the token in it. Text may be encoded several times.
fn percent(text: &str) -> Option<(Finding, String)> {
    let mut inside = unescaped(text)?;
    let is_component = |byte| is_token(byte) || matches!(byte, b'%' | b'~' | b'!' | b'*' | b'\'' | b'(' | b')' | b'+');
    if !text.bytes().all(is_component) && wrapped_json::embedded(text).is_some() {
        return None;
    }
    let mut times = 1;
    while let Some(again) = unescaped(&inside).filter(|_| times < LAYERS) {
        (inside, times) = (again, times + 1);
    }
    if !inside.starts_with("ey") && wrapped_json::embedded(&inside).is_none() {
        return None;
    }
    let often = if times > 1 { ", more than once" } else { "" };
    let message = format!("the token is percent-encoded, as in a URL{often}");
    let fix = "decode it before it is passed on; frameworks decode the parameters of a request once";
    Some((Finding::new(rule::PERCENT_ENCODED, "input", message, fix), inside))
}

/// The text with each `%2E` decoded; `None` if it has none, or they are not UTF-8.
fn unescaped(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut parts = text.split('%');
    bytes.extend(parts.next()?.bytes());
    for part in parts {
        let digits = part.get(..2).filter(|digits| digits.bytes().all(|byte| byte.is_ascii_hexdigit()));
        match digits.and_then(|digits| u8::from_str_radix(digits, 16).ok()) {
            Some(byte) => {
                bytes.push(byte);
                bytes.extend(part.bytes().skip(2));
            }
            None => bytes.extend([b"%", part.as_bytes()].concat()),
        }
    }
    String::from_utf8(bytes).ok().filter(|decoded| decoded.len() < text.len())
}

/// `json-wrapped`: a JSON object, an array, or what looks like one.
fn json(text: &str) -> Option<(Finding, String)> {
    const ALONE: &str = "but an SDK expects the token alone, as a string";
    if let Some(inside) = wrapped_json::in_string(text).and_then(|inner| wrapped_json::token(&inner)) {
        let message = format!("the token is inside JSON that was encoded twice, {ALONE}");
        let fix = "encode the response once, and extract the token from it, as in `(await response.json()).token`";
        return Some((Finding::new(rule::JSON_WRAPPED, "input", message, fix), inside));
    }
    if !text.starts_with(['{', '[']) {
        return None;
    }
    let damaged = || {
        let inside = wrapped_json::embedded(text)?;
        let (before, after) = text.split_once(inside)?;
        let is_other = surroundings::is_tuple(before) || surroundings::brackets(before, after).is_some();
        // `[debug] …` is a line of a log.
        let is_closed = before.starts_with('[') && before.contains(']');
        (!is_other && !is_closed).then(|| inside.to_owned())
    };
    let (inside, what) = match wrapped_json::token(text) {
        Some(inside) => (inside, "JSON"),
        None => (damaged()?, "damaged JSON or a printed object"),
    };
    let message = format!("the token is inside {what}, {ALONE}");
    let fix = "extract the token from the response first, as in `(await response.json()).token`";
    Some((Finding::new(rule::JSON_WRAPPED, "input", message, fix), inside))
}

/// `quoted`: quotes around it, or on one side.
fn quotes(text: &str) -> Option<(Finding, String)> {
    let is_bytes = ["b'", "b\""].iter().any(|open| text.starts_with(open) && text.ends_with(|c| open.ends_with(c)));
    let (start, message) = if is_bytes {
        (1, "the token is written as a bytes literal: `b'…'`")
    } else {
        (0, "the token has quotes around it")
    };
    let fix = "pass the token itself, without the quotes of a JSON string or of a .env file";
    let finding = |message| Finding::new(rule::QUOTED, "input", message, fix);
    if let Some(entity) = entity(text) {
        let inside = text.strip_prefix(entity)?;
        let message = format!("the token has quotes around it, as HTML writes them: `{entity}`");
        return Some((finding(message), inside.strip_suffix(entity).unwrap_or(inside).to_owned()));
    }
    let text = text.get(start..)?;
    let inside = text.trim_end_matches(['\\', ',', ';']);
    let inside = inside.strip_suffix(QUOTES).unwrap_or(inside);
    let inside = inside.strip_prefix('\\').unwrap_or(inside);
    let opened = inside.strip_prefix(QUOTES).unwrap_or(inside);
    let is_closed = text.trim_end_matches([',', ';']).ends_with(QUOTES);
    // A quote in the middle opens the string that the last one closes, as in `token = "…"`.
    let is_escaped = text.strip_prefix('\\').is_some_and(|rest| rest.starts_with(QUOTES));
    let is_around = is_escaped || text.starts_with(QUOTES) || is_closed && !opened.contains(QUOTES);
    is_around.then(|| (finding(message.to_owned()), opened.trim_end_matches('\\').to_owned()))
}

/// A quote as HTML writes it, by its name or its number.
fn entity(text: &str) -> Option<&str> {
    let end = text.bytes().take(8).position(|byte| byte == b';')?;
    text.get(..=end).filter(|entity| matches!(*entity, "&quot;" | "&apos;") || entity.starts_with("&#"))
}

/// `bearer-prefix`: the word of an HTTP header before it.
fn prefix(text: &str) -> Option<(Finding, String)> {
    let is_separator = |c: char| matches!(c, ':' | '+') || is_space(c);
    let (word, rest) = PREFIXES.iter().find_map(|word| {
        let (head, rest) = text.split_at_checked(word.len())?;
        // `token:` is a key of YAML, and `token = ` an assignment.
        let is_key = matches!(*word, "token" | "jwt") && rest.trim_start().starts_with([':', '=']);
        let follows = !is_key && rest.starts_with(is_separator) || rest.starts_with("ey");
        // `Bearer` alone is a header whose token was empty.
        let is_alone = rest.is_empty() && *word == "bearer";
        (head.eq_ignore_ascii_case(word) && (follows || is_alone)).then_some((head, rest))
    })?;
    let message = format!("the token has `{word}` before it");
    let fix = "pass the token alone; `Bearer` belongs in an HTTP header, and an SDK expects none";
    Some((Finding::new(rule::BEARER_PREFIX, "input", message, fix), rest.trim_start_matches(is_separator).to_owned()))
}

/// `bad-base64`: the dots as HTML or JSON escapes them, and backslashes before the characters that regular expressions, shells and Markdown
/// escape.
fn escaped(text: &str) -> Option<(Finding, String)> {
    const DOTS: &[&str] = &["&#46;", "&#046;", "&#x2e;", "&#x2E;", "&period;", "\\u002e", "\\u002E", "\\x2e", "\\x2E"];
    if let Some(dot) = DOTS.iter().find(|dot| text.contains(**dot)) {
        let inside = DOTS.iter().fold(text.to_owned(), |text, dot| text.replace(dot, "."));
        let message = format!("the dots of the token are written as `{dot}`");
        let finding = Finding::new(
            rule::BAD_BASE64,
            "input",
            message,
            "decode the text once, before the token is taken out of it",
        );
        return wrapped_json::embedded(&inside).is_some().then_some((finding, inside));
    }
    let inside = text.replace("\\.", ".").replace("\\_", "_").replace("\\-", "-");
    (inside.len() < text.len() && wrapped_json::embedded(&inside).is_some()).then(|| {
        let message = "the token has backslashes (`\\`) in it, as in a regular expression or in Markdown";
        (Finding::new(rule::BAD_BASE64, "input", message, "remove the backslashes"), inside)
    })
}

/// `token-inside`: the whole token, encoded in base64 once more.
fn twice(text: &str) -> Option<(Finding, String)> {
    if text.contains('.') {
        return None;
    }
    let joined: String = text.chars().filter(|&c| !is_space(c)).collect();
    let decoded = String::from_utf8(leniently(joined.trim_end_matches('='))?).ok()?;
    wrapped_json::embedded(&decoded)?;
    let message = "the whole token is encoded in base64, in which each of its parts is encoded already";
    Some((Finding::new(rule::TOKEN_INSIDE, "input", message, "decode it once, or do not encode it"), decoded))
}

/// White space in the middle of a token, and a token in the middle of a text.
fn among(text: &str) -> Option<(Finding, String)> {
    let belongs = |c: char| u8::try_from(c).is_ok_and(is_token) || matches!(c, '=' | '+' | '/');
    let is_followed = || text.split(is_space).next().is_some_and(|first| wrapped_json::embedded(first).is_some());
    if text.contains(is_space)
        && text.chars().all(|c| belongs(c) || is_space(c))
        && text.starts_with("ey")
        && !is_followed()
    {
        let inside: String = text.chars().filter(|&c| !is_space(c)).collect();
        return inside.contains('.').then(|| (whitespace(text.chars(), "in the middle"), inside));
    }
    let inside = wrapped_json::embedded(text).filter(|inside| inside.len() < text.len())?;
    let (before, after) = text.split_once(inside)?;
    let is_mark = |text: &str| !text.contains(|c: char| c.is_alphanumeric() || "<[{(\\".contains(c));
    let finding = if is_mark(before) && is_mark(after) && !text.contains(is_space) {
        if !matches!(TokenShape::of(text), TokenShape::Token(segments) if segments.all().any(Segment::has_foreign_character))
        {
            return None;
        }
        let shown: Vec<_> =
            [before, after].into_iter().filter(|marks| !marks.is_empty()).map(|it| Shown(it).to_string()).collect();
        let message =
            format!("the token has characters before or after it that do not belong to it: {}", shown.join(" and "));
        Finding::new(rule::BAD_BASE64, "input", message, "pass the token alone, as it was issued")
    } else {
        surroundings::finding(before, after)
    };
    Some((finding, inside.to_owned()))
}

/// A character of a token.
fn is_token(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_')
}

/// White space, and invisible characters that come with copied text.
pub(super) fn is_space(character: char) -> bool {
    character.is_whitespace() || (!character.is_ascii() && is_invisible(character))
}

/// An invisible character that is not white space is named, because an editor does not show it.
fn whitespace(mut characters: impl Iterator<Item = char>, place: &str) -> Finding {
    let (what, fix) = match characters.find(|&c| is_space(c) && !c.is_whitespace()) {
        Some(c) => (format!("an invisible character (U+{:04X})", u32::from(c)), "remove it, or copy the token anew"),
        None => ("white space".to_owned(), TRIM),
    };
    Finding::new(rule::WHITESPACE, "input", format!("the token has {what} {place}"), fix)
}

fn not_utf8(input: &[u8]) -> Finding {
    let (message, fix) = if matches!(input, [0xff, 0xfe, ..] | [0xfe, 0xff, ..]) {
        ("the input is UTF-16, as some shells write files, but a token is ASCII", "write the file in UTF-8")
    } else {
        ("the input is binary data, but a token is ASCII", "pass the token as it was issued, as a string")
    };
    Finding::new(rule::NOT_A_JWT, "input", message, fix)
}
