//! The commands, and how their arguments are parsed.

use std::ffi::OsString;
use std::process::ExitCode;

use clap::{CommandFactory as _, FromArgMatches as _, Parser, Subcommand};
use token_schema::visible::{escaped, escaped_but};

use crate::answer::{Answer, Outcome};
#[cfg(feature = "emulator")]
use crate::emulate;
#[cfg(feature = "online")]
use crate::{alerts, preflight, try_token};
use crate::{check, completions, declare, diagnose, diff, expand, explain, init, issue, json_schema, man, model};

/// Checks a grants.toml, issues its tokens, and explains why an access token is rejected.
#[derive(Debug, Parser)]
#[command(name = "token", version, after_help = AFTER, arg_required_else_help = true, max_term_width = 80)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

const AFTER: &str = "\
Exit status:
  0    success
  1    the file, the token or the environment has an error
  2    invalid arguments, or a file or stream cannot be read or written
  3    a server gave no answer (`token try`, `token alerts`)
  141  standard output was closed by its reader, as in `token man | head -1`

Examples:
  token init voice                       # write a first grants.toml
  token check                            # report what the compiler would
  token issue support_agent --identity alice
  token preflight                        # ask the vendor about key and services
  token diagnose --sdk conversations \"$TOKEN\"
  token explain 51130";

#[derive(Debug, Subcommand)]
enum Command {
    Check(check::Check),
    Issue(issue::Issue),
    Diagnose(diagnose::Diagnose),
    Declare(declare::Declare),
    Diff(diff::DiffCommand),
    Explain(explain::Explain),
    #[cfg(feature = "online")]
    Try(try_token::Try),
    #[cfg(feature = "online")]
    Alerts(alerts::Alerts),
    #[cfg(feature = "online")]
    Preflight(preflight::Preflight),
    #[cfg(feature = "emulator")]
    Emulate(emulate::Emulate),
    Expand(expand::Expand),
    Model(model::ModelCommand),
    JsonSchema(json_schema::JsonSchema),
    Init(init::Init),
    Completions(completions::Completions),
    Man(man::Man),
}

pub(crate) fn run() -> ExitCode {
    parse().and_then(outcome).unwrap_or_else(|stopped| stopped).print()
}

/// The command, or clap's message: an error, or the help that was requested.
fn parse() -> Result<Command, Answer> {
    let arguments: Vec<_> = std::env::args_os().collect();
    let refused = match parsed(&arguments) {
        Ok(cli) => return Ok(cli.command),
        Err(refused) => refused,
    };
    // The message quotes the arguments. Parse them again with control characters escaped, so that only clap's own colours are left.
    let shown = arguments.iter().map(|argument| escaped(&argument.to_string_lossy()).into_owned());
    let text = match parsed(shown) {
        Err(again) if again.kind() == refused.kind() => again.render().ansi().to_string(),
        _ => escaped_but(&refused.render().to_string(), &['\n']).into_owned(),
    };
    if refused.use_stderr() { Err(Answer::usage(text)) } else { Err(Answer::good(text)) }
}

fn parsed(arguments: impl IntoIterator<Item = impl Into<OsString> + Clone>) -> Result<Cli, clap::Error> {
    let matches = definition().try_get_matches_from(arguments)?;
    Cli::from_arg_matches(&matches).map_err(|error| error.format(&mut definition()))
}

fn outcome(command: Command) -> Outcome {
    match command {
        Command::Check(command) => command.run(),
        Command::Issue(command) => command.run(),
        Command::Diagnose(command) => command.run(),
        Command::Declare(command) => command.run(),
        Command::Diff(command) => command.run(),
        Command::Explain(command) => command.run(),
        #[cfg(feature = "online")]
        Command::Try(command) => command.run(),
        #[cfg(feature = "online")]
        Command::Alerts(command) => command.run(),
        #[cfg(feature = "online")]
        Command::Preflight(command) => command.run(),
        #[cfg(feature = "emulator")]
        Command::Emulate(command) => command.run(),
        Command::Expand(command) => command.run(),
        Command::Model(command) => command.run(),
        Command::JsonSchema(command) => command.run(),
        Command::Init(command) => command.run(),
        Command::Completions(command) => Ok(command.run(definition())),
        Command::Man(command) => command.run(definition()),
    }
}

pub(crate) fn definition() -> clap::Command {
    let definition = Cli::command();
    #[cfg(feature = "online")]
    let definition = definition.mut_subcommand("preflight", |command| command.defer(preflight::with_help));
    definition
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_definition_is_sound() {
        super::definition().debug_assert();
    }
}
