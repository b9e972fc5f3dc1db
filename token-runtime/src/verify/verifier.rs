//! Verifies tokens.

use std::fmt;
use std::marker::PhantomData;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use token_schema::Algorithm;
use token_schema::rule::{self, Rule};

use crate::credentials::RawCredentials;
use crate::diagnose;
use crate::grant::grant_set::Contents;
use crate::json::{Document, Object};
use crate::jwt::clock::Clock;
use crate::jwt::compact::{self, Compact};
use crate::jwt::known_headers::KnownHeaders;
use crate::jwt::registered::Registered;
use crate::keys::signer::Signer;
use crate::rules;
use crate::rules::claims::other_key;
use crate::rules::context::Context;
use crate::rules::finding::Finding;
use crate::rules::header::region_of;
use crate::rules::identity_limits::Plain;
use crate::rules::redaction::Redaction;
use crate::vendors::vendor::Vendor;
use crate::verify::claims::{Claims, Verified, no_grants};
use crate::verify::held_keys::{HeldKeys, Moment, Signers};
use crate::verify::jwks;
use crate::verify::unverified::Unverified;
use crate::verify::verify_error::VerifyError;

/// Verifies tokens: that one of the given keys signed them, that they have not expired, and that the vendor would accept them.
///
/// No claim is trusted before the signature is verified. Until then only the header is read and, if there are several keys, the key id.
///
/// One verifier may hold the keys of many accounts. **A key is valid for its own account only**: a token that one tenant's key signed and
/// that names another tenant's account is refused (`sub-other-account`), even if two tenants have the same key id.
///
/// ```
/// use token_core::twilio::{AccountSid, ApiKeySid, Credentials, Issuer, Verifier, VideoGrant};
/// use token_core::{Secret, sid};
///
/// let acme = Credentials::new(
///     sid!(AccountSid, "AC000000000000000000000000000000a1"),
///     sid!(ApiKeySid, "SK000000000000000000000000000000a2"),
///     Secret::new("TheFakeSecretOfAcmeAcmeAcme12345"),
/// );
/// let bolt = Credentials::new(
///     sid!(AccountSid, "AC000000000000000000000000000000b1"),
///     sid!(ApiKeySid, "SK000000000000000000000000000000b2"),
///     Secret::new("TheFakeSecretOfBoltBoltBolt67890"),
/// );
/// let verifier = Verifier::new(&acme).also_accept(&bolt);
/// let token = Issuer::new(&bolt).issue("alice", VideoGrant::new())?;
/// assert_eq!(verifier.verify(token.as_str())?.issuer(), bolt.api_key_sid());
///
/// // From now on every token of bolt is refused.
/// let verifier = verifier.without(bolt.api_key_sid());
/// assert!(verifier.verify(token.as_str()).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone)]
pub struct Verifier<V: Vendor> {
    keys: HeldKeys,
    headers: Arc<KnownHeaders>,
    additions: &'static token_schema::Additions,
    plain: Plain,
    /// Seconds.
    leeway: u64,
    clock: Clock,
    vendor: PhantomData<fn() -> V>,
}

impl<V: Vendor> Verifier<V> {
    /// A verifier of tokens that these credentials signed. With an empty secret it refuses every token (`secret-empty`).
    #[must_use]
    pub fn new(credentials: &V::Credentials) -> Self {
        let none = Self {
            keys: HeldKeys::default(),
            headers: Arc::new(KnownHeaders::new(&V::TABLE.format)),
            additions: token_schema::Additions::NONE,
            plain: Plain::new(V::TABLE.sdks.iter()),
            leeway: 0,
            clock: Clock::default(),
            vendor: PhantomData,
        };
        none.also_accept(credentials)
    }

    /// Also accepts tokens that these credentials signed: those of the next key, of the previous key, or of another account.
    #[must_use]
    pub fn also_accept(mut self, credentials: &V::Credentials) -> Self {
        self.hold(credentials);
        self
    }

    /// Refuses tokens of the key with this id from now on: for a stolen key, or a tenant that left.
    #[must_use]
    pub fn without(mut self, key_id: &str) -> Self {
        self.keys.remove(key_id);
        self
    }

    /// The ids of the keys whose tokens are accepted now. A verifier of declared tokens lists the signing key first.
    pub fn key_ids(&self) -> impl Iterator<Item = &str> {
        self.credentials().map(RawCredentials::key_id)
    }

    /// The public keys whose tokens are accepted now, as a JSON Web Key Set (RFC 7517): `{"keys":[…]}`. A secret is never in it.
    #[must_use]
    pub fn jwks(&self) -> String {
        jwks::of(self.credentials())
    }

