//! `token check`: reports every problem of a grants.toml, and of the environment that its tokens need.

mod file_of;
mod sarif;
mod variables;

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use serde::Serialize;
use token_codegen::Checked;
use token_codegen::model::{Model, Origin};
use token_codegen::report::{Problem, Report};
use token_codegen::unreadable::{shown, with_slashes};
use token_schema::rule::Severity;

use self::file_of::file_of;
use self::variables::Variables;
use crate::answer::{Answer, BOLD, Exit, Outcome, counted, counts_text, note};
use crate::environment::{EnvProblem, Environment, Files};
use crate::{escaped, grants_file};

/// Report every problem of a grants.toml, as the compiler does
#[derive(Args, Debug)]
#[command(after_help = AFTER)]
pub(crate) struct Check {
    /// The file to check
    #[arg(default_value = grants_file::DEFAULT)]
    file: PathBuf,
    /// The output format
    #[arg(long, value_enum, default_value_t = Output::Text)]
    format: Output,
    /// Fail on warnings, too
    #[arg(long)]
    strict: bool,
    /// Also check the variables that the tokens need; implied by --env-file and --secrets-dir
    #[arg(long)]
    env: bool,
    #[command(flatten)]
    files: Files,
}

const AFTER: &str = "\
With --env, the output lists each variable: whether it is set, what it must
contain, and where it is used. Values are never printed. The --env-file is
parsed as dotenvy parses it.

Exit status: 0 no errors, 1 an error (with --strict: or a warning), 2 a file
cannot be read.
With `--format json` the output is an array, empty if there are no problems, of
  {\"rule\", \"severity\", \"file\", \"line\", \"column\", \"title\", \"label\", \"help\",
   \"edit\": {\"line\", \"column\", \"end_line\", \"end_column\", \"text\"},
   \"notes\": [{\"file\", \"line\", \"column\", \"label\"}]}
where lines and columns start at 1, and help and edit may be null. The edit is
what the help says as a change of the file; notes are other places that the
problem concerns. With --env the output is
  {\"problems\": that array, \"variables\": [{\"name\", \"or\", \"holds\", \"state\":
   \"set\"|\"default\"|\"empty\"|\"missing\"|\"unreadable\", \"from\", \"fills\":
   [{\"token\", \"field\", \"line\"}]}], \"findings\": [{\"rule\", \"severity\", \"at\", \"message\", \"fix\"}]}
where variables and findings are null if the grants.toml has an error.
With `--format sarif` it is SARIF 2.1.0, for code scanning.

Examples:
  token check
  token check --env --env-file .env
  token check server/grants.toml --strict
  token check --format json | jq '.[].rule'";

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    // No doc comments: clap would make the help of each command three times as long.
    Text,
    Json,
}

/// The formats of a list of problems.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Output {
    Text,
    Json,
    Sarif,
}

impl Check {
    pub(crate) fn run(self) -> Outcome {
        let Checked { model, report, .. } = grants_file::read(&self.file)?.check();
        let with_env = self.env || self.files.are_given();
        let environment = if with_env { Some(Environment::read(&self.files)?) } else { None };
        // The variables that an invalid file needs are unknown.
        let sound = model.as_ref().filter(|_| !report.has_errors());
        let values = sound.zip(environment).map(|(model, environment)| Variables::of(model, &environment));
        let in_file = errors_and_warnings(&report);
        let in_values = values.as_ref().map(Variables::errors_and_warnings).unwrap_or_default();
        let [errors, warnings] = [in_file[0] + in_values[0], in_file[1] + in_values[1]];
        let exit = if errors > 0 || self.strict && warnings > 0 { Exit::Bad } else { Exit::Good };
        let mut err = model.as_ref().map(notes_on_rust_grants).unwrap_or_default();
        if with_env && values.is_none() {
            err += &note("the environment was not checked, because the file has an error");
        }
        err += &values.as_ref().map(|values| self.files.hint(values.findings.iter().cloned())).unwrap_or_default();
        let name = report.source().name();
        // Unless they are those of a vendor's file.
        let file = if name == shown(&self.file) { with_slashes(&self.file) } else { name.to_owned() };
        let problems = problems(&report, &file);
        let out = match self.format {
            Output::Text => {
                let with_values = values.is_some();
                let listed = values.map(|values| values.text()).unwrap_or_default();
                text(&report) + &listed + &summary(model.as_ref(), &report, with_values, [errors, warnings])
            }
            Output::Json if with_env => escaped::pretty_json(&JsonWithEnv {
                problems,
                variables: values.as_ref().map(|values| values.variables.as_slice()),
                findings: values.as_ref().map(|values| values.findings.as_slice()),
            }),
            Output::Json => escaped::pretty_json(&problems),
            Output::Sarif => sarif::text(&report, &file, values.as_ref().map(|it| &*it.findings).unwrap_or_default()),
        };
        Ok(Answer { out, err, exit })
    }
}

fn errors_and_warnings(report: &Report) -> [usize; 2] {
    let problems = report.problems();
    let errors = problems.iter().filter(|problem| problem.severity == Severity::Error).count();
    [errors, problems.len() - errors]
}

fn text(report: &Report) -> String {
    let text = report.render_ansi();
    if text.is_empty() { text } else { text + "\n" }
}

fn summary(model: Option<&Model>, report: &Report, with_values: bool, counts: [usize; 2]) -> String {
    let tokens = model.map_or(0, |model| model.tokens.len());
    let found = if counts == [0, 0] { counted(tokens, "token") + ", no problems" } else { counts_text(counts) };
    let environment = if with_values { " and the environment" } else { "" };
    format!("{BOLD}{}{environment}{BOLD:#}: {found}\n", report.source().name())
}

#[derive(Serialize)]
struct JsonProblem<'a> {
    rule: &'a str,
    severity: &'static str,
    file: String,
    line: usize,
    column: usize,
    title: &'a str,
    label: &'a str,
    help: Option<&'a str>,
    edit: Option<JsonEdit<'a>>,
    notes: Vec<JsonNote<'a>>,
}

/// Another place that the problem concerns.
#[derive(Serialize)]
struct JsonNote<'a> {
    file: String,
    line: usize,
    column: usize,
    label: &'a str,
}

