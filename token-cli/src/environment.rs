//! The variables of the process, and those of a file such as `.env`.

use std::cell::Cell;
use std::collections::BTreeMap;
use std::ffi::OsString;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::rc::Rc;

use clap::Args;
use serde::Serialize;
use token_codegen::unreadable::shown;
use token_core::Finding;
use token_schema::rule::{self, Rule, Severity};

use crate::answer::{Answer, error, warning};
use crate::file;

#[derive(Args, Clone, Debug)]
pub(crate) struct EnvFile {
    /// Read variables from this file, too; the environment takes precedence
    #[arg(long, value_name = "FILE")]
    pub(crate) env_file: Option<PathBuf>,
}

impl EnvFile {
    /// The variables, and the warnings about the file.
    pub(crate) fn sound(&self) -> Result<(Environment, String), Answer> {
        let environment = Environment::read(self.env_file.as_deref())?;
        let text: String = environment.problems.iter().map(EnvProblem::text).collect();
        if environment.problems.iter().any(EnvProblem::is_error) {
            Err(Answer::bad(text))
        } else {
            Ok((environment, text))
        }
    }
}

#[derive(Debug, Default)]
pub(crate) struct Environment {
    in_file: BTreeMap<String, String>,
    pub(crate) problems: Vec<EnvProblem>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Origin {
    Environment,
    File,
}

/// More than any program is started with.
const MAX_BYTES: usize = 1024 * 1024;
/// References to other variables, each of which may repeat a long value.
const MAX_REFERENCES: usize = 256;
/// Linux starts no program with a longer one (`MAX_ARG_STRLEN`, <https://man7.org/linux/man-pages/man2/execve.2.html>). References to
/// references double a value at each line, so reading stops at the first that is longer.
const MAX_VALUE_BYTES: usize = 128 * 1024;
/// If the file is not a file of variables, every line is wrong.
const MAX_PROBLEMS: usize = 20;

impl Environment {
    pub(crate) fn read(file: Option<&Path>) -> Result<Self, Answer> {
        let Some(path) = file else { return Ok(Self::default()) };
        let bytes = file::read(path, MAX_BYTES, "")?;
        let text = std::str::from_utf8(&bytes)
            .map_err(|_| file::unreadable(path, "it is not UTF-8", "save the file as UTF-8"))?;
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        if text.matches('$').count() > MAX_REFERENCES {
            let reason = format!("it contains more than {MAX_REFERENCES} `$`, each of which may refer to a variable");
            return Err(file::unreadable(path, &reason, "replace references with values"));
        }
        Ok(parse(text, &shown(path)))
    }

    /// The value of a variable as a program sees it that loads the file with dotenvy: the process's own variables take precedence, even
    /// empty ones. A value that is not UTF-8 is set, with its invalid bytes replaced.
    pub(crate) fn get(&self, name: &str) -> Option<String> {
        self.find(name).map(|(value, _)| value)
    }

