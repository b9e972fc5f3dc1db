//! Which values of its type a field takes, and how messages and schemas say so.

use super::{Bound, Choices, Field, Form, Kind};
use crate::leftover::{self, Leftover};
use crate::suggest::closest;

impl Field {
    /// Whether it refuses some values of its type.
    #[must_use]
    pub fn has_bounds(&self) -> bool {
        self.max > 0
            || self.length > 0
            || !self.characters.is_empty()
            || self.min.is_some()
            || self.most.is_some()
            || self.one_of != Choices::Any
            || !self.members.is_empty()
    }

    /// What a program wrote in place of a string that the field takes. The name of the field itself may be meant.
    #[must_use]
    pub fn leftover<'v>(&self, text: &'v str) -> Option<Leftover<'v>> {
        let is_free = self.free_text || !matches!(self.kind, Kind::String) || self.one_of != Choices::Any;
        let found = if is_free { None } else { Leftover::find_in_name(text, &[&self.name]) };
        found.filter(|found| found.kind != leftover::Kind::OwnName)
    }

    /// Why the field does not take a string or an integer, where that is its type.
    #[must_use]
    pub fn bound(&self, form: Form<'_>) -> Option<Bound> {
        match (form, &self.one_of) {
            (Form::String(text), _) if self.refused_character(text).is_some() => {
                self.refused_character(text).map(Bound::Character)
            }
            (Form::String(text), _) if self.refused(text).is_some() => Some(Bound::Value),
            (Form::Integer(number), Choices::Integers(known)) if !known.contains(&number) => Some(Bound::Value),
            (Form::Integer(number), _) => {
                let is_out = self.min.is_some_and(|min| number < min) || self.most.is_some_and(|most| number > most);
                is_out.then_some(Bound::Value)
            }
            (Form::String(text), _) if self.max > 0 || self.length > 0 => {
                let length = self.unit.count(text);
                let is_out =
                    self.max > 0 && length > self.max as usize || self.length > 0 && length != self.length as usize;
                is_out.then_some(Bound::Length(length))
            }
            _ => None,
        }
    }

    /// The first character that the string must not contain.
    fn refused_character(&self, text: &str) -> Option<char> {
        let is_known = |c: char| self.characters.iter().any(|&(first, last)| (first..=last).contains(&c));
        if !self.characters.is_empty()
            && let Some(other) = text.chars().find(|c| !is_known(*c))
        {
            return Some(other);
        }
        // One string of an array would be two in the token.
        let of_array = matches!(self.kind, Kind::Strings) && !self.separator.is_empty();
        of_array.then(|| text.find(&*self.separator).and_then(|at| text.get(at..)?.chars().next())).flatten()
    }

    /// How long its strings may be, in words: "at most 5 characters".
    #[must_use]
    pub fn expected_length(&self) -> String {
        match self.length {
            0 => format!("at most {}", self.unit.words(self.max)),
            length => format!("exactly {}", self.unit.words(length)),
        }
    }

    /// The characters that its strings have, as in the schema: `0-9A-Za-z`.
    #[must_use]
    pub fn expected_characters(&self) -> String {
        let one = |&(first, last): &(char, char)| {
            if first == last { first.to_string() } else { format!("{first}-{last}") }
        };
        self.characters.iter().map(one).collect()
    }

    /// The allowed values, if they are limited; `quote` quotes a string.
    #[must_use]
    pub fn expected(&self, quote: impl Fn(&str) -> String) -> Vec<String> {
        match &self.one_of {
            Choices::Any => match (self.min, self.most) {
                (None, None) => Vec::new(),
                (Some(min), None) => vec![format!("an integer of at least {min}")],
                (None, Some(most)) => vec![format!("an integer of at most {most}")],
                (Some(min), Some(most)) => vec![format!("an integer from {min} to {most}")],
            },
            Choices::Strings(known) => known.iter().map(quote).collect(),
            Choices::Integers(known) => known.iter().map(ToString::to_string).collect(),
        }
    }

    /// The string, or the first of its values if the field has a `separator`, that is not allowed.
    #[must_use]
    pub fn refused<'s>(&self, text: &'s str) -> Option<&'s str> {
        let Choices::Strings(known) = &self.one_of else { return None };
        if self.separator.is_empty() {
            return (!known.contains(text)).then_some(text);
        }
        text.split(&*self.separator).map(str::trim).find(|value| !known.contains(value))
    }

    /// The allowed string that is most similar to `text`.
    #[must_use]
    pub fn closest(&self, text: &str) -> Option<&str> {
        let Choices::Strings(known) = &self.one_of else { return None };
        // Any two codes of two letters are similar.
        let meant = closest(text, known.iter()).filter(|_| text.len() > 2)?;
        // Of two that are as similar neither is more likely.
        let backwards: Vec<_> = known.iter().collect();
        (closest(text, backwards.into_iter().rev()) == Some(meant)).then_some(meant)
    }

    /// A literal that a string, an integer or free JSON takes; `quote` quotes a string.
    #[must_use]
    pub fn literal(&self, quote: impl Fn(&str) -> String) -> Option<String> {
        match self.kind {
            _ if self.one_of != Choices::Any => self.expected(quote).into_iter().next(),
            Kind::String => self.example.as_deref().map(quote),
            Kind::Object(crate::Shape::Json) => self.example.as_deref().map(str::to_owned),
            Kind::Integer => Some(self.min.unwrap_or(1).max(1).min(self.most.unwrap_or(i64::MAX)).to_string()),
            _ => None,
        }
    }

    /// The limits of its length or value as a sentence.
    #[must_use]
    pub fn limits(&self) -> Option<String> {
        let number = match (self.min, self.most) {
            (None, None) => None,
            (Some(min), None) => Some(format!("At least {min}.")),
            (None, Some(most)) => Some(format!("At most {most}.")),
            (Some(min), Some(most)) => Some(format!("{min} to {most}.")),
        };
        let length = (self.max > 0).then(|| format!("At most {}.", self.unit.words(self.max)));
        let exact = (self.length > 0).then(|| format!("{}.", self.unit.words(self.length)));
        let characters =
            (!self.characters.is_empty()).then(|| format!("Characters: `{}`.", self.expected_characters()));
        let all: Vec<_> = [number, exact.or(length), characters].into_iter().flatten().collect();
        (!all.is_empty()).then(|| all.join(" "))
    }

    /// The limits of its length or value as keywords of JSON Schema.
    #[must_use]
    pub fn json_schema_limits(&self) -> Vec<(&'static str, i64)> {
        let (min, most) = (self.min.map(|min| ("minimum", min)), self.most.map(|most| ("maximum", most)));
        let exact = ["minLength", "maxLength"].map(|key| (self.length > 0).then_some((key, self.length.into())));
        let length = (self.max > 0 && self.length == 0).then_some(("maxLength", self.max.into()));
        [min, most, length].into_iter().chain(exact).flatten().collect()
    }
}
