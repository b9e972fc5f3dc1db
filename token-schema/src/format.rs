//! The wire format: where each thing stands in a token.

use std::borrow::Cow;

use crate::{List, Text, text};

/// The wire format: where each thing stands in the JWT.
#[derive(Clone, Debug, Default)]
pub struct Format {
    /// The header's members, in order, compared byte for byte. `alg` is one of them.
    pub header: Cow<'static, [(Text, Text)]>,
    /// The header member that names the region, if there is one.
    pub region_header: Option<Text>,
    /// The rule that finds a region which does not exist; empty where no header member names a region.
    pub region_rule: Text,
    /// The regions that exist; the first is the default.
    pub regions: List<str>,
    /// The claim whose object holds the grants; `None` where they stand at the top level.
    pub grants: Option<Text>,
    /// The member that holds the identity.
    pub identity: Text,
    /// Whether the identity stands among the grants (otherwise it is a claim).
    pub identity_in_grants: bool,
    /// The claim that names the key which signed.
    pub key: Text,
    /// Which of `iat`, `nbf`, `exp` and `jti` every token has.
    pub writes: List<str>,
    /// Longest lifetime of a token, seconds; [`Format::NO_LIMIT`] where the vendor sets none.
    pub max_ttl: u32,
    /// Shortest lifetime of a token, seconds.
    pub min_ttl: u32,
    /// Lifetime of a token that was not declared otherwise, seconds.
    pub default_ttl: u32,
}

/// Why no token lives so long.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LifetimeFault {
    /// It is shorter than the vendor allows.
    Short,
    /// It is longer than the vendor allows.
    Long,
}

impl Format {
    /// Why no token lives for so many seconds, if none does.
    #[must_use]
    pub fn lifetime_fault(&self, seconds: u64) -> Option<LifetimeFault> {
        if self.max_ttl != Self::NO_LIMIT && seconds > self.max_ttl.into() {
            return Some(LifetimeFault::Long);
        }
        (seconds < self.min_ttl.into()).then_some(LifetimeFault::Short)
    }

    /// The longest lifetime of tokens whose vendor sets none.
    pub const NO_LIMIT: u32 = u32::MAX;

    /// A format of one region, with the identity and the grants among the claims.
    #[must_use]
    pub const fn new(
        header: &'static [(Text, Text)],
        identity: &'static str,
        key: &'static str,
        writes: &'static [&'static str],
    ) -> Self {
        Self {
            header: Cow::Borrowed(header),
            region_header: None,
            region_rule: Cow::Borrowed(""),
            regions: List::EMPTY,
            grants: None,
            identity: Cow::Borrowed(identity),
            identity_in_grants: false,
            key: Cow::Borrowed(key),
            writes: List::Static(writes),
            max_ttl: Self::NO_LIMIT,
            min_ttl: 0,
            default_ttl: 0,
        }
    }

    setters! {
        regions(names: &'static [&'static str]) { regions: List::Static(names) }
        region_header(member: &'static str, rule: &'static str) {
            region_header: Some(text(member)), region_rule: text(rule)
        }
        grants(claim: &'static str) { grants: Some(text(claim)) }
        identity_in_grants() { identity_in_grants: true }
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
