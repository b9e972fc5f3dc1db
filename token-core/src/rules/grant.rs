//! One grant: that it is an object, and what its fields hold.

use smallvec::SmallVec;
use token_schema::rule;
use token_schema::suggest::misspelt;
use token_schema::{Field, Grant, Kind, List, Sdk, Shape, Sid, SidFault, Text, Vendor};

use super::limits::{self, is_on};
use super::misspelt::{Meant, Misspelt};
use super::path::Path;
use crate::json::{Node, Object, texts};
use crate::rules::finding::Finding;
use crate::rules::findings::Findings;
use crate::rules::shown::Shown;

/// By what a grant is judged.
#[derive(Clone, Copy)]
pub(crate) struct Judge<'a> {
    pub vendor: &'a Vendor,
    /// The SDKs that were named. None: it is not known who will use the token.
    pub sdks: &'a [&'static Sdk],
}

impl Judge<'_> {
    /// Everything that is wrong with one grant: `grant-not-object`, `grant-deprecated`, and what is wrong with its fields.
    pub(crate) fn grant(self, node: &Node<'_>, grant: &'static Grant, at: &Path<'_>, findings: &mut Findings<'_>) {
        deprecated(grant, at, findings);
        if let Some(object) = node.as_object() {
            shape(&object, &grant.shape, self, at, findings);
            return;
        }
        let message = format!("`{}` is {}, and a grant is an object", grant.key, node.kind());
        let fix = if node.is_null() { "leave it out, or write an object" } else { "write an object" };
        findings.push(Finding::new(rule::GRANT_NOT_OBJECT, at.to_string(), message, fix));
    }

    /// The same of a flat grant, whose fields stand in `object` among others; `misspelt` are the members there that seem to be meant
    /// as fields. Those that a finding names are returned: nothing more is to be said of them.
    pub(crate) fn flat<'m>(
        self,
        object: &Object<'_>,
        grant: &'static Grant,
        at: &Path<'_>,
        misspelt: &[Misspelt<'m>],
        findings: &mut Findings<'_>,
    ) -> Vec<&'m str> {
        deprecated(grant, at, findings);
        let Shape::Fields { fields, any_of } = &grant.shape else { return Vec::new() };
        // That a member is not known is a warning there, so what is missing stays an error.
        let mut meant = Meant::new(misspelt, false);
        known(object, fields, self, at, &mut meant, findings);
        opening(object, fields, any_of, at, &mut meant, findings);
        meant.into_named()
    }
}

fn deprecated(grant: &'static Grant, at: &Path<'_>, findings: &mut Findings<'_>) {
    if let Some(reason) = &grant.deprecated {
        let message = format!("`{}` is deprecated: {reason}", grant.key);
        findings.push(Finding::new(rule::GRANT_DEPRECATED, at.to_string(), message, "leave it out"));
    }
}

/// `grant-field-missing`, `grant-field-unknown`, `grant-opens-nothing`, and what is wrong with each field that is there.
fn shape(object: &Object<'_>, shape: &'static Shape, judge: Judge<'_>, at: &Path<'_>, findings: &mut Findings<'_>) {
    let Shape::Fields { fields, any_of } = shape else { return };
    let unknown = unknown(object, fields);
    // A misspelt field is the reason why another is missing.
    let misspelt: SmallVec<[_; 4]> =
        unknown.iter().filter_map(|(key, near)| Some(Misspelt { key, field: (*near)? })).collect();
    let mut meant = Meant::new(&misspelt, true);
    known(object, fields, judge, at, &mut meant, findings);
    for (key, near) in &unknown {
        let fix = match near {
            Some(near) => format!("did you mean `{near}`?"),
            None if fields.is_empty() => "leave it out: there are no fields".to_owned(),
            None => format!("leave it out: the fields are {}", names(fields)),
        };
        let message = format!("there is no field {}", Shown(key));
        findings.push(Finding::new(rule::GRANT_FIELD_UNKNOWN, at.of_key(key).to_string(), message, fix));
    }
    opening(object, fields, any_of, at, &mut meant, findings);
}

