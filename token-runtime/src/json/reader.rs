//! Reads untrusted JSON into one flat list.
//!
//! A document is its text and its values, in the order of the text. Each value has the index where the values inside it end. Unlike a map,
//! the list keeps duplicate keys:
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
//! Keys and strings are ranges of the text, so a document has two allocations; more only if a string has escapes, or a number does not fit
//! an `i64`.

use std::fmt;

use token_schema::{Form, judge};

use super::json_object::JsonObject;
use super::read_error::ReadError;
use super::tape::{Data, Entry, Span, Tape};

#[derive(Clone)]
pub(crate) struct Document {
    /// The JSON, followed by its strings with escapes, unescaped.
    text: String,
    tape: Tape,
}

impl Document {
    /// Reads one JSON value and nothing after it; `None` where it is not JSON, not UTF-8 or too deep.
    pub(crate) fn read(text: &[u8]) -> Option<Self> {
        Self::of(text.to_vec())
    }

    /// As [`read`](Self::read), without a copy of the text.
    pub(crate) fn of(text: Vec<u8>) -> Option<Self> {
        let mut text = String::from_utf8(text).ok()?;
        let (tape, unescaped) = Tape::read(&text)?;
        text.push_str(&unescaped);
        Some(Self { text, tape })
    }

    pub(crate) fn root(&self) -> Node<'_> {
        Node { document: self, index: 0 }
    }

    pub(crate) fn text(&self, name: &str) -> Option<&str> {
        self.root().as_object()?.get(name)?.as_str()
    }

    fn string(&self, span: Span) -> &str {
        self.text.get(span.range()).unwrap_or_default()
    }

    fn bytes(&self, span: Span) -> &[u8] {
        self.text.as_bytes().get(span.range()).unwrap_or_default()
    }

    fn entry(&self, index: u32) -> Option<&Entry> {
        self.tape.entries.get(index as usize)
    }
}

/// A value of a document.
#[derive(Clone, Copy)]
pub struct Node<'a> {
    document: &'a Document,
    index: u32,
}

impl<'a> Node<'a> {
    #[must_use]
    pub fn as_str(&self) -> Option<&'a str> {
        if let Some(Data::String(span)) = self.data() { Some(self.document.string(span)) } else { None }
    }

    #[must_use]
    pub fn as_bool(&self) -> Option<bool> {
        if let Some(Data::Bool(value)) = self.data() { Some(value) } else { None }
    }

    #[must_use]
    pub fn as_integer(&self) -> Option<i64> {
        if let Some(Data::Integer(value)) = self.data() { Some(value) } else { None }
    }

    /// The value, if it is a number; rounded if it is not an `f64`.
    #[must_use]
    pub fn as_number(&self) -> Option<f64> {
        match self.data() {
            #[expect(clippy::cast_precision_loss, reason = "rounded")]
            Some(Data::Integer(value)) => Some(value as f64),
            Some(Data::Number(index)) => self.number(index)?.as_f64(),
            _ => None,
        }
    }

    #[must_use]
    pub fn as_object(&self) -> Option<Object<'a>> {
        matches!(self.data(), Some(Data::Object)).then_some(Object(*self))
    }

    #[must_use]
    pub fn is_null(&self) -> bool {
        matches!(self.data(), Some(Data::Null))
    }

    /// The type, with its article, for a message.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        match self.data() {
            Some(Data::Null) | None => "null",
            Some(Data::Bool(_)) => "a boolean",
            Some(Data::Integer(_) | Data::Number(_)) => "a number",
            Some(Data::String(_)) => "a string",
            Some(Data::Array) => "an array",
            Some(Data::Object) => "an object",
        }
    }

    /// A copy that borrows nothing.
    #[must_use]
    pub fn to_value(&self) -> serde_json::Value {
        match self.data() {
            Some(Data::Null) | None => serde_json::Value::Null,
            Some(Data::Bool(value)) => value.into(),
            Some(Data::Integer(value)) => value.into(),
            Some(Data::Number(index)) => self.number(index).cloned().map_or(serde_json::Value::Null, Into::into),
            Some(Data::String(span)) => self.document.string(span).into(),
            Some(Data::Array) => self.children().map(|(_, item)| item.to_value()).collect(),
            Some(Data::Object) => self.children().map(|(key, item)| (key.to_owned(), item.to_value())).collect(),
        }
    }

    pub(crate) fn string(&self) -> Result<&'a str, ReadError> {
        self.as_str().ok_or_else(|| ReadError::kind("a string", self.kind()))
    }

    /// The first audience, if this is the claim `aud` as an array (RFC 7519, section 4.1.3).
    pub(crate) fn first_audience(&self) -> Option<&'a str> {
        let claim = Object(self.document.root()).get("aud")?;
        let is_it = claim.index == self.index && matches!(self.data(), Some(Data::Array));
        is_it.then(|| self.children().next()?.1.as_str()).flatten()
    }

    /// Whether this, the claim `aud`, names an audience: it is a string, or an array of several (RFC 7519, section 4.1.3).
    pub(crate) fn names_audience(&self, audience: &str) -> bool {
        let is_it = |node: &Self| node.as_str() == Some(audience);
        is_it(self) || matches!(self.data(), Some(Data::Array)) && self.children().any(|(_, item)| is_it(&item))
    }

    pub(crate) fn object(&self) -> Result<Object<'a>, ReadError> {
        self.as_object().ok_or_else(|| ReadError::kind("an object", self.kind()))
    }

    /// The members of an object, or the items of an array with empty keys.
    pub(crate) fn children(&self) -> Members<'a> {
        let end = self.document.entry(self.index).map_or(0, |entry| entry.end);
        Members { document: self.document, next: self.index + 1, end }
    }

    /// Whether this value, or an object inside it, may have a duplicate key. An object with many members is not searched.
    pub(crate) fn may_have_a_key_twice(&self) -> bool {
        const FEW: usize = 16;
        let inside = self.index..self.document.entry(self.index).map_or(0, |entry| entry.end);
        let mut objects = inside.map(|index| Self { index, ..*self }).filter_map(|node| node.as_object());
        objects.any(|object| {
            let (mut members, mut count) = (object.members(), 0);
            while let Some((key, _)) = members.step() {
                count += 1;
                if count > FEW || members.clone().find_key(self.document.bytes(key)).is_some() {
                    return true;
                }
            }
            false
        })
    }

    fn data(&self) -> Option<Data> {
        self.document.entry(self.index).map(|entry| entry.data)
    }

    fn number(&self, index: u32) -> Option<&'a serde_json::Number> {
        self.document.tape.numbers.get(index as usize)
    }
}

