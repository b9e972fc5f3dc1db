//! Reads a file that an argument names.

use std::ffi::OsStr;
use std::io::ErrorKind;
use std::path::Path;

use token_codegen::bounded;
use token_codegen::unreadable::{self, shown};

use crate::answer::{Answer, error};

/// The bytes of a file; `if_missing` is the help if no similar file exists.
pub(crate) fn read(path: &Path, max: usize, if_missing: &str) -> Result<Vec<u8>, Answer> {
    bounded::file(path, max).map_err(|error| {
        let (reason, help) = unreadable::why(path, None, &error);
        // The file that is meant is no grants.toml.
        let help = if if_missing.is_empty() && path.is_dir() { Some("name a file in it".to_owned()) } else { help };
        let otherwise = if error.kind() == ErrorKind::NotFound { if_missing } else { "" };
        unreadable(path, &reason, help.as_deref().unwrap_or(otherwise))
    })
}

pub(crate) fn unreadable(path: &Path, reason: &str, help: &str) -> Answer {
    Answer::usage(error(&format!("cannot read `{}`: {reason}", shown(path)), help))
}

/// Refuses the name of a file in the place of a token.
pub(crate) fn no_token(argument: &OsStr, command: &str) -> Result<(), Answer> {
    let path = Path::new(argument);
    if !path.is_file() {
        return Ok(());
    }
    let path = shown(path);
    let help = format!("pass what is in it: `token {command} < {path}`");
    Err(Answer::usage(error(&format!("`{path}` is a file, not a token"), &help)))
}
