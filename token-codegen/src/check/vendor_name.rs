//! The name of a vendor, which becomes that of a Rust module.

use token_schema::rule;

use super::names;
use crate::declared;
use crate::naming;
use crate::report::{Problem, Report, quoted};

/// What a module of this name at the root of a crate would hide, or stand beside.
const TAKEN: [&str; 7] = ["alloc", "core", "proc_macro", "sdk", "std", "test", "token_core"];

pub(crate) fn check(file: &declared::File, report: &mut Report) {
    let Some(name) = &file.name else { return };
    // The name in snake case, so that the help never suggests a name that is refused.
    let module = naming::snake(&name.value);
    let why = if !naming::is_unusable(&name.value) && naming::is_keyword(&module) {
        "a keyword of Rust"
    } else if TAKEN.contains(&module.as_str()) {
        "the name of a crate or module that Rust code uses already"
    } else {
        return names::lower("the vendor", name, report);
    };
    Problem::at(rule::BAD_NAME, name, format!("the vendor: invalid name {}", quoted(&name.value)))
        .label(format!("it becomes the name of a Rust module, `{module}`, which is {why}"))
        .help("choose another name")
        .add_to(report);
}
