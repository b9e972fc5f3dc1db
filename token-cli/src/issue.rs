//! `token issue`: issues a token, signed with the credentials from the environment.

use std::path::PathBuf;
use std::time::Duration;

use clap::Args;
use token_codegen::model::{Model, Token};
use token_codegen::report::quoted;
use token_codegen::suggest;
use token_core::AccessToken;

use crate::answer::{Answer, Exit, Outcome, error};
use crate::environment::{self, Files};
use crate::grants_file;
use crate::inputs;
use crate::moment;
use crate::tables::Tables;
use crate::vendors;

/// Issue a token that a grants.toml declares, and print it
#[derive(Args, Debug)]
#[command(after_help = AFTER)]
pub(crate) struct Issue {
    /// The declaration: the NAME of [token.NAME]
    pub(crate) name: String,
    /// The identity of the token's user; optional where the SDK reads none
    #[arg(long, value_name = "ID")]
    pub(crate) identity: Option<String>,
    /// An input of the token; repeatable
    #[arg(long = "input", value_name = "KEY=VALUE")]
    pub(crate) inputs: Vec<String>,
    /// A shorter lifetime than declared: 90s, 15m, 8h
    #[arg(long, value_name = "DURATION", value_parser = moment::duration)]
    pub(crate) ttl: Option<Duration>,
    /// The file that declares the token
    #[arg(long, value_name = "FILE", default_value = grants_file::DEFAULT)]
    pub(crate) grants: PathBuf,
    #[command(flatten)]
    pub(crate) environment: Files,
}

const AFTER: &str = "\
The credentials and the variables of the declaration are read from the
environment, the --env-file and the --secrets-dir. The token equals one that a
program issues that was compiled with the same file. It is printed on stdout,
messages on stderr.

Exit status: 0 issued, 1 rejected, 2 invalid arguments.

Examples:
  token issue support_agent --identity alice
  token issue meeting_guest --identity bob --input room=lobby --ttl 15m
  token issue dashboard --identity wall | token diagnose --sdk sync -";

impl Issue {
    pub(crate) fn run(self) -> Outcome {
        let (token, err) = self.issued()?;
        Ok(Answer { out: token + "\n", err, exit: Exit::Good })
    }

    /// The token, and the warnings.
    pub(crate) fn issued(&self) -> Result<(String, String), Answer> {
        let (model, warnings) = grants_file::sound(&self.grants)?;
        let token = self.token(&model)?;
        let tables = Tables::of(&model);
        let values = inputs::read(token, &self.inputs)?;
        let (environment, file_warnings) = self.environment.sound()?;
        // An optional token cannot be issued without its variables.
        let mut required = token.clone();
        required.optional = false;
        let declarations = tables.declarations(&model, [&required]);
        let (template, doubts) = vendors::start(declarations, &environment.all)
            .map_err(|problems| Answer::bad(self.environment.problems(problems.findings())))?;
        let identity = self.identity(token, &model)?;
        let issued: Result<AccessToken<Token>, _> = match self.ttl {
            Some(ttl) => template.issue_for(ttl, identity, &values),
            None => template.issue(identity, &values),
        };
        let issued = issued.map_err(|reasons| Answer::bad(error(&reasons.to_string(), "")))?;
        let doubts = environment::texts(doubts.into_iter().chain(template.check_arguments(identity, &values)));
        Ok((issued.into_string(), warnings + &file_warnings + &doubts))
    }

    /// The identity; empty where no SDK of the token requires one.
    fn identity(&self, token: &Token, model: &Model) -> Result<&str, Answer> {
        match &self.identity {
            Some(_) if model.schema.format.identity.is_empty() => {
                let what = format!("tokens of {} have no identity", model.schema.vendor.title);
                Err(Answer::usage(error(&what, "remove `--identity`")))
            }
            Some(identity) => Ok(identity),
            None if model.schema.format.identity.is_empty() => Ok(""),
            // An empty identity is one, unless the vendor reads it as absent.
            None if model.schema.format.absent.contains("empty")
                && token.sdks.iter().all(|sdk| sdk.identity.optional) =>
            {
                Ok("")
            }
            None => {
                let what = format!("missing `--identity <ID>`, which the token `{}` requires", token.name);
                Err(Answer::usage(error(&what, "add the identity of the token's user: `--identity alice`")))
            }
        }
    }

    fn token<'m>(&self, model: &'m Model) -> Result<&'m Token, Answer> {
        let Some(token) = model.tokens.iter().find(|token| token.name == self.name) else {
            let names: Vec<_> = model.tokens.iter().map(|token| token.name.as_str()).collect();
            let (_, help) = suggest::help(&self.name, &names, "the tokens are");
            let what = format!("{} does not declare the token {}", model.file, quoted(&self.name));
            return Err(Answer::usage(error(&what, &help)));
        };
        let in_rust = token.grants.iter().find_map(|used| Some((&used.grant.key, used.grant.rust_path.as_ref()?)));
        match in_rust {
            None => Ok(token),
            Some((key, path)) => {
                let what = format!(
                    "token `{}` contains the grant `{key}`, a Rust type (`{path}`) that is unavailable here",
                    token.name
                );
                let help = format!(
                    "issue the token from the program with that type, or declare the fields of `[grant.{key}]` in {}",
                    model.file
                );
                Err(Answer::bad(error(&what, &help)))
            }
        }
    }
}
