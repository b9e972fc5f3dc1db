//! What a file says, with its place for every part; nothing here is checked.

use crate::span::Span;

/// Something and where it stands.
#[derive(Clone, Debug)]
pub struct Spanned<T> {
    /// The thing.
    pub value: T,
    /// Its place.
    pub span: Span,
}

/// Strings under keys that the file chooses, in its order.
pub type Texts = Vec<(Spanned<String>, Spanned<String>)>;

/// A TOML value.
#[derive(Clone, Debug)]
pub enum Value {
    /// A string.
    Text(String),
    /// A whole number; `None`: it is too large for `i64`.
    Integer(Option<i64>),
    /// A number with a fraction, `inf` or `nan`.
    Float(f64),
    /// `true` or `false`.
    Bool(bool),
    /// A date or a time.
    Date,
    /// A list.
    Array(Vec<Spanned<Value>>),
    /// A table, however it is written.
    Table(Table),
}

impl Value {
    /// What it is, with its article.
    #[must_use]
    pub fn what(&self) -> &'static str {
        match self {
            Self::Text(_) => "a string",
            Self::Integer(Some(_)) => "a whole number",
            Self::Integer(None) => "a whole number of more than 64 bits",
            Self::Float(_) => "a number",
            Self::Bool(_) => "a boolean",
            Self::Date => "a date or time",
            Self::Array(_) => "a list",
            Self::Table(_) => "a table",
        }
    }
}

/// A table's entries, in file order.
#[derive(Clone, Debug, Default)]
pub struct Table {
    /// The entries.
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
    /// The key.
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
    /// `vendor`.
    pub vendor: Option<Spanned<String>>,
    /// `name`.
    pub name: Option<Spanned<String>>,
    /// `title`.
    pub title: Option<Spanned<String>>,
    /// `docs`.
    pub docs: Option<Spanned<String>>,
    /// `feature`.
    pub feature: Option<Spanned<String>>,
    /// `code_docs`.
    pub code_docs: Option<Spanned<String>>,
    /// `other_secrets`.
    pub other_secrets: Vec<(String, String)>,
    /// `[token.NAME]`.
    pub tokens: Vec<Token>,
    /// `[sid.NAME]`.
    pub sids: Vec<Sid>,
    /// `[grant.KEY]`.
    pub grants: Vec<Grant>,
    /// `[sdk.NAME]`.
    pub sdks: Vec<Sdk>,
    /// `[format]`.
    pub format: Option<Format>,
    /// `[credential.NAME]`.
    pub credentials: Vec<Credential>,
    /// `[legacy.KEY]`.
    pub legacy: Vec<Legacy>,
    /// `[foreign.NAME]`.
    pub foreign: Vec<Foreign>,
    /// `[code.NUMBER]`.
    pub codes: Vec<Code>,
    /// `[rule.ID]`.
    pub rules: Vec<Rule>,
}

/// `[token.NAME]`: which of its keys are grants, the schema says.
#[derive(Clone, Debug)]
pub struct Token {
    /// Its name.
    pub name: Spanned<String>,
    /// Where it begins.
    pub place: Span,
    /// All that it says.
    pub table: Table,
}

/// `[sid.NAME]`.
#[derive(Clone, Debug)]
pub struct Sid {
    /// Its name.
    pub name: Spanned<String>,
    /// `title`.
    pub title: Option<Spanned<String>>,
    /// `prefix`.
    pub prefix: Option<Spanned<String>>,
    /// `digits`.
    pub digits: Option<Spanned<i64>>,
    /// `suffix`.
    pub suffix: Option<Spanned<String>>,
    /// `literal`.
    pub literals: Vec<Spanned<String>>,
    /// `per_token`.
    pub per_token: Option<Spanned<bool>>,
    /// `doc`.
    pub doc: Option<Spanned<String>>,
}

