//! A SID that is written in the file: its prefix, length and digits.

use token_schema::SidFault;
use token_schema::rule::{self, Rule};

use super::codes::codes;
use super::examples;
use crate::ast::Spanned;
use crate::model::{Schema, Sdk, Sid};
use crate::report::{Problem, Report, listed, quoted};

/// Whether a text is a SID of this kind; if not, says what is wrong with it.
///
/// The text itself is never repeated: a credential may stand there by mistake.
pub(crate) fn check(
    text: &Spanned<String>,
    sid: &Sid,
    [what, field]: [&str; 2],
    (schema, sdk): (&Schema, Option<&Sdk>),
    report: &mut Report,
) -> bool {
    let value = text.value.as_str();
    let Some(fault) = sid.fault(value) else { return true };
    let (rule, why) = words(fault, value, sid, schema);
    let codes = codes(schema, rule.id(), sdk.map(|sdk| sdk.name.as_ref()));
    let words =
        if sid.literals.is_empty() { String::new() } else { format!(", or {}", listed(sid.literals.iter(), "or")) };
    let suffix = if sid.suffix.is_empty() { String::new() } else { format!(" and `{}`", sid.suffix) };
    let from = if sid.per_token { "let each call give it" } else { "take it from the environment" };
    report.add(
        Problem::new(rule, text.span.clone(), format!("{what}: `{field}` is not a {}", sid.title))
            .label(format!("{why}{codes}"))
            .help(format!(
                "write `{}` and {} hexadecimal digits{suffix}{words}, or {from}: `{}`",
                sid.prefix,
                sid.digits,
                examples::reference(schema, sid, field)
            )),
    );
    false
}

fn words(fault: SidFault, text: &str, sid: &Sid, schema: &Schema) -> (&'static Rule, String) {
    let digits = text.strip_prefix(&*sid.prefix).unwrap_or_default();
    if fault == SidFault::Placeholder || is_placeholder(digits) {
        return (rule::PLACEHOLDER_SID, "it is a placeholder from an example".to_owned());
    }
    let why = match fault {
        SidFault::Empty => "it is empty".to_owned(),
        SidFault::Blank if text.trim() != text => "there is white space around it".to_owned(),
        SidFault::Quoted => "there are quotes inside the quotes".to_owned(),
        SidFault::Prefix => return wrong_prefix(text, sid, schema),
        SidFault::Suffix => format!("it does not end in `{}`", sid.suffix),
        SidFault::Short | SidFault::Long => {
            let (has, needs) = (text.chars().count(), sid.prefix.len() + sid.digits + sid.suffix.len());
            format!("it has {has} characters, a {} has {needs}", sid.title)
        }
        SidFault::Digit => match digits.char_indices().find(|(_, c)| !c.is_ascii_hexdigit()) {
            Some((at, wrong)) => {
                let place = sid.prefix.len() + at + 1;
                format!("{} (character {place}) is no hexadecimal digit", quoted(&wrong.to_string()))
            }
            None => fault.text().to_owned(),
        },
        SidFault::Blank | SidFault::Placeholder => fault.text().to_owned(),
    };
    (rule::SID_MALFORMED, why)
}

/// The classic mistake: a SID of another kind. Kinds with the same prefix cannot be told apart here.
fn wrong_prefix(text: &str, sid: &Sid, schema: &Schema) -> (&'static Rule, String) {
    let starts = |prefix: &str| text.get(..prefix.len()).is_some_and(|start| start == prefix);
    let begins = format!("a {} begins with `{}`", sid.title, sid.prefix);
    if text.get(..sid.prefix.len()).is_some_and(|start| start.eq_ignore_ascii_case(&sid.prefix)) {
        return (rule::SID_MALFORMED, format!("{begins}, written exactly so"));
    }
    if let Some(word) = token_schema::suggest::closest(text, sid.literals.iter()) {
        return (rule::SID_MALFORMED, format!("{begins}, or is `{word}`: did you mean that?"));
    }
    let kinds: Vec<&str> =
        schema.sids.iter().filter(|other| starts(&other.prefix)).map(|other| other.title.as_ref()).collect();
    match (kinds.as_slice(), schema.sids.iter().find(|other| starts(&other.prefix))) {
        ([title], Some(other)) => (rule::GRANT_FIELD_WRONG_SID, format!("`{}…` is a {title}; {begins}", other.prefix)),
        ([titles @ .., last], Some(other)) => {
            (rule::GRANT_FIELD_WRONG_SID, format!("`{}…` is a {} or {last}; {begins}", other.prefix, titles.join(", ")))
        }
        _ => (rule::GRANT_FIELD_WRONG_SID, begins),
    }
}

/// `xxxxxxxx`, `XXXX…`, `...`, `<your sid>`.
fn is_placeholder(digits: &str) -> bool {
    let all = |c: char| digits.len() > 3 && digits.chars().all(|other| other.eq_ignore_ascii_case(&c));
    all('x') || all('.') || all('*') || digits.to_ascii_lowercase().contains("xxxx") || digits.contains(['<', '…'])
}
