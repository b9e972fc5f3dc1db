//! What is asked of a field beyond its kind: its values, its length, what it needs beside it, and who uses it.

use token_schema::rule::{self, Rule};
use token_schema::suggest::closest;
use token_schema::{Additions, Choices, Field, Kind, Sdk, Vendor};

use super::misspelt::Meant;
use super::path::Path;
use crate::json::{Node, Object, texts};
use crate::rules::finding::Finding;
use crate::rules::findings::Findings;
use crate::rules::shown::Shown;

/// `grant-field-value`, `text-too-long`. A value of another kind has a finding of its own.
pub(super) fn value(node: &Node<'_>, field: &Field, at: &Path<'_>, findings: &mut Findings<'_>) {
    if field.one_of == Choices::Any && field.max == 0 {
        return;
    }
    let fault = match &field.kind {
        Kind::String => node.as_text().filter(|text| !text.is_empty()).and_then(|text| of_text(text, field)),
        Kind::Integer => node.as_integer().and_then(|number| of_integer(number, field)),
        Kind::Strings => texts(&node.to_value()).and_then(|texts| texts.iter().find_map(|text| of_text(text, field))),
        _ => None,
    };
    findings.extend(fault.map(|fault| Finding::new(fault.rule, at.to_string(), fault.message, fault.fix)));
}

/// The field at a path that begins with a grant's key, `video.room`.
pub(crate) fn field_at(path: &str, vendor: &'static Vendor, own: &'static Additions) -> Option<&'static Field> {
    let (key, rest) = path.split_once('.')?;
    vendor.grants.iter().chain(own.grants.iter()).find(|grant| grant.key == key)?.shape.field_at(rest)
}

/// What is wrong with a value.
pub(crate) struct Fault {
    pub rule: &'static Rule,
    pub message: String,
    pub fix: String,
}

/// What is wrong with a text that is not empty.
pub(crate) fn of_text(text: &str, field: &Field) -> Option<Fault> {
    let Field { one_of, max, unit, .. } = field;
    if !one_of.allow(text) {
        let known = if let Choices::Strings(known) = one_of { closest(text, known.iter()) } else { None };
        let fix = known.map_or_else(|| write(one_of), |near| format!("did you mean `{near}`?"));
        return Some(other(field, &Shown(text).to_string(), fix));
    }
    let length = if *max == 0 { 0 } else { unit.count(text) };
    (length > *max as usize).then(|| Fault {
        rule: rule::TEXT_TOO_LONG,
        message: format!("`{}` has {}, and {max} is the most", field.name, unit.words(length)),
        fix: format!("shorten it to {max}"),
    })
}

/// What is wrong with a whole number.
pub(crate) fn of_integer(number: i64, field: &Field) -> Option<Fault> {
    (!field.one_of.allow_integer(number)).then(|| other(field, &format!("`{number}`"), write(&field.one_of)))
}

fn other(field: &Field, shown: &str, fix: String) -> Fault {
    let message = format!("`{}` is {shown}, which is none of its values", field.name);
    Fault { rule: rule::GRANT_FIELD_VALUE, message, fix }
}

fn write(one_of: &Choices) -> String {
    format!("write {}", one_of.shown(|text| format!("`{text}`")).join(" or "))
}

/// `grant-field-missing`: a field that is there, but not what it needs: one that is absent or off. The absence of a required field is
/// reported by itself.
pub(super) fn company(
    object: &Object<'_>,
    fields: &[Field],
    at: &Path<'_>,
    meant: &mut Meant<'_, '_>,
    findings: &mut Findings<'_>,
) {
    let needy: Vec<_> = fields.iter().filter(|field| !field.needs.is_empty() && is_on(object, field)).collect();
    if needy.is_empty() {
        return;
    }
    // Each unmet field is reported once, however many fields need it.
    for needed in fields.iter().filter(|field| !meets(object, field)) {
        let by = needy.iter().filter(|field| field.needs.contains(&needed.name));
        let by: Vec<_> = by.map(|field| format!("`{}`", field.name)).collect();
        let absent = object.get(&needed.name).is_none();
        if by.is_empty() || (absent && (needed.required || meant.says(&needed.name))) {
            continue;
        }
        let does = if by.len() == 1 { "does" } else { "do" };
        let is = if absent { "missing" } else { "off" };
        let misspelt = if absent { meant.in_place_of(&needed.name) } else { None };
        let fix = misspelt.unwrap_or_else(|| match &needed.kind {
            Kind::Boolean => format!("write `{}` as `true`", needed.name),
            Kind::Switch(inner) => format!("write `{}` with `{inner}` as `true`", needed.name),
            _ => format!("add `{}`", needed.name),
        });
        findings.push(Finding::new(
            rule::GRANT_FIELD_MISSING,
            at.child(&needed.name).to_string(),
            format!("`{}` is {is}, and {} {does} nothing without it", needed.name, by.join(" and ")),
            fix,
        ));
    }
}

/// Whether a field counts as there: a switch and a boolean must be on. One that holds something else has a finding of its own.
pub(super) fn is_on(object: &Object<'_>, field: &Field) -> bool {
    let Some(node) = object.get(&field.name) else { return false };
    let Kind::Switch(inner) = &field.kind else {
        return !matches!(field.kind, Kind::Boolean) || node.as_bool() != Some(false);
    };
    let on = node.as_object().map(|switch| switch.get(inner));
    !matches!(on, Some(None)) && on.flatten().and_then(|on| on.as_bool()) != Some(false)
}

/// Whether a field that others need does its part: it is there and on, or its absence means `true`.
fn meets(object: &Object<'_>, field: &Field) -> bool {
    is_on(object, field) || (field.default == Some(true) && object.get(&field.name).is_none())
}

/// `grant-field-not-for-sdk`: it allows what none of the named SDKs does, and anyone who has the token may do.
pub(super) fn user(
    node: &Node<'_>,
    field: &Field,
    vendor: &Vendor,
    named: &[&Sdk],
    at: &Path<'_>,
    findings: &mut Findings<'_>,
) {
    let users = &field.sdks;
    let off = node.as_bool() == Some(false);
    if users.is_empty() || off || named.is_empty() || named.iter().any(|sdk| users.contains(&sdk.name)) {
        return;
    }
    let titles = vendor.sdks.iter().filter(|sdk| users.contains(&sdk.name)).map(|sdk| &*sdk.title);
    let message = format!(
        "`{}` is for {}, and anyone who has this token could use it",
        field.name,
        titles.collect::<Vec<_>>().join(" and ")
    );
    let fix = "leave it out, unless the client needs it";
    findings.push(Finding::new(rule::GRANT_FIELD_NOT_FOR_SDK, at.to_string(), message, fix));
}
