//! The variables of the process, and those of a file such as `.env`.

use std::cell::Cell;
use std::collections::BTreeMap;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::rc::Rc;

use clap::Args;
use serde::Serialize;
use token_codegen::bounded;
use token_codegen::unreadable::{self, shown};
use token_schema::rule::{self, Rule, Severity};

use crate::answer::{Answer, error, warning};

/// Where a command takes variables from.
#[derive(Args, Debug)]
pub(crate) struct EnvFile {
    /// Take variables from this file too; those of the environment go first
    #[arg(long, value_name = "FILE")]
    pub(crate) env_file: Option<PathBuf>,
}

impl EnvFile {
    /// The variables, and a warning of each that the file has twice.
    ///
    /// # Errors
    ///
    /// When the file cannot be read; with every line that is wrong.
    pub(crate) fn sound(&self) -> Result<(Environment, String), Answer> {
        let environment = Environment::read(self.env_file.as_deref())?;
        let told: String = environment.problems().iter().map(Problem::text).collect();
        if environment.problems().iter().any(|problem| problem.rule.severity() == Severity::Error) {
            return Err(Answer::bad(told));
        }
        Ok((environment, told))
    }
}

/// Variables by their names.
#[derive(Debug)]
pub(crate) struct Environment {
    file: Option<File>,
}

/// Where a variable was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Origin {
    /// That of this process.
    Environment,
    File,
}

impl Environment {
    /// The variables of this process, and of a file if there is one.
    ///
    /// # Errors
    ///
    /// When the file cannot be read at all.
    pub(crate) fn read(file: Option<&Path>) -> Result<Self, Answer> {
        Ok(Self { file: file.map(File::read).transpose()? })
    }

    /// The value of a variable, as a program sees it that loads the file with dotenvy: a variable that is set stays, even an empty one.
    /// What is not UTF-8 is told from what is not set by its replaced characters.
    pub(crate) fn get(&self, name: &str) -> Option<String> {
        self.find(name).map(|(value, _)| value)
    }

    /// The value of a variable, and where it was found.
    pub(crate) fn find(&self, name: &str) -> Option<(String, Origin)> {
        let process = std::env::var_os(name);
        let in_file = || Some((self.file.as_ref()?.variables.get(name)?.clone(), Origin::File));
        match process.map(std::ffi::OsString::into_string) {
            Some(Ok(value)) => Some((value, Origin::Environment)),
            Some(Err(value)) => in_file().or_else(|| Some((value.to_string_lossy().into_owned(), Origin::Environment))),
            None => in_file(),
        }
    }

    /// What is wrong with the file's lines.
    pub(crate) fn problems(&self) -> &[Problem] {
        self.file.as_ref().map_or(&[], |file| &file.problems)
    }
}

/// What is wrong with a line of the file. Nothing of its text is shown: a part of a secret may stand anywhere.
#[derive(Debug)]
pub(crate) struct Problem {
    pub(crate) rule: &'static Rule,
    /// The file and the line.
    pub(crate) at: String,
    pub(crate) what: String,
    pub(crate) help: &'static str,
}

impl Problem {
    /// For people.
    pub(crate) fn text(&self) -> String {
        let what = format!("{}: {}", self.at, self.what);
        match self.rule.severity() {
            Severity::Error => error(&what, self.help),
            Severity::Warning => warning(&what, self.help),
        }
    }
}

/// The variables of a file.
#[derive(Debug)]
struct File {
    variables: BTreeMap<String, String>,
    problems: Vec<Problem>,
}

impl File {
    /// More than any program is started with.
    const MAX_BYTES: usize = 1024 * 1024;
    /// As many references to other variables, of which each may repeat a long value.
    const MAX_REFERENCES: usize = 256;
    /// Linux starts no program with a longer one (`MAX_ARG_STRLEN`, <https://man7.org/linux/man-pages/man2/execve.2.html>). References to
    /// references double a value at each line, so reading stops at the first that is longer.
    const MAX_VALUE_BYTES: usize = 128 * 1024;
    /// Of a file that is something else every line is wrong.
    const MOST_PROBLEMS: usize = 20;

    fn read(path: &Path) -> Result<Self, Answer> {
        let name = shown(path);
        let unreadable =
            |reason: &str, help: &str| Answer::usage(error(&format!("cannot read `{name}`: {reason}"), help));
        let bytes = bounded::file(path, Self::MAX_BYTES).map_err(|error| {
            let (reason, help) = unreadable::why(path, None, &error);
            unreadable(&reason, &help.unwrap_or_default())
        })?;
        let text = std::str::from_utf8(&bytes).map_err(|_| unreadable("it is not UTF-8", "save the file as UTF-8"))?;
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        if text.matches('$').count() > Self::MAX_REFERENCES {
            let reason =
                format!("it has more than {} `$`, each of which may stand for another variable", Self::MAX_REFERENCES);
            return Err(unreadable(&reason, "write values out"));
        }
        Ok(Self::parse(text, &name))
    }

