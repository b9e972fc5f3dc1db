//! The text and the Markdown of a comparison.

use std::fmt::Write as _;

use token_schema::visible::escaped;

use super::change::{Change, Kind, Part};
use super::compare::{Diff, Fate, TokenDiff};
use super::power::Power;
use crate::answer::{BOLD, ERROR, HELP, WARNING};

/// Text for a terminal.
pub(super) fn text(diff: &Diff, old: &str, new: &str) -> String {
    let mut out = String::new();
    for token in &diff.tokens {
        let _ = writeln!(out, "{BOLD}{}{BOLD:#}: {}", escaped(&token.token), title(token));
        for change in &token.changes {
            let (mark, style) = match mark(change) {
                '+' => ('+', ERROR),
                '-' => ('-', HELP),
                mark => (mark, WARNING),
            };
            let _ = writeln!(out, "  {style}{mark}{style:#} {}", escaped(&change.text.to_string()));
        }
        out.push('\n');
    }
    for line in deployment(diff) {
        let _ = writeln!(out, "{WARNING}!{WARNING:#} {}", escaped(&line));
    }
    if !diff.variables.added.is_empty() || !diff.variables.removed.is_empty() {
        out.push('\n');
    }
    let _ = writeln!(out, "{BOLD}{} -> {}{BOLD:#}: {}", escaped(old), escaped(new), summary(diff));
    out
}

/// Markdown for a comment on a pull request.
pub(super) fn markdown(diff: &Diff) -> String {
    let mut out = format!("**Access tokens: {}**\n", summary(diff));
    for token in &diff.tokens {
        let _ = write!(out, "\n### {}: {}\n\n", code(&token.token), title(token));
        for change in &token.changes {
            let sign = match mark(change) {
                '+' => "➕ ",
                '-' => "➖ ",
                '~' => "🔀 ",
                '!' => "❗ ",
                _ => "",
            };
            let _ = writeln!(out, "- {sign}{}", quoted(change));
        }
    }
    let lines = deployment(diff);
    if !lines.is_empty() {
        out.push_str("\n### Deployment\n\n");
        for line in &lines {
            let _ = writeln!(out, "- ❗ {line}");
        }
    }
    out
}

fn title(token: &TokenDiff) -> &'static str {
    match (token.change, token.power) {
        (Fate::Added, _) => "new",
        (Fate::Removed, _) => "removed",
        _ if token.is_uncertain() => "changed, which counts as more power",
        (_, Power::More | Power::Changed) => "more power",
        (_, Power::Less) => "less power",
        (_, Power::Same) => "the same power",
    }
}

fn summary(diff: &Diff) -> &'static str {
    match diff.power {
        _ if diff.is_empty() => "no change",
        Power::More if diff.tokens.iter().all(|token| token.power != Power::More || token.is_uncertain()) => {
            "changed, which counts as more power"
        }
        Power::More | Power::Changed => "more power",
        Power::Less => "less power",
        Power::Same => "the same power",
    }
}

fn mark(change: &Change) -> char {
    match (change.power, change.kind) {
        (Power::More, _) => '+',
        (Power::Less, _) => '-',
        (Power::Changed, _) => '~',
        (Power::Same, Kind::Input | Kind::Optional) => '!',
        (Power::Same, _) => ' ',
    }
}

/// What the deployment must do. The names of variables are letters, digits and `_`.
fn deployment(diff: &Diff) -> Vec<String> {
    let added = diff.variables.added.iter().map(|variable| {
        let verb = if variable.required { "must" } else { "may" };
        format!("the deployment {verb} set `{}`", variable.name)
    });
    let removed = diff.variables.removed.iter().map(|name| format!("`{name}` is not read any more"));
    added.chain(removed).collect()
}

/// The text of a change in Markdown: what stands between backticks in it is a file's own, so each part becomes code of its own.
fn quoted(change: &Change) -> String {
    let mut out = String::new();
    for part in change.text.parts() {
        match part {
            Part::Words(words) => out.push_str(words),
            Part::Quote(text) => out.push_str(&code(text)),
        }
    }
    out
}

/// Code in Markdown, whatever the text contains: its fence is longer than each run of backticks in it, and it has one line.
fn code(text: &str) -> String {
    let text = escaped(text);
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or_default();
    let fence = "`".repeat(longest + 1);
    let space = if text.starts_with('`') || text.ends_with('`') || text.is_empty() { " " } else { "" };
    format!("{fence}{space}{text}{space}{fence}")
}
