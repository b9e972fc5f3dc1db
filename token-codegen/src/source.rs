//! The text of a schema or a `grants.toml`, and where in it a byte stands.

use std::hash::{Hash, Hasher};
use std::sync::Arc;

use crate::span::Span;

/// A file's text under the name that its user wrote. A clone shares the text.
#[derive(Clone, Debug)]
pub struct Source(Arc<Content>);

#[derive(Debug)]
struct Content {
    name: String,
    text: String,
    /// Offset of each line's first byte.
    lines: Vec<usize>,
    /// Whether there is no text at all, only the name of what was looked for.
    absent: bool,
}

impl Source {
    /// The longest text that is read, bytes.
    pub const MAX_BYTES: usize = 4 * 1024 * 1024;

    /// A text under the name that messages show: the path as its user wrote it.
    ///
    /// A byte order mark is dropped. All spans count from the first byte after it.
    #[must_use]
    pub fn new(name: &str, text: &str) -> Self {
        Self::of(name, text.strip_prefix('\u{feff}').unwrap_or(text), false)
    }

    pub(crate) fn absent(name: &str) -> Self {
        Self::of(name, "", true)
    }

    fn of(name: &str, text: &str, absent: bool) -> Self {
        let lines = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        Self(Arc::new(Content { name: name.to_owned(), text: text.to_owned(), lines, absent }))
    }

    pub(crate) fn is_absent(&self) -> bool {
        self.0.absent
    }

    /// A place in it.
    #[must_use]
    pub fn place(&self, span: Span) -> Place {
        Place { source: self.clone(), span }
    }

    /// The name that messages show.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.0.name
    }

    /// The text, without a byte order mark.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.0.text
    }

    /// The line on which a byte stands, from 1. An offset beyond the end is on the last line.
    #[must_use]
    pub fn line(&self, offset: usize) -> usize {
        self.0.lines.partition_point(|start| *start <= offset).max(1)
    }

    /// The column of a byte in its line, in characters from 1.
    #[must_use]
    pub fn column(&self, offset: usize) -> usize {
        let offset = offset.min(self.text().len());
        let start = self.line_span(self.line(offset)).start;
        self.text()
            .get(start..)
            .map_or(1, |line| line.char_indices().take_while(|(at, _)| start + at < offset).count() + 1)
    }

    /// The bytes of a line (from 1), without its line end.
    #[must_use]
    pub fn line_span(&self, line: usize) -> Span {
        let start = self.0.lines.get(line.saturating_sub(1)).copied().unwrap_or(self.text().len());
        let end = self.0.lines.get(line).map_or(self.text().len(), |next| next - 1);
        let text = self.text().get(start..end).unwrap_or_default();
        start..start + text.strip_suffix('\r').unwrap_or(text).len()
    }
}

/// Where something is written. It knows its file: that of a vendor's rule is the vendor's file.
#[derive(Clone, Debug)]
pub struct Place {
    source: Source,
    span: Span,
}

impl Place {
    /// The file.
    #[must_use]
    pub fn source(&self) -> &Source {
        &self.source
    }

    /// The bytes of the file's text.
    #[must_use]
    pub fn span(&self) -> &Span {
        &self.span
    }

    /// The line, from 1.
    #[must_use]
    pub fn line(&self) -> usize {
        self.source.line(self.span.start)
    }

    /// The column, in characters from 1.
    #[must_use]
    pub fn column(&self) -> usize {
        self.source.column(self.span.start)
    }
}

impl PartialEq for Place {
    fn eq(&self, other: &Self) -> bool {
        (self.source.name(), &self.span) == (other.source.name(), &other.span)
    }
}

impl Eq for Place {}

impl Hash for Place {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (self.source.name(), &self.span).hash(state);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(text: &str, offset: usize) -> (usize, usize) {
        let source = Source::new("x.toml", text);
        (source.line(offset), source.column(offset))
    }

    #[test]
    fn places_are_counted_from_one() {
        assert_eq!(place("", 0), (1, 1));
        assert_eq!(place("a = 1", 0), (1, 1));
        assert_eq!(place("a\nb", 1), (1, 2), "a line end belongs to its line");
        assert_eq!(place("a\nb", 2), (2, 1), "line start");
        assert_eq!(place("a\nb", 3), (2, 2), "end of file");
        assert_eq!(place("a\n", 2), (2, 1), "end of file after a line end");
        assert_eq!(place("a", 99), (1, 2), "beyond the end");
        assert_eq!(place("a\r\nb", 3), (2, 1), "CRLF");
        assert_eq!(place("\tb", 1), (1, 2), "a tab is one character");
        assert_eq!(place("é = 'ü'", 2), (1, 2), "non-ASCII");
        assert_eq!(place("é = '🦀'x", 11), (1, 8), "outside the basic plane");
    }

    #[test]
    fn a_line_has_no_line_end() {
        let source = Source::new("x.toml", "a\r\nbc\n");
        assert_eq!(source.line_span(1), 0..1);
        assert_eq!(source.line_span(2), 3..5);
        assert_eq!(source.line_span(3), 6..6);
        assert_eq!(source.line_span(9), 6..6);
    }

    #[test]
    fn a_byte_order_mark_is_no_text() {
        let source = Source::new("x.toml", "\u{feff}a = 1");
        assert_eq!((source.text(), source.column(0)), ("a = 1", 1));
    }
}
