//! The tables that a vendor's schema and a `grants.toml` share: `[sid.*]`, `[grant.*]` and `[sdk.*]`.

use super::reader::Reader;
use crate::ast::{Entry, Field, File, Grant, Identity, Sdk, Sid};
use crate::report::Report;

pub(crate) fn read(reader: &mut Reader<'_>, file: &mut File) {
    file.sids = reader.tables("sid").into_iter().filter_map(|entry| sid(entry, reader.report)).collect();
    file.grants = reader.tables("grant").into_iter().filter_map(|entry| grant(entry, reader.report)).collect();
    file.sdks = reader.tables("sdk").into_iter().filter_map(|entry| sdk(entry, reader.report)).collect();
}

fn sid(entry: Entry, report: &mut Report) -> Option<Sid> {
    let name = entry.key.clone();
    let mut reader = Reader::of(format!("[sid.{}]", name.value), entry, report)?;
    let sid = Sid {
        title: reader.string("title"),
        prefix: reader.needed_string(
            "prefix",
            "SIDs are told apart by the letters before their digits",
            "prefix = \"IS\"",
        ),
        digits: reader.integer("digits"),
        suffix: reader.string("suffix"),
        literals: reader.strings("literal"),
        per_token: reader.boolean("per_token"),
        doc: reader.string("doc"),
        name,
    };
    reader.finish();
    Some(sid)
}

fn grant(entry: Entry, report: &mut Report) -> Option<Grant> {
    let key = entry.key.clone();
    let what = format!("[grant.{}]", key.value);
    let mut reader = Reader::of(what, entry, report)?;
    let grant = Grant {
        place: reader.place(),
        doc: reader.string("doc"),
        deprecated: reader.string("deprecated"),
        json: reader.boolean("json"),
        rust: reader.string("rust"),
        sdks: reader.maybe_strings("sdk"),
        flat: reader.boolean("flat"),
        any_of: reader.strings("any_of"),
        fields: fields(&mut reader),
        key,
    };
    reader.finish();
    Some(grant)
}

/// The `field` table of a grant or an object.
fn fields(reader: &mut Reader<'_>) -> Option<Vec<Field>> {
    let entry = reader.take("field")?;
    let what = reader.what().to_owned();
    let mut table = Reader::of(format!("{what}: `field`"), entry, reader.report)?;
    let entries = table.take_rest();
    Some(entries.into_iter().filter_map(|entry| field(&what, entry, reader.report)).collect())
}

fn field(grant: &str, entry: Entry, report: &mut Report) -> Option<Field> {
    let name = entry.key.clone();
    let mut reader = Reader::of(format!("{grant}: field `{}`", name.value), entry, report)?;
    let field = Field {
        doc: reader.string("doc"),
        deprecated: reader.string("deprecated"),
        required: reader.boolean("required"),
        kind: reader.string("type"),
        sid: reader.string("sid"),
        switch: reader.string("switch"),
        one_of: reader.list("one_of"),
        max: reader.integer("max"),
        unit: reader.string("unit"),
        default: reader.boolean("default"),
        needs: reader.strings("needs"),
        sdks: reader.strings("sdk"),
        example: reader.string("example"),
        any_of: reader.strings("any_of"),
        fields: fields(&mut reader),
        name,
    };
    reader.finish();
    Some(field)
}

fn sdk(entry: Entry, report: &mut Report) -> Option<Sdk> {
    let name = entry.key.clone();
    let mut reader = Reader::of(format!("[sdk.{}]", name.value), entry, report)?;
    let sdk = Sdk {
        title: reader.string("title"),
        doc: reader.string("doc"),
        deprecated: reader.string("deprecated"),
        requires: reader.strings("requires"),
        allows: reader.strings("allows"),
        regions: reader.maybe_strings("regions"),
        region_rule: reader.string("region_rule"),
        renew_before: reader.string("renew_before"),
        identity: reader.take("identity").and_then(|entry| identity(&name.value, entry, reader.report)),
        name,
    };
    reader.finish();
    Some(sdk)
}

fn identity(sdk: &str, entry: Entry, report: &mut Report) -> Option<Identity> {
    let mut reader = Reader::of(format!("[sdk.{sdk}.identity]"), entry, report)?;
    let identity = Identity {
        optional: reader.boolean("optional"),
        max: reader.integer("max"),
        unit: reader.string("unit"),
        warn_above: reader.integer("warn_above"),
        forbid: reader.string("forbid"),
        forbid_control: reader.boolean("forbid_control"),
        avoid: reader.string("avoid"),
        prefer: reader.string("prefer"),
    };
    reader.finish();
    Some(identity)
}
