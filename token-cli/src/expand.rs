//! `token expand`: the Rust that would be generated.

use std::path::PathBuf;

use clap::Args;
use token_codegen::expand::Options;
use token_codegen::generate::generate;

use crate::answer::{Answer, Outcome, error};
use crate::grants_file;

/// Print the Rust that is generated from a grants.toml
#[derive(Args, Debug)]
#[command(after_help = AFTER)]
pub(crate) struct Expand {
    /// The file to expand
    #[arg(default_value = grants_file::DEFAULT)]
    file: PathBuf,
}

const AFTER: &str = "\
Exit status: 0 done, 1 the file has an error, 2 the file cannot be read.

Examples:
  token expand
  token expand server/grants.toml > grants.rs";

impl Expand {
    pub(crate) fn run(self) -> Outcome {
        let source = grants_file::source(&self.file)?.map_err(|report| Answer::bad(report.render_ansi()))?;
        let generated = generate(&source, &Options::default());
        let problems = generated.report.render_ansi();
        if generated.report.has_errors() {
            return Err(Answer::bad(problems));
        }
        let file = syn::parse2(generated.tokens).map_err(|reason| {
            let help = "this is a mistake in `token`, not in the file: please report it with the file";
            Answer::bad(error(&format!("what was generated is not Rust: {reason}"), help))
        })?;
        Ok(Answer { err: problems, ..Answer::good(prettyplease::unparse(&file)) })
    }
}
