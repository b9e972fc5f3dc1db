//! `token init`: the beginning of a grants.toml, and of the environment that it needs.

mod template;

use std::path::Path;

use clap::Args;
use token_codegen::model::{Schema, Sdk};

use crate::answer::{Answer, Exit, Outcome, error, note};
use crate::{grants_file, sdk_names, vendors};

/// Write a commented grants.toml for the SDKs that you name, and a .env.example
#[derive(Args, Debug)]
#[command(after_help = AFTER)]
pub(crate) struct Init {
    /// The SDKs that will use the tokens, or their grants; without any, all SDKs but those that have ended
    sdk: Vec<String>,
    /// Replace files that are there
    #[arg(long)]
    force: bool,
    /// Print the grants.toml, and write no file
    #[arg(long)]
    stdout: bool,
    /// Whose tokens they are
    #[arg(long, default_value = vendors::DEFAULT)]
    vendor: String,
}

const AFTER: &str = "\
Exit status: 0 written, 1 a file is there already, 2 an SDK is unknown or a file
cannot be written.

Examples:
  token init conversations voice
  token init video --stdout";

const ENV_EXAMPLE: &str = ".env.example";

impl Init {
    pub(crate) fn run(self) -> Outcome {
        let vendor = vendors::schema(&self.vendor)?;
        let schema = vendor.schema();
        let sdks = self.sdks(schema)?;
        let written = template::write(schema, &sdks);
        if self.stdout {
            return Ok(Answer::good(written.grants));
        }
        let files = [(grants_file::DEFAULT, written.grants), (ENV_EXAMPLE, written.variables)];
        let there: Vec<_> = files.iter().map(|(name, _)| *name).filter(|name| Path::new(name).exists()).collect();
        if !there.is_empty() && !self.force {
            let there = token_codegen::report::listed(there, "and");
            let help = "nothing was written; --force replaces, --stdout prints the grants.toml instead";
            return Err(Answer::bad(error(&format!("already there: {there}"), help)));
        }
        let mut err = String::new();
        for (name, text) in files {
            std::fs::write(name, text)
                .map_err(|reason| Answer::usage(error(&format!("cannot write `{name}`: {reason}"), "")))?;
            err += &note(&format!("wrote {name}"));
        }
        err += &note(&format!(
            "next: copy {ENV_EXAMPLE} to .env, fill in its values, and run `token check --env --env-file .env`"
        ));
        Ok(Answer { out: String::new(), err, exit: Exit::Good })
    }

    fn sdks<'s>(&self, schema: &'s Schema) -> Result<Vec<&'s Sdk>, Answer> {
        // What the vendor has ended is not for a beginning.
        let current: Vec<&Sdk> = schema.sdks.iter().filter(|sdk| sdk.deprecated.is_none()).map(|sdk| &**sdk).collect();
        if self.sdk.is_empty() {
            return Ok(current);
        }
        let mut found: Vec<&Sdk> = Vec::new();
        let mut problems = String::new();
        for name in &self.sdk {
            match schema.sdk(name).map(AsRef::as_ref).or_else(|| sdk_names::of_grant(name, schema)) {
                Some(sdk) if found.iter().all(|other| other.name != sdk.name) => found.push(sdk),
                Some(_) => {}
                None => problems += &sdk_names::unknown(name, schema, &[]),
            }
        }
        if problems.is_empty() { Ok(found) } else { Err(Answer::usage(problems)) }
    }
}
