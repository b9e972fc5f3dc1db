//! Hides secrets that somebody put into a token, and prints everything else.
//!
//! Everyone who has a token can read it, so a secret in it is lost. A log or a terminal must not spread it further.

use std::borrow::Cow;

use serde_json::Value;

use crate::credentials::{Parts, claims_of, is_like, secret_of};
use crate::schema::{Credential, Role, Sid, Vendor};
use crate::{Finding, JsonObject};

/// Replaces a name, or a quote in a message.
const HIDDEN: &str = "[not shown]";
/// Bytes of the shortest secret, and of the shortest beginning of a secret, that are looked for inside a text: fewer are found by chance.
const SHORTEST: usize = 6;

/// Knows which texts of a token may be secrets.
#[derive(Clone, Copy)]
pub(crate) struct Redaction<'a> {
    vendor: &'static Vendor,
    credentials: &'a [&'a Parts],
}

impl<'a> Redaction<'a> {
    pub(crate) fn new(vendor: &'static Vendor, credentials: &'a [&'a Parts]) -> Self {
        Self { vendor, credentials }
    }

    pub(crate) fn vendor(&self) -> &'static Vendor {
        self.vendor
    }

    /// Whether a secret of ours is in a text.
    pub(crate) fn is_secret(&self, text: &str) -> bool {
        self.secrets().any(|secret| text.trim() == secret || (secret.len() >= SHORTEST && text.contains(secret)))
    }

    /// Whether a text in the place of a name of the credentials is a name: one of ours, or one by its form. Anything else may
    /// be the secret, which people put there by mistake.
    pub(crate) fn is_name(&self, text: &str, part: &Credential) -> bool {
        if self.is_secret(text) {
            return false;
        }
        text.len() < SHORTEST
            || self.credentials.iter().any(|parts| parts.names().any(|name| name == text))
            || self.vendor.sids.iter().any(|kind| is_nearly(kind, text))
            || part.looks.is_some_and(|looks| is_like(text, looks))
    }

    /// A finding that quotes no secret.
    pub(crate) fn of_finding(&self, mut finding: Finding) -> Finding {
        if self.credentials.is_empty() {
            return finding;
        }
        if finding.at.split('.').any(|name| self.is_secret(name)) {
            let names = finding.at.split('.').map(|name| if self.is_secret(name) { HIDDEN } else { name });
            finding.at = Cow::Owned(names.collect::<Vec<_>>().join("."));
        }
        for text in [&mut finding.message, &mut finding.fix] {
            if text.split('`').skip(1).step_by(2).any(|quoted| self.is_quoted_secret(quoted)) {
                let parts = text.split('`').enumerate();
                let parts = parts.map(
                    |(index, part)| {
                        if index % 2 == 1 && self.is_quoted_secret(part) { HIDDEN } else { part }
                    },
                );
                *text = parts.collect::<Vec<_>>().join("`");
            }
        }
        finding
    }

    /// Header or claims as they may be printed.
    pub(crate) fn of_object(&self, object: JsonObject, is_claims: bool) -> JsonObject {
        let members = object.into_iter().map(|(key, value)| {
            let part = claims_of(self.vendor).find(|(_, claim, _)| is_claims && *claim == key);
            let value = match (&value, part) {
                (Value::String(text), Some((part, ..))) if !self.is_name(text, part) => self.hidden(text).into(),
                _ => self.of_value(value),
            };
            (self.of_key(key), value)
        });
        members.collect()
    }

    /// The depth is bounded by the reader.
    fn of_value(&self, value: Value) -> Value {
        match value {
            Value::String(text) if self.is_secret(&text) => self.hidden(&text).into(),
            Value::Array(items) => items.into_iter().map(|item| self.of_value(item)).collect(),
            Value::Object(members) => {
                members.into_iter().map(|(key, value)| (self.of_key(key), self.of_value(value))).collect()
            }
            other => other,
        }
    }

    fn of_key(&self, key: String) -> String {
        if self.is_secret(&key) { HIDDEN.to_owned() } else { key }
    }

    fn hidden(&self, text: &str) -> String {
        if self.is_secret(text) {
            return format!("[not shown: the {} is in it]", secret_of(self.vendor).title);
        }
        format!("[not shown: {} characters that may be a secret]", text.chars().count())
    }

    /// Whether a secret of ours is in a quote, which [`Shown`](crate::shown::Shown) has escaped. A quote that was cut may end within the
    /// secret; no other quote is compared with a part of it, because a name may share characters with a secret.
    fn is_quoted_secret(&self, quoted: &str) -> bool {
        self.secrets().any(|secret| {
            let secret: Vec<String> = secret.chars().map(crate::shown::escaped).collect();
            let whole = secret.concat();
            let ends_within = |cut: &str| {
                let mut beginning = String::new();
                secret.iter().any(|character| {
                    beginning += character;
                    beginning.len() >= SHORTEST && cut.ends_with(&beginning)
                })
            };
            quoted == whole
                || (whole.len() >= SHORTEST && quoted.contains(&whole))
                || quoted.strip_suffix(crate::shown::CUT).is_some_and(ends_within)
        })
    }

    fn secrets(&self) -> impl Iterator<Item = &'a str> {
        self.credentials.iter().flat_map(|parts| parts.secrets()).map(str::trim).filter(|secret| !secret.is_empty())
    }
}

/// Whether a text was meant to be a SID of this kind: its prefix, and nothing but hexadecimal digits or an example's `x` after it.
fn is_nearly(kind: &Sid, text: &str) -> bool {
    kind.literals.contains(&text)
        || text.strip_prefix(kind.prefix).is_some_and(|rest| {
            let digits = rest.strip_suffix(kind.suffix).unwrap_or(rest);
            digits.bytes().all(|byte| byte.is_ascii_hexdigit() || matches!(byte, b'x' | b'X'))
        })
}

/// The part of the credentials that names the key.
pub(crate) fn key_of(vendor: &'static Vendor) -> Option<&'static Credential> {
    vendor.credentials.iter().find(|part| matches!(part.role, Role::Claim(claim, _) if claim == vendor.format.key))
}
