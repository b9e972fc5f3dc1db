//! Collects problems, sorts them by place without duplicates, and renders them as rustc does.

use std::cmp::Reverse;
use std::fmt::{self, Write as _};

use annotate_snippets::{Group, Level, Renderer};
use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use token_schema::rule;
pub use token_schema::rule::{Rule, Severity, Topic};
use token_schema::visible::{escaped, escaped_but, is_invisible};

pub use crate::edit::Edit;
use crate::excerpt::Excerpt;
use crate::source::{Place, Source};
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
    /// Other places that it concerns, in this order.
    pub notes: Vec<Note>,
    /// The file of the span, where it is not that of the report.
    pub(crate) elsewhere: Option<Place>,
}

/// Another place that a problem concerns, and what is there: "first used here".
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Note {
    /// Where; in any file.
    pub place: Place,
    /// What is there.
    pub label: String,
}

impl Problem {
    /// A violation of a rule: where, and what is wrong.
    #[must_use]
    pub fn new(rule: &'static Rule, span: Span, title: impl Into<String>) -> Self {
        let title = escaped(&title.into()).into_owned();
        let severity = rule.severity();
        Self {
            rule,
            severity,
            span,
            title,
            label: String::new(),
            help: None,
            edit: None,
            notes: vec![],
            elsewhere: None,
        }
    }

    /// The same at a place that knows its file, which may be another than that of the report: a vendor's.
    #[must_use]
    pub fn at_place(rule: &'static Rule, place: &Place, title: impl Into<String>) -> Self {
        Self { elsewhere: Some(place.clone()), ..Self::new(rule, place.span().clone(), title) }
    }

    /// Adds another place that it concerns, such as the first of two that must differ.
    #[must_use]
    pub fn note(mut self, place: &Place, label: impl Into<String>) -> Self {
        self.notes.push(Note { place: place.clone(), label: escaped(&label.into()).into_owned() });
        self
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

    /// Renders it as rustc does: `error: …`, the line of the source with carets, the other places, and the help.
    #[must_use]
    pub fn render(&self, source: &Source, color: bool) -> String {
        let level = match self.severity {
            Severity::Warning => Level::WARNING,
            _ => Level::ERROR,
        };
        let group = Group::with_title(level.primary_title(&self.title));
        let renderer = if color { Renderer::styled() } else { Renderer::plain() };
        if self.source(source).is_absent() {
            let lines = std::iter::once(&self.label).chain(&self.help).filter(|line| !line.is_empty());
            return renderer.render(&[group.elements(lines.map(|line| Level::NOTE.message(line)))]);
        }
        self.draw(source, &renderer, group)
    }

    /// The text of a `compile_error!`: begins with the title, because rustc writes `error: ` before it.
    #[must_use]
    pub fn render_for_compile_error(&self, source: &Source) -> String {
        if self.source(source).is_absent() {
            let lines = [Some(&self.label), self.help.as_ref()].into_iter().flatten().filter(|line| !line.is_empty());
            return lines.fold(self.title.clone(), |text, line| format!("{text}\n  {line}"));
        }
        format!("{}\n{}", self.title, self.draw(source, &Renderer::plain(), Group::with_level(Level::ERROR)))
    }

    fn draw<'a>(&'a self, source: &'a Source, renderer: &Renderer, group: Group<'a>) -> String {
        let excerpts: Vec<Excerpt> = std::iter::once(Excerpt::of(self.source(source), &self.span, &self.label))
            .chain(self.notes.iter().map(|note| Excerpt::of(note.place.source(), note.place.span(), "")))
            .collect();
        let mut snippets = excerpts.iter().map(Excerpt::snippet);
        let mut groups: Vec<Group<'_>> = vec![group.elements(snippets.next())];
        let noted = |note: &'a Note| Group::with_title(Level::NOTE.secondary_title(&note.label));
        groups.extend(self.notes.iter().zip(snippets).map(|(note, snippet)| noted(note).element(snippet)));
        groups.extend(self.help.as_ref().map(|help| Group::with_title(Level::HELP.secondary_title(help))));
        excerpts.iter().fold(renderer.render(&groups), |drawn, excerpt| excerpt.with_true_column(drawn))
    }

    fn source<'a>(&'a self, of_report: &'a Source) -> &'a Source {
        self.elsewhere.as_ref().map_or(of_report, Place::source)
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

    /// The same beside those that have a place.
    pub(crate) fn add_without_place(&mut self, problem: Problem) {
        let nowhere = Source::absent(self.source.name()).place(0..0);
        self.problems.push(Problem { elsewhere: Some(nowhere), ..problem });
    }

    /// Adds a problem.
    pub fn add(&mut self, problem: Problem) {
        // What would be wrong with a word in quotes is the correction of the word.
        let here = problem.elsewhere.is_none();
        let is_word = |other: &&mut Problem| here && other.rule == rule::NOT_QUOTED && other.span == problem.span;
        match self.problems.iter_mut().find(is_word) {
            Some(word) => {
                let text = self.source.text().get(word.span.clone()).unwrap_or_default();
                word.title = format!("{} is not a value in TOML", quoted(text));
                (word.label, word.help, word.edit) = (problem.label, problem.help, problem.edit);
            }
            None => self.problems.push(problem),
        }
    }

    /// The source of the spans, but of those of a problem [at another place](Problem::at_place).
    #[must_use]
    pub fn source(&self) -> &Source {
        &self.source
    }

    /// Where a problem of this report is.
    #[must_use]
    pub fn place(&self, problem: &Problem) -> Place {
        problem.source(&self.source).place(problem.span.clone())
    }

    /// The problems in the order of their places, each once. Those of other files are the last.
    #[must_use]
    pub fn problems(&self) -> Vec<&Problem> {
        let mut problems: Vec<_> = self.problems.iter().collect();
        let is_elsewhere = |problem: &Problem| problem.source(&self.source).name() != self.source.name();
        problems.sort_by_key(|problem| (is_elsewhere(problem), problem.span.start, Reverse(problem.severity)));
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
