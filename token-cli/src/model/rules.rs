//! The rules of a field, for what fills it.

use serde::Serialize;
use token_codegen::model::Field;

use super::value::Values;

/// The rules of a field. What is absent is not limited.
#[derive(Serialize)]
pub(super) struct JsonRules<'m> {
    #[serde(skip_serializing_if = "Values::is_any")]
    one_of: Values<'m>,
    #[serde(skip_serializing_if = "Option::is_none")]
    min: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    max: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    unit: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    length: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    characters: Option<String>,
    #[serde(skip_serializing_if = "str::is_empty")]
    separator: &'m str,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    in_string: bool,
}

impl<'m> JsonRules<'m> {
    pub(super) fn of(rules: &'m Field) -> Self {
        let longest = (rules.max > 0).then_some(i64::from(rules.max));
        let is_counted = rules.max > 0 || rules.length > 0;
        Self {
            one_of: Values(&rules.one_of),
            min: rules.min,
            max: rules.most.or(longest),
            unit: is_counted.then(|| rules.unit.name()),
            length: (rules.length > 0).then_some(rules.length),
            characters: (!rules.characters.is_empty()).then(|| rules.expected_characters()),
            separator: &rules.separator,
            in_string: rules.in_string,
        }
    }
}
