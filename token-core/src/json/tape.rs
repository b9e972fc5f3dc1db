//! The list of a [`Document`](super::Document).

use std::ops::Range;

/// One value: its key in the object around it (empty elsewhere), what it is, and the index after all that is inside it.
///
/// It borrows nothing, so that a list and its text can stay together.
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

    pub(crate) fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// What a document is read into.
#[derive(Clone, Default)]
pub(super) struct Tape {
    pub entries: Vec<Entry>,
    /// Numbers that are no `i64`.
    pub numbers: Vec<serde_json::Number>,
    /// Texts that had escapes in them, without. Their spans are those that they have once this stands behind the JSON.
    pub unescaped: String,
}
