//! Reads a `grants.toml`.

use std::io::{self, ErrorKind};
use std::path::Path;

use token_codegen::model::Model;
use token_codegen::source::Source;
use token_codegen::unreadable::{self, shown};
use token_codegen::{Generator, bounded};

use crate::answer::{self, Answer};

/// The default of `--grants` and `[FILE]`.
pub(crate) const DEFAULT: &str = "grants.toml";

/// Reads a file without checking it.
///
/// # Errors
///
/// When it cannot be read, which is an error of the arguments, not of the file.
pub(crate) fn read(path: &Path) -> Result<Generator, Answer> {
    let bytes = bounded::file(path, Source::MAX_BYTES).map_err(|error| Answer::usage(unreadable(path, &error)))?;
    Ok(Generator::from_bytes(&shown(path), &bytes))
}

/// The model of a valid file, and its warnings.
///
/// # Errors
///
/// When the file cannot be read, or has an error.
pub(crate) fn sound(path: &Path) -> Result<(Model, String), Answer> {
    let checked = read(path)?.check();
    let text = checked.report.render_ansi();
    let model = checked.sound().map_err(|report| Answer::bad(report.render_ansi()))?;
    Ok((model, text))
}

fn unreadable(path: &Path, error: &io::Error) -> String {
    let (reason, help) = unreadable::why(path, None, error);
    let otherwise = || match error.kind() {
        ErrorKind::NotFound => "create one with `token init`, or pass the path of an existing file".to_owned(),
        _ => String::new(),
    };
    answer::error(&format!("cannot read `{}`: {reason}", shown(path)), &help.unwrap_or_else(otherwise))
}
