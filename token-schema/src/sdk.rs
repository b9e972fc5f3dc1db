use crate::{Identity, List, Text, text};

/// A client SDK, which uses tokens.
#[derive(Clone, Debug)]
pub struct Sdk {
    /// Its name in `sdk = "…"`.
    pub name: Text,
    /// Its name in messages.
    pub title: Text,
    /// The grants that it requires.
    pub requires: List<str>,
    /// Booleans in those grants that must be `true`, as paths: `video.roomJoin`.
    pub flags: List<str>,
    /// The optional grants that it uses.
    pub allows: List<str>,
    /// The regions where it is available. Empty: all.
    pub regions: List<str>,
    /// The rule that finds a token for it in another region.
    pub region_rule: Text,
    /// Its rules for identities.
    pub identity: Identity,
    /// How long before its expiry it requests a new token, seconds.
    pub renew_before: u32,
}

impl Sdk {
    /// Whether it is available in a region.
    #[must_use]
    pub fn is_in(&self, region: &str) -> bool {
        self.regions.is_empty() || self.regions.contains(region)
    }

    /// Whether it requests a new token at once if the lifetime is this many seconds.
    #[must_use]
    pub fn renews_at_once(&self, seconds: u64) -> bool {
        seconds <= self.renew_before.into()
    }

    /// An SDK that uses no grants and accepts any identity.
    #[must_use]
    pub const fn new(
        name: &'static str,
        title: &'static str,
        regions: &'static [&'static str],
        region_rule: &'static str,
    ) -> Self {
        Self {
            name: text(name),
            title: text(title),
            requires: List::EMPTY,
            flags: List::EMPTY,
            allows: List::EMPTY,
            regions: List::Static(regions),
            region_rule: text(region_rule),
            identity: Identity::ANY,
            renew_before: 0,
        }
    }

    setters! {
        requires(grants: &'static [&'static str]) { requires: List::Static(grants) }
        flags(paths: &'static [&'static str]) { flags: List::Static(paths) }
        allows(grants: &'static [&'static str]) { allows: List::Static(grants) }
        identity(identity: Identity) { identity: identity }
        renew_before(seconds: u32) { renew_before: seconds }
    }

    /// Whether it uses a grant.
    #[must_use]
    pub fn uses(&self, grant: &str) -> bool {
        self.requires.contains(grant) || self.allows.contains(grant)
    }
}
