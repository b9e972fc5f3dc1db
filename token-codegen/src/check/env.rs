//! `{ env = "NAME" }`: the variables that give fields their values when the program starts.

use std::collections::HashMap;

use token_schema::visible::is_invisible;
use token_schema::{article, rule};

use super::inputs::describe;
use super::{examples, in_common};

use crate::ast::Spanned;
use crate::model::{Field, InputKind, Schema, Sid};
use crate::report::{Problem, Report, in_quotes, quoted};
use crate::span::Span;

pub(crate) struct Variables {
    /// The variables that a field must not name, with the credential that each holds.
    credentials: HashMap<String, String>,
    /// The first use of each variable with another type than string.
    kinds: HashMap<String, Use>,
    /// The fields of each variable that limit its value.
    limited: HashMap<String, Vec<(String, Field, Span)>>,
    literals: HashMap<String, Use>,
}

struct Use {
    holds: String,
    place: String,
    span: Span,
    /// The help if this first use is the wrong one.
    instead: String,
}

impl Variables {
    pub(crate) fn of(schema: &Schema) -> Self {
        let parts = schema.credentials.iter().flat_map(|part| part.env.iter().map(|env| (env, &part.title)));
        let credentials = parts.chain(schema.other_secrets.iter().map(|(env, what)| (&**env, what)));
        let credentials = credentials.map(|(env, holds)| (env.to_owned(), holds.to_string())).collect();
        Self { credentials, kinds: HashMap::new(), limited: HashMap::new(), literals: HashMap::new() }
    }

    /// Whether a field may take its value from this variable; if not, the reason is reported.
    pub(crate) fn check(
        &mut self,
        name: &Spanned<String>,
        kind: &InputKind,
        [what, field]: [&str; 2],
        schema: &Schema,
        report: &mut Report,
    ) -> bool {
        if name.value.is_empty() || name.value.contains(|c: char| c == '=' || c == ' ' || is_invisible(c)) {
            let shown = if name.value.is_empty() { "an empty string".to_owned() } else { quoted(&name.value) };
            let title = format!("{what}: {shown} is not the name of an environment variable");
            Problem::at(rule::ENV_NAME, name, title)
                .label("a name has at least one character, no `=`, no white space and no invisible characters")
                .help(example(kind, field, schema))
                .maybe_edit(&name.span, variable(kind, schema))
                .add_to(report);
            return false;
        }
        if let Some(bare) = unexpanded(&name.value) {
            let title = format!("{what}: {} is not the name of an environment variable", quoted(&name.value));
            Problem::at(rule::ENV_NAME, name, title)
                .label("the name is written alone, without the signs that expand a variable")
                .help(format!("write `{{ env = \"{bare}\" }}`"))
                .edit(&name.span, in_quotes(bare))
                .add_to(report);
            return false;
        }
        // A client can read its token.
        if let Some(holds) = self.credentials.get(&name.value) {
            let title = format!("{what}: `{field}` would contain the {holds}");
            Problem::at(rule::SECRET_AS_VALUE, name, title)
                .label(format!(
                    "`{}` belongs to the credentials, and anyone who has a token can read its grants",
                    name.value
                ))
                .help(example(kind, field, schema))
                .maybe_edit(&name.span, variable(kind, schema))
                .add_to(report);
            return false;
        }
        if !self.has_a_value(name, [what, field], schema, report) {
            return false;
        }
        let holds = match kind {
            InputKind::Sid(_) | InputKind::Bool | InputKind::Integer | InputKind::Strings(_) => describe(kind),
            InputKind::String | InputKind::Json | InputKind::JsonText | InputKind::Rust(_) => return true,
        };
        // Two kinds of SID may have the same form, so no later check finds the mistake.
        let instead = example(kind, field, schema);
        let first = self.kinds.entry(name.value.clone()).or_insert_with(|| Use {
            holds: holds.clone(),
            place: format!("{what}, `{field}`"),
            span: name.span.clone(),
            instead: instead.clone(),
        });
        if first.holds != holds {
            // A variable that has its usual name here is wrong where it was used first.
            let is_usual = matches!(kind, InputKind::Sid(sid) if schema.usual_variable(sid) == name.value);
            let help = if is_usual { format!("in {}, {}", first.place, first.instead) } else { instead };
            let title = format!("{what}: the variable `{}` has two types", name.value);
            Problem::at(rule::VARIABLE_TWO_KINDS, name, title)
                .label(format!("here it is {holds}, but {} in {}", first.holds, first.place))
                .note(&report.source().place(first.span.clone()), "first used here")
                .help(help)
                .add_to(report);
            return false;
        }
        if let InputKind::Sid(sid) = kind {
            named_after_another(name, sid, [what, field], schema, report);
        }
        true
    }

