//! `token init`: writes a first grants.toml and a .env.example.

mod template;

use std::path::Path;

use clap::Args;
use token_codegen::model::{Schema, Sdk};

use crate::answer::{Answer, Exit, Outcome, error, note};
use crate::vendors::VendorArguments;
use crate::{grants_file, sdk_names};

/// Write a commented grants.toml for some SDKs, and a .env.example
#[derive(Args, Debug)]
#[command(after_help = AFTER)]
pub(crate) struct Init {
    /// The SDKs that will use the tokens, or their grants; all current SDKs if omitted
    sdk: Vec<String>,
    /// Overwrite existing files
    #[arg(long)]
    force: bool,
    /// Print the grants.toml instead of writing files
    #[arg(long)]
    stdout: bool,
    #[command(flatten)]
    vendor: VendorArguments,
}

const AFTER: &str = "\
Exit status: 0 written, 1 a file exists already, 2 an SDK is unknown or a file
cannot be written.

Examples:
  token init conversations voice
  token init video --stdout";

const ENV_EXAMPLE: &str = ".env.example";

impl Init {
    pub(crate) fn run(self) -> Outcome {
        let vendor = self.vendor.rules()?;
        let key = self.vendor.key(vendor.name())?;
        let written = template::write(vendor.schema(), &key, &self.sdks(vendor.schema())?);
        if self.stdout {
            return Ok(Answer::good(written.grants));
        }
        let files = [(grants_file::DEFAULT, written.grants), (ENV_EXAMPLE, written.variables)];
        let there: Vec<_> = files.iter().map(|(name, _)| *name).filter(|name| Path::new(name).exists()).collect();
        if !there.is_empty() && !self.force {
            let there = token_codegen::report::listed(there, "and");
            let help = "pass --force to overwrite, or --stdout to print the grants.toml; nothing was written";
            return Err(Answer::bad(error(&format!("this would overwrite {there}"), help)));
        }
        let mut err = String::new();
        for (name, text) in files {
            std::fs::write(name, text)
                .map_err(|reason| Answer::usage(error(&format!("cannot write `{name}`: {reason}"), "")))?;
            err += &note(&format!("wrote {name}"));
        }
        err += &note(&format!(
            "next, copy {ENV_EXAMPLE} to .env, fill in the values, and run `token check --env --env-file .env`"
        ));
        Ok(Answer { out: String::new(), err, exit: Exit::Good })
    }

    fn sdks<'s>(&self, schema: &'s Schema) -> Result<Vec<&'s Sdk>, Answer> {
        if self.sdk.is_empty() {
            return Ok(template::current_sdks(schema));
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
