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
    let mut separator = "{";
    for (_, claim, value) in credentials.claims() {
        pieces.text(separator);
        pieces.member(claim);
        write_string(&mut pieces.open, value);
        separator = ",";
    }
    for (claim, value) in &*format.claims {
        pieces.text(separator);
        pieces.member(claim);
        write_string(&mut pieces.open, value);
        separator = ",";
    }
    pieces.text(separator);
    if let Some(claim) = &format.grants {
        pieces.member(claim);
        pieces.text("{");
    }
    let empty = grants.is_empty();
    for piece in grants {
        pieces.push(piece);
    }
    let close = if format.grants.is_some() { "}" } else { "" };
    if !format.identity_in_grants {
        pieces.text(close);
    }
    if !(empty && (format.identity_in_grants || format.grants.is_none())) {
        pieces.text(",");
    }
    pieces.member(&format.identity);
    pieces.text("\"");
    pieces.push(Piece::Identity);
    pieces.text("\"");
    if format.identity_in_grants {
        pieces.text(close);
    }
    if format.writes.contains("iat") {
        pieces.text(",\"iat\":");
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

    fn member(&mut self, name: &str) {
        write_string(&mut self.open, name);
        self.text(":");
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
