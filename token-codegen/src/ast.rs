//! What a file says, with its place for every part; nothing here is checked.
//!
//! A field that is not named after its key says the key. A `place` is where a table begins for a reader: its header, or else its key.

use crate::span::Span;

/// A value and its place.
#[derive(Clone, Debug)]
pub struct Spanned<T> {
    pub value: T,
    pub span: Span,
}

/// Strings under keys that the file chooses, in its order.
pub type Texts = Vec<(Spanned<String>, Spanned<String>)>;

/// A TOML value.
#[derive(Clone, Debug)]
pub enum Value {
    String(String),
    /// An integer; `None`: it is too large for `i64`.
    Integer(Option<i64>),
    /// A number with a fraction, `inf` or `nan`.
    Float(f64),
    Bool(bool),
    /// A date or a time.
    Date,
    Array(Vec<Spanned<Value>>),
    /// A table, however it is written.
    Table(Table),
}

impl Value {
    /// What it is, with its article.
    #[must_use]
    pub fn what(&self) -> &'static str {
        match self {
            Self::String(_) => "a string",
            Self::Integer(Some(_)) => "an integer",
            Self::Integer(None) => "an integer of more than 64 bits",
            Self::Float(_) => "a number",
            Self::Bool(_) => "a boolean",
            Self::Date => "a date or time",
            Self::Array(_) => "an array",
            Self::Table(_) => "a table",
        }
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
    /// Where it begins for a reader: its `[header]`, or else its key.
    #[must_use]
    pub fn place(&self) -> Span {
        let (key, value) = (&self.key.span, &self.value.span);
        if value.start <= key.start && key.end <= value.end { value.clone() } else { key.clone() }
    }
}

/// A whole file, a vendor's schema or a `grants.toml`.
#[derive(Clone, Debug, Default)]
pub struct File {
    /// Whether the text is TOML. If not, the part of it that could be read is here: good for names, not for checks.
    pub sound: bool,
    pub vendor: Option<Spanned<String>>,
    pub name: Option<Spanned<String>>,
    pub title: Option<Spanned<String>>,
    pub docs: Option<Spanned<String>>,
    pub feature: Option<Spanned<String>>,
    pub code_docs: Option<Spanned<String>>,
    pub other_secrets: Vec<(String, String)>,
    pub tokens: Vec<Token>,
    pub sids: Vec<Sid>,
    pub grants: Vec<Grant>,
    pub sdks: Vec<Sdk>,
    pub format: Option<Format>,
    pub credentials: Vec<Credential>,
    pub legacy: Vec<Legacy>,
    pub foreign: Vec<Foreign>,
    pub codes: Vec<Code>,
    pub rules: Vec<Rule>,
}

/// `[token.NAME]`: which of its keys are grants, the schema says.
#[derive(Clone, Debug)]
pub struct Token {
    pub name: Spanned<String>,
    pub place: Span,
    pub table: Table,
}

/// `[sid.NAME]`.
#[derive(Clone, Debug)]
pub struct Sid {
    pub name: Spanned<String>,
    pub title: Option<Spanned<String>>,
    pub prefix: Option<Spanned<String>>,
    pub digits: Option<Spanned<i64>>,
    pub suffix: Option<Spanned<String>>,
    /// `literal`.
    pub literals: Vec<Spanned<String>>,
    pub per_token: Option<Spanned<bool>>,
    pub doc: Option<Spanned<String>>,
}

/// `[grant.KEY]`.
#[derive(Clone, Debug)]
pub struct Grant {
    pub key: Spanned<String>,
    pub place: Span,
    pub doc: Option<Spanned<String>>,
    pub deprecated: Option<Spanned<String>>,
    pub json: Option<Spanned<bool>>,
    pub rust: Option<Spanned<String>>,
    /// `sdk`.
    pub sdks: Option<Vec<Spanned<String>>>,
    pub flat: Option<Spanned<bool>>,
    pub any_of: Vec<Spanned<String>>,
    /// `field`.
    pub fields: Option<Vec<Field>>,
}

/// One field of a grant or of an object in it.
#[derive(Clone, Debug)]
pub struct Field {
    pub name: Spanned<String>,
    pub doc: Option<Spanned<String>>,
    pub deprecated: Option<Spanned<String>>,
    pub required: Option<Spanned<bool>>,
    /// `type`.
    pub kind: Option<Spanned<String>>,
    pub sid: Option<Spanned<String>>,
    pub switch: Option<Spanned<String>>,
    /// `one_of`: strings or integers.
    pub one_of: Option<Spanned<Vec<Spanned<Value>>>>,
    pub max: Option<Spanned<i64>>,
    pub unit: Option<Spanned<String>>,
    pub default: Option<Spanned<bool>>,
    pub needs: Vec<Spanned<String>>,
    /// `sdk`.
    pub sdks: Vec<Spanned<String>>,
    pub example: Option<Spanned<String>>,
    pub any_of: Vec<Spanned<String>>,
    /// `field`, of an object.
    pub fields: Option<Vec<Field>>,
}

