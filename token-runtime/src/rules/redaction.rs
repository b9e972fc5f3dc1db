//! Hides secrets in a token, and prints everything else.
//!
//! Everyone who has a token can read it, so a secret in it is lost. A log or a terminal must not spread it further.

mod marks;

use std::borrow::Cow;
use std::cell::OnceCell;

use serde_json::Value;
use token_schema::{Credential, Sid, Vendor, rule};

use self::marks::{Marks, SHORTEST, plain};
use crate::credentials::RawCredentials;
use crate::credentials::key_text::is_private_key;
use crate::credentials::parts::{part_of_claim, part_of_key};
use crate::credentials::secret::Secret;
use crate::json::JsonObject;
use crate::rules::finding::Finding;

/// Replaces a name, or a quote in a message.
const HIDDEN: &str = "[not shown]";

pub(crate) struct Redaction<'a> {
    vendor: &'static Vendor,
    credentials: &'a [&'a RawCredentials],
    /// Values that may be a secret, unless they are a public name.
    unusable: &'a [Secret],
    /// Made for the first string that needs them: verifying a good token needs none.
    marks: OnceCell<Marks>,
}

impl<'a> Redaction<'a> {
    pub(crate) fn new(vendor: &'static Vendor, credentials: &'a [&'a RawCredentials], unusable: &'a [Secret]) -> Self {
        Self { vendor, credentials, unusable, marks: OnceCell::new() }
    }

    pub(crate) fn vendor(&self) -> &'static Vendor {
        self.vendor
    }

    /// Whether a string contains a known secret, as it is or in base64 or hexadecimal, or any private key.
    pub(crate) fn is_secret(&self, text: &str) -> bool {
        self.has_secret(&plain(text))
    }

    fn knows_no_secret(&self) -> bool {
        self.credentials.is_empty() && self.unusable.is_empty()
    }

    fn has_secret(&self, plain: &str) -> bool {
        if is_private_key(plain) {
            return true;
        }
        if self.knows_no_secret() {
            return false;
        }
        // Too short for a secret in hexadecimal, which has two digits for each byte.
        let is_short = |secret: &str| plain.len() < 2 * secret.len();
        if self.marks.get().is_none() && self.has_public_form(plain) && self.secrets().all(is_short) {
            // Without the marks: a stranger may send a verifier any number of key ids.
            return self.secrets().any(|secret| secret.len() >= SHORTEST && plain.contains(secret));
        }
        self.marks().hold(plain)
    }

    /// Whether a string contains a known secret, or a long part of one outside of a public name, which may share characters with a secret.
    fn leaks(&self, text: &str) -> bool {
        let plain = plain(text);
        if is_private_key(&plain) {
            return true;
        }
        if self.knows_no_secret() || !self.marks().may_match(&plain) {
            return false;
        }
        if self.marks().hold(&plain) {
            return true;
        }
        if !self.marks().share(&plain) || self.is_public(&plain) {
            return false;
        }
        let words = plain.split(|character: char| !character.is_alphanumeric() && character != '_');
        let mut rest = plain.to_string();
        for word in words.filter(|word| word.len() >= SHORTEST && self.is_public(word)) {
            rest = rest.replace(word, "\n");
        }
        self.marks().share(&rest)
    }

    /// Whether a string in the place of a name of the credentials is a name: a known one, or one by its form. Anything else may be the
    /// secret, which people put there by mistake.
    pub(crate) fn is_name(&self, text: &str, part: &Credential) -> bool {
        if self.is_secret(text) {
            return false;
        }
        text.len() < SHORTEST || self.is_public(text) || looks_like(part, text)
    }

    /// Whether a string is a public name: a known one, or one by its form.
    fn is_public(&self, text: &str) -> bool {
        self.has_public_form(text) || self.credentials.iter().any(|parts| parts.names().any(|name| name == text))
    }

    fn has_public_form(&self, text: &str) -> bool {
        self.vendor.sids.iter().any(|kind| is_nearly(kind, text))
            || self.vendor.credentials.iter().filter(|part| !part.role.signs()).any(|part| looks_like(part, text))
    }

    pub(crate) fn of_finding(&self, mut finding: Finding) -> Finding {
        let place = self.credential_place(&finding).map(str::to_owned);
        match &place {
            Some(place) if finding.at != *place => finding.at = Cow::Owned(format!("{place}.{HIDDEN}")),
            None if finding.at.split('.').any(|name| self.leaks(name)) => {
                let names = finding.at.split('.').map(|name| if self.leaks(name) { HIDDEN } else { name });
                finding.at = Cow::Owned(names.collect::<Vec<_>>().join("."));
            }
            _ => {}
        }
        let is_hidden = |quoted: &str| match &place {
            Some(place) => {
                quoted.len() >= SHORTEST && !self.is_public(quoted) && Some(quoted) != place.split('.').nth(1)
            }
            None => self.is_quoted_secret(quoted),
        };
        for text in [&mut finding.message, &mut finding.fix] {
            let parts = text.split('`').enumerate();
            let parts = parts.map(|(index, part)| match index % 2 {
                1 if is_hidden(part) => Cow::Borrowed(HIDDEN),
                1 => Cow::Borrowed(part),
                _ => self.of_numbers(part),
            });
            *text = parts.collect::<Vec<_>>().join("`");
        }
        finding
    }

