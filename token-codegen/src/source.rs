//! The text of a schema or a `grants.toml`, and where in it a byte stands.

use std::sync::Arc;

use crate::report::{Problem, Report, Span};

/// A file's text under the name that its user wrote. A clone shares the text.
#[derive(Clone, Debug)]
pub struct Source {
    name: Arc<str>,
    text: Arc<str>,
    /// Offset of each line's first byte.
    lines: Arc<[usize]>,
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
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let lines = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        Self { name: name.into(), text: text.into(), lines, absent: false }
    }

    /// What cannot be read: a name for messages.
    pub(crate) fn absent(name: &str) -> Self {
        Self { absent: true, ..Self::new(name, "") }
    }

    /// Whether there is only a name.
    pub(crate) fn is_absent(&self) -> bool {
        self.absent
    }

    /// The bytes of a file.
    ///
    /// # Errors
    /// They are not UTF-8, as TOML must be (<https://toml.io/en/v1.1.0#preliminaries>): the report names the first wrong byte.
    pub fn from_bytes(name: &str, bytes: &[u8]) -> Result<Self, Report> {
        let error = match std::str::from_utf8(bytes) {
            Ok(text) => return Ok(Self::new(name, text)),
            Err(error) => error,
        };
        let at = error.valid_up_to();
        // Replaced bytes come after the valid ones, so the offset holds in the readable copy too.
        let readable = String::from_utf8_lossy(bytes);
        let source = Self::new(name, &readable);
        let start = at.saturating_sub(readable.len() - source.text.len());
        let end = start + source.text.get(start..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
        let mut report = Report::new(&source);
        let byte = bytes.get(at).copied().unwrap_or_default();
        let utf16 = bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]);
        let what = if utf16 { "the file is UTF-16" } else { "the file is not UTF-8" };
        report.add(
            Problem::error("not-utf8", start..end, what)
                .label(format!("byte 0x{byte:02X}, {at} bytes from the beginning, is not UTF-8, as TOML must be"))
                .help("save the file as UTF-8"),
        );
        Err(report)
    }

    /// The name that messages show.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The text, without a byte order mark.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The line on which a byte stands, from 1. An offset beyond the end is on the last line.
    #[must_use]
    pub fn line(&self, offset: usize) -> usize {
        self.lines.partition_point(|start| *start <= offset).max(1)
    }

    /// The column of a byte in its line, in characters from 1.
    #[must_use]
    pub fn column(&self, offset: usize) -> usize {
        let offset = offset.min(self.text.len());
        let start = self.line_span(self.line(offset)).start;
        self.text
            .get(start..)
            .map_or(1, |line| line.char_indices().take_while(|(at, _)| start + at < offset).count() + 1)
    }

    /// The bytes of a line (from 1), without its line end.
    #[must_use]
    pub fn line_span(&self, line: usize) -> Span {
        let start = self.lines.get(line.saturating_sub(1)).copied().unwrap_or(self.text.len());
        let end = self.lines.get(line).map_or(self.text.len(), |next| next - 1);
        let text = self.text.get(start..end).unwrap_or_default();
        start..start + text.strip_suffix('\r').unwrap_or(text).len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What a place is called in messages.
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
        assert_eq!(Source::from_bytes("x.toml", b"\xef\xbb\xbfa").unwrap().text(), "a");
    }

    #[test]
    fn a_byte_that_is_not_utf8_is_named() {
        let report = Source::from_bytes("x.toml", b"\xef\xbb\xbfa = 1\nb = 'caf\xe9'").unwrap_err();
        let text = report.render_plain();
        assert!(text.contains("--> x.toml:2:9") && text.contains("byte 0xE9, 17 bytes"), "{text}");
        let report = Source::from_bytes("x.toml", b"\xff\xfea\0").unwrap_err();
        assert!(report.render_plain().contains("UTF-16"));
    }
}
