//! A field of a grant.

mod bounds;
mod common;

use std::borrow::Cow;
use std::fmt;
use std::ops::Range;

use crate::{List, Ranges, Sid, Text, Unit, as_str, list, text};

/// A field of a grant, or of an object in a grant.
#[derive(Clone, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is a key of the language")]
pub struct Field {
    /// Its name in the token.
    pub name: Text,
    /// Its type.
    pub kind: Kind,
    /// Whether its object requires it.
    pub required: bool,
    /// Why it should no longer be used, if it is deprecated.
    pub deprecated: Option<Text>,
    /// The allowed values.
    pub one_of: Choices,
    /// Of a string: separates several of the allowed values in it. Of an array: its strings are one string in the token, separated by this.
    /// Empty: the string is one value, the array an array.
    pub separator: Text,
    /// Whether its JSON is a string in the token.
    pub in_string: bool,
    /// The smallest integer.
    pub min: Option<i64>,
    /// The largest integer.
    pub most: Option<i64>,
    /// The exact length of a string, in characters. 0: any.
    pub length: u32,
    /// The characters of a string. Empty: any.
    pub characters: Ranges,
    /// The longest string, in `unit`s. 0: no limit.
    pub max: u32,
    /// What `max` counts.
    pub unit: Unit,
    /// The meaning of an absent boolean, if known.
    pub default: Option<bool>,
    /// Fields of the same object that it needs: each must be present, and a boolean `true`.
    pub needs: List<str>,
    /// Fields of the same object of which it needs one: present, and a boolean `true`.
    pub needs_any: List<str>,
    /// The values that other fields of the same object must have for it to have an effect.
    pub only_with: Cow<'static, [(Text, Text)]>,
    /// Whether it narrows its grant, which opens more without it.
    pub narrows: bool,
    /// Whether any string may be meant, such as a template, so that none is taken for a leftover.
    pub free_text: bool,
    /// The known members of free JSON with their types. A dot leads inward, `*` is any other name.
    pub members: Cow<'static, [(Text, Text)]>,
    /// Whether each member of free JSON opens something, so that less of it opens less. `false` in a generated table.
    pub additive: bool,
    /// The names of members of free JSON, at any depth, that hold a credential.
    pub secrets: List<str>,
    /// The names of the SDKs that use it. Empty: all that use the grant.
    pub sdks: List<str>,
    /// Other names that people give it by mistake.
    pub aliases: List<str>,
    /// Its documentation. Empty in a generated table.
    pub doc: Text,
    /// What suggestions write, instead of an input: a string, or an inline table of TOML for free JSON. `None` in a generated table.
    pub example: Option<Text>,
    /// The bytes of its name in the file that declares it. Empty in a generated table.
    pub span: Range<usize>,
}

/// The type of a field.
#[derive(Clone, Debug)]
pub enum Kind {
    /// A non-empty string.
    String,
    /// `true` or `false`.
    Boolean,
    /// A 64-bit integer.
    Integer,
    /// An array of non-empty strings.
    Strings,
    /// A SID of this kind.
    Sid(Cow<'static, Sid>),
    /// An object whose only member is this boolean.
    Switch(Text),
    /// An object with fields of its own, or free JSON.
    Object(Shape),
}

/// The type of a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form<'v> {
    /// A string.
    String(&'v str),
    /// A boolean.
    Boolean(bool),
    /// An integer.
    Integer(i64),
    /// An array.
    Array,
    /// An object.
    Object,
    /// `null`.
    Null,
    /// Anything else.
    Other,
    /// A value of the right type that is known only when a token is issued.
    Open,
    /// A value that has been reported already, so the judge reports nothing about it.
    Refused,
}

/// Why a field does not take a value of the right type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bound {
    /// It is not an allowed value.
    Value,
    /// The string is too long, or has another length than it must have; its length in the field's unit.
    Length(usize),
    /// The string contains this character.
    Character(char),
}

