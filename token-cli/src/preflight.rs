//! `token preflight`: asks the vendor whether the key is in use, and whether the services of the tokens exist.

use std::fmt::Write as _;
use std::io::{self, IsTerminal as _, Write as _};
use std::path::PathBuf;

use clap::Args;
use serde_json::{Value, json};
use token_core::Finding;
use token_preflight::{Client, Report, Request};
use token_schema::Vendor;
use token_schema::rule::Severity;

use crate::answer::{Answer, BOLD, ERROR, Exit, HELP, Outcome, WARNING, counted, counts_text, note, wrapped};
use crate::check::Format;
use crate::environment::{EnvProblem, Environment, Files};
use crate::online::trusted::Trusted;
use crate::tables::Tables;
use crate::vendors;
use crate::{escaped, grants_file};

/// Ask the vendor whether the key is in use, and whether the services of the tokens exist
#[derive(Args, Debug)]
pub(crate) struct Preflight {
    /// The file that declares the tokens
    #[arg(long, value_name = "FILE", default_value = grants_file::DEFAULT)]
    grants: PathBuf,
    #[command(flatten)]
    environment: Files,
    /// Send each request to URL/HOST/PATH instead, for tests
    #[arg(long, value_name = "URL")]
    base_url: Option<String>,
    /// The output format
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    #[command(flatten)]
    trusted: Trusted,
}

const AFTER: &str = "\
First the environment is checked as at program start. Then the vendor is asked,
with the key and its secret, over HTTPS and only at its own hosts. No redirect is
followed, and no proxy is taken from the environment. The account's own secret
(SECRETS) is optional: it is sent only with the questions that a
key cannot ask, such as whether the key is restricted. What no answer settles is
listed as not checked.

--base-url takes an address of this machine, as in http://127.0.0.1:4010/rest of
`token emulate`. For another machine it must be HTTPS, with --allow-host.

