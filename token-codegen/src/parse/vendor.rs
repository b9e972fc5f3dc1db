//! The tables that only a vendor's schema has: the wire format, the credentials, the codes.

use super::reader::Reader;
use crate::ast::{Code, Credential, Entry, File, Foreign, Format, Legacy, LookAlike, Rule, Value, Wire};
use crate::report::Report;

pub(crate) fn read(reader: &mut Reader<'_>, file: &mut File) {
    file.name = reader.needed_string("name", "a grants.toml names the vendor by it", "name = \"vendor\"");
    file.title = reader.needed_string("title", "messages call the vendor by it", "title = \"Vendor\"");
    file.docs = reader.string("docs");
    file.feature = reader.string("feature");
    file.code_docs = reader.string("code_docs");
    file.other_secrets = reader.string_members("other_secrets");
    reader.need("format", "without it no token can be made", "[format]");
    file.format = reader.take("format").and_then(|entry| format_table(entry, reader.report));
    file.credentials =
        reader.tables("credential").into_iter().filter_map(|entry| credential(entry, reader.report)).collect();
    file.legacy = reader.tables("legacy").into_iter().filter_map(|entry| legacy(entry, reader.report)).collect();
    file.foreign = reader.tables("foreign").into_iter().filter_map(|entry| foreign(entry, reader.report)).collect();
    file.codes = reader.tables("code").into_iter().filter_map(|entry| code(entry, reader.report)).collect();
    file.rules = reader.tables("rule").into_iter().filter_map(|entry| rule(entry, reader.report)).collect();
}

fn format_table(entry: Entry, report: &mut Report) -> Option<Format> {
    let mut reader = Reader::of("[format]".to_owned(), entry, report)?;
    reader.need("header", "it is compared byte for byte", "header = { typ = \"JWT\", alg = \"HS256\" }");
    let format = Format {
        place: reader.place(),
        header: reader.spanned_string_members("header"),
        region_header: reader.string("region_header"),
        regions: reader.maybe_strings("regions"),
        grants: reader.string("grants"),
        identity: reader.needed_string("identity", "a token says for whom it is", "identity = \"sub\""),
        writes: reader.maybe_strings("writes"),
        max_ttl: reader.needed_string("max_ttl", "a token that lives for ever is a password", "max_ttl = \"24h\""),
        min_ttl: reader.string("min_ttl"),
        default_ttl: reader.string("default_ttl"),
    };
    reader.finish();
    Some(format)
}

fn credential(entry: Entry, report: &mut Report) -> Option<Credential> {
    let name = entry.key.clone();
    let mut reader = Reader::of(format!("[credential.{}]", name.value), entry, report)?;
    reader.need("env", "this part of the credentials comes from the environment", "env = [\"VENDOR_API_KEY\"]");
    let credential = Credential {
        place: reader.place(),
        title: reader.string("title"),
        doc: reader.string("doc"),
        env: reader.strings("env"),
        claim: reader.string("claim"),
        sid: reader.string("sid"),
        key: reader.boolean("key"),
        secret: reader.boolean("secret"),
        warn_below: reader.integer("warn_below"),
        length: reader.integer("length"),
        characters: reader.string("characters"),
        look_alikes: look_alikes(&mut reader),
        name,
    };
    reader.finish();
    Some(credential)
}

fn look_alikes(reader: &mut Reader<'_>) -> Vec<LookAlike> {
    let Some(entry) = reader.take("look_alike") else { return Vec::new() };
    let what = format!("{}: `look_alike`", reader.what());
    let items = match entry.value.value {
        Value::Array(items) => {
            if items.is_empty() {
                reader.empty("look_alike", entry.value.span);
            }
            items
        }
        value => vec![crate::ast::Spanned { value, span: entry.value.span }],
    };
    let entries = items.into_iter().map(|value| Entry { key: entry.key.clone(), value });
    entries.filter_map(|entry| look_alike(what.clone(), entry, reader.report)).collect()
}

fn look_alike(what: String, entry: Entry, report: &mut Report) -> Option<LookAlike> {
    let mut reader = Reader::of(what, entry, report)?;
    reader.need("length", "it is known by its length and characters", "length = 32");
    let look_alike = LookAlike {
        what: reader.needed_string("what", "messages say what it looks like", "what = \"a password\""),
        length: reader.integer("length"),
        characters: reader.needed_string(
            "characters",
            "it is known by its length and characters",
            "characters = \"0-9a-f\"",
        ),
        advice: reader.needed_string("advice", "messages say what to write instead", "advice = \"…\""),
    };
    reader.finish();
    Some(look_alike)
}

fn legacy(entry: Entry, report: &mut Report) -> Option<Legacy> {
    let key = entry.key.clone();
    let mut reader = Reader::of(format!("[legacy.{}]", key.value), entry, report)?;
    let replaced_by = reader.needed_string("replaced_by", "messages say what to write instead", "replaced_by = \"…\"");
    reader.finish();
    Some(Legacy { key, replaced_by })
}

fn foreign(entry: Entry, report: &mut Report) -> Option<Foreign> {
    let name = entry.key.clone();
    let mut reader = Reader::of(format!("[foreign.{}]", name.value), entry, report)?;
    reader.need("claims", "it is known by its claims", "claims = { scope = \"\" }");
    let foreign = Foreign {
        rule: reader.string("rule"),
        what: reader.needed_string("what", "messages say what it is", "what = \"a session token\""),
        claims: reader.spanned_string_members("claims"),
        advice: reader.needed_string("advice", "messages say what to do instead", "advice = \"…\""),
        name,
    };
    reader.finish();
    Some(foreign)
}

fn code(entry: Entry, report: &mut Report) -> Option<Code> {
    let number = entry.key.clone();
    let mut reader = Reader::of(format!("[code.{}]", number.value), entry, report)?;
    let code = Code {
        title: reader.needed_string("title", "a number alone explains nothing", "title = \"…\""),
        docs: reader.string("docs"),
        causes: reader.strings("causes"),
        visible: reader.string("visible"),
        number,
    };
    reader.finish();
    Some(code)
}

fn rule(entry: Entry, report: &mut Report) -> Option<Rule> {
    let id = entry.key.clone();
    let mut reader = Reader::of(format!("[rule.{}]", id.value), entry, report)?;
    let codes = reader.take("codes").map(|entry| reader.integers("codes", entry)).unwrap_or_default();
    let wire = wire(&mut reader);
    let mut by_sdk = Vec::new();
    for entry in reader.take_rest() {
        let sdk = entry.key.clone();
        let codes = reader.integers(&sdk.value, entry);
        by_sdk.push((sdk, codes));
    }
    Some(Rule { id, codes, by_sdk, wire })
}

/// `wire.EVIDENCE = { SDK = CODE }`.
fn wire(reader: &mut Reader<'_>) -> Vec<Wire> {
    let mut wire = Vec::new();
    for entry in reader.members("wire") {
        let evidence = entry.key.clone();
        let what = format!("{}: `wire.{}`", reader.what(), evidence.value);
        let Some(mut table) = Reader::of(what, entry, reader.report) else { continue };
        for entry in table.take_rest() {
            let sdk = entry.key.clone();
            let codes = table.integers(&sdk.value, entry);
            wire.extend(codes.into_iter().map(|code| Wire { evidence: evidence.clone(), sdk: sdk.clone(), code }));
        }
    }
    wire
}
