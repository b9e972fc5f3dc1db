//! What surrounds a token in the input. It is reported and removed, so that the token inside can be read.

use std::borrow::Cow;

use token_schema::rule;

use super::segment::Segment;
use super::token_shape::TokenShape;
use super::wrapped_json;
use crate::rules::finding::Finding;
use crate::rules::findings::Findings;

/// Most wrappers that are removed, more than occur in practice; each costs a pass over the input.
const LAYERS: usize = 8;

/// Scheme and header names before a token.
const PREFIXES: &[&str] = &["authorization", "bearer", "token", "jwt"];

/// The string inside all wrappers, or why there is none.
pub(super) fn unwrap<'a>(input: &'a [u8], findings: &mut Findings<'_>) -> Result<Cow<'a, str>, Finding> {
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
        if finding.rule == rule::JSON_WRAPPED {
            // White space around JSON has no meaning.
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
    around(text).or_else(|| json(text)).or_else(|| quotes(text)).or_else(|| prefix(text)).or_else(|| among(text))
}

/// `whitespace` before or after.
fn around(text: &str) -> Option<(Finding, String)> {
    let inside = text.trim_matches(is_space);
    if inside.len() == text.len() {
        return None;
    }
    let message = match (text.starts_with(is_space), text.ends_with(is_space)) {
        (true, true) => "the token has white space before and after it",
        (true, false) if text.starts_with('\u{feff}') => "the token has a byte order mark before it",
        (true, false) => "the token has white space before it",
        _ if text.ends_with(['\n', '\r']) => "the token has a line break after it",
        _ => "the token has white space after it",
    };
    Some((whitespace(message), inside.to_owned()))
}

/// `json-wrapped`: a JSON object, an array, or what looks like one.
fn json(text: &str) -> Option<(Finding, String)> {
    if !text.starts_with(['{', '[']) {
        return None;
    }
    let inside = wrapped_json::token(text).or_else(|| wrapped_json::embedded(text).map(str::to_owned))?;
    let message = "the token is inside JSON, but an SDK expects the token alone, as a string";
    let fix = "extract the token from the response first, as in `(await response.json()).token`";
    Some((Finding::new(rule::JSON_WRAPPED, "input", message, fix), inside))
}

/// `quoted`: quotes around it, or on one side.
fn quotes(text: &str) -> Option<(Finding, String)> {
    const QUOTES: &[char] = &['"', '\'', '`', '“', '”', '‘', '’', '«', '»'];
    let is_bytes = ["b'", "b\""].iter().any(|open| text.starts_with(open) && text.ends_with(|c| open.ends_with(c)));
    let (start, message) = if is_bytes {
        (1, "the token is written as a bytes literal: `b'…'`")
    } else {
        (0, "the token has quotes around it")
    };
    let text = text.get(start..)?;
    let inside = text.trim_end_matches(['\\', ',', ';']);
    let inside = inside.strip_suffix(QUOTES).unwrap_or(inside);
    let inside = inside.strip_prefix('\\').unwrap_or(inside);
    let inside = inside.strip_prefix(QUOTES).unwrap_or(inside).trim_end_matches('\\');
    if !text.starts_with('\\') && !text.starts_with(QUOTES) && !text.trim_end_matches([',', ';']).ends_with(QUOTES) {
        return None;
    }
    let fix = "pass the token itself, without the quotes of a JSON string or of a .env file";
    Some((Finding::new(rule::QUOTED, "input", message, fix), inside.to_owned()))
}

/// `bearer-prefix`: the word of an HTTP header before it.
fn prefix(text: &str) -> Option<(Finding, String)> {
    let is_separator = |c: char| c == ':' || is_space(c);
    let (word, rest) = PREFIXES.iter().find_map(|word| {
        let (head, rest) = text.split_at_checked(word.len())?;
        let follows = rest.starts_with(is_separator) || rest.starts_with("ey");
        // `Bearer` alone is a header whose token was empty.
        let is_alone = rest.is_empty() && *word == "bearer";
        (head.eq_ignore_ascii_case(word) && (follows || is_alone)).then_some((head, rest))
    })?;
    let message = format!("the token has `{word}` before it");
    let fix = "pass the token alone; `Bearer` belongs in an HTTP header, and an SDK expects none";
    Some((Finding::new(rule::BEARER_PREFIX, "input", message, fix), rest.trim_start_matches(is_separator).to_owned()))
}

/// White space in the middle of a token, and a token in the middle of a text.
fn among(text: &str) -> Option<(Finding, String)> {
    let is_token = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_' | '=' | '+' | '/');
    if text.contains(is_space) && text.chars().all(|c| is_token(c) || is_space(c)) && text.starts_with("ey") {
        let inside: String = text.chars().filter(|&c| !is_space(c)).collect();
        return inside.contains('.').then(|| (whitespace("the token has white space in the middle"), inside));
    }
    let inside = wrapped_json::embedded(text).filter(|inside| inside.len() < text.len())?;
    let (rule, message) = match TokenShape::of(text) {
        TokenShape::Unknown => (rule::NOT_A_JWT, "the token is inside other text, but an SDK expects the token alone"),
        TokenShape::Token(segments) if segments.all().any(Segment::has_foreign_character) => {
            (rule::BAD_BASE64, "the token has characters before or after it that do not belong to it")
        }
        TokenShape::Token(_) | TokenShape::Other(_) => return None,
    };
    Some((Finding::new(rule, "input", message, "pass the token alone, as it was issued"), inside.to_owned()))
}

/// White space, and invisible characters that come with copied text.
pub(super) fn is_space(character: char) -> bool {
    character.is_whitespace() || matches!(character, '\u{feff}' | '\u{200b}'..='\u{200d}' | '\u{2060}')
}

fn whitespace(message: &str) -> Finding {
    Finding::new(rule::WHITESPACE, "input", message, "trim it; a file or a program's output often ends in a line break")
}

fn not_utf8(input: &[u8]) -> Finding {
    let (message, fix) = if matches!(input, [0xff, 0xfe, ..] | [0xfe, 0xff, ..]) {
        ("the input is UTF-16, as some shells write files, but a token is ASCII", "write the file in UTF-8")
    } else {
        ("the input is binary data, but a token is ASCII", "pass the token as it was issued, as a string")
    };
    Finding::new(rule::NOT_A_JWT, "input", message, fix)
}
