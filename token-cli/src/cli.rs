//! The command line: which commands there are.

use std::process::ExitCode;

use clap::{CommandFactory as _, Parser, Subcommand};
use token_schema::visible::{escaped, escaped_but};

use crate::answer::{Answer, Outcome};
#[cfg(feature = "emulator")]
use crate::emulate;
use crate::{check, completions, diagnose, expand, explain, init, issue, json_schema, man};

/// Checks a grants.toml, issues its tokens, and says why an access token is refused.
#[derive(Debug, Parser)]
#[command(name = "token", version, after_help = AFTER, arg_required_else_help = true, max_term_width = 80)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

const AFTER: &str = "\
Exit status:
  0  done, and nothing is wrong
  1  something is wrong with the file, the token or the environment
  2  the command was not understood, or a file or standard output cannot be
     read or written
  141  the reader of standard output closed it, as in `token man | head -1`

Examples:
  token init voice                       # begin
  token check                            # what the compiler would say
  token issue support_agent --identity alice
  token diagnose --sdk conversations \"$TOKEN\"
  token explain 51130";

#[derive(Debug, Subcommand)]
enum Command {
    Check(check::Check),
    Issue(issue::Issue),
    Diagnose(diagnose::Diagnose),
    Explain(explain::Explain),
    #[cfg(feature = "emulator")]
    Emulate(emulate::Emulate),
    Expand(expand::Expand),
    JsonSchema(json_schema::JsonSchema),
    Init(init::Init),
    Completions(completions::Completions),
    Man(man::Man),
}

/// Reads the arguments, runs the command and prints what it answers.
pub(crate) fn run() -> ExitCode {
    parse().and_then(outcome).unwrap_or_else(|stopped| stopped).print()
}

/// The command that the arguments name.
///
/// # Errors
///
/// What clap says of them: that they are wrong, or the help that they ask for.
fn parse() -> Result<Command, Answer> {
    let arguments: Vec<_> = std::env::args_os().collect();
    let refused = match Cli::try_parse_from(&arguments) {
        Ok(cli) => return Ok(cli.command),
        Err(refused) => refused,
    };
    // The message repeats arguments. To keep its colours and none of theirs, the same is asked of what may be shown.
    let shown = arguments.iter().map(|argument| escaped(&argument.to_string_lossy()).into_owned());
    let text = match Cli::try_parse_from(shown) {
        Err(again) if again.kind() == refused.kind() => again.render().ansi().to_string(),
        _ => escaped_but(&refused.render().to_string(), &['\n']).into_owned(),
    };
    if refused.use_stderr() { Err(Answer::usage(text)) } else { Err(Answer::good(text)) }
}

fn outcome(command: Command) -> Outcome {
    match command {
        Command::Check(command) => command.run(),
        Command::Issue(command) => command.run(),
        Command::Diagnose(command) => command.run(),
        Command::Explain(command) => command.run(),
        #[cfg(feature = "emulator")]
        Command::Emulate(command) => command.run(),
        Command::Expand(command) => command.run(),
        Command::JsonSchema(command) => command.run(),
        Command::Init(command) => command.run(),
        Command::Completions(command) => Ok(command.run(definition())),
        Command::Man(command) => command.run(definition()),
    }
}

/// The command line as data, for what is generated from it.
pub(crate) fn definition() -> clap::Command {
    Cli::command()
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_definition_is_sound() {
        super::definition().debug_assert();
    }
}