    fn parse(text: &str, name: &str) -> Self {
        let lines = Lines { rest: text.as_bytes(), begun: Rc::default(), inside: false };
        let line = Rc::clone(&lines.begun);
        let mut file = Self { variables: BTreeMap::new(), problems: Vec::new() };
        let mut left_out = 0;
        for item in dotenvy::from_read_iter(lines) {
            let problem = match item {
                Ok((_, value)) if value.len() > Self::MAX_VALUE_BYTES => {
                    file.problems.push(Problem {
                        rule: rule::ENV_FILE_LINE,
                        at: format!("{name}:{}", line.get()),
                        what: format!(
                            "its value is longer than {} KiB, so reading stops here",
                            Self::MAX_VALUE_BYTES / 1024
                        ),
                        help: "write the value out; each `$NAME` in it repeats the value of another variable",
                    });
                    return file;
                }
                // As dotenvy loads them: the first stays.
                Ok((variable, value)) if !file.variables.contains_key(&variable) => {
                    file.variables.insert(variable, value);
                    continue;
                }
                Ok(_) => Problem {
                    rule: rule::ENV_FILE_TWICE,
                    at: format!("{name}:{}", line.get()),
                    what: "its variable is set in a line before, and the first value counts".to_owned(),
                    help: "keep one of them; some other tools take the last",
                },
                // The error holds the line.
                Err(_) => Problem {
                    rule: rule::ENV_FILE_LINE,
                    at: format!("{name}:{}", line.get()),
                    what: "the line is not NAME=VALUE, or a quote is not closed".to_owned(),
                    help: "write `NAME=VALUE`, with quotes around a value that has blanks or `#`",
                },
            };
            if file.problems.len() < Self::MOST_PROBLEMS {
                file.problems.push(problem);
            } else {
                left_out += 1;
            }
        }
        if left_out > 0 {
            file.problems.push(Problem {
                rule: rule::ENV_FILE_LINE,
                at: name.to_owned(),
                what: format!("{left_out} more lines are wrong, or set a variable once more"),
                help: "mend those above first",
            });
        }
        file
    }
}

/// A text that is handed out line by line, so that the line is known at which a reader of lines is.
struct Lines<'a> {
    rest: &'a [u8],
    /// How many lines were begun.
    begun: Rc<Cell<usize>>,
    /// Whether the last was not handed out to its end.
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

    fn places(text: &str) -> Vec<(String, &'static str)> {
        File::parse(text, ".env").problems.into_iter().map(|problem| (problem.at, problem.rule.id())).collect()
    }

    #[test]
    fn values_are_those_that_dotenvy_loads() {
        let file = File::parse("A=1\nexport B='x y' # z\nC=\"a\nb\"\nD=${A}2\nE=\n\n# F=3\n", ".env");
        let values: Vec<_> = file.variables.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        assert_eq!(values, [("A", "1"), ("B", "x y"), ("C", "a\nb"), ("D", "12"), ("E", "")]);
        assert!(file.problems.is_empty());
    }

    #[test]
    fn a_wrong_line_is_named_and_not_shown() {
        let long = "x".repeat(20_000);
        let text = format!("A={long}\nA=2\n\nsecret\nB=1\n=secret\nC='secret\n");
        let expected = [(2, "env-file-twice"), (4, "env-file-line"), (6, "env-file-line"), (7, "env-file-line")];
        assert_eq!(places(&text), expected.map(|(line, rule)| (format!(".env:{line}"), rule)));
        let shown: String = File::parse(&text, ".env").problems.iter().map(Problem::text).collect();
        assert!(!shown.contains("secret"), "{shown}");
        assert_eq!(places(&"secret\n".repeat(1000)).len(), 21);
    }
    #[test]
    fn any_text_may_stand_in_a_file() {
        let alphabet: Vec<char> = "Aa_=#'\"\\ \t\r\n${}.é\u{1b}\0".chars().collect();
        let mut state = 1_u64;
        let mut next = || {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            usize::try_from(state >> 33).unwrap()
        };
        for _ in 0..20_000 {
            let text: String = (0..next() % 24).map(|_| alphabet[next() % alphabet.len()]).collect();
            let lines = text.lines().count();
            for problem in File::parse(&text, "").problems {
                let line: usize = problem.at.trim_start_matches(':').parse().unwrap();
                assert!((1..=lines).contains(&line), "{text:?} {line}");
            }
        }
    }
}
