//! `token`: checks a `grants.toml`, issues its tokens, and says why an access token is refused.
//!
//! Each command is one file: its arguments, and a function from them to an [`answer`], which is printed here. Nothing else
//! prints but `emulate`, which goes on for as long as it is left to, and only that one and [`vendors`] know a vendor's type.

mod answer;
mod check;
mod cli;
mod completions;
mod diagnose;
#[cfg(feature = "emulator")]
mod emulate;
mod environment;
mod escaped;
mod expand;
mod explain;
mod grants_file;
mod init;
mod inputs;
mod issue;
mod json_schema;
mod man;
mod moment;
mod sdk_names;
mod tables;
mod vendors;

use std::process::ExitCode;

fn main() -> ExitCode {
    cli::run()
}
