//! `token diagnose`: why a token would be refused.

mod decoded;
mod drawn;

use std::ffi::OsString;
use std::io::IsTerminal as _;
use std::path::PathBuf;
use std::time::{SystemTime, UNIX_EPOCH};

use clap::Args;
use token_codegen::bounded;
use token_core::Severity;
use token_core::diagnose::{Options, diagnose};

use crate::answer::{Answer, Exit, Outcome, error, note};
use crate::check::Format;
use crate::environment::EnvFile;
use crate::grants_file;
use crate::tables::Tables;
use crate::vendors::{self, Vendor};
use crate::{moment, sdk_names};

/// Say why a token would be refused: each cause, where it stands, and what to write
#[derive(Args, Debug)]
#[command(after_help = AFTER)]
pub(crate) struct Diagnose {
    /// The token; `-`, or nothing: from standard input, which no process list shows
    token: Option<OsString>,
    /// An SDK that will use the token: what it requires is checked too; once for each
    #[arg(long = "sdk", value_name = "NAME")]
    sdks: Vec<String>,
    /// A grants.toml whose own grants and SDKs the token may have
    #[arg(long, value_name = "FILE")]
    grants: Option<PathBuf>,
    /// The moment at which to judge it: seconds since 1970, or RFC 3339
    #[arg(long, value_name = "UNIX|RFC3339", value_parser = moment::moment)]
    at: Option<SystemTime>,
    /// How to print the diagnosis
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// Whose token it should be, where no grants.toml says so
    #[arg(long, default_value = vendors::DEFAULT, conflicts_with = "grants")]
    vendor: String,
    #[command(flatten)]
    environment: EnvFile,
}

const AFTER: &str = "\
With the credentials in the environment the signature is checked too. They, the
signature, and an input that is no token are never printed. Neither is a value
that stands in the place of the key's name and may be the secret.

Exit status: 0 no error was found, 1 an error was found, 2 the command was not
understood. With `--format json` the output is
  {\"verdict\": \"valid\"|\"invalid\"|\"unverified\", \"code\", \"findings\": [{\"rule\",
   \"severity\", \"at\", \"message\", \"fix\", \"code\", \"codes\", \"docs\"}],
   \"more\": [{\"rule\", \"severity\", \"count\"}], \"not_checked\", \"header\",
   \"claims\"}
Of a rule at most 20 findings are listed, and `more` counts the rest.

Examples:
  pbpaste | token diagnose --sdk conversations
  token diagnose \"$TOKEN\" --at 2026-01-31T12:00:00Z
  token diagnose --format json < token.txt | jq -r '.findings[].rule'";

impl Diagnose {
    pub(crate) fn run(self) -> Outcome {
        let (vendor, own, unseen) = self.rules()?;
        let at = self.at.unwrap_or_else(SystemTime::now);
        let mut options = Options::new(vendor.table).additions(own).at(at);
        for name in &self.sdks {
            options = options.sdk_named(name).map_err(|_| unknown_sdk(name, vendor.table, own))?;
        }
        let (environment, twice) = self.environment.sound()?;
        let options = options.credentials_from_lookup(|name| environment.get(name));
        let diagnosis = diagnose(self.input()?, &options);
        let out = match self.format {
            Format::Text => drawn::draw(&diagnosis, unix(at)),
            // On one line: indented, what is deep would be as long as the square of its depth.
            Format::Json => diagnosis.to_json() + "\n",
        };
        let wrong = diagnosis.findings.iter().any(|finding| finding.severity == Severity::Error);
        Ok(Answer { out, err: unseen + &twice, exit: if wrong { Exit::Bad } else { Exit::Good } })
    }

    /// The vendor's rules, what a grants.toml adds to them, and a note on what of that cannot be seen.
    fn rules(&self) -> Result<(&'static Vendor, &'static token_schema::Additions, String), Answer> {
        let Some(path) = &self.grants else {
            return Ok((vendors::named(&self.vendor)?, token_schema::Additions::NONE, String::new()));
        };
        // By rules that are wrong themselves no token can be judged.
        let (model, _) = grants_file::sound(path).map_err(|problems| Answer { exit: Exit::Usage, ..problems })?;
        let vendor = vendors::named(&model.schema.name)?;
        let in_rust = model.schema.grants.iter().filter(|grant| grant.rust_path.is_some());
        let unseen = in_rust.map(|grant| {
            note(&format!("the fields of the grant `{}` are not checked: they are written in Rust", grant.key))
        });
        Ok((vendor, Tables::of(&model, vendor.table).own(), unseen.collect()))
    }

    fn input(&self) -> Result<Vec<u8>, Answer> {
        // More than any token has, and any log line around one.
        const MOST: usize = 16 * 1024 * 1024;
        if let Some(token) = self.token.as_ref().filter(|token| *token != "-") {
            return Ok(token.as_encoded_bytes().to_vec());
        }
        let stdin = std::io::stdin();
        if self.token.is_none() && stdin.is_terminal() {
            let help = "name it, or pipe it in: `token diagnose < token.txt`; `-` reads what you type";
            return Err(Answer::usage(error("no token was given", help)));
        }
        let mut input = bounded::stream(stdin, MOST)
            .map_err(|reason| Answer::usage(error(&format!("cannot read standard input: {reason}"), "")))?;
        // What `echo` and most files end in is not part of the token.
        if input.ends_with(b"\n") {
            input.pop();
            input.pop_if(|last| *last == b'\r');
        }
        Ok(input)
    }
}

fn unknown_sdk(name: &str, vendor: &token_schema::Vendor, own: &token_schema::Additions) -> Answer {
    let own: Vec<_> = own.sdks.iter().map(|sdk| &*sdk.name).collect();
    match vendors::schema(&vendor.name) {
        Ok(vendor) => Answer::usage(sdk_names::unknown(name, vendor.schema(), &own)),
        Err(answer) => answer,
    }
}

fn unix(at: SystemTime) -> i64 {
    at.duration_since(UNIX_EPOCH).map_or(0, |since| i64::try_from(since.as_secs()).unwrap_or(i64::MAX))
}