    /// Whether some value of the variable is right for this field and for those before it.
    fn has_a_value(
        &mut self,
        name: &Spanned<String>,
        [what, path]: [&str; 2],
        schema: &Schema,
        report: &mut Report,
    ) -> bool {
        let Some(field) = schema.field(path).filter(|field| field.has_bounds()) else { return true };
        let known = self.limited.entry(name.value.clone()).or_default();
        if known.iter().any(|(other, ..)| other == path) {
            return true;
        }
        let is_alike = |other: &Field| std::mem::discriminant(&other.kind) == std::mem::discriminant(&field.kind);
        let alike: Vec<_> = known.iter().filter(|(_, other, _)| is_alike(other)).collect();
        let others: Vec<_> = alike.iter().map(|(path, other, _)| (path.as_str(), other)).collect();
        let fault = in_common::fault(field, &others).zip(alike.first());
        if let Some((label, (.., first))) = fault {
            let title = format!("{what}: no value of the variable `{}` is right for all its fields", name.value);
            Problem::at(rule::NO_COMMON_VALUE, name, title)
                .label(label)
                .note(&report.source().place(first.clone()), "first used here")
                .help("name another variable: `{ env = \"NAME\" }`")
                .add_to(report);
            return false;
        }
        known.push((path.to_owned(), field.clone(), name.span.clone()));
        true
    }

    /// Warns of a SID that is used as two kinds: kinds with the same prefix look alike.
    pub(crate) fn literal(
        &mut self,
        text: &Spanned<String>,
        sid: &Sid,
        [what, field]: [&str; 2],
        schema: &Schema,
        report: &mut Report,
    ) {
        if sid.literals.contains(&text.value) {
            return;
        }
        let first = self.literals.entry(text.value.clone()).or_insert_with(|| Use {
            holds: sid.title.to_string(),
            place: format!("{what}, `{field}`"),
            span: text.span.clone(),
            instead: String::new(),
        });
        if first.holds == sid.title {
            return;
        }
        let title = format!("{what}: the SID in `{field}` is used as two kinds");
        Problem::at(rule::SID_TWO_KINDS, text, title)
            .label(format!(
                "here it is {}, but {} {} in {}: both begin with `{}`, so no later check finds the mistake",
                sid.with_article(),
                article(&first.holds),
                first.holds,
                first.place,
                sid.prefix
            ))
            .note(&report.source().place(first.span.clone()), "first used here")
            .help(format!(
                "copy each SID from the page of its own kind, or take it from the environment: `{}`",
                examples::reference(schema, sid, field)
            ))
            .add_to(report);
    }
}

fn named_after_another(
    name: &Spanned<String>,
    sid: &Sid,
    [what, field]: [&str; 2],
    schema: &Schema,
    report: &mut Report,
) {
    let is_usual = |kind: &Sid| schema.usual_variable(kind) == name.value;
    let Some(other) = schema.sids.iter().find(|kind| is_usual(kind)).filter(|_| !is_usual(sid)) else { return };
    let effect = if other.prefix == sid.prefix {
        format!("both begin with `{}`, so no later check finds the mistake", sid.prefix)
    } else {
        format!("with a SID that begins with `{}`, the program does not start", other.prefix)
    };
    let title = format!("{what}: `{field}` takes the variable of {}", other.with_article());
    let kind = InputKind::Sid(std::sync::Arc::new(sid.clone()));
    Problem::at(rule::VARIABLE_OF_ANOTHER_KIND, name, title)
        .label(format!("this field is {}; {effect}", sid.with_article()))
        .help(example(&kind, field, schema))
        .maybe_edit(&name.span, variable(&kind, schema))
        .add_to(report);
}

/// The variable that the example names.
/// The name in `$NAME`, `${NAME}` or `%NAME%`.
fn unexpanded(text: &str) -> Option<&str> {
    let inside = |open, close| text.strip_prefix(open).and_then(|rest: &str| rest.strip_suffix(close));
    let bare = inside("${", "}").or_else(|| inside("%", "%")).or_else(|| inside("$", ""))?;
    let is_of_name = |c: char| c.is_ascii_alphanumeric() || c == '_';
    (!bare.is_empty() && bare.chars().all(is_of_name)).then_some(bare)
}

fn variable(kind: &InputKind, schema: &Schema) -> Option<String> {
    match kind {
        InputKind::Sid(sid) if !sid.per_token => Some(in_quotes(&schema.usual_variable(sid))),
        _ => None,
    }
}

fn example(kind: &InputKind, field: &str, schema: &Schema) -> String {
    match kind {
        InputKind::Sid(sid) if sid.per_token => {
            format!("let each call give the {}: `{}`", sid.title, examples::reference(schema, sid, field))
        }
        InputKind::Sid(sid) => {
            format!("name the variable that holds the {}: `{}`", sid.title, examples::reference(schema, sid, field))
        }
        _ => "name another variable: `{ env = \"NAME\" }`".to_owned(),
    }
}
