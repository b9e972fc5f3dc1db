//! The grants: which are there, and what is in them.

use super::Context;
use super::nearest::nearest;
use crate::Finding;
use crate::json::{Node, Object};
use crate::schema::{Field, Format, Grant, Kind, Shape};
use crate::shown::Shown;
use crate::sid::{self, Fault, Form, SidError};

/// The object that holds the grants: a claim, or the claims themselves.
pub(crate) fn object<'a>(claims: &Object<'a>, format: &Format) -> Option<Object<'a>> {
    match format.grants {
        Some(name) => claims.get(name)?.as_object(),
        None => claims.node().as_object(),
    }
}

/// Where a grant stands, for findings about it.
pub(crate) fn place(format: &Format, key: &str) -> String {
    match format.grants {
        Some(name) => format!("claims.{name}.{key}"),
        None => format!("claims.{key}"),
    }
}

/// `grants-missing`, `grants-not-object`, `no-product-grant`, `unknown-grant`, `legacy-grant`, and all that is wrong inside.
pub(super) fn all(claims: &Object<'_>, context: &Context<'_>, findings: &mut Vec<Finding>) {
    let format = &context.vendor.format;
    let Some(grants) = object(claims, format) else {
        findings.extend(format.grants.map(|name| no_object(claims, name)));
        return;
    };
    let mut product = false;
    for (key, node) in grants.members() {
        if let Some(grant) = context.grants().find(|grant| grant.key == key) {
            product = true;
            check(&node, grant, &place(format, key), findings);
        } else if let Some(legacy) = context.vendor.legacy.iter().find(|legacy| legacy.key == key) {
            // It is the reason why nothing opens, so `no-product-grant` would say it twice.
            product = true;
            let message = format!("`{key}` is a grant of former times, which nothing uses any more");
            let fix = format!("write `{}` instead", legacy.replaced_by);
            findings.push(Finding::error("legacy-grant", place(format, key), message, fix));
        } else if key != format.identity {
            findings.extend(unknown(key, &grants, context));
        }
    }
    if !product {
        let at = format.grants.map_or("claims".to_owned(), |name| format!("claims.{name}"));
        let keys: Vec<_> = context
            .grants()
            .filter(|grant| grant.deprecated.is_none())
            .map(|grant| format!("`{}`", grant.key))
            .collect();
        let fix = format!("add the grant of what the client uses: {}", keys.join(", "));
        findings.push(Finding::error("no-product-grant", at, "the token opens nothing: it has no grant", fix));
    }
}

/// `grant-missing-for-sdk`: for the SDKs that the caller named.
pub(super) fn missing_for_sdk(claims: &Object<'_>, context: &Context<'_>, findings: &mut Vec<Finding>) {
    let format = &context.vendor.format;
    let Some(grants) = object(claims, format) else { return };
    for sdk in context.sdks {
        for key in sdk.requires.iter().filter(|key| grants.get(key).is_none()) {
            findings.push(Finding::error(
                "grant-missing-for-sdk",
                place(format, key),
                format!("{} needs the `{key}` grant, and the token has none", sdk.title),
                format!("add `{key}`"),
            ));
        }
    }
}

/// Everything that is wrong with one grant: `grant-not-object`, `grant-deprecated`, and what is wrong with its fields.
pub(crate) fn check(node: &Node<'_>, grant: &Grant, at: &str, findings: &mut Vec<Finding>) {
    if let Some(reason) = grant.deprecated {
        let message = format!("`{}` is deprecated: {reason}", grant.key);
        findings.push(Finding::warning("grant-deprecated", at.to_owned(), message, "leave it out"));
    }
    if let Some(object) = node.as_object() {
        shape(&object, &grant.shape, at, findings);
        return;
    }
    let message = format!("the grant is {}, not an object", node.kind());
    let fix = "write an object; one with nothing in it is `{}`";
    findings.push(Finding::error("grant-not-object", at.to_owned(), message, fix));
}

