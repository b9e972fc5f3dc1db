//! Says whether a token is ours and good.

use std::fmt;
use std::marker::PhantomData;
use std::time::{Duration, SystemTime};

use crate::clock::Clock;
use crate::compact::{self, Compact};
use crate::credentials::Parts;
use crate::hs256::Key;
use crate::json::{self, Document, Object};
use crate::rules::{self, Context};
use crate::{Claims, Contents, Finding, GrantSet as _, Vendor, Verified, VerifyError, schema};

/// Says whether a token is ours and good: signed with one of our keys, in time, and one that the vendor would accept.
///
/// Nothing of a token is trusted before its signature holds. Until then only its header is read, and, to choose among several
/// keys, the issuer that it names.
pub struct Verifier<V: Vendor> {
    /// At least one; the first signs today.
    keys: Vec<Held>,
    own: &'static schema::Own,
    /// Seconds.
    leeway: u64,
    clock: Clock,
    vendor: PhantomData<fn() -> V>,
}

struct Held {
    parts: Parts,
    key: Key,
}

impl<V: Vendor> Verifier<V> {
    /// A verifier of tokens that these credentials signed.
    #[must_use]
    pub fn new(credentials: &V::Credentials) -> Self {
        let none =
            Self { keys: Vec::new(), own: schema::Own::NONE, leeway: 0, clock: Clock::default(), vendor: PhantomData };
        none.or(credentials)
    }

    /// Also takes tokens that these credentials signed: those from before a key was exchanged.
    #[must_use]
    pub fn or(mut self, credentials: &V::Credentials) -> Self {
        let parts = credentials.as_ref().clone();
        self.keys.push(Held { key: Key::new(parts.secret().as_bytes()), parts });
        self
    }

    /// How far the clocks may be apart: the end of a token is taken that much later, its beginning that much earlier. None
    /// unless given; a part of a second is dropped.
    #[must_use]
    pub fn with_leeway(mut self, leeway: Duration) -> Self {
        self.leeway = leeway.as_secs();
        self
    }

    /// Takes the time from `clock` instead of the system.
    #[must_use]
    pub fn with_clock(mut self, clock: impl Fn() -> SystemTime + Send + Sync + 'static) -> Self {
        self.clock = Clock::new(clock);
        self
    }

    /// Knows grants and SDKs that an application added to the vendor's.
    #[must_use]
    pub fn with_own(mut self, own: &'static schema::Own) -> Self {
        self.own = own;
        self
    }

    /// Verifies a token.
    ///
    /// # Errors
    ///
    /// Every reason to refuse it. A client is best told no more than that, and whether it
    /// [expired](VerifyError::is_expired).
    pub fn verify(&self, token: &str) -> Result<Claims, VerifyError> {
        self.read(token, |_| Ok(())).map(|(claims, ())| claims)
    }

    /// Verifies a token, and that it carries the grants of `P`: a set of grants, or a profile.
    ///
    /// # Errors
    ///
    /// As [`verify`](Self::verify), and when one of the grants is missing or holds something else than its type can.
    pub fn verify_as<P: Contents>(&self, token: &str) -> Result<Verified<P>, VerifyError> {
        let (claims, grants) = self.read(token, |grants| {
            P::Grants::read_grants(grants).map_err(|error| {
                let at = V::TABLE.format.grants.map_or("claims".to_owned(), |name| format!("claims.{name}"));
                let fix = "issue it with the grants that are expected here";
                VerifyError::from(Finding::error(
                    "grant-expected",
                    at,
                    format!("not the expected grants: {error}"),
                    fix,
                ))
            })
        })?;
        Ok(Verified::new(claims, grants))
    }

    pub(crate) fn set_clock(&mut self, clock: &Clock) {
        self.clock = clock.clone();
    }

