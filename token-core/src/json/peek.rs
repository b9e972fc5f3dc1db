//! Looks for one text in JSON that nobody vouches for yet: which key is said to have signed a token.

use std::borrow::Cow;
use std::fmt;

use serde_core::Deserializer;
use serde_core::de::{DeserializeSeed, Error, IgnoredAny, MapAccess, Visitor};

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
        f.write_str("a string")
    }

    fn visit_borrowed_str<E: Error>(self, text: &'a str) -> Result<Self::Value, E> {
        Ok(Cow::Borrowed(text))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Self::Value, E> {
        Ok(Cow::Owned(text.into()))
    }
}