/// The fields that there may be: what is wrong with those that are there, and which are missing.
fn known(
    object: &Object<'_>,
    fields: &'static [Field],
    judge: Judge<'_>,
    at: &Path<'_>,
    meant: &mut Meant<'_, '_>,
    findings: &mut Findings<'_>,
) {
    for field in fields {
        match object.get(&field.name) {
            Some(node) => self::field(&node, field, judge, &at.child(&field.name), findings),
            None if field.required && !meant.says(&field.name) => {
                findings.push(Finding::new(
                    rule::GRANT_FIELD_MISSING,
                    at.child(&field.name).to_string(),
                    format!("`{}` is missing, and the grant needs it", field.name),
                    format!("{}: {}", meant.add(&field.name), &field.kind),
                ));
                // A wrong value under the misspelt name is as wrong under the right one.
                if let Some((key, node)) = meant.by(&field.name).and_then(|key| Some((key, object.get(key)?))) {
                    self::field(&node, field, judge, &at.of_key(key), findings);
                }
            }
            None => {}
        }
    }
    limits::company(object, fields, at, meant, findings);
}

fn opening(
    object: &Object<'_>,
    fields: &'static [Field],
    any_of: &'static List<str>,
    at: &Path<'_>,
    meant: &mut Meant<'_, '_>,
    findings: &mut Findings<'_>,
) {
    if !any_of.is_empty() && !opens_any(object, fields, any_of, meant) {
        findings.push(opens_nothing(any_of, fields, at, meant));
    }
}

/// Whether one of these fields is there, and on.
fn opens_any(object: &Object<'_>, fields: &'static [Field], any_of: &'static List<str>, meant: &Meant<'_, '_>) -> bool {
    let field = |name: &str| fields.iter().find(|field| field.name == name);
    any_of.iter().any(|name| meant.says(name) || field(name).is_some_and(|field| is_on(object, field)))
}

/// The members that are no fields, each with the field that it is nearest to.
fn unknown<'a>(object: &Object<'a>, fields: &'static [Field]) -> Vec<(&'a str, Option<&'static str>)> {
    let is_field = |key: &str| fields.iter().any(|field| field.name == key);
    let others = object.members().map(|(key, _)| key).filter(|key| !is_field(key));
    let near = |key| misspelt(key, fields.iter().map(|field| &*field.name)).or_else(|| part_of(key, fields));
    others.map(|key| (key, near(key))).collect()
}

fn opens_nothing(
    any_of: &'static List<str>,
    fields: &'static [Field],
    at: &Path<'_>,
    meant: &mut Meant<'_, '_>,
) -> Finding {
    let on = |name: &str| match fields.iter().find(|field| field.name == name).map(|field| &field.kind) {
        Some(Kind::Switch(inner)) => format!("`{name}.{inner} = true`"),
        Some(Kind::Boolean) => format!("`{name} = true`"),
        _ => format!("`{name}`"),
    };
    let wanted: Vec<_> = any_of.iter().map(on).collect();
    let message = match wanted.as_slice() {
        [only] => format!("it gives access to nothing: there is no {only}"),
        several => format!("it gives access to nothing: there is neither {}", several.join(" nor ")),
    };
    let misspelt = any_of.iter().find(|name| meant.by(name).is_some());
    let fix = misspelt.map_or_else(|| format!("add {}", wanted.join(" or ")), |name| meant.add(name));
    Finding::new(rule::GRANT_OPENS_NOTHING, at.to_string(), message, fix)
}

