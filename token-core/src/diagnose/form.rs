//! Whether an input has the form of a token, whole or cut off.

use token_schema::rule;

use super::part_json;
use super::segment::{Segment, beginning};
use crate::json::Document;
use crate::rules::finding::Finding;
use crate::rules::findings::Findings;

/// The form of an input.
pub(super) enum Form<'a> {
    /// A token, or enough of a token to be read.
    Token(Segments<'a>),
    /// Something that one finding explains.
    Other(Finding),
    /// Neither of these.
    None,
}

/// The parts of a token.
pub(super) struct Segments<'a> {
    pub header: Segment<'a>,
    /// `None`: the token ends before them.
    pub claims: Option<Segment<'a>>,
    /// `None`: there is none, or it is empty.
    pub signature: Option<Segment<'a>>,
    /// Part of the token is missing.
    pub cut: bool,
}

impl<'a> Segments<'a> {
    pub(super) fn all(&self) -> impl Iterator<Item = &Segment<'a>> {
        [Some(&self.header), self.claims.as_ref(), self.signature.as_ref()].into_iter().flatten()
    }

    /// The header, if it can be read. A header that was cut off has no finding here.
    pub(super) fn header_object(&self, findings: &mut Findings<'_>) -> Option<Document> {
        let bytes = self.header.bytes.as_deref()?;
        let begun = self.cut && Document::read(bytes).is_none();
        if begun { None } else { part_json::object(self.header.at, bytes, findings) }
    }

    /// The claims, where they can be read.
    pub(super) fn claims_object(&self, findings: &mut Findings<'_>) -> Option<Document> {
        let claims = self.claims.as_ref()?;
        part_json::object(claims.at, claims.bytes.as_deref()?, findings)
    }

    /// `padded-base64`, `bad-base64`, `truncated`.
    pub(super) fn faults(&self, findings: &mut Findings<'_>) {
        if self.cut {
            findings.push(truncated());
            return;
        }
        let padded: Vec<_> = self.all().filter(|part| part.padded).map(|part| part.at).collect();
        if let Some(last) = padded.last() {
            let which = match padded.as_slice() {
                [_, .., _] => {
                    format!("{} and the {last}", padded.get(..padded.len() - 1).unwrap_or_default().join(", the "))
                }
                _ => (*last).to_owned(),
            };
            let end = if padded.len() > 1 { "end" } else { "ends" };
            findings.push(Finding::new(
                rule::PADDED_BASE64,
                "input",
                format!("the {which} {end} in `=`: this is plain base64, and a token is base64url without padding"),
                "encode each part in base64url: `-` for `+`, `_` for `/`, and no `=`; then sign",
            ));
        }
        findings.extend(self.all().filter_map(|part| part.bad_base64(!padded.is_empty())));
    }
}

pub(super) fn of(text: &str) -> Form<'_> {
    // A log has replaced the middle of the token by an ellipsis.
    let ellipsis = text.contains("...") || text.contains('…');
    let parts: Vec<&str> = text.splitn(7, '.').collect();
    let Some(first) = parts.first() else { return Form::None };
    let header = Segment::of("header", first);
    if ellipsis && header.opens_object() {
        return Form::Other(truncated());
    }
    match parts.as_slice() {
        [_] | [_, "", ""] if header.opens_object() => cut(header),
        [_, claims] if header.opens_object() => two(header, claims),
        [_, claims, signature] => three(header, claims, signature),
        [_, _, _, _, _] if header.member("enc") => Form::Other(encrypted()),
        _ => Form::None,
    }
}

/// Nothing but a header, or the beginning of one.
fn cut(header: Segment<'_>) -> Form<'_> {
    // Anything else that begins with a brace, and an object that is not a header.
    let begun = beginning(header.bare()).is_some_and(|bytes| bytes.is_ascii());
    let whole = header.bytes.as_deref().and_then(Document::read).is_some();
    if !begun || (whole && !header.member("alg")) {
        return Form::None;
    }
    Form::Token(Segments { header, claims: None, signature: None, cut: true })
}

/// Without a second dot: the token was never signed, or was cut off.
fn two<'a>(header: Segment<'a>, claims: &'a str) -> Form<'a> {
    let claims = Segment::of("claims", claims);
    let whole = claims.bytes.as_deref().and_then(Document::read).is_some();
    let begun = beginning(claims.bare()).is_some_and(|bytes| bytes.is_empty() || bytes.starts_with(b"{"));
    if !whole && !begun {
        return Form::None;
    }
    let claims = Some(claims).filter(|_| whole);
    Form::Token(Segments { header, claims, signature: None, cut: !whole })
}

/// Three parts: a token where one of the first two is what a token has there.
fn three<'a>(header: Segment<'a>, claims: &'a str, signature: &'a str) -> Form<'a> {
    // Claims that are sent apart from their signature are for another kind of token (RFC 7515, appendix F).
    if claims.is_empty() {
        return Form::None;
    }
    let claims = Segment::of("claims", claims);
    let text = |part: &Segment<'_>| {
        part.bytes.as_deref().and_then(|bytes| std::str::from_utf8(bytes).ok()).is_some_and(|text| {
            text.len() > 3 && !text.contains(|character: char| character.is_control() && !character.is_whitespace())
        })
    };
    if ![&header, &claims].into_iter().any(|part| part.opens_object() || text(part)) {
        return Form::None;
    }
    let signature = Some(Segment::of("signature", signature)).filter(|part| !part.text.is_empty());
    Form::Token(Segments { header, claims: Some(claims), signature, cut: false })
}

fn truncated() -> Finding {
    let message = "the token is cut off: it begins as one and does not go on to its end";
    let fix = "pass on the whole token; logs, terminals and narrow database columns cut long texts";
    Finding::new(rule::TRUNCATED, "input", message, fix)
}

/// `jwe`: RFC 7516, section 3.1.
fn encrypted() -> Finding {
    let message = "the token is encrypted (a JWE: five parts), and an access token is signed only";
    let fix = "pass the access token that your server issued, not the session token of another product";
    Finding::new(rule::JWE, "input", message, fix)
}
