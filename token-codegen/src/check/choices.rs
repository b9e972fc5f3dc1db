//! A literal of the right type that its field does not take.

use token_schema::judge::{Bound, Value as _};
use token_schema::rule;
use token_schema::suggest::closest;

use crate::ast::{self, Spanned};
use crate::model::{Choices, Field, Value};
use crate::report::{Problem, capped, in_quotes, quoted};

/// Why the field does not take the value. `user` is in whose name the message speaks.
pub(super) fn problem(
    field: &Field,
    value: &Value,
    node: &Spanned<ast::Value>,
    [what, path, user]: [&str; 3],
) -> Option<Problem> {
    Some(match field.bound(value.form())? {
        Bound::Length(length) => {
            let title = format!("{what}: `{path}` has {}", field.unit.words(length));
            Problem::new(rule::TEXT_TOO_LONG, node.span.clone(), title)
                .label(format!("{user} takes {} at most", field.max))
                .help("shorten it")
        }
        Bound::Choice => {
            let (shown, near) = match (value, &field.one_of) {
                (Value::String(text), Choices::Strings(known)) => (quoted(text), closest(text, known.iter())),
                (Value::Integer(number), _) => (number.to_string(), None),
                _ => return None,
            };
            let all = capped(field.one_of.shown(in_quotes));
            let help = match near {
                Some(near) => format!("did you mean {}?", in_quotes(near)),
                None => format!("write {}", all.join(" or ")),
            };
            Problem::new(rule::GRANT_FIELD_VALUE, node.span.clone(), format!("{what}: `{path}` is {shown}"))
                .label(format!("{user} knows {}", all.join(", ")))
                .help(help)
        }
    })
}
