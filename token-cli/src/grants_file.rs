//! A `grants.toml` from the disk.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use token_codegen::Generator;
use token_codegen::model::Model;
use token_codegen::suggest;

use crate::answer::{Answer, error};

/// What `--grants` and `[FILE]` name unless they are given.
pub(crate) const DEFAULT: &str = "grants.toml";

/// A file that was read, and not judged yet.
///
/// # Errors
///
/// When it cannot be read: that is a mistake in the command, not in the file.
pub(crate) fn read(path: &Path) -> Result<Generator, Answer> {
    let bytes = std::fs::read(path).map_err(|reason| Answer::usage(unreadable(path, &reason)))?;
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

/// The path as its user wrote it, with the slashes of every system.
fn shown(path: &Path) -> String {
    path.display().to_string().replace('\\', "/")
}

fn unreadable(path: &Path, reason: &std::io::Error) -> String {
    let name = shown(path);
    if path.is_dir() {
        return error(&format!("`{name}` is a folder"), &format!("name the file in it: `{name}/{DEFAULT}`"));
    }
    let absent = reason.kind() == ErrorKind::NotFound;
    let help = match meant(path) {
        Some(meant) if absent => meant,
        _ if absent => "`token init` writes one; or name the file where it is".to_owned(),
        _ => String::new(),
    };
    // The system's own words end in a number that helps nobody.
    let reason = match reason.kind() {
        ErrorKind::NotFound => nowhere(path),
        ErrorKind::PermissionDenied => "permission denied".to_owned(),
        _ => reason.to_string(),
    };
    error(&format!("cannot read `{name}`: {reason}"), &help)
}

/// What is not there, and where.
fn nowhere(path: &Path) -> String {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty() && !folder.exists());
    let what = folder.map_or_else(|| "file".to_owned(), |folder| format!("folder as `{}`", shown(folder)));
    match std::env::current_dir() {
        Ok(here) if path.is_relative() => format!("there is no such {what} in {}", shown(&here)),
        _ => format!("there is no such {what}"),
    }
}

/// The file that is meant: one of that name in a folder above, or one of a close name where it was looked for.
fn meant(path: &Path) -> Option<String> {
    let name = path.file_name()?;
    let mut up = PathBuf::new();
    for _ in 0..3 {
        up.push("..");
        let candidate = up.join(name);
        if candidate.is_file() && candidate != path {
            return Some(format!("there is one at `{}`", shown(&candidate)));
        }
    }
    suggest::closest_file(path).map(|close| format!("did you mean `{}`?", shown(&close)))
}
