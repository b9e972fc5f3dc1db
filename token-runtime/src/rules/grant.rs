//! One grant: the violations that token-schema's judge reports, as findings.

use token_schema::judge::{self, Misspelt, Options, Value as _, Violation};
use token_schema::path::Path;
use token_schema::rule::{self, Rule, Severity};
use token_schema::{Field, Form, Grant, Kind, Shape, Vendor};

use super::{leftover, limits};
use crate::json::{Document, Node, Object};
use crate::rules::finding::Finding;
use crate::rules::findings::Findings;
use crate::rules::shown::Shown;

#[derive(Clone, Copy)]
pub(crate) struct Judge<'a> {
    pub vendor: &'a Vendor,
    pub options: Options<'a>,
}

/// For a value that is checked without its grant.
static NONE: Grant = Grant::new("", Shape::Json);

impl Judge<'_> {
    pub(crate) fn grant(&self, node: &Node<'_>, grant: &'static Grant, at: &Path<'_>, findings: &mut Findings<'_>) {
        let report = &mut |at: &Path<'_>, node, violation| self.take(at, node, violation, grant, findings);
        judge::Judge { options: self.options, report }.grant(*node, grant, at);
    }

    /// A value of a field alone.
    pub(crate) fn value(&self, node: &Node<'_>, field: &'static Field, findings: &mut Findings<'_>) {
        let report = &mut |at: &Path<'_>, node, violation| self.take(at, node, violation, &NONE, findings);
        judge::Judge { options: self.options, report }.value(*node, field, &Path::top(&field.name));
    }

    /// As [`grant`](Self::grant), for a flat grant, whose fields are in `object` among others. Returns those of the `misspelt` members that
    /// a finding names, because they need no finding of their own.
    pub(crate) fn flat<'v>(
        &self,
        object: &Object<'v>,
        grant: &'static Grant,
        at: &Path<'_>,
        misspelt: &[Misspelt<'static, 'v>],
        findings: &mut Findings<'_>,
    ) -> Vec<&'v str> {
        let mut named = Vec::new();
        let report = &mut |at: &Path<'_>, node, violation: Violation<'static, 'v>| {
            named.extend(violation.misspelt());
            self.take(at, node, violation, grant, findings);
        };
        judge::Judge { options: self.options, report }.flat(object.node(), grant, misspelt, at);
        named
    }

    /// A finding, or those of the JSON in a string, whose members have the rules of the field.
    fn take(
        &self,
        at: &Path<'_>,
        node: Node<'_>,
        violation: Violation<'static, '_>,
        grant: &'static Grant,
        findings: &mut Findings<'_>,
    ) {
        if let Violation::JsonText(field, text) = violation
            && let Some(document) = Document::read(text.as_bytes())
            && document.root().as_object().is_some()
        {
            let report = &mut |at: &Path<'_>, node, violation| {
                findings.push(finding(at, node, violation, &NONE, self.vendor));
            };
            // Which SDK uses the field is judged with its string.
            let options = Options { sdks: &[], in_token: false, ..self.options };
            judge::Judge { options, report }.value(document.root(), field, at);
        } else {
            findings.push(finding(at, node, violation, grant, self.vendor));
        }
    }
}

