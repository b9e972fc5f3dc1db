use crate::{Ranges, Text, Unit, list, text};

/// An SDK's rules for identities.
#[derive(Clone, Debug, Default)]
pub struct Identity {
    /// Whether the SDK also accepts a token without an identity.
    pub optional: bool,
    /// Longest identity, in `unit`s. 0: no limit is documented.
    pub max: u32,
    /// What `max` counts.
    pub unit: Unit,
    /// A longer identity is a warning, because the SDK's documentation is inconsistent. 0: never.
    pub warn_above: u32,
    /// Characters that it rejects.
    pub forbid: Text,
    /// Whether it also rejects control characters.
    pub forbid_control: bool,
    /// Characters that it advises against.
    pub avoid: Text,
    /// It advises against all other characters. Empty: no such advice.
    pub prefer: Ranges,
    /// What stands before an identity elsewhere, and does not belong to it, in any case of letters. Empty: nothing.
    pub reserved_prefix: Text,
    /// Where that is.
    pub reserved_for: Text,
}

impl Identity {
    /// Any identity that is not empty.
    pub const ANY: Self = Self {
        optional: false,
        max: 0,
        unit: Unit::Characters,
        warn_above: 0,
        forbid: text(""),
        forbid_control: false,
        avoid: text(""),
        prefer: list(&[]),
        reserved_prefix: text(""),
        reserved_for: text(""),
    };

    setters! {
        optional() { optional: true }
        max(max: u32, unit: Unit) { max: max, unit: unit }
        warn_above(warn_above: u32) { warn_above: warn_above }
        forbid(characters: &'static str) { forbid: text(characters) }
        forbid_control() { forbid_control: true }
        avoid(characters: &'static str) { avoid: text(characters) }
        prefer(ranges: &'static [(char, char)]) { prefer: list(ranges) }
        reserved_prefix(prefix: &'static str, place: &'static str) {
            reserved_prefix: text(prefix), reserved_for: text(place)
        }
    }
}
