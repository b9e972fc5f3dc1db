//! Words without quotes in place of a value: `{ env = NAME }`.
//!
//! The parser continues after each, so the rest of the file is checked as if the word had quotes.

use std::collections::HashSet;

use token_schema::rule;

use crate::ast::{Table, Value};
use crate::report::{Problem, in_quotes};
use crate::span::Span;

/// How the parser's messages for such a word begin: it takes the first letter of some for that of `true`, `false`, `inf` or `nan`.
const MESSAGES: [&str; 3] = ["string values must be quoted", "invalid boolean", "invalid float"];

#[derive(Default)]
pub(super) struct BareWords(HashSet<(usize, usize)>);

impl BareWords {
    /// The problem, if a syntax error is about such a word.
    pub(super) fn problem(&mut self, text: &str, span: &Span, message: &str) -> Option<Problem> {
        let word = text.get(span.clone()).filter(|word| is_word(word))?;
        // Not a part of a value, or of several words.
        let before = text.get(..span.start).unwrap_or_default();
        let after = text.get(span.end..).unwrap_or_default().trim_start_matches([' ', '\t']);
        let line = before.rsplit('\n').next().unwrap_or_default();
        let in_list = line.split_once('=').is_none_or(|(_, value)| value.contains(['[', '{']));
        let is_whole = !before.ends_with(|c: char| c.is_alphanumeric() || c == '_')
            && (after.is_empty()
                || after.starts_with(['\n', '\r', ']', '}', '#'])
                || in_list && after.starts_with(','));
        if !is_whole || !MESSAGES.iter().any(|known| message.starts_with(known)) {
            return None;
        }
        self.0.insert((span.start, span.end));
        let problem = match boolean(word) {
            Some(value) => Problem::new(rule::NOT_QUOTED, span.clone(), format!("`{word}` is not a value in TOML"))
                .label("TOML writes `true` and `false` in lower case")
                .write(&value.to_string()),
            None => Problem::new(rule::NOT_QUOTED, span.clone(), format!("missing quotes around `{word}`"))
                .label("TOML requires quotes around a string")
                .write(&in_quotes(word)),
        };
        Some(problem)
    }

    /// Replaces the words in a table by the values that were probably meant.
    pub(super) fn put_into(&self, table: &mut Table, text: &str) {
        if self.0.is_empty() {
            return;
        }
        for entry in &mut table.entries {
            self.put(&mut entry.value.value, &entry.value.span, text);
        }
    }

    fn put(&self, value: &mut Value, span: &Span, text: &str) {
        match value {
            Value::Table(table) => self.put_into(table, text),
            Value::Array(items) => items.iter_mut().for_each(|item| self.put(&mut item.value, &item.span, text)),
            _ if self.0.contains(&(span.start, span.end)) => {
                let word = text.get(span.clone()).unwrap_or_default();
                *value = boolean(word).map_or_else(|| Value::String(word.to_owned()), Value::Bool);
            }
            _ => {}
        }
    }
}

fn is_word(text: &str) -> bool {
    const MAX: usize = 60;
    (1..=MAX).contains(&text.len())
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_-./:@".contains(&byte))
}

/// `True` and its like.
fn boolean(word: &str) -> Option<bool> {
    word.to_ascii_lowercase().parse().ok()
}
