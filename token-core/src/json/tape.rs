//! The list of a [`Document`](super::Document).

use std::ops::Range;

/// One value: its key in the object around it (empty elsewhere), what it is, and the index after all that is inside it.
///
/// It borrows nothing, so that a list and its text can stay together, and be filled again without a new allocation.
#[derive(Clone, Copy)]
pub(crate) struct Entry {
    pub key: Span,
    pub data: Data,
    pub end: u32,
}

#[derive(Clone, Copy)]
pub(crate) enum Data {
    Null,
    Bool(bool),
    Integer(i64),
    /// Any other number, by its index.
    Number(u32),
    Text(Span),
    Array,
    Object,
}

/// A stretch of the document's text, in bytes.
#[derive(Clone, Copy, Default)]
pub(crate) struct Span {
    pub start: u32,
    pub end: u32,
}

impl Span {
    /// Whoever makes one has seen that it fits.
    pub(crate) fn of(start: usize, length: usize) -> Self {
        let at = |position: usize| u32::try_from(position).unwrap_or(u32::MAX);
        Self { start: at(start), end: at(start.wrapping_add(length)) }
    }

    pub(crate) fn length(self) -> usize {
        self.end.saturating_sub(self.start) as usize
    }

    pub(crate) fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// What a document is read into.
#[derive(Default)]
pub(super) struct Tape {
    pub entries: Vec<Entry>,
    /// Numbers that are no `i64`.
    pub numbers: Vec<serde_json::Number>,
    /// Texts that had escapes in them, without. Their spans are those that they have once this stands behind the JSON.
    pub unescaped: String,
}

impl Clone for Tape {
    fn clone(&self) -> Self {
        let mut clone = Self::default();
        clone.clone_from(self);
        clone
    }

    /// Keeps what was allocated.
    fn clone_from(&mut self, other: &Self) {
        self.clear(other.entries.len());
        self.entries.extend_from_slice(&other.entries);
        self.numbers.clone_from(&other.numbers);
        self.unescaped.clone_from(&other.unescaped);
    }
}

impl Tape {
    /// Empties it, with room for so many values; what was allocated stays, where it suffices.
    pub(super) fn clear(&mut self, room: usize) {
        self.entries.clear();
        if self.entries.capacity() < room {
            self.entries = Vec::with_capacity(room);
        }
        self.numbers.clear();
        self.unescaped.clear();
    }
}
