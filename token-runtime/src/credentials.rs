//! The credentials that sign tokens, and the variables that hold them.

pub(crate) mod checks;
mod exchanged;
#[cfg(feature = "files")]
mod files;
mod found;
pub(crate) mod key_text;
pub(crate) mod neighbour;
pub(crate) mod parts;
pub(crate) mod problem;
pub(crate) mod secret;
pub(crate) mod source;
pub(crate) mod start_error;
pub(crate) mod variable;

use std::fmt;
use std::sync::Arc;

use smallvec::SmallVec;
use subtle::ConstantTimeEq as _;
use token_schema::rule::{self, Severity};
use token_schema::{Algorithm, Credential, Looks, Role};

use crate::credentials::checks::{
    blank, credential_error, holds_the_secret, key_in_a_name, not_a_secret, shape, suspect, swapped,
};
use crate::credentials::found::Found;
use crate::credentials::key_text::is_private_key;
use crate::credentials::parts::secret_of;
use crate::credentials::secret::Secret;
use crate::credentials::source::{Environment, Source, Unnamed, Values};
use crate::credentials::start_error::StartError;
use crate::credentials::variable::Lookup;
use crate::jwt::hs256::Key;
use crate::keys::key_pair::KeyPair;
use crate::keys::signer::Signer;
use crate::keys::{KeyError, PrivateKey, PublicKey};
use crate::rules::finding::Finding;

/// The values of a vendor's credentials, which the generated `Credentials` wraps.
#[derive(Clone)]
pub struct RawCredentials {
    vendor: &'static token_schema::Vendor,
    /// The values that become claims or header parameters, in the order of the schema.
    values: SmallVec<[String; 2]>,
    /// The secret, or the text of the private key; empty if the program never had it.
    secret: Arc<Secret>,
    /// What signs and verifies in place of the secret.
    pair: Option<Arc<KeyPair>>,
    warnings: Vec<Finding>,
}

impl RawCredentials {
    /// Credentials whose kinds the compiler has checked. What looks wrong in them is a [warning](Self::warnings).
    #[must_use]
    pub fn new<const N: usize>(vendor: &'static token_schema::Vendor, values: [String; N], secret: Secret) -> Self {
        let (part, value) = (secret_of(vendor), secret.expose());
        let problem = blank(&part.title, value)
            .or_else(|| credential_error(&part.title, value, part))
            .or_else(|| not_a_secret(&part.title, value, part, vendor))
            .or_else(|| suspect(&part.title, value, part));
        let values = values.into_iter().collect();
        let parts = Self { vendor, values, secret: Arc::new(secret), pair: None, warnings: Vec::new() };
        let is_swapped = |(part, value): &(&Credential, &str)| holds_the_secret(part, value, parts.secret(), vendor);
        let warning = |problem: Finding| problem.severity(Severity::Warning);
        let warnings: Vec<_> = match parts.values().find(is_swapped) {
            Some((key, _)) => {
                let (message, fix) = swapped(key, part);
                let swapped = Finding::new(rule::CREDENTIALS_SWAPPED, &*key.title, message, fix);
                [swapped].into_iter().chain(problem).map(warning).collect()
            }
            None => parts.suspect_names().chain(problem).map(warning).collect(),
        };
        Self { warnings, ..parts }
    }

    /// Credentials with a private key.
    ///
    /// # Errors
    ///
    /// If the vendor has no tokens with this kind of key, or a value is a private key.
    pub fn with_private_key<const N: usize>(
        vendor: &'static token_schema::Vendor,
        values: [String; N],
        key: PrivateKey,
    ) -> Result<Self, StartError> {
        Self::with_pair(vendor, values, KeyPair::of_private(key, vendor, &secret_of(vendor).title))
    }

    /// Credentials that verify only.
    ///
    /// # Errors
    ///
    /// If the vendor has no tokens with this kind of key, or a value is a private key.
    pub fn with_public_key<const N: usize>(
        vendor: &'static token_schema::Vendor,
        values: [String; N],
        key: PublicKey,
    ) -> Result<Self, StartError> {
        Self::with_pair(vendor, values, KeyPair::of_public(key, vendor, "public key"))
    }

