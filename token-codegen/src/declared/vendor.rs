//! The tables that only a vendor's schema has: the wire format, the credentials, the codes.

use crate::ast::{Entry, Spanned, Texts, Value};
use crate::parse::reader::{FromKey, FromTable, Reader, table};
use crate::report::Report;
use crate::span::Span;

table! {
    /// `[format]`.
    Format [place: Span = place] {
        header: Option<Spanned<Texts>>
            = needed("it is compared byte for byte", "header = { typ = \"JWT\", alg = \"HS256\" }"),
        other_algorithms: Option<Vec<Spanned<String>>>,
        legacy_algorithms: Vec<Spanned<String>>,
        region_header: Option<Spanned<String>>,
        region_variable: Option<Spanned<String>>,
        regions: Option<Vec<Spanned<String>>>,
        region_aliases: Option<Spanned<Texts>>,
        grants: Option<Spanned<String>>,
        grants_optional: Option<Spanned<bool>>,
        identity: Option<Spanned<String>> = needed("it is the claim that names the user of a token", "identity = \"sub\""),
        former_identity: Option<Spanned<String>>,
        identity_fallback: Option<Spanned<String>>,
        leeway: Option<Spanned<String>>,
        fractions: Option<Spanned<bool>>,
        absent: Vec<Spanned<String>>,
        claims: Option<Spanned<Texts>>,
        writes: Option<Vec<Spanned<String>>>,
        max_ttl: Option<Spanned<String>> = needed("a token that never expires would be a password", "max_ttl = \"24h\""),
        min_ttl: Option<Spanned<String>>,
        default_ttl: Option<Spanned<String>>,
    }
}

table! {
    /// `[credential.NAME]`.
    Credential [name: Spanned<String> = key, place: Span = place] {
        title: Option<String>,
        doc: String,
        env: Vec<Spanned<String>>
            = needed("credentials come from the environment", "env = [\"VENDOR_API_KEY\"]"),
        claim: Option<Spanned<String>>,
        header: Option<Spanned<String>>,
        private_key: bool,
        sid: Option<Spanned<String>>,
        key: Option<Spanned<bool>>,
        secret: bool,
        warn_below: Option<Spanned<i64>>,
        development: Option<Spanned<String>>,
        length: Option<Spanned<i64>>,
        characters: Option<Spanned<String>>,
        free_text: Option<Spanned<bool>>,
        look_alikes as "look_alike": Vec<LookAlike>,
    }
}

table! {
    /// An item of `look_alike`.
    LookAlike [] {
        what: Option<Spanned<String>> = needed("messages describe the value by it", "what = \"a password\""),
        length: Option<Spanned<i64>> = needed("the value is recognized by its length and characters", "length = 32"),
        characters: Option<Spanned<String>>
            = needed("the value is recognized by its length and characters", "characters = \"0-9a-f\""),
        advice: Option<String> = needed("messages suggest it", "advice = \"…\""),
    }
}

table! {
    /// `[legacy.KEY]`.
    Legacy [key: Spanned<String> = key] {
        replaced_by: Option<Spanned<String>> = needed("messages suggest it", "replaced_by = \"…\""),
    }
}

table! {
    /// `[foreign.NAME]`.
    Foreign [name: Spanned<String> = key] {
        rule: Option<Spanned<String>>,
        what: Option<String> = needed("messages describe the token by it", "what = \"a session token\""),
        header: Option<Spanned<Texts>>,
        claims: Option<Spanned<Texts>>,
        only: Option<Spanned<bool>>,
        sdks as "sdk": Vec<Spanned<String>>,
        advice: Option<String> = needed("messages suggest it", "advice = \"…\""),
    }
}

table! {
    /// `[not_checked.NAME]`.
    NotChecked [name: Spanned<String> = key] {
        why: Option<String> = needed("a diagnosis prints it", "why = \"…\""),
        present: Option<Spanned<String>>,
        absent: Option<Spanned<String>>,
    }
}

table! {
    /// `[preflight]`.
    Preflight [] {
        host: Option<Spanned<String>> = needed("the vendor is asked there", "host = \"{product}.example.com\""),
        region_hosts: Option<Spanned<Texts>>,
        request_id: String,
        code: String,
        answers as "answer": Vec<Reply>,
    }
}

table! {
    /// An item of `answer`.
    Reply [] {
        means: Option<Spanned<String>> = needed("it is what the answer tells", "means = \"missing\""),
        statuses as "status": Vec<Spanned<i64>>,
        codes as "code": Vec<Spanned<i64>>,
    }
}

