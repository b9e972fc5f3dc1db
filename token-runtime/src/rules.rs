//! The rules of a valid token: one small function a rule, over the decoded token and the vendor's tables.
//!
//! Verifying and diagnosing call the same list, so a token is valid to both or to neither. A rule adds its findings and never
//! stops another; where one mistake breaks two rules, the more exact one reports it.

pub(crate) mod argument;
pub(crate) mod claims;
pub(crate) mod context;
mod duplicates;
mod entries;
pub(crate) mod finding;
pub(crate) mod findings;
mod grant;
mod grants;
pub(crate) mod header;
mod identity;
pub(crate) mod identity_limits;
pub(crate) mod leftover;
pub(crate) mod limits;
pub(crate) mod opened;
pub(crate) mod redaction;
pub(crate) mod secrets;
pub(crate) mod shown;
mod sid;
pub(crate) mod subject;
pub(crate) mod times;

use token_schema::judge::{Absent, Options};
use token_schema::rule;

use crate::json::{Document, JsonObject, Object};
use crate::jwt::layout;
use crate::jwt::registered::Registered;
use crate::rules::context::{Context, Served};
use crate::rules::entries::Entries;
use crate::rules::finding::Finding;
use crate::rules::findings::Findings;
use crate::rules::opened::served;

/// The rules about the header alone, which must hold before a signature means anything. With `legacy` an algorithm that the vendor still
/// accepts is a warning.
pub(crate) fn check_header(
    header: &Object<'_>,
    vendor: &'static token_schema::Vendor,
    legacy: bool,
    findings: &mut Findings<'_>,
) {
    header::parameters(header, vendor, legacy, findings);
    header::critical(header, findings);
    header::region(header, &vendor.format, findings);
    duplicates::keys(&header.node(), "header", findings);
}

/// Whether the header names the key: a verifier does without.
pub(crate) fn check_key_header(header: &Object<'_>, context: &Context<'_>, findings: &mut Findings<'_>) {
    header::key(header, context, findings);
}

/// The rules about the claims, and about the SDKs in the header's region. Returns the SDKs that the token serves.
pub(crate) fn check_claims(
    region: Option<&str>,
    claims: &Registered<'_>,
    context: &Context<'_>,
    all: &mut Findings<'_>,
) -> Served {
    let grants = claims.grants.as_ref();
    let entries = grants.map(|grants| Entries::of(grants, context));
    let served = served(entries.as_ref(), context);
    let identity = identity::find(claims.all, grants, context);
    // It is not an unknown field of a grant.
    match &identity {
        identity::Place::Other(place) => all.explain(place),
        identity::Place::Expected(_) if !context.vendor.format.identity_in.is_empty() => {
            all.explain(&identity_limits::place_of(&context.vendor.format));
        }
        _ => {}
    }
    claims::credentials(claims, context, all);
    claims::fixed(claims, context.vendor, all);
    claims::jti(claims, context.vendor, all);
    times::check(claims, context, &served, all);
    grants::check(claims.all, entries.as_ref(), context, all);
    identity::check_place(identity, grants, context, &served, all);
    all.extend(identity::two_names(claims.all, context));
    all.extend(header::region_of_sdks(region, &context.vendor.format, &served));
    duplicates::keys(&claims.all.node(), "claims", all);
    served
}

/// Reads back the grants that a program wrote, and checks them; `grant-too-deep`. `members` is their JSON, without the braces.
pub(crate) fn read_back<T>(
    members: &[u8],
    vendor: &'static token_schema::Vendor,
    check: impl FnOnce(&Object<'_>) -> T,
) -> Result<T, Finding> {
    let document = Document::of([b"{", members, b"}"].concat());
    document.as_ref().and_then(|document| document.root().as_object()).as_ref().map(check).ok_or_else(|| {
        let fix = "nest them less deeply: no reader accepts so many levels";
        let at = grants::place_of(&vendor.format).to_string();
        Finding::new(rule::GRANT_TOO_DEEP, at, "the grants are nested too deeply", fix)
    })
}

/// The mistakes in grants that their types cannot rule out: an empty string, a custom object that lacks a field.
pub(crate) fn contents(
    object: &Object<'_>,
    grants: &[&'static token_schema::Grant],
    vendor: &'static token_schema::Vendor,
) -> Vec<Finding> {
    let mut findings = Findings::unlimited(vendor);
    let place = grants::place_of(&vendor.format);
    let options = Options { absent: Absent::NONE, sdks: &[], leftovers: false, in_token: true };
    let judge = grant::Judge { vendor, options };
    for grant in grants {
        if grant.flat {
            judge.flat(object, grant, &place, &[], &mut findings);
            // `no_product` reports a token without any other grant.
            if !layout::holds(object, grant) && grants.iter().any(|other| layout::holds(object, other)) {
                findings.push(empty_flat_grant(grant, vendor));
            }
        } else if let Some(node) = object.get(&grant.key) {
            judge.grant(&node, grant, &place.child(&grant.key), &mut findings);
        }
    }
    findings.into_parts().0
}

/// What is wrong with an object of free JSON.
pub(crate) fn json(
    object: &JsonObject,
    field: &'static token_schema::Field,
    vendor: &'static token_schema::Vendor,
) -> Vec<Finding> {
    let mut findings = Findings::unlimited(vendor);
    let document = serde_json::to_vec(object).ok().and_then(Document::of);
    let options = Options { absent: Absent::NONE, sdks: &[], leftovers: false, in_token: false };
    if let Some(document) = &document {
        grant::Judge { vendor, options }.value(&document.root(), field, &mut findings);
    }
    findings.into_parts().0
}

/// `grant-opens-nothing`: a flat grant without a field.
pub(crate) fn empty_flat_grant(grant: &token_schema::Grant, vendor: &'static token_schema::Vendor) -> Finding {
    let message = format!("no field of `{}` is set, so the token does not have this grant", grant.key);
    let fix = "set one of its fields, or remove the grant";
    Finding::new(rule::GRANT_OPENS_NOTHING, grants::place_of(&vendor.format).to_string(), message, fix)
}

/// `no-product-grant`: no grant of the vendor. Custom grants give no access there, and a flat grant without a field is not in the token.
pub(crate) fn no_product(
    object: &Object<'_>,
    grants: &[&'static token_schema::Grant],
    vendor: &'static token_schema::Vendor,
) -> Option<Finding> {
    let is_vendors = |grant: &&&token_schema::Grant| vendor.grants.iter().any(|other| other.key == grant.key);
    let mut known = grants.iter().filter(is_vendors).peekable();
    if vendor.format.grants_optional {
        return None;
    }
    let why = if known.peek().is_none() {
        "has only custom grants"
    } else if known.all(|grant| grant.flat && !layout::holds(object, grant)) {
        "has no field in any of its grants"
    } else {
        return None;
    };
    let message = format!("the token {why}, so it grants access to nothing at {}", vendor.title);
    let fix = "add the grant of the product that the client uses";
    Some(Finding::new(rule::NO_PRODUCT_GRANT, grants::place_of(&vendor.format).to_string(), message, fix))
}