/// `[sdk.NAME]`.
#[derive(Clone, Debug)]
pub struct Sdk {
    pub name: Spanned<String>,
    pub title: Option<Spanned<String>>,
    pub doc: Option<Spanned<String>>,
    pub deprecated: Option<Spanned<String>>,
    pub requires: Vec<Spanned<String>>,
    pub allows: Vec<Spanned<String>>,
    pub regions: Option<Vec<Spanned<String>>>,
    pub region_rule: Option<Spanned<String>>,
    pub renew_before: Option<Spanned<String>>,
    pub identity: Option<Identity>,
}

/// `[sdk.NAME.identity]`.
#[derive(Clone, Debug, Default)]
pub struct Identity {
    pub optional: Option<Spanned<bool>>,
    pub max: Option<Spanned<i64>>,
    pub unit: Option<Spanned<String>>,
    pub warn_above: Option<Spanned<i64>>,
    pub forbid: Option<Spanned<String>>,
    pub forbid_control: Option<Spanned<bool>>,
    pub avoid: Option<Spanned<String>>,
    pub prefer: Option<Spanned<String>>,
}

/// `[format]`.
#[derive(Clone, Debug)]
pub struct Format {
    pub place: Span,
    pub header: Option<Spanned<Texts>>,
    pub region_header: Option<Spanned<String>>,
    pub regions: Option<Vec<Spanned<String>>>,
    pub grants: Option<Spanned<String>>,
    pub identity: Option<Spanned<String>>,
    pub writes: Option<Vec<Spanned<String>>>,
    pub max_ttl: Option<Spanned<String>>,
    pub min_ttl: Option<Spanned<String>>,
    pub default_ttl: Option<Spanned<String>>,
}

/// `[credential.NAME]`.
#[derive(Clone, Debug)]
pub struct Credential {
    pub name: Spanned<String>,
    pub place: Span,
    pub title: Option<Spanned<String>>,
    pub doc: Option<Spanned<String>>,
    pub env: Vec<Spanned<String>>,
    pub claim: Option<Spanned<String>>,
    pub sid: Option<Spanned<String>>,
    pub key: Option<Spanned<bool>>,
    pub secret: Option<Spanned<bool>>,
    pub warn_below: Option<Spanned<i64>>,
    pub length: Option<Spanned<i64>>,
    pub characters: Option<Spanned<String>>,
    /// `look_alike`.
    pub look_alikes: Vec<LookAlike>,
}

/// One of `look_alike`.
#[derive(Clone, Debug)]
pub struct LookAlike {
    pub what: Option<Spanned<String>>,
    pub length: Option<Spanned<i64>>,
    pub characters: Option<Spanned<String>>,
    pub advice: Option<Spanned<String>>,
}

/// `[legacy.KEY]`.
#[derive(Clone, Debug)]
pub struct Legacy {
    pub key: Spanned<String>,
    pub replaced_by: Option<Spanned<String>>,
}

/// `[foreign.NAME]`.
#[derive(Clone, Debug)]
pub struct Foreign {
    pub name: Spanned<String>,
    pub rule: Option<Spanned<String>>,
    pub what: Option<Spanned<String>>,
    pub claims: Option<Spanned<Texts>>,
    pub advice: Option<Spanned<String>>,
}

/// `[code.NUMBER]`.
#[derive(Clone, Debug)]
pub struct Code {
    /// The number, as it is written.
    pub number: Spanned<String>,
    pub title: Option<Spanned<String>>,
    pub docs: Option<Spanned<String>>,
    pub causes: Vec<Spanned<String>>,
    pub visible: Option<Spanned<String>>,
}

/// `[rule.ID]`.
#[derive(Clone, Debug)]
pub struct Rule {
    pub id: Spanned<String>,
    pub codes: Vec<Spanned<i64>>,
    /// The codes by SDK.
    pub by_sdk: Vec<(Spanned<String>, Vec<Spanned<i64>>)>,
    pub wire: Vec<Wire>,
}

/// One code in a rule's `wire`.
#[derive(Clone, Debug)]
pub struct Wire {
    /// How it is known, as it is written.
    pub evidence: Spanned<String>,
    pub sdk: Spanned<String>,
    pub code: Spanned<i64>,
}