    fn with_pair<const N: usize>(
        vendor: &'static token_schema::Vendor,
        values: [String; N],
        pair: Result<KeyPair, KeyError>,
    ) -> Result<Self, StartError> {
        let (values, secret) = (values.into_iter().collect(), Arc::new(Secret::new(String::new())));
        let parts = Self { vendor, values, secret, pair: None, warnings: Vec::new() };
        let (mut problems, warnings): (Vec<_>, Vec<_>) = parts.suspect_names().partition(Finding::is_error);
        match pair {
            Ok(pair) if problems.is_empty() => Ok(Self { pair: Some(Arc::new(pair)), warnings, ..parts }),
            pair => {
                problems.extend(pair.err().map(|error| error.0));
                Err(StartError::new("the credentials", problems))
            }
        }
    }

    /// Names that do not look like the vendor's, and private keys in their place.
    fn suspect_names(&self) -> impl Iterator<Item = Finding> {
        self.values().filter_map(|(part, value)| {
            key_in_a_name(&part.title, value, part, self.vendor).or_else(|| shape(&part.title, value, part))
        })
    }

    /// Credentials from the environment.
    ///
    /// # Errors
    ///
    /// All problems with the variables.
    pub fn from_env(vendor: &'static token_schema::Vendor) -> Result<Self, StartError> {
        Self::look_up(vendor, None, &Environment)
    }

    /// Credentials from the variables that `lookup` returns.
    ///
    /// # Errors
    ///
    /// All problems with the variables.
    pub fn from_lookup(
        vendor: &'static token_schema::Vendor,
        lookup: impl Fn(&str) -> Option<String>,
    ) -> Result<Self, StartError> {
        Self::look_up(vendor, None, &Unnamed(lookup))
    }

    /// Credentials from the variables of `source`.
    ///
    /// # Errors
    ///
    /// All problems with the variables.
    pub fn from_source(vendor: &'static token_schema::Vendor, source: &Source<'_>) -> Result<Self, StartError> {
        let findings = Values::findings(source);
        match Self::look_up(vendor, None, source) {
            Ok(mut credentials) if !findings.iter().any(Finding::is_error) => {
                credentials.warnings.splice(0..0, findings);
                Ok(credentials)
            }
            credentials => {
                let others = credentials.map_or_else(StartError::into_findings, |_| Vec::new());
                Err(StartError::new(source.name(), [findings, others].concat()))
            }
        }
    }

    /// `key`: the private key that is not in a variable.
    pub(crate) fn look_up(
        vendor: &'static token_schema::Vendor,
        key: Option<PrivateKey>,
        lookup: Lookup<'_>,
    ) -> Result<Self, StartError> {
        let Found { values, secret, pair, warnings } = Found::look_up(vendor, key, lookup)?;
        Ok(Self { vendor, values, secret: Arc::new(secret), pair: pair.map(Arc::new), warnings })
    }

    /// The value of the part that becomes a claim or a header parameter, counted in the order of the schema.
    #[must_use]
    pub fn claim(&self, index: usize) -> &str {
        self.values.get(index).map_or("", String::as_str)
    }

    /// Whether this is the secret, in a time that does not depend on it.
    #[must_use]
    pub fn has_secret(&self, given: &str) -> bool {
        self.secret().as_bytes().ct_eq(given.as_bytes()).into()
    }

    /// Findings about values that look wrong but may be right.
    #[must_use]
    pub fn warnings(&self) -> &[Finding] {
        &self.warnings
    }

    /// The claims that the parts become: their description, name and value.
    pub(crate) fn claims(&self) -> impl Iterator<Item = (&'static Credential, &'static str, &str)> {
        self.values().filter_map(|(part, value)| match &part.role {
            Role::Claim(claim, _) => Some((part, &**claim, value)),
            _ => None,
        })
    }

    /// The header parameters that the parts become: their name and value.
    pub(crate) fn headers(&self) -> impl Iterator<Item = (&'static str, &str)> {
        self.values().filter_map(|(part, value)| match &part.role {
            Role::Header(name) => Some((&**name, value)),
            _ => None,
        })
    }

    /// The values that each token shows, with their parts.
    pub(crate) fn values(&self) -> impl Iterator<Item = (&'static Credential, &str)> {
        let parts = self.vendor.credentials.iter().filter(|part| !part.role.signs());
        parts.zip(&self.values).map(|(part, value)| (part, value.as_str()))
    }

    pub(crate) fn value(&self, claim: &str) -> &str {
        self.claims().find(|(_, name, _)| *name == claim).map_or("", |(_, _, value)| value)
    }

