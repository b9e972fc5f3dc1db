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
        title: reader.text("title"),
        prefix: reader.needed_text(
            "prefix",
            "SIDs are told apart by the letters before their digits",
            "prefix = \"IS\"",
        ),
        digits: reader.integer("digits"),
        suffix: reader.text("suffix"),
        literals: reader.texts("literal"),
        per_token: reader.boolean("per_token"),
        doc: reader.text("doc"),
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
        doc: reader.text("doc"),
        deprecated: reader.text("deprecated"),
        json: reader.boolean("json"),
        rust: reader.text("rust"),
        sdks: reader.maybe_texts("sdk"),
        flat: reader.boolean("flat"),
        any_of: reader.texts("any_of"),
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
        doc: reader.text("doc"),
        deprecated: reader.text("deprecated"),
        required: reader.boolean("required"),
        kind: reader.text("type"),
        sid: reader.text("sid"),
        switch: reader.text("switch"),
        one_of: reader.list("one_of"),
        max: reader.integer("max"),
        unit: reader.text("unit"),
        default: reader.boolean("default"),
        needs: reader.texts("needs"),
        sdks: reader.texts("sdk"),
        example: reader.text("example"),
        any_of: reader.texts("any_of"),
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
        title: reader.text("title"),
        doc: reader.text("doc"),
        deprecated: reader.text("deprecated"),
        requires: reader.texts("requires"),
        allows: reader.texts("allows"),
        regions: reader.maybe_texts("regions"),
        region_rule: reader.text("region_rule"),
        renew_before: reader.text("renew_before"),
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
        unit: reader.text("unit"),
        warn_above: reader.integer("warn_above"),
        forbid: reader.text("forbid"),
        forbid_control: reader.boolean("forbid_control"),
        avoid: reader.text("avoid"),
        prefer: reader.text("prefer"),
    };
    reader.finish();
    Some(identity)
}
