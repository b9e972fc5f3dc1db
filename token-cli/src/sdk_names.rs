//! The SDKs that a command may name: one list, for every command that refuses another name.

use token_codegen::model::Schema;
use token_codegen::report::{listed, quoted};
use token_codegen::suggest;

use crate::answer::error;

/// What is said of a name that is none of the vendor's SDKs, nor of those that a grants.toml adds.
pub(crate) fn unknown(name: &str, schema: &Schema, own: &[&str]) -> String {
    let vendors = |ended: bool| schema.sdks.iter().filter(move |sdk| sdk.deprecated.is_some() == ended);
    let current: Vec<&str> = vendors(false).map(|sdk| sdk.name.as_str()).chain(own.iter().copied()).collect();
    let ended: Vec<&str> = vendors(true).map(|sdk| sdk.name.as_str()).collect();
    let help = match suggest::closest(name, current.iter().chain(&ended).copied()) {
        Some(meant) => format!("did you mean `{meant}`?"),
        None if ended.is_empty() => format!("the SDKs are {}", listed(current, "and")),
        None => {
            format!("the SDKs are {}, and of those that have ended {}", listed(current, "and"), listed(ended, "and"))
        }
    };
    error(&format!("{} has no SDK {}", schema.title, quoted(name)), &help)
}