impl<'v> judge::Value<'v> for Node<'v> {
    fn form(self) -> Form<'v> {
        match self.data() {
            Some(Data::String(span)) => Form::String(self.document.string(span)),
            Some(Data::Bool(value)) => Form::Boolean(value),
            Some(Data::Integer(value)) => Form::Integer(value),
            Some(Data::Array) => Form::Array,
            Some(Data::Object) => Form::Object,
            Some(Data::Null) => Form::Null,
            Some(Data::Number(_)) | None => Form::Other,
        }
    }

    fn member(self, name: &str) -> Option<Self> {
        self.as_object()?.get(name)
    }

    fn members(self) -> impl Iterator<Item = (&'v str, Self)> {
        self.children()
    }
}

impl fmt::Debug for Node<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.to_value().fmt(f)
    }
}

/// An object of a document.
pub struct Object<'a>(Node<'a>);

impl<'a> Object<'a> {
    /// The member with this name; the last of several.
    // Inlined into its many callers, it makes verifying slower.
    #[must_use]
    #[inline(never)]
    pub fn get(&self, name: &str) -> Option<Node<'a>> {
        let (mut members, mut found) = (self.members(), None);
        while let Some(node) = members.find_key(name.as_bytes()) {
            found = Some(node);
        }
        found
    }

    /// All members, in the order of the text.
    #[must_use]
    pub fn members(&self) -> Members<'a> {
        self.0.children()
    }

    /// A copy that borrows nothing.
    // `ToOwned` would require `Clone`.
    #[must_use]
    pub fn to_owned(&self) -> JsonObject {
        self.members().map(|(key, node)| (key.into(), node.to_value())).collect()
    }

    pub(crate) fn node(&self) -> Node<'a> {
        self.0
    }
}

impl fmt::Debug for Object<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// The members of an object, with their keys.
#[derive(Clone)]
pub struct Members<'a> {
    document: &'a Document,
    next: u32,
    end: u32,
}

impl<'a> Iterator for Members<'a> {
    type Item = (&'a str, Node<'a>);

    fn next(&mut self) -> Option<Self::Item> {
        self.step().map(|(key, node)| (self.document.string(key), node))
    }
}

