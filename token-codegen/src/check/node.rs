//! A value of a declaration as the judge sees it.

use token_schema::{Form, judge};

use crate::ast::{self, Entry, Spanned};
use crate::model::Value;
use crate::span::Span;

pub(super) struct Node<'e> {
    /// The field, dotted from the grant's key; of an item, that of its array.
    pub(super) path: String,
    pub(super) entry: &'e Entry,
    pub(super) toml: &'e Spanned<ast::Value>,
    pub(super) content: Content<'e>,
}

pub(super) enum Content<'e> {
    /// A literal, a reference, or free JSON.
    Value(Value),
    /// The only value of a required field that the declaration omits.
    Fixed(Value),
    Array(Vec<Node<'e>>),
    Object(Vec<(String, Node<'e>)>),
    /// A literal that no field takes, or the value of an unknown field.
    Other,
    /// A value that has been reported.
    Refused,
}

impl Node<'_> {
    pub(super) fn place(&self) -> Span {
        match self.toml.value {
            ast::Value::Table(_) => self.entry.place(),
            _ => self.toml.span.clone(),
        }
    }

    /// Whether no variable and no input is in it.
    pub(super) fn is_constant(&self) -> bool {
        match &self.content {
            Content::Value(value) | Content::Fixed(value) => crate::segments::is_constant(value),
            Content::Array(items) => items.iter().all(Node::is_constant),
            Content::Object(members) => members.iter().all(|(_, node)| node.is_constant()),
            Content::Other | Content::Refused => true,
        }
    }

    pub(super) fn into_value(self) -> Option<Value> {
        Some(match self.content {
            Content::Value(value) | Content::Fixed(value) => value,
            Content::Array(items) => Value::Array(items.into_iter().map(Node::into_value).collect::<Option<_>>()?),
            Content::Object(members) => {
                let members = members.into_iter().map(|(name, node)| Some((name, node.into_value()?)));
                Value::Object(members.collect::<Option<_>>()?)
            }
            Content::Other | Content::Refused => return None,
        })
    }
}

impl<'v> judge::Value<'v> for &'v Node<'_> {
    fn form(self) -> Form<'v> {
        match &self.content {
            Content::Value(Value::String(text)) if text.trim().is_empty() => Form::String(""),
            Content::Value(Value::String(text)) => Form::String(text),
            Content::Value(Value::Bool(value)) => Form::Boolean(*value),
            Content::Value(Value::Integer(number)) => Form::Integer(*number),
            Content::Value(Value::Env(_) | Value::Input(_)) | Content::Fixed(_) => Form::Open,
            Content::Value(Value::Object(_)) | Content::Object(_) => Form::Object,
            Content::Value(Value::Float(_) | Value::Array(_)) | Content::Other => Form::Other,
            Content::Array(_) => Form::Array,
            Content::Refused => Form::Refused,
        }
    }

    fn member(self, name: &str) -> Option<Self> {
        self.members().find(|(key, _)| *key == name).map(|(_, node)| node)
    }

    fn members(self) -> impl Iterator<Item = (&'v str, Self)> {
        let (members, items): (&[_], &[_]) = match &self.content {
            Content::Object(members) => (members, &[]),
            Content::Array(items) => (&[], items),
            _ => (&[], &[]),
        };
        members.iter().map(|(key, node)| (key.as_str(), node)).chain(items.iter().map(|item| ("", item)))
    }
}

impl Content<'_> {
    pub(super) fn of(value: Option<Value>) -> Self {
        value.map_or(Content::Refused, Content::Value)
    }

    pub(super) fn literal(value: &ast::Value) -> Self {
        match value {
            ast::Value::String(text) => Content::Value(Value::String(text.clone())),
            ast::Value::Bool(value) => Content::Value(Value::Bool(*value)),
            ast::Value::Integer(Some(number)) => Content::Value(Value::Integer(*number)),
            _ => Content::Other,
        }
    }
}
