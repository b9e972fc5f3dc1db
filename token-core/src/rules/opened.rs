//! The SDKs that a set of grants opens.

use smallvec::SmallVec;
use token_schema::{List, Sdk};

use crate::json::Object;
use crate::jwt::layout;

pub(crate) fn opened<'g, K: Iterator<Item = &'static token_schema::Grant>>(
    lists: &'g [&'static List<Sdk>],
    grants: &'g Object<'_>,
    known: impl Fn() -> K + 'g,
) -> impl Iterator<Item = &'static Sdk> + 'g {
    let all = lists.iter().flat_map(|sdks| sdks.iter());
    // Few vendors have flat grants, which have no key of their own.
    let flat = known().any(|grant| grant.flat);
    let keys: SmallVec<[&str; 8]> = grants.members().map(|(key, _)| key).collect();
    all.filter(move |sdk| {
        let has = |key: &str| if flat { layout::has(grants, key, known()) } else { keys.contains(&key) };
        !sdk.requires.is_empty()
            && sdk.requires.iter().all(has)
            && sdk.flags.iter().all(|flag| layout::is_on(grants, flag, known()))
    })
}
