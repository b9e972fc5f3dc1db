//! Collects problems, sorts them by place without duplicates, and renders them as rustc does.

use std::cmp::Reverse;
use std::fmt::{self, Write as _};

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};
use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use token_schema::rule;
pub use token_schema::rule::{Rule, Severity, Topic};
use token_schema::visible::{escaped, escaped_but, is_invisible};

pub use crate::edit::Edit;
use crate::source::Source;
pub use crate::span::Span;

/// A problem in a file: what, where, why it matters and what to write.
///
/// Its messages may contain strings from a file: invisible characters are escaped here.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Problem {
    /// The rule; shown and compared as its id.
    pub rule: &'static Rule,
    /// Error or warning: that of the rule, unless changed by [`severity`](Self::severity).
    pub severity: Severity,
    /// Where, in bytes of the source's text.
    pub span: Span,
    /// What is wrong.
    pub title: String,
    /// Why it matters; shown at the place.
    pub label: String,
    /// What to write.
    pub help: Option<String>,
    /// What to write, as a change of the file.
    pub edit: Option<Box<Edit>>,
}

impl Problem {
    /// A violation of a rule: where, and what is wrong.
    #[must_use]
    pub fn new(rule: &'static Rule, span: Span, title: impl Into<String>) -> Self {
        let title = escaped(&title.into()).into_owned();
        Self { rule, severity: rule.severity(), span, title, label: String::new(), help: None, edit: None }
    }

    /// Sets another severity than that of the rule.
    #[must_use]
    pub fn severity(self, severity: Severity) -> Self {
        Self { severity, ..self }
    }

    /// Adds why it matters, in one line.
    #[must_use]
    pub fn label(mut self, why: impl Into<String>) -> Self {
        self.label = escaped(&why.into()).into_owned();
        self
    }

    /// Adds what to write, in one line or several.
    #[must_use]
    pub fn help(self, what: impl Into<String>) -> Self {
        self.maybe_help(Some(what.into()))
    }

    /// Adds what to write, if that is known.
    #[must_use]
    pub fn maybe_help(self, what: Option<String>) -> Self {
        Self { help: what.map(|what| escaped_but(&what, &['\n']).into_owned()), ..self }
    }

    pub(crate) fn add_to(self, report: &mut Report) {
        report.add(self);
    }

    /// Renders it as rustc does: `error: …`, the line of the source with carets, and the help.
    #[must_use]
    pub fn render(&self, source: &Source, color: bool) -> String {
        let level = match self.severity {
            Severity::Warning => Level::WARNING,
            _ => Level::ERROR,
        };
        if source.absent {
            let mut group = Group::with_title(level.primary_title(&self.title));
            for line in std::iter::once(&self.label).chain(&self.help).filter(|line| !line.is_empty()) {
                group = group.element(Level::NOTE.message(line));
            }
            return if color { Renderer::styled() } else { Renderer::plain() }.render(&[group]);
        }
        self.draw(source, color, Group::with_title(level.primary_title(&self.title)))
    }

    /// The text of a `compile_error!`: begins with the title, because rustc writes `error: ` before it.
    #[must_use]
    pub fn render_for_compile_error(&self, source: &Source) -> String {
        if source.absent {
            let lines = [Some(&self.label), self.help.as_ref()].into_iter().flatten().filter(|line| !line.is_empty());
            return lines.fold(self.title.clone(), |text, line| format!("{text}\n  {line}"));
        }
        format!("{}\n{}", self.title, self.draw(source, false, Group::with_level(Level::ERROR)))
    }

    fn draw<'a>(&'a self, source: &'a Source, color: bool, group: Group<'a>) -> String {
        let excerpt = Excerpt::of(source, &self.span);
        let name = escaped(source.name());
        let mark = AnnotationKind::Primary.span(excerpt.mark.clone()).label(self.label.as_str());
        let mark = if self.label.is_empty() { AnnotationKind::Primary.span(excerpt.mark.clone()) } else { mark };
        let snippet =
            Snippet::source(excerpt.text.as_str()).line_start(excerpt.line).path(name.as_ref()).annotation(mark);
        let mut groups = vec![group.element(snippet)];
        groups.extend(self.help.as_ref().map(|help| Group::with_title(Level::HELP.secondary_title(help))));
        let renderer = if color { Renderer::styled() } else { Renderer::plain() };
        excerpt.with_true_column(renderer.render(&groups))
    }
}

