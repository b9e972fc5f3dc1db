//! What makes a token good: one small function a rule, over a token that was read and the vendor's tables.
//!
//! Verifying and diagnosing call the same list, so a token is valid to both or to neither. A rule adds what it finds and never
//! stops another; where one fault would make two rules speak, the more exact one does.

pub(crate) mod argument;
pub(crate) mod claims;
pub(crate) mod context;
mod duplicates;
pub(crate) mod finding;
pub(crate) mod findings;
mod grant;
mod grants;
pub(crate) mod header;
mod identity;
pub(crate) mod identity_limits;
pub(crate) mod limits;
pub(crate) mod opened;
pub(crate) mod redaction;
pub(crate) mod secrets;
pub(crate) mod shown;
mod sid;
pub(crate) mod times;

use token_schema::rule;

use crate::json::{Document, Object};
use crate::jwt::layout;
use crate::jwt::registered::Registered;
use crate::rules::context::Context;
use crate::rules::finding::Finding;
use crate::rules::findings::Findings;
/// The rules about the header alone: what must hold before a signature means anything.
pub(crate) fn check_header(header: &Object<'_>, vendor: &'static token_schema::Vendor, findings: &mut Findings<'_>) {
    header::members(header, vendor, findings);
    header::critical(header, findings);
    header::region(header, &vendor.format, findings);
    duplicates::keys(&header.node(), "header", findings);
}

/// The rules about the claims, and about what they say together with the header's region.
pub(crate) fn check_claims(
    region: Option<&str>,
    claims: &Registered<'_>,
    context: &Context<'_>,
    all: &mut Findings<'_>,
) {
    let grants = claims.grants.as_ref();
    let served = context.served(grants);
    let identity = identity::find(claims.all, grants, context);
    if let identity::Found::Elsewhere(place) = &identity {
        // The field that its grant does not have is this one.
        all.explain(place);
    }
    claims::credentials(claims, context, all);
    claims::jti(claims, context.vendor, all);
    times::check(claims, context, &served, all);
    grants::check(claims.all, grants, context, all);
    identity::place(identity, grants, context, &served, all);
    all.extend(header::region_of_sdks(region, &context.vendor.format, &served));
    duplicates::keys(&claims.all.node(), "claims", all);
}

/// What is wrong inside grants that the types cannot rule out: an empty text, an object of one's own that lacks a field.
/// `members` is their JSON, without the braces.
pub(crate) fn contents(
    members: &[u8],
    grants: &[&'static token_schema::Grant],
    vendor: &'static token_schema::Vendor,
) -> Vec<Finding> {
    let mut findings = Findings::unlimited(vendor);
    let home = grants::home(&vendor.format);
    let text = [b"{", members, b"}"].concat();
    let Some(document) = Document::read(&text) else {
        let fix = "keep what is written below it flat: nobody could read it back";
        return vec![Finding::new(rule::GRANT_TOO_DEEP, home.to_string(), "the grants are nested too deeply", fix)];
    };
    let judge = grant::Judge { vendor, sdks: &[] };
    for grant in grants {
        let Some(object) = document.root().as_object() else { continue };
        if grant.flat {
            judge.flat(&object, grant, &home, &[], &mut findings);
            // Where nothing else is in the token either, `no_product` says so.
            if !layout::holds(&object, grant) && grants.iter().any(|other| layout::holds(&object, other)) {
                findings.push(empty_flat_grant(grant, vendor));
            }
        } else if let Some(node) = object.get(&grant.key) {
            judge.grant(&node, grant, &home.child(&grant.key), &mut findings);
        }
    }
    findings.into_parts().0
}

/// `grant-opens-nothing`: a flat grant of which no field is set.
pub(crate) fn empty_flat_grant(grant: &token_schema::Grant, vendor: &'static token_schema::Vendor) -> Finding {
    let message = format!("none of the fields of `{}` is set, so the token does not have that grant", grant.key);
    let fix = "set one of its fields, or leave the grant out";
    Finding::new(rule::GRANT_OPENS_NOTHING, grants::home(&vendor.format).to_string(), message, fix)
}

/// `no-product-grant`: no grant of the vendor's. Grants of the application's own open nothing there, and a flat grant without a field
/// is not in the token. `members` is their JSON, without the braces.
pub(crate) fn no_product(
    members: &[u8],
    grants: &[&'static token_schema::Grant],
    vendor: &'static token_schema::Vendor,
) -> Option<Finding> {
    let known = |grant: &&&token_schema::Grant| vendor.grants.iter().any(|other| other.key == grant.key);
    let text = [b"{", members, b"}"].concat();
    // What cannot be read has a finding of its own.
    let document = Document::read(&text)?;
    let object = document.root().as_object()?;
    let mut known = grants.iter().filter(known).peekable();
    let message = if known.peek().is_none() {
        format!("the token gives access to nothing at {}: it has only grants of your own", vendor.title)
    } else if known.all(|grant| grant.flat && !layout::holds(&object, grant)) {
        format!("the token gives access to nothing at {}: none of its grants has a field", vendor.title)
    } else {
        return None;
    };
    let fix = "add the grant of what the client uses";
    Some(Finding::new(rule::NO_PRODUCT_GRANT, grants::home(&vendor.format).to_string(), message, fix))
}
