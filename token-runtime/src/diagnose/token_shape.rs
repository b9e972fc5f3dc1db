//! Whether an input has the shape of a token, whole or cut off.

use token_schema::rule;

use super::part_json;
use super::segment::{Segment, beginning};
use crate::json::Document;
use crate::rules::finding::Finding;
use crate::rules::findings::Findings;

pub(super) enum TokenShape<'a> {
    /// A token, or enough of a token to be read.
    Token(Segments<'a>),
    /// An encrypted token, with its header.
    Encrypted(Segment<'a>),
    /// Something that one finding explains.
    Other(Finding),
    Unknown,
}

pub(super) struct Segments<'a> {
    pub header: Segment<'a>,
    /// `None`: the token ends before them.
    pub claims: Option<Segment<'a>>,
    /// `None`: missing or empty.
    pub signature: Option<Segment<'a>>,
    pub is_truncated: bool,
}

impl<'a> Segments<'a> {
    pub(super) fn all(&self) -> impl Iterator<Item = &Segment<'a>> {
        [Some(&self.header), self.claims.as_ref(), self.signature.as_ref()].into_iter().flatten()
    }

    /// The header, if it can be read. `truncated` reports a header that was cut off.
    pub(super) fn header_object(&self, findings: &mut Findings<'_>) -> Option<Document> {
        if self.is_truncated && self.header.json().is_none() { None } else { part_json::object(&self.header, findings) }
    }

    /// `padded-base64`, `bad-base64`, `truncated`.
    pub(super) fn faults(&self, findings: &mut Findings<'_>) {
        if self.is_truncated {
            findings.push(truncated());
            return;
        }
        let padded: Vec<_> = self.all().filter(|part| part.is_padded).map(|part| part.at).collect();
        if !padded.is_empty() {
            let parts = padded.join(" and the ");
            let message = format!("padding (`=`) at the end of the {parts}; expected base64url without padding");
            let fix = "encode each part in base64url (`-` for `+`, `_` for `/`, no `=`), then sign";
            findings.push(Finding::new(rule::PADDED_BASE64, "input", message, fix));
        }
        findings.extend(self.all().filter_map(|part| part.bad_base64(!padded.is_empty())));
    }
}

impl<'a> TokenShape<'a> {
    pub(super) fn of(text: &'a str) -> Self {
        // A log has replaced the middle of the token by an ellipsis.
        let has_ellipsis = text.contains("...") || text.contains('…');
        let parts: Vec<&str> = text.splitn(7, '.').collect();
        let Some(first) = parts.first() else { return Self::Unknown };
        let header = Segment::of("header", first);
        if has_ellipsis && (header.opens_object() || first.starts_with("eyJ")) {
            let message = "the token is shortened: an ellipsis replaces a part of it";
            return Self::Other(Finding { message: message.to_owned(), ..truncated() });
        }
        match parts.as_slice() {
            [_] | [_, "", ""] if header.opens_object() => Self::of_header(header),
            [_, claims] if header.opens_object() => Self::of_two(header, claims),
            [_, claims, signature] => Self::of_three(text, header, claims, signature),
            // RFC 7516, section 3.1.
            [_, _, _, _, _] if header.has_member("enc") => Self::Encrypted(header),
            _ => Self::Unknown,
        }
    }

    fn of_header(header: Segment<'a>) -> Self {
        // Binary data may begin with a brace too, and an object without `alg` is not a header.
        let begins = beginning(header.unpadded()).is_some_and(|bytes| bytes.is_ascii());
        if !begins || (header.json().is_some() && !header.has_member("alg")) {
            return Self::Unknown;
        }
        Self::Token(Segments { header, claims: None, signature: None, is_truncated: true })
    }

    /// Without a second dot: the token was never signed, or was cut off.
    fn of_two(header: Segment<'a>, claims: &'a str) -> Self {
        let claims = Segment::of("claims", claims);
        let is_whole = claims.json().is_some();
        let begins = beginning(claims.unpadded()).is_some_and(|bytes| bytes.is_empty() || bytes.starts_with(b"{"));
        if !is_whole && !begins {
            return Self::Unknown;
        }
        let claims = Some(claims).filter(|_| is_whole);
        Self::Token(Segments { header, claims, signature: None, is_truncated: !is_whole })
    }

    /// Three parts: a token if one of the first two begins as an object does, or is text.
    fn of_three(text: &str, header: Segment<'a>, claims: &'a str, signature: &'a str) -> Self {
        // Other kinds of token have their claims apart from the signature (RFC 7515, appendix F).
        if claims.is_empty() {
            return Self::Unknown;
        }
        let claims = Segment::of("claims", claims);
        let is_text = |part: &Segment<'_>| {
            part.bytes.as_deref().and_then(|bytes| std::str::from_utf8(bytes).ok()).is_some_and(|text| {
                text.len() > 3 && !text.contains(|character: char| character.is_control() && !character.is_whitespace())
            })
        };
        let opens = [&header, &claims].into_iter().any(Segment::opens_object);
        // Two dots may also be in the name of a class.
        let is_text = || [&header, &claims].into_iter().any(is_text) && !is_leftover(text);
        if !opens && !is_text() {
            return Self::Unknown;
        }
        let signature = Some(Segment::of("signature", signature)).filter(|part| !part.text.is_empty());
        Self::Token(Segments { header, claims: Some(claims), signature, is_truncated: false })
    }
}

/// Whether a program wrote a text in place of a token.
fn is_leftover(text: &str) -> bool {
    use token_schema::leftover::{Kind, Leftover};
    let found = Leftover::find(text, &["token"]);
    found.is_some_and(|found| matches!(found.kind, Kind::Object | Kind::Unawaited | Kind::Function | Kind::Code))
}

fn truncated() -> Finding {
    let message = "the token is truncated: it begins as a token does, and its end is missing";
    let fix = "pass the whole token; logs, terminals and narrow database columns truncate long strings";
    Finding::new(rule::TRUNCATED, "input", message, fix)
}
