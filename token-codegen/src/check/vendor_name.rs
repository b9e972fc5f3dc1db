//! The name of a vendor, which becomes that of a Rust module.

use token_schema::rule;

use super::names;
use crate::declared;
use crate::naming;
use crate::report::{Problem, Report, quoted};

/// What a module of this name at the root of a crate would hide, or stand beside.
const TAKEN: [&str; 7] = ["alloc", "core", "proc_macro", "sdk", "std", "test", "token_core"];

pub(crate) fn check(file: &declared::File, report: &mut Report) {
    if let Some(name) = &file.name {
        // The name in snake case, so that the help never suggests a name that is refused.
        let module = naming::snake(&name.value);
        let why = if naming::is_unusable(&name.value) {
            None
        } else if naming::is_keyword(&module) {
            Some("a keyword of Rust")
        } else if TAKEN.contains(&module.as_str()) {
            Some("the name of a crate or module that Rust code uses already")
        } else {
            None
        };
        if let Some(why) = why {
            let title = format!("the vendor: invalid name {}", quoted(&name.value));
            Problem::at(rule::BAD_NAME, name, title)
                .label(format!("it becomes the name of a Rust module, `{module}`, which is {why}"))
                .help("choose another name")
                .add_to(report);
        } else {
            names::lower("the vendor", name, report);
        }
    }
}
