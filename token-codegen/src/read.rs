//! Reads the text of a schema or a `grants.toml`, or says why there is none.

use std::path::Path;

use token_schema::rule;

use crate::bounded;
use crate::report::{Problem, Report};
use crate::source::Source;
use crate::unreadable::{self, shown};

impl Source {
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
        let start = at.saturating_sub(readable.len() - source.text().len());
        let end = start + source.text().get(start..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
        let mut report = Report::new(&source);
        let byte = bytes.get(at).copied().unwrap_or_default();
        let utf16 = bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]);
        let what = if utf16 { "the file is UTF-16" } else { "the file is not UTF-8" };
        report.add(
            Problem::new(rule::NOT_UTF8, start..end, what)
                .label(format!("byte 0x{byte:02X}, {at} bytes from the beginning, is not UTF-8, as TOML must be"))
                .help("save the file as UTF-8"),
        );
        Err(report)
    }
}

pub(crate) fn file(path: &Path, root: Option<&Path>, name: &Path) -> Result<Source, Report> {
    let full = root.map_or_else(|| path.to_owned(), |root| root.join(path));
    match bounded::file(&full, Source::MAX_BYTES) {
        Ok(bytes) => Source::from_bytes(&shown(name), &bytes),
        Err(error) => Err(Report::without_place(&shown(path), unreadable(path, &full, root, &error))),
    }
}

/// Why a file cannot be read, where it was looked for, and which is meant instead.
fn unreadable(path: &Path, full: &Path, root: Option<&Path>, error: &std::io::Error) -> Problem {
    let (reason, help) = unreadable::why(path, root, error);
    let problem = Problem::new(rule::UNREADABLE, 0..0, format!("cannot read `{}`: {reason}", shown(path)));
    if root.is_none() {
        return match help {
            Some(help) => problem.help(help),
            None => problem,
        };
    }
    let counts = "a path counts from the folder of the crate's Cargo.toml";
    let help = help.map_or_else(|| counts.to_owned(), |help| format!("{help}\n  {counts}"));
    problem.label(format!("looked at {}", full.display())).help(help)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_byte_order_mark_is_dropped() {
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
