//! Writes JSON into a buffer.

use super::json_object::JsonObject;

/// Writes the members of one object.
#[derive(Debug)]
pub struct Writer<'a> {
    out: &'a mut Vec<u8>,
    empty: bool,
}

impl<'a> Writer<'a> {
    pub(crate) fn new(out: &'a mut Vec<u8>) -> Self {
        Self { out, empty: true }
    }

    /// All members of a JSON object.
    pub fn members_of(&mut self, object: &JsonObject) {
        for (name, value) in object {
            self.name(name).json(value);
        }
    }

    /// Writes the name of a member, and returns the place of its value.
    pub fn name(&mut self, name: &str) -> ValueWriter<'_> {
        if !self.empty {
            self.out.push(b',');
        }
        self.empty = false;
        string(self.out, name);
        self.out.push(b':');
        ValueWriter(self.out)
    }
}

/// The place of one value. Writing consumes it, so exactly one value is written.
#[derive(Debug)]
pub struct ValueWriter<'a>(&'a mut Vec<u8>);

impl<'a> ValueWriter<'a> {
    pub(crate) fn new(out: &'a mut Vec<u8>) -> Self {
        Self(out)
    }

    pub fn string(self, value: &str) {
        string(self.0, value);
    }

    pub fn bool(self, value: bool) {
        self.0.extend_from_slice(if value { b"true" } else { b"false" });
    }

    pub fn integer(self, value: i64) {
        integer(self.0, value);
    }

    /// An array, or with a separator one string. A string with the separator in it would be two, so the array is written, which is refused.
    pub(crate) fn strings<S: AsRef<str>>(self, strings: &[S], separator: &str) {
        let strings: Vec<&str> = strings.iter().map(AsRef::as_ref).collect();
        let are_one = !separator.is_empty() && !strings.iter().any(|string| string.contains(separator));
        if are_one { self.string(&strings.join(separator)) } else { self.json(&strings.into()) }
    }

    /// A JSON object as a string.
    pub(crate) fn json_text(self, object: &JsonObject) {
        let mut text = Vec::new();
        ValueWriter(&mut text).object(|members| members.members_of(object));
        self.string(&String::from_utf8_lossy(&text));
    }

    pub fn json(self, value: &serde_json::Value) {
        // A `Vec` takes every byte, and a `Value` has string keys only: this cannot fail.
        let _ = serde_json::to_writer(self.0, value);
    }

    /// An object with the members that `write` writes.
    pub fn object(self, write: impl FnOnce(&mut Writer<'_>)) {
        self.0.push(b'{');
        write(&mut Writer::new(self.0));
        self.0.push(b'}');
    }
}

pub(crate) fn string(out: &mut Vec<u8>, value: &str) {
    // A `Vec` takes every byte: this cannot fail.
    let _ = serde_json::to_writer(out, value);
}

/// The inside of a quoted string.
pub(crate) fn escaped(out: &mut Vec<u8>, value: &str) {
    let start = out.len();
    string(out, value);
    out.remove(start);
    out.pop();
}

pub(crate) fn integer(out: &mut Vec<u8>, value: impl itoa::Integer) {
    out.extend_from_slice(itoa::Buffer::new().format(value).as_bytes());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_as_serde_json_writes_them() {
        for sample in ["", "plain", "\"\\/", "\u{0}\u{1}\u{8}\u{9}\u{a}\u{b}\u{c}\u{d}\u{1f}\u{7f}", "é😀\u{2028}"] {
            let mut out = Vec::new();
            string(&mut out, sample);
            assert_eq!(String::from_utf8(out).unwrap(), serde_json::to_string(sample).unwrap());
        }
    }

    #[test]
    fn numbers() {
        for sample in [0, 7, 10, -1, 1_700_000_000, i64::MAX, i64::MIN] {
            let mut out = Vec::new();
            integer(&mut out, sample);
            assert_eq!(String::from_utf8(out).unwrap(), sample.to_string());
        }
    }

    #[test]
    fn any_value_as_serde_json_writes_it() {
        let value = serde_json::json!({"a": [1, -2, 1.5, null, true, {}], "b": {"c\n": "d"}, "e": []});
        let mut out = Vec::new();
        ValueWriter(&mut out).json(&value);
        assert_eq!(String::from_utf8(out).unwrap(), value.to_string());
    }
}