fn finding(
    at: &Path<'_>,
    node: Node<'_>,
    violation: Violation<'static, '_>,
    grant: &'static Grant,
    vendor: &Vendor,
) -> Finding {
    let (rule, message, fix) = match violation {
        Violation::NotObject => {
            let message = format!("`{}` is {}, not an object", grant.key, node.kind());
            let fix = if node.is_null() { "remove it, or write an object" } else { "write an object" };
            (rule::GRANT_NOT_OBJECT, message, fix.to_owned())
        }
        Violation::DeprecatedGrant(why) => deprecated(rule::GRANT_DEPRECATED, &grant.key, why),
        Violation::DeprecatedField(field, why) => deprecated(rule::GRANT_FIELD_DEPRECATED, &field.name, why),
        Violation::Missing(field, misspelt) => (
            rule::GRANT_FIELD_MISSING,
            format!("missing required field `{}`", field.name),
            format!(
                "{}: {}{}",
                add(field, misspelt),
                field.kind,
                if field.in_string { ", as JSON in a string" } else { "" }
            ),
        ),
        Violation::Unknown { key, meant, fields } => unknown(key, meant.as_deref(), fields, node),
        Violation::UnknownInSwitch { key, only } => (
            rule::GRANT_FIELD_UNKNOWN,
            format!("unknown field {}", Shown(key)),
            format!("remove it; the only field is `{only}`"),
        ),
        Violation::Type { name, kind } => wrong_type(name, kind, grant, node),
        Violation::Null(field) => {
            let message = format!("`{}` is null; expected {}, or no `{}`", field.name, field.kind, field.name);
            (rule::GRANT_FIELD_NULL, message, "leave it out".to_owned())
        }
        Violation::Empty(field) => empty(field),
        Violation::JsonText(field, _) => {
            let message = format!("`{}` holds a string that is no JSON object", field.name);
            (rule::GRANT_FIELD_TYPE, message, "write the object, and encode it as JSON once".to_owned())
        }
        Violation::Bound(field, bound) => limits::words(field, node.form(), bound),
        Violation::Leftover(field, found) => leftover::of_value(&field.name, found),
        Violation::Sid { field, kind, fault, text } => {
            let otherwise = rule::GRANT_FIELD_WRONG_SID.id();
            let (rule, message) = super::sid::wrong(&field.name, text, (kind, fault), otherwise, vendor);
            let fix = format!("set it to the {}: {}", kind.title, kind.form());
            return Finding::of_schema(rule, at.to_string(), message, fix);
        }
        Violation::NotForSdk(field) => {
            let users = vendor.sdks.iter().filter(|sdk| field.sdks.contains(&sdk.name)).map(|sdk| &*sdk.title);
            let users = users.collect::<Vec<_>>().join(" and ");
            let message = format!("`{}` is for {users}, but anyone who has this token can use it", field.name);
            (rule::GRANT_FIELD_NOT_FOR_SDK, message, "remove it, unless the client needs it".to_owned())
        }
        Violation::Needed { field, by, power, misspelt } => {
            let state = if power.is_none() { "missing" } else { "off" };
            let have = if by.len() == 1 { "has" } else { "have" };
            let by: Vec<_> = by.iter().map(|name| format!("`{name}`")).collect();
            let message = format!("{} {have} no effect without `{}`, which is {state}", by.join(" and "), field.name);
            let fix = misspelt.map_or_else(
                || match &field.kind {
                    Kind::Boolean => format!("set `{}` to `true`", field.name),
                    Kind::Switch(inner) => format!("set `{}.{inner}` to `true`", field.name),
                    _ => format!("add `{}`", field.name),
                },
                |key| in_place_of(field, key),
            );
            (rule::GRANT_FIELD_MISSING, message, fix)
        }
        Violation::NeededAny(field) => needed_any(field),
        Violation::Conflict { field, other, value } => conflict(field, other, value),
        Violation::Member { field, key, kind } => member(field, key, node, kind),
        Violation::Item { field, key } => wrong_item(&format!("{} in `{}`", Shown(key), field.name), node),
        Violation::MisspeltMember { field, key, meant } => {
            let message = format!("unknown member {} in `{}`", Shown(key), field.name);
            let fix = format!("did you mean `{meant}`?");
            return Finding::new(rule::GRANT_FIELD_UNKNOWN, at.to_string(), message, fix).severity(Severity::Warning);
        }
        Violation::Secret { field, key } => secret(field, key),
        Violation::NoAccess { any_of, misspelt, .. } => {
            let it = object_name(at, grant, &any_of);
            let wanted: Vec<_> = any_of.into_iter().map(on).collect();
            let message = match wanted.as_slice() {
                [only] => format!("`{it}` grants access to nothing without {only}"),
                several => format!("`{it}` grants access to nothing: it has neither {}", several.join(" nor ")),
            };
            let fix =
                misspelt.map_or_else(|| format!("add {}", wanted.join(" or ")), |(field, key)| in_place_of(field, key));
            (rule::GRANT_OPENS_NOTHING, message, fix)
        }
    };
    Finding::new(rule, at.to_string(), message, fix)
}