    /// The claim or header parameter of the credentials that a finding is inside of. A place leaves out a key that is long or has other
    /// characters than a name.
    fn credential_place<'f>(&self, finding: &'f Finding) -> Option<&'f str> {
        let (top, rest) = finding.at.split_once('.')?;
        let name = match rest.split_once('.') {
            Some((name, _)) => name,
            None if finding.rule == rule::DUPLICATE_KEY => rest,
            None => return None,
        };
        self.credential(name, top == "claims")?;
        finding.at.get(..top.len() + 1 + name.len())
    }

    fn credential(&self, name: &str, is_claims: bool) -> Option<&'static Credential> {
        let key = &*self.vendor.format.key;
        if let Some(header) = self.vendor.format.key_header.as_deref().filter(|_| !is_claims) {
            return part_of_key(self.vendor).map(|(part, _)| part).filter(|_| name == header);
        }
        let claim = match name {
            _ if is_claims || name == key => name,
            "kid" | "iss" => key,
            _ => return None,
        };
        part_of_claim(self.vendor, claim).map(|(part, _)| part)
    }

    /// The part of a message between two quotes, which may contain a number from the token.
    fn of_numbers<'t>(&self, text: &'t str) -> Cow<'t, str> {
        let numbers = text.split(|character: char| !character.is_ascii_digit());
        let secret = |number: &&str| number.len() >= SHORTEST && self.leaks(number);
        numbers.filter(secret).fold(Cow::Borrowed(text), |text, number| text.replace(number, HIDDEN).into())
    }

    pub(crate) fn of_object(&self, object: JsonObject, is_claims: bool) -> JsonObject {
        let members = object.into_iter().map(|(key, value)| {
            let value = match (&value, self.credential(&key, is_claims)) {
                (Value::String(text), Some(part)) if !self.is_name(text, part) => self.hidden(text).into(),
                (Value::Number(_), Some(_)) => "[not shown: a number]".into(),
                (Value::Array(_), Some(_)) => "[not shown: an array]".into(),
                (Value::Object(_), Some(_)) => "[not shown: an object]".into(),
                _ => self.of_value(value),
            };
            (self.of_key(key), value)
        });
        members.collect()
    }

    /// The depth is bounded by the reader.
    fn of_value(&self, value: Value) -> Value {
        match value {
            Value::String(text) if self.leaks(&text) => self.hidden(&text).into(),
            Value::Number(number) if self.is_in_number(&number) => self.hidden(&number.to_string()).into(),
            Value::Array(items) => items.into_iter().map(|item| self.of_value(item)).collect(),
            Value::Object(members) => {
                members.into_iter().map(|(key, value)| (self.of_key(key), self.of_value(value))).collect()
            }
            other => other,
        }
    }

    /// Whether the digits of a number contain a secret. A long number was read as a fraction with an exponent.
    fn is_in_number(&self, number: &serde_json::Number) -> bool {
        let text = number.to_string();
        let digits = text.split(['e', 'E']).next().unwrap_or_default().replace(['-', '.'], "");
        digits.len() >= SHORTEST && self.leaks(&digits)
    }

    fn of_key(&self, key: String) -> String {
        if self.leaks(&key) { HIDDEN.to_owned() } else { key }
    }

    fn hidden(&self, text: &str) -> String {
        let why = if self.is_secret(text) { "contains" } else { "may be" };
        format!("[not shown: it {why} a secret]")
    }

    /// Whether a quote, which [`Shown`](crate::rules::shown::Shown) has escaped, contains a secret, or ends within one where it was cut.
    fn is_quoted_secret(&self, quoted: &str) -> bool {
        self.leaks(quoted)
            || (quoted.strip_suffix(crate::rules::shown::CUT)).is_some_and(|cut| self.marks().end(&plain(cut)))
    }

    fn marks(&self) -> &Marks {
        self.marks.get_or_init(|| Marks::new(self.secrets()))
    }

    fn secrets(&self) -> impl Iterator<Item = &'a str> {
        // Quotes and white space are a usual reason why credentials are unusable, and the token lacks them.
        let unquoted = |value: &'a Secret| value.expose().trim().trim_matches(['"', '\'', '`']);
        let unusable = self.unusable.iter().map(unquoted).filter(|value| !self.has_public_form(value));
        let secrets = self.credentials.iter().flat_map(|parts| parts.secrets()).chain(unusable);
        secrets.map(str::trim).filter(|secret| !secret.is_empty())
    }
}

/// Whether a string seems meant to be a SID of this kind: its prefix, then only hexadecimal digits or the `x` of examples, half as many
/// as a SID has to four more. A prefix with fewer digits may be anything, and with more a secret in hexadecimal.
fn is_nearly(kind: &Sid, text: &str) -> bool {
    kind.literals.contains(text)
        || text.strip_prefix(&*kind.prefix).is_some_and(|rest| {
            let digits = rest.strip_suffix(&*kind.suffix).unwrap_or(rest);
            let all = digits.bytes().all(|byte| byte.is_ascii_hexdigit() || matches!(byte, b'x' | b'X'));
            all && (kind.digits / 2..=kind.digits + 4).contains(&digits.len())
        })
}

/// Whether a text has the form of a name, perhaps in capital letters.
fn looks_like(part: &Credential, text: &str) -> bool {
    part.looks.as_ref().is_some_and(|looks| looks.fit(text) || looks.fit_in_lower_case(text))
}
