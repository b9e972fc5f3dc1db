//! `name` and `title` of a vendor: the name becomes a Rust module, and the title stands in messages.

use super::names;
use crate::ast;
use crate::naming;
use crate::report::{Problem, Report, quoted};

/// What a module of this name at the root of a crate would hide, or stand beside.
const TAKEN: [&str; 7] = ["alloc", "core", "proc_macro", "sdk", "std", "test", "token_core"];

pub(crate) fn check(file: &ast::File, report: &mut Report) {
    if let Some(name) = &file.name {
        names::lower("the vendor", name, report);
        let why = if naming::is_keyword(&name.value) {
            Some("a keyword of Rust")
        } else if TAKEN.contains(&name.value.as_str()) {
            Some("the name of a crate or module that Rust code uses already")
        } else {
            None
        };
        if let Some(why) = why {
            report.add(
                Problem::error(
                    "bad-name",
                    name.span.clone(),
                    format!("the vendor: the name {} cannot be used", quoted(&name.value)),
                )
                .label(format!("it becomes the name of a Rust module, and it is {why}"))
                .help("choose another name"),
            );
        }
    }
    if let Some(title) = file.title.as_ref().filter(|title| title.value.trim().is_empty()) {
        report.add(
            Problem::error("empty-text", title.span.clone(), "the vendor: `title` is empty")
                .label("messages call the vendor by it")
                .help("write the vendor's name as its customers know it"),
        );
    }
}
