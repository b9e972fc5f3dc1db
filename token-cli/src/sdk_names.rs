//! The names of SDKs in arguments.

use token_codegen::model::{Schema, Sdk};
use token_codegen::report::{listed, quoted};
use token_schema::suggest::closest;

use crate::answer::error;

/// The error for a name that is neither an SDK of the vendor nor one of `custom`, those of a grants.toml.
pub(crate) fn unknown(name: &str, schema: &Schema, custom: &[&str]) -> String {
    let (ended, current): (Vec<_>, Vec<_>) = schema.sdks.iter().partition(|sdk| sdk.deprecated.is_some());
    let ended: Vec<&str> = ended.into_iter().map(|sdk| &*sdk.name).collect();
    let current: Vec<&str> = current.into_iter().map(|sdk| &*sdk.name).chain(custom.iter().copied()).collect();
    let known = schema.sdk_called(name).map(|sdk| &**sdk).or_else(|| of_grant(name, schema)).map(|sdk| &*sdk.name);
    let help = match known.or_else(|| closest(name, current.iter().chain(&ended).copied())) {
        Some(meant) => format!("did you mean `{meant}`?"),
        None if ended.is_empty() => format!("the SDKs are {}", listed(current, "and")),
        None => format!("the SDKs are {}; discontinued: {}", listed(current, "and"), listed(ended, "and")),
    };
    error(&format!("{} has no SDK {}", schema.title, quoted(name)), &help)
}

/// The SDK that requires a grant, also by a former name of the grant.
pub(crate) fn of_grant<'s>(name: &str, schema: &'s Schema) -> Option<&'s Sdk> {
    let former = schema.legacy.iter().find(|legacy| legacy.key == name).map(|legacy| &*legacy.replaced_by);
    let mut current = schema.sdks.iter().map(|sdk| &**sdk).filter(|sdk| sdk.deprecated.is_none());
    current.find(|sdk| sdk.requires.contains(former.unwrap_or(name)))
}
