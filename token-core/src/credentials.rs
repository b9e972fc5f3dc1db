//! The credentials that sign tokens, and the variables that hold them.

pub(crate) mod checks;
mod exchanged;
#[cfg(feature = "files")]
mod files;
pub(crate) mod neighbour;
pub(crate) mod parts;
pub(crate) mod problem;
pub(crate) mod secret;
pub(crate) mod source;
pub(crate) mod start_error;
pub(crate) mod variable;

use std::sync::Arc;
use std::{fmt, mem};

use smallvec::SmallVec;
use subtle::ConstantTimeEq as _;
use token_schema::rule::{self, Rule, Severity};
use token_schema::{Algorithm, Credential, Role, article};
use zeroize::Zeroizing;

use crate::credentials::checks::{
    blank, credential_error, holds_the_secret, is_of_development, line, look_alike, missing, not_a_secret, suspect,
    swapped,
};
use crate::credentials::parts::secret_of;
use crate::credentials::secret::Secret;
use crate::credentials::source::{Environment, Source, Unnamed, Values};
use crate::credentials::start_error::StartError;
use crate::credentials::variable::{Lookup, check_sid, non_empty, unreadable};
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
        let mut warnings: Vec<_> = problem.map(|problem| problem.severity(Severity::Warning)).into_iter().collect();
        let values = values.into_iter().collect();
        let parts = Self { vendor, values, secret: Arc::new(secret), pair: None, warnings: Vec::new() };
        let is_swapped = |(part, value): &(&Credential, &str)| holds_the_secret(part, value, parts.secret(), vendor);
        if let Some((key, _)) = parts.values().find(is_swapped) {
            let (message, fix) = swapped(key, part);
            warnings.insert(0, Finding::new(rule::CREDENTIALS_SWAPPED, &*key.title, message, fix));
        }
        Self { warnings, ..parts }
    }

    /// Credentials with a private key.
    ///
    /// # Errors
    ///
    /// If the vendor has no tokens with this kind of key.
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
    /// If the vendor has no tokens with this kind of key.
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
        let pair = pair.map_err(|error| StartError::new("the credentials", vec![error.0]))?;
        let (values, secret) = (values.into_iter().collect(), Arc::new(Secret::new(String::new())));
        Ok(Self { vendor, values, secret, pair: Some(Arc::new(pair)), warnings: Vec::new() })
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
        let mut problems = Vec::new();
        let mut found: Vec<FoundCredential> = Vec::new();
        for part in vendor.credentials.iter().filter(|part| key.is_none() || !part.role.signs()) {
            found.extend(FoundCredential::look_up(part, vendor, lookup, &mut problems));
        }
        let pair = key
            .map(|key| KeyPair::of_private(key, vendor, &secret_of(vendor).title))
            .or_else(|| found.iter().find_map(|one| one.pair(vendor)))
            .transpose()
            .map_err(|error| problems.push(error.0))
            .unwrap_or_default();
        report_swapped(&mut found, vendor, lookup, &mut problems);
        let judged: Vec<_> = found.iter().map(|one| one.problem(&found, vendor, lookup)).collect();
        for (one, problem) in found.iter_mut().zip(judged) {
            one.reported |= problem.is_some();
            problems.extend(problem);
        }
        if !problems.is_empty() {
            // A warning may explain a problem: a person who confuses the account's SID with the key's also confuses its password with the key's
            // secret. A short secret explains nothing, so its warning waits until there is no problem.
            let unreported = found.iter().filter(|one| !one.reported);
            let warning = |one: &FoundCredential| Some(one.owns(look_alike(one.variable, &one.value, one.part)?));
            problems.extend(unreported.filter_map(warning));
            return Err(StartError::new(lookup.name(), problems));
        }
        // Key and secret of the development mode are one mistake.
        let mut of_development = false;
        let suspect = |one: &FoundCredential| {
            if is_of_development(one.part, &one.value) && mem::replace(&mut of_development, true) {
                return None;
            }
            Some(one.owns(suspect(one.variable, &one.value, one.part)?))
        };
        let warnings = found.iter().filter_map(suspect).collect();
        let (secrets, values): (Vec<_>, Vec<_>) = found.into_iter().partition(|one| one.part.role.signs());
        // Moved, not copied: what remains is empty.
        let taken = |mut one: FoundCredential| mem::take(&mut *one.value);
        let secret = match secrets.into_iter().next() {
            Some(secret) => taken(secret),
            None if pair.is_some() => String::new(),
            None => return Err(StartError::no_secret(&lookup.name())),
        };
        let values = values.into_iter().map(taken).collect();
        Ok(Self { vendor, values, secret: Arc::new(Secret::new(secret)), pair: pair.map(Arc::new), warnings })
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

    /// Whether the value of a claim is the secret, or looks swapped with it.
    fn is_secret(&self, part: &Credential, value: &str) -> bool {
        (value == self.secret() && !value.is_empty()) || holds_the_secret(part, value, self.secret(), self.vendor)
    }

    /// The secret, and the value of a name that looks like the secret.
    pub(crate) fn secrets(&self) -> impl Iterator<Item = &str> {
        let swapped = self.values().filter(|(part, value)| self.is_secret(part, value));
        swapped.map(|(_, value)| value).chain([self.secret()])
    }

    /// The values that are names, without one that is the secret in the place of a name.
    pub(crate) fn names(&self) -> impl Iterator<Item = &str> {
        let names = self.values().filter(|(part, value)| !value.is_empty() && !self.is_secret(part, value));
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
            out.field(&part.name, if self.is_secret(part, value) { &self.secret } else { &value });
        }
        match &self.pair {
            Some(pair) => out.field("key", pair),
            None => out.field("secret", &self.secret),
        };
        out.finish_non_exhaustive()
    }
}

