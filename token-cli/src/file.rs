//! Reads a file that an argument names.

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
