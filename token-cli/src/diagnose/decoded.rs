//! A decoded part of a token as lines, and the line for the place of a finding.

use std::collections::HashMap;
use std::ops::Range;

use serde_json::{Map, Value};

use crate::escaped;

pub(super) struct Decoded {
    pub(super) lines: Vec<Line>,
    nodes: Vec<Node>,
}

/// One line, in characters.
pub(super) struct Line {
    pub(super) text: String,
    /// The columns of the value.
    pub(super) value: Range<usize>,
}

/// A value: its first line, and its members.
struct Node {
    line: usize,
    members: HashMap<String, usize>,
}

impl Decoded {
    /// A terminal's width without the gutter.
    const WIDTH: usize = 76;
    /// Deeper objects are not indented further.
    const DEEPEST: usize = 12;
    /// Longer keys are cut.
    const KEY: usize = 32;

    pub(super) fn of(object: &Map<String, Value>) -> Self {
        let mut decoded = Self { lines: Vec::new(), nodes: Vec::new() };
        decoded.container(0, "", ['{', '}'], object.iter().map(|(key, value)| (Some(key.as_str()), value)), "");
        decoded
    }

    /// The line of a place such as `grants.chat.service_sid`; for a missing member, the line of its object.
    pub(super) fn line_of(&self, place: &str) -> usize {
        let (mut node, mut rest) = (0, place);
        while let Some(here) = self.nodes.get(node) {
            // Keys may contain dots, so the longest match counts.
            let mut ends = std::iter::once(rest.len()).chain(rest.rmatch_indices('.').map(|(end, _)| end));
            let fits = ends.find_map(|end| Some((end, *here.members.get(rest.get(..end)?)?)));
            let Some((end, member)) = fits else { return here.line };
            (node, rest) = (member, rest.get(end + 1..).unwrap_or_default());
        }
        0
    }

    fn value(&mut self, depth: usize, key: &str, value: &Value, comma: &str) -> usize {
        match value {
            Value::Object(members) => {
                let members = members.iter().map(|(key, value)| (Some(key.as_str()), value));
                self.container(depth, key, ['{', '}'], members, comma)
            }
            Value::Array(items) => self.container(depth, key, ['[', ']'], items.iter().map(|item| (None, item)), comma),
            Value::String(text) => self.scalar(depth, key, &escaped::string(text), comma),
            other => self.scalar(depth, key, &other.to_string(), comma),
        }
    }

    fn scalar(&mut self, depth: usize, key: &str, value: &str, comma: &str) -> usize {
        let before = indent(depth) + key;
        let start = before.chars().count();
        let shown = cut(value, Self::WIDTH.saturating_sub(start + comma.len()));
        let end = start + shown.chars().count();
        self.node(Line { text: format!("{before}{shown}{comma}"), value: start..end })
    }

    fn container<'v>(
        &mut self,
        depth: usize,
        key: &str,
        [open, close]: [char; 2],
        members: impl ExactSizeIterator<Item = (Option<&'v str>, &'v Value)>,
        comma: &str,
    ) -> usize {
        let count = members.len();
        if count == 0 {
            return self.scalar(depth, key, &format!("{open}{close}"), comma);
        }
        let before = indent(depth) + key;
        let start = before.chars().count();
        let node = self.node(Line { text: format!("{before}{open}"), value: start..start + 1 });
        for (index, (name, value)) in members.enumerate() {
            let key = name.map(|name| format!("{}: ", cut(&escaped::string(name), Self::KEY))).unwrap_or_default();
            let member = self.value(depth + 1, &key, value, if index + 1 == count { "" } else { "," });
            if let Some(node) = self.nodes.get_mut(node) {
                let name = name.unwrap_or_default();
                // If two keys look the same in a place, the first counts.
                node.members.entry(plain(name)).or_insert(member);
                node.members.insert(name.to_owned(), member);
            }
        }
        let before = indent(depth);
        let start = before.chars().count();
        self.lines.push(Line { text: format!("{before}{close}{comma}"), value: start..start + 1 });
        node
    }

    fn node(&mut self, line: Line) -> usize {
        self.nodes.push(Node { line: self.lines.len(), members: HashMap::new() });
        self.lines.push(line);
        self.nodes.len() - 1
    }
}

/// A key as places show it: only the characters of names.
fn plain(key: &str) -> String {
    key.chars().filter(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '$')).take(40).collect()
}

fn indent(depth: usize) -> String {
    "  ".repeat(depth.min(Decoded::DEEPEST))
}

/// Shortens a string to a number of characters.
fn cut(text: &str, width: usize) -> String {
    if text.chars().count() <= width {
        return text.to_owned();
    }
    let mut shown: String = text.chars().take(width.saturating_sub(2)).collect();
    shown.push('…');
    if text.starts_with('"') {
        shown.push('"');
    }
    shown
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn decoded(value: &Value) -> Decoded {
        Decoded::of(value.as_object().unwrap())
    }

    #[test]
    fn a_place_is_on_the_line_of_its_value_or_of_what_lacks_it() {
        let decoded =
            decoded(&json!({ "a": 1, "a.b": 2, "grants": { "chat": {}, "voice": { "incoming": [1, 2] } }, "exp": 3 }));
        let line = |place| decoded.lines[decoded.line_of(place)].text.trim().to_owned();
        assert_eq!(line("a"), r#""a": 1,"#);
        assert_eq!(line("a.b"), r#""a.b": 2,"#);
        assert_eq!(line("grants.chat.service_sid"), r#""chat": {},"#);
        assert_eq!(line("grants.voice.incoming.allow"), r#""incoming": ["#);
        assert_eq!(line("grants.video"), r#""grants": {"#);
        assert_eq!([line("iss"), line(""), line("grant")], ["{", "{", "{"]);
    }

    #[test]
    fn lines_fit_whatever_the_token_holds() {
        let mut deep = json!("x".repeat(500));
        for _ in 0..60 {
            deep = json!({ "é".repeat(100): deep });
        }
        let decoded = decoded(&deep);
        assert!(decoded.lines.iter().all(|line| line.text.chars().count() <= Decoded::WIDTH));
        assert!(decoded.lines.iter().all(|line| line.value.end <= line.text.chars().count()));
    }
}
