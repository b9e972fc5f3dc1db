//! `token check`: every problem of a grants.toml.

use std::fmt::Write as _;
use std::path::PathBuf;

use clap::{Args, ValueEnum};
use serde::Serialize;
use token_codegen::Checked;
use token_codegen::model::{Model, Origin, Shape};
use token_codegen::report::{Report, Severity};
use token_codegen::unreadable::with_slashes;

use crate::answer::{Answer, BOLD, Exit, Outcome, counted, note};
use crate::{escaped, grants_file};

/// Report every problem of a grants.toml, as the compiler would show it
#[derive(Args, Debug)]
#[command(after_help = AFTER)]
pub(crate) struct Check {
    /// The file to check
    #[arg(default_value = grants_file::DEFAULT)]
    file: PathBuf,
    /// How to print the problems
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// Let a warning fail the check too
    #[arg(long)]
    strict: bool,
}

const AFTER: &str = "\
Exit status: 0 no error, 1 an error (with --strict: or a warning), 2 the file cannot be read.
With `--format json` the output is a list, empty where nothing is wrong, of
  {\"rule\", \"severity\", \"file\", \"line\", \"column\", \"title\", \"label\", \"help\"}
where line and column count from 1, and help may be null.

Examples:
  token check
  token check server/grants.toml --strict
  token check --format json | jq '.[].rule'";

/// How problems are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    // For people, and for programs. Comments of documentation would make the help of each command three times as long.
    Text,
    Json,
}

impl Check {
    pub(crate) fn run(self) -> Outcome {
        let Checked { model, report, .. } = grants_file::read(&self.file)?.check();
        let (errors, warnings) = counts(&report);
        let exit = if errors > 0 || self.strict && warnings > 0 { Exit::Bad } else { Exit::Good };
        let out = match self.format {
            Format::Text => text(model.as_ref(), &report, [errors, warnings]),
            Format::Json => json(&report, &with_slashes(&self.file)),
        };
        Ok(Answer { out, err: model.as_ref().map(unseen).unwrap_or_default(), exit })
    }
}

fn counts(report: &Report) -> (usize, usize) {
    let problems = report.problems();
    let errors = problems.iter().filter(|problem| problem.severity == Severity::Error).count();
    (errors, problems.len() - errors)
}

fn text(model: Option<&Model>, report: &Report, [errors, warnings]: [usize; 2]) -> String {
    let mut text = report.render_ansi();
    let found = match (errors, warnings) {
        (0, 0) => {
            let tokens = model.map_or(0, |model| model.tokens.len());
            format!("{}, no problem", counted(tokens, "token"))
        }
        (0, warnings) => counted(warnings, "warning"),
        (errors, 0) => counted(errors, "error"),
        (errors, warnings) => format!("{}, {}", counted(errors, "error"), counted(warnings, "warning")),
    };
    let gap = if text.is_empty() { "" } else { "\n" };
    // Writing to a String cannot fail.
    let _ = writeln!(text, "{gap}{BOLD}{}{BOLD:#}: {found}", report.source().name());
    text
}

/// A problem for a program.
#[derive(Serialize)]
struct Shown<'a> {
    rule: &'a str,
    severity: &'static str,
    file: &'a str,
    line: usize,
    column: usize,
    title: &'a str,
    label: &'a str,
    help: Option<&'a str>,
}

fn json(report: &Report, file: &str) -> String {
    let source = report.source();
    let problems = report.problems();
    let lines = problems.iter().map(|problem| Shown {
        rule: problem.rule,
        severity: match problem.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
        },
        file,
        line: source.line(problem.span.start),
        column: source.column(problem.span.start),
        title: &problem.title,
        label: &problem.label,
        help: problem.help.as_deref(),
    });
    escaped::document(&lines.collect::<Vec<_>>())
}

/// What only the compiler can check.
fn unseen(model: &Model) -> String {
    let own = model.schema.grants.iter().filter(|grant| grant.origin == Origin::Own);
    own.filter_map(|grant| match &grant.shape {
        Shape::Rust(path) => Some(note(&format!(
            "grant `{}` is written in Rust (`{path}`): what {}:{} and the tokens say of its fields is checked when \
             the program is compiled, not here",
            grant.key, model.file, grant.line
        ))),
        _ => None,
    })
    .collect()
}
