//! Reads JSON that strangers write, into one flat list.
//!
//! A document is its values in the order of the text; each knows where the values inside it end. There is one allocation for
//! the list, texts without escapes are borrowed, and, unlike in a map, a key that stands twice stays visible twice:
//!
//! ```text
//!     {"iss":"SK","grants":{"voice":{}},"exp":9}
//!
//!     index   0        1        2            3           4
//!     key              iss      grants       voice       exp
//!     data    object   "SK"     object       object      9
//!     end     5        2        4            4           5
//! ```
//!
//! `serde_json` does the parsing and bounds the depth (128).

use std::fmt;

use super::tape::{self, Data, Entry};
use super::{JsonObject, Value};

/// A document, read.
pub(crate) struct Document<'a>(Vec<Entry<'a>>);

impl<'a> Document<'a> {
    /// Reads one JSON value and nothing after it; `None` where it is not JSON, not UTF-8 or too deep.
    pub(crate) fn read(text: &'a [u8]) -> Option<Self> {
        tape::fill(text).map(Self)
    }

    pub(crate) fn root(&self) -> Node<'_> {
        Node { entries: &self.0, index: 0 }
    }
}

/// A value of a document.
#[derive(Clone, Copy)]
pub struct Node<'a> {
    entries: &'a [Entry<'a>],
    index: usize,
}

impl<'a> Node<'a> {
    /// Its text, if it is one.
    #[must_use]
    pub fn as_text(&self) -> Option<&'a str> {
        match self.data() {
            Some(Data::Text(text)) => Some(text),
            _ => None,
        }
    }

    /// Its boolean, if it is one.
    #[must_use]
    pub fn as_bool(&self) -> Option<bool> {
        match self.data() {
            Some(Data::Bool(value)) => Some(*value),
            _ => None,
        }
    }

    /// Its number, if it is a whole one.
    #[must_use]
    pub fn as_integer(&self) -> Option<i64> {
        match self.data() {
            Some(Data::Integer(value)) => Some(*value),
            _ => None,
        }
    }

    /// Its number, whole or not, as near as it can be.
    #[must_use]
    pub fn as_number(&self) -> Option<f64> {
        match self.data() {
            #[expect(clippy::cast_precision_loss, reason = "as near as it can be")]
            Some(Data::Integer(value)) => Some(*value as f64),
            Some(Data::Number(value)) => value.as_f64(),
            _ => None,
        }
    }

    /// Its members, if it is an object.
    #[must_use]
    pub fn as_object(&self) -> Option<Object<'a>> {
        matches!(self.data(), Some(Data::Object)).then_some(Object { entries: self.entries, index: self.index })
    }

    /// Whether it is `null`.
    #[must_use]
    pub fn is_null(&self) -> bool {
        matches!(self.data(), Some(Data::Null))
    }

    /// What it is, with its article, for a message.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        match self.data() {
            Some(Data::Null) | None => "null",
            Some(Data::Bool(_)) => "a boolean",
            Some(Data::Integer(_) | Data::Number(_)) => "a number",
            Some(Data::Text(_)) => "a text",
            Some(Data::Array) => "an array",
            Some(Data::Object) => "an object",
        }
    }

    /// A copy that owns its parts.
    #[must_use]
    pub fn to_value(&self) -> serde_json::Value {
        match self.data() {
            Some(Data::Null) | None => serde_json::Value::Null,
            Some(Data::Bool(value)) => (*value).into(),
            Some(Data::Integer(value)) => (*value).into(),
            Some(Data::Number(value)) => value.clone().into(),
            Some(Data::Text(value)) => value.as_ref().into(),
            Some(Data::Array) => self.children().map(|(_, item)| item.to_value()).collect(),
            Some(Data::Object) => self.children().map(|(key, item)| (key.to_owned(), item.to_value())).collect(),
        }
    }

    pub(crate) fn text(&self) -> Result<&'a str, ReadError> {
        self.as_text().ok_or_else(|| ReadError::kind("a text", self))
    }

    pub(crate) fn object(&self) -> Result<Object<'a>, ReadError> {
        self.as_object().ok_or_else(|| ReadError::kind("an object", self))
    }

    /// The values directly inside it, with their keys (empty in an array).
    pub(crate) fn children(&self) -> Members<'a> {
        Members {
            entries: self.entries,
            next: self.index + 1,
            end: self.entries.get(self.index).map_or(0, |entry| entry.end),
        }
    }

    fn data(&self) -> Option<&'a Data<'a>> {
        self.entries.get(self.index).map(|entry| &entry.data)
    }
}

impl fmt::Debug for Node<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.to_value().fmt(f)
    }
}

/// An object of a document.
pub struct Object<'a> {
    entries: &'a [Entry<'a>],
    index: usize,
}

