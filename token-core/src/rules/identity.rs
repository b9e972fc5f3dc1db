//! The identity in a token: it is there, and every SDK that the token serves accepts it.

use token_schema::path::Path;
use token_schema::{Sdk, rule};

use super::context::Context;
use super::grants::misspelt_identity;
use crate::json::{Node, Object};
use crate::rules::finding::Finding;
use crate::rules::findings::Findings;
use crate::rules::identity_limits::{check, place_of};

pub(super) enum Place<'a> {
    Expected(Node<'a>),
    Other(String),
    Missing,
}

pub(super) fn find<'a>(claims: &Object<'a>, grants: Option<&Object<'a>>, context: &Context<'_>) -> Place<'a> {
    let format = &context.vendor.format;
    let home = if format.identity_in_grants { grants } else { Some(claims) };
    match home.and_then(|home| home.get(&format.identity)) {
        Some(node) => Place::Expected(node),
        None => elsewhere(claims, grants, context).map_or(Place::Missing, Place::Other),
    }
}

/// `identity-missing`, `identity-misplaced`, `identity-not-string`, `identity-empty` and the SDKs' own rules.
pub(super) fn check_place(
    found: Place<'_>,
    grants: Option<&Object<'_>>,
    context: &Context<'_>,
    served: &[&'static Sdk],
    findings: &mut Findings<'_>,
) {
    let format = &context.vendor.format;
    let at = || place_of(format);
    let missing = |rule, place: String, message, verb| {
        Finding::new(rule, place, message, format!("{verb} `{}`, as a string", at()))
    };
    let finding = match found {
        Place::Expected(node) => match node.as_str() {
            Some(identity) if context.plain.has(identity.as_bytes()) => return,
            Some(identity) => return findings.extend(check(identity, served, context.vendor)),
            None => {
                let message = format!("the identity is {}, not a string", node.kind());
                Finding::new(rule::IDENTITY_NOT_STRING, at(), message, "write it as a string, in quotes")
            }
        },
        Place::Other(place) => {
            missing(rule::IDENTITY_MISPLACED, place, "the identity is in the wrong place", "move it to")
        }
        // Grants that are missing altogether have a finding of their own.
        Place::Missing if format.identity_in_grants && grants.is_none() || is_optional(context, served) => return,
        Place::Missing => missing(rule::IDENTITY_MISSING, at(), "the token has no identity", "add it at"),
    };
    findings.push(finding);
}

fn is_optional(context: &Context<'_>, served: &[&'static Sdk]) -> bool {
    let any = context.vendor.sdks.iter().any(|sdk| sdk.identity.optional);
    any && served.iter().all(|sdk| sdk.identity.optional)
}

/// Where else the identity is: among the claims, among the grants, or inside one of them.
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