/// A part of the credentials that a variable holds.
struct FoundCredential {
    part: &'static Credential,
    variable: &'static str,
    value: Zeroizing<String>,
    reported: bool,
}

impl FoundCredential {
    fn look_up(
        part: &'static Credential,
        vendor: &'static token_schema::Vendor,
        lookup: Lookup<'_>,
        problems: &mut Vec<Finding>,
    ) -> Option<Self> {
        let mut set = part.env.iter().filter_map(|name| Some((name, non_empty(lookup, name)?)));
        let unreadable = unreadable(part.env.iter(), lookup);
        let Some((variable, value)) = set.next().filter(|_| unreadable.is_none()) else {
            let problem = unreadable.unwrap_or_else(|| missing(part, vendor, lookup));
            let name = part.env.iter().find(|name| *name == problem.at);
            problems.push(problem.of_variables(name, part.env.iter()));
            return None;
        };
        let mut reported = false;
        if let Some((other, _)) = set.find(|(_, other)| *other != value) {
            let message = format!("different values for the {}", part.title);
            let fix = "set only one of them";
            let problem = Finding::new(rule::VARIABLES_DIFFER, format!("{variable} and {other}"), message, fix);
            problems.push(problem.of_variables([variable, other], part.env.iter()));
            reported = true;
        } else if matches!(part.role, Role::PrivateKey) {
            // `pair` reads it.
            reported = true;
        } else if let Some(problem) =
            line(variable, &value, part, vendor).or_else(|| credential_error(variable, &value, part))
        {
            problems.push(problem.of_variables([variable], part.env.iter()));
            reported = true;
        }
        Some(Self { part, variable, value, reported })
    }

    /// The private key of this variable; `None` for another part.
    fn pair(&self, vendor: &token_schema::Vendor) -> Option<Result<KeyPair, KeyError>> {
        if !matches!(self.part.role, Role::PrivateKey) {
            return None;
        }
        let at = self.variable;
        #[cfg(feature = "ring")]
        let key = PrivateKey::from_variable(&self.value, at);
        #[cfg(not(feature = "ring"))]
        let key: Result<PrivateKey, _> = {
            let message = "a private key, and token-core is built without the feature that signs with it";
            let fix = "enable its feature `ring`, or give a key of yours with `from_env_with_key`";
            Err(KeyError(Finding::new(rule::SIGNER_MISSING, at, message, fix)))
        };
        let pair = key.and_then(|key| KeyPair::of_private(key, vendor, at));
        Some(pair.map_err(|error| KeyError(self.owns(error.0))))
    }

