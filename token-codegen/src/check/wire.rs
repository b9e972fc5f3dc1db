//! `wire` in a `[rule.*]`: the code that a client receives, and its source.

use token_schema::rule;

use super::scope::Scope;
use super::sdks;
use super::tables::grouped;
use crate::declared::vendor;
use crate::model::{Evidence, WireCode};
use crate::report::{Problem, Report, quoted};

/// The codes on the wire, in the order of their rules. The rules' other codes are in the scope.
pub(crate) fn wire(rules: &[vendor::Rule], scope: &Scope, report: &mut Report) -> Vec<WireCode> {
    rules.iter().flat_map(|rule| of_rule(rule, scope, report)).collect()
}

fn of_rule(rule: &vendor::Rule, scope: &Scope, report: &mut Report) -> Vec<WireCode> {
    let mut codes: Vec<(&str, (u32, Evidence))> = Vec::with_capacity(rule.wire.len());
    for wire in &rule.wire {
        let what = format!("[rule.{}]", rule.id.value);
        let sdk = &wire.sdk.value;
        let Some(evidence) = evidence(&what, wire, report) else { continue };
        if !sdks::all_known(&what, [&wire.sdk], scope, report) {
            continue;
        }
        if codes.iter().any(|(known, _)| known == sdk) {
            let title = format!("{what}: two codes on the wire for {}", quoted(sdk));
            Problem::at(rule::WIRE_TWICE, &wire.sdk, title)
                .label("a client gets one code for one fault")
                .help("keep the code with the better source")
                .add_to(report);
            continue;
        }
        match u32::try_from(wire.code.value).ok().filter(|code| is_listed(*code, sdk, &rule.id.value, scope)) {
            Some(code) => codes.push((sdk, (code, evidence))),
            None => {
                let title = format!("{what}: the code on the wire, {}, is not one of its codes", wire.code.value);
                Problem::at(rule::WIRE_NOT_LISTED, &wire.code, title)
                    .label("a search for the code would not find the rule")
                    .help(format!("add it to `codes`, or to {}", quoted(sdk)))
                    .add_to(report);
            }
        }
    }
    let row = |(sdks, (code, evidence))| WireCode { rule: rule.id.value.clone().into(), sdks, code, evidence };
    grouped(codes).into_iter().map(row).collect()
}

fn evidence(what: &str, wire: &vendor::Wire, report: &mut Report) -> Option<Evidence> {
    match wire.evidence.value.as_str() {
        "documented" => Some(Evidence::Documented),
        "observed" => Some(Evidence::Observed),
        "chosen" => Some(Evidence::Chosen),
        other => {
            let title = format!("{what}: unknown key `wire.{}`", other.escape_debug());
            Problem::at(rule::WIRE_EVIDENCE, &wire.evidence, title)
                .label("it is the source of the codes")
                .suggest(other, &["documented", "observed", "chosen"], "it is one of")
                .add_to(report);
            None
        }
    }
}

fn is_listed(code: u32, sdk: &str, rule: &str, scope: &Scope) -> bool {
    let rows = scope.schema.rules.iter().filter(|row| row.rule == rule && (row.is_for(sdk) || row.sdks.is_empty()));
    rows.flat_map(|row| &*row.codes).any(|known| *known == code)
}

#[cfg(test)]
mod tests {
    use crate::model::WireCode;
    use crate::report::Report;
    use crate::source::Source;
    use crate::vendors;

    /// The problems of Twilio's schema with this in place of the wire codes of `expired`.
    fn problems(wire: &str) -> Vec<String> {
        let text = vendors::source("twilio").unwrap();
        let (before, after) = text.text().split_once("[rule.expired]").unwrap();
        let (rule, after) = after.split_once("\n\n").unwrap();
        let kept = rule.lines().filter(|line| !line.starts_with("wire.")).collect::<Vec<_>>().join("\n");
        let source = Source::new("twilio.toml", &format!("{before}[rule.expired]{kept}\n{wire}\n\n{after}"));
        let mut report = Report::new(&source);
        let schema = vendors::read(&source, &mut report);
        let problems: Vec<_> =
            report.problems().iter().map(|problem| format!("{}: {}", problem.rule, problem.title)).collect();
        if problems.is_empty() {
            let wire = schema.wire.iter().filter(|wire| wire.rule == "expired");
            let sdks = |wire: &WireCode| wire.sdks.iter().collect::<Vec<_>>().join(" ");
            return wire.map(|wire| format!("{} {} {:?}", sdks(wire), wire.code, wire.evidence)).collect();
        }
        problems
    }

    #[test]
    fn what_is_sound() {
        assert_eq!(problems("wire.observed = { sync = 20104 }"), ["sync 20104 Observed"]);
        assert_eq!(
            problems("wire.documented = { voice = 31205 }\nwire.chosen = { video = 20104 }"),
            ["voice 31205 Documented", "video 20104 Chosen"]
        );
    }

    #[test]
    fn what_is_not() {
        for (wire, problem) in [
            ("wire.guessed = { sync = 20104 }", "wire-evidence: [rule.expired]: unknown key `wire.guessed`"),
            ("wire.chosen = { sink = 20104 }", "unknown-sdk: [rule.expired]: unknown SDK `sink`"),
            (
                "wire.chosen = { sync = 51130 }",
                "wire-not-listed: [rule.expired]: the code on the wire, 51130, is not one of its codes",
            ),
            (
                "wire.chosen = { sync = 20104 }\nwire.observed = { sync = 20104 }",
                "wire-twice: [rule.expired]: two codes on the wire for `sync`",
            ),
            ("wire = 20104", "wrong-type: [rule.expired]: `wire` is an integer, not a table"),
        ] {
            assert_eq!(problems(wire), [problem], "{wire}");
        }
    }
}
