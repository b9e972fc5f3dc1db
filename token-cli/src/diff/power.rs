//! Whether a change lets a token do more or less.

use serde::Serialize;

/// What a change does to the power of tokens.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Power {
    Less,
    Same,
    More,
}

impl Power {
    /// The power of several changes: one that opens something counts, whatever the others close.
    pub(super) fn of(changes: impl IntoIterator<Item = Self>) -> Self {
        changes.into_iter().fold(Self::Same, |all, power| match (all, power) {
            (Self::More, _) | (_, Self::More) => Self::More,
            (Self::Less, _) | (_, Self::Less) => Self::Less,
            _ => Self::Same,
        })
    }

    /// That of a number that may grow or shrink.
    pub(super) fn of_order(order: std::cmp::Ordering) -> Self {
        match order {
            std::cmp::Ordering::Less => Self::Less,
            std::cmp::Ordering::Equal => Self::Same,
            std::cmp::Ordering::Greater => Self::More,
        }
    }
}
