//! `token check --env`: the variables that a file's tokens need, checked as at program start.

use serde::Serialize;
use token_codegen::model::{Env, Model, Token};
use token_codegen::variables;

use crate::answer::{BOLD, wrapped};
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
    or: Vec<String>,
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
    /// There is a file for it that cannot be read.
    Unreadable,
}

#[derive(Serialize)]
struct Place {
    token: String,
    field: String,
    line: usize,
}

impl Variables {
    pub(super) fn of(model: &Model, environment: &Environment) -> Self {
        let declarations = Tables::of(model).declarations(model, &model.tokens);
        let values = match vendors::start(declarations, &environment.all) {
            Ok((_, warnings)) => warnings,
            Err(problems) => problems.findings().to_vec(),
        };
        let findings = environment.problems.iter().cloned().chain(values.into_iter().map(EnvProblem::from)).collect();
        let variables = model.variables().iter().map(|it| variable(it, environment)).collect();
        Self { variables, findings }
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
            Some(Origin::Secrets) => " [from the directory]",
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
            Self::Unreadable => "unreadable",
        }
    }
}

/// A variable with its state. Of several names for a credential it has the first that is set.
fn variable(variable: &variables::Variable<'_>, environment: &Environment) -> Variable {
    let names = [variable.name].into_iter().chain(variable.aliases.iter().copied());
    let filled = |name: &&str| environment.get(name).is_some_and(|value| !value.is_empty());
    let name = names.clone().find(filled).unwrap_or(variable.name);
    let found = environment.find(name);
    let state = match &found {
        Some((value, _)) if !value.is_empty() => State::Set,
        _ if names.clone().any(|name| environment.all.why_unreadable(name).is_some()) => State::Unreadable,
        _ if !variable.required => State::Default,
        Some(_) => State::Empty,
        None => State::Missing,
    };
    let place =
        |(token, env): &(&Token, &Env)| Place { token: token.name.clone(), field: env.field.clone(), line: env.line };
    Variable {
        name: name.to_owned(),
        or: names.filter(|other| *other != name).map(str::to_owned).collect(),
        holds: variable.words(),
        state,
        from: found.map(|(_, origin)| origin),
        fills: variable.uses.iter().map(place).collect(),
    }
}