fn no_object(claims: &Object<'_>, name: &str) -> Finding {
    let at = format!("claims.{name}");
    match claims.get(name) {
        None => Finding::error(
            "grants-missing",
            at,
            "the token has no grants",
            format!("write `{name}`, an object with a grant in it"),
        ),
        Some(node) => Finding::error(
            "grants-not-object",
            at,
            format!("`{name}` is {}, not an object", node.kind()),
            "write an object with a grant in it; some languages make an empty one an array",
        ),
    }
}

/// A key that names no grant. Where it is nearly that of a grant which an SDK misses, it is the reason.
fn unknown(key: &str, grants: &Object<'_>, context: &Context<'_>) -> Option<Finding> {
    let format = &context.vendor.format;
    let near = nearest(key, context.grants().map(|grant| grant.key));
    // Where the grants are claims, any claim may stand beside them.
    if near.is_none() && format.grants.is_none() {
        return None;
    }
    let at = format.grants.map_or("claims".to_owned(), |name| format!("claims.{name}"));
    let message = format!("{} is not a grant that {} knows", Shown(key), context.vendor.title);
    let fix = near.map_or("leave it out".to_owned(), |near| format!("did you mean `{near}`?"));
    let breaks = near
        .is_some_and(|near| grants.get(near).is_none() && context.sdks.iter().any(|sdk| sdk.requires.contains(&near)));
    Some(if breaks {
        Finding::error("unknown-grant", at, message, fix)
    } else {
        Finding::warning("unknown-grant", at, message, fix)
    })
}

/// `grant-field-missing`, `grant-field-unknown`, `grant-opens-nothing`, and what is wrong with each field that is there.
fn shape(object: &Object<'_>, shape: &Shape, at: &str, findings: &mut Vec<Finding>) {
    let Shape::Fields { fields, any_of } = shape else { return };
    for field in *fields {
        match object.get(field.name) {
            Some(node) => self::field(&node, field, &format!("{at}.{}", field.name), findings),
            None if field.required => findings.push(Finding::error(
                "grant-field-missing",
                format!("{at}.{}", field.name),
                format!("`{}` is missing, and the grant is of no use without it", field.name),
                format!("add `{}`: {}", field.name, expected(&field.kind)),
            )),
            None => {}
        }
    }
    for (key, _) in object.members() {
        if !fields.iter().any(|field| field.name == key) {
            let fix = match nearest(key, fields.iter().map(|field| field.name)) {
                Some(near) => format!("did you mean `{near}`?"),
                None if fields.is_empty() => "leave it out: this grant has no fields".to_owned(),
                None => format!("leave it out: the fields are {}", names(fields)),
            };
            findings.push(Finding::error(
                "grant-field-unknown",
                at.to_owned(),
                format!("there is no field {}", Shown(key)),
                fix,
            ));
        }
    }
    let open = |name: &str| fields.iter().find(|field| field.name == name).is_some_and(|field| opens(object, field));
    if !any_of.is_empty() && !any_of.iter().any(|name| open(name)) {
        let wanted: Vec<_> = any_of.iter().map(|name| format!("`{name}`")).collect();
        let wanted = wanted.join(" or ");
        let message = format!("it opens nothing: there is neither {}", wanted.replace(" or ", " nor "));
        findings.push(Finding::error("grant-opens-nothing", at.to_owned(), message, format!("add {wanted}")));
    }
}

/// Whether a field counts as there: a switch must be on.
fn opens(object: &Object<'_>, field: &Field) -> bool {
    match (object.get(field.name), &field.kind) {
        (Some(node), Kind::Switch(inner)) => {
            node.as_object().and_then(|switch| switch.get(inner)).and_then(|on| on.as_bool()) == Some(true)
        }
        (found, _) => found.is_some(),
    }
}

