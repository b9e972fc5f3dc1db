//! Fills the list of a [`Document`](super::Document) from `serde_json`'s events.

use std::borrow::Cow;
use std::fmt;
use std::ops::Range;

use serde_core::Deserializer;
use serde_core::de::{DeserializeSeed, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};

/// One value: its key in the object around it (empty elsewhere), what it is, and the index after all that is inside it.
///
/// It borrows nothing, so that a list and its text can stay together, and be filled again without a new allocation.
#[derive(Clone, Copy)]
pub(crate) struct Entry {
    pub key: Span,
    pub data: Data,
    pub end: u32,
}

#[derive(Clone, Copy)]
pub(crate) enum Data {
    Null,
    Bool(bool),
    Integer(i64),
    /// Any other number, by its index.
    Number(u32),
    Text(Span),
    Array,
    Object,
}

/// A stretch of the document's text, in bytes.
#[derive(Clone, Copy, Default)]
pub(crate) struct Span {
    pub start: u32,
    pub end: u32,
}

impl Span {
    /// Whoever makes one has seen that it fits.
    pub(crate) fn of(start: usize, length: usize) -> Self {
        let at = |position: usize| u32::try_from(position).unwrap_or(u32::MAX);
        Self { start: at(start), end: at(start.wrapping_add(length)) }
    }

    pub(crate) fn length(self) -> usize {
        self.end.saturating_sub(self.start) as usize
    }

    pub(crate) fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// What a document is read into.
#[derive(Default)]
pub(super) struct Tape {
    pub entries: Vec<Entry>,
    /// Numbers that are no `i64`.
    pub numbers: Vec<serde_json::Number>,
    /// Texts that had escapes in them, without. Their spans are those that they have once this stands behind the JSON.
    pub unescaped: String,
}

impl Clone for Tape {
    fn clone(&self) -> Self {
        let mut clone = Self::default();
        clone.clone_from(self);
        clone
    }

    /// Keeps what was allocated.
    fn clone_from(&mut self, other: &Self) {
        self.entries.clone_from(&other.entries);
        self.numbers.clone_from(&other.numbers);
        self.unescaped.clone_from(&other.unescaped);
    }
}

impl Tape {
    /// Takes all values of a text; `false` where it is not JSON, too deep, or followed by something.
    pub(super) fn fill(&mut self, text: &str) -> bool {
        self.entries.clear();
        self.numbers.clear();
        self.unescaped.clear();
        // A token has some twenty values.
        self.entries.reserve(24);
        // Spans are of 32 bits; nothing that is read is nearly so long.
        if u32::try_from(text.len()).is_err() {
            return false;
        }
        let mut deserializer = serde_json::Deserializer::from_str(text);
        let push = Push { tape: self, text, key: Span::default() };
        push.deserialize(&mut deserializer).is_ok() && deserializer.end().is_ok()
    }

    /// The span of a text without escapes, by where it lies; `None` where it is no part of the JSON.
    fn borrowed(json: &str, part: &str) -> Option<Span> {
        let start = part.as_ptr().addr().checked_sub(json.as_ptr().addr())?;
        (start.checked_add(part.len())? <= json.len()).then(|| Span::of(start, part.len()))
    }

    /// The span of one that had escapes.
    fn owned(&mut self, json: &str, part: &str) -> Span {
        let start = json.len() + self.unescaped.len();
        self.unescaped.push_str(part);
        Span::of(start, part.len())
    }

    /// A position in the list. It has no more entries than the text has bytes.
    fn position(&self) -> u32 {
        u32::try_from(self.entries.len()).unwrap_or(u32::MAX)
    }

    fn close(&mut self, index: usize) {
        let end = self.position();
        if let Some(entry) = self.entries.get_mut(index) {
            entry.end = end;
        }
    }
}

/// Adds one value, and all inside it.
struct Push<'t, 'a> {
    tape: &'t mut Tape,
    text: &'a str,
    key: Span,
}

impl Push<'_, '_> {
    fn leaf(self, data: Data) {
        let end = self.tape.position() + 1;
        self.tape.entries.push(Entry { key: self.key, data, end });
    }

    fn number(self, number: serde_json::Number) {
        let data = number.as_i64().map_or_else(
            || {
                let index = u32::try_from(self.tape.numbers.len()).unwrap_or(u32::MAX);
                self.tape.numbers.push(number);
                Data::Number(index)
            },
            Data::Integer,
        );
        self.leaf(data);
    }
}

impl<'a> DeserializeSeed<'a> for Push<'_, 'a> {
    type Value = ();