Exit status: 0 no errors, 1 an error, 2 invalid arguments or a file cannot be
read.
With `--format json` the output is
  {\"findings\": [{\"rule\", \"severity\", \"at\", \"message\", \"fix\", \"code\", \"codes\",
   \"docs\", \"request_id\"}], \"checked\": [{\"at\", \"request\", \"status\"}],
   \"not_checked\": [{\"what\", \"why\"}]}

Examples:
  token preflight --env-file .env
  token preflight --format json | jq '.findings[].rule'
  token preflight --base-url http://127.0.0.1:4010/rest";

/// Adds the help, with the variables of the built-in vendors: it reads the rules of all of them, which takes longer than most commands.
pub(crate) fn with_help(command: clap::Command) -> clap::Command {
    let names = vendors::all().flat_map(|table| table.other_secrets.into_owned()).map(|(name, _)| name);
    command.after_help(AFTER.replace("SECRETS", &names.collect::<Vec<_>>().join(", ")))
}

impl Preflight {
    pub(crate) fn run(self) -> Outcome {
        let client = self.trusted.client(self.base_url.as_deref())?;
        let (model, warnings) = grants_file::sound(&self.grants)?;
        let (environment, file_warnings) = self.environment.sound()?;
        let declarations = Tables::of(&model).declarations(&model, &model.tokens);
        let (at_start, report) = match vendors::lend(declarations, &environment.all) {
            Ok((tokens, doubts)) => (doubts, self.ask(&*tokens, declarations.vendor, &environment, &client)),
            Err(problems) => (problems.findings().to_vec(), Report::default()),
        };
        let is_bad = report.has_errors() || at_start.iter().any(Finding::is_error);
        let out = match self.format {
            Format::Json => json_output(&at_start, &report, declarations.vendor),
            Format::Text => text_output(&at_start, &report),
        };
        let silent = declarations.vendor.preflight.host.is_empty();
        let nothing = silent.then(|| note(&format!("the schema of {} has no questions", declarations.vendor.title)));
        let hint = self.environment.hint(at_start.iter().cloned().map(EnvProblem::from));
        let err = warnings + &file_warnings + &hint + &nothing.unwrap_or_default();
        Ok(Answer { out, err, exit: if is_bad { Exit::Bad } else { Exit::Good } })
    }

    fn ask(
        &self,
        tokens: &dyn token_core::declared::Lend,
        vendor: &Vendor,
        environment: &Environment,
        client: &Client,
    ) -> Report {
        let mut preflight = token_preflight::Preflight::of(tokens);
        let known = vendors::all().flat_map(|vendor| vendor.probe_hosts());
        for host in known.chain(self.trusted.allowed.iter().cloned()) {
            preflight = preflight.allow_host(host);
        }
        for (name, _) in &*vendor.other_secrets {
            if let Some(secret) = environment.get(name) {
                preflight = preflight.with_secret(name, secret);
            }
        }
        let is_watched = io::stderr().is_terminal();
        let report = preflight.run_watched(client, &mut |request: &Request| {
            if is_watched {
                progress(&format!("asking about the {}…", request.about()));
            }
        });
        if is_watched {
            progress("");
        }
        report
    }
}

/// Replaces the last line of the terminal.
fn progress(text: &str) {
    let mut stderr = io::stderr();
    // It is for people who watch, so a closed terminal does not matter.
    let _ = write!(stderr, "\r\u{1b}[2K{text}");
    let _ = stderr.flush();
}

fn json_output(at_start: &[Finding], report: &Report, vendor: &Vendor) -> String {
    let start = at_start.iter().map(|finding| {
        let codes = vendor.codes_of(finding.rule, "");
        let code = codes.first();
        let docs = vendor.codes.iter().find(|known| Some(&known.code) == code).map_or(&vendor.docs, |known| &known.docs);
        json!({"rule": finding.rule, "severity": finding.severity.as_str(), "at": finding.at, "message": finding.message,
            "fix": finding.fix, "code": code, "codes": codes, "docs": docs, "request_id": null})
    });
    let asked = report.findings.iter().map(|finding| json!(finding));
    let findings: Vec<Value> = start.chain(asked).collect();
    let output = json!({"findings": findings, "checked": report.checked, "not_checked": report.not_checked});
    escaped::json(&output.to_string()) + "\n"
}

fn text_output(at_start: &[Finding], report: &Report) -> String {
    let mut out = String::new();
    let mut counts = [0, 0];
    let mut add = |severity: Severity, rule: &str, at: &str, message: &str, fix: &str, source: &[String]| {
        let (style, level) = match severity {
            Severity::Error => (ERROR, "error"),
            Severity::Warning => (WARNING, "warning"),
            _ => (HELP, "note"),
        };
        match severity {
            Severity::Error => counts[0] += 1,
            Severity::Warning => counts[1] += 1,
            _ => {}
        }
        // Writing to a String cannot fail.
        let _ = writeln!(out, "{style}{level}[{rule}]{style:#}{BOLD}: {at}{BOLD:#}");
        out += &wrapped("  ", message);
        out += &wrapped(&format!("{HELP}help{HELP:#}: "), fix);
        for line in source {
            out += &wrapped("  ", line);
        }
        out.push('\n');
    };
    for it in at_start {
        add(it.severity, it.rule, &it.at, &it.message, &it.fix, &[]);
    }
    for it in &report.findings {
        let code = it.code.map(|code| format!("{code}: {}", it.docs));
        let id = it.request_id.as_ref().map(|id| format!("request {id}"));
        let source: Vec<String> = code.into_iter().chain(id).collect();
        add(it.severity, &it.rule, &it.at, &it.message, &it.fix, &source);
    }
    if !report.not_checked.is_empty() {
        out += "not checked\n";
        let items = report.not_checked.iter().map(|item| wrapped("  - ", &format!("{}: {}", item.what, item.why)));
        out.extend(items);
        out.push('\n');
    }
    let found = counts_text(counts);
    let found = if found.is_empty() { "no errors".to_owned() } else { found };
    out + &format!("{found}; {} answered\n", counted(report.checked.len(), "question"))
}