    /// The leeway for clocks that differ: a token is accepted that much before and after its times. Zero by default; a fraction of a second
    /// is dropped. The leeway of the vendor's own servers is the minimum.
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

    /// Adds the application's own grants and SDKs to the vendor's.
    #[doc(hidden)]
    #[must_use]
    pub fn with_additions(mut self, additions: &'static token_schema::Additions) -> Self {
        self.additions = additions;
        self.plain = Plain::new(V::TABLE.sdks.iter().chain(additions.sdks.iter()));
        self
    }

    /// Verifies a token.
    ///
    /// # Errors
    ///
    /// Every reason to refuse it. Tell a client only that its token was refused, and whether it
    /// [expired](VerifyError::is_expired).
    #[doc(alias = "fromJwt")]
    #[doc(alias = "from_jwt")]
    pub fn verify(&self, token: &str) -> Result<Claims, VerifyError> {
        let now = self.clock.unix();
        self.read(now, token).map_err(|error| self.redacted(now, malformed(token).unwrap_or(error)))
    }

    /// Verifies a token, and that it carries the grants of `P`: a set of grants, or a profile.
    ///
    /// # Errors
    ///
    /// As [`verify`](Self::verify), and when one of the grants is missing or has a value that its type cannot hold.
    pub fn verify_as<P: Contents>(&self, token: &str) -> Result<Verified<P>, VerifyError> {
        let claims = self.verify(token)?;
        match claims.read() {
            Ok(grants) => Ok(Verified::new(claims, grants)),
            Err(error) => Err(error),
        }
    }

    /// Options with which [`diagnose`](diagnose::diagnose) checks a token as this verifier does: the same keys, leeway, and grants and SDKs of
    /// the application. The time is the system's.
    #[must_use]
    pub fn diagnose_options(&self) -> diagnose::Options {
        let options = diagnose::Options::of::<V>().additions(self.additions).leeway(Duration::from_secs(self.leeway));
        self.credentials().fold(options, diagnose::Options::credentials)
    }

    /// The claims of a token as anyone may have written them, to find the verifier that verifies it. `None` if they cannot be read.
    ///
    /// ```
    /// use token_core::twilio::Verifier;
    ///
    /// // {"iss":"SK0123…","sub":"AC0123…"}, with an invalid signature.
    /// let token = "e30.eyJpc3MiOiJTSzAxMjMifQ.AAAA";
    /// assert_eq!(Verifier::unverified(token).unwrap().issuer(), Some("SK0123"));
    /// ```
    #[must_use]
    pub fn unverified(token: &str) -> Option<Unverified> {
        let opened = open(token).ok()?;
        let key_id = opened.key_id(V::TABLE);
        Some(Unverified::new(opened.claims, key_id))
    }

    /// Verifies a token that was opened to find this verifier.
    pub(crate) fn verify_opened(&self, token: &str, opened: Opened<'_>) -> Result<Claims, VerifyError> {
        let now = self.clock.unix();
        self.read_opened(now, opened).map_err(|error| self.redacted(now, malformed(token).unwrap_or(error)))
    }

    /// The credentials that are held now.
    pub(crate) fn credentials(&self) -> impl Iterator<Item = &RawCredentials> {
        self.keys.credentials(self.moment(self.clock.unix()))
    }

    /// Every key id, also those of keys that have ended.
    pub(crate) fn all_key_ids(&self) -> impl Iterator<Item = &str> {
        self.keys.all().map(RawCredentials::key_id)
    }

    pub(crate) fn hold(&mut self, credentials: &V::Credentials) {
        self.keys.hold(credentials.as_ref());
    }

    /// Also accepts tokens that `before` signed with `signed`, whose lifetime is `longest` seconds at most.
    pub(crate) fn follow(&mut self, before: &Self, signed: &RawCredentials, longest: u32, across_accounts: bool) {
        let now = before.clock.unix();
        self.keys.keep(&before.keys, signed, now.saturating_add(longest.into()), before.moment(now), across_accounts);
    }

    /// Uses these headers, the same of each verifier of a vendor, so that many verifiers take less memory.
    pub(crate) fn share_headers(&mut self, headers: &Arc<KnownHeaders>) {
        self.headers = Arc::clone(headers);
    }

    pub(crate) fn clock(&self) -> Clock {
        self.clock.clone()
    }

    pub(crate) fn set_clock(&mut self, clock: &Clock) {
        self.clock = clock.clone();
    }

    /// The rules know only the credentials that signed, but a token may contain the secret of any that are held.
    fn redacted(&self, now: u64, error: VerifyError) -> VerifyError {
        let held: Vec<_> = self.keys.credentials(self.moment(now)).collect();
        error.redacted(&Redaction::new(V::TABLE, &held, &[]))
    }