/// `[grant.KEY]`.
#[derive(Clone, Debug)]
pub struct Grant {
    /// Its key.
    pub key: Spanned<String>,
    /// Where it begins.
    pub place: Span,
    /// `doc`.
    pub doc: Option<Spanned<String>>,
    /// `deprecated`.
    pub deprecated: Option<Spanned<String>>,
    /// `json`.
    pub json: Option<Spanned<bool>>,
    /// `rust`.
    pub rust: Option<Spanned<String>>,
    /// `sdk`.
    pub sdks: Option<Vec<Spanned<String>>>,
    /// `flat`.
    pub flat: Option<Spanned<bool>>,
    /// `any_of`.
    pub any_of: Vec<Spanned<String>>,
    /// `[grant.KEY.field]`.
    pub fields: Option<Vec<Field>>,
}

/// One field of a grant or of an object in it.
#[derive(Clone, Debug)]
pub struct Field {
    /// Its name.
    pub name: Spanned<String>,
    /// `doc`.
    pub doc: Option<Spanned<String>>,
    /// `deprecated`.
    pub deprecated: Option<Spanned<String>>,
    /// `required`.
    pub required: Option<Spanned<bool>>,
    /// `type`.
    pub kind: Option<Spanned<String>>,
    /// `sid`.
    pub sid: Option<Spanned<String>>,
    /// `switch`.
    pub switch: Option<Spanned<String>>,
    /// `one_of`: texts or whole numbers.
    pub one_of: Option<Spanned<Vec<Spanned<Value>>>>,
    /// `max`.
    pub max: Option<Spanned<i64>>,
    /// `unit`.
    pub unit: Option<Spanned<String>>,
    /// `default`.
    pub default: Option<Spanned<bool>>,
    /// `needs`.
    pub needs: Vec<Spanned<String>>,
    /// `sdk`.
    pub sdks: Vec<Spanned<String>>,
    /// `example`.
    pub example: Option<Spanned<String>>,
    /// `any_of`.
    pub any_of: Vec<Spanned<String>>,
    /// `field`, of an object.
    pub fields: Option<Vec<Field>>,
}

/// `[sdk.NAME]`.
#[derive(Clone, Debug)]
pub struct Sdk {
    /// Its name.
    pub name: Spanned<String>,
    /// `title`.
    pub title: Option<Spanned<String>>,
    /// `doc`.
    pub doc: Option<Spanned<String>>,
    /// `deprecated`.
    pub deprecated: Option<Spanned<String>>,
    /// `requires`.
    pub requires: Vec<Spanned<String>>,
    /// `allows`.
    pub allows: Vec<Spanned<String>>,
    /// `regions`.
    pub regions: Option<Vec<Spanned<String>>>,
    /// `region_rule`.
    pub region_rule: Option<Spanned<String>>,
    /// `renew_before`.
    pub renew_before: Option<Spanned<String>>,
    /// `[sdk.NAME.identity]`.
    pub identity: Option<Identity>,
}

/// `[sdk.NAME.identity]`.
#[derive(Clone, Debug, Default)]
pub struct Identity {
    /// `optional`.
    pub optional: Option<Spanned<bool>>,
    /// `max`.
    pub max: Option<Spanned<i64>>,
    /// `unit`.
    pub unit: Option<Spanned<String>>,
    /// `warn_above`.
    pub warn_above: Option<Spanned<i64>>,
    /// `forbid`.
    pub forbid: Option<Spanned<String>>,
    /// `forbid_control`.
    pub forbid_control: Option<Spanned<bool>>,
    /// `avoid`.
    pub avoid: Option<Spanned<String>>,
    /// `prefer`.
    pub prefer: Option<Spanned<String>>,
}

