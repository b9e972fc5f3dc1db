use std::borrow::Cow;

use crate::suggest::is_called;
use crate::{Algorithm, KeyKind, List, Text, list, text};

/// The wire format of a token.
#[derive(Clone, Debug, Default)]
pub struct Format {
    /// The header parameters in order, with their exact values, including `alg`.
    pub header: Cow<'static, [(Text, Text)]>,
    /// The algorithms beside `alg` of the header, for keys of other kinds.
    pub other_algorithms: List<str>,
    /// The algorithms that the vendor still accepts, and with which this project neither signs nor verifies.
    pub legacy_algorithms: List<str>,
    /// The header parameter that names the region.
    pub region_header: Option<Text>,
    /// The variable in which a program keeps its region, by the vendor's own libraries. Empty: there is none.
    pub region_variable: Text,
    /// The rule for unknown regions; empty without `region_header`.
    pub region_rule: Text,
    /// The regions; the first is the default.
    pub regions: List<str>,
    /// What else the regions are called, each with its region.
    pub region_aliases: Cow<'static, [(Text, Text)]>,
    /// The claim that contains the grants; `None` if they are claims themselves.
    pub grants: Option<Text>,
    /// Whether a token without any grant is good.
    pub grants_optional: bool,
    /// The name of the member for the identity. Empty: the tokens have none.
    pub identity: Text,
    /// The objects around the identity, from the claims inward, where it is in a grant. Empty: it is a claim, or among the grants.
    pub identity_in: List<str>,
    /// Whether the identity is among the grants, and not a claim.
    pub identity_in_grants: bool,
    /// The former name of the identity, which is read where the present one is absent.
    pub former_identity: Option<Text>,
    /// The claim that the vendor reads in place of an absent identity.
    pub identity_fallback: Option<Text>,
    /// How long after its end, and before its beginning, the vendor still accepts a token, seconds.
    pub leeway: u32,
    /// Whether the vendor accepts times with a fraction.
    pub fractions: bool,
    /// Which values mean the same as an absent member: `null`, `empty`, `false`.
    pub absent: List<str>,
    /// The claims that are the same in every token, with their values.
    pub claims: Cow<'static, [(Text, Text)]>,
    /// The claim that names the signing key; empty with `key_header`.
    pub key: Text,
    /// The header parameter that names the signing key, if no claim does.
    pub key_header: Option<Text>,
    /// Which of `iat`, `nbf`, `exp` and `jti` every issued token has.
    pub writes: List<str>,
    /// The longest lifetime in seconds, or [`Format::NO_LIMIT`].
    pub max_ttl: u32,
    /// The shortest lifetime in seconds.
    pub min_ttl: u32,
    /// The default lifetime in seconds.
    pub default_ttl: u32,
}

/// Why a lifetime is invalid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LifetimeFault {
    /// Shorter than the vendor allows.
    Short,
    /// Longer than the vendor allows.
    Long,
}

impl Format {
    /// Whether the tokens have a claim of this name, beside the grants.
    #[must_use]
    pub fn has_claim(&self, name: &str) -> bool {
        let is_time = matches!(name, "exp" | "nbf") || self.writes.contains(name);
        let is_identity = self.identity_in.is_empty() && self.identity == name;
        is_time || is_identity || self.claims.iter().any(|(claim, _)| claim == name)
    }

    /// The path of the identity, from the claims inward: `grants.identity`.
    #[must_use]
    pub fn identity_path(&self) -> String {
        let grants = self.grants.as_deref().filter(|_| self.identity_in_grants);
        grants.into_iter().chain(self.identity_in.iter()).chain([&*self.identity]).collect::<Vec<_>>().join(".")
    }

    /// Whether every token expires.
    #[must_use]
    pub fn always_expires(&self) -> bool {
        self.writes.contains("exp")
    }

    /// Why a lifetime in seconds is invalid; `None` if it is valid.
    #[must_use]
    pub fn lifetime_fault(&self, seconds: u64) -> Option<LifetimeFault> {
        if self.max_ttl != Self::NO_LIMIT && seconds > self.max_ttl.into() {
            return Some(LifetimeFault::Long);
        }
        (seconds < self.min_ttl.into()).then_some(LifetimeFault::Short)
    }

