//! `token man`: prints manual pages.

use clap::{Arg, ArgAction, Args, Command};
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
        let usage = synopsis(&command);
        let page = Page::new(command.override_usage(usage)).source(source);
        let mut out = Vec::new();
        // Writing to a Vec cannot fail.
        let _ = page.render(&mut out);
        Ok(Answer::good(String::from_utf8_lossy(&out)))
    }
}

/// The usage of a command with the values of options, which `clap_mangen` omits.
fn synopsis(command: &Command) -> String {
    let mut words = vec![command.get_bin_name().unwrap_or_else(|| command.get_name()).to_owned()];
    let asks = |argument: &&Arg| !matches!(argument.get_action(), ArgAction::Help | ArgAction::Version);
    let (positional, options): (Vec<&Arg>, Vec<&Arg>) =
        command.get_arguments().filter(asks).partition(|argument| argument.is_positional());
    for argument in options.into_iter().chain(positional) {
        let mut word = argument.get_long().map(|long| format!("--{long}")).into_iter().collect::<Vec<_>>();
        if argument.is_positional() || argument.get_action().takes_values() {
            word.push(value(argument));
        }
        let word = word.join(" ");
        let word = if argument.is_required_set() { word } else { format!("[{word}]") };
        let again = matches!(argument.get_action(), ArgAction::Append);
        words.push(if again { word + "..." } else { word });
    }
    if command.has_subcommands() {
        words.push("COMMAND [ARGUMENT]...".to_owned());
    }
    words.join(" ")
}

/// The name of an argument's value, or its possible values.
fn value(argument: &Arg) -> String {
    let possible: Vec<_> = argument.get_possible_values().iter().map(|value| value.get_name().to_owned()).collect();
    if !possible.is_empty() {
        return possible.join("|");
    }
    let names = argument.get_value_names().unwrap_or_default();
    names.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_option_stands_in_the_synopsis_with_its_value() {
        let mut definition = crate::cli::definition();
        definition.build();
        for command in definition.get_subcommands() {
            let page = Man { command: Some(command.get_name().to_owned()) }.run(crate::cli::definition()).unwrap().out;
            let page = page.replace("\\-", "-").replace("\\fB", "").replace("\\fR", "");
            let (_, synopsis) = page.split_once(".SH SYNOPSIS\n").unwrap();
            let synopsis = synopsis.lines().next().unwrap();
            for option in command.get_arguments().filter_map(|option| option.get_long().map(|long| (long, option))) {
                let (long, option) = option;
                if option.get_action().takes_values() {
                    let written = format!("--{long} {}", value(option));
                    assert!(synopsis.contains(&written), "{written}: {synopsis}");
                }
            }
        }
    }

    #[test]
    fn a_synopsis_is_as_one_calls_it() {
        let mut definition = crate::cli::definition();
        definition.build();
        assert_eq!(synopsis(&definition), "token COMMAND [ARGUMENT]...");
        let issue = definition.find_subcommand("issue").unwrap();
        let expected =
            "token issue --identity ID [--input KEY=VALUE]... [--ttl DURATION] [--grants FILE] [--env-file FILE] NAME";
        assert_eq!(synopsis(issue), expected);
        let check = definition.find_subcommand("check").unwrap();
        assert_eq!(synopsis(check), "token check [--format text|json] [--strict] [--env] [--env-file FILE] [FILE]");
    }
}
