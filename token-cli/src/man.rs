//! `token man`: prints manual pages.

use clap::{Args, Command};
use clap_mangen::Man as Page;

use crate::answer::{Answer, Outcome, error};

/// Print the manual page of `token` or of a command
#[derive(Args, Debug)]
#[command(after_help = AFTER)]
pub(crate) struct Man {
    /// The command; `token` itself if omitted
    command: Option<String>,
}

const AFTER: &str = "\
Examples:
  token man | man -l -
  token man diagnose > token-diagnose.1";

impl Man {
    pub(crate) fn run(self, mut definition: Command) -> Outcome {
        definition.build();
        let source = format!("token {}", definition.get_version().unwrap_or_default());
        let command = match &self.command {
            None => definition,
            Some(name) => definition.find_subcommand(name).cloned().ok_or_else(|| {
                let known: Vec<_> = definition.get_subcommands().map(Command::get_name).collect();
                let (_, help) = token_codegen::suggest::help(name, &known, "the commands are");
                Answer::usage(error(&format!("unknown command {}", token_codegen::report::quoted(name)), &help))
            })?,
        };
        // The usage of `--help`: that of `clap_mangen` omits the values of options.
        let usage = command.clone().render_usage().to_string();
        let usage = usage.trim_start_matches("Usage: ").to_owned();
        let page = Page::new(command.override_usage(usage)).source(source);
        let mut out = Vec::new();
        // Writing to a Vec cannot fail.
        let _ = page.render(&mut out);
        Ok(Answer::good(String::from_utf8_lossy(&out)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_page_has_the_usage_and_every_option_with_its_value() {
        let mut definition = crate::cli::definition();
        definition.build();
        for command in definition.get_subcommands() {
            let page = Man { command: Some(command.get_name().to_owned()) }.run(crate::cli::definition()).unwrap().out;
            let page = page.replace("\\-", "-").replace("\\fB", "").replace("\\fI", "").replace("\\fR", "");
            let usage = command.clone().render_usage().to_string();
            assert!(page.contains(&usage.replace("Usage: ", ".SH SYNOPSIS\n")), "{usage}\n{page}");
            for option in command.get_opts().filter(|option| option.get_action().takes_values()) {
                let [value, ..] = option.get_value_names().unwrap() else { continue };
                let written = format!("--{} <{value}>", option.get_long().unwrap());
                assert!(page.contains(&written), "{written}: {page}");
            }
        }
    }
}
