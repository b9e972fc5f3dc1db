//! Whether a change lets a token do more or less.

use std::cmp::Ordering;

use serde::Serialize;

/// What a change does to the power of tokens.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Power {
    Less,
    Same,
    /// The values cannot be compared: it may be more. Of tokens and files it counts as more.
    Changed,
    More,
}

impl Power {
    /// The power of several changes: one that opens something, or may do so, counts, whatever the others close.
    pub(super) fn of(changes: impl IntoIterator<Item = Self>) -> Self {
        changes.into_iter().fold(Self::Same, Self::and)
    }

    pub(super) fn and(self, other: Self) -> Self {
        [Self::More, Self::Changed, Self::Less].into_iter().find(|power| [self, other].contains(power)).unwrap_or(self)
    }

    /// As tokens and files count it.
    pub(super) fn counted(self) -> Self {
        if self == Self::Changed { Self::More } else { self }
    }

    /// That of a number that may grow or shrink.
    pub(super) fn of_order(order: Ordering) -> Self {
        match order {
            Ordering::Less => Self::Less,
            Ordering::Equal => Self::Same,
            Ordering::Greater => Self::More,
        }
    }

    /// That of a set of which each item opens something.
    pub(super) fn of_sets<T: PartialEq>(old: &[T], new: &[T]) -> Self {
        let lacks = |all: &[T], some: &[T]| some.iter().any(|item| !all.contains(item));
        match (lacks(old, new), lacks(new, old)) {
            (true, _) => Self::More,
            (false, true) => Self::Less,
            (false, false) => Self::Same,
        }
    }
}