/// `grant-field-type`, `grant-field-wrong-sid`, `placeholder-sid`, `grant-field-deprecated`.
fn field(node: &Node<'_>, field: &Field, at: &str, findings: &mut Vec<Finding>) {
    if let Some(reason) = field.deprecated {
        let message = format!("`{}` is deprecated: {reason}", field.name);
        findings.push(Finding::warning("grant-field-deprecated", at.to_owned(), message, "leave it out"));
    }
    match &field.kind {
        Kind::Text => match node.as_text() {
            Some("") => findings.push(empty(field, at)),
            Some(_) => {}
            None => findings.push(wrong_type(node, &field.kind, at)),
        },
        Kind::Sid(kind) => match node.as_text() {
            Some("") => findings.push(empty(field, at)),
            Some(text) => findings.extend(wrong_sid(text, kind, at)),
            None => findings.push(wrong_type(node, &field.kind, at)),
        },
        Kind::Bool if node.as_bool().is_none() => findings.push(wrong_type(node, &field.kind, at)),
        Kind::Integer if node.as_integer().is_none() => findings.push(wrong_type(node, &field.kind, at)),
        Kind::Bool | Kind::Integer | Kind::Object(Shape::Json) => {}
        Kind::Switch(inner) => switch(node, inner, at, findings),
        Kind::Object(inner) => match node.as_object() {
            Some(object) => shape(&object, inner, at, findings),
            None => findings.push(wrong_type(node, &field.kind, at)),
        },
    }
}

fn switch(node: &Node<'_>, inner: &'static str, at: &str, findings: &mut Vec<Finding>) {
    let Some(object) = node.as_object() else {
        findings.push(wrong_type(node, &Kind::Switch(inner), at));
        return;
    };
    for (key, value) in object.members() {
        if key != inner {
            let message = format!("there is no field {}", Shown(key));
            findings.push(Finding::error(
                "grant-field-unknown",
                at.to_owned(),
                message,
                format!("the only field is `{inner}`"),
            ));
        } else if value.as_bool().is_none() {
            findings.push(wrong_type(&value, &Kind::Bool, &format!("{at}.{inner}")));
        }
    }
}

fn empty(field: &Field, at: &str) -> Finding {
    let (rule, otherwise) =
        if field.required { ("grant-field-missing", "") } else { ("grant-field-type", ", or leave it out") };
    Finding::error(
        rule,
        at.to_owned(),
        format!("`{}` is empty", field.name),
        format!("write {}{otherwise}", expected(&field.kind)),
    )
}

fn wrong_type(node: &Node<'_>, kind: &Kind, at: &str) -> Finding {
    let expected = expected(kind);
    Finding::error(
        "grant-field-type",
        at.to_owned(),
        format!("it is {}, not {expected}", node.kind()),
        format!("write {expected}"),
    )
}

fn wrong_sid(text: &str, kind: &'static crate::schema::Sid, at: &str) -> Option<Finding> {
    let fault = sid::fault(kind, text.as_bytes())?;
    let rule = if fault == Fault::Placeholder { "placeholder-sid" } else { "grant-field-wrong-sid" };
    let message = SidError::new(kind, text, fault).to_string();
    Some(Finding::error(rule, at.to_owned(), message, format!("write the {}: {}", kind.title, Form(kind))))
}

/// What a field holds, with its article.
fn expected(kind: &Kind) -> String {
    match kind {
        Kind::Text => "a text".to_owned(),
        Kind::Bool => "`true` or `false`".to_owned(),
        Kind::Integer => "a whole number".to_owned(),
        Kind::Sid(kind) => sid::Described(kind).to_string(),
        Kind::Switch(inner) => format!("an object with `{inner}`"),
        Kind::Object(_) => "an object".to_owned(),
    }
}

fn names(fields: &[Field]) -> String {
    fields.iter().map(|field| format!("`{}`", field.name)).collect::<Vec<_>>().join(", ")
}
