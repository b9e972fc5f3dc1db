//! A `grants.toml` from the disk.

use std::path::{Path, PathBuf};

use token_codegen::model::Model;
use token_codegen::report::Report;
use token_codegen::source::Source;
use token_codegen::{check, vendors};

use crate::answer::{Answer, error};

/// What `--grants` and `[FILE]` name unless they are given.
pub(crate) const DEFAULT: &str = "grants.toml";

/// A file that was read and checked.
pub(crate) struct GrantsFile {
    /// What passed; `None`: nothing could be checked.
    pub(crate) model: Option<Model>,
    /// What is wrong.
    pub(crate) report: Report,
}

impl GrantsFile {
    /// Reads and checks a file.
    ///
    /// # Errors
    ///
    /// When it cannot be read.
    pub(crate) fn read(path: &Path) -> Result<Self, Answer> {
        let source = match source(path)? {
            Ok(source) => source,
            Err(report) => return Ok(Self { model: None, report }),
        };
        let mut report = Report::new(&source);
        let names: Vec<_> = vendors::names().collect();
        let model = check::grants_file(&source, &vendors::schema, &names, &mut report);
        Ok(Self { model, report })
    }

    /// The model of a file that the compiler would take, and its warnings.
    ///
    /// # Errors
    ///
    /// With every problem of the file, when there is an error among them.
    pub(crate) fn sound(path: &Path) -> Result<(Model, String), Answer> {
        let file = Self::read(path)?;
        let text = file.report.render_ansi();
        match file.model {
            Some(model) if !file.report.has_errors() => Ok((model, text)),
            _ => Err(Answer::bad(text)),
        }
    }
}

/// The text of a file; inside, what is wrong with its bytes.
pub(crate) fn source(path: &Path) -> Result<Result<Source, Report>, Answer> {
    let bytes = std::fs::read(path).map_err(|reason| Answer::usage(unreadable(path, &reason)))?;
    Ok(Source::from_bytes(&shown(path), &bytes))
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
