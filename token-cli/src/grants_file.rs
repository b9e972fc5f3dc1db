//! A `grants.toml` from the disk.

use std::io::{self, ErrorKind};
use std::path::Path;

use token_codegen::model::Model;
use token_codegen::source::Source;
use token_codegen::unreadable::{self, shown};
use token_codegen::{Generator, bounded};

use crate::answer::{self, Answer};

/// What `--grants` and `[FILE]` name unless they are given.
pub(crate) const DEFAULT: &str = "grants.toml";

/// A file that was read, and not judged yet.
///
/// # Errors
///
/// When it cannot be read: that is a mistake in the command, not in the file.
pub(crate) fn read(path: &Path) -> Result<Generator, Answer> {
    let bytes = bounded::file(path, Source::MAX_BYTES).map_err(|error| Answer::usage(unreadable(path, &error)))?;
    Ok(Generator::from_bytes(&shown(path), &bytes))
}

/// The model of a file that the compiler would take, and its warnings.
///
/// # Errors
///
/// When it cannot be read; with every problem of the file, when there is an error among them.
pub(crate) fn sound(path: &Path) -> Result<(Model, String), Answer> {
    let checked = read(path)?.check();
    let text = checked.report.render_ansi();
    let model = checked.sound().map_err(|report| Answer::bad(report.render_ansi()))?;
    Ok((model, text))
}

fn unreadable(path: &Path, error: &io::Error) -> String {
    let (reason, help) = unreadable::why(path, None, error);
    let otherwise = || match error.kind() {
        ErrorKind::NotFound => "`token init` writes one; or name the file where it is".to_owned(),
        _ => String::new(),
    };
    answer::error(&format!("cannot read `{}`: {reason}", shown(path)), &help.unwrap_or_else(otherwise))
}
