//! The values in declarations that are asked about, each with the places that hold it.

use token_core::declared::{Held, Lent};
use token_schema::{Kind, Probe};

use crate::report::NotChecked;

/// A value that is asked about once, however many declarations hold it.
#[derive(Clone)]
pub(crate) struct Value {
    pub(crate) probe: &'static Probe,
    pub(crate) region: String,
    pub(crate) text: String,
    /// Other fields of the same grant that the path names, with their values.
    siblings: Vec<(String, String)>,
    places: Vec<String>,
    /// Whether it is a word in the place of a SID.
    literal: bool,
}

impl Value {
    /// A variable that several declarations use is named once.
    fn add(&mut self, at: &str) {
        let variable = at.split_once(", for ").filter(|(name, _)| {
            self.places.iter().any(|place| place.strip_prefix(name).is_some_and(|rest| rest.starts_with(", for ")))
        });
        self.places.push(variable.map_or(at, |(_, place)| place).to_owned());
    }

    pub(crate) fn at(&self) -> String {
        self.places.join(", ")
    }

    /// What stands for a name in braces in the path.
    pub(crate) fn named(&self, name: &str) -> Option<&str> {
        let sibling = || self.siblings.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str());
        if name == "value" { Some(&self.text) } else { sibling() }
    }

    /// Whether it belongs to another value.
    pub(crate) fn depends_on(&self, other: &Self) -> bool {
        let same = |(name, value): &(String, String)| {
            *value == other.text && other.probe.fields.iter().any(|field| field.ends_with(&format!(".{name}")))
        };
        self.region == other.region && self.siblings.iter().any(same)
    }

    pub(crate) fn is_literal(&self) -> bool {
        self.literal
    }
}

/// The values that can be asked about. What only a call gives is not checked.
pub(crate) fn values(lent: &Lent<'_>, not_checked: &mut Vec<NotChecked>) -> Vec<Value> {
    let vendor = lent.vendor();
    let mut values: Vec<Value> = Vec::new();
    for probe in &*vendor.probes {
        for held in lent.held().iter().filter(|held| probe.fields.contains(held.field)) {
            let mut skip = |why: &str| not_checked.push(NotChecked { what: held.at.clone(), why: why.to_owned() });
            let Some(text) = held.value() else {
                skip("each call that issues a token gives its own value");
                continue;
            };
            let is_sibling = |name: &&str| *name != "value" && lent.credential(name).is_none();
            let siblings = probe.placeholders().filter(is_sibling).map(|name| {
                let other = lent.held().iter().find(|other| is_beside(held, other, name))?;
                Some((name.to_owned(), other.value()?.to_owned()))
            });
            let Some(siblings) = siblings.collect::<Option<Vec<_>>>() else {
                skip("what it belongs to is known only when a token is issued");
                continue;
            };
            let (key, field) = held.field.split_once('.').unwrap_or_default();
            let kind = vendor.grant(key).and_then(|grant| grant.shape.field_at(field)).map(|field| &field.kind);
            let literal = matches!(kind, Some(Kind::Sid(sid)) if sid.literals.contains(text));
            let same = |known: &&mut Value| {
                std::ptr::eq(known.probe, probe)
                    && (&*known.region, &*known.text, &known.siblings) == (held.region, text, &siblings)
            };
            match values.iter_mut().find(same) {
                Some(known) => known.add(&held.at),
                None => values.push(Value {
                    probe,
                    region: held.region.to_owned(),
                    text: text.to_owned(),
                    siblings,
                    places: vec![held.at.clone()],
                    literal,
                }),
            }
        }
    }
    values
}

fn is_beside(held: &Held<'_>, other: &Held<'_>, name: &str) -> bool {
    let grant = |field: &'static str| field.split_once('.').map(|(key, _)| key);
    other.declaration == held.declaration
        && grant(other.field) == grant(held.field)
        && other.field.split_once('.').is_some_and(|(_, field)| field == name)
}
