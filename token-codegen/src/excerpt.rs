//! The line of a source in a message.

use annotate_snippets::{Annotation, AnnotationKind, Snippet};
use token_schema::visible::{escaped, escaped_but};

use crate::source::Source;
use crate::span::Span;

/// The line of the source in a message, with invisible characters escaped.
pub(crate) struct Excerpt {
    /// The name of the file.
    file: String,
    label: String,
    text: String,
    line: usize,
    mark: Span,
    /// The column that the renderer prints and the true one, if they differ because of a cut or an escape.
    columns: Option<(usize, usize)>,
}

impl Excerpt {
    /// A longer line is cut around the mark, because the renderer's work grows with it.
    const MAX_LINE: usize = 1000;
    const BEFORE: usize = 60;
    const AFTER: usize = 160;

    pub(crate) fn of(source: &Source, span: &Span, label: &str) -> Self {
        let line = source.line(span.start);
        let whole = source.line_span(line);
        let text = source.text().get(whole.clone()).unwrap_or_default();
        let start = floor(text, span.start.saturating_sub(whole.start));
        let end = floor(text, span.end.saturating_sub(whole.start)).max(start);
        let (from, to) = if text.len() <= Self::MAX_LINE {
            (0, text.len())
        } else {
            (floor(text, start.saturating_sub(Self::BEFORE)), floor(text, start + Self::AFTER))
        };
        // The renderer shows a tab as spaces.
        let shown = |part: Span| escaped_but(text.get(part).unwrap_or_default(), &['\t']);
        let before = format!("{}{}", if from > 0 { "…" } else { "" }, shown(from..start));
        let marked = shown(start..end.min(to));
        let after = format!("{}{}", shown(end.min(to)..to), if to < text.len() { "…" } else { "" });
        let columns = (before.chars().count() + 1, source.column(whole.start + start));
        Self {
            file: escaped(source.name()).into_owned(),
            label: label.to_owned(),
            text: format!("{before}{marked}{after}"),
            line,
            mark: before.len()..before.len() + marked.len(),
            columns: (columns.0 != columns.1).then_some(columns),
        }
    }

    pub(crate) fn snippet(&self) -> Snippet<'_, Annotation<'_>> {
        let mark = AnnotationKind::Primary.span(self.mark.clone());
        let mark = if self.label.is_empty() { mark } else { mark.label(self.label.as_str()) };
        Snippet::source(self.text.as_str()).line_start(self.line).path(self.file.as_str()).annotation(mark)
    }

    pub(crate) fn with_true_column(&self, drawn: String) -> String {
        let Some((shown, column)) = self.columns else { return drawn };
        let place = format!("{}:{}", self.file, self.line);
        drawn.replacen(&format!("{place}:{shown}"), &format!("{place}:{column}"), 1)
    }
}

fn floor(text: &str, offset: usize) -> usize {
    (0..=offset.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}
