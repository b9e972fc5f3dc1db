//! SARIF 2.1.0, for code scanning: <https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html>.

use std::fmt::Write as _;

use serde_json::{Value, json};
use token_codegen::model::Place;
use token_codegen::report::{Problem, Report};
use token_schema::rule::Severity;

use super::file_of::file_of;
use crate::environment::EnvProblem;
use crate::escaped;

/// The problems of a file, and of the environment that its tokens need. The environment has no place of its own, so its problems are at
/// the file.
pub(super) fn text(report: &Report, file: &str, findings: &[EnvProblem]) -> String {
    let mut rules: Vec<(&str, Option<&str>)> = Vec::new();
    let mut results = Vec::new();
    for problem in report.problems() {
        let id = problem.rule.id();
        if rules.iter().all(|(known, _)| *known != id) {
            rules.push((id, Some(problem.rule.summary())));
        }
        results.push(of_problem(problem, report, file));
    }
    for finding in findings {
        if rules.iter().all(|(known, _)| *known != finding.rule) {
            rules.push((&finding.rule, None));
        }
        results.push(result(&finding.rule, finding.is_error(), &finding.plain(), &location(file, None)));
    }
    let rules: Vec<_> = rules
        .into_iter()
        .map(|(id, summary)| match summary {
            Some(summary) => json!({ "id": id, "shortDescription": { "text": summary } }),
            None => json!({ "id": id }),
        })
        .collect();
    let driver = json!({ "name": "token check", "version": env!("CARGO_PKG_VERSION"), "rules": rules });
    escaped::pretty_json(&json!({
        "$schema": "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
        "version": "2.1.0",
        "runs": [{ "tool": { "driver": driver }, "columnKind": "unicodeCodePoints", "results": results }],
    }))
}

fn of_problem(problem: &Problem, report: &Report, file: &str) -> Value {
    let mut message = format!("{}: {}", problem.title, problem.label);
    if let Some(help) = &problem.help {
        message = format!("{message}\nhelp: {help}");
    }
    let located = |place: &Place| location(&file_of(place, report, file), Some(region(place)));
    let is_error = problem.severity == Severity::Error;
    let mut result = result(problem.rule.id(), is_error, &message, &located(&report.place(problem)));
    let related = problem.notes.iter().map(|note| {
        let mut location = located(&note.place);
        if let Some(location) = location.as_object_mut() {
            location.insert("message".to_owned(), json!({ "text": note.label }));
        }
        location
    });
    if let Some(result) = result.as_object_mut().filter(|_| !problem.notes.is_empty()) {
        result.insert("relatedLocations".to_owned(), related.collect());
    }
    result
}

fn region(place: &Place) -> Value {
    let (source, end) = (place.source(), place.span().end);
    json!({
        "startLine": place.line(),
        "startColumn": place.column(),
        "endLine": source.line(end),
        "endColumn": source.column(end),
    })
}

fn result(rule: &str, is_error: bool, message: &str, location: &Value) -> Value {
    let level = if is_error { "error" } else { "warning" };
    json!({ "ruleId": rule, "level": level, "message": { "text": message }, "locations": [location] })
}

fn location(file: &str, region: Option<Value>) -> Value {
    let mut place = json!({ "artifactLocation": { "uri": uri(file) } });
    if let (Some(place), Some(region)) = (place.as_object_mut(), region) {
        place.insert("region".to_owned(), region);
    }
    json!({ "physicalLocation": place })
}

/// A path as a URI reference (RFC 3986).
fn uri(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            out.push(char::from(byte));
        } else {
            // Writing to a String cannot fail.
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_path_is_a_uri() {
        assert_eq!(super::uri("server/a b#c:é.toml"), "server/a%20b%23c%3A%C3%A9.toml");
    }
}
