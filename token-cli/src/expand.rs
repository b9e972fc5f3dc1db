//! `token expand`: prints the generated Rust.

use std::path::PathBuf;

use clap::Args;

use crate::answer::{Answer, Outcome};
use crate::grants_file;

/// Print the Rust code generated from a grants.toml
#[derive(Args, Debug)]
#[command(after_help = AFTER)]
pub(crate) struct Expand {
    /// The file to expand
    #[arg(default_value = grants_file::DEFAULT)]
    file: PathBuf,
}

const AFTER: &str = "\
Exit status: 0 success, 1 the file has an error, 2 the file cannot be read.

Examples:
  token expand
  token expand server/grants.toml > grants.rs";

impl Expand {
    pub(crate) fn run(self) -> Outcome {
        let generated =
            grants_file::read(&self.file)?.generate().map_err(|report| Answer::bad(report.render_ansi()))?;
        let text = generated.text().map_err(|report| Answer::bad(report.render_ansi()))?;
        Ok(Answer { err: generated.warnings().render_ansi(), ..Answer::good(text) })
    }
}
