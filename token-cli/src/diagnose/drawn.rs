//! A diagnosis as text: the decoded token, with each finding below its line, as rustc prints errors.

use std::collections::HashMap;
use std::fmt::Write as _;

use anstyle::Style;
use serde_json::{Map, Value};
use token_core::Severity;
use token_core::diagnose::{Diagnosed, Diagnosis, Verdict};

use super::decoded::{Decoded, Line};
use crate::answer::{BOLD, ERROR, HELP, WARNING, counts_text, wrapped};
use crate::moment;

const ORDER: [&str; 4] = ["input", "header", "claims", "signature"];

const GUTTER: Style = Style::new().dimmed();

/// `now` is in seconds since 1970.
pub(super) fn draw(diagnosis: &Diagnosis, now: i64) -> String {
    let mut drawing = Drawing { out: String::new(), now, undrawn: diagnosis.findings.iter().collect() };
    drawing.apart("input", "");
    for (name, object) in [("header", &diagnosis.header), ("claims", &diagnosis.claims)] {
        match object {
            Some(object) => drawing.decoded_part(name, object),
            None => drawing.apart(name, ""),
        }
    }
    let signed = if diagnosis.is_signed { "verified with the given secret" } else { "" };
    drawing.apart("signature", signed);
    // Findings without a place above.
    drawing.apart("", "");
    let mut out = drawing.out;
    out += &more(diagnosis);
    out += &not_checked(diagnosis);
    out += &verdict(diagnosis);
    out
}

struct Drawing<'a> {
    out: String,
    now: i64,
    undrawn: Vec<&'a Diagnosed>,
}

impl<'a> Drawing<'a> {
    /// The findings about a part that is not itself printed; for an empty name, all that are left.
    fn apart(&mut self, name: &str, otherwise: &str) {
        let findings = self.take_findings(name);
        if findings.is_empty() && otherwise.is_empty() {
            return;
        }
        self.title(if name.is_empty() { "token" } else { name });
        if findings.is_empty() {
            self.row(otherwise);
        }
        self.findings(&findings, 0);
        self.out.push('\n');
    }

    fn decoded_part(&mut self, name: &str, object: &Map<String, Value>) {
        let decoded = Decoded::of(object);
        let mut findings: HashMap<usize, Vec<&Diagnosed>> = HashMap::new();
        for finding in self.take_findings(name) {
            let place = finding.at.get(name.len() + 1..).unwrap_or_default();
            findings.entry(decoded.line_of(place)).or_default().push(finding);
        }
        self.title(name);
        let times = if name == "claims" { times(object, self.now) } else { Vec::new() };
        let times: HashMap<usize, String> =
            times.into_iter().map(|(name, text)| (decoded.line_of(name), text)).collect();
        for (index, line) in decoded.lines.iter().enumerate() {
            let time = times.get(&index).filter(|_| is_top_level(line));
            let comment = time.map(|text| format!("   {GUTTER}# {text}{GUTTER:#}"));
            self.row(&(line.text.clone() + &comment.unwrap_or_default()));
            let Some(here) = findings.get(&index) else { continue };
            let column = line.value_columns.start;
            if let Some(worst) = here.iter().map(|finding| finding.severity).max() {
                let style = style(worst).0;
                let (indent, carets) = (" ".repeat(column), "^".repeat(line.value_columns.len().max(1)));
                self.row(&format!("{indent}{style}{carets}{style:#}"));
            }
            self.findings(here, column);
        }
        self.out.push('\n');
    }

    fn findings(&mut self, findings: &[&Diagnosed], column: usize) {
        for (index, finding) in findings.iter().enumerate() {
            if index > 0 {
                self.row("");
            }
            self.finding(finding, column);
        }
    }

    fn finding(&mut self, finding: &Diagnosed, column: usize) {
        // Further to the right the text would be too narrow.
        let first = format!("  | {}", " ".repeat(column.min(24)));
        let (style, level) = style(finding.severity);
        let mut text = wrapped(&first, &format!("{style}{level}[{}]:{style:#} {}", finding.rule, finding.message));
        text += &wrapped(&first, &format!("{HELP}help{HELP:#}: {}", finding.fix));
        if let Some(code) = finding.code {
            text += &wrapped(&first, &format!("code: {code}, {}", finding.docs));
        }
        for line in text.lines() {
            self.row(line.get(4..).unwrap_or_default());
        }
    }

    fn title(&mut self, name: &str) {
        // Writing to a String cannot fail.
        let _ = writeln!(self.out, "{BOLD}{name}{BOLD:#}");
    }

    fn row(&mut self, text: &str) {
        let gap = if text.is_empty() { "" } else { " " };
        let _ = writeln!(self.out, "  {GUTTER}|{GUTTER:#}{gap}{text}");
    }

