//! `token diagnose`: explains why a token would be rejected.

mod decoded;
mod drawn;

use std::ffi::OsString;
use std::io::IsTerminal as _;
use std::path::PathBuf;
use std::time::{SystemTime, UNIX_EPOCH};

use clap::Args;
use token_codegen::bounded;
use token_codegen::model::Schema;
use token_core::Severity;
use token_core::diagnose::{Options, diagnose};
use token_schema::Additions;

use crate::answer::{Answer, Exit, Outcome, error, note};
use crate::check::Format;
use crate::environment::Files;
use crate::file;
use crate::grants_file;
use crate::tables::Tables;
use crate::vendors::{self, VendorArguments};
use crate::{moment, sdk_names};

/// Explain why a token would be rejected: each cause, its place, and its fix
#[derive(Args, Debug)]
#[command(after_help = AFTER)]
pub(crate) struct Diagnose {
    /// The token; without it, or with `-`, read from standard input, which no process list shows
    token: Option<OsString>,
    /// An SDK that will use the token; adds the SDK's checks; repeatable
    #[arg(long = "sdk", value_name = "NAME")]
    sdks: Vec<String>,
    /// A grants.toml that names the vendor, and defines further grants and SDKs
    #[arg(long, value_name = "FILE", conflicts_with_all = ["vendor", "vendor_file"])]
    grants: Option<PathBuf>,
    /// The time of the check, if not now: seconds since 1970, or RFC 3339
    #[arg(long, value_name = "UNIX|RFC3339", value_parser = moment::moment)]
    at: Option<SystemTime>,
    /// The output format
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    #[command(flatten)]
    vendor: VendorArguments,
    #[command(flatten)]
    environment: Files,
}

const AFTER: &str = "\
If the environment has the credentials, the signature is checked, too. The
output never contains the credentials, the signature, an input that is not a
token, or a value that may be the secret in place of the key's name.

Exit status: 0 no errors found, 1 an error found, 2 invalid arguments.
With `--format json` the output is
  {\"verdict\": \"valid\"|\"invalid\"|\"unverified\", \"code\", \"findings\": [{\"rule\",
   \"severity\", \"at\", \"message\", \"fix\", \"code\", \"codes\", \"docs\"}],
   \"more\": [{\"rule\", \"severity\", \"count\"}], \"not_checked\", \"header\",
   \"claims\"}
At most 20 findings are listed for each rule; `more` counts the others.

Examples:
  pbpaste | token diagnose --sdk conversations
  token diagnose \"$TOKEN\" --at 2026-01-31T12:00:00Z
  token diagnose --format json < token.txt | jq -r '.findings[].rule'";

impl Diagnose {
    pub(crate) fn run(self) -> Outcome {
        let Rules { schema, vendor, additions, unchecked } = self.rules()?;
        let at = self.at.unwrap_or_else(SystemTime::now);
        let mut options = Options::new(vendor).additions(additions).at(at);
        for name in &self.sdks {
            options = options.sdk_named(name).map_err(|_| unknown_sdk(name, &schema, additions))?;
        }
        let (environment, warnings) = self.environment.sound()?;
        let options = options.credentials_from_lookup(|name| environment.get(name));
        let diagnosis = diagnose(self.input()?, &options);
        let out = match self.format {
            Format::Text => drawn::draw(&diagnosis, unix(at)),
            // On one line: indented, deep nesting would make the output quadratic.
            Format::Json => diagnosis.to_json() + "\n",
        };
        let wrong = diagnosis.findings.iter().any(|finding| finding.severity == Severity::Error);
        Ok(Answer { out, err: unchecked + &warnings, exit: if wrong { Exit::Bad } else { Exit::Good } })
    }

    fn rules(&self) -> Result<Rules, Answer> {
        // Invalid rules cannot judge a token.
        let invalid = |problems: Answer| Answer { exit: Exit::Usage, ..problems };
        let Some(path) = &self.grants else {
            let schema = self.vendor.rules().map_err(invalid)?.schema().clone();
            let vendor = vendors::table(&schema);
            return Ok(Rules { schema, vendor, additions: Additions::NONE, unchecked: String::new() });
        };
        let (model, _) = grants_file::sound(path).map_err(invalid)?;
        let in_rust = model.schema.grants.iter().filter(|grant| grant.rust_path.is_some());
        let unchecked = in_rust.map(|grant| {
            note(&format!("the fields of the grant `{}` were not checked, because it is a Rust type", grant.key))
        });
        let (unchecked, tables) = (unchecked.collect(), Tables::of(&model));
        Ok(Rules { vendor: tables.vendor, additions: tables.additions(), unchecked, schema: model.schema })
    }

    fn input(&self) -> Result<Vec<u8>, Answer> {
        // Longer than any token, and any log line around one.
        const MOST: usize = 16 * 1024 * 1024;
        if let Some(token) = self.token.as_ref().filter(|token| *token != "-") {
            file::no_token(token, "diagnose")?;
            return Ok(token.as_encoded_bytes().to_vec());
        }
        let stdin = std::io::stdin();
        if self.token.is_none() && stdin.is_terminal() {
            let help =
                "pass it as an argument or pipe it in: `token diagnose < token.txt`; `-` reads from the terminal";
            return Err(Answer::usage(error("no token given", help)));
        }
        let mut input = bounded::stream(stdin, MOST)
            .map_err(|reason| Answer::usage(error(&format!("cannot read standard input: {reason}"), "")))?;
        // `echo` and most files add a line end.
        if input.ends_with(b"\n") {
            input.pop();
            input.pop_if(|last| *last == b'\r');
        }
        Ok(input)
    }
}

/// What judges the token.
struct Rules {
    schema: Schema,
    vendor: &'static token_schema::Vendor,
    /// Those of a grants.toml.
    additions: &'static Additions,
    /// Notes about grants that cannot be checked.
    unchecked: String,
}

fn unknown_sdk(name: &str, schema: &Schema, additions: &Additions) -> Answer {
    let custom: Vec<_> = additions.sdks.iter().map(|sdk| &*sdk.name).collect();
    Answer::usage(sdk_names::unknown(name, schema, &custom))
}

fn unix(at: SystemTime) -> i64 {
    at.duration_since(UNIX_EPOCH).map_or(0, |since| i64::try_from(since.as_secs()).unwrap_or(i64::MAX))
}
