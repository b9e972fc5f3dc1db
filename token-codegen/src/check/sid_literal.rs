//! A SID that is written in the file: its prefix, length and digits.

use token_schema::leftover::Leftover;
use token_schema::rule::{self, Rule};
use token_schema::suggest::closest;
use token_schema::{Sid, SidFault};

use super::examples;
use super::node::Node;
use crate::model::Schema;
use crate::report::{Problem, listed, quoted};

/// What is wrong with a string that is not a SID of this kind. The string itself is not shown, because it may be a secret.
///
/// `codes` are the vendor's codes of a rule, for the label.
pub(super) fn problem(
    (schema, codes): (&Schema, &dyn Fn(&'static Rule) -> String),
    node: &Node<'_>,
    text: &str,
    sid: &Sid,
    fault: SidFault,
) -> Problem {
    let name = node.path.rsplit('.').next().unwrap_or_default();
    let (rule, why) = match Leftover::find_in_sid(text, &[name], sid) {
        Some(found) if found.kind.is_placeholder() => (rule::PLACEHOLDER_SID, format!("it is {}", found.noun())),
        Some(found) => (rule::SID_MALFORMED, format!("it holds {}", found.noun())),
        None => words(fault, text, sid, schema),
    };
    let literals =
        if sid.literals.is_empty() { String::new() } else { format!(", or {}", listed(sid.literals.iter(), "or")) };
    let suffix = if sid.suffix.is_empty() { String::new() } else { format!(" and `{}`", sid.suffix) };
    let reference = schema.sid(&sid.name).map(|sid| {
        let from = if sid.per_token { "let each call give it" } else { "take it from the environment" };
        format!(", or {from}: `{}`", examples::reference(schema, sid, &node.path))
    });
    Problem::at(rule, node.toml, format!("`{}` is not {}", node.path, sid.with_article()))
        .label(format!("{why}{}", codes(rule)))
        .help(format!(
            "write `{}` and {} hexadecimal digits{suffix}{literals}{}",
            sid.prefix,
            sid.digits,
            reference.unwrap_or_default()
        ))
}

fn words(fault: SidFault, text: &str, sid: &Sid, schema: &Schema) -> (&'static Rule, String) {
    let digits = text.strip_prefix(&*sid.prefix).unwrap_or_default();
    let why = match fault {
        SidFault::Blank if text.trim() != text => "it has white space around it".to_owned(),
        SidFault::Quoted => "it has quotes inside the quotes".to_owned(),
        SidFault::Prefix => return wrong_prefix(text, sid, schema),
        SidFault::Suffix => format!("it does not end in `{}`", sid.suffix),
        SidFault::Short | SidFault::Long => {
            let (has, needs) = (text.chars().count(), sid.prefix.len() + sid.digits + sid.suffix.len());
            format!("it has {has} characters, {} has {needs}", sid.with_article())
        }
        SidFault::Digit => match digits.char_indices().find(|(_, c)| !c.is_ascii_hexdigit()) {
            Some((at, wrong)) => {
                let place = sid.prefix.len() + at + 1;
                format!("{} (character {place}) is not a hexadecimal digit", quoted(&wrong.to_string()))
            }
            None => fault.text().to_owned(),
        },
        SidFault::Empty | SidFault::Blank => fault.text().to_owned(),
    };
    (rule::SID_MALFORMED, why)
}

/// The classic mistake: a SID of another kind. Kinds with the same prefix cannot be told apart here.
fn wrong_prefix(text: &str, sid: &Sid, schema: &Schema) -> (&'static Rule, String) {
    let starts = |prefix: &str| text.get(..prefix.len()).is_some_and(|start| start == prefix);
    let begins = format!("{} begins with `{}`", sid.with_article(), sid.prefix);
    if text.get(..sid.prefix.len()).is_some_and(|start| start.eq_ignore_ascii_case(&sid.prefix)) {
        return (rule::SID_MALFORMED, format!("{begins}, written exactly so"));
    }
    if let Some(word) = closest(text, sid.literals.iter()) {
        return (rule::SID_MALFORMED, format!("{begins}, or is `{word}`: did you mean that?"));
    }
    let kinds: Vec<String> =
        schema.sids.iter().filter(|other| starts(&other.prefix)).map(|kind| kind.with_article()).collect();
    match schema.sids.iter().find(|other| starts(&other.prefix)) {
        Some(other) => {
            (rule::GRANT_FIELD_WRONG_SID, format!("`{}…` is {}; {begins}", other.prefix, listed(kinds, "or")))
        }
        None => (rule::GRANT_FIELD_WRONG_SID, begins),
    }
}
