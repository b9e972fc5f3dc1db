//! The value of a field that may have only a few, or only so long a one.

use token_schema::rule;

use crate::ast::{self, Spanned};
use crate::model::{Choice, Unit, Value};
use crate::report::{Problem, capped, in_quotes, quoted};

/// What a field's value may be, beyond its kind.
#[derive(Clone, Copy, Default)]
pub(crate) struct Bounds<'f> {
    pub(crate) one_of: &'f [Choice],
    /// Units. 0: no limit.
    pub(crate) max: u32,
    pub(crate) unit: Unit,
}

impl Bounds<'_> {
    /// What is wrong with a value of the right kind, if it is not a right one. `user` is in whose name the message speaks.
    pub(super) fn problem(
        self,
        value: &Value,
        node: &Spanned<ast::Value>,
        [what, path, user]: [&str; 3],
    ) -> Option<Problem> {
        match value {
            Value::Text(text) => self.not_among(&Choice::Text(text.clone()), node, [what, path, user]).or_else(|| {
                let length = self.unit.count(text);
                let over = self.max > 0 && length > self.max as usize;
                over.then(|| {
                    let title = format!("{what}: `{path}` has {}", self.unit.words(length));
                    Problem::new(rule::TEXT_TOO_LONG, node.span.clone(), title)
                        .label(format!("{user} takes {} at most", self.max))
                        .help("shorten it")
                })
            }),
            Value::Integer(number) => self.not_among(&Choice::Integer(*number), node, [what, path, user]),
            _ => None,
        }
    }

    fn not_among(self, value: &Choice, node: &Spanned<ast::Value>, [what, path, user]: [&str; 3]) -> Option<Problem> {
        if self.one_of.is_empty() || self.one_of.contains(value) {
            return None;
        }
        let texts: Vec<&str> = self.one_of.iter().filter_map(Choice::text).collect();
        let closest = match value {
            Choice::Text(text) => token_schema::suggest::closest(text, texts),
            Choice::Integer(_) => None,
        };
        let all = capped(self.one_of.iter().map(Choice::to_string).collect());
        let help = match closest {
            Some(closest) => format!("did you mean {}?", in_quotes(closest)),
            None => format!("write {}", all.join(" or ")),
        };
        let shown = match value {
            Choice::Text(text) => quoted(text),
            Choice::Integer(number) => number.to_string(),
        };
        let title = format!("{what}: `{path}` is {shown}");
        let label = format!("{user} knows {}", all.join(", "));
        Some(Problem::new(rule::GRANT_FIELD_VALUE, node.span.clone(), title).label(label).help(help))
    }
}

impl Choice {
    fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            Self::Integer(_) => None,
        }
    }
}