    pub(crate) fn find(&self, name: &str) -> Option<(String, Origin)> {
        let in_file = || Some((self.in_file.get(name)?.clone(), Origin::File));
        match std::env::var_os(name).map(OsString::into_string) {
            Some(Ok(value)) => Some((value, Origin::Environment)),
            Some(Err(value)) => in_file().or_else(|| Some((value.to_string_lossy().into_owned(), Origin::Environment))),
            None => in_file(),
        }
    }
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
    fn new(rule: &Rule, at: String, message: impl Into<String>, fix: &str) -> Self {
        let severity = rule.severity().as_str();
        Self { rule: rule.to_string(), severity, at, message: message.into(), fix: fix.to_owned() }
    }

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

/// The variables that a file sets, and its invalid lines. Problems do not quote a line, which may contain a secret.
fn parse(text: &str, name: &str) -> Environment {
    let lines = Lines { rest: text.as_bytes(), begun: Rc::default(), inside: false };
    let line = Rc::clone(&lines.begun);
    let mut file = Environment::default();
    let mut omitted = 0;
    for item in dotenvy::from_read_iter(lines) {
        let at = format!("{name}:{}", line.get());
        let (rule, message, fix) = match item {
            Ok((_, value)) if value.len() > MAX_VALUE_BYTES => {
                let what = format!("the value is longer than {} KiB; the rest is not read", MAX_VALUE_BYTES / 1024);
                let help = "replace each `$NAME` in it, which repeats another variable, with a value";
                file.problems.push(EnvProblem::new(rule::ENV_FILE_LINE, at, what, help));
                return file;
            }
            // dotenvy keeps the first value, too.
            Ok((variable, value)) if !file.in_file.contains_key(&variable) => {
                file.in_file.insert(variable, value);
                continue;
            }
            Ok(_) => (
                rule::ENV_FILE_TWICE,
                "an earlier line sets the same variable, and its value is used",
                "remove one of the lines; some other tools use the last",
            ),
            Err(_) => (
                rule::ENV_FILE_LINE,
                "expected NAME=VALUE, and the same quote at both ends of a value",
                "write `NAME=VALUE`, with quotes around a value that contains spaces or `#`",
            ),
        };
        if file.problems.len() < MAX_PROBLEMS {
            file.problems.push(EnvProblem::new(rule, at, message, fix));
        } else {
            omitted += 1;
        }
    }
    if omitted > 0 {
        let what = format!("{omitted} more lines are invalid, or set a variable again");
        let help = "correct the lines above first";
        file.problems.push(EnvProblem::new(rule::ENV_FILE_LINE, name.to_owned(), what, help));
    }
    file
}

/// Counts the lines that dotenvy reads, because its errors have no line number.
struct Lines<'a> {
    rest: &'a [u8],
    begun: Rc<Cell<usize>>,
    /// Whether the last line was not read to its end.
    inside: bool,
}

impl Read for Lines<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let line = self.rest.split_inclusive(|byte| *byte == b'\n').next().unwrap_or_default();
        if !line.is_empty() && !self.inside {
            self.begun.set(self.begun.get() + 1);
        }
        let count = (&mut &*line).read(buffer)?;
        self.inside = count < line.len();
        self.rest = self.rest.get(count..).unwrap_or_default();
        Ok(count)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn places(text: &str) -> Vec<(String, String)> {
        parse(text, ".env").problems.into_iter().map(|problem| (problem.at, problem.rule)).collect()
    }

    #[test]
    fn values_are_those_that_dotenvy_loads() {
        let file = parse("A=1\nexport B='x y' # z\nC=\"a\nb\"\nD=${A}2\nE=\n\n# F=3\n", ".env");
        let values: Vec<_> = file.in_file.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        assert_eq!(values, [("A", "1"), ("B", "x y"), ("C", "a\nb"), ("D", "12"), ("E", "")]);
        assert!(file.problems.is_empty());
    }

    #[test]
    fn a_wrong_line_is_named_and_not_shown() {
        let long = "x".repeat(20_000);
        let text = format!("A={long}\nA=2\n\nsecret\nB=1\n=secret\nC='secret\n");
        let expected = [(2, "env-file-twice"), (4, "env-file-line"), (6, "env-file-line"), (7, "env-file-line")];
        assert_eq!(places(&text), expected.map(|(line, rule)| (format!(".env:{line}"), rule.to_owned())));
        let shown: String = parse(&text, ".env").problems.iter().map(EnvProblem::text).collect();
        assert!(!shown.contains("secret"), "{shown}");
        assert_eq!(places(&"secret\n".repeat(1000)).len(), 21);
    }

    #[test]
    fn any_text_gives_problems_at_its_own_lines() {
        let alphabet: Vec<char> = "Aa_=#'\"\\ \t\r\n${}.é\u{1b}\0".chars().collect();
        let mut state = 1_u64;
        let mut next = || {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            usize::try_from(state >> 33).unwrap()
        };
        for _ in 0..20_000 {
            let text: String = (0..next() % 24).map(|_| alphabet[next() % alphabet.len()]).collect();
            let lines = text.lines().count();
            for problem in parse(&text, "").problems {
                let line: usize = problem.at.trim_start_matches(':').parse().unwrap();
                assert!((1..=lines).contains(&line), "{text:?} {line}");
            }
        }
    }
}
