//! The variables of the process, those of a file such as `.env`, and those of a directory of mounted secrets.

use std::path::{Path, PathBuf};

use clap::Args;
use serde::Serialize;
use token_codegen::unreadable::shown;
use token_core::Finding;
use token_core::start::Source;
use token_schema::rule::{self, Severity};

use crate::answer::{self, Answer, error, note, warning};
use crate::file;

#[derive(Args, Clone, Debug)]
pub(crate) struct Files {
    /// Read variables from this file, too; the environment takes precedence
    #[arg(long, value_name = "FILE")]
    pub(crate) env_file: Option<PathBuf>,
    /// Read variables from the files in this directory, too, each named after a variable; the environment and --env-file take precedence
    #[arg(long, value_name = "DIR")]
    pub(crate) secrets_dir: Option<PathBuf>,
}

impl Files {
    pub(crate) fn are_given(&self) -> bool {
        self.env_file.is_some() || self.secrets_dir.is_some()
    }

    /// The variables, and the warnings about the file.
    pub(crate) fn sound(&self) -> Result<(Environment, String), Answer> {
        let environment = Environment::read(self)?;
        let text: String = environment.problems.iter().map(EnvProblem::text).collect();
        if environment.problems.iter().any(EnvProblem::is_error) {
            Err(Answer::bad(text))
        } else {
            Ok((environment, text))
        }
    }

    /// The problems of a start, and where else the variables may be.
    pub(crate) fn problems(&self, found: &[Finding]) -> String {
        texts(found.to_vec()) + &self.hint(found.iter().cloned().map(EnvProblem::from))
    }

    /// Once for all variables that are not set: a file may hold them. An empty one takes precedence over a file.
    pub(crate) fn hint(&self, mut problems: impl Iterator<Item = EnvProblem>) -> String {
        let is_unset =
            |problem: EnvProblem| problem.rule == rule::VARIABLE_MISSING.id() && problem.message.starts_with("not set");
        if self.are_given() || !problems.any(is_unset) {
            return String::new();
        }
        note("no file was read: if one has the variables, such as `.env`, add `--env-file FILE`")
    }
}

/// The variables of the process, of a file and of a directory, in this order. The problems are those of the file.
#[derive(Debug)]
pub(crate) struct Environment {
    file: Option<Source<'static>>,
    secrets: Option<Source<'static>>,
    pub(crate) all: Source<'static>,
    pub(crate) problems: Vec<EnvProblem>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Origin {
    Environment,
    File,
    Secrets,
}

/// More than any program is started with.
const MAX_BYTES: usize = 1024 * 1024;

impl Environment {
    pub(crate) fn read(files: &Files) -> Result<Self, Answer> {
        let file = files.env_file.as_deref().map(env_file).transpose()?;
        let (file, findings) = file.unzip();
        let secrets = files.secrets_dir.as_deref().map(secrets_dir).transpose()?;
        let all = [&file, &secrets].into_iter().flatten().cloned().fold(Source::env(), Source::or);
        let problems = findings.into_iter().flatten().map(EnvProblem::from).collect();
        Ok(Self { file, secrets, all, problems })
    }

    /// The value of a variable as a program sees it that loads the file with dotenvy: the process's own variables take precedence, even
    /// empty ones. A value that is not UTF-8 is set, with its invalid bytes replaced.
    pub(crate) fn get(&self, name: &str) -> Option<String> {
        self.all.value(name)
    }

    pub(crate) fn find(&self, name: &str) -> Option<(String, Origin)> {
        let value = self.get(name)?;
        let is_in = |source: &Option<Source<'_>>| source.as_ref().is_some_and(|source| source.value(name).is_some());
        let origin = match std::env::var_os(name) {
            None if is_in(&self.file) => Origin::File,
            None if is_in(&self.secrets) => Origin::Secrets,
            _ => Origin::Environment,
        };
        Some((value, origin))
    }
}

fn env_file(path: &Path) -> Result<(Source<'static>, Vec<Finding>), Answer> {
    let bytes = file::read(path, MAX_BYTES, "")?;
    let mut source = Source::env_text(&bytes, &shown(path)).map_err(|(why, fix)| file::unreadable(path, &why, fix))?;
    let findings = source.take_findings();
    Ok((source, findings))
}

fn secrets_dir(path: &Path) -> Result<Source<'static>, Answer> {
    Source::secrets_dir(path).map_err(|error| {
        let said =
            error.problems().into_iter().map(|problem| (problem.message.to_owned(), problem.fix.to_owned())).next();
        let (message, fix) = said.unwrap_or_default();
        Answer::usage(answer::error(&format!("`{}` {message}", shown(path)), &fix))
    })
}

/// What is wrong with the environment: a line of the file, or the value of a variable.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct EnvProblem {
    pub(crate) rule: String,
    severity: &'static str,
    pub(crate) at: String,
    message: String,
    fix: String,
}

impl EnvProblem {
    pub(crate) fn is_error(&self) -> bool {
        self.severity == Severity::Error.as_str()
    }

    /// Without colours.
    pub(crate) fn plain(&self) -> String {
        format!("{}: {}\nhelp: {}", self.at, self.message, self.fix)
    }

    pub(crate) fn text(&self) -> String {
        let what = format!("{}: {}", self.at, self.message);
        if self.is_error() { error(&what, &self.fix) } else { warning(&what, &self.fix) }
    }
}

pub(crate) fn texts(findings: impl IntoIterator<Item = Finding>) -> String {
    findings.into_iter().map(|finding| EnvProblem::from(finding).text()).collect::<Vec<_>>().join("\n")
}

impl From<Finding> for EnvProblem {
    fn from(finding: Finding) -> Self {
        Self {
            rule: finding.rule.to_string(),
            severity: finding.severity.as_str(),
            at: finding.at.into_owned(),
            message: finding.message,
            fix: finding.fix,
        }
    }
}