    fn deserialize<D: Deserializer<'a>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'a> Visitor<'a> for Push<'_, 'a> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_unit<E: Error>(self) -> Result<(), E> {
        self.leaf(Data::Null);
        Ok(())
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<(), E> {
        self.leaf(Data::Bool(value));
        Ok(())
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<(), E> {
        self.leaf(Data::Integer(value));
        Ok(())
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<(), E> {
        match i64::try_from(value) {
            Ok(value) => self.leaf(Data::Integer(value)),
            Err(_) => self.number(value.into()),
        }
        Ok(())
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<(), E> {
        match serde_json::Number::from_f64(value) {
            Some(number) => self.number(number),
            None => self.leaf(Data::Null),
        }
        Ok(())
    }

    fn visit_borrowed_str<E: Error>(self, value: &'a str) -> Result<(), E> {
        let span = Tape::borrowed(self.text, value).unwrap_or_else(|| self.tape.owned(self.text, value));
        self.leaf(Data::Text(span));
        Ok(())
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<(), E> {
        let span = self.tape.owned(self.text, value);
        self.leaf(Data::Text(span));
        Ok(())
    }

    /// Texts come borrowed or by `visit_str`; only a number comes as a `String`, see [`visit_map`](Self::visit_map).
    fn visit_string<E: Error>(self, digits: String) -> Result<(), E> {
        self.number(digits.parse().map_err(|_| E::custom("not a number"))?);
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'a>>(self, mut items: A) -> Result<(), A::Error> {
        let Self { tape, text, key } = self;
        let index = tape.entries.len();
        tape.entries.push(Entry { key, data: Data::Array, end: 0 });
        while items.next_element_seed(Push { tape: &mut *tape, text, key: Span::default() })?.is_some() {}
        tape.close(index);
        Ok(())
    }

    /// An object. Where some crate of the program turns on `serde_json`'s `arbitrary_precision`, a number too: an object of
    /// one member whose value comes as a `String`, which then takes the object's place.
    fn visit_map<A: MapAccess<'a>>(self, mut members: A) -> Result<(), A::Error> {
        let Self { tape, text, key } = self;
        let index = tape.entries.len();
        tape.entries.push(Entry { key, data: Data::Object, end: 0 });
        while let Some(key) = members.next_key_seed(KeySeed { tape: &mut *tape, text })? {
            let value = Push { tape: &mut *tape, text, key: key.unwrap_or_default() };
            members.next_value_seed(value)?;
            if key.is_none()
                && matches!(tape.entries.last(), Some(Entry { data: Data::Integer(_) | Data::Number(_), .. }))
            {
                if let (Some(value), Some(object)) = (tape.entries.pop(), tape.entries.get_mut(index)) {
                    object.data = value.data;
                }
                break;
            }
        }
        tape.close(index);
        Ok(())
    }
}

/// A key; `None` for the one that says that a number follows, which no text can have: it does not lie in it.
type Key = Option<Span>;

struct KeySeed<'t, 'a> {
    tape: &'t mut Tape,
    text: &'a str,
}

impl<'a> DeserializeSeed<'a> for KeySeed<'_, 'a> {
    type Value = Key;

    fn deserialize<D: Deserializer<'a>>(self, deserializer: D) -> Result<Key, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl<'a> Visitor<'a> for KeySeed<'_, 'a> {
    type Value = Key;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a key")
    }

    fn visit_borrowed_str<E: Error>(self, key: &'a str) -> Result<Key, E> {
        let span = Tape::borrowed(self.text, key);
        Ok(if key == "$serde_json::private::Number" {
            span
        } else {
            Some(span.unwrap_or_else(|| self.tape.owned(self.text, key)))
        })
    }

    fn visit_str<E: Error>(self, key: &str) -> Result<Key, E> {
        Ok(Some(self.tape.owned(self.text, key)))
    }
}

/// The text of one member at the top of an object, with the rest skipped over unread. Where it stands twice, the last.
pub(crate) fn peek_text<'a>(text: &'a [u8], name: &str) -> Option<Cow<'a, str>> {
    let mut deserializer = serde_json::Deserializer::from_slice(text);
    Peek(name).deserialize(&mut deserializer).ok()?
}

struct Peek<'n>(&'n str);

impl<'a> DeserializeSeed<'a> for Peek<'_> {
    type Value = Option<Cow<'a, str>>;

    fn deserialize<D: Deserializer<'a>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'a> Visitor<'a> for Peek<'_> {
    type Value = Option<Cow<'a, str>>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'a>>(self, mut members: A) -> Result<Self::Value, A::Error> {
        let mut found = None;
        while let Some(key) = members.next_key_seed(TextSeed)? {
            if key == self.0 {
                found = Some(members.next_value_seed(TextSeed)?);
            } else {
                members.next_value::<IgnoredAny>()?;
            }
        }
        Ok(found)
    }
}

struct TextSeed;

impl<'a> DeserializeSeed<'a> for TextSeed {
    type Value = Cow<'a, str>;

    fn deserialize<D: Deserializer<'a>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl<'a> Visitor<'a> for TextSeed {
    type Value = Cow<'a, str>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a text")
    }

    fn visit_borrowed_str<E: Error>(self, text: &'a str) -> Result<Self::Value, E> {
        Ok(Cow::Borrowed(text))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Self::Value, E> {
        Ok(Cow::Owned(text.into()))
    }
}
