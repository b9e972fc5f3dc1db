//! `token man`: the manual page.

use clap::Args;
use clap_mangen::Man as Page;

use crate::answer::{Answer, Outcome, error};

/// Print the manual page, of `token` or of one command
#[derive(Args, Debug)]
#[command(after_help = AFTER)]
pub(crate) struct Man {
    /// The command whose page to print
    command: Option<String>,
}

const AFTER: &str = "\
Examples:
  token man | man -l -
  token man diagnose > token-diagnose.1";

impl Man {
    pub(crate) fn run(self, mut definition: clap::Command) -> Outcome {
        definition.build();
        let page = match &self.command {
            None => Page::new(definition),
            Some(name) => {
                let known: Vec<_> = definition.get_subcommands().map(|command| command.get_name().to_owned()).collect();
                let command = definition.find_subcommand(name).cloned().ok_or_else(|| {
                    let known: Vec<_> = known.iter().map(String::as_str).collect();
                    let (_, help) = token_codegen::suggest::help(name, &known, "the commands are");
                    Answer::usage(error(&format!("there is no command {}", token_codegen::report::quoted(name)), &help))
                })?;
                Page::new(command)
            }
        };
        let mut out = Vec::new();
        // Writing to a Vec cannot fail.
        let _ = page.render(&mut out);
        Ok(Answer::good(String::from_utf8_lossy(&out)))
    }
}
