//! `token issue`: one token of a declaration, signed with the credentials in the environment.

use std::path::PathBuf;
use std::time::Duration;

use clap::Args;
use token_codegen::model::{Model, Token};
use token_codegen::report::quoted;
use token_codegen::suggest;
use token_core::AccessToken;

use crate::answer::{Answer, Exit, Outcome, error, warning};
use crate::environment::EnvFile;
use crate::grants_file;
use crate::inputs;
use crate::moment;
use crate::tables::Tables;
use crate::vendors::{self, Lookup};

/// Issue a token that a grants.toml declares: the token on stdout, all else on stderr
#[derive(Args, Debug)]
#[command(after_help = AFTER)]
pub(crate) struct Issue {
    /// The declaration: NAME of [token.NAME]
    name: String,
    /// For whom the token is
    #[arg(long, value_name = "ID")]
    identity: String,
    /// The value of one of the token's inputs; once for each
    #[arg(long = "input", value_name = "KEY=VALUE")]
    inputs: Vec<String>,
    /// A shorter lifetime than declared: 90s, 15m, 8h
    #[arg(long, value_name = "DURATION", value_parser = moment::duration)]
    ttl: Option<Duration>,
    /// The file that declares the token
    #[arg(long, value_name = "FILE", default_value = grants_file::DEFAULT)]
    grants: PathBuf,
    #[command(flatten)]
    environment: EnvFile,
}

const AFTER: &str = "\
The credentials, and the variables that the declaration names, are read from the
environment, or from the file of --env-file. The token is checked, written and
signed as a program that was compiled with the same file would do it.

Exit status: 0 issued, 1 refused, 2 the command was not understood.

Examples:
  token issue support_agent --identity alice
  token issue meeting_guest --identity bob --input room=lobby --ttl 15m
  token issue dashboard --identity wall | token diagnose --sdk sync -";

impl Issue {
    pub(crate) fn run(self) -> Outcome {
        let (model, warnings) = grants_file::sound(&self.grants)?;
        let token = self.token(&model)?;
        let vendor = vendors::named(&model.schema.name)?;
        let tables = Tables::of(&model, vendor.table);
        let values = inputs::read(token, &self.inputs)?;
        let (environment, twice) = self.environment.sound()?;
        let lookup: &Lookup<'_> = &|name| environment.get(name);
        let declarations = tables.declarations(&model, [token]);
        let (template, doubts) =
            (vendor.start)(declarations, lookup).map_err(|problems| Answer::bad(error(&problems.to_string(), "")))?;
        let issued: Result<AccessToken<Token>, _> = match self.ttl {
            Some(ttl) => template.issue_for(ttl, &self.identity, &values),
            None => template.issue(&self.identity, &values),
        };
        let issued = issued.map_err(|reasons| Answer::bad(error(&reasons.to_string(), "")))?;
        let doubts = doubts.into_iter().chain(template.check_identity(&self.identity));
        let doubts = doubts.map(|doubt| warning(&format!("{}: {}", doubt.at, doubt.message), &doubt.fix));
        let err = warnings + &twice + &doubts.collect::<String>();
        Ok(Answer { out: issued.into_string() + "\n", err, exit: Exit::Good })
    }

    /// The declaration that was named, if this program can issue it.
    fn token<'m>(&self, model: &'m Model) -> Result<&'m Token, Answer> {
        let Some(token) = model.tokens.iter().find(|token| token.name == self.name) else {
            let names: Vec<_> = model.tokens.iter().map(|token| token.name.as_str()).collect();
            let (_, help) = suggest::help(&self.name, &names, "it declares");
            let what = format!("{} declares no token {}", model.file, quoted(&self.name));
            return Err(Answer::usage(error(&what, &help)));
        };
        let in_rust = token.grants.iter().find_map(|used| Some((&used.grant.key, used.grant.rust_path.as_ref()?)));
        match in_rust {
            None => Ok(token),
            Some((key, path)) => {
                let what = format!(
                    "token `{}` carries the grant `{key}`, which is written in Rust (`{path}`) and cannot be seen here",
                    token.name
                );
                let help = format!(
                    "issue it from the program that has the type; or give `[grant.{key}]` its fields in {}",
                    model.file
                );
                Err(Answer::bad(error(&what, &help)))
            }
        }
    }
}
