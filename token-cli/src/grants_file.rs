//! Reads a `grants.toml`.

use std::path::Path;

use token_codegen::Generator;
use token_codegen::model::Model;
use token_codegen::source::Source;
use token_codegen::unreadable::shown;

use crate::answer::Answer;
use crate::file;

/// The default of `--grants` and `[FILE]`.
pub(crate) const DEFAULT: &str = "grants.toml";

/// Reads a file without checking it.
pub(crate) fn read(path: &Path) -> Result<Generator, Answer> {
    let help = "create one with `token init`, or pass the path of an existing file";
    let generator = Generator::from_bytes(&shown(path), &file::read(path, Source::MAX_BYTES, help)?);
    Ok(path.parent().into_iter().fold(generator, Generator::folder))
}

/// The model of a valid file, and its warnings.
pub(crate) fn sound(path: &Path) -> Result<(Model, String), Answer> {
    let checked = read(path)?.check();
    let text = checked.report.render_ansi();
    let model = checked.sound().map_err(|report| Answer::bad(report.render_ansi()))?;
    Ok((model, text))
}
