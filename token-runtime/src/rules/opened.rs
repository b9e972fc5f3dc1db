//! The SDKs that a set of grants opens.

use token_schema::{Grant, Sdk};

use super::context::{Context, Served};
use super::entries::Entries;
use crate::json::Object;
use crate::jwt::layout;

/// Whether the grants open an SDK. `has` tells whether a grant is among them, `known` are all possible grants.
pub(crate) fn is_opened<K: Iterator<Item = &'static Grant>>(
    sdk: &Sdk,
    grants: &Object<'_>,
    has: impl Fn(&str) -> bool,
    known: impl Fn() -> K,
) -> bool {
    !sdk.requires.is_empty()
        && sdk.requires.iter().all(has)
        && sdk.flags.iter().all(|flag| layout::is_on(grants, flag, known()))
}

/// The SDKs that a token serves: those that the caller named, and those that its grants open.
pub(super) fn served(grants: Option<&Entries<'_>>, context: &Context<'_>) -> Served {
    let mut sdks = Served::from_slice(context.sdks);
    let Some(grants) = grants else { return sdks };
    for sdk in context.vendor.sdks.iter().chain(context.additions.sdks.iter()) {
        let is_named = || context.sdks.iter().any(|named| named.name == sdk.name);
        if is_opened(sdk, grants.object, |key| grants.has(key), || context.grants()) && !is_named() {
            sdks.push(sdk);
        }
    }
    sdks
}
