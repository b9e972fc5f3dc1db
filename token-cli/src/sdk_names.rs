//! The names of SDKs in arguments.

use token_codegen::model::{Schema, Sdk};
use token_codegen::report::{listed, quoted};

use crate::answer::error;

/// The error for a name that is neither an SDK of the vendor nor one of `own`, those of a grants.toml.
pub(crate) fn unknown(name: &str, schema: &Schema, own: &[&str]) -> String {
    let vendors = |ended: bool| schema.sdks.iter().filter(move |sdk| sdk.deprecated.is_some() == ended);
    let current: Vec<&str> = vendors(false).map(|sdk| sdk.name.as_ref()).chain(own.iter().copied()).collect();
    let ended: Vec<&str> = vendors(true).map(|sdk| sdk.name.as_ref()).collect();
    let by_grant = of_grant(name, schema).map(|sdk| sdk.name.as_ref());
    let help = match by_grant.or_else(|| token_schema::suggest::closest(name, current.iter().chain(&ended).copied())) {
        Some(meant) => format!("did you mean `{meant}`?"),
        None if ended.is_empty() => format!("the SDKs are {}", listed(current, "and")),
        None => {
            format!("the SDKs are {}; discontinued: {}", listed(current, "and"), listed(ended, "and"))
        }
    };
    error(&format!("{} has no SDK {}", schema.title, quoted(name)), &help)
}

/// The SDK that requires a grant, also by a former name of the grant.
pub(crate) fn of_grant<'s>(name: &str, schema: &'s Schema) -> Option<&'s Sdk> {
    let former = schema.legacy.iter().find(|legacy| legacy.key == name).map(|legacy| legacy.replaced_by.as_ref());
    let key = former.unwrap_or(name);
    let mut current = schema.sdks.iter().filter(|sdk| sdk.deprecated.is_none());
    current.find(|sdk| sdk.requires.iter().any(|grant| grant == key)).map(|sdk| &**sdk)
}
