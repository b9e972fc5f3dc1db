//! Knows the tokens of one template again, by their text.
//!
//! Of a token that our own template wrote nearly everything is known: what its prefix stands for was read and held against every
//! rule once, when the program started. So its signature goes on from the template's state, only its tail is decoded, and only
//! what can differ is judged: the times by the rule itself, the identity by [`Plain`].
//!
//! ```text
//!     eyJ0eXAi….eyJzdWIi…     InR5Ijoi…                           .  signature
//!     └─ prefix: compared ─┘  └─ decoded, matched piece by piece ─┘  └─ from the state after the prefix
//! ```
//!
//! It is a short cut and never an opinion: whatever does not match to the byte, be it a tail of another form, an identity with an
//! unusual character or a signature that does not hold, is left to the [`Verifier`](crate::Verifier)'s general way, which
//! says what is wrong. That both say the same is fuzzed (`fuzz/fuzz_targets/own.rs`).

use crate::json::{Data, Document, Span};
use crate::jwt::compact;
use crate::jwt::hs256::Key;
use crate::jwt::{jti, layout};
use crate::rules::findings::Findings;
use crate::rules::identity_limits::Plain;
use crate::rules::{self, Context, Served};
use crate::verify::claims::Claims;
use crate::{characters, names};

use super::{Piece, Template};

/// The tokens of one template.
pub(crate) struct Recogniser {
    /// Header, dot, and the constant part of the claims, encoded.
    prefix: String,
    /// The key's state after it.
    state: Key,
    /// The JSON that the constant part of the claims stands for.
    constant: String,
    /// What stands between that and the inside of the identity's quotes.
    leftover: Vec<u8>,
    /// What follows it: `"},"iat":`.
    before_iat: Vec<u8>,
    nbf: bool,
    /// `,"jti":"` and what stands before the random part.
    jti: Vec<u8>,
    /// A token of the template, read.
    sample: Document,
    region: Option<&'static str>,
    served: Served,
}

/// The tail of a token, matched. Spans count from its beginning.
struct Tail {
    identity: Span,
    /// Key and value.
    iat: (Span, i64),
    nbf: Option<(Span, i64)>,
    exp: (Span, i64),
    jti: (Span, Span),
}

impl Recogniser {
    /// `None` for a template whose tokens have inputs or escapes in them, or no `iat` or id, or that the verifier does not take:
    /// `takes` is its general way, and `context` that of the same moment.
    pub(crate) fn new(template: &Template, context: &Context<'_>, takes: impl Fn(&str) -> bool) -> Option<Self> {
        let [Piece::Text(leftover), Piece::Identity, Piece::Text(before_iat)] = template.tail.as_slice() else {
            return None;
        };
        if !(template.writes.iat && template.writes.jti) {
            return None;
        }
        let random = jti::fresh();
        let sample = template.issue_exactly::<()>(context.now, template.ttl, random.as_str(), "a", &[]).ok()?;
        if !takes(sample.as_str()) {
            return None;
        }
        let parts = compact::split(sample.as_str())?;
        let header = Document::read(&compact::decode(parts.header)?)?;
        let header = header.root().as_object()?;
        let region = rules::region_of(&header, &context.vendor.format);
        let document = Document::read(&compact::decode(parts.claims)?)?;
        let claims = document.root().as_object()?;
        if !document.is_plain() {
            return None;
        }
        Some(Self {
            prefix: template.prefix.clone(),
            state: template.state.clone(),
            constant: String::from_utf8(compact::decode(template.prefix.split_once('.')?.1)?).ok()?,
            leftover: leftover.clone(),
            before_iat: before_iat.clone(),
            nbf: template.writes.nbf,
            jti: template.jti.clone(),
            region,
            served: context.served(layout::grants(&claims, &context.vendor.format).as_ref()),
            sample: document,
        })
    }

    pub(crate) fn prefix(&self) -> &str {
        &self.prefix
    }

