//! One member of a grant.

use std::borrow::Cow;
use std::fmt;
use std::ops::Range;

use crate::{List, Sid, Text, Unit, as_str, list, text};

/// One member of a grant, or of an object in it.
#[derive(Clone, Debug)]
pub struct Field {
    /// Its name on the wire.
    pub name: Text,
    /// What it holds.
    pub kind: Kind,
    /// Whether the object is useless without it.
    pub required: bool,
    /// Why it should no longer be used, where that is so.
    pub deprecated: Option<Text>,
    /// The only values that it may have.
    pub one_of: Choices,
    /// Longest string, in `unit`s. 0: no limit.
    pub max: u32,
    /// What `max` counts.
    pub unit: Unit,
    /// What it means that a boolean is not there, where that is known.
    pub default: Option<bool>,
    /// Fields of the same object without which it does nothing: each must be there, and a boolean among them be true.
    pub needs: List<str>,
    /// The SDKs that use it, by name. Empty: all that use the grant.
    pub sdks: List<str>,
    /// What its documentation says. Empty in a generated table.
    pub doc: Text,
    /// The literal that suggestions write for a string which no caller should choose. `None` in a generated table.
    pub example: Option<Text>,
    /// Where its name stands in the file that declares it, bytes. Empty in a generated table.
    pub span: Range<usize>,
}

/// What a field holds.
#[derive(Clone, Debug)]
pub enum Kind {
    /// A string that is not empty.
    String,
    /// `true` or `false`.
    Boolean,
    /// An integer of 64 bits.
    Integer,
    /// An array of strings, none of them empty.
    Strings,
    /// A SID of this kind.
    Sid(Cow<'static, Sid>),
    /// An object whose only member is this boolean; it opens something when the member is true.
    Switch(Text),
    /// An object with fields of its own, or free JSON.
    Object(Shape),
}

/// The only values that a field may have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Choices {
    /// No such rule.
    Any,
    /// Of a string, or of each string of an array.
    Strings(List<str>),
    /// Of an integer.
    Integers(Cow<'static, [i64]>),
}

impl Kind {
    /// The same kind, for a static beside this one.
    #[must_use]
    pub const fn lend(&'static self) -> Self {
        match self {
            Self::String => Self::String,
            Self::Boolean => Self::Boolean,
            Self::Integer => Self::Integer,
            Self::Strings => Self::Strings,
            Self::Sid(Cow::Borrowed(sid)) => Self::sid(sid),
            Self::Sid(Cow::Owned(sid)) => Self::sid(sid),
            Self::Switch(member) => Self::Switch(Cow::Borrowed(as_str(member))),
            Self::Object(Shape::Json) => Self::Object(Shape::Json),
            Self::Object(shape @ Shape::Fields { any_of, .. }) => {
                Self::Object(Shape::any_of(shape.as_slice(), any_of.statics()))
            }
        }
    }

    /// A SID of this kind.
    #[must_use]
    pub const fn sid(sid: &'static Sid) -> Self {
        Self::Sid(Cow::Borrowed(sid))
    }
}

impl Choices {
    /// Whether a string may be the value.
    #[must_use]
    pub fn allow(&self, text: &str) -> bool {
        !matches!(self, Self::Strings(known) if !known.contains(text))
    }

    /// Whether an integer may be the value.
    #[must_use]
    pub fn allow_integer(&self, number: i64) -> bool {
        !matches!(self, Self::Integers(known) if !known.contains(&number))
    }

    /// Each value, as `string` writes a string and as digits.
    #[must_use]
    pub fn shown(&self, string: impl Fn(&str) -> String) -> Vec<String> {
        match self {
            Self::Any => Vec::new(),
            Self::Strings(known) => known.iter().map(string).collect(),
            Self::Integers(known) => known.iter().map(ToString::to_string).collect(),
        }
    }
}

impl Field {
    /// A field of this name and kind of which nothing else is known.
    #[must_use]
    pub const fn new(name: Text, kind: Kind) -> Self {
        Self {
            name,
            kind,
            required: false,
            deprecated: None,
            one_of: Choices::Any,
            max: 0,
            unit: Unit::Characters,
            default: None,
            needs: List::EMPTY,
            sdks: List::EMPTY,
            doc: Cow::Borrowed(""),
            example: None,
            span: 0..0,
        }
    }