/// The type of the value of a key of [`Field::KEYS`].
#[derive(Clone, Copy, Debug)]
pub enum KeyType {
    /// A string.
    String,
    /// A string with a visible character.
    NotBlank,
    /// A boolean.
    Boolean,
    /// An integer.
    Integer,
    /// A positive integer.
    Count,
    /// A string, or an array of strings.
    Strings,
    /// An array of strings or integers.
    Values,
    /// The name of a [`Unit`].
    Unit,
    /// A table of strings, booleans and integers.
    Scalars,
    /// A table of names of types of JSON, [`Field::MEMBER_TYPES`].
    MemberTypes,
}

/// The allowed values of a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Choices {
    /// All values of its type.
    Any,
    /// For a string, or for each string of an array.
    Strings(List<str>),
    /// For an integer.
    Integers(Cow<'static, [i64]>),
}

impl Kind {
    /// The same type, for another static.
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

    /// A SID.
    #[must_use]
    pub const fn sid(sid: &'static Sid) -> Self {
        Self::Sid(Cow::Borrowed(sid))
    }
}

impl Field {
    /// Its keys in the schema language with their types and meanings, without those that give its own type.
    pub const KEYS: &'static [(&'static str, KeyType, &'static str)] = &[
        ("doc", KeyType::String, "Its documentation."),
        ("deprecated", KeyType::String, "Why it should no longer be used."),
        ("required", KeyType::Boolean, "Whether its object requires it."),
        ("one_of", KeyType::Values, "The allowed values."),
        ("min", KeyType::Integer, "The smallest integer."),
        ("max", KeyType::Integer, "The largest integer, or the maximum length of a string, in `unit`s."),
        ("unit", KeyType::Unit, "What `max` counts."),
        ("narrows", KeyType::Boolean, "Whether its grant opens more without it."),
        ("free_text", KeyType::Boolean, "Whether any string may be meant, such as a template."),
        ("default", KeyType::Boolean, "The meaning of an absent boolean."),
        ("length", KeyType::Count, "The exact length of a string, in characters."),
        ("characters", KeyType::String, "The characters of a string, as in \"0-9A-Za-z\"."),
        (
            "separator",
            KeyType::String,
            "Separates several values of `one_of` in one string, or the strings of an array, which the token has as one.",
        ),
        ("in_string", KeyType::Boolean, "Whether its JSON is a string in the token."),
        ("needs", KeyType::Strings, "Fields of the same object that it needs."),
        ("needs_any", KeyType::Strings, "Fields of the same object of which it needs one."),
        ("only_with", KeyType::Scalars, "The values of other fields without which it has no effect."),
        ("members", KeyType::MemberTypes, "The types of the members of free JSON."),
        ("additive", KeyType::Boolean, "Whether each member of free JSON, and each item in it, opens something."),
        ("secrets", KeyType::Strings, "The members of free JSON that hold a credential."),
        ("sdk", KeyType::Strings, "The SDKs that use it."),
        ("example", KeyType::NotBlank, "The string, or the TOML of free JSON, that suggestions write."),
        ("aliases", KeyType::Strings, "What else it is called, for suggestions."),
    ];

    /// The types of a member of free JSON, in `members`.
    pub const MEMBER_TYPES: [&'static str; 5] = ["string", "strings", "array", "object", "any"];

    /// One of [`MEMBER_TYPES`](Self::MEMBER_TYPES) in words, with an article.
    #[must_use]
    pub fn member_type(kind: &str) -> &str {
        match kind {
            "string" => "a string",
            "strings" => "an array of one or more strings",
            "array" => "an array",
            "object" => "an object",
            other => other,
        }
    }

    /// An optional field without limits.
    #[must_use]
    pub const fn new(name: Text, kind: Kind) -> Self {
        Self {
            name,
            kind,
            required: false,
            deprecated: None,
            one_of: Choices::Any,
            separator: Cow::Borrowed(""),
            in_string: false,
            min: None,
            most: None,
            length: 0,
            characters: Cow::Borrowed(&[]),
            max: 0,
            unit: Unit::Characters,
            default: None,
            needs: List::EMPTY,
            needs_any: List::EMPTY,
            only_with: Cow::Borrowed(&[]),
            narrows: false,
            free_text: false,
            members: Cow::Borrowed(&[]),
            additive: false,
            secrets: List::EMPTY,
            sdks: List::EMPTY,
            aliases: List::EMPTY,
            doc: Cow::Borrowed(""),
            example: None,
            span: 0..0,
        }
    }

    /// A string.
    #[must_use]
    pub const fn string(name: &'static str) -> Self {
        Self::new(Cow::Borrowed(name), Kind::String)
    }

    /// A boolean.
    #[must_use]
    pub const fn boolean(name: &'static str) -> Self {
        Self::new(Cow::Borrowed(name), Kind::Boolean)
    }

    /// An integer.
    #[must_use]
    pub const fn integer(name: &'static str) -> Self {
        Self::new(Cow::Borrowed(name), Kind::Integer)
    }

    /// An array of strings.
    #[must_use]
    pub const fn strings(name: &'static str) -> Self {
        Self::new(Cow::Borrowed(name), Kind::Strings)
    }

    /// A SID.
    #[must_use]
    pub const fn sid(name: &'static str, sid: &'static Sid) -> Self {
        Self::new(Cow::Borrowed(name), Kind::sid(sid))
    }

    /// An object with one boolean.
    #[must_use]
    pub const fn switch(name: &'static str, member: &'static str) -> Self {
        Self::new(Cow::Borrowed(name), Kind::Switch(Cow::Borrowed(member)))
    }

    /// An object.
    #[must_use]
    pub const fn object(name: &'static str, shape: Shape) -> Self {
        Self::new(Cow::Borrowed(name), Kind::Object(shape))
    }

    setters! {
        required() { required: true }
        deprecated(why: &'static str) { deprecated: Some(text(why)) }
        one_of(strings: &'static [&'static str]) { one_of: Choices::Strings(List::Static(strings)) }
        one_of_integers(integers: &'static [i64]) { one_of: Choices::Integers(list(integers)) }
        separator(separator: &'static str) { separator: text(separator) }
        in_string() { in_string: true }
        min(min: i64) { min: Some(min) }
        most(most: i64) { most: Some(most) }
        length(length: u32) { length: length }
        characters(ranges: &'static [(char, char)]) { characters: list(ranges) }
        max(max: u32, unit: Unit) { max: max, unit: unit }
        default(absent: bool) { default: Some(absent) }
        needs(fields: &'static [&'static str]) { needs: List::Static(fields) }
        needs_any(fields: &'static [&'static str]) { needs_any: List::Static(fields) }
        narrows() { narrows: true }
        free_text() { free_text: true }
        only_with(values: &'static [(Text, Text)]) { only_with: list(values) }
        members(types: &'static [(Text, Text)]) { members: list(types) }
        secrets(names: &'static [&'static str]) { secrets: List::Static(names) }
        sdks(names: &'static [&'static str]) { sdks: List::Static(names) }
        aliases(names: &'static [&'static str]) { aliases: List::Static(names) }
    }
}