/// The problems of one source.
///
/// `Display` and `Debug` render it as [`render_plain`](Self::render_plain) does, because a `main` may return it as an error.
#[derive(Clone)]
#[must_use = "its problems must be shown"]
pub struct Report {
    source: Source,
    problems: Vec<Problem>,
}

impl Report {
    /// A report without problems.
    pub fn new(source: &Source) -> Self {
        Self { source: source.clone(), problems: Vec::new() }
    }

    /// A problem without a place: with an option, or a file that cannot be read.
    pub(crate) fn without_place(name: &str, problem: Problem) -> Self {
        Self { source: Source::absent(name), problems: vec![problem] }
    }

    /// Adds a problem.
    pub fn add(&mut self, problem: Problem) {
        // What would be wrong with a word in quotes is the correction of the word.
        let is_word = |other: &&mut Problem| other.rule == rule::NOT_QUOTED && other.span == problem.span;
        match self.problems.iter_mut().find(is_word) {
            Some(word) => {
                let text = self.source.text().get(word.span.clone()).unwrap_or_default();
                word.title = format!("{} is not a value in TOML", quoted(text));
                (word.label, word.help, word.edit) = (problem.label, problem.help, problem.edit);
            }
            None => self.problems.push(problem),
        }
    }

    /// The source of the spans.
    #[must_use]
    pub fn source(&self) -> &Source {
        &self.source
    }

    /// The problems in the order of their places, each once.
    #[must_use]
    pub fn problems(&self) -> Vec<&Problem> {
        let mut problems: Vec<_> = self.problems.iter().collect();
        problems.sort_by_key(|problem| (problem.span.start, Reverse(problem.severity)));
        let mut seen = std::collections::HashSet::new();
        problems.retain(|problem| seen.insert(*problem));
        problems
    }

    /// Whether there is neither error nor warning.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.problems.is_empty()
    }

    /// Whether there is an error.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.problems.iter().any(|problem| problem.severity == Severity::Error)
    }

    pub(crate) fn len(&self) -> usize {
        self.problems.len()
    }

    /// Whether an error was added after the first `len` problems.
    pub(crate) fn errors_since(&self, len: usize) -> bool {
        self.problems.iter().skip(len).any(|problem| problem.severity == Severity::Error)
    }

    /// All problems as plain text, separated by empty lines.
    #[must_use]
    pub fn render_plain(&self) -> String {
        self.render(false)
    }

    /// All problems with a terminal's colours.
    #[must_use]
    pub fn render_ansi(&self) -> String {
        self.render(true)
    }

    /// Each problem as an error or a warning of the compiler at `span`, which is a macro's argument; its text shows the line of the file.
    ///
    /// The items are valid in any module. A warning is one of the lint `deprecated`, about a function `grants_toml`.
    #[must_use]
    pub fn compile_errors(&self, span: proc_macro2::Span) -> TokenStream {
        let problems = self.problems().into_iter().map(|problem| {
            let text = problem.render_for_compile_error(&self.source);
            match problem.severity {
                // The only way for a macro to warn on stable Rust.
                Severity::Warning => quote_spanned! {span=>
                    const _: () = {
                        #[deprecated(note = #text)]
                        const fn grants_toml() {}
                        grants_toml()
                    };
                },
                _ => quote_spanned!(span=> ::core::compile_error!(#text);),
            }
        });
        quote!(#(#problems)*)
    }

    fn render(&self, color: bool) -> String {
        let mut text = String::new();
        for problem in self.problems() {
            let gap = if text.is_empty() { "" } else { "\n" };
            // Writing to a String cannot fail.
            let _ = writeln!(text, "{gap}{}", problem.render(&self.source, color));
        }
        text
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.render_plain())
    }
}

impl fmt::Debug for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "\n{}", self.render_plain())
    }
}

impl std::error::Error for Report {}

/// A string for a message: in backquotes, invisible characters escaped, cut if it is long.
#[must_use]
pub fn quoted(text: &str) -> String {
    const MAX: usize = 60;
    match text.char_indices().nth(MAX) {
        Some((end, _)) => format!("`{}…`", escaped(text.get(..end).unwrap_or_default())),
        None => format!("`{}`", escaped(text)),
    }
}

