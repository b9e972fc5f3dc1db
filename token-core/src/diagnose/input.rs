//! What surrounds a token in the input. It is reported and removed, so that the token inside can be read.

use std::borrow::Cow;

use token_schema::rule;

use super::form::{self, Form};
use super::segment::Segment;
use super::wrapped_json;
use crate::rules::finding::Finding;
use crate::rules::findings::Findings;

/// Most wrappers that are removed, more than occur in practice; each costs a pass over the input.
const LAYERS: usize = 8;

/// Scheme and header names that stand before a token.
const BEFORE: &[&str] = &["authorization", "bearer", "token", "jwt"];

/// The text inside all wrappers, or why there is none.
pub(super) fn unwrap<'a>(input: &'a [u8], findings: &mut Findings<'_>) -> Result<Cow<'a, str>, Finding> {
    let mut text = String::from_utf8_lossy(input);
    // A token that is damaged in a few bytes is explained by its parts.
    if text.contains(char::REPLACEMENT_CHARACTER) && matches!(form::of(&text), Form::None) {
        return Err(not_text(input));
    }
    for _ in 0..LAYERS {
        if text.chars().all(is_space) {
            // A wrapper around nothing has no finding of its own, except for a response without its token.
            findings.retain(|finding| finding.rule == rule::JSON_WRAPPED);
            return Err(empty());
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

/// The outermost wrapper and what is inside it.
fn layer(text: &str) -> Option<(Finding, String)> {
    around(text).or_else(|| object(text)).or_else(|| quotes(text)).or_else(|| before(text)).or_else(|| among(text))
}

/// `whitespace` before or after.
fn around(text: &str) -> Option<(Finding, String)> {
    let inside = text.trim_matches(is_space);
    if inside.len() == text.len() {
        return None;
    }
    let message = match (text.starts_with(is_space), text.ends_with(is_space)) {
        (true, true) => "there is white space before the token and after it",
        (true, false) if text.starts_with('\u{feff}') => "there is a byte order mark before the token",
        (true, false) => "there is white space before the token",
        _ if text.ends_with(['\n', '\r']) => "there is a line break after the token",
        _ => "there is white space after the token",
    };
    Some((whitespace(message), inside.to_owned()))
}

/// `json-wrapped`: a JSON object, an array, or what looks like one.
fn object(text: &str) -> Option<(Finding, String)> {
    if !text.starts_with(['{', '[']) {
        return None;
    }
    let inside = wrapped_json::token(text).or_else(|| wrapped_json::embedded(text).map(str::to_owned))?;
    let finding = Finding::new(
        rule::JSON_WRAPPED,
        "input",
        "this is an object with the token in it, and an SDK takes the token alone, as a text",
        "take the token out of the answer first, as in `(await response.json()).token`",
    );
    Some((finding, inside))
}

/// `quoted`: quotes around it, or on one side.
fn quotes(text: &str) -> Option<(Finding, String)> {
    const QUOTES: &[char] = &['"', '\'', '`', '“', '”', '‘', '’', '«', '»'];
    let bytes = ["b'", "b\""].iter().any(|open| text.starts_with(open) && text.ends_with(|c| open.ends_with(c)));
    let (start, message) = if bytes {
        (1, "the token stands as a program shows bytes: `b'…'`")
    } else {
        (0, "there are quotes around the token")
    };
    let text = text.get(start..)?;
    let inside = text.trim_end_matches(['\\', ',', ';']);
    let inside = inside.strip_suffix(QUOTES).unwrap_or(inside);
    let inside = inside.strip_prefix('\\').unwrap_or(inside);
    let inside = inside.strip_prefix(QUOTES).unwrap_or(inside).trim_end_matches('\\');
    if !text.starts_with('\\') && !text.starts_with(QUOTES) && !text.trim_end_matches([',', ';']).ends_with(QUOTES) {
        return None;
    }
    let fix = "pass the text itself, without quotes; it is no JSON text and no line of a .env file";
    Some((Finding::new(rule::QUOTED, "input", message, fix), inside.to_owned()))
}

/// `bearer-prefix`: the word of an HTTP header before it.
fn before(text: &str) -> Option<(Finding, String)> {
    let separator = |c: char| c == ':' || is_space(c);
    let (word, rest) = BEFORE.iter().find_map(|word| {
        let (head, rest) = text.split_at_checked(word.len())?;
        let follows = rest.starts_with(separator) || rest.starts_with("ey");
        // `Bearer` alone is a header whose token was empty.
        let alone = rest.is_empty() && *word == "bearer";
        (head.eq_ignore_ascii_case(word) && (follows || alone)).then_some((head, rest))
    })?;
    let finding = Finding::new(
        rule::BEARER_PREFIX,
        "input",
        format!("`{word}` stands before the token"),
        "pass the token alone; `Bearer` belongs in an HTTP header, and an SDK writes none",
    );
    Some((finding, rest.trim_start_matches(separator).to_owned()))
}

/// White space in the middle of a token, and a token in the middle of a text.
fn among(text: &str) -> Option<(Finding, String)> {
    let token = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_' | '=' | '+' | '/');
    if text.contains(is_space) && text.chars().all(|c| token(c) || is_space(c)) && text.starts_with("ey") {
        let inside: String = text.chars().filter(|&c| !is_space(c)).collect();
        let finding = whitespace("there is white space in the middle of the token");
        return inside.contains('.').then_some((finding, inside));
    }
    let inside = wrapped_json::embedded(text).filter(|inside| inside.len() < text.len())?;
    let finding = match form::of(text) {
        Form::None => Finding::new(
            rule::NOT_A_JWT,
            "input",
            "this is a text with a token in it, and an SDK takes the token alone",
            "pass the token alone",
        ),
        Form::Token(segments) if segments.all().any(Segment::is_foreign) => Finding::new(
            rule::BAD_BASE64,
            "input",
            "there are characters before the token or after it that do not belong to it",
            "pass the token alone, as it was issued",
        ),
        Form::Token(_) | Form::Other(_) => return None,
    };
    Some((finding, inside.to_owned()))
}

/// White space, and invisible characters that come with copied text.
pub(super) fn is_space(character: char) -> bool {
    character.is_whitespace() || matches!(character, '\u{feff}' | '\u{200b}'..='\u{200d}' | '\u{2060}')
}

fn whitespace(message: &str) -> Finding {
    Finding::new(rule::WHITESPACE, "input", message, "trim it; a file or a program's output often ends in a line break")
}

fn empty() -> Finding {
    let fix = "pass the token; where it comes from a server, look at what that answered";
    Finding::new(rule::EMPTY, "input", "there is no token: the text is empty", fix)
}

fn not_text(input: &[u8]) -> Finding {
    let wide = matches!(input, [0xff, 0xfe, ..] | [0xfe, 0xff, ..]);
    let (message, fix) = if wide {
        ("this is UTF-16, as some shells write files, and a token is plain ASCII", "write the file in UTF-8")
    } else {
        ("these are bytes that no text has, and a token is plain ASCII", "pass the token as it was issued, a text")
    };
    Finding::new(rule::NOT_A_JWT, "input", message, fix)
}
