//! TOML values with their places. A `place` is where a table begins for a reader: its header, or else its key.

use token_schema::rule::Rule;

use crate::report::Problem;
use crate::span::Span;

/// A value and its place.
#[derive(Clone, Debug)]
pub struct Spanned<T> {
    pub value: T,
    pub span: Span,
}

impl Problem {
    pub(crate) fn at<T>(rule: &'static Rule, place: &Spanned<T>, title: impl Into<String>) -> Self {
        Self::new(rule, place.span.clone(), title)
    }
}

/// Strings under keys that the file chooses, in its order.
pub type Texts = Vec<(Spanned<String>, Spanned<String>)>;

/// A TOML value.
#[derive(Clone, Debug)]
pub enum Value {
    String(String),
    /// An integer; `None`: it is too large for `i64`.
    Integer(Option<i64>),
    Float(f64),
    Bool(bool),
    /// A date or a time, as it is written.
    Date(String),
    Array(Vec<Spanned<Value>>),
    Table(Table),
}

impl Value {
    /// What it is, with its article.
    #[must_use]
    pub fn what(&self) -> &'static str {
        match self {
            Self::String(_) => "a string",
            Self::Integer(Some(_)) => "an integer",
            Self::Integer(None) => "an integer that is not between -9223372036854775808 and 9223372036854775807",
            Self::Float(_) => "a number",
            Self::Bool(_) => "a boolean",
            Self::Date(_) => "a date or time",
            Self::Array(_) => "an array",
            Self::Table(_) => "a table",
        }
    }
}

/// What a value of a wrong type was probably meant as.
impl Value {
    pub(crate) fn meant_boolean(&self) -> Option<bool> {
        match self {
            Self::Integer(Some(1)) => Some(true),
            Self::Integer(Some(0)) => Some(false),
            Self::String(text) => match text.trim().to_ascii_lowercase().as_str() {
                "true" | "yes" | "on" | "1" => Some(true),
                "false" | "no" | "off" | "0" => Some(false),
                _ => None,
            },
            _ => None,
        }
    }

    pub(crate) fn meant_integer(&self) -> Option<i64> {
        if let Self::String(text) = self { text.trim().parse().ok() } else { None }
    }
}

/// The value as a type; as an error, a value of another type.
impl Value {
    pub(crate) fn string(self) -> Result<String, Self> {
        if let Self::String(text) = self { Ok(text) } else { Err(self) }
    }

    pub(crate) fn boolean(self) -> Result<bool, Self> {
        if let Self::Bool(value) = self { Ok(value) } else { Err(self) }
    }

    pub(crate) fn integer(self) -> Result<i64, Self> {
        if let Self::Integer(Some(number)) = self { Ok(number) } else { Err(self) }
    }
}

/// A table's entries, in file order.
#[derive(Clone, Debug, Default)]
pub struct Table {
    pub entries: Vec<Entry>,
}

impl Table {
    /// The entry under a key.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.key.value == key)
    }
}

/// A key and its value.
#[derive(Clone, Debug)]
pub struct Entry {
    pub key: Spanned<String>,
    /// The value. A table with a header of its own spans the header.
    pub value: Spanned<Value>,
}

impl Entry {
    /// Whether it is a table without a header or braces of its own: others may repeat its key, as in `[token.a]` and `[token.b]`.
    #[must_use]
    pub fn is_prefix(&self) -> bool {
        matches!(self.value.value, Value::Table(_)) && self.value.span == self.key.span
    }

    /// Whether the table may get the key of another one, and become a part of it.
    #[must_use]
    pub fn joins(&self, other: &Self) -> bool {
        match (&self.value.value, &other.value.value) {
            (Value::Table(table), Value::Table(others)) if self.is_prefix() && other.is_prefix() => {
                table.entries.iter().all(|member| others.get(&member.key.value).is_none())
            }
            _ => false,
        }
    }

    /// Where it begins for a reader: its `[header]`, or else its key.
    #[must_use]
    pub fn place(&self) -> Span {
        let (key, value) = (&self.key.span, &self.value.span);
        if value.start <= key.start && key.end <= value.end { value.clone() } else { key.clone() }
    }
}

/// `[token.NAME]`: which of its keys are grants, the schema says.
#[derive(Clone, Debug)]
pub struct Token {
    pub name: Spanned<String>,
    /// That of an entry's value.
    pub span: Span,
    pub place: Span,
    pub table: Table,
}