impl<'a> Members<'a> {
    fn step(&mut self) -> Option<(Span, Node<'a>)> {
        if self.next >= self.end {
            return None;
        }
        let entry = self.document.entry(self.next)?;
        let node = Node { document: self.document, index: self.next };
        self.next = entry.end;
        Some((entry.key, node))
    }

    /// The next member with this key. Lengths are compared first, because most keys differ in them.
    fn find_key(&mut self, name: &[u8]) -> Option<Node<'a>> {
        while let Some((key, node)) = self.step() {
            if key.len() == name.len() && self.document.bytes(key) == name {
                return Some(node);
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_read_as_serde_json_reads_them() {
        for text in [
            r#"{"a":[1,-2,1.5,18446744073709551615,null,true,{}],"b":{"c\n":"d\u00e9"},"e":[],"f":""}"#,
            r#" {"\u0061" : [ [ ] , {"a\t":"\ud83d\ude00"} ] , "é":"\"é"} "#,
            "[-0,1E+5,9223372036854775807,9223372036854775808,-9223372036854775808,18446744073709551616]",
            "\"a\"",
        ] {
            let document = Document::read(text.as_bytes()).unwrap();
            assert_eq!(document.root().to_value(), serde_json::from_str::<serde_json::Value>(text).unwrap());
        }
    }

    #[test]
    fn how_deep_it_reads() {
        let nested = |depth| "[".repeat(depth) + &"]".repeat(depth);
        assert!(Document::read(nested(127).as_bytes()).is_some());
        assert!(Document::read(nested(128).as_bytes()).is_none());
    }

    #[test]
    fn duplicate_keys_are_kept_and_the_last_counts() {
        let document = Document::read(br#"{"a":{"x":1},"b":2,"a":3}"#).unwrap();
        let object = document.root().object().unwrap();
        assert_eq!(object.members().map(|(key, _)| key).collect::<Vec<_>>(), ["a", "b", "a"]);
        assert_eq!(object.required::<i64>("a"), Ok(3));
    }

    /// Where the judge takes an array: the claim, and no other field of this name.
    #[test]
    fn an_audience_may_be_an_array() {
        for (text, read) in [
            (r#"{"aud":"a"}"#, Ok("a")),
            (r#"{"aud":["a","b"]}"#, Ok("a")),
            (r#"{"aud":[]}"#, Err("`aud`: expected a string, found an array")),
            (r#"{"aud":[1]}"#, Err("`aud`: expected a string, found an array")),
            (r#"{"aud":{"a":"b"}}"#, Err("`aud`: expected a string, found an object")),
        ] {
            let document = Document::read(text.as_bytes()).unwrap();
            let aud = document.root().object().unwrap().required::<String>("aud");
            assert_eq!(
                aud.map_err(|error| error.to_string()),
                read.map(str::to_owned).map_err(str::to_owned),
                "{text}"
            );
        }
        let document = Document::read(br#"{"g":{"aud":["a"]}}"#).unwrap();
        let inside = document.root().object().unwrap().get("g").unwrap();
        assert!(inside.object().unwrap().required::<String>("aud").is_err());
    }

    /// With its feature `arbitrary_precision`, `serde_json` represents a number like this.
    #[test]
    fn an_object_that_poses_as_a_number_is_an_object() {
        for value in ["5", "\"5\"", "{}"] {
            let text = format!(r#"{{"$serde_json::private::Number":{value}}}"#);
            let document = Document::read(text.as_bytes()).unwrap();
            let object = document.root().object().unwrap();
            assert_eq!(object.members().map(|(key, _)| key).collect::<Vec<_>>(), ["$serde_json::private::Number"]);
        }
    }

    #[test]
    fn invalid_json_is_not_read() {
        for text in
            ["", "{", "{}{}", "{'a':1}", "\u{feff}{}", "nul", "[1,]", "01", "1e999", r#""\ud800""#, "\"\u{1f}\""]
        {
            assert!(Document::read(text.as_bytes()).is_none(), "{text}");
        }
        assert!(Document::read(b"\"\xff\"").is_none());
    }

    #[test]
    fn errors_name_the_path() {
        let document = Document::read(br#"{"outgoing":{"allow":5}}"#).unwrap();
        let error = document.root().object().unwrap().switch("outgoing", "allow").unwrap_err();
        assert_eq!(error.to_string(), "`outgoing.allow`: expected a boolean, found a number");
    }
}
