//! Tokens of another kind: those that the schema knows by their header or claims, and those without anything of the vendor.

use token_schema::rule::Severity;
use token_schema::{Foreign, Format, Shape, Sid, rule};

use super::options::Options;
use crate::credentials::parts::{claims_of, part_of_claim};
use crate::json::{Node, Object};
use crate::jwt::layout::{self, holds};
use crate::rules::context::Context;
use crate::rules::finding::Finding;
use crate::rules::shown::Shown;

/// `other-vendor-token`, and the rules of the schema's `[foreign.*]`. This finding explains everything else that is unusual in the token.
pub(super) fn recognise(header: &Object<'_>, claims: &Object<'_>, context: &Context<'_>) -> Option<Finding> {
    let format = &context.vendor.format;
    let kinds = || context.vendor.foreign.iter();
    if let Some(kind) = kinds().find(|kind| !kind.header.is_empty() && is_headed(kind, header)) {
        return Some(of_kind(kind));
    }
    if let Some(other) = other_content(header, format).filter(|_| !has_sid_of_vendor(claims, context)) {
        let message = format!("this is a token of another service: its `cty` is {}", Shown(other));
        let fix = format!("pass the token that your server issued for {}", context.vendor.title);
        return Some(Finding::new(rule::OTHER_VENDOR_TOKEN, "input", message, fix));
    }
    // The claims that only the vendor's tokens have: the one that names the key, and the one that holds the grants, with any value. The
    // vendor's tokens of another kind may have them too.
    let own = [Some(&*format.key).filter(|key| !layout::is_claim(key)), format.grants.as_deref()];
    let is_others = |name: &str| kinds().any(|kind| names(kind, name) && is_of(kind, claims));
    if own.into_iter().flatten().any(|name| claims.get(name).is_some() && !is_others(name)) {
        return None;
    }
    let known = kinds().find(|kind| !kind.claims.is_empty() && is_of(kind, claims));
    if format.grants.is_none() && has_grants(claims, known, context) {
        return None;
    }
    let (marked, by_vendor) = (is_marked(header, format), has_issuer_of_vendor(claims, context));
    // A token with the vendor's header and issuer is the vendor's, and lacks its grants.
    if let Some(kind) = known.filter(|_| !(marked == Some(true) && by_vendor)) {
        return Some(of_kind(kind));
    }
    let is_other = marked == Some(false) && claims.members().next().is_some() && !has_claim_of_vendor(claims, context);
    is_other.then(|| {
        let title = &context.vendor.title;
        Finding::new(
            rule::OTHER_VENDOR_TOKEN,
            "input",
            format!("this is a JWT, but not an access token of {title}: it has neither its header nor one of its claims"),
            format!("pass the token that your server issued for {title}; this token seems to be of another service, or of your own login"),
        )
    })
}

/// An encrypted token: `jwe`, or a warning if the SDKs accept such tokens of the vendor.
pub(super) fn encrypted(header: &Object<'_>, options: &Options) -> Finding {
    // Without a mark of the vendor, only a named SDK tells the kind.
    let is_named = |kind: &Foreign| {
        !options.sdks.is_empty() && options.sdks.iter().all(|sdk| kind.sdks.contains(&sdk.name))
            || kind.header.iter().any(|(_, pattern)| **pattern != *"*")
    };
    let is_accepted = |kind: &&Foreign| !kind.sdks.is_empty() && is_headed(kind, header) && is_named(kind);
    let known = options.vendor.foreign.iter().find(is_accepted);
    let refuses = known.and_then(|kind| options.sdks.iter().find(|sdk| !kind.sdks.contains(&sdk.name)));
    match (known, refuses) {
        (Some(kind), None) => {
            let message =
                format!("this is {}: it is encrypted, so only {} can read it", kind.what, options.vendor.title);
            Finding::of_schema(&kind.rule, "input", message, &*kind.advice).severity(Severity::Warning)
        }
        (Some(kind), Some(sdk)) => {
            let message =
                format!("this is {}, which is encrypted, but {} accepts only signed tokens", kind.what, sdk.title);
            Finding::new(rule::JWE, "input", message, &*kind.advice)
        }
        (None, _) => {
            let message = "the token is encrypted (a JWE has five parts), but an access token is only signed";
            let fix = "pass the access token that your server issued, not the session token of another product";
            Finding::new(rule::JWE, "input", message, fix)
        }
    }
}

fn of_kind(kind: &'static Foreign) -> Finding {
    let message = format!("this is {}, not an access token", kind.what);
    Finding::of_schema(&kind.rule, "input", message, &*kind.advice)
}