/// `[format]`.
#[derive(Clone, Debug)]
pub struct Format {
    /// Where it begins.
    #[allow(dead_code, reason = "for rules on the format as a whole")]
    pub place: Span,
    /// `header`.
    pub header: Option<Spanned<Texts>>,
    /// `region_header`.
    pub region_header: Option<Spanned<String>>,
    /// `regions`.
    pub regions: Option<Vec<Spanned<String>>>,
    /// `grants`.
    pub grants: Option<Spanned<String>>,
    /// `identity`.
    pub identity: Option<Spanned<String>>,
    /// `writes`.
    pub writes: Option<Vec<Spanned<String>>>,
    /// `max_ttl`.
    pub max_ttl: Option<Spanned<String>>,
    /// `min_ttl`.
    pub min_ttl: Option<Spanned<String>>,
    /// `default_ttl`.
    pub default_ttl: Option<Spanned<String>>,
}

/// `[credential.NAME]`.
#[derive(Clone, Debug)]
pub struct Credential {
    /// Its name.
    pub name: Spanned<String>,
    /// Where it begins.
    pub place: Span,
    /// `title`.
    pub title: Option<Spanned<String>>,
    /// `doc`.
    pub doc: Option<Spanned<String>>,
    /// `env`.
    pub env: Vec<Spanned<String>>,
    /// `claim`.
    pub claim: Option<Spanned<String>>,
    /// `sid`.
    pub sid: Option<Spanned<String>>,
    /// `key`.
    pub key: Option<Spanned<bool>>,
    /// `secret`.
    pub secret: Option<Spanned<bool>>,
    /// `warn_below`.
    pub warn_below: Option<Spanned<i64>>,
    /// `length`.
    pub length: Option<Spanned<i64>>,
    /// `characters`.
    pub characters: Option<Spanned<String>>,
    /// `look_alike`.
    pub look_alikes: Vec<LookAlike>,
}

/// One of `look_alike`.
#[derive(Clone, Debug)]
pub struct LookAlike {
    /// `what`.
    pub what: Option<Spanned<String>>,
    /// `length`.
    pub length: Option<Spanned<i64>>,
    /// `characters`.
    pub characters: Option<Spanned<String>>,
    /// `advice`.
    pub advice: Option<Spanned<String>>,
}

/// `[legacy.KEY]`.
#[derive(Clone, Debug)]
pub struct Legacy {
    /// The key.
    pub key: Spanned<String>,
    /// `replaced_by`.
    pub replaced_by: Option<Spanned<String>>,
}

/// `[foreign.NAME]`.
#[derive(Clone, Debug)]
pub struct Foreign {
    /// Its name.
    pub name: Spanned<String>,
    /// `rule`.
    pub rule: Option<Spanned<String>>,
    /// `what`.
    pub what: Option<Spanned<String>>,
    /// `claims`.
    pub claims: Option<Spanned<Texts>>,
    /// `advice`.
    pub advice: Option<Spanned<String>>,
}

/// `[code.NUMBER]`.
#[derive(Clone, Debug)]
pub struct Code {
    /// The number, as it is written.
    pub number: Spanned<String>,
    /// `title`.
    pub title: Option<Spanned<String>>,
    /// `docs`.
    pub docs: Option<Spanned<String>>,
    /// `causes`.
    pub causes: Vec<Spanned<String>>,
    /// `visible`.
    pub visible: Option<Spanned<String>>,
}

/// `[rule.ID]`.
#[derive(Clone, Debug)]
pub struct Rule {
    /// Its id.
    pub id: Spanned<String>,
    /// `codes`.
    pub codes: Vec<Spanned<i64>>,
    /// The codes by SDK.
    pub by_sdk: Vec<(Spanned<String>, Vec<Spanned<i64>>)>,
    /// `wire`.
    pub wire: Vec<Wire>,
}

/// One code in a rule's `wire`.
#[derive(Clone, Debug)]
pub struct Wire {
    /// How it is known, as it is written.
    pub evidence: Spanned<String>,
    /// The SDK.
    pub sdk: Spanned<String>,
    /// The code.
    pub code: Spanned<i64>,
}