    /// The steps, in order; each relies only on what the steps before it have verified. `now` is in seconds since 1970.
    fn read(&self, now: u64, token: &str) -> Result<Claims, VerifyError> {
        let parts = split(token)?;
        let head = self.head(parts.header)?;
        let text = decode_claims(&parts)?;
        let signers = self.signers(now, &parts, &head, || Self::key_id(Document::read(&text).as_ref()))?;
        let document = Document::of(text).ok_or_else(|| bad_json("claims"))?;
        self.judge(now, head.region, &signers, document)
    }

    /// As [`read`](Self::read), for claims that were read to find this verifier.
    fn read_opened(&self, now: u64, opened: Opened<'_>) -> Result<Claims, VerifyError> {
        let head = self.head(opened.parts.header)?;
        let signers = self.signers(now, &opened.parts, &head, || Self::key_id(Some(&opened.claims)))?;
        self.judge(now, head.region, &signers, opened.claims)
    }

    /// What is in a token that these credentials signed.
    fn judge(
        &self,
        now: u64,
        region: Option<&'static str>,
        signers: &Signers<'_>,
        document: Document,
    ) -> Result<Claims, VerifyError> {
        let all = document.root().as_object().ok_or_else(|| no_object("claims"))?;
        let context = self.context(now, signers);
        let mut findings = context.findings();
        let claims = Registered::gather(&all, &V::TABLE.format);
        rules::check_claims(region, &claims, &context, &mut findings);
        VerifyError::unless_good(findings)?;
        if claims.grants.is_none() && !V::TABLE.format.grants_optional {
            return Err(no_grants());
        }
        self.keys.note_use(signers, self.moment(now));
        Ok(Claims::new(document, V::TABLE, region, signed_by(signers)))
    }

    /// What the header says. Its algorithm is one of the vendor's; that of the key is compared with it.
    fn head(&self, header: &str) -> Result<Head, VerifyError> {
        if let Some(algorithm) = self.headers.algorithm_of(header) {
            return Ok(Head { region: None, algorithm, key_id: None });
        }
        let text = compact::decode(header).ok_or_else(|| bad_base64("header"))?;
        let document = Document::read(&text).ok_or_else(|| bad_json("header"))?;
        let header: Object<'_> = document.root().as_object().ok_or_else(|| no_object("header"))?;
        let mut findings = self.context(0, &[]).findings();
        rules::check_header(&header, V::TABLE, false, &mut findings);
        VerifyError::unless_good(findings)?;
        let format = &V::TABLE.format;
        let text = |name: &str| header.get(name).and_then(|node| node.as_str());
        // `check_header` has refused any other.
        let algorithm = text("alg").and_then(Algorithm::named).unwrap_or(Algorithm::Hs256);
        let key_id = format.key_header.as_deref().and_then(text).map(str::to_owned);
        Ok(Head { region: region_of(&header, format), algorithm, key_id })
    }

    /// The credentials whose key made the signature; at least one.
    fn signers(
        &self,
        now: u64,
        parts: &Compact<'_>,
        head: &Head,
        claim: impl Fn() -> String,
    ) -> Result<Signers<'_>, VerifyError> {
        let in_header = V::TABLE.format.key_header.is_some();
        let key_id = || if in_header { head.key_id.clone().unwrap_or_default() } else { claim() };
        let (tag, bytes);
        let signature: &[u8] = if head.algorithm == Algorithm::Hs256 {
            let Some(decoded) = compact::decode_tag(parts.signature) else {
                // A signature that is base64url but of another length is a mismatch.
                return Err(compact::decode(parts.signature)
                    .map_or_else(|| bad_base64("signature"), |_| self.mismatch(now, &key_id())));
            };
            tag = decoded;
            &tag
        } else {
            bytes = compact::decode(parts.signature).ok_or_else(|| bad_base64("signature"))?;
            &bytes
        };
        let verifies = |key: &Signer| key.verify(head.algorithm, parts.signed.as_bytes(), signature);
        // With one key its claim need not be read before the signature is checked.
        let named = |several: bool| if in_header { head.key_id.clone() } else { several.then(&claim) };
        let signers = self.keys.signers(self.moment(now), named, verifies);
        if signers.is_empty() { Err(self.mismatch(now, &key_id())) } else { Ok(signers) }
    }

    fn key_id(claims: Option<&Document>) -> String {
        claims.and_then(|claims| claims.text(&V::TABLE.format.key)).unwrap_or_default().to_owned()
    }

    fn mismatch(&self, now: u64, issuer: &str) -> VerifyError {
        let moment = self.moment(now);
        let held: Vec<_> = self.keys.credentials(moment).collect();
        let key = V::TABLE.format.key_header.as_ref().unwrap_or(&V::TABLE.format.key);
        // A header need not name the key: all were tried then.
        let is_named = V::TABLE.format.key_header.is_none() || !issuer.is_empty();
        if is_named && !held.iter().any(|parts| parts.key_id() == issuer) {
            return other_key(issuer, &Redaction::new(V::TABLE, &held, &[])).into();
        }
        if let Some(blank) = self.keys.blank_secret(moment, issuer) {
            return blank.into();
        }
        let secret = if V::TABLE.has_private_key() { "private key" } else { "secret" };
        let message = format!("another {secret} signed the token, or the token was changed");
        let fix = match secret {
            "secret" => format!("issue it with the secret of the key in `{key}`"),
            _ => format!("issue it with the private key that `{key}` names"),
        };
        Finding::new(rule::SIGNATURE_MISMATCH, "signature", message, fix).into()
    }

    fn moment(&self, now: u64) -> Moment {
        Moment { now, leeway: self.leeway }
    }

    fn context<'a>(&'a self, now: u64, signers: &'a [&'a RawCredentials]) -> Context<'a> {
        Context {
            vendor: V::TABLE,
            additions: self.additions,
            sdks: &[],
            now,
            leeway: self.leeway,
            credentials: signers,
            unusable: &[],
            warnings: false,
            plain: self.plain,
        }
    }
}

