//! What is wrong with a variable at start, as data.

use token_schema::rule::Severity;

use crate::rules::argument::Argument;
use crate::rules::finding::Finding;
use crate::rules::subject::{Place, Subject};

/// One problem of a start, from [`StartError::problems`](crate::StartError::problems).
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Problem<'e> {
    /// The id of the rule; `token explain` describes it.
    pub rule: &'static str,
    /// A warning only in strict mode, or if it may explain an error.
    pub severity: Severity,
    /// The variable. `None` if the problem is not about a variable: a declaration whose grants are too long, or a file of variables.
    pub variable: Option<&'static str>,
    /// Other names of the same credential, any of which may be set instead: those of [`Variable`](crate::declared::Variable).
    pub alternatives: &'e [&'static str],
    /// Other variables that the problem is about: two hold each other's values, or differ.
    pub others: &'e [&'static str],
    /// Where a `grants.toml` uses the variable, in file order. Empty for a credential.
    pub places: &'e [Place],
    /// What is wrong. Never contains the value.
    pub message: &'e str,
    /// What to do.
    pub fix: &'e str,
}

impl Finding {
    /// Says which variables it is about. Of a credential, `names` are all its names.
    pub(crate) fn of_variables(
        mut self,
        variables: impl IntoIterator<Item = &'static str>,
        names: impl Iterator<Item = &'static str>,
    ) -> Self {
        let variables: Vec<_> = variables.into_iter().collect();
        let alternatives = names.filter(|name| !variables.contains(name)).collect();
        self.argument = Some(Argument::Variables(Box::new(Subject { variables, alternatives, places: Vec::new() })));
        self
    }

    /// Adds a place in a `grants.toml`, as data and in words.
    pub(crate) fn at_place(mut self, place: Place) -> Self {
        let Place { file, line, token, field } = place;
        let words = match field {
            Some(field) => format!("{file}:{line} `{field}` of `{token}`"),
            None => format!("{file}:{line} `{token}`"),
        };
        let mut subject = self.subject().clone();
        self.at = match (subject.places.as_slice(), subject.variables.first()) {
            ([], None) => words,
            ([], Some(variable)) => format!("{variable}, for {words}"),
            ([..], _) => format!("{}, {words}", self.at),
        }
        .into();
        subject.places.push(place);
        self.about(Argument::Variables(Box::new(subject)))
    }

    fn subject(&self) -> &Subject {
        static NONE: Subject = Subject { variables: Vec::new(), alternatives: Vec::new(), places: Vec::new() };
        match &self.argument {
            Some(Argument::Variables(subject)) => subject,
            _ => &NONE,
        }
    }

    pub(crate) fn problem(&self) -> Problem<'_> {
        let Subject { variables, alternatives, places } = self.subject();
        let (variable, others) = match variables.split_first() {
            Some((first, others)) => (Some(*first), others),
            None => (None, [].as_slice()),
        };
        Problem {
            rule: self.rule,
            severity: self.severity,
            variable,
            alternatives,
            others,
            places,
            message: &self.message,
            fix: &self.fix,
        }
    }
}
