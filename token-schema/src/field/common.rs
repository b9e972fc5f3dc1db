//! Whether there is a value that several fields take: one input or one variable may fill them all.

use super::{Choices, Field, Form, Kind};
use crate::Ranges;

impl Field {
    /// Whether one value can be right for all these fields, which have one type. `true` where that is not known, as of free JSON.
    #[must_use]
    pub fn share_a_value(fields: &[&Self]) -> bool {
        let takes = |form: Form<'_>| fields.iter().all(|field| field.bound(form).is_none());
        let mut listed = fields.iter().filter(|field| !field.joins());
        let choices = listed.find_map(|field| (field.one_of != Choices::Any).then_some(&field.one_of));
        match choices {
            Some(Choices::Strings(known)) => known.iter().any(|text| takes(Form::String(text))),
            Some(Choices::Integers(known)) => known.iter().any(|number| takes(Form::Integer(*number))),
            _ => share_a_number(fields) && share_a_part(fields) && share_a_length(fields) && share_a_character(fields),
        }
    }

    /// Whether a string holds several of the allowed values.
    fn joins(&self) -> bool {
        matches!(self.kind, Kind::String) && self.one_of != Choices::Any && !self.separator.is_empty()
    }

    /// The values that it takes, in words; `quote` quotes a string.
    #[must_use]
    pub fn bounds(&self, quote: impl Fn(&str) -> String) -> String {
        if self.one_of != Choices::Any {
            return format!("one of {}", self.expected(quote).join(", "));
        }
        if let [range] = self.expected(&quote).as_slice() {
            return range.clone();
        }
        let is_counted = self.max > 0 || self.length > 0;
        let length = is_counted.then(|| format!("of {}", self.expected_length()));
        let characters =
            (!self.characters.is_empty()).then(|| format!("of the characters {}", quote(&self.expected_characters())));
        let all: Vec<_> = [length, characters].into_iter().flatten().collect();
        format!("a string {}", all.join(", ")).trim_end().to_owned()
    }
}

fn share_a_number(fields: &[&Field]) -> bool {
    let (min, most) =
        (fields.iter().filter_map(|field| field.min).max(), fields.iter().filter_map(|field| field.most).min());
    min.zip(most).is_none_or(|(min, most)| min <= most)
}

/// Strings of several values, with one separator, have each value in common.
fn share_a_part(fields: &[&Field]) -> bool {
    let mut lists = fields.iter().filter(|field| field.joins());
    let Some(first) = lists.next() else { return true };
    let Choices::Strings(known) = &first.one_of else { return true };
    let others: Vec<_> = lists.filter(|other| other.separator == first.separator).collect();
    known.iter().any(|text| others.iter().all(|other| other.bound(Form::String(text)).is_none()))
}

/// A string has no more characters than any of the units counts.
fn share_a_length(fields: &[&Field]) -> bool {
    let max = fields.iter().map(|field| field.max).filter(|max| *max > 0).min();
    let mut exact = fields.iter().map(|field| field.length).filter(|length| *length > 0);
    let Some(first) = exact.next() else { return true };
    exact.all(|other| other == first) && max.is_none_or(|max| first <= max)
}

fn share_a_character(fields: &[&Field]) -> bool {
    let mut limited = fields.iter().map(|field| &field.characters).filter(|ranges| !ranges.is_empty());
    let Some(first) = limited.next() else { return true };
    let both = |known: Vec<(char, char)>, other: &Ranges| {
        let pairs = known.iter().flat_map(|one| other.iter().map(move |two| (one.0.max(two.0), one.1.min(two.1))));
        pairs.filter(|(first, last)| first <= last).collect()
    };
    !limited.fold(first.to_vec(), both).is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{List, list};

    fn strings(one_of: &'static [&'static str]) -> Field {
        Field { one_of: Choices::Strings(List::Static(one_of)), ..text() }
    }

    fn text() -> Field {
        Field::new("a".into(), Kind::String)
    }

    fn number(min: i64, most: i64) -> Field {
        Field { min: Some(min), most: Some(most), ..Field::new("a".into(), Kind::Integer) }
    }

    fn joined(one_of: &'static [&'static str]) -> Field {
        Field { separator: ",".into(), ..strings(one_of) }
    }

    #[test]
    fn fields_share_a_value_or_not() {
        let length = |length| Field { length, ..text() };
        let max = |max| Field { max, ..text() };
        let of = |characters: &'static [(char, char)]| Field { characters: list(characters), ..text() };
        let (lower, digits, both) = (of(&[('a', 'z')]), of(&[('0', '9')]), of(&[('0', '9'), ('a', 'f')]));
        for (fields, share) in [
            (vec![text(), text()], true),
            (vec![strings(&["a", "b"]), strings(&["b", "c"])], true),
            (vec![strings(&["a", "b"]), strings(&["c"])], false),
            (vec![strings(&["a", "b"]), strings(&["b", "c"]), strings(&["a", "c"])], false),
            (vec![strings(&["guest"]), max(4)], false),
            (vec![strings(&["guest", "host"]), max(4)], true),
            (vec![strings(&["guest"]), digits.clone()], false),
            (vec![number(1, 5), number(5, 9)], true),
            (vec![number(1, 4), number(5, 9)], false),
            (vec![length(4), length(4), max(4)], true),
            (vec![length(4), length(5)], false),
            (vec![length(5), max(4)], false),
            (vec![lower.clone(), both.clone()], true),
            (vec![lower.clone(), digits.clone()], false),
            (vec![lower, digits, both], false),
            (vec![joined(&["a", "b"]), joined(&["b", "c"])], true),
            (vec![joined(&["a"]), joined(&["b"])], false),
            (vec![joined(&["a", "b"]), strings(&["b"])], true),
            (vec![joined(&["a", "b"]), strings(&["c"])], false),
            // `ab,cd` has five characters.
            (vec![joined(&["ab", "cd"]), length(5)], true),
        ] {
            let fields: Vec<_> = fields.iter().collect();
            assert_eq!(Field::share_a_value(&fields), share, "{fields:?}");
        }
    }
}