    fn take_findings(&mut self, part: &str) -> Vec<&'a Diagnosed> {
        let inside = |finding: &&Diagnosed| {
            part.is_empty()
                || finding.at.strip_prefix(part).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
        };
        self.undrawn.extract_if(.., |finding| inside(finding)).collect()
    }
}

fn is_top_level(line: &Line) -> bool {
    line.text.starts_with("  \"")
}

/// The registered claims that are times (RFC 7519, section 4.1), in words.
fn times(claims: &Map<String, Value>, now: i64) -> Vec<(&'static str, String)> {
    let words = |name| {
        let unix = claims.get(name)?.as_i64()?;
        let date = moment::date(unix).filter(|_| unix < 100_000_000_000);
        match date {
            Some(date) => Some((name, format!("{date}, {}", moment::from_now(unix, now)))),
            None => Some((name, format!("in milliseconds: {}", moment::date(unix / 1000)?))),
        }
    };
    ["iat", "nbf", "exp"].into_iter().filter_map(words).collect()
}

fn more(diagnosis: &Diagnosis) -> String {
    if diagnosis.more.is_empty() {
        return String::new();
    }
    let items = diagnosis.more.iter().map(|more| format!("  {more}\n"));
    format!("{BOLD}not shown{BOLD:#}\n{}\n", items.collect::<String>())
}

fn not_checked(diagnosis: &Diagnosis) -> String {
    if diagnosis.not_checked.is_empty() {
        return String::new();
    }
    let items = diagnosis.not_checked.iter().map(|item| wrapped("  - ", &format!("{}: {}", item.what, item.why)));
    format!("{BOLD}not checked{BOLD:#}\n{}\n", items.collect::<String>())
}

fn verdict(diagnosis: &Diagnosis) -> String {
    let count = |severity| {
        let listed = diagnosis.findings.iter().filter(|finding| finding.severity == severity).count();
        let more = diagnosis.more.iter().filter(|more| more.severity == severity);
        listed + more.map(|more| more.count).sum::<usize>()
    };
    let found = counts_text([count(Severity::Error), count(Severity::Warning)]);
    let found = if found.is_empty() { found } else { format!(": {found}") };
    let (style, word) = match diagnosis.verdict {
        Verdict::Valid => (HELP, "valid"),
        Verdict::Invalid => (ERROR, "invalid"),
        Verdict::Unverified => (WARNING, "unverified"),
    };
    let first_of = |severity| {
        let findings = diagnosis.findings.iter().filter(|finding| finding.severity == severity);
        // From the outside in: a fault of the input may cause those inside.
        findings.min_by_key(|finding| ORDER.iter().position(|part| finding.at.starts_with(part)))
    };
    let first = match first_of(Severity::Error).or_else(|| first_of(Severity::Warning)) {
        Some(finding) => format!("{} ({})", finding.fix, finding.at),
        None => left_to_check(diagnosis),
    };
    if first.is_empty() {
        return format!("{style}{word}{style:#}{found}\n");
    }
    format!("{style}{word}{style:#}{found}\n{}", wrapped("first: ", &first))
}

/// What the caller can still have checked, where nothing is found.
fn left_to_check(diagnosis: &Diagnosis) -> String {
    let why = |what| diagnosis.not_checked.iter().find(|item| item.what == what).map(|item| &*item.why);
    let key = match why("credentials") {
        Some(why) => format!("correct the credentials; {why}"),
        None if diagnosis.verdict == Verdict::Valid => String::new(),
        None => "set the variables of the credentials, so that the signature can be checked".to_owned(),
    };
    let sdk = why("sdk").map_or("", |_| "name the client's SDK with `--sdk`, so that a missing grant is found");
    [&*key, sdk].into_iter().filter(|step| !step.is_empty()).collect::<Vec<_>>().join("; ")
}

fn style(severity: Severity) -> (Style, &'static str) {
    if severity == Severity::Error { (ERROR, "error") } else { (WARNING, "warning") }
}

#[cfg(test)]
mod tests {
    use base64_simd::URL_SAFE_NO_PAD;
    use token_core::diagnose::{Options, diagnose};

    use super::draw;
    use crate::vendors;

    #[test]
    fn a_drawing_is_in_proportion_to_the_token() {
        let options = Options::new(vendors::table(vendors::named(vendors::default()).unwrap().schema()));
        let length = |count: usize| {
            let open = "{\"a\":".repeat(100);
            let claims = format!("{open}[{}0]{}", "0,".repeat(count), "}".repeat(100));
            let twice = format!("{{\"b\":{claims},\"c\":{{{}\"d\":0}}}}", "\"d\":0,".repeat(count));
            let encoded = |json: &str| URL_SAFE_NO_PAD.encode_to_string(json);
            let token = format!("{}.{}.AA", encoded(r#"{"typ":"JWT","alg":"HS256"}"#), encoded(&twice));
            draw(&diagnose(token, &options), 0).len()
        };
        let (few, many) = (length(500), length(5000));
        assert!(many < 10 * few, "{few} {many}");
    }
}
