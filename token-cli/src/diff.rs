//! `token diff`: what a change of a grants.toml opens or closes, token by token.

mod change;
mod compare;
mod drawn;
mod power;
mod rules;
mod source;
#[cfg(test)]
mod tests;
mod values;

use clap::{Args, ValueEnum};

use self::compare::Diff;
use self::power::Power;
use crate::answer::{Answer, Exit, Outcome, error};
use crate::escaped;

/// Show what a change of a grants.toml lets tokens do
#[derive(Args, Debug)]
#[command(after_help = AFTER)]
pub(crate) struct DiffCommand {
    /// The file before the change, or REV:PATH in a git repository
    old: String,
    /// The file after the change, or REV:PATH
    #[arg(default_value = crate::grants_file::DEFAULT)]
    new: String,
    /// The output format
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

const AFTER: &str = "\
A `+` opens something, a `-` closes something, and a `!` is for the deployment
or for callers. A `~` is between values that cannot be compared, such as two
SIDs or two variables: it may open something, so it counts as more.

PATH is relative to the root of the repository, or with `./` to this directory.
An empty file, such as /dev/null, declares no token.

Exit status: 0 the tokens have the same power, or less; 1 they have more; 2 a
file has an error or cannot be read.
With `--format json` the output is
  {\"power\": \"more\"|\"same\"|\"less\",
   \"tokens\": [{\"token\", \"change\": \"added\"|\"removed\"|\"changed\", \"power\",
    \"changes\": [{\"power\", \"kind\", \"at\", \"old\", \"new\", \"text\"}]}],
   \"variables\": {\"added\": [{\"name\", \"required\"}], \"removed\": [name]}}
where kind is \"grant\", \"field\", \"ttl\", \"region\", \"sdk\", \"nbf\", \"optional\" or
\"input\", old and new may be null, and the power of one of the changes is
\"changed\" where the text has a `~`.

Examples:
  token diff main:grants.toml
  token diff HEAD~1:server/grants.toml HEAD:server/grants.toml
  token diff old.toml new.toml --format markdown";

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    Text,
    Json,
    Markdown,
}

impl DiffCommand {
    pub(crate) fn run(self) -> Outcome {
        if source::is_one_file([&self.old, &self.new]) {
            let help = "pass the file before the change first, of the last commit: `token diff HEAD:./grants.toml`";
            return Err(Answer::usage(error("OLD and NEW are the same file", help)));
        }
        let [old, new] = [source::read(&self.old), source::read(&self.new)];
        let [old, new] = match (old, new) {
            (Ok(old), Ok(new)) => [old, new],
            (Err(old), Err(new)) => return Err(Answer::usage(old.err + &new.err)),
            (Err(one), Ok(_)) | (Ok(_), Err(one)) => return Err(one),
        };
        let diff = Diff::of(old.as_ref(), new.as_ref());
        let out = match self.format {
            Format::Text => drawn::text(&diff, &self.old, &self.new),
            Format::Markdown => drawn::markdown(&diff),
            Format::Json => escaped::pretty_json(&diff),
        };
        let exit = if diff.power == Power::More { Exit::Bad } else { Exit::Good };
        Ok(Answer { exit, ..Answer::good(out) })
    }
}
