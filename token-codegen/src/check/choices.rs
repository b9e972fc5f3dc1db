//! The value of a field that may have only a few, or only so long a one.

use super::values::Values;
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

impl Values<'_> {
    /// Whether a value that has the right kind is also a right one; if not, says why.
    pub(crate) fn within(&mut self, path: &str, bounds: Bounds<'_>, value: &Value, node: &Spanned<ast::Value>) -> bool {
        let problem = match value {
            Value::Text(text) => self.not_among(path, bounds, &Choice::Text(text.clone()), node).or_else(|| {
                let length = bounds.unit.count(text);
                let over = bounds.max > 0 && length > bounds.max as usize;
                over.then(|| {
                    let title = format!("{}: `{path}` has {}", self.what, bounds.unit.words(length));
                    Problem::error("text-too-long", node.span.clone(), title)
                        .label(format!("{} takes {} at most", self.user(), bounds.max))
                        .help("shorten it")
                })
            }),
            Value::Integer(number) => self.not_among(path, bounds, &Choice::Integer(*number), node),
            _ => None,
        };
        let sound = problem.is_none();
        if let Some(problem) = problem {
            self.report.add(problem);
        }
        sound
    }

    fn not_among(&self, path: &str, bounds: Bounds<'_>, value: &Choice, node: &Spanned<ast::Value>) -> Option<Problem> {
        if bounds.one_of.is_empty() || bounds.one_of.contains(value) {
            return None;
        }
        let texts: Vec<&str> = bounds.one_of.iter().filter_map(Choice::text).collect();
        let closest = match value {
            Choice::Text(text) => token_schema::suggest::closest(text, texts),
            Choice::Integer(_) => None,
        };
        let all = capped(bounds.one_of.iter().map(Choice::to_string).collect());
        let help = match closest {
            Some(closest) => format!("did you mean {}?", in_quotes(closest)),
            None => format!("write {}", all.join(" or ")),
        };
        let shown = match value {
            Choice::Text(text) => quoted(text),
            Choice::Integer(number) => number.to_string(),
        };
        let title = format!("{}: `{path}` is {shown}", self.what);
        let label = format!("{} knows {}", self.user(), all.join(", "));
        Some(Problem::error("grant-field-value", node.span.clone(), title).label(label).help(help))
    }

    /// In whose name messages speak.
    pub(crate) fn user(&self) -> &str {
        self.sdk.map_or(self.scope.schema.title.as_str(), |sdk| sdk.title.as_str())
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
