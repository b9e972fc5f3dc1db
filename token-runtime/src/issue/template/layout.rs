//! The JSON of a token, laid out by the vendor's format.

use std::mem;

use crate::credentials::RawCredentials;
use crate::issue::declaration::InputValue;
use crate::json::{ValueWriter, Writer, write_string};

/// A segment of JSON: text, or a hole.
pub(crate) enum Piece {
    Text(Vec<u8>),
    /// The value of the input with this index.
    Input(usize),
    /// The inside of the identity's quotes.
    Identity,
}

pub(super) fn header(
    format: &'static token_schema::Format,
    credentials: &RawCredentials,
    region: Option<&str>,
) -> Vec<u8> {
    let region = format.region_header.as_deref().zip(region);
    let fixed = format.header.iter().map(|(name, value)| match &**name {
        "alg" => ("alg", credentials.algorithm().name()),
        name => (name, &**value),
    });
    let all = fixed.chain(credentials.headers()).chain(region);
    let mut out = Vec::new();
    ValueWriter::new(&mut out).object(|members| {
        for (name, value) in all {
            members.name(name).string(value);
        }
    });
    out
}

/// The claims' JSON up to the value of `iat`, or of the next time if `iat` is not written. The first and the last piece are text.
pub(super) fn claims(format: &token_schema::Format, credentials: &RawCredentials, grants: Vec<Piece>) -> Vec<Piece> {
    let mut pieces = Pieces::default();
    pieces.text("{");
    let fixed = format.claims.iter().map(|(claim, value)| (&**claim, &**value));
    for (claim, value) in credentials.claims().map(|(_, claim, value)| (claim, value)).chain(fixed) {
        pieces.member(claim);
        write_string(&mut pieces.open, value);
    }
    if let Some(claim) = &format.grants {
        pieces.member(claim);
        pieces.text("{");
    } else if grants.iter().any(|piece| !matches!(piece, Piece::Text(text) if text.is_empty())) {
        pieces.comma();
    }
    for piece in grants {
        pieces.push(piece);
    }
    if format.grants.is_some() && !format.identity_in_grants {
        pieces.text("}");
    }
    if !format.identity_in.is_empty() {
        pieces.identity_inside(format);
    } else if !format.identity.is_empty() {
        pieces.member(&format.identity);
        pieces.identity();
    }
    if format.grants.is_some() && format.identity_in_grants {
        pieces.text("}");
    }
    if format.writes.contains("iat") {
        pieces.member("iat");
    }
    pieces.close()
}

#[derive(Default)]
struct Pieces {
    done: Vec<Piece>,
    open: Vec<u8>,
}

impl Pieces {
    fn push(&mut self, piece: Piece) {
        match piece {
            Piece::Text(text) => self.open.extend_from_slice(&text),
            hole => {
                self.done.push(Piece::Text(mem::take(&mut self.open)));
                self.done.push(hole);
            }
        }
    }

    fn text(&mut self, text: &str) {
        self.open.extend_from_slice(text.as_bytes());
    }

    /// What separates a member from the one before.
    fn comma(&mut self) {
        if self.open.last() != Some(&b'{') {
            self.text(",");
        }
    }

    fn member(&mut self, name: &str) {
        self.comma();
        write_string(&mut self.open, name);
        self.text(":");
    }

    fn identity(&mut self) {
        self.text("\"");
        self.push(Piece::Identity);
        self.text("\"");
    }

    /// The identity as the first member of an object in a grant, and that object where the token lacks it.
    fn identity_inside(&mut self, format: &token_schema::Format) {
        let names: Vec<&str> = format.identity_in.iter().collect();
        let (found, place) = self.deepest(&names);
        let Some((piece, at)) = place else {
            self.comma();
            return self.nested(&names, &format.identity);
        };
        let mut after = self.done.split_off(piece);
        let mut tail = mem::take(&mut self.open);
        if let Some(Piece::Text(text)) = after.first_mut() {
            self.open = text.drain(..at).collect();
        } else {
            self.open = tail.drain(..at).collect();
        }
        self.nested(names.get(found..).unwrap_or_default(), &format.identity);
        let next = if let Some(Piece::Text(text)) = after.first() { text.first() } else { tail.first() };
        if next != Some(&b'}') {
            self.text(",");
        }
        for piece in after {
            self.push(piece);
        }
        self.open.append(&mut tail);
    }

    /// The identity in new objects of these names.
    fn nested(&mut self, names: &[&str], identity: &str) {
        for name in names {
            write_string(&mut self.open, name);
            self.text(":{");
        }
        write_string(&mut self.open, identity);
        self.text(":");
        self.identity();
        self.text(&"}".repeat(names.len()));
    }

    /// How many of the nested objects of these names there are, and where the members of the last one begin: the index of the piece, and the
    /// byte in it.
    fn deepest(&self, names: &[&str]) -> (usize, Option<(usize, usize)>) {
        let (mut found, mut place, mut depth) = (0, None, 0);
        let done = self.done.iter().map(|piece| if let Piece::Text(text) = piece { text.as_slice() } else { &[] });
        for (piece, text) in done.chain([self.open.as_slice()]).enumerate() {
            let (mut at, mut key): (usize, &[u8]) = (0, &[]);
            while let Some(byte) = text.get(at) {
                at += 1;
                match byte {
                    b'"' => {
                        let begin = at;
                        while let Some(byte) = text.get(at).filter(|byte| **byte != b'"') {
                            at += if *byte == b'\\' { 2 } else { 1 };
                        }
                        key = text.get(begin..at).unwrap_or_default();
                        at += 1;
                    }
                    b'{' => {
                        let is_next = names.get(found).is_some_and(|name| name.as_bytes() == key);
                        if depth == found + 1 && is_next {
                            (found, place) = (found + 1, Some((piece, at)));
                        }
                        depth += 1;
                    }
                    b'[' => depth += 1,
                    // The object is at its end, so it has no object of the next name.
                    b'}' | b']' if depth == found + 1 && found > 0 => return (found, place),
                    b'}' | b']' => depth -= 1,
                    _ => {}
                }
            }
        }
        (found, place)
    }

    fn close(mut self) -> Vec<Piece> {
        self.done.push(Piece::Text(self.open));
        self.done
    }
}

/// Writes the value of an input; for a grant written in Rust, its members with their names.
pub(super) fn write_input(out: &mut Vec<u8>, input: Option<&InputValue<'_>>) {
    let value = ValueWriter::new(&mut *out);
    match input {
        Some(InputValue::String(text) | InputValue::Sid(text)) => value.string(text),
        Some(InputValue::Bool(boolean)) => value.bool(*boolean),
        Some(InputValue::Integer(number)) => value.integer(*number),
        Some(InputValue::Strings(strings, separator)) => value.strings(strings, separator),
        Some(InputValue::JsonText(object)) => value.json_text(object),
        Some(InputValue::Json(object)) => value.object(|members| members.members_of(object)),
        Some(InputValue::Grant(grant)) => grant.write(&mut Writer::new(out)),
        // Unreachable: `check` has refused the call.
        None => value.string(""),
    }
}
