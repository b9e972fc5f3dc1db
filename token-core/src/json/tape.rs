//! Fills the list of a [`Document`](super::Document) from `serde_json`'s events.

use std::borrow::Cow;
use std::fmt;

use serde_core::Deserializer;
use serde_core::de::{DeserializeSeed, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};

/// One value: its key in the object around it (empty elsewhere), what it is, and the index after all that is inside it.
pub(super) struct Entry<'a> {
    pub key: Cow<'a, str>,
    pub data: Data<'a>,
    pub end: usize,
}

pub(super) enum Data<'a> {
    Null,
    Bool(bool),
    Integer(i64),
    /// Any other number.
    Number(serde_json::Number),
    Text(Cow<'a, str>),
    Array,
    Object,
}

/// All values of a text, or `None` where it is not JSON, not UTF-8, too deep, or followed by something.
pub(super) fn fill(text: &[u8]) -> Option<Vec<Entry<'_>>> {
    // A token has some twenty values.
    let mut entries = Vec::with_capacity(32);
    let mut deserializer = serde_json::Deserializer::from_slice(text);
    Push { entries: &mut entries, key: Cow::Borrowed("") }.deserialize(&mut deserializer).ok()?;
    deserializer.end().ok()?;
    Some(entries)
}

/// Adds one value, and all inside it.
struct Push<'v, 'a> {
    entries: &'v mut Vec<Entry<'a>>,
    key: Cow<'a, str>,
}

impl<'a> Push<'_, 'a> {
    fn leaf(self, data: Data<'a>) {
        let end = self.entries.len() + 1;
        self.entries.push(Entry { key: self.key, data, end });
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
        self.leaf(i64::try_from(value).map_or_else(|_| Data::Number(value.into()), Data::Integer));
        Ok(())
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<(), E> {
        self.leaf(serde_json::Number::from_f64(value).map_or(Data::Null, Data::Number));
        Ok(())
    }

    fn visit_borrowed_str<E: Error>(self, value: &'a str) -> Result<(), E> {
        self.leaf(Data::Text(Cow::Borrowed(value)));
        Ok(())
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<(), E> {
        self.leaf(Data::Text(Cow::Owned(value.into())));
        Ok(())
    }

    /// Texts come borrowed or by `visit_str`; only a number comes as a `String`, see [`visit_map`](Self::visit_map).
    fn visit_string<E: Error>(self, digits: String) -> Result<(), E> {
        let number: serde_json::Number = digits.parse().map_err(|_| E::custom("not a number"))?;
        self.leaf(number.as_i64().map_or(Data::Number(number), Data::Integer));
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'a>>(self, mut items: A) -> Result<(), A::Error> {
        let index = self.entries.len();
        let entries = self.entries;
        entries.push(Entry { key: self.key, data: Data::Array, end: 0 });
        while items.next_element_seed(Push { entries: &mut *entries, key: Cow::Borrowed("") })?.is_some() {}
        close(entries, index);
        Ok(())
    }

    /// An object. Where some crate of the program turns on `serde_json`'s `arbitrary_precision`, a number too: an object of
    /// one member whose value comes as a `String`, which then takes the object's place.
    fn visit_map<A: MapAccess<'a>>(self, mut members: A) -> Result<(), A::Error> {
        let index = self.entries.len();
        let entries = self.entries;
        entries.push(Entry { key: self.key, data: Data::Object, end: 0 });
        while let Some(Key(key)) = members.next_key_seed(KeySeed)? {
            let number = key == "$serde_json::private::Number";
            members.next_value_seed(Push { entries: &mut *entries, key })?;
            if number && matches!(entries.last(), Some(Entry { data: Data::Integer(_) | Data::Number(_), .. })) {
                if let (Some(value), Some(object)) = (entries.pop(), entries.get_mut(index)) {
                    object.data = value.data;
                }
                break;
            }
        }
        close(entries, index);
        Ok(())
    }
}

fn close(entries: &mut [Entry<'_>], index: usize) {
    let end = entries.len();
    if let Some(entry) = entries.get_mut(index) {
        entry.end = end;
    }
}

struct Key<'a>(Cow<'a, str>);

struct KeySeed;

impl<'a> DeserializeSeed<'a> for KeySeed {
    type Value = Key<'a>;

    fn deserialize<D: Deserializer<'a>>(self, deserializer: D) -> Result<Key<'a>, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl<'a> Visitor<'a> for KeySeed {
    type Value = Key<'a>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a key")
    }

    fn visit_borrowed_str<E: Error>(self, key: &'a str) -> Result<Key<'a>, E> {
        Ok(Key(Cow::Borrowed(key)))
    }

    fn visit_str<E: Error>(self, key: &str) -> Result<Key<'a>, E> {
        Ok(Key(Cow::Owned(key.into())))
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
        while let Some(Key(key)) = members.next_key_seed(KeySeed)? {
            if key == self.0 {
                found = Some(members.next_value_seed(KeySeed)?.0);
            } else {
                members.next_value::<IgnoredAny>()?;
            }
        }
        Ok(found)
    }
}