/// Whether a token is of this kind, by its header.
fn is_headed(kind: &Foreign, header: &Object<'_>) -> bool {
    kind.header.iter().all(|(name, pattern)| has(header, name, pattern))
}

/// The `cty` of another service, of the same form as the vendor's: a name of which no word is the vendor's, and a version.
fn other_content<'h>(header: &Object<'h>, format: &Format) -> Option<&'h str> {
    let parts = |text: &str| text.split_once(";v=").map(|(name, _)| name.to_ascii_lowercase());
    let (_, ours) = format.header.iter().find(|(name, _)| name == "cty")?;
    let found = header.get("cty")?.as_str()?;
    let word = |name: String| name.split('-').next().map(str::to_owned);
    (word(parts(found)?) != word(parts(ours)?)).then_some(found)
}

/// Whether a token is of this kind, by its claims.
fn is_of(kind: &Foreign, claims: &Object<'_>) -> bool {
    kind.claims.iter().all(|(name, pattern)| has(claims, name, pattern))
        && (!kind.only || claims.members().all(|(key, _)| names(kind, key)))
}

/// Whether a token of this kind is known to have this claim: some may be in any that has no others.
fn names(kind: &Foreign, key: &str) -> bool {
    let is_beside = || matches!(key, "aud" | "iat" | "nbf" | "exp" | "jti");
    kind.claims.iter().any(|(name, _)| name == key) || kind.only && is_beside()
}

/// Whether the token has a grant, where grants are claims. A field of a flat grant is not one if the other kind of token has it too.
fn has_grants(claims: &Object<'_>, other: Option<&Foreign>, context: &Context<'_>) -> bool {
    let is_others = |key: &str| other.is_some_and(|kind| names(kind, key));
    context.grants().any(|grant| match &grant.shape {
        Shape::Fields { fields, .. } if grant.flat => {
            fields.iter().any(|field| claims.get(&field.name).is_some() && !is_others(&field.name))
        }
        _ => holds(claims, grant),
    })
}

/// Whether the header has the member that only the vendor's tokens have; `None` if the format has no such member.
fn is_marked(header: &Object<'_>, format: &Format) -> Option<bool> {
    let mut marks = format.header.iter().filter(|(name, _)| !matches!(&**name, "typ" | "alg")).peekable();
    marks.peek()?;
    Some(marks.any(|(name, _)| header.get(name).is_some()))
}

fn has_issuer_of_vendor(claims: &Object<'_>, context: &Context<'_>) -> bool {
    let key = &*context.vendor.format.key;
    let kind = part_of_claim(context.vendor, key).and_then(|(_, kind)| kind);
    kind.is_none_or(|kind| begins_as(claims, key, kind))
}

fn has_sid_of_vendor(claims: &Object<'_>, context: &Context<'_>) -> bool {
    let kinds = || claims_of(context.vendor).filter_map(|(_, _, kind)| kind);
    claims_of(context.vendor).any(|(_, claim, _)| kinds().any(|kind| begins_as(claims, claim, kind)))
}

fn has_claim_of_vendor(claims: &Object<'_>, context: &Context<'_>) -> bool {
    has_sid_of_vendor(claims, context)
        || (context.vendor.format.identity_in_grants && claims.get(&context.vendor.format.identity).is_some())
        || context.grants().any(|grant| holds(claims, grant))
        || context.vendor.legacy.iter().any(|legacy| claims.get(&legacy.key).is_some())
}

/// Whether a claim seems meant to be a SID of this kind: its prefix, and half of its digits or more.
fn begins_as(claims: &Object<'_>, claim: &str, kind: &Sid) -> bool {
    let text = claims.get(claim).and_then(|node| node.as_str()).unwrap_or_default();
    text.starts_with(&*kind.prefix) && text.len() >= kind.prefix.len() + kind.digits / 2
}

/// Whether a claim has this name and such a value. A dot leads into an object, unless it is part of a claim's name.
fn has(claims: &Object<'_>, name: &str, pattern: &str) -> bool {
    let found = claims.get(name).or_else(|| {
        let (first, inside) = name.split_once('.')?;
        inside.split('.').try_fold(claims.get(first)?, |node: Node<'_>, step| node.as_object()?.get(step))
    });
    found.is_some_and(|node| {
        pattern == "*"
            || node.as_str().is_some_and(|text| fits(text, pattern))
            || name == "aud" && node.names_audience(pattern)
    })
}

/// Whether a string is the pattern, or begins with it if it ends with `*`.
fn fits(text: &str, pattern: &str) -> bool {
    pattern.strip_suffix('*').map_or(text == pattern, |prefix| text.starts_with(prefix))
}
