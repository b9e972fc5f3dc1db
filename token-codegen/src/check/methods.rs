//! The methods of a generated grant have different names.

use std::collections::{HashMap, HashSet};

use token_schema::rule;

use crate::ast::Spanned;
use crate::constructors;
use crate::field::Field;
use crate::naming;
use crate::report::{Problem, Report, quoted};

pub(crate) fn check(what: &str, fields: &[Field], any_of: &[Spanned<String>], report: &mut Report) {
    let mut methods: HashMap<String, String> = HashMap::new();
    for name in ["new", "and"] {
        methods.insert(name.to_owned(), "every generated grant has a method of this name".to_owned());
    }
    let constructors = constructors::named(any_of);
    let is_chosen = |field: &Field| constructors.iter().flatten().any(|name| name.value == field.name.value);
    for chosen in &constructors {
        let chosen: Vec<_> = chosen.iter().map(|name| naming::snake(&name.value)).collect();
        let why = format!(
            "so is the constructor with {}",
            chosen.iter().map(|name| quoted(name)).collect::<Vec<_>>().join(" and ")
        );
        let name = chosen.join("_and_");
        if let Some(other) = methods.insert(name.clone(), why) {
            let span = any_of.last().map_or(0..0, |last| last.span.clone());
            clash(&format!("{what}: a constructor of `any_of`"), &name, span, &other, report);
        }
    }
    let mut seen = HashSet::new();
    for field in fields {
        let rust = naming::snake(&field.name.value);
        // A duplicate or invalid name is one problem, not three.
        if !seen.insert(rust.clone()) || !naming::is_wire_name(&field.name.value) {
            continue;
        }
        let field_name = format!("{what}: the field {}", quoted(&field.name.value));
        let getter = if is_chosen(field) { format!("get_{rust}") } else { rust.clone() };
        let setter = format!("with_{rust}");
        for (method, why) in [
            (getter, format!("so is the method that reads {}", quoted(&field.name.value))),
            (setter, format!("so is the method that sets {}", quoted(&field.name.value))),
        ] {
            if let Some(other) = methods.get(&method) {
                clash(&field_name, &method, field.name.span.clone(), other, report);
                break;
            }
            methods.insert(method, why);
        }
    }
}

fn clash(what: &str, method: &str, span: crate::span::Span, why: &str, report: &mut Report) {
    Problem::new(rule::NAME_CLASH, span, format!("{what} would be the method `{method}` in Rust"))
        .label(why)
        .help("rename it, or write the grant in Rust: `rust = \"crate::Type\"`")
        .add_to(report);
}
