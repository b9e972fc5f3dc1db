use crate::{Format, Identity, List, Text, duration, text};

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
    /// Grants, and booleans as in `flags`, of which it requires one at least. Empty: it requires none of them.
    pub any_of: List<str>,
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
    /// The longest lifetime that it accepts, seconds, or [`Format::NO_LIMIT`].
    pub max_ttl: u32,
    /// The shortest lifetime that it accepts, seconds.
    pub min_ttl: u32,
    /// The shortest lifetime that the vendor recommends for it, seconds.
    pub warn_ttl_below: u32,
    /// What else it is called, for suggestions.
    pub aliases: List<str>,
}

impl Sdk {
    /// Whether it is available in a region.
    #[must_use]
    pub fn is_in(&self, region: &str) -> bool {
        self.regions.is_empty() || self.regions.contains(region)
    }

    /// Whether a lifetime in seconds is neither too long for it nor short.
    #[must_use]
    pub fn fits_lifetime(&self, seconds: u64) -> bool {
        let shortest = u64::from(self.warn_ttl_below.max(self.min_ttl)).max(u64::from(self.renew_before) + 1);
        (shortest..=self.max_ttl.into()).contains(&seconds)
    }

    /// Why a lifetime in seconds is short, as a clause; and the shortest lifetime that is not.
    #[must_use]
    pub fn short_lifetime(&self, seconds: u64) -> Option<(String, String)> {
        let (renewal, recommended) = (u64::from(self.renew_before), u64::from(self.warn_ttl_below));
        let (title, before) = (&self.title, duration::in_text(renewal));
        let least = if recommended > renewal {
            format!("{} or more", duration::in_text(recommended))
        } else {
            format!("more than {before}")
        };
        let why = match seconds.checked_sub(renewal).filter(|left| *left > 0) {
            None => format!("{title} renews its token {before} before the expiry: immediately"),
            Some(_) if seconds >= recommended => return None,
            Some(left) if left < renewal => {
                let left = duration::in_text(left);
                format!(
                    "{title} recommends {least}: it renews this token after {left}, and a single network fault ends the session"
                )
            }
            Some(_) => format!("{title} recommends {least}, because network faults can delay the renewal"),
        };
        Some((why, least))
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
            any_of: List::EMPTY,
            allows: List::EMPTY,
            regions: List::Static(regions),
            region_rule: text(region_rule),
            identity: Identity::ANY,
            renew_before: 0,
            max_ttl: Format::NO_LIMIT,
            min_ttl: 0,
            warn_ttl_below: 0,
            aliases: List::EMPTY,
        }
    }

    setters! {
        requires(grants: &'static [&'static str]) { requires: List::Static(grants) }
        flags(paths: &'static [&'static str]) { flags: List::Static(paths) }
        any_of(paths: &'static [&'static str]) { any_of: List::Static(paths) }
        allows(grants: &'static [&'static str]) { allows: List::Static(grants) }
        identity(identity: Identity) { identity: identity }
        renew_before(seconds: u32) { renew_before: seconds }
        max_ttl(seconds: u32) { max_ttl: seconds }
        min_ttl(seconds: u32) { min_ttl: seconds }
        warn_ttl_below(seconds: u32) { warn_ttl_below: seconds }
        aliases(names: &'static [&'static str]) { aliases: List::Static(names) }
    }

    /// Whether it uses a grant.
    #[must_use]
    pub fn uses(&self, grant: &str) -> bool {
        self.requires.contains(grant) || self.allows.contains(grant)
    }
}