/// A string in TOML: in double quotes, with the required escapes (<https://toml.io/en/v1.0.0#string>).
#[must_use]
pub fn in_quotes(text: &str) -> String {
    let escaped = |c: char| match c {
        '"' | '\\' => format!("\\{c}"),
        '\n' => "\\n".to_owned(),
        '\t' => "\\t".to_owned(),
        c if is_invisible(c) => format!("\\U{:08X}", u32::from(c)),
        c => c.to_string(),
    };
    format!("\"{}\"", text.chars().map(escaped).collect::<String>())
}

pub(crate) const LISTED: usize = 12;

pub(crate) fn capped(mut things: Vec<String>) -> Vec<String> {
    if things.len() > LISTED {
        things.truncate(LISTED);
        things.push("…".to_owned());
    }
    things
}

/// Names for a message: `a`, `b` and `c`, or the first of many.
#[must_use]
pub fn listed<S: AsRef<str>>(names: impl IntoIterator<Item = S>, word: &str) -> String {
    let mut names: Vec<String> = names.into_iter().take(LISTED + 1).map(|name| quoted(name.as_ref())).collect();
    if names.len() > LISTED {
        names.truncate(LISTED);
        return format!("{}, …", names.join(", "));
    }
    match names.pop() {
        None => "none".to_owned(),
        Some(last) if names.is_empty() => last,
        Some(last) => format!("{} {word} {last}", names.join(", ")),
    }
}

/// The line of the source in a message, with invisible characters escaped.
struct Excerpt {
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

    fn of(source: &Source, span: &Span) -> Self {
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
            text: format!("{before}{marked}{after}"),
            line,
            mark: before.len()..before.len() + marked.len(),
            columns: (columns.0 != columns.1).then_some(columns),
        }
    }

    fn with_true_column(&self, drawn: String) -> String {
        let Some((shown, column)) = self.columns else { return drawn };
        let Some(arrow) = drawn.find("--> ") else { return drawn };
        let (title, rest) = drawn.split_at(arrow);
        let (shown, column) = (format!(":{}:{shown}", self.line), format!(":{}:{column}", self.line));
        format!("{title}{}", rest.replacen(&shown, &column, 1))
    }
}

fn floor(text: &str, offset: usize) -> usize {
    (0..=offset.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    const RULE: &Rule = &Rule::new("rule", Severity::Error, Topic::GrantsFile, "");

    /// One character of each kind that does something to a terminal, or to the reader.
    const HOSTILE: &str = "\u{1b}[2J\u{9b}31m\u{85}\u{202e}\u{2028}\u{200b}\u{e0041}\u{feff}\u{3164}";

    #[test]
    fn no_message_holds_an_invisible_character() {
        let source = Source::new(&format!("{HOSTILE}.toml"), &format!("{HOSTILE} = \"{HOSTILE}\""));
        let problem = Problem::new(RULE, 0..6, HOSTILE).label(HOSTILE).help(format!("a\n{HOSTILE}"));
        for shown in [
            problem.render(&source, false),
            problem.render_for_compile_error(&source),
            problem.render(&Source::absent(HOSTILE), false),
            quoted(HOSTILE),
        ] {
            assert!(!shown.contains(|c: char| is_invisible(c) && c != '\n'), "{shown:?}");
        }
    }

    #[test]
    fn a_column_is_that_of_the_file() {
        let text = "a = \"\u{202e}\" # 12";
        let at = text.find("12").unwrap();
        let shown = Problem::new(RULE, at..at + 2, "title").label("here").render(&Source::new("x.toml", text), false);
        assert!(shown.contains("--> x.toml:1:11"), "{shown}");
        assert!(shown.contains("a = \"\\u{202e}\" # 12\n  |                  ^^ here"), "{shown}");
    }

    #[test]
    fn a_title_is_one_line() {
        let shown = Problem::new(RULE, 0..0, "a\nerror: forged").render(&Source::new("x.toml", ""), false);
        assert!(shown.starts_with("error: a\\nerror: forged\n"), "{shown}");
    }
}