/// `grant-field-type`, `grant-field-wrong-sid`, `placeholder-sid`, `grant-field-deprecated`.
fn field(node: &Node<'_>, field: &'static Field, judge: Judge<'_>, at: &Path<'_>, findings: &mut Findings<'_>) {
    limits::value(node, field, at, findings);
    limits::user(node, field, judge.vendor, judge.sdks, at, findings);
    if let Some(reason) = &field.deprecated {
        let message = format!("`{}` is deprecated: {reason}", field.name);
        findings.push(Finding::new(rule::GRANT_FIELD_DEPRECATED, at.to_string(), message, "leave it out"));
    }
    match &field.kind {
        Kind::String => match node.as_text() {
            Some("") => findings.push(empty(field, at)),
            Some(_) => {}
            None => findings.push(wrong_type(&field.name, node, &field.kind, at)),
        },
        Kind::Sid(kind) => match node.as_text() {
            Some("") => findings.push(empty(field, at)),
            Some(text) => findings.extend(wrong_sid(&field.name, text, kind, judge.vendor, at)),
            None => findings.push(wrong_type(&field.name, node, &field.kind, at)),
        },
        Kind::Boolean if node.as_bool().is_none() => findings.push(wrong_type(&field.name, node, &field.kind, at)),
        Kind::Integer if node.as_integer().is_none() => findings.push(wrong_type(&field.name, node, &field.kind, at)),
        Kind::Strings => {
            let fine = texts(&node.to_value()).is_some_and(|texts| !texts.iter().any(String::is_empty));
            if !fine {
                findings.push(wrong_type(&field.name, node, &field.kind, at));
            }
        }
        Kind::Boolean | Kind::Integer => {}
        Kind::Switch(inner) => switch(&field.name, node, inner, at, findings),
        Kind::Object(inner) => match node.as_object() {
            Some(object) => shape(&object, inner, judge, at, findings),
            None => findings.push(wrong_type(&field.name, node, &field.kind, at)),
        },
    }
}

fn switch(name: &str, node: &Node<'_>, inner: &'static Text, at: &Path<'_>, findings: &mut Findings<'_>) {
    let Some(object) = node.as_object() else {
        findings.push(wrong_type(name, node, &Kind::Switch(inner.clone()), at));
        return;
    };
    for (key, value) in object.members() {
        if key != inner {
            let message = format!("there is no field {}", Shown(key));
            let fix = format!("the only field is `{inner}`");
            findings.push(Finding::new(rule::GRANT_FIELD_UNKNOWN, at.of_key(key).to_string(), message, fix));
        } else if value.as_bool().is_none() {
            findings.push(wrong_type(inner, &value, &Kind::Boolean, &at.child(inner)));
        }
    }
}

fn empty(field: &'static Field, at: &Path<'_>) -> Finding {
    let (rule, otherwise) =
        if field.required { (rule::GRANT_FIELD_MISSING, "") } else { (rule::GRANT_FIELD_TYPE, ", or leave it out") };
    Finding::new(
        rule,
        at.to_string(),
        format!("`{}` is empty", field.name),
        format!("write {}{otherwise}", &field.kind),
    )
}

fn wrong_type(name: &str, node: &Node<'_>, kind: &Kind, at: &Path<'_>) -> Finding {
    let expected = kind;
    let message = format!("`{name}` is {}, not {expected}", node.kind());
    Finding::new(rule::GRANT_FIELD_TYPE, at.to_string(), message, format!("write {expected}"))
}

fn wrong_sid(name: &str, text: &str, kind: &'static Sid, vendor: &Vendor, at: &Path<'_>) -> Option<Finding> {
    let fault = kind.fault(text)?;
    let rule = if fault == SidFault::Placeholder { rule::PLACEHOLDER_SID } else { rule::GRANT_FIELD_WRONG_SID };
    let message = super::sid::wrong(name, text, kind, fault, vendor);
    Some(Finding::new(rule, at.to_string(), message, format!("write the {}: {}", kind.title, kind.form())))
}

/// The one field whose name begins as the key does, or the other way around: `roomName` for `room`.
fn part_of(key: &str, fields: &'static [Field]) -> Option<&'static str> {
    let key = key.to_ascii_lowercase();
    let near = |name: &str| key.len() > 3 && name.len() > 3 && (key.starts_with(name) || name.starts_with(&key));
    let mut found = fields.iter().map(|field| &*field.name).filter(|name| near(name));
    found.next().filter(|_| found.next().is_none())
}

fn names(fields: &'static [Field]) -> String {
    fields.iter().map(|field| format!("`{}`", field.name)).collect::<Vec<_>>().join(", ")
}