impl<V: Vendor> fmt::Debug for Verifier<V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Verifier").field("keys", &self.keys).field("leeway", &self.leeway).finish_non_exhaustive()
    }
}

/// What the header of a token says.
struct Head {
    region: Option<&'static str>,
    algorithm: Algorithm,
    /// The parameter that names the key, of a vendor that has one.
    key_id: Option<String>,
}

/// The id of the key that made a signature, of a vendor whose claims do not have it.
fn signed_by(signers: &Signers<'_>) -> Option<Box<str>> {
    let parts = signers.first().filter(|parts| parts.vendor().format.key_header.is_some())?;
    Some(parts.key_id().into())
}

/// A token that is split, with its claims read. Nothing of it is verified.
pub(crate) struct Opened<'t> {
    parts: Compact<'t>,
    pub claims: Document,
}

impl Opened<'_> {
    /// The id of the key that the token names.
    pub(crate) fn key_id(&self, vendor: &token_schema::Vendor) -> Option<String> {
        let Some(name) = &vendor.format.key_header else {
            return self.claims.text(&vendor.format.key).map(str::to_owned);
        };
        let header = compact::decode(self.parts.header).and_then(Document::of)?;
        header.text(name).map(str::to_owned)
    }
}

pub(crate) fn open(token: &str) -> Result<Opened<'_>, VerifyError> {
    let read = |token| {
        let parts = split(token)?;
        let claims = Document::of(decode_claims(&parts)?).ok_or_else(|| bad_json("claims"))?;
        Ok(Opened { parts, claims })
    };
    read(token).map_err(|error| malformed(token).unwrap_or(error))
}

fn split(token: &str) -> Result<Compact<'_>, VerifyError> {
    let parts = Some(token).filter(|token| token.len() <= compact::LONGEST).and_then(compact::split);
    let parts = parts.ok_or_else(|| refused(rule::NOT_A_JWT, "token", "expected three parts separated by dots"))?;
    if parts.signature.is_empty() {
        return Err(refused(rule::SIGNATURE_MISSING, "signature", "the token is not signed"));
    }
    Ok(parts)
}

fn decode_claims(parts: &Compact<'_>) -> Result<Vec<u8>, VerifyError> {
    compact::decode(parts.claims).ok_or_else(|| bad_base64("claims"))
}

fn refused(rule: &'static Rule, at: &'static str, message: &str) -> VerifyError {
    Finding::new(rule, at, message, "send the token as it was issued").into()
}

/// Why a token cannot be read at all. Only a refused token needs this: a longer one is not split, and white space is not base64url.
fn malformed(token: &str) -> Option<VerifyError> {
    if token.len() > compact::LONGEST {
        Some(refused(rule::TOKEN_TOO_LONG, "token", "the token is too long"))
    } else if token.trim().is_empty() {
        Some(refused(rule::EMPTY, "token", "the token is empty"))
    } else if token.contains(char::is_whitespace) {
        let message = "the token contains white space, or text before it such as `Bearer `";
        Some(refused(rule::WHITESPACE, "token", message))
    } else {
        None
    }
}

fn bad_base64(at: &'static str) -> VerifyError {
    refused(rule::BAD_BASE64, at, "not base64url without padding")
}

fn bad_json(at: &'static str) -> VerifyError {
    refused(rule::BAD_JSON, at, "not JSON")
}

fn no_object(at: &'static str) -> VerifyError {
    refused(rule::CLAIMS_NOT_OBJECT, at, "not a JSON object")
}
