//! The identity in a token: it is there, and every SDK that the token serves accepts it.

use token_schema::judge::Absent;
use token_schema::path::Path;
use token_schema::rule::{self, Severity};
use token_schema::{Format, Sdk};

use super::context::Context;
use super::entries::misspelt_identity;
use crate::json::{Node, Object};
use crate::jwt::layout;
use crate::rules::finding::Finding;
use crate::rules::findings::Findings;
use crate::rules::identity_limits::{self, place_of};

pub(super) enum Place<'a> {
    Expected(Node<'a>),
    /// Under its former name.
    Former(Node<'a>, &'static str),
    /// In the claim that the vendor reads if the identity is absent.
    Fallback(&'a str, &'static str),
    Other(String),
    /// In an object, in whose place is something else, which has a finding of its own.
    Blocked,
    Missing,
}

pub(super) fn find<'a>(claims: &Object<'a>, grants: Option<&Object<'a>>, context: &Context<'_>) -> Place<'a> {
    let format = &context.vendor.format;
    let inside;
    let home = match () {
        () if format.identity_in_grants => grants,
        () if format.identity_in.is_empty() => Some(claims).filter(|_| !format.identity.is_empty()),
        () => {
            inside = layout::home(claims, format);
            inside.as_ref()
        }
    };
    let absent = Absent::of(format);
    let get = |name: &str| home.and_then(|home| home.get(name)).filter(|node| !absent.is_absent(*node));
    if let Some(node) = get(&format.identity) {
        return Place::Expected(node);
    }
    if let Some((node, name)) = format.former_identity.as_deref().and_then(|name| Some((get(name)?, name))) {
        return Place::Former(node, name);
    }
    let fallback = |name: &'static str| Some((claims.get(name)?.as_str().filter(|text| !text.is_empty())?, name));
    if let Some((identity, name)) = format.identity_fallback.as_deref().and_then(fallback) {
        return Place::Fallback(identity, name);
    }
    if format.identity.is_empty() {
        return Place::Missing;
    }
    match elsewhere(claims, grants, context) {
        Some(place) => Place::Other(place),
        None if is_blocked(claims, format) => Place::Blocked,
        None => Place::Missing,
    }
}

/// Whether something else is in place of an object around the identity, which is an error of its own. `null` is one in place of a grant,
/// and only a warning in place of a field.
fn is_blocked(claims: &Object<'_>, format: &Format) -> bool {
    let (mut node, absent) = (claims.node(), Absent::of(format));
    format.identity_in.iter().enumerate().any(|(depth, name)| {
        let Some(inner) = node.as_object().and_then(|object| object.get(name)) else { return false };
        node = inner;
        node.as_object().is_none() && !(node.is_null() && depth > 0) && !absent.is_absent(node)
    })
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
            Some(identity) => return findings.extend(check(identity, served, context)),
            None => not_string(&node, at()),
        },
        Place::Former(node, name) => {
            let at = format!("claims.{name}");
            match node.as_str() {
                Some(identity) => {
                    let found = check(identity, served, context).into_iter();
                    return findings.extend(found.map(|finding| Finding { at: at.clone().into(), ..finding }));
                }
                None => not_string(&node, at),
            }
        }
        // It is not read, and the claim may have another meaning.
        Place::Fallback(..) | Place::Other(_) if format.grants.is_none() && is_optional(context, served) => return,
        Place::Fallback(..) if is_optional(context, served) => return,
        Place::Fallback(identity, name) => {
            findings.extend(check(identity, served, context));
            let message =
                format!("missing `{}`; {} takes the identity from `{name}`", format.identity, context.vendor.title);
            Finding::new(rule::IDENTITY_MISPLACED, at(), message, format!("set `{}` to the identity", format.identity))
                .severity(Severity::Warning)
        }
        Place::Other(place) => {
            missing(rule::IDENTITY_MISPLACED, place, "the identity is in the wrong place", "move it to")
        }
        Place::Blocked => return,
        Place::Missing if format.identity.is_empty() => return,
        // Grants that are missing altogether have a finding of their own.
        Place::Missing if format.identity_in_grants && grants.is_none() || is_optional(context, served) => return,
        Place::Missing => missing(rule::IDENTITY_MISSING, at(), "the token has no identity", "add it at"),
    };
    findings.push(finding);
}

/// `grant-field-conflict`: the identity under its present name and another one under its former name.
pub(super) fn two_names(claims: &Object<'_>, context: &Context<'_>) -> Option<Finding> {
    let format = &context.vendor.format;
    let former = format.former_identity.as_deref()?;
    let home = layout::home(claims, format)?;
    let text = |name: &str| home.get(name)?.as_str().filter(|text| !text.is_empty());
    let is_other = text(&format.identity)? != text(former)?;
    is_other.then(|| {
        let message = format!("`{former}` is the former name of `{}`, and holds another value", format.identity);
        Finding::new(rule::GRANT_FIELD_CONFLICT, format!("claims.{former}"), message, format!("remove `{former}`"))
    })
}

/// What is wrong with an identity; for a verifier, without what is only a warning.
fn check(identity: &str, served: &[&'static Sdk], context: &Context<'_>) -> Vec<Finding> {
    let check = if context.warnings { identity_limits::check } else { identity_limits::limits };
    check(identity, served, context.vendor)
}

fn not_string(node: &Node<'_>, at: String) -> Finding {
    let message = format!("the identity is {}, not a string", node.kind());
    let fix = format!("write `{}` as a string, in quotes", at.rsplit('.').next().unwrap_or_default());
    Finding::new(rule::IDENTITY_NOT_STRING, at, message, fix)
}

fn is_optional(context: &Context<'_>, served: &[&'static Sdk]) -> bool {
    let any = context.vendor.sdks.iter().any(|sdk| sdk.identity.optional);
    any && served.iter().all(|sdk| sdk.identity.optional)
}

/// Where an identity is in place of a claim: in a grant, or in a claim called `identity`.
fn in_a_grant(claims: &Object<'_>, context: &Context<'_>) -> Option<String> {
    let names = ["identity", &*context.vendor.format.identity];
    let has = |object: &Object<'_>, name: &str| {
        object.get(name).and_then(|node| node.as_str()).is_some_and(|it| !it.is_empty())
    };
    if has(claims, "identity") {
        return Some("claims.identity".to_owned());
    }
    let grants = context.grants().filter(|grant| !grant.flat);
    grants.filter_map(|grant| Some((&grant.key, claims.get(&grant.key)?.as_object()?))).find_map(|(key, grant)| {
        let name = names.into_iter().find(|name| has(&grant, name))?;
        Some(format!("claims.{key}.{name}"))
    })
}

/// Where else the identity is: among the claims, among the grants, or inside one of them.
fn elsewhere(claims: &Object<'_>, grants: Option<&Object<'_>>, context: &Context<'_>) -> Option<String> {
    let format = &context.vendor.format;
    let absent = Absent::of(format);
    let is_identity = |node: Node<'_>| node.as_str().is_some() && !absent.is_absent(node);
    let has = |object: &Object<'_>| object.get(&format.identity).is_some_and(is_identity);
    if has(claims) {
        return Some(format!("claims.{}", format.identity));
    }
    if format.grants.is_none() {
        return in_a_grant(claims, context);
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
