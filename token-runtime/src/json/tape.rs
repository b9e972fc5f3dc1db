//! The flat list of a [`Document`](super::Document), which `serde_json` fills.

use std::ops::Range;
use std::{fmt, mem};

use serde_core::Deserializer;
use serde_core::de::{DeserializeSeed, Error, MapAccess, SeqAccess, Visitor};
use serde_json::Number;

/// One value: its key in the object around it (empty in an array), its data, and the index after the values inside it.
///
/// It borrows nothing, so one struct can hold the list and the text.
#[derive(Clone, Copy)]
pub(super) struct Entry {
    pub key: Span,
    pub data: Data,
    pub end: u32,
}

#[derive(Clone, Copy)]
pub(super) enum Data {
    Null,
    Bool(bool),
    Integer(i64),
    /// Any other number, by its index.
    Number(u32),
    String(Span),
    Array,
    Object,
}

/// A range of the document's text, in bytes.
#[derive(Clone, Copy, Default)]
pub(super) struct Span {
    start: u32,
    end: u32,
}

impl Span {
    fn new(start: usize, length: usize) -> Self {
        Self { start: small(start), end: small(start + length) }
    }

    pub(super) fn len(self) -> usize {
        (self.end - self.start) as usize
    }

    pub(super) fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

#[derive(Clone, Default)]
pub(super) struct Tape {
    pub entries: Vec<Entry>,
    /// Numbers that are not an `i64`.
    pub numbers: Vec<Number>,
}

impl Tape {
    /// Reads one JSON value and nothing after it; `None` where it is not JSON (RFC 8259), or more than 127 levels deep.
    ///
    /// Also returns the strings that had escapes, unescaped: their spans are right once this follows the text.
    pub(super) fn read(text: &str) -> Option<(Self, String)> {
        // Positions have 32 bits, and unescaped strings follow the text.
        i32::try_from(text.len()).ok()?;
        // A token has some twenty values.
        let tape = Self { entries: Vec::with_capacity(24), ..Self::default() };
        let mut reader = Reader { text, tape, unescaped: String::new(), key: Span::default() };
        let mut json = serde_json::Deserializer::from_str(text);
        reader.deserialize(&mut json).ok()?;
        json.end().ok()?;
        Some((reader.tape, reader.unescaped))
    }
}

struct Reader<'t> {
    text: &'t str,
    tape: Tape,
    unescaped: String,
    key: Span,
}

impl Reader<'_> {
    fn push(&mut self, data: Data) {
        let end = small(self.tape.entries.len() + 1);
        self.tape.entries.push(Entry { key: mem::take(&mut self.key), data, end });
    }

    fn push_number(&mut self, number: Number) {
        let data = number.as_i64().map_or_else(|| Data::Number(small(self.tape.numbers.len())), Data::Integer);
        if let Data::Number(_) = data {
            self.tape.numbers.push(number);
        }
        self.push(data);
    }

    /// The place of a string without escapes; `None` where it is not in the text.
    fn place(&self, string: &str) -> Option<Span> {
        let start = string.as_ptr().addr().wrapping_sub(self.text.as_ptr().addr());
        (start <= self.text.len()).then(|| Span::new(start, string.len()))
    }

    /// The place of a string that had escapes: few have.
    #[cold]
    fn unescape(&mut self, string: &str) -> Span {
        let span = Span::new(self.text.len() + self.unescaped.len(), string.len());
        self.unescaped.push_str(string);
        span
    }

    /// Ends an object or array: what was pushed since is inside it.
    fn close(&mut self, index: usize) {
        let end = small(self.tape.entries.len());
        if let Some(entry) = self.tape.entries.get_mut(index) {
            entry.end = end;
        }
    }
}

impl<'t> DeserializeSeed<'t> for &mut Reader<'t> {
    type Value = ();

    fn deserialize<D: Deserializer<'t>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'t> Visitor<'t> for &mut Reader<'t> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any value")
    }

    fn visit_unit<E: Error>(self) -> Result<(), E> {
        self.push(Data::Null);
        Ok(())
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<(), E> {
        self.push(Data::Bool(value));
        Ok(())
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<(), E> {
        self.push(Data::Integer(value));
        Ok(())
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<(), E> {
        self.push_number(value.into());
        Ok(())
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<(), E> {
        self.push_number(Number::from_f64(value).ok_or_else(|| E::custom("not a finite number"))?);
        Ok(())
    }

    fn visit_borrowed_str<E: Error>(self, string: &'t str) -> Result<(), E> {
        self.push(self.place(string).map_or(Data::Null, Data::String));
        Ok(())
    }

    fn visit_str<E: Error>(self, string: &str) -> Result<(), E> {
        let span = self.unescape(string);
        self.push(Data::String(span));
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'t>>(self, mut items: A) -> Result<(), A::Error> {
        let index = self.tape.entries.len();
        self.push(Data::Array);
        while items.next_element_seed(&mut *self)?.is_some() {}
        self.close(index);
        Ok(())
    }

    fn visit_map<A: MapAccess<'t>>(self, mut members: A) -> Result<(), A::Error> {
        let index = self.tape.entries.len();
        self.push(Data::Object);
        while let Some(key) = members.next_key_seed(Key(self))? {
            let Some(key) = key else {
                // With `serde_json`'s feature `arbitrary_precision`, which any crate of a program may turn on, a number is a map with one
                // key, which is not in the text.
                let number = members.next_value::<String>()?.parse().map_err(A::Error::custom)?;
                self.key = self.tape.entries.pop().map(|map| map.key).unwrap_or_default();
                self.push_number(number);
                return Ok(());
            };
            self.key = key;
            members.next_value_seed(&mut *self)?;
        }
        self.close(index);
        Ok(())
    }
}

/// Visits a key: its place, where it is in the text.
struct Key<'r, 't>(&'r mut Reader<'t>);

impl<'t> DeserializeSeed<'t> for Key<'_, 't> {
    type Value = Option<Span>;

    fn deserialize<D: Deserializer<'t>>(self, deserializer: D) -> Result<Option<Span>, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl<'t> Visitor<'t> for Key<'_, 't> {
    type Value = Option<Span>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a key")
    }

    fn visit_borrowed_str<E: Error>(self, key: &'t str) -> Result<Option<Span>, E> {
        Ok(self.0.place(key))
    }

    fn visit_str<E: Error>(self, key: &str) -> Result<Option<Span>, E> {
        Ok(Some(self.0.unescape(key)))
    }
}

/// A position or an index. All are less than twice the length of the text.
fn small(position: usize) -> u32 {
    u32::try_from(position).unwrap_or(u32::MAX)
}
