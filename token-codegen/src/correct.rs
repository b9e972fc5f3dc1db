//! The corrections of problems: the help and the change of the file that it describes.

use crate::ast::{Spanned, Value};
use crate::edit::Edit;
use crate::report::{Problem, capped, in_quotes};
use crate::source::Source;
use crate::span::Span;

impl Problem {
    /// Adds the edit that the help describes.
    #[must_use]
    pub fn edit(self, span: &Span, text: impl Into<String>) -> Self {
        Self { edit: Some(Box::new(Edit { span: span.clone(), text: text.into() })), ..self }
    }

    #[must_use]
    pub(crate) fn maybe_edit(self, span: &Span, text: Option<String>) -> Self {
        match text {
            Some(text) => self.edit(span, text),
            None => self,
        }
    }

    /// Leaves the help to the author.
    #[must_use]
    pub(crate) fn without_edit(self) -> Self {
        Self { edit: None, ..self }
    }

    /// The help "write …", and the edit that puts this text in place of the problem.
    #[must_use]
    pub(crate) fn write(self, text: &str) -> Self {
        let span = self.span.clone();
        self.help(format!("write `{text}`")).edit(&span, text)
    }

    /// Puts a name in place of another, in quotes where the other has quotes.
    #[must_use]
    pub(crate) fn rename(self, source: &Source, span: &Span, name: &str) -> Self {
        let quoted = source.text().get(span.start..).is_some_and(|rest| rest.starts_with(['"', '\'']));
        self.edit(span, if quoted { in_quotes(name) } else { name.to_owned() })
    }

    /// The help "write …" with the value of the right type that was probably meant, if `read` takes it: `true` for `"yes"`, `3` for `"3"`.
    #[must_use]
    pub(crate) fn convert<T>(self, value: &Spanned<Value>, read: fn(Value) -> Result<T, Value>) -> Self {
        let meant =
            [value.value.meant_boolean().map(Value::Bool), value.value.meant_integer().map(Some).map(Value::Integer)];
        let meant = meant.into_iter().flatten().find(|meant| read(meant.clone()).is_ok());
        let text = match meant {
            Some(Value::Bool(value)) => value.to_string(),
            Some(Value::Integer(Some(number))) => number.to_string(),
            _ => return self,
        };
        self.help(format!("write `{text}`")).edit(&value.span, text)
    }

    /// The help "add …", and the edit that adds these lines to a table: below its header, in its braces, or beside its dotted key.
    ///
    /// `key` and `value` are the places of the table, as those of an [`Entry`](crate::ast::Entry). `then` is the rest of the help.
    #[must_use]
    pub(crate) fn add_lines(self, source: &Source, [key, value]: [&Span; 2], lines: &[String], then: &str) -> Self {
        let text = source.text();
        let start = start_of_key(text, key.start);
        let before = text.get(..start).unwrap_or_default().rsplit('\n').next().unwrap_or_default();
        let path = text.get(start..key.end).unwrap_or_default();
        let mut lines = lines.to_vec();
        let (at, added) = if text.get(value.clone()).is_some_and(|table| table.starts_with('{')) {
            let at = value.start + 1;
            let empty = text.get(at..value.end).is_some_and(|rest| rest.trim_start().starts_with('}'));
            (at, format!(" {}{}", lines.join(", "), if empty { " " } else { "," }))
        } else if value.start < key.start {
            (source.line_span(source.line(value.start)).end, format!("\n{}", lines.join("\n")))
        } else if before.trim_start().starts_with('[') {
            // The table has no header, but one inside it has.
            (start - before.len(), format!("[{path}]\n{}\n\n", lines.join("\n")))
        } else {
            for line in &mut lines {
                *line = format!("{path}.{line}");
            }
            let separator = if before.trim().is_empty() { format!("\n{before}") } else { ", ".to_owned() };
            (start, lines.join(&separator) + &separator)
        };
        let shown = capped(lines.iter().map(|line| format!("`{line}`")).collect());
        let shown = match shown.split_last() {
            Some((last, others)) if !others.is_empty() => format!("{} and {last}", others.join(", ")),
            _ => shown.concat(),
        };
        let problem = self.help(format!("add {shown}{then}"));
        // A line with a gap is for its author to fill in.
        if added.contains('…') { problem } else { problem.edit(&(at..at), added) }
    }
}

/// Where the dotted key begins of which the part at `part` is one.
fn start_of_key(text: &str, part: usize) -> usize {
    let is_key = |c: char| c.is_ascii_alphanumeric() || "_-.\"' \t".contains(c);
    let before = text.get(..part).unwrap_or_default();
    let key = before.rsplit(|c| !is_key(c)).next().unwrap_or_default();
    part - key.trim_start().len()
}
