//! The parts of a vendor's credentials, and their places in a token.

use token_schema::{Credential, Role};

/// The parts of a vendor's credentials that become claims, with the claim and the kind of SID.
pub(crate) fn claims_of(
    vendor: &'static token_schema::Vendor,
) -> impl Iterator<Item = (&'static Credential, &'static str, Option<&'static token_schema::Sid>)> {
    vendor.credentials.iter().filter_map(|part| match &part.role {
        Role::Claim(claim, kind) => Some((part, &**claim, kind.as_deref())),
        _ => None,
    })
}

/// The part that names the key, and its place in a token: `claims.iss`, or `header.kid`.
pub(crate) fn part_of_key(vendor: &'static token_schema::Vendor) -> Option<(&'static Credential, String)> {
    let format = &vendor.format;
    let is_key = |part: &&Credential| match (&part.role, &format.key_header) {
        (Role::Claim(claim, _), None) => *claim == format.key,
        (Role::Header(name), Some(key)) => name == key,
        _ => false,
    };
    let place =
        format.key_header.as_ref().map_or_else(|| format!("claims.{}", format.key), |name| format!("header.{name}"));
    vendor.credentials.iter().find(is_key).map(|part| (part, place))
}

pub(crate) fn part_of_claim(
    vendor: &'static token_schema::Vendor,
    claim: &str,
) -> Option<(&'static Credential, Option<&'static token_schema::Sid>)> {
    claims_of(vendor).find(|(_, name, _)| *name == claim).map(|(part, _, kind)| (part, kind))
}

/// The part that is the secret; every schema has one.
pub(crate) fn secret_of(vendor: &'static token_schema::Vendor) -> &'static Credential {
    static NONE: Credential = Credential::secret("secret", "secret", &[], "secret");
    vendor.credentials.iter().find(|part| part.role.signs()).unwrap_or(&NONE)
}
