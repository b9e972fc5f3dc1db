//! A decoded part of a token as lines, and the line for the place of a finding.

use std::collections::HashMap;
use std::ops::Range;

use serde_json::{Map, Value};

use crate::escaped;

pub(super) struct Decoded {
    pub(super) lines: Vec<Line>,
    nodes: Vec<Node>,
}

pub(super) struct Line {
    pub(super) text: String,
    /// In characters.
    pub(super) value_columns: Range<usize>,
}

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
        decoded.value(0, "", &Value::Object(object.clone()), "");
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
        let before = indent(depth) + key;
        let ([open, close], members): (_, Vec<_>) = match value {
            Value::Object(members) if !members.is_empty() => {
                (["{", "}"], members.iter().map(|(name, value)| (Some(name), value)).collect())
            }
            Value::Array(items) if !items.is_empty() => (["[", "]"], items.iter().map(|item| (None, item)).collect()),
            scalar => {
                let room = Self::WIDTH.saturating_sub(before.chars().count() + comma.len());
                return self.node(&before, &cut(&escaped::json(&scalar.to_string()), room), comma);
            }
        };
        let node = self.node(&before, open, "");
        let last = members.len() - 1;
        for (index, (name, value)) in members.into_iter().enumerate() {
            let key = name.map(|name| format!("{}: ", cut(&escaped::json_string(name), Self::KEY))).unwrap_or_default();
            let member = self.value(depth + 1, &key, value, if index < last { "," } else { "" });
            if let Some((name, node)) = name.zip(self.nodes.get_mut(node)) {
                // If two keys look the same in a place, the first counts.
                node.members.entry(plain(name)).or_insert(member);
                node.members.insert(name.clone(), member);
            }
        }
        self.line(&indent(depth), close, comma);
        node
    }

    fn node(&mut self, before: &str, value: &str, comma: &str) -> usize {
        self.nodes.push(Node { line: self.lines.len(), members: HashMap::new() });
        self.line(before, value, comma);
        self.nodes.len() - 1
    }

    fn line(&mut self, before: &str, value: &str, comma: &str) {
        let start = before.chars().count();
        let value_columns = start..start + value.chars().count();
        self.lines.push(Line { text: format!("{before}{value}{comma}"), value_columns });
    }
}

/// A key as places show it: only the characters of names.
fn plain(key: &str) -> String {
    key.chars().filter(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '$')).take(40).collect()
}

fn indent(depth: usize) -> String {
    "  ".repeat(depth.min(Decoded::DEEPEST))
}

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
        assert_eq!(line("grants.voice.incoming"), r#""incoming": ["#);
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
        assert!(decoded.lines.iter().all(|line| line.value_columns.end <= line.text.chars().count()));
    }
}