/// The help as a change of the file: this text in place of what is between the two places.
#[derive(Serialize)]
struct JsonEdit<'a> {
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
    text: &'a str,
}

#[derive(Serialize)]
struct JsonWithEnv<'a> {
    problems: Vec<JsonProblem<'a>>,
    variables: Option<&'a [variables::Variable]>,
    findings: Option<&'a [EnvProblem]>,
}

fn problems<'a>(report: &'a Report, file: &'a str) -> Vec<JsonProblem<'a>> {
    let json = |problem: &'a Problem| {
        let place = report.place(problem);
        let source = place.source();
        JsonProblem {
            rule: problem.rule.id(),
            severity: problem.severity.as_str(),
            file: file_of(&place, report, file),
            line: place.line(),
            column: place.column(),
            title: &problem.title,
            label: &problem.label,
            help: problem.help.as_deref(),
            edit: problem.edit.as_ref().map(|edit| JsonEdit {
                line: source.line(edit.span.start),
                column: source.column(edit.span.start),
                end_line: source.line(edit.span.end),
                end_column: source.column(edit.span.end),
                text: &edit.text,
            }),
            notes: problem
                .notes
                .iter()
                .map(|note| JsonNote {
                    file: file_of(&note.place, report, file),
                    line: note.place.line(),
                    column: note.place.column(),
                    label: &note.label,
                })
                .collect(),
        }
    };
    report.problems().into_iter().map(json).collect()
}

fn notes_on_rust_grants(model: &Model) -> String {
    let own = model.schema.grants.iter().filter(|grant| grant.origin == Origin::Own);
    own.filter_map(|grant| {
        let path = grant.rust_path.as_ref()?;
        Some(note(&format!(
            "grant `{}` is a Rust type (`{path}`): the compiler checks {}:{} against it, `token check` does not",
            grant.key,
            model.file,
            grant.place.line()
        )))
    })
    .collect()
}