    /// A field that holds a string.
    #[must_use]
    pub const fn string(name: &'static str) -> Self {
        Self::new(Cow::Borrowed(name), Kind::String)
    }

    /// A field that holds a boolean.
    #[must_use]
    pub const fn boolean(name: &'static str) -> Self {
        Self::new(Cow::Borrowed(name), Kind::Boolean)
    }

    /// A field that holds an integer.
    #[must_use]
    pub const fn integer(name: &'static str) -> Self {
        Self::new(Cow::Borrowed(name), Kind::Integer)
    }

    /// A field that holds an array of strings.
    #[must_use]
    pub const fn strings(name: &'static str) -> Self {
        Self::new(Cow::Borrowed(name), Kind::Strings)
    }

    /// A field that holds a SID of this kind.
    #[must_use]
    pub const fn sid(name: &'static str, sid: &'static Sid) -> Self {
        Self::new(Cow::Borrowed(name), Kind::sid(sid))
    }

    /// A field that holds an object with this boolean alone.
    #[must_use]
    pub const fn switch(name: &'static str, member: &'static str) -> Self {
        Self::new(Cow::Borrowed(name), Kind::Switch(Cow::Borrowed(member)))
    }

    /// A field that holds an object.
    #[must_use]
    pub const fn object(name: &'static str, shape: Shape) -> Self {
        Self::new(Cow::Borrowed(name), Kind::Object(shape))
    }

    setters! {
        required() { required: true }
        deprecated(why: &'static str) { deprecated: Some(text(why)) }
        one_of(strings: &'static [&'static str]) { one_of: Choices::Strings(List::Static(strings)) }
        one_of_integers(integers: &'static [i64]) { one_of: Choices::Integers(list(integers)) }
        max(max: u32, unit: Unit) { max: max, unit: unit }
        default(absent: bool) { default: Some(absent) }
        needs(fields: &'static [&'static str]) { needs: List::Static(fields) }
        sdks(names: &'static [&'static str]) { sdks: List::Static(names) }
    }
}

impl fmt::Display for Kind {
    /// What a field of this kind holds, with its article.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::String => f.write_str("a string"),
            Self::Boolean => f.write_str("`true` or `false`"),
            Self::Integer => f.write_str("an integer"),
            Self::Strings => f.write_str("an array of strings, none of them empty"),
            Self::Sid(kind) => f.write_str(&kind.described()),
            Self::Switch(member) => write!(f, "an object with `{member}`"),
            Self::Object(_) => f.write_str("an object"),
        }
    }
}

/// What a JSON object of a grant may hold.
#[derive(Clone, Debug)]
pub enum Shape {
    /// These fields, and no others.
    Fields {
        /// The fields.
        fields: Cow<'static, [Field]>,
        /// At least one of these must be present, or the object gives access to nothing. Empty: no such rule.
        any_of: List<str>,
    },
    /// Whatever the application or the vendor puts there.
    Json,
}

impl Shape {
    /// An object with these fields, each of which may be absent unless it is required.
    #[must_use]
    pub const fn fields(fields: &'static [Field]) -> Self {
        Self::any_of(fields, &[])
    }

    /// An object with these fields, and at least one of those that `any_of` names.
    #[must_use]
    pub const fn any_of(fields: &'static [Field], any_of: &'static [&'static str]) -> Self {
        Self::Fields { fields: Cow::Borrowed(fields), any_of: List::Static(any_of) }
    }

    /// The fields, in a constant too. Free JSON has none.
    #[must_use]
    pub const fn as_slice(&self) -> &[Field] {
        match self {
            Self::Fields { fields: Cow::Borrowed(fields), .. } => fields,
            Self::Fields { fields: Cow::Owned(fields), .. } => fields.as_slice(),
            Self::Json => &[],
        }
    }

    /// The field of this name.
    #[must_use]
    pub fn field(&self, name: &str) -> Option<&Field> {
        self.as_slice().iter().find(|field| field.name == name)
    }

    /// The field at a path of names, `outgoing.application_sid`.
    #[must_use]
    pub fn field_at(&self, path: &str) -> Option<&Field> {
        let Some((name, deeper)) = path.split_once('.') else { return self.field(path) };
        match &self.field(name)?.kind {
            Kind::Object(shape) => shape.field_at(deeper),
            _ => None,
        }
    }
}
