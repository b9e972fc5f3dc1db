//! `token`: checks a `grants.toml`, issues its tokens, and explains why an access token is rejected.
//!
//! Each command is one file: its arguments, and a function from them to an [`answer`], which [`cli`] prints. Only `emulate` prints by
//! itself, because it runs until it is stopped. Only `emulate` names a vendor's type.

#[cfg(feature = "online")]
mod alerts;
mod answer;
mod check;
mod cli;
mod completions;
mod declare;
mod diagnose;
mod diff;
#[cfg(feature = "emulator")]
mod emulate;
mod environment;
mod escaped;
mod expand;
mod explain;
mod file;
mod grants_file;
mod init;
mod inputs;
mod issue;
mod json_schema;
mod man;
mod model;
mod moment;
#[cfg(feature = "online")]
mod online;
#[cfg(feature = "online")]
mod preflight;
mod sdk_names;
mod tables;
#[cfg(feature = "online")]
mod try_token;
mod vendors;

use std::process::ExitCode;

fn main() -> ExitCode {
    cli::run()
}
