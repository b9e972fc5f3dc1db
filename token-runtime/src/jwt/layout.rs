//! Where each part of a token is: the grants, a single grant, and the claims that are not grants.

use crate::json::{Node, Object};
use token_schema::{Format, Grant, Shape};

/// The claims that RFC 7519 registers: these are not grants if the vendor's grants are claims.
pub(crate) fn is_claim(key: &str) -> bool {
    matches!(key, "iss" | "sub" | "aud" | "exp" | "nbf" | "iat" | "jti")
}

/// The object that holds the grants: a claim, or the claims themselves.
pub(crate) fn grants<'a>(claims: &Object<'a>, format: &Format) -> Option<Object<'a>> {
    match &format.grants {
        Some(name) => claims.get(name)?.as_object(),
        None => claims.node().as_object(),
    }
}

/// The object that holds the identity: the claims, the grants, or an object in a grant. `None`: the token lacks it, or the vendor's tokens
/// have no identity.
pub(crate) fn home<'a>(claims: &Object<'a>, format: &Format) -> Option<Object<'a>> {
    if format.identity_in_grants {
        return grants(claims, format);
    }
    let claims = claims.node().as_object().filter(|_| !format.identity.is_empty())?;
    format.identity_in.iter().try_fold(claims, |object, name| object.get(name)?.as_object())
}

pub(crate) fn identity<'a>(claims: &Object<'a>, format: &Format) -> Option<Node<'a>> {
    home(claims, format)?.get(&format.identity)
}

/// Whether the grants include this grant. A flat grant is present if one of its fields is.
pub(crate) fn holds(grants: &Object<'_>, grant: &Grant) -> bool {
    match &grant.shape {
        Shape::Fields { fields, .. } if grant.flat => fields.iter().any(|field| grants.get(&field.name).is_some()),
        _ => grants.get(&grant.key).is_some(),
    }
}

/// Whether the grants include the grant of this key. `known` are all possible grants.
pub(crate) fn has(grants: &Object<'_>, key: &str, mut known: impl Iterator<Item = &'static Grant>) -> bool {
    match known.find(|grant| grant.flat && grant.key == key) {
        Some(grant) => holds(grants, grant),
        None => grants.get(key).is_some(),
    }
}

/// Whether a boolean of a grant is `true`, by its path, `video.roomJoin`. `known` are all possible grants.
pub(crate) fn is_on(grants: &Object<'_>, flag: &str, mut known: impl Iterator<Item = &'static Grant>) -> bool {
    let Some((key, name)) = flag.split_once('.') else { return false };
    let beside = known.any(|grant| grant.flat && grant.key == key);
    let node = if beside { grants.get(name) } else { grants.get(key).and_then(|it| it.as_object()?.get(name)) };
    node.and_then(|node| node.as_bool()) == Some(true)
}