    /// The algorithms that the vendor accepts, that of the header first.
    pub fn algorithms(&self) -> impl Iterator<Item = Algorithm> {
        let first = self.header.iter().find(|(name, _)| *name == "alg").map(|(_, alg)| &**alg);
        first.into_iter().chain(self.other_algorithms.iter()).filter_map(Algorithm::named)
    }

    /// The algorithm of a kind of key; `None`: the vendor accepts no such key.
    #[must_use]
    pub fn algorithm_of(&self, kind: KeyKind) -> Option<Algorithm> {
        self.algorithms().find(|algorithm| algorithm.key_kind() == Some(kind))
    }

    /// The region that a name is meant as, in any spelling, perhaps an alias: `Dublin`.
    #[must_use]
    pub fn region_called(&self, name: &str) -> Option<&str> {
        let name = name.trim();
        let alias = || self.region_aliases.iter().find(|(alias, _)| is_called(name, alias, []));
        let region = self.regions.iter().find(|region| region.eq_ignore_ascii_case(name));
        region.or_else(|| alias().map(|(_, region)| &**region))
    }

    /// `max_ttl` of a vendor without a limit, and the lifetime of a token that never expires.
    pub const NO_LIMIT: u32 = u32::MAX;

    /// A format without regions, whose identity and grants are claims.
    #[must_use]
    pub const fn new(
        header: &'static [(Text, Text)],
        identity: &'static str,
        key: &'static str,
        writes: &'static [&'static str],
    ) -> Self {
        Self {
            header: list(header),
            other_algorithms: List::EMPTY,
            legacy_algorithms: List::EMPTY,
            region_header: None,
            region_variable: text(""),
            region_rule: text(""),
            regions: List::EMPTY,
            region_aliases: list(&[]),
            grants: None,
            grants_optional: false,
            identity: text(identity),
            identity_in: List::EMPTY,
            identity_in_grants: false,
            former_identity: None,
            identity_fallback: None,
            leeway: 0,
            fractions: false,
            absent: List::EMPTY,
            claims: list(&[]),
            key: text(key),
            key_header: None,
            writes: List::Static(writes),
            max_ttl: Self::NO_LIMIT,
            min_ttl: 0,
            default_ttl: 0,
        }
    }

    setters! {
        other_algorithms(names: &'static [&'static str]) { other_algorithms: List::Static(names) }
        legacy_algorithms(names: &'static [&'static str]) { legacy_algorithms: List::Static(names) }
        key_header(name: &'static str) { key_header: Some(text(name)) }
        regions(names: &'static [&'static str]) { regions: List::Static(names) }
        region_aliases(pairs: &'static [(Text, Text)]) { region_aliases: list(pairs) }
        region_variable(name: &'static str) { region_variable: text(name) }
        region_header(member: &'static str, rule: &'static str) {
            region_header: Some(text(member)), region_rule: text(rule)
        }
        grants(claim: &'static str) { grants: Some(text(claim)) }
        grants_optional() { grants_optional: true }
        identity_in_grants() { identity_in_grants: true }
        identity_in(names: &'static [&'static str]) { identity_in: List::Static(names) }
        former_identity(claim: &'static str) { former_identity: Some(text(claim)) }
        identity_fallback(claim: &'static str) { identity_fallback: Some(text(claim)) }
        leeway(seconds: u32) { leeway: seconds }
        fractions() { fractions: true }
        absent(values: &'static [&'static str]) { absent: List::Static(values) }
        claims(claims: &'static [(Text, Text)]) { claims: list(claims) }
        ttl(min: u32, default: u32, max: u32) { min_ttl: min, default_ttl: default, max_ttl: max }
    }
}

#[cfg(test)]
mod tests {
    use super::{Format, LifetimeFault};

    #[test]
    fn lifetimes() {
        let bounded = Format::new(&[], "sub", "iss", &[]).ttl(60, 900, 3600);
        let unbounded = Format::new(&[], "sub", "iss", &[]);
        for (format, seconds, expected) in [
            (&bounded, 59, Some(LifetimeFault::Short)),
            (&bounded, 60, None),
            (&bounded, 3600, None),
            (&bounded, 3601, Some(LifetimeFault::Long)),
            (&unbounded, 0, None),
            (&unbounded, u64::MAX, None),
        ] {
            assert_eq!(format.lifetime_fault(seconds), expected, "{seconds}");
        }
    }
}