    /// Puts the claims of a token that begins with the prefix into `claims`, and gives what the rules say of its times; `None`
    /// where it must go the general way.
    pub(crate) fn read<'c>(&self, token: &str, claims: &mut Claims, context: &Context<'c>) -> Option<Findings<'c>> {
        let dot = token.len().checked_sub(compact::encoded_length(32) + 1)?;
        let (signed, signature) = token.split_at_checked(dot)?;
        let signature = compact::decode_tag(signature.strip_prefix('.')?)?;
        if !self.state.verify(signed.as_bytes(), &signature) {
            return None;
        }
        let mut tail = [0; LONGEST_TAIL];
        let tail = str::from_utf8(compact::decode_into(signed.get(self.prefix.len()..)?, &mut tail)?).ok()?;
        let found = self.tail(tail.as_bytes(), context.plain)?;
        let document = claims.document();
        document.fill_like(&self.sample, &[&self.constant, tail]);
        let moved = |span: Span| Span::of(self.constant.len() + span.range().start, span.range().len());
        let (jti, id) = found.jti;
        document.set(0, Some(moved(jti)), Data::Text(moved(id)));
        let mut from_last = 1;
        for (key, time) in [Some(found.exp), found.nbf, Some(found.iat)].into_iter().flatten() {
            document.set(from_last, Some(moved(key)), Data::Integer(time));
            from_last += 1;
        }
        document.set(from_last, None, Data::Text(moved(found.identity)));
        claims.set_region(self.region);
        let mut findings = context.findings();
        let nbf = found.nbf.map(|(_, nbf)| nbf);
        if !rules::times_are_good(found.iat.1, nbf, found.exp.1, context, &self.served) {
            rules::times(&claims.object()?, context, &self.served, &mut findings);
        }
        Some(findings)
    }

    /// Matches what stands after the constant part.
    fn tail(&self, text: &[u8], plain: Plain) -> Option<Tail> {
        let mut rest = Rest { text, at: 0 };
        rest.exactly(&self.leftover)?;
        let identity = rest.before_quote()?;
        if !plain.has(text.get(identity.range())?) {
            return None;
        }
        let iat = rest.time(&self.before_iat)?;
        let nbf = if self.nbf { Some(rest.time(b",\"nbf\":")?) } else { None };
        let exp = rest.time(b",\"exp\":")?;
        let key = Span::of(rest.at + b",\"".len(), 3);
        let start = rest.at + b",\"jti\":\"".len();
        rest.exactly(&self.jti)?;
        let end = text.len().checked_sub(b"\"}".len())?;
        let random = text.get(rest.at..end)?;
        if random.is_empty() || !characters::all(random, characters::is_base64url) {
            return None;
        }
        rest.at = end;
        rest.exactly(b"\"}")?;
        Some(Tail { identity, iat, nbf, exp, jti: (key, Span::of(start, end - start)) })
    }
}

/// Longest tail that is known again, bytes: an identity of 256 and what stands around it.
const LONGEST_TAIL: usize = 512;

/// A text that is matched from left to right.
struct Rest<'t> {
    text: &'t [u8],
    at: usize,
}

impl Rest<'_> {
    fn exactly(&mut self, expected: &[u8]) -> Option<()> {
        names::after(self.text.get(self.at..)?, expected)?;
        self.at += expected.len();
        Some(())
    }

    /// What stands before the next quote.
    fn before_quote(&mut self) -> Option<Span> {
        let length = self.text.get(self.at..)?.iter().position(|&byte| byte == b'"')?;
        let span = Span::of(self.at, length);
        self.at += length;
        Some(span)
    }

    /// A time after what names it, which ends in a key of three letters and a colon. Of ten digits, as from 2001 to 2286: no
    /// other is written.
    fn time(&mut self, name: &[u8]) -> Option<(Span, i64)> {
        self.exactly(name)?;
        let key = Span::of(self.at - b"iat\":".len(), 3);
        let digits: &[u8; 10] = self.text.get(self.at..)?.first_chunk()?;
        let (sound, time) = digits.iter().fold((true, 0), |(sound, time), digit| {
            (sound & digit.is_ascii_digit(), time * 10 + i64::from(digit.wrapping_sub(b'0')))
        });
        if !sound || digits.starts_with(b"0") {
            return None;
        }
        self.at += digits.len();
        Some((key, time))
    }
}

#[cfg(test)]
mod tests;
