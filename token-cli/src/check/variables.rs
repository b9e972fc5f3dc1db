//! `token check --env`: the variables that a file's tokens need, checked as at program start.

use serde::Serialize;
use token_codegen::model::{InputKind, Model};
use token_codegen::segments::{Segment, segments};
use token_schema::{Credential, Role};

use crate::answer::{Answer, BOLD, wrapped};
use crate::environment::{EnvProblem, Environment, Origin};
use crate::tables::Tables;
use crate::vendors;

/// The variables that a file needs, and what is wrong with them. Contains no values.
#[derive(Serialize)]
pub(super) struct Variables {
    pub(super) variables: Vec<Variable>,
    pub(super) findings: Vec<EnvProblem>,
}

#[derive(Serialize)]
pub(super) struct Variable {
    name: String,
    /// Alternative names.
    or: Vec<&'static str>,
    holds: String,
    state: State,
    from: Option<Origin>,
    /// The fields that use it; empty for credentials.
    fills: Vec<Place>,
}

#[derive(Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
enum State {
    Set,
    /// Not set, but the declaration has a default.
    Default,
    Empty,
    Missing,
}

#[derive(Serialize)]
struct Place {
    token: String,
    field: String,
    line: usize,
}

impl Variables {
    pub(super) fn of(model: &Model, environment: &Environment) -> Result<Self, Answer> {
        let vendor = vendors::named(&model.schema.name)?;
        let declarations = Tables::of(model, vendor.table).declarations(model, &model.tokens);
        let values = match (vendor.start)(declarations, &|name| environment.get(name)) {
            Ok((_, warnings)) => warnings,
            Err(problems) => problems.findings().to_vec(),
        };
        let findings = environment.problems.iter().cloned().chain(values.into_iter().map(EnvProblem::from)).collect();
        let credentials = vendor.table.credentials.iter().map(|part| credential(part, environment));
        Ok(Self { variables: credentials.chain(declared(model, environment)).collect(), findings })
    }

    pub(super) fn errors_and_warnings(&self) -> [usize; 2] {
        let errors = self.findings.iter().filter(|finding| finding.is_error()).count();
        [errors, self.findings.len() - errors]
    }

    pub(super) fn text(&self) -> String {
        let mut text = format!("{BOLD}environment{BOLD:#}\n");
        for variable in &self.variables {
            text += &wrapped(&format!("  {:<8} ", variable.state.word()), &variable.text());
        }
        for finding in &self.findings {
            text.push('\n');
            text += &finding.text();
        }
        text.push('\n');
        text
    }
}

impl Variable {
    fn text(&self) -> String {
        let or = if self.or.is_empty() { String::new() } else { format!(" (or {})", self.or.join(", ")) };
        let fills: Vec<_> = self.fills.iter().map(|place| format!("`{}` of `{}`", place.field, place.token)).collect();
        let fills = if fills.is_empty() { "the credentials".to_owned() } else { fills.join(", ") };
        let from = match self.from {
            Some(Origin::File) => " [from the file]",
            Some(Origin::Environment) | None => "",
        };
        format!("{}{or}: {}, for {fills}{from}", self.name, self.holds)
    }
}

impl State {
    fn word(self) -> &'static str {
        match self {
            Self::Set => "set",
            Self::Default => "default",
            Self::Empty => "empty",
            Self::Missing => "missing",
        }
    }
}

/// A credential: the first of its variables that has a value.
fn credential(part: &'static Credential, environment: &Environment) -> Variable {
    let mut names = part.env.iter();
    let filled = |name: &&str| environment.get(name).is_some_and(|value| !value.is_empty());
    let name = names.clone().find(filled).or_else(|| names.next()).unwrap_or_default();
    let holds = match &part.role {
        Role::Claim(_, Some(kind)) => format!("{} ({}…)", part.title, kind.prefix),
        _ => part.title.to_string(),
    };
    let or = part.env.iter().filter(|other| *other != name).collect();
    Variable { or, ..variable(name, holds, false, environment) }
}

fn declared(model: &Model, environment: &Environment) -> Vec<Variable> {
    let mut variables: Vec<Variable> = Vec::new();
    for token in &model.tokens {
        for segment in segments(token) {
            let Segment::Env(env) = segment else { continue };
            let place = Place { token: token.name.clone(), field: env.field.clone(), line: env.line };
            let found = variable(&env.name, holds(&env.kind), env.default.is_some(), environment);
            match variables.iter_mut().find(|known| known.name == env.name) {
                Some(known) => {
                    // Another use of the variable may have no default.
                    if known.state == State::Default {
                        known.state = found.state;
                    }
                    known.fills.push(place);
                }
                None => variables.push(Variable { fills: vec![place], ..found }),
            }
        }
    }
    variables
}

fn holds(kind: &InputKind) -> String {
    match kind {
        InputKind::Bool => "`true` or `false`".to_owned(),
        InputKind::Integer => "integer".to_owned(),
        InputKind::Sid(sid) => format!("{} ({}…)", sid.title, sid.prefix),
        _ => "string".to_owned(),
    }
}

fn variable(name: &str, holds: String, default: bool, environment: &Environment) -> Variable {
    let found = environment.find(name);
    let state = match &found {
        Some((value, _)) if !value.is_empty() => State::Set,
        _ if default => State::Default,
        Some(_) => State::Empty,
        None => State::Missing,
    };
    let from = found.map(|(_, origin)| origin);
    Variable { name: name.to_owned(), or: Vec::new(), holds, state, from, fills: Vec::new() }
}