    /// The steps, in order; each trusts only what those before it have shown.
    fn read<T>(
        &self,
        token: &str,
        grants: impl FnOnce(&Object<'_>) -> Result<T, VerifyError>,
    ) -> Result<(Claims, T), VerifyError> {
        let parts = well_formed(token)?;
        let header = part("header", parts.header)?;
        let header = document("header", &header)?;
        let header = object("header", &header)?;
        refuse(rules::check_header(&header, V::TABLE))?;
        let text = part("claims", parts.claims)?;
        self.check_signature(&parts, &text)?;
        let claims = document("claims", &text)?;
        let claims = object("claims", &claims)?;
        refuse(rules::check_claims(&header, &claims, &self.context()))?;
        let format = &V::TABLE.format;
        let found = rules::grants_object(&claims, format)
            .ok_or_else(|| refused("grants-missing", "claims", "it has no grants"))?;
        let grants = grants(&found)?;
        Ok((Claims::new(&claims, rules::region_of(&header, format), &text, format), grants))
    }

    fn check_signature(&self, parts: &Compact<'_>, claims: &[u8]) -> Result<(), VerifyError> {
        let signature = part("signature", parts.signature)?;
        let holds = |held: &&Held| held.key.verify(parts.signed.as_bytes(), &signature);
        if let [only] = self.keys.as_slice()
            && holds(&only)
        {
            return Ok(());
        }
        let key = V::TABLE.format.key;
        let issuer = json::peek_text(claims, key).unwrap_or_default();
        let mut named = self.keys.iter().filter(|held| held.parts.value(key) == issuer).peekable();
        if named.peek().is_none() {
            return Err(rules::other_key(&issuer, key).into());
        }
        if named.any(|held| holds(&held)) {
            return Ok(());
        }
        Err(Finding::error(
            "signature-mismatch",
            "signature",
            "this key did not sign it, or it was changed since",
            format!("issue it with the secret that belongs to the key in `{key}`"),
        )
        .into())
    }

    fn context(&self) -> Context<'_> {
        Context {
            vendor: V::TABLE,
            own: self.own,
            sdks: &[],
            now: self.clock.unix(),
            leeway: self.leeway,
            credentials: self.keys.iter().map(|held| &held.parts).collect(),
        }
    }
}

impl<V: Vendor> fmt::Debug for Verifier<V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let keys: Vec<_> = self.keys.iter().map(|held| &held.parts).collect();
        f.debug_struct("Verifier").field("keys", &keys).field("leeway", &self.leeway).finish_non_exhaustive()
    }
}

/// An error, where one was found.
fn refuse(mut findings: Vec<Finding>) -> Result<(), VerifyError> {
    findings.retain(Finding::is_error);
    if findings.is_empty() { Ok(()) } else { Err(VerifyError::new(findings)) }
}

fn refused(rule: &'static str, at: &'static str, message: &str) -> VerifyError {
    Finding::error(rule, at, message, "send the token as it was issued").into()
}

/// Three parts of a bearable length, none of them empty.
fn well_formed(token: &str) -> Result<Compact<'_>, VerifyError> {
    if token.len() > compact::LONGEST {
        return Err(refused("token-too-long", "token", "it is longer than any token"));
    }
    if token.trim().is_empty() {
        return Err(refused("empty", "token", "there is nothing"));
    }
    if token.contains(|character: char| character.is_whitespace()) {
        let message = "there is white space in it, or something stands before it, such as `Bearer `";
        return Err(refused("whitespace", "token", message));
    }
    let parts = compact::split(token)
        .ok_or_else(|| refused("not-a-jwt", "token", "it does not have three parts joined by dots"))?;
    if parts.signature.is_empty() {
        return Err(refused("signature-missing", "signature", "it is not signed"));
    }
    Ok(parts)
}

fn part(at: &'static str, text: &str) -> Result<Vec<u8>, VerifyError> {
    compact::decode(text).ok_or_else(|| refused("bad-base64", at, "it is not base64url without padding"))
}

fn document<'a>(at: &'static str, text: &'a [u8]) -> Result<Document<'a>, VerifyError> {
    Document::read(text).ok_or_else(|| refused("bad-json", at, "it is not JSON"))
}

fn object<'a>(at: &'static str, document: &'a Document<'_>) -> Result<Object<'a>, VerifyError> {
    document.root().as_object().ok_or_else(|| refused("claims-not-object", at, "it is not a JSON object"))
}
