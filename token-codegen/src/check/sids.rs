//! `[sid.*]`: kinds of SID.

use std::sync::Arc;

use token_schema::rule;

use super::names;
use super::scope::{Lookup, Scope};
use crate::ast;
use crate::declared;
use crate::model::{Origin, Sid};
use crate::naming;
use crate::report::{Problem, Report, quoted};

/// Longer than any SID; it bounds the array that holds one in generated code.
const MAX_LENGTH: usize = 128;

pub(crate) fn check(sids: &[declared::Sid], origin: Origin, scope: &mut Scope, report: &mut Report) {
    for sid in sids {
        let before = report.len();
        let what = format!("[sid.{}]", sid.name.value);
        names::lower(&what, &sid.name, report);
        if let Lookup::Found(_) = scope.sid(&sid.name.value) {
            // The vendor's kind stays valid.
            names::taken(&what, &sid.name, "a kind of SID", &scope.schema.title, report);
            continue;
        }
        let sid_built = sid.prefix.as_ref().map(|prefix| build(sid, prefix, origin, &what, report));
        let passed = !report.errors_since(before);
        scope.add_sid(&sid.name.value, sid_built.filter(|_| passed));
    }
}

fn build(sid: &declared::Sid, prefix: &ast::Spanned<String>, origin: Origin, what: &str, report: &mut Report) -> Sid {
    let plain = |text: &str| text.bytes().all(|b| b.is_ascii_graphic());
    if prefix.value.is_empty() || !plain(&prefix.value) {
        let fault = if prefix.value.is_empty() { "is empty" } else { "has spaces, or is not ASCII" };
        Problem::at(rule::SID_PREFIX, prefix, format!("{what}: the prefix {fault}"))
            .label("the prefix distinguishes kinds of SID")
            .help("write its letters, as in `prefix = \"IS\"`")
            .add_to(report);
    }
    let suffix = sid.suffix.as_ref().map_or("", |suffix| &suffix.value);
    if let Some(suffix) = sid.suffix.as_ref().filter(|suffix| !plain(&suffix.value)) {
        Problem::at(rule::SID_SUFFIX, suffix, format!("{what}: the suffix has spaces, or is not ASCII"))
            .label("SIDs are ASCII")
            .add_to(report);
    }
    let digits = sid.digits.as_ref().map_or(32, |digits| usize::try_from(digits.value).unwrap_or(0));
    if digits == 0 || digits + prefix.value.len() + suffix.len() > MAX_LENGTH {
        let span = sid.digits.as_ref().map_or(prefix.span.clone(), |digits| digits.span.clone());
        let title =
            format!("{what}: a SID of this kind would have {} characters", digits + prefix.value.len() + suffix.len());
        Problem::new(rule::SID_DIGITS, span, title)
            .label(format!("it has at least one hexadecimal digit, and at most {MAX_LENGTH} characters in all"))
            .help("write `digits = 32`")
            .add_to(report);
    }
    for literal in sid
        .literals
        .iter()
        .filter(|literal| literal.value.is_empty() || literal.value.len() > MAX_LENGTH || !plain(&literal.value))
    {
        let title = if literal.value.is_empty() { "an empty string".to_owned() } else { quoted(&literal.value) };
        Problem::at(rule::SID_LITERAL, literal, format!("{what}: {title} cannot replace a SID"))
            .label("a literal is short, not empty, and ASCII without spaces")
            .add_to(report);
    }
    let title = sid.title.clone();
    let table = token_schema::Sid {
        name: sid.name.value.clone().into(),
        title: title.unwrap_or_else(|| format!("{} SID", names::in_words(&sid.name.value))).into(),
        prefix: prefix.value.clone().into(),
        digits,
        suffix: suffix.to_owned().into(),
        literals: sid.literals.iter().map(|literal| literal.value.as_str()).collect(),
    };
    Sid {
        table: Arc::new(table),
        rust: naming::sid_type(&sid.name.value),
        origin,
        doc: sid.doc.clone(),
        per_token: sid.per_token,
        aliases: names::aliases(&sid.aliases),
        place: report.source().place(sid.name.span.clone()),
    }
}
