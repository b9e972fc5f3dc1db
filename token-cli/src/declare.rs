//! `token declare`: from tokens that any program issues today, the declarations that would issue them.

mod claims;
mod document;
mod left_out;
mod literal;
mod settle;
mod variables;

use std::ffi::OsString;
use std::io::IsTerminal as _;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use clap::Args;
use token_codegen::bounded;
use token_codegen::report::quoted;
use token_codegen::unreadable::shown;
use token_core::diagnose::{Options, diagnose};
use token_schema::rule;

use self::document::{Document, Line};
use self::variables::Variables;
use crate::answer::{Answer, Exit, Outcome, error, note};
use crate::file;
use crate::vendors::{self, VendorArguments};

/// Write the declaration that would issue a token
#[derive(Args, Debug)]
#[command(after_help = AFTER)]
pub(crate) struct Declare {
    /// The token; without it, or with `-`, tokens are read from standard input, one on each line
    token: Option<OsString>,
    /// Write the values of the variables to this file, which must not exist
    #[arg(long, value_name = "FILE")]
    env_file: Option<PathBuf>,
    #[command(flatten)]
    vendor: VendorArguments,
}

const AFTER: &str = "\
The grants.toml is printed. SIDs become variables, all other values literals;
the identity is left out, because each call gives it. A value that the vendor
would refuse is a comment with the reason. The signature is not checked, and the
secret of the key is in no token.

Exit status: 0 success, 1 a line is not a token of the vendor, or the file
exists, 2 invalid arguments.

Examples:
  pbpaste | token declare > grants.toml
  token declare --env-file .env < tokens.txt > grants.toml
  token declare --vendor-file globex.toml < token.txt > grants.toml";

/// Longer than any token, and more lines than anybody reads.
const MOST_BYTES: usize = 1024 * 1024;
const MOST_TOKENS: usize = 100;

impl Declare {
    pub(crate) fn run(self) -> Outcome {
        let schema = self.vendor.rules()?;
        let key = self.vendor.key(schema.name())?;
        if let Some(path) = self.env_file.as_deref().filter(|path| path.exists()) {
            return Err(exists(path));
        }
        let input = self.input()?;
        let tokens: Vec<(usize, &str)> = lines(&input).collect();
        if tokens.is_empty() {
            return Err(Answer::usage(error("no token given", NO_TOKEN)));
        }
        if tokens.len() > MOST_TOKENS {
            let help = "one token of each kind is enough: all tokens of a kind have one declaration";
            return Err(Answer::usage(error(&format!("more than {MOST_TOKENS} tokens"), help)));
        }
        let mut err = String::new();
        let (mut document, mut variables) = (Document::new(&key), Variables::new(schema.schema()));
        let options = Options::new(vendors::table(schema.schema())).at(SystemTime::now());
        for (line, token) in &tokens {
            let diagnosis = diagnose(token.as_bytes(), &options);
            match (&diagnosis.header, &diagnosis.claims) {
                (Some(header), Some(claims)) => {
                    let mut block = claims::declare(header, claims, schema.schema(), &mut variables);
                    let found = diagnosis.findings.iter().map(|found| &found.finding);
                    let duplicates = found.filter(|finding| finding.rule == rule::DUPLICATE_KEY.id());
                    block.lines.extend(duplicates.map(|finding| Line::note(&other_values(&finding.at))));
                    document.add(block);
                    err += &variables.credentials(header, claims, *line);
                }
                _ => err += &no_token(*line, tokens.len(), &diagnosis),
            }
        }
        if document.is_empty() {
            return Err(Answer::bad(err));
        }
        let text = settle::settled(&mut document);
        if !document.declares() {
            err +=
                &error("the vendor would refuse each token, so nothing is declared", "the comments have the reasons");
        }
        let is_whole = err.is_empty();
        if let Some(path) = &self.env_file {
            write_new(path, &variables.text())?;
            err += &note(&format!("wrote {}; add the {} to it", shown(path), variables.secret()));
        } else {
            err += &note(&format!("it reads {}; `--env-file FILE` writes their values", variables.names()));
        }
        Ok(Answer { out: text, err, exit: if is_whole { Exit::Good } else { Exit::Bad } })
    }

    fn input(&self) -> Result<String, Answer> {
        let unreadable = |reason: &str| Answer::usage(error(&format!("cannot read the tokens: {reason}"), ""));
        if let Some(token) = self.token.as_ref().filter(|token| *token != "-") {
            file::no_token(token, "declare")?;
            return Ok(token.to_string_lossy().into_owned());
        }
        let stdin = std::io::stdin();
        if self.token.is_none() && stdin.is_terminal() {
            return Err(Answer::usage(error("no token given", NO_TOKEN)));
        }
        let input = bounded::stream(stdin, MOST_BYTES).map_err(|reason| unreadable(&reason.to_string()))?;
        String::from_utf8(input).map_err(|_| unreadable("they are not UTF-8"))
    }
}

fn other_values(place: &str) -> String {
    format!("all values but the last of {}, which the token has several times", quoted(place))
}

const NO_TOKEN: &str = "pass it as an argument or pipe it in: `token declare < token.txt`; `-` reads from the terminal";

/// The lines that are not blank, with their numbers from 1.
fn lines(input: &str) -> impl Iterator<Item = (usize, &str)> {
    let lines = input.lines().enumerate().map(|(at, line)| (at + 1, line.trim()));
    lines.filter(|(_, line)| !line.is_empty())
}

fn no_token(line: usize, count: usize, diagnosis: &token_core::diagnose::Diagnosis) -> String {
    let place = if count > 1 { format!("line {line}: ") } else { String::new() };
    match diagnosis.errors().next() {
        Some(found) => error(&format!("{place}{}", found.finding.message), &found.finding.fix),
        None => error(&format!("{place}this is not a token whose claims can be read"), ""),
    }
}

fn exists(path: &Path) -> Answer {
    Answer::bad(error(&format!("`{}` exists already", shown(path)), "pass another --env-file; nothing was written"))
}

/// Writes a file that does not exist yet, for its owner alone.
fn write_new(path: &Path, text: &str) -> Result<(), Answer> {
    use std::io::Write as _;
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let written = options.open(path).and_then(|mut file| file.write_all(text.as_bytes()));
    written.map_err(|reason| match reason.kind() {
        std::io::ErrorKind::AlreadyExists => exists(path),
        _ => Answer::usage(error(&format!("cannot write `{}`: {reason}", shown(path)), "")),
    })
}