impl<'a> Object<'a> {
    /// The member of that name; the last, where it stands twice.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<Node<'a>> {
        self.members().filter(|(key, _)| *key == name).last().map(|(_, node)| node)
    }

    /// All members in the order of the text.
    #[must_use]
    pub fn members(&self) -> Members<'a> {
        self.node().children()
    }

    /// The value of a member that must be there.
    ///
    /// # Errors
    ///
    /// When it is missing or is something else.
    pub fn required<T: Value>(&self, name: &str) -> Result<T, ReadError> {
        let node = self.get(name).ok_or_else(|| ReadError::missing(name))?;
        T::read(&node).map_err(|error| error.inside(name))
    }

    /// The value of a member that may be missing.
    ///
    /// # Errors
    ///
    /// When it is something else.
    pub fn optional<T: Value>(&self, name: &str) -> Result<Option<T>, ReadError> {
        self.get(name).map(|node| T::read(&node).map_err(|error| error.inside(name))).transpose()
    }

    /// The boolean inside an object that may be missing: off, where it or the object is missing.
    ///
    /// # Errors
    ///
    /// When something else stands there.
    pub fn switch(&self, name: &str, inner: &str) -> Result<bool, ReadError> {
        let Some(node) = self.get(name) else { return Ok(false) };
        node.object()
            .and_then(|object| object.optional(inner))
            .map(Option::unwrap_or_default)
            .map_err(|error| error.inside(name))
    }

    /// A copy that owns its parts.
    // `to_owned` of `ToOwned` would need a `Clone` that nobody else needs.
    #[must_use]
    pub fn to_owned(&self) -> JsonObject {
        self.members().map(|(key, node)| (key.into(), node.to_value())).collect()
    }

    pub(crate) fn node(&self) -> Node<'a> {
        Node { entries: self.entries, index: self.index }
    }
}

impl fmt::Debug for Object<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.node().fmt(f)
    }
}

/// The members of an object, with their keys.
#[derive(Clone)]
pub struct Members<'a> {
    entries: &'a [Entry<'a>],
    next: usize,
    end: usize,
}

impl<'a> Iterator for Members<'a> {
    type Item = (&'a str, Node<'a>);

    fn next(&mut self) -> Option<Self::Item> {
        if self.next >= self.end {
            return None;
        }
        let entry = self.entries.get(self.next)?;
        let node = Node { entries: self.entries, index: self.next };
        self.next = entry.end;
        Some((&entry.key, node))
    }
}

impl fmt::Debug for Members<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self.clone()).finish()
    }
}

/// Why a grant could not be read: where, and what stands there instead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadError {
    at: String,
    message: String,
}

impl ReadError {
    /// What stands there is not what was expected; both with their articles.
    pub(crate) fn kind(expected: &str, node: &Node<'_>) -> Self {
        Self::new(format!("{} where {expected} belongs", node.kind()))
    }

    pub(crate) fn missing(name: &str) -> Self {
        Self::new("missing").inside(name)
    }

    /// A reason of the type's own.
    pub fn new(message: impl Into<String>) -> Self {
        Self { at: String::new(), message: message.into() }
    }

    /// The same error, seen from the object around it.
    #[must_use]
    pub fn inside(mut self, name: &str) -> Self {
        if !self.at.is_empty() {
            self.at.insert(0, '.');
        }
        self.at.insert_str(0, name);
        self
    }
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.at.is_empty() { f.write_str(&self.message) } else { write!(f, "`{}`: {}", self.at, self.message) }
    }
}

impl std::error::Error for ReadError {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_read_is_what_stands_there() {
        let text = r#"{"a":[1,-2,1.5,18446744073709551615,null,true,{}],"b":{"c\n":"d\u00e9"},"e":[],"f":""}"#;
        let document = Document::read(text.as_bytes()).unwrap();
        assert_eq!(document.root().to_value(), serde_json::from_str::<serde_json::Value>(text).unwrap());
    }

    #[test]
    fn a_key_twice_stays_twice_and_the_last_counts() {
        let document = Document::read(br#"{"a":{"x":1},"b":2,"a":3}"#).unwrap();
        let object = document.root().object().unwrap();
        assert_eq!(object.members().map(|(key, _)| key).collect::<Vec<_>>(), ["a", "b", "a"]);
        assert_eq!(object.required::<i64>("a"), Ok(3));
    }

    #[test]
    fn what_is_not_json_is_not_read() {
        let deep = "[".repeat(4096) + &"]".repeat(4096);
        for text in ["", "{", "{}{}", "{'a':1}", "\u{feff}{}", "nul", "[1,]", deep.as_str()] {
            assert!(Document::read(text.as_bytes()).is_none(), "{text}");
        }
        assert!(Document::read(b"\"\xff\"").is_none());
    }

    #[test]
    fn errors_name_the_path() {
        let document = Document::read(br#"{"outgoing":{"allow":5}}"#).unwrap();
        let error = document.root().object().unwrap().switch("outgoing", "allow").unwrap_err();
        assert_eq!(error.to_string(), "`outgoing.allow`: a number where true or false belongs");
    }
}
