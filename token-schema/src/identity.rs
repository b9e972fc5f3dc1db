//! What an SDK asks of an identity.

use std::borrow::Cow;

use crate::{Ranges, Text, Unit};

/// What an SDK asks of an identity.
#[derive(Clone, Debug, Default)]
pub struct Identity {
    /// Whether the SDK also takes a token without an identity.
    pub optional: bool,
    /// Longest identity, in `unit`s. 0: no limit is documented.
    pub max: u32,
    /// What `max` counts.
    pub unit: Unit,
    /// A longer identity is a warning, because the SDK's documents disagree about it. 0: never.
    pub warn_above: u32,
    /// Characters that it refuses.
    pub forbid: Text,
    /// Whether it also refuses control characters.
    pub forbid_control: bool,
    /// Characters that it advises against.
    pub avoid: Text,
    /// It advises against all characters outside these. Empty: no such advice.
    pub prefer: Ranges,
}

impl Identity {
    /// Any identity that is not empty.
    pub const ANY: Self = Self {
        optional: false,
        max: 0,
        unit: Unit::Characters,
        warn_above: 0,
        forbid: Cow::Borrowed(""),
        forbid_control: false,
        avoid: Cow::Borrowed(""),
        prefer: Cow::Borrowed(&[]),
    };

    /// Sets `optional`.
    #[must_use]
    pub const fn optional(mut self) -> Self {
        self.optional = true;
        self
    }

    /// Sets `max` and `unit`.
    #[must_use]
    pub const fn max(mut self, max: u32, unit: Unit) -> Self {
        self.max = max;
        self.unit = unit;
        self
    }

    /// Sets `warn_above`.
    #[must_use]
    pub const fn warn_above(mut self, warn_above: u32) -> Self {
        self.warn_above = warn_above;
        self
    }

    /// Sets `forbid`.
    #[must_use]
    pub const fn forbid(mut self, characters: &'static str) -> Self {
        set!(self.forbid = Cow::Borrowed(characters))
    }

    /// Sets `forbid_control`.
    #[must_use]
    pub const fn forbid_control(mut self) -> Self {
        self.forbid_control = true;
        self
    }

    /// Sets `avoid`.
    #[must_use]
    pub const fn avoid(mut self, characters: &'static str) -> Self {
        set!(self.avoid = Cow::Borrowed(characters))
    }

    /// Sets `prefer`.
    #[must_use]
    pub const fn prefer(mut self, ranges: &'static [(char, char)]) -> Self {
        set!(self.prefer = Cow::Borrowed(ranges))
    }
}
