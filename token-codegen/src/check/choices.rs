//! The value of a field that may have only a few, or only so long a one.

use token_schema::rule;

use crate::ast::{self, Spanned};
use crate::model::{Choices, Field, Unit, Value};
use crate::report::{Problem, capped, in_quotes, quoted};

/// What a field's value may be, beyond its kind.
#[derive(Clone, Copy)]
pub(crate) struct Bounds<'f> {
    pub(crate) one_of: &'f Choices,
    /// Units. 0: no limit.
    pub(crate) max: u32,
    pub(crate) unit: Unit,
}

impl<'f> Bounds<'f> {
    pub(crate) const NONE: Self = Self { one_of: &Choices::Any, max: 0, unit: Unit::Characters };

    pub(crate) fn of(field: &'f Field) -> Self {
        Self { one_of: &field.one_of, max: field.max, unit: field.unit }
    }

    /// What is wrong with a value of the right kind, if it is not a right one. `user` is in whose name the message speaks.
    pub(super) fn problem(
        self,
        value: &Value,
        node: &Spanned<ast::Value>,
        [what, path, user]: [&str; 3],
    ) -> Option<Problem> {
        let (allowed, shown, closest) = match value {
            Value::Text(text) => {
                let closest = match self.one_of {
                    Choices::Strings(known) => token_schema::suggest::closest(text, known.iter()),
                    _ => None,
                };
                (self.one_of.allow(text), quoted(text), closest)
            }
            Value::Integer(number) => (self.one_of.allow_integer(*number), number.to_string(), None),
            _ => return None,
        };
        if !allowed {
            let all = capped(self.one_of.shown(in_quotes));
            let help = match closest {
                Some(closest) => format!("did you mean {}?", in_quotes(closest)),
                None => format!("write {}", all.join(" or ")),
            };
            return Some(
                Problem::new(rule::GRANT_FIELD_VALUE, node.span.clone(), format!("{what}: `{path}` is {shown}"))
                    .label(format!("{user} knows {}", all.join(", ")))
                    .help(help),
            );
        }
        let Value::Text(text) = value else { return None };
        let length = self.unit.count(text);
        let over = self.max > 0 && length > self.max as usize;
        over.then(|| {
            let title = format!("{what}: `{path}` has {}", self.unit.words(length));
            Problem::new(rule::TEXT_TOO_LONG, node.span.clone(), title)
                .label(format!("{user} takes {} at most", self.max))
                .help("shorten it")
        })
    }
}
