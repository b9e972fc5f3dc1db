//! What a verified token says.

use std::fmt;
use std::time::SystemTime;

use crate::clock::system_time;
use crate::json::{Document, Object, ReadError};
use crate::{Contents, Grant, schema};

/// The claims of a token that was verified.
#[derive(Clone)]
pub struct Claims {
    /// The claims' JSON. Read again when a grant is asked for; it has been read before, so it is sound.
    text: Vec<u8>,
    format: &'static schema::Format,
    identity: String,
    jti: Option<String>,
    issuer: String,
    subject: Option<String>,
    region: Option<String>,
    issued: Option<u64>,
    not_before: Option<u64>,
    expires: u64,
}

impl Claims {
    /// Who the token is for.
    #[must_use]
    pub fn identity(&self) -> &str {
        &self.identity
    }

    /// The token's id, if it has one.
    #[must_use]
    pub fn jti(&self) -> Option<&str> {
        self.jti.as_deref()
    }

    /// The key that signed it.
    #[must_use]
    pub fn issuer(&self) -> &str {
        &self.issuer
    }

    /// The account that it speaks for, if the vendor's tokens name one.
    #[must_use]
    pub fn subject(&self) -> Option<&str> {
        self.subject.as_deref()
    }

    /// The region that it names, if it names one.
    #[must_use]
    pub fn region(&self) -> Option<&str> {
        self.region.as_deref()
    }

    /// When it was issued, if it says so.
    #[must_use]
    pub fn issued_at(&self) -> Option<SystemTime> {
        self.issued.map(system_time)
    }

    /// When it begins, if it says so.
    #[must_use]
    pub fn not_before(&self) -> Option<SystemTime> {
        self.not_before.map(system_time)
    }

    /// When it ends.
    #[must_use]
    pub fn expires_at(&self) -> SystemTime {
        system_time(self.expires)
    }

    /// Whether it has a grant.
    #[must_use]
    pub fn has<G: Grant>(&self) -> bool {
        self.with_grants(|grants| crate::rules::holds(grants, G::TABLE)).unwrap_or(false)
    }

    /// A grant.
    ///
    /// # Errors
    ///
    /// When the token does not have it, or there is something in it that the type cannot hold.
    pub fn grant<G: Grant>(&self) -> Result<G, GrantError> {
        let key = G::TABLE.key;
        let read = self.with_grants(|grants| {
            if G::TABLE.flat {
                return G::read(grants);
            }
            let node = grants.get(key).ok_or_else(|| ReadError::missing(key))?;
            node.object().and_then(|object| G::read(&object)).map_err(|error| error.inside(key))
        });
        read.unwrap_or_else(|| Err(ReadError::missing(key))).map_err(GrantError)
    }

    /// The keys of its grants, known and unknown, in the order of the token.
    #[must_use]
    pub fn grant_keys(&self) -> Vec<String> {
        let own = |key: &str| {
            key == self.format.identity || (self.format.grants.is_none() && (is_claim(key) || key == self.format.key))
        };
        self.with_grants(|grants| {
            grants.members().map(|(key, _)| key).filter(|key| !own(key)).map(str::to_owned).collect()
        })
        .unwrap_or_default()
    }

    /// What passed the rules. `text` is the JSON from which `claims` were read.
    pub(crate) fn new(claims: &Object<'_>, region: Option<&str>, text: &[u8], format: &'static schema::Format) -> Self {
        let text_of = |object: Option<&Object<'_>>, name: &str| object?.get(name)?.as_text().map(str::to_owned);
        let time =
            |name: &str| claims.get(name).and_then(|node| node.as_integer()).and_then(|time| u64::try_from(time).ok());
        let grants = crate::rules::grants_object(claims, format);
        let home = if format.identity_in_grants { grants.as_ref() } else { Some(claims) };
        Self {
            identity: text_of(home, format.identity).unwrap_or_default(),
            jti: text_of(Some(claims), "jti"),
            issuer: text_of(Some(claims), format.key).unwrap_or_default(),
            subject: text_of(Some(claims), "sub"),
            region: region.map(str::to_owned),
            issued: time("iat"),
            not_before: time("nbf"),
            expires: time("exp").unwrap_or_default(),
            text: text.to_vec(),
            format,
        }
    }

    fn with_grants<T>(&self, read: impl FnOnce(&Object<'_>) -> T) -> Option<T> {
        let document = Document::read(&self.text)?;
        let grants = crate::rules::grants_object(&document.root().as_object()?, self.format)?;
        Some(read(&grants))
    }
}

/// The claims that RFC 7519 registers: no grants, where grants stand among the claims.
pub(crate) fn is_claim(key: &str) -> bool {
    matches!(key, "iss" | "sub" | "aud" | "exp" | "nbf" | "iat" | "jti")
}

impl fmt::Debug for Claims {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Claims")
            .field("identity", &self.identity)
            .field("jti", &self.jti)
            .field("issuer", &self.issuer)
            .field("subject", &self.subject)
            .field("region", &self.region)
            .field("issued", &self.issued)
            .field("not_before", &self.not_before)
            .field("expires", &self.expires)
            .field("grants", &self.grant_keys())
            .finish_non_exhaustive()
    }
}

/// Why a grant could not be read from a verified token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GrantError(ReadError);

impl fmt::Display for GrantError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the token does not have that grant: {}", self.0)
    }
}

impl std::error::Error for GrantError {}

/// A token that was verified to carry the grants of `P`.
pub struct Verified<P: Contents> {
    claims: Claims,
    grants: P::Grants,
}

impl<P: Contents> Verified<P> {
    pub(crate) fn new(claims: Claims, grants: P::Grants) -> Self {
        Self { claims, grants }
    }

    /// Its claims.
    pub fn claims(&self) -> &Claims {
        &self.claims
    }

    /// Its grants.
    pub fn grants(&self) -> &P::Grants {
        &self.grants
    }

    /// Both.
    pub fn into_parts(self) -> (Claims, P::Grants) {
        (self.claims, self.grants)
    }
}

impl<P: Contents<Grants: fmt::Debug>> fmt::Debug for Verified<P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Verified").field("claims", &self.claims).field("grants", &self.grants).finish()
    }
}