    pub(crate) fn key_id(&self) -> &str {
        match &self.vendor.format.key_header {
            None => self.value(&self.vendor.format.key),
            Some(name) => self.headers().find(|(header, _)| header == name).map_or("", |(_, value)| value),
        }
    }

    /// The algorithm of the key.
    pub(crate) fn algorithm(&self) -> Algorithm {
        self.pair.as_ref().map_or(Algorithm::Hs256, |pair| pair.algorithm())
    }

    /// What signs and verifies in place of a secret.
    pub(crate) fn pair(&self) -> Option<&Arc<KeyPair>> {
        self.pair.as_ref()
    }

    /// What signs.
    pub(crate) fn signer(&self) -> Signer {
        match &self.pair {
            Some(pair) => Signer::Pair(Arc::clone(pair)),
            None => Signer::Secret(Key::new(self.secret().as_bytes())),
        }
    }

    /// The key id for a log or an error: not if it is the secret, in the place of the key's name.
    pub(crate) fn shown_key_id(&self) -> &str {
        self.names().find(|name| *name == self.key_id()).unwrap_or("[not shown]")
    }

    pub(crate) fn same_as(&self, other: &Self) -> bool {
        let is_same_pair = match (&self.pair, &other.pair) {
            (Some(one), Some(other)) => one.is_same(other),
            (None, None) => self.secret() == other.secret(),
            _ => false,
        };
        self.values == other.values && is_same_pair
    }

    /// Whether both belong to the same account: all their claims are equal, except for the key.
    pub(crate) fn same_account(&self, other: &Self) -> bool {
        let key = &*self.vendor.format.key;
        self.claims().zip(other.claims()).all(|((_, name, value), (.., other))| name == key || value == other)
    }

    /// The key that verifies; `None` if anyone could guess the secret.
    pub(crate) fn verifying_key(&self) -> Option<Signer> {
        self.blank_secret().is_none().then(|| self.signer())
    }

    /// `secret-empty`: anyone could sign with it. This includes a secret of NULs, because HMAC pads a key with NULs.
    pub(crate) fn blank_secret(&self) -> Option<Finding> {
        if self.pair.is_some() { None } else { blank("credentials", self.secret()) }
    }

    /// The secret that the vendor knows, too; `None` for a private key.
    pub(crate) fn shared_secret(&self) -> Option<&str> {
        if self.pair.is_none() { Some(self.secret()) } else { None }
    }

    pub(crate) fn secret(&self) -> &str {
        self.secret.expose()
    }

    /// Whether the value of a claim is the secret, looks swapped with it, or is a private key.
    fn is_secret(&self, part: &Credential, value: &str) -> bool {
        (value == self.secret() && !value.is_empty())
            || is_private_key(value)
            || holds_the_secret(part, value, self.secret(), self.vendor)
    }

    /// Whether a value may be shown: it is no secret, and not longer than the names that the vendor makes.
    fn is_name(&self, part: &Credential, value: &str) -> bool {
        let is_unlike = |looks: &Looks| {
            value.len() > looks.length && !part.free_text && !looks.fit(value) && !looks.fit_in_lower_case(value)
        };
        !self.is_secret(part, value) && !part.looks.as_ref().is_some_and(is_unlike)
    }

    /// The secret, and the value of a name that looks like the secret.
    pub(crate) fn secrets(&self) -> impl Iterator<Item = &str> {
        let swapped = self.values().filter(|(part, value)| self.is_secret(part, value));
        swapped.map(|(_, value)| value).chain([self.secret()])
    }

    /// The values that are names, without one that is or may be a secret in the place of a name.
    pub(crate) fn names(&self) -> impl Iterator<Item = &str> {
        let names = self.values().filter(|(part, value)| !value.is_empty() && self.is_name(part, value));
        names.map(|(_, value)| value)
    }

    pub(crate) fn vendor(&self) -> &'static token_schema::Vendor {
        self.vendor
    }
}

impl AsRef<RawCredentials> for RawCredentials {
    fn as_ref(&self) -> &Self {
        self
    }
}

impl fmt::Debug for RawCredentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut out = f.debug_struct("RawCredentials");
        for (part, value) in self.values() {
            out.field(&part.name, if self.is_name(part, value) { &value } else { &self.secret });
        }
        match &self.pair {
            Some(pair) => out.field("key", pair),
            None => out.field("secret", &self.secret),
        };
        out.finish_non_exhaustive()
    }
}