    fn problem(&self, all: &[Self], vendor: &'static token_schema::Vendor, lookup: Lookup<'_>) -> Option<Finding> {
        if self.reported {
            return None;
        }
        let problem = match &self.part.role {
            Role::Claim(_, Some(kind)) => check_sid(self.variable, &self.value, kind, vendor).map(|mut problem| {
                if let Some(owner) = all.iter().find(|other| other.takes(&self.value)) {
                    problem.fix = format!("{}; the {} belongs in `{}`", problem.fix, owner.part.title, owner.variable);
                }
                problem
            }),
            Role::Claim(_, None) | Role::Header(_) => self.other_secret(vendor, lookup),
            Role::PrivateKey => None,
            Role::Secret => blank(self.variable, &self.value)
                .or_else(|| not_a_secret(self.variable, &self.value, self.part, vendor))
                .or_else(|| self.same_as_another(all))
                .or_else(|| self.other_secret(vendor, lookup)),
        };
        problem.map(|problem| self.owns(problem))
    }

    /// Says that a finding is about this variable.
    fn owns(&self, finding: Finding) -> Finding {
        finding.of_variables([self.variable], self.part.env.iter())
    }

    fn takes(&self, value: &str) -> bool {
        matches!(&self.part.role, Role::Claim(_, Some(kind)) if kind.fault(value).is_none())
    }

    fn swapped_with(&self, other: &Self, vendor: &'static token_schema::Vendor) -> Option<Finding> {
        let is_swapped = match other.part.role {
            Role::Secret => holds_the_secret(self.part, &self.value, &other.value, vendor),
            Role::PrivateKey => false,
            Role::Claim(..) | Role::Header(_) => {
                let (one, two) = (&self.value, &other.value);
                self.takes(two) && other.takes(one) && !self.takes(one) && !other.takes(two)
            }
        };
        (is_swapped && !self.reported && !other.reported).then(|| {
            let (message, fix) = swapped(self.part, other.part);
            let at = format!("{} and {}", self.variable, other.variable);
            let names = self.part.env.iter().chain(other.part.env.iter());
            Finding::new(rule::VARIABLES_SWAPPED, at, message, fix).of_variables([self.variable, other.variable], names)
        })
    }

    fn same_as_another(&self, all: &[Self]) -> Option<Finding> {
        let other = all.iter().find(|other| other.part.name != self.part.name && other.value == self.value)?;
        let message = format!("same value as `{}`, which is visible in every token", other.variable);
        Some(self.finding(rule::SECRET_NOT_SECRET, message))
    }

    /// The finding for another secret of the vendor: it signs no token, and must not be visible in one.
    fn other_secret(&self, vendor: &token_schema::Vendor, lookup: Lookup<'_>) -> Option<Finding> {
        let (name, what) = variable::other_secret(&self.value, vendor, lookup)?;
        let (what, title) = (format!("{} {what}", article(what)), &self.part.title);
        let (rule, why) = match self.part.role {
            Role::Secret | Role::PrivateKey => (rule::SECRET_OTHER, format!("; {what} does not sign access tokens")),
            Role::Claim(..) | Role::Header(_) => {
                (rule::VARIABLE_SECRET, format!(", {what}; the {title} is visible in every token"))
            }
        };
        Some(self.finding(rule, format!("same value as `{name}`{why}")))
    }

    fn finding(&self, rule: &'static Rule, message: String) -> Finding {
        Finding::new(rule, self.variable, message, format!("set it to the {}", self.part.title))
    }
}

/// Reports parts that hold each other's values: one problem for all.
fn report_swapped(
    found: &mut [FoundCredential],
    vendor: &'static token_schema::Vendor,
    lookup: Lookup<'_>,
    problems: &mut Vec<Finding>,
) {
    let parts = found.iter().filter(|one| !one.reported).map(|one| (one.part, one.variable, one.value.as_str()));
    if let Some((finding, names)) = exchanged::find(parts, vendor, lookup) {
        for one in found.iter_mut() {
            one.reported |= names.contains(&one.variable);
        }
        let all = vendor.credentials.iter().filter(|part| part.env.iter().any(|name| names.contains(&name)));
        problems.push(finding.of_variables(names.iter().copied(), all.flat_map(|part| part.env.iter())));
    }
    for second in 1..found.len() {
        for first in 0..second {
            let Ok([one, other]) = found.get_disjoint_mut([first, second]) else { continue };
            if let Some(finding) = one.swapped_with(other, vendor).or_else(|| other.swapped_with(one, vendor)) {
                problems.push(finding);
                (one.reported, other.reported) = (true, true);
            }
        }
    }
}
