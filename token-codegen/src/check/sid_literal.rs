//! A SID that is written in the file: its prefix, length and digits.

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
    let Some((rule, why)) = (if sid.literals.contains(value) { None } else { fault(value, sid, schema) }) else {
        return true;
    };
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

fn fault(text: &str, sid: &Sid, schema: &Schema) -> Option<(&'static Rule, String)> {
    if text.trim().is_empty() {
        return Some((rule::SID_MALFORMED, "it is empty".to_owned()));
    }
    if text.trim() != text {
        return Some((rule::SID_MALFORMED, "there is white space around it".to_owned()));
    }
    if text.starts_with(['"', '\'']) {
        return Some((rule::SID_MALFORMED, "there are quotes inside the quotes".to_owned()));
    }
    let Some(rest) = text.strip_prefix(sid.prefix.as_ref()) else { return Some(wrong_prefix(text, sid, schema)) };
    if is_placeholder(rest) {
        return Some((rule::PLACEHOLDER_SID, "it is a placeholder from an example".to_owned()));
    }
    let Some(digits) = rest.strip_suffix(sid.suffix.as_ref()) else {
        return Some((rule::SID_MALFORMED, format!("it does not end in `{}`", sid.suffix)));
    };
    let (has, needs) = (text.chars().count(), sid.prefix.len() + sid.digits + sid.suffix.len());
    if has != needs {
        return Some((rule::SID_MALFORMED, format!("it has {has} characters, a {} has {needs}", sid.title)));
    }
    let (at, wrong) = digits.char_indices().find(|(_, c)| !c.is_ascii_hexdigit())?;
    let place = sid.prefix.len() + at + 1;
    Some((rule::SID_MALFORMED, format!("{} (character {place}) is no hexadecimal digit", quoted(&wrong.to_string()))))
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
