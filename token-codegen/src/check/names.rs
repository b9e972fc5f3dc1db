//! Names that are written in Rust and in JSON.

use token_schema::Text;
use token_schema::rule::{self, Rule};

use crate::ast::Spanned;
use crate::naming;
use crate::report::{Problem, Report, quoted};
use crate::span::Span;

/// `[a-z][a-z0-9_]*`, because it becomes a Rust name.
pub(crate) fn lower(what: &str, name: &Spanned<String>, report: &mut Report) {
    let snake = naming::snake(&name.value);
    let help = naming::is_lower_name(&snake).then_some(snake);
    let why = "it becomes a Rust name: lowercase letters, digits and `_`, beginning with a letter";
    check(what, name, naming::is_lower_name(&name.value), why, help, report);
}

/// `[A-Za-z][A-Za-z0-9_-]*`: the name of a JSON member.
pub(crate) fn wire(what: &str, name: &Spanned<String>, report: &mut Report) {
    let why = "it is a JSON member and becomes a Rust name: letters, digits, `_` and `-`, beginning with a letter";
    check(what, name, naming::is_wire_name(&name.value), why, None, report);
}

fn check(what: &str, name: &Spanned<String>, valid: bool, why: &str, meant: Option<String>, report: &mut Report) {
    let shown = quoted(&name.value);
    let problem = Problem::at(rule::BAD_NAME, name, format!("{what}: invalid name {shown}"));
    if naming::is_unusable(&name.value) {
        let why = format!("it becomes a Rust name, and {shown} cannot be a Rust name, not even a raw identifier");
        report.add(problem.label(why).help("choose another name"));
    } else if !valid {
        let problem = problem.label(why);
        report.add(match meant {
            Some(meant) => {
                problem.help(format!("write {}", quoted(&meant))).rename(report.source(), &name.span, &meant)
            }
            None => problem,
        });
    }
}

/// What else a thing is called, for suggestions.
pub(crate) fn aliases(names: &[Spanned<String>]) -> Vec<String> {
    names.iter().map(|name| name.value.clone()).collect()
}

/// The id of a rule that a schema defines. It differs from the ids of the common rules, so that findings are told apart.
pub(crate) fn own_rule(what: &str, id: String, place: &Span, report: &mut Report) -> Text {
    if let Some(known) = Rule::find(&id) {
        let shown = quoted(&id);
        Problem::new(rule::NAME_TAKEN, place.clone(), format!("{what}: the name {shown} of its rule is taken"))
            .label(format!("a rule about {} has the same ID", known.topic()))
            .help("choose another name")
            .add_to(report);
    }
    id.into()
}

/// An application adds to a vendor's rules; it does not change them.
pub(crate) fn taken(what: &str, name: &Spanned<String>, kind: &str, vendor: &str, report: &mut Report) {
    Problem::at(rule::NAME_TAKEN, name, format!("{what}: {vendor} has {kind} of this name"))
        .label("a grants.toml adds to the vendor's rules, but does not change them")
        .help("choose another name, or remove the table to use the vendor's")
        .add_to(report);
}

/// `conversations_service` → `Conversations service`.
pub(crate) fn in_words(name: &str) -> String {
    let words = name.replace(['_', '-'], " ");
    let mut letters = words.chars();
    letters.next().map(|first| first.to_ascii_uppercase()).into_iter().chain(letters).collect()
}