impl fmt::Display for Kind {
    /// The type in words, with an article.
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

/// The contents of a grant or an object in it.
#[derive(Clone, Debug)]
pub enum Shape {
    /// These fields, and no others.
    Fields {
        /// The fields.
        fields: Cow<'static, [Field]>,
        /// If not empty: at least one of these must be present, or the object gives access to nothing.
        any_of: List<str>,
    },
    /// Any JSON object.
    Json,
}

impl Shape {
    /// An object with these fields.
    #[must_use]
    pub const fn fields(fields: &'static [Field]) -> Self {
        Self::any_of(fields, &[])
    }

    /// An object with these fields, and at least one of `any_of`.
    #[must_use]
    pub const fn any_of(fields: &'static [Field], any_of: &'static [&'static str]) -> Self {
        Self::Fields { fields: Cow::Borrowed(fields), any_of: List::Static(any_of) }
    }

    /// The fields, also in constants. Free JSON has none.
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

    /// The field at a path of names, `outgoing.application_sid`. The member of a switch leads to the switch.
    #[must_use]
    pub fn field_at(&self, path: &str) -> Option<&Field> {
        let Some((name, deeper)) = path.split_once('.') else { return self.field(path) };
        let field = self.field(name)?;
        match &field.kind {
            Kind::Object(shape) => shape.field_at(deeper),
            Kind::Switch(member) => (deeper == member).then_some(field),
            _ => None,
        }
    }
}
