//! The tables of a file as structs, with a field for each key. Only the types of values are checked here.

pub(crate) mod vendor;

use crate::ast::{Entry, Spanned, Token};
use crate::field::Field;
use crate::parse::reader::{FromKey, FromTable, Reader, table};
use crate::report::Problem;
use crate::span::Span;
use vendor::{Code, Credential, Foreign, Format, Legacy, NotChecked, Preflight, Probe, Rule};

/// A whole file, a vendor's schema or a `grants.toml`.
#[derive(Clone, Debug, Default)]
pub(crate) struct File {
    /// Whether the text is valid TOML. If not, the file holds the readable part: enough for names, not for checks.
    pub(crate) sound: bool,
    pub(crate) vendor: Option<Spanned<String>>,
    /// The path in `vendor = { path = "…" }`.
    pub(crate) vendor_path: Option<Spanned<String>>,
    /// The unknown keys at the top of a grants.toml. A vendor may explain them better.
    pub(crate) unknown: Vec<(Entry, Problem)>,
    pub(crate) name: Option<Spanned<String>>,
    pub(crate) title: String,
    pub(crate) docs: String,
    pub(crate) feature: Option<String>,
    pub(crate) code_docs: String,
    pub(crate) other_secrets: Vec<(String, String)>,
    pub(crate) not_checked: Vec<NotChecked>,
    pub(crate) preflight: Option<Preflight>,
    pub(crate) probes: Vec<Probe>,
    pub(crate) variable_words: Vec<(String, String)>,
    pub(crate) tokens: Vec<Token>,
    pub(crate) sids: Vec<Sid>,
    pub(crate) grants: Vec<Grant>,
    pub(crate) sdks: Vec<Sdk>,
    pub(crate) format: Option<Format>,
    pub(crate) credentials: Vec<Credential>,
    pub(crate) legacy: Vec<Legacy>,
    pub(crate) foreign: Vec<Foreign>,
    pub(crate) codes: Vec<Code>,
    pub(crate) rules: Vec<Rule>,
}

impl File {
    pub(crate) fn declares_nothing(&self) -> bool {
        self.tokens.is_empty() && self.grants.is_empty() && self.sids.is_empty() && self.sdks.is_empty()
    }
}

table! {
    /// `[sid.NAME]`.
    Sid [name: Spanned<String> = key] {
        title: Option<String>,
        prefix: Option<Spanned<String>>
            = needed("the prefix distinguishes kinds of SID", "prefix = \"IS\""),
        digits: Option<Spanned<i64>>,
        suffix: Option<Spanned<String>>,
        literals as "literal": Vec<Spanned<String>>,
        aliases: Vec<Spanned<String>>,
        per_token: bool,
        doc: String,
    }
}

table! {
    /// `[grant.KEY]`.
    Grant [key: Spanned<String> = key, place: Span = place] {
        doc: String,
        deprecated: Option<String>,
        json: Option<Spanned<bool>>,
        rust: Option<Spanned<String>>,
        sdks as "sdk": Option<Vec<Spanned<String>>>,
        flat: Option<Spanned<bool>>,
        aliases: Vec<Spanned<String>>,
        any_of: Vec<Spanned<String>>,
        fields as "field": Option<Vec<Field>>,
    }
}

table! {
    /// `[sdk.NAME]`.
    Sdk [name: Spanned<String> = key] {
        title: Option<Spanned<String>>,
        doc: String,
        deprecated: Option<String>,
        aliases: Vec<Spanned<String>>,
        requires: Vec<Spanned<String>>,
        any_of: Vec<Spanned<String>>,
        allows: Vec<Spanned<String>>,
        regions: Option<Vec<Spanned<String>>>,
        region_rule: Option<Spanned<String>>,
        renew_before: Option<Spanned<String>>,
        max_ttl: Option<Spanned<String>>,
        min_ttl: Option<Spanned<String>>,
        warn_ttl_below: Option<Spanned<String>>,
        identity: Option<Identity>,
    }
}

table! {
    /// `[sdk.NAME.identity]`.
    Identity [place: Span = place] {
        optional: bool,
        max: Option<Spanned<i64>>,
        unit: Option<Spanned<String>>,
        warn_above: Option<Spanned<i64>>,
        forbid: String,
        forbid_control: bool,
        avoid: String,
        prefer: Option<Spanned<String>>,
        reserved_prefix: Option<Spanned<String>>,
        reserved_for: Option<String>,
    }
}

impl FromKey for Option<Identity> {
    fn from_key(reader: &mut Reader<'_>, key: &'static str) -> Self {
        let entry = reader.take(key)?;
        let what = format!("[sdk.{}.{key}]", reader.key().value);
        Identity::from_table(what, entry, reader.report)
    }
}

#[cfg(test)]
mod tests {
    use super::{Grant, Identity, Sdk, Sid};
    use crate::field::Field;

    /// The file is also held against the JSON Schema, so that the schema knows every key.
    #[test]
    fn own_keys_toml_has_every_key_of_an_own_table() {
        const TEXT: &str = include_str!("../tests/own_keys.toml");
        for keys in [Sid::KEYS, Grant::KEYS, Sdk::KEYS, Identity::KEYS, Field::KEYS] {
            for key in keys {
                let has_key = |line: &str| line.split([' ', '.', ']', '{', ',']).any(|word| word == *key);
                assert!(TEXT.lines().any(|line| has_key(line.split('#').next().unwrap_or(line))), "{key}");
            }
        }
    }
}
