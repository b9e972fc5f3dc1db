//! A `grants.toml` from the disk.

use std::path::{Path, PathBuf};

use token_codegen::Generator;
use token_codegen::model::Model;

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
    let help = match elsewhere(path) {
        Some(found) => format!("there is one at `{found}`"),
        None if reason.kind() == std::io::ErrorKind::NotFound => {
            "`token init` writes one; or name the file where it is".to_owned()
        }
        None => String::new(),
    };
    // The system's own words end in a number that helps nobody.
    let reason = match reason.kind() {
        std::io::ErrorKind::NotFound => "there is no such file".to_owned(),
        std::io::ErrorKind::PermissionDenied => "permission denied".to_owned(),
        _ => reason.to_string(),
    };
    error(&format!("cannot read `{name}`: {reason}"), &help)
}

/// A file of that name in a folder above.
fn elsewhere(path: &Path) -> Option<String> {
    let name = path.file_name()?;
    let mut up = PathBuf::new();
    for _ in 0..3 {
        up.push("..");
        let candidate = up.join(name);
        if candidate.is_file() && candidate != path {
            return Some(shown(&candidate));
        }
    }
    None
}
