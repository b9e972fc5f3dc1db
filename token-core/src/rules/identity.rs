//! The identity in a token: that it is there, and that every SDK which the token opens takes it.

use token_schema::Sdk;
use token_schema::path::Path;
use token_schema::rule;

use super::context::Context;
use super::grants::misspelt_identity;
use crate::json::{Node, Object};
use crate::rules::finding::Finding;
use crate::rules::findings::Findings;
use crate::rules::identity_limits::{check, place as place_of};

/// Where the identity was found.
pub(super) enum Found<'a> {
    /// Where it belongs.
    Here(Node<'a>),
    /// At this place.
    Elsewhere(String),
    Nowhere,
}

/// Looks for the identity.
pub(super) fn find<'a>(claims: &Object<'a>, grants: Option<&Object<'a>>, context: &Context<'_>) -> Found<'a> {
    let format = &context.vendor.format;
    let home = if format.identity_in_grants { grants } else { Some(claims) };
    match home.and_then(|home| home.get(&format.identity)) {
        Some(node) => Found::Here(node),
        None => elsewhere(claims, grants, context).map_or(Found::Nowhere, Found::Elsewhere),
    }
}

/// `identity-missing`, `identity-misplaced`, `identity-not-string`, `identity-empty` and the SDKs' own rules.
pub(super) fn place(
    found: Found<'_>,
    grants: Option<&Object<'_>>,
    context: &Context<'_>,
    served: &[&'static Sdk],
    findings: &mut Findings<'_>,
) {
    let format = &context.vendor.format;
    let at = || place_of(format);
    let fix = || format!("write it at `{}`, as a text", at());
    match found {
        Found::Here(node) => match node.as_str() {
            Some(identity) if context.plain.has(identity.as_bytes()) => {}
            Some(identity) => findings.extend(check(identity, served, format)),
            None => findings.push(Finding::new(
                rule::IDENTITY_NOT_STRING,
                at(),
                format!("the identity is {}, not a text", node.kind()),
                "write it as a text, in quotes",
            )),
        },
        Found::Elsewhere(place) => {
            findings.push(Finding::new(rule::IDENTITY_MISPLACED, place, "the identity does not belong there", fix()));
        }
        // Where there are no grants at all, a finding says so already.
        Found::Nowhere if format.identity_in_grants && grants.is_none() || optional(context, served) => {}
        Found::Nowhere => {
            findings.push(Finding::new(rule::IDENTITY_MISSING, at(), "the token has no identity", fix()));
        }
    }
}

/// Whether every SDK that the token serves takes one without an identity.
fn optional(context: &Context<'_>, served: &[&'static Sdk]) -> bool {
    let any = context.vendor.sdks.iter().any(|sdk| sdk.identity.optional);
    any && served.iter().all(|sdk| sdk.identity.optional)
}

/// Where else the identity stands: among the claims, among the grants, or inside one of them.
fn elsewhere(claims: &Object<'_>, grants: Option<&Object<'_>>, context: &Context<'_>) -> Option<String> {
    let format = &context.vendor.format;
    let has = |object: &Object<'_>| object.get(&format.identity).is_some_and(|node| node.as_str().is_some());
    if has(claims) {
        return Some(format!("claims.{}", format.identity));
    }
    let (grants, name) = (grants?, format.grants.as_deref()?);
    if has(grants) {
        return Some(format!("claims.{name}.{}", format.identity));
    }
    if let Some((key, _)) = grants.members().find(|(key, _)| misspelt_identity(key, format)) {
        return Some(Path::top("claims").child(name).of_key(key).to_string());
    }
    let inside = |key: &str| grants.get(key).and_then(|node| node.as_object()).is_some_and(|grant| has(&grant));
    let grant = context.grants().find(|grant| inside(&grant.key))?;
    Some(format!("claims.{name}.{}.{}", grant.key, format.identity))
}
