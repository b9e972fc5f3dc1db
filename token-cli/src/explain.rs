//! `token explain`: explains an error code or a rule.

#[cfg(test)]
mod tests;

use std::fmt::Write as _;

use clap::Args;
use token_codegen::report::quoted;
use token_schema::rule::{self, Rule, Severity, Topic};
use token_schema::suggest;
use token_schema::{Code, Evidence, Visible};

use crate::answer::{Answer, BOLD, ERROR, Outcome, WARNING, error, wrapped};
use crate::vendors::VendorArguments;

/// Explain an error code or a rule
#[derive(Args, Debug)]
#[command(after_help = AFTER)]
pub(crate) struct Explain {
    /// A vendor's error code, or the rule of a finding or compile error; lists both if omitted
    #[arg(value_name = "CODE|RULE")]
    what: Option<String>,
    /// List every rule that reports the code
    #[arg(long, requires = "what")]
    all: bool,
    #[command(flatten)]
    vendor: VendorArguments,
}

const AFTER: &str = "\
Exit status: 0 explained, 2 unknown code or rule.

Examples:
  token explain 51130
  token explain 51130 --all
  token explain grant-missing-for-sdk
  token explain";

impl Explain {
    pub(crate) fn run(self) -> Outcome {
        let vendor = self.vendor.table()?;
        let Some(what) = &self.what else { return Ok(Answer::good(list(vendor))) };
        if let Some(code) = vendor.codes.iter().find(|code| code.code.to_string() == number(what)) {
            return Ok(Answer::good(explain_code(code, vendor, self.all)));
        }
        if let Some(rule) = rules(vendor).iter().find(|rule| rule.id() == what) {
            return Ok(Answer::good(explain_rule(rule, vendor)));
        }
        Err(Answer::usage(unknown(what, vendor)))
    }
}

/// What is known of a code, if the vendor's schema has it.
#[cfg(feature = "online")]
pub(crate) fn code(code: u32, vendor: &token_schema::Vendor) -> Option<String> {
    let known = vendor.codes.iter().find(|known| known.code == code)?;
    Some(explain_code(known, vendor, false))
}

/// The rules of the list and the vendor's own.
fn rules(vendor: &token_schema::Vendor) -> Vec<Rule> {
    rule::ALL.iter().copied().cloned().chain(vendor.own_rules()).collect()
}

/// The number in a message such as `Error 51130: Token is invalid`, or the text if it contains another number or none.
fn number(text: &str) -> &str {
    let mut numbers = text.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| word.parse::<u32>().is_ok());
    numbers.next().filter(|_| numbers.next().is_none()).unwrap_or(text)
}

/// More rules than this are listed on demand.
const FEW: usize = 5;

fn explain_code(code: &Code, vendor: &token_schema::Vendor, all: bool) -> String {
    let mut out =
        format!("{BOLD}{}{BOLD:#}\n{}\n", wrapped(&format!("{}: ", code.code), &code.title).trim_end(), code.docs);
    heading(&mut out, "Causes");
    for cause in code.causes.iter() {
        out += &wrapped("  - ", cause);
    }
    heading(&mut out, "Visible in the token");
    out += &wrapped(
        "  ",
        match code.visible {
            Visible::Yes => "Yes. Faults of the signature are visible if the secret is given.",
            Visible::Partly => {
                "Partly. Only the vendor knows whether a key, an account or a service exists and is active."
            }
            Visible::No => "No. Only the vendor or the client knows the cause.",
        },
    );
    let mut reporting = rules(vendor);
    reporting.retain(|rule| vendor.rules.iter().any(|row| row.rule == rule.id() && row.codes.contains(&code.code)));
    if reporting.is_empty() {
        return out;
    }
    heading(&mut out, "To find the cause");
    out += "  token diagnose TOKEN\n";
    if reporting.len() > FEW && !all {
        let count = reporting.len();
        out +=
            &wrapped("\n", &format!("{count} rules report this code: `token explain {} --all` lists them.", code.code));
        return out;
    }
    heading(&mut out, "Rules that report it");
    for rule in reporting {
        let only = match sdks_with(rule.id(), code.code, vendor).as_slice() {
            [] => String::new(),
            sdks => format!(" ({})", titles(sdks, vendor)),
        };
        out += &wrapped(&format!("  {rule:<30} "), &format!("{}{only}", rule.summary()));
    }
    out
}

/// The SDKs for which the vendor reports a rule with this code; empty if for all.
fn sdks_with<'v>(rule: &str, code: u32, vendor: &'v token_schema::Vendor) -> Vec<&'v str> {
    let rows: Vec<_> = vendor.rules.iter().filter(|row| row.rule == rule && row.codes.contains(&code)).collect();
    if rows.iter().any(|row| row.sdks.is_empty()) {
        return Vec::new();
    }
    rows.iter().flat_map(|row| row.sdks.iter()).collect()
}

fn titles(names: &[&str], vendor: &token_schema::Vendor) -> String {
    let titles: Vec<_> = names.iter().map(|name| vendor.sdk(name).map_or(*name, |sdk| &sdk.title)).collect();
    titles.join(", ")
}