table! {
    /// `[probe.NAME]`.
    Probe [name: Spanned<String> = key] {
        title: Option<String> = needed("messages name by it what the probe asks about", "title = \"service\""),
        product: Option<Spanned<String>> = needed("it is a part of the host", "product = \"api\""),
        path: Option<Spanned<String>> = needed("it is what is asked", "path = \"/v1/Services/{value}\""),
        fields as "field": Vec<Spanned<String>>,
        first: bool,
        secret: Option<Spanned<String>>,
        secret_user: Option<Spanned<String>>,
        missing: Option<Spanned<String>>,
        severity: Option<Spanned<String>>,
        why: String,
        fix: String,
        otherwise: Option<Spanned<String>>,
        otherwise_rule: String,
        holds: String,
        same: Vec<Spanned<String>>,
        expects as "expect": Vec<Expect>,
    }
}

table! {
    /// An item of `expect`.
    Expect [] {
        member: Option<Spanned<String>> = needed("it names what is looked at", "member = \"status\""),
        rule: Option<String> = needed("findings name it", "rule = \"service-closed\""),
        severity: Option<Spanned<String>>,
        null: Option<Spanned<bool>>,
        one_of: Vec<Spanned<String>>,
        message: Option<String> = needed("it is what is wrong", "message = \"…\""),
        fix: Option<String> = needed("it is what to do", "fix = \"…\""),
    }
}

table! {
    /// `[code.NUMBER]`.
    Code [number: Spanned<String> = key] {
        title: String = needed("a number alone explains nothing", "title = \"…\""),
        docs: Option<String>,
        causes: Vec<Spanned<String>>,
        visible: Option<Spanned<String>>,
        fields: Vec<Spanned<String>>,
    }
}

/// `[rule.ID]`.
#[derive(Clone, Debug)]
pub(crate) struct Rule {
    pub(crate) id: Spanned<String>,
    pub(crate) codes: Vec<Spanned<i64>>,
    /// The codes by SDK.
    pub(crate) by_sdk: Vec<(Spanned<String>, Vec<Spanned<i64>>)>,
    pub(crate) wire: Vec<Wire>,
}

/// One code in a rule's `wire`.
#[derive(Clone, Debug)]
pub(crate) struct Wire {
    /// The source of the code, as it is written.
    pub(crate) evidence: Spanned<String>,
    pub(crate) sdk: Spanned<String>,
    pub(crate) code: Spanned<i64>,
}

impl FromKey for Vec<LookAlike> {
    fn from_key(reader: &mut Reader<'_>, key: &'static str) -> Self {
        items(reader, key)
    }
}

impl FromKey for Vec<Reply> {
    fn from_key(reader: &mut Reader<'_>, key: &'static str) -> Self {
        items(reader, key)
    }
}

impl FromKey for Vec<Expect> {
    fn from_key(reader: &mut Reader<'_>, key: &'static str) -> Self {
        items(reader, key)
    }
}

impl FromKey for Vec<Spanned<i64>> {
    fn from_key(reader: &mut Reader<'_>, key: &'static str) -> Self {
        reader.take(key).map(|entry| reader.integers(key, entry)).unwrap_or_default()
    }
}

/// The tables of an array, or one table alone.
fn items<T: FromTable>(reader: &mut Reader<'_>, key: &'static str) -> Vec<T> {
    let Some(entry) = reader.take(key) else { return Vec::new() };
    let what = format!("{}: `{key}`", reader.what());
    let items = match entry.value.value {
        Value::Array(items) => {
            if items.is_empty() {
                reader.empty(key, entry.value.span);
            }
            items
        }
        value => vec![Spanned { value, span: entry.value.span }],
    };
    let entries = items.into_iter().map(|value| Entry { key: entry.key.clone(), value });
    entries.filter_map(|entry| T::from_table(what.clone(), entry, reader.report)).collect()
}

impl FromTable for Rule {
    fn from_table(what: String, entry: Entry, report: &mut Report) -> Option<Self> {
        let mut reader = Reader::of(what, entry, report)?;
        let codes = reader.get("codes");
        let wire = wire(&mut reader);
        let by_sdk = integers_by_key(&mut reader);
        Some(Self { id: reader.key(), codes, by_sdk, wire })
    }
}

/// `wire.EVIDENCE = { SDK = CODE }`.
fn wire(reader: &mut Reader<'_>) -> Vec<Wire> {
    let mut wire = Vec::new();
    for entry in reader.members("wire") {
        let evidence = entry.key.clone();
        let what = format!("{}: `wire.{}`", reader.what(), evidence.value);
        let Some(mut table) = Reader::of(what, entry, reader.report) else { continue };
        for (sdk, codes) in integers_by_key(&mut table) {
            wire.extend(codes.into_iter().map(|code| Wire { evidence: evidence.clone(), sdk: sdk.clone(), code }));
        }
    }
    wire
}

/// Every key that is left, with its integers.
fn integers_by_key(reader: &mut Reader<'_>) -> Vec<(Spanned<String>, Vec<Spanned<i64>>)> {
    let entries = reader.take_rest().into_iter();
    entries.map(|entry| (entry.key.clone(), reader.integers(&entry.key.value.clone(), entry))).collect()
}
