//! `{ env = "NAME" }`: the variables that give fields their values when the program starts.

use std::collections::HashMap;

use super::examples;
use crate::ast::Spanned;
use crate::model::{InputKind, Schema};
use crate::report::{Problem, Report, quoted};
use crate::visible::is_invisible;

/// The variables that a file names, and those that it must not.
pub(crate) struct Variables {
    /// What each credential's variable holds.
    credentials: HashMap<String, String>,
    /// What each variable holds, where that is more than a text, and the field that says so.
    kinds: HashMap<String, (String, String)>,
}

impl Variables {
    pub(crate) fn of(schema: &Schema) -> Self {
        let parts =
            schema.credentials.iter().flat_map(|part| part.env.iter().map(|env| (env.clone(), part.title.clone())));
        Self { credentials: parts.chain(schema.other_secrets.iter().cloned()).collect(), kinds: HashMap::new() }
    }

    /// Whether a field may take its value from this variable; if not, says why.
    pub(crate) fn check(
        &mut self,
        name: &Spanned<String>,
        kind: &InputKind,
        [what, field]: [&str; 2],
        schema: &Schema,
        report: &mut Report,
    ) -> bool {
        if name.value.is_empty() || name.value.contains(|c: char| c == '=' || c == ' ' || is_invisible(c)) {
            let shown = if name.value.is_empty() { "an empty text".to_owned() } else { quoted(&name.value) };
            report.add(
                Problem::error(
                    "env-name",
                    name.span.clone(),
                    format!("{what}: {shown} is no name of an environment variable"),
                )
                .label("a name is not empty, and has neither `=` nor white space nor invisible characters")
                .help(example(kind, field, schema)),
            );
            return false;
        }
        // A token is no secret to the client that gets it.
        if let Some(holds) = self.credentials.get(&name.value) {
            report.add(
                Problem::error(
                    "secret-as-value",
                    name.span.clone(),
                    format!("{what}: `{field}` would hold the {holds}"),
                )
                .label(format!(
                    "`{}` belongs to the credentials, and everyone who holds a token can read its grants",
                    name.value
                ))
                .help(example(kind, field, schema)),
            );
            return false;
        }
        let holds = match kind {
            InputKind::Sid(sid) => sid.title.clone(),
            InputKind::Bool => "boolean".to_owned(),
            InputKind::Integer => "whole number".to_owned(),
            InputKind::Text | InputKind::Json | InputKind::Rust(_) => return true,
        };
        // Two kinds of SID may look alike, so only here can the mistake be seen.
        let (title, other) =
            self.kinds.entry(name.value.clone()).or_insert_with(|| (holds.clone(), format!("{what}, `{field}`")));
        if *title == holds {
            return true;
        }
        report.add(
            Problem::error(
                "variable-two-kinds",
                name.span.clone(),
                format!("{what}: the variable `{}` is of two kinds", name.value),
            )
            .label(format!("here it is a {holds}, but a {title} in {other}"))
            .help(example(kind, field, schema)),
        );
        false
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
        _ => "name a variable of its own: `{ env = \"NAME\" }`".to_owned(),
    }
}