fn explain_rule(rule: &Rule, vendor: &token_schema::Vendor) -> String {
    let style = if rule.severity() == Severity::Error { ERROR } else { WARNING };
    let summary = format!("{} A rule about {}.", rule.summary(), rule.topic());
    let mut out = format!("{style}{}[{rule}]{style:#}\n{}", rule.severity(), wrapped("", &summary));
    let (any, of_sdks): (Vec<_>, Vec<_>) =
        vendor.rules.iter().filter(|row| row.rule == rule.id()).partition(|row| row.sdks.is_empty());
    if any.is_empty() && of_sdks.is_empty() {
        out += &wrapped("\n", &format!("No error code of {} is known for it.", vendor.title));
        return out;
    }
    heading(&mut out, &format!("Error codes of {}, the most specific first", vendor.title));
    let mut line = |who: &str, codes: &[u32]| {
        let codes: Vec<_> = codes.iter().map(u32::to_string).collect();
        out += &wrapped(&format!("  {who:<16} "), &codes.join(", "));
    };
    for row in &of_sdks {
        row.sdks.iter().for_each(|sdk| line(&titles(&[sdk], vendor), &row.codes));
    }
    for row in &any {
        line(if of_sdks.is_empty() { "any SDK" } else { "any other SDK" }, &row.codes);
    }
    let wire: Vec<_> = vendor.wire.iter().filter(|wire| wire.rule == rule.id()).collect();
    if !wire.is_empty() {
        heading(&mut out, "Code that the client receives, and its source");
        for wire in wire {
            let how = match wire.evidence {
                Evidence::Documented => "documented",
                Evidence::Observed => "observed",
                Evidence::Chosen => "chosen (not documented)",
            };
            for sdk in wire.sdks.iter() {
                out += &wrapped(&format!("  {:<16} ", titles(&[sdk], vendor)), &format!("{}, {how}", wire.code));
            }
        }
    }
    heading(&mut out, "Meaning of the codes");
    let mut all: Vec<u32> = of_sdks.iter().chain(&any).flat_map(|row| row.codes.iter().copied()).collect();
    all.sort_unstable();
    all.dedup();
    for code in vendor.codes.iter().filter(|code| all.contains(&code.code)) {
        out += &wrapped(&format!("  {:<5}  ", code.code), &code.title);
    }
    out
}

fn list(vendor: &token_schema::Vendor) -> String {
    let mut out = if vendor.codes.is_empty() {
        wrapped("", &format!("{}.", no_codes(vendor)))
    } else {
        format!("{BOLD}Error codes of {}{BOLD:#}, and whether the token shows the cause\n\n", vendor.title)
    };
    for code in &*vendor.codes {
        let visible = match code.visible {
            Visible::Yes => "yes",
            Visible::Partly => "partly",
            Visible::No => "no",
        };
        out += &wrapped(&format!("  {:<5}  {visible:<6}  ", code.code), &code.title);
    }
    let rules = rules(vendor);
    for topic in Topic::ALL.iter().filter(|topic| rules.iter().any(|rule| rule.topic() == **topic)) {
        heading(&mut out, &format!("Rules about {topic}"));
        for rule in rules.iter().filter(|rule| rule.topic() == *topic) {
            out += &wrapped(&format!("  {rule:<30} "), rule.summary());
        }
    }
    out
}

fn heading(out: &mut String, text: &str) {
    // Writing to a String cannot fail.
    let _ = writeln!(out, "\n{BOLD}{text}{BOLD:#}");
}

/// Where a code is explained that no token of the vendor causes.
fn of_no_token(code: &str, vendor: &token_schema::Vendor) -> String {
    let shipped = token_codegen::Vendor::builtin_names().filter_map(token_codegen::Vendor::builtin);
    for other in shipped {
        let other = other.schema();
        if other.codes.iter().any(|known| known.code.to_string() == code) {
            return format!("it is a code of {}: `token explain --vendor {} {code}`", other.title, other.name);
        }
    }
    if vendor.codes.is_empty() {
        return no_codes(vendor);
    }
    let page =
        if vendor.code_docs.is_empty() { vendor.docs.to_string() } else { vendor.code_docs.replace("{code}", code) };
    format!("it is no known code of access tokens{}", see(&page))
}

fn no_codes(vendor: &token_schema::Vendor) -> String {
    format!("no error codes of {} are known{}", vendor.title, see(&vendor.docs))
}

fn see(page: &str) -> String {
    if page.is_empty() { String::new() } else { format!("; see {page}") }
}

fn unknown(what: &str, vendor: &token_schema::Vendor) -> String {
    let rules = rules(vendor);
    let rules = rules.iter().map(Rule::id);
    let what = number(what);
    let is_number = !what.is_empty() && what.chars().all(|c| c.is_ascii_digit());
    let help = match suggest::closest(what, rules) {
        // Any number is near to another one.
        _ if is_number => of_no_token(what, vendor),
        Some(closest) => format!("did you mean `{closest}`? `token explain` lists all codes and rules"),
        None => "`token explain` lists the codes and the rules".to_owned(),
    };
    let kind = if is_number { "code" } else { "rule" };
    error(&format!("unknown {kind} {}", quoted(what)), &help)
}