type Words = (&'static Rule, String, String);

fn wrong_type(name: &str, kind: &Kind, grant: &'static Grant, node: Node<'_>) -> Words {
    if grant.shape.field(name).is_some_and(|field| field.in_string) {
        let message = format!("`{name}` is {}, not JSON in a string", node.kind());
        return (rule::GRANT_FIELD_TYPE, message, "write the object as JSON, and that as a string".to_owned());
    }
    if let (Kind::Strings, Form::Array) = (kind, node.form()) {
        let is_string = |item: &Node<'_>| matches!(item.form(), Form::String(text) if !text.is_empty());
        return match node.members().map(|(_, item)| item).find(|item| !is_string(item)) {
            Some(item) => wrong_item(&format!("`{name}`"), item),
            None => (rule::GRANT_FIELD_TYPE, format!("`{name}` is empty"), format!("write {kind}")),
        };
    }
    let message = format!("`{name}` is {}, not {kind}", node.kind());
    let fix = match switched(grant.shape.as_slice(), name, &node) {
        Some(written) => format!("write `{written}`"),
        None => format!("write {kind}{}", values_of(name, grant)),
    };
    (rule::GRANT_FIELD_TYPE, message, fix)
}

fn empty(field: &Field) -> Words {
    let (rule, otherwise) =
        if field.required { (rule::GRANT_FIELD_MISSING, "") } else { (rule::GRANT_FIELD_TYPE, ", or remove it") };
    let what = match &field.kind {
        Kind::Object(_) => "an object with a member".to_owned(),
        kind => kind.to_string(),
    };
    (rule, format!("`{}` is empty", field.name), format!("write {what}{otherwise}"))
}

fn unknown(key: &str, meant: Option<&str>, fields: &[Field], node: Node<'_>) -> Words {
    let value = node.as_object().and_then(|object| object.get(key));
    let fix = match meant {
        Some(path) => match value.and_then(|value| switched(fields, path, &value)) {
            Some(written) => format!("write `{written}`"),
            None => format!("did you mean `{path}`?"),
        },
        None if fields.is_empty() => "remove it: there are no fields".to_owned(),
        None => {
            let names: Vec<_> = fields.iter().map(|field| format!("`{}`", field.name)).collect();
            format!("remove it; the fields are {}", names.join(", "))
        }
    };
    (rule::GRANT_FIELD_UNKNOWN, format!("unknown field {}", Shown(key)), fix)
}

fn needed_any(field: &Field) -> Words {
    let any: Vec<_> = field.needs_any.iter().map(|name| format!("`{name}`")).collect();
    let any = any.join(" or ");
    (rule::GRANT_FIELD_MISSING, format!("`{}` has no effect without {any}", field.name), format!("add {any}"))
}

fn conflict(field: &Field, other: &str, value: &str) -> Words {
    let message = format!("`{}` has no effect unless `{other}` is `{value}`", field.name);
    let fix = format!("remove `{}`, or set `{other}` to `{value}`", field.name);
    (rule::GRANT_FIELD_CONFLICT, message, fix)
}

fn member(field: &Field, key: &str, node: Node<'_>, kind: &str) -> Words {
    // Of the right type, but empty.
    let is_empty = kind == "strings" && node.form() == Form::Array;
    let kind = Field::member_type(kind);
    let what = if is_empty { "empty".to_owned() } else { format!("{}, not {kind}", node.kind()) };
    (rule::GRANT_FIELD_TYPE, format!("{} in `{}` is {what}", Shown(key), field.name), format!("write {kind}"))
}

fn wrong_item(array: &str, item: Node<'_>) -> Words {
    let what =
        if item.form() == Form::String("") { "empty".to_owned() } else { format!("{}, not a string", item.kind()) };
    (rule::GRANT_FIELD_TYPE, format!("an item of {array} is {what}"), "write a string, or remove it".to_owned())
}

fn secret(field: &Field, key: &str) -> Words {
    let (key, name) = (Shown(key), &field.name);
    let message = format!("{key} in `{name}` holds a secret, which is readable by anyone who has this token");
    let fix = "keep it on the server, and replace it if the token was given away";
    (rule::GRANT_FIELD_SECRET, message, fix.to_owned())
}

/// The member of the token that a boolean in place of a switch is meant as: `incoming: {allow: true}`.
fn switched(fields: &[Field], name: &str, value: &Node<'_>) -> Option<String> {
    let Kind::Switch(member) = &fields.iter().find(|field| field.name == name)?.kind else { return None };
    Some(format!("{name}: {{{member}: {}}}", value.as_bool()?))
}

/// The values that a field of the grant takes, if they are few.
fn values_of(name: &str, grant: &'static Grant) -> String {
    let Some(field) = grant.shape.field(name) else { return String::new() };
    match field.expected(|text| format!("`{text}`")).as_slice() {
        [] => String::new(),
        _ if field.separator == "," => ", with commas between the values".to_owned(),
        values => format!(": {}", values.join(" or ")),
    }
}

/// The name of the object with these fields: the grant, or a field of it. A flat grant has no object of its own.
fn object_name<'a>(at: &Path<'a>, grant: &'a Grant, fields: &[&Field]) -> &'a str {
    let of_grant = |field: &Field| grant.shape.as_slice().iter().any(|one| std::ptr::eq(one, field));
    if fields.iter().all(|field| of_grant(field)) { &grant.key } else { at.name() }
}

fn deprecated(rule: &'static Rule, name: &str, why: &str) -> (&'static Rule, String, String) {
    (rule, format!("`{name}` is deprecated: {why}"), "remove it".to_owned())
}

fn add(field: &Field, misspelt: Option<&str>) -> String {
    misspelt.map_or_else(|| format!("add `{}`", field.name), |key| in_place_of(field, key))
}

fn in_place_of(field: &Field, key: &str) -> String {
    format!("rename {} to `{}`", Shown(key), field.name)
}

fn on(field: &Field) -> String {
    match &field.kind {
        Kind::Switch(inner) => format!("`{}.{inner} = true`", field.name),
        Kind::Boolean => format!("`{} = true`", field.name),
        _ => format!("`{}`", field.name),
    }
}
