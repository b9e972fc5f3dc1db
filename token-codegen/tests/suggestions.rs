//! Every edit that a problem carries is applied: the problem is gone, none is at its place, and the tokens grant nothing more.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "tests say what they expect by panicking"
)]

use std::collections::BTreeSet;
use std::path::Path;

use token_codegen::model::{Model, Value};
use token_codegen::report::{Edit, Problem, Report, Severity};
use token_codegen::{Generator, Vendor};
use token_tests::pages;

/// The files of the repository that are right, and that the mutations make wrong.
const GOOD: [&str; 4] = [
    "grants.toml",
    "examples/token-server/grants.toml",
    "tests/vendors/livekit/grants.toml",
    "tests/vendors/zoom/grants.toml",
];

#[test]
fn every_edit_on_the_pages_leads_to_no_other_error() {
    let mut edits = Edits::default();
    for path in pages::paths("token-codegen/tests/reject") {
        for case in pages::cases(&std::fs::read_to_string(path).unwrap()) {
            let Ok(text) = String::from_utf8(case.source.clone()) else { continue };
            edits.try_each(&text, if case.is_vendor() { vendor } else { grants }, |_| None);
        }
    }
    edits.assert(100);
}

#[test]
fn every_edit_of_a_mutation_leads_back_and_grants_nothing_more() {
    let mut edits = Edits::default();
    for path in GOOD {
        let [vendor, tokens, own] = parts(path);
        for token in tokens.split_inclusive("\n\n") {
            let (model, report) = grants(&format!("{vendor}{token}{own}"));
            assert!(!report.has_errors(), "{path}: {report}");
            let intended = granted(&model.unwrap());
            for (token, line) in mutated(token) {
                // What the changed line names is meant.
                let named = |path: &&String| words(&line).any(|word| path.ends_with(&format!(".{word}")));
                edits.try_each(&format!("{vendor}{token}{own}"), grants, |model| {
                    let granted = granted(model);
                    let more: Vec<_> = granted.difference(&intended).filter(|path| !named(path)).cloned().collect();
                    (!more.is_empty()).then(|| format!("it grants {}", more.join(", ")))
                });
            }
        }
        for (own, _) in mutated(&own) {
            edits.try_each(&format!("{vendor}{tokens}{own}"), grants, |_| None);
        }
    }
    edits.assert(1000);
}

type Check = fn(&str) -> (Option<Model>, Report);

fn grants(text: &str) -> (Option<Model>, Report) {
    let checked = Generator::from_text("grants.toml", text).check();
    (checked.model, checked.report)
}

fn vendor(text: &str) -> (Option<Model>, Report) {
    let report = Vendor::from_toml("vendor.toml", text).map_or_else(|report| report, |_| grants("vendor = 'zoom'").1);
    (None, report)
}

#[derive(Default)]
struct Edits {
    tried: usize,
    faults: Vec<String>,
}

impl Edits {
    /// Applies every edit of a file alone. `wider` says what the tokens of the corrected file grant beyond what they should.
    fn try_each(&mut self, text: &str, check: Check, wider: impl Fn(&Model) -> Option<String>) {
        let (_, report) = check(text);
        for problem in report.problems() {
            let Some(edit) = &problem.edit else { continue };
            self.tried += 1;
            self.faults.extend(fault(text, problem, edit, check, &wider).map(|fault| {
                let line = report.source().line_span(report.source().line(problem.span.start));
                let line = report.source().text().get(line).unwrap_or_default();
                format!("{}\n  {line}\n  {:?}\n  {edit:?}\n{fault}", problem.title, problem.help)
            }));
        }
    }

    fn assert(&self, least: usize) {
        assert!(self.faults.is_empty(), "{} of {} edits:\n{}", self.faults.len(), self.tried, self.faults.join("\n"));
        assert!(self.tried >= least, "{} edits", self.tried);
    }
}

/// What is wrong with an edit: the help does not show it, the problem stays, another error is at its place, or the token grants more.
fn fault(
    text: &str,
    problem: &Problem,
    edit: &Edit,
    check: Check,
    wider: impl Fn(&Model) -> Option<String>,
) -> Option<String> {
    let help = problem.help.as_deref().unwrap_or_default();
    if !words(&edit.text).all(|word| help.contains(word)) {
        return Some("the help does not show it".to_owned());
    }
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let (model, report) = check(&format!("{}{}{}", &text[..edit.span.start], edit.text, &text[edit.span.end..]));
    let place = edit.span.start..edit.span.start + edit.text.len();
    let mut errors = report.problems().into_iter().filter(|other| other.severity == Severity::Error);
    let again = errors.find(|other| {
        let inside = place.start <= other.span.start && other.span.end <= place.end;
        inside || (other.rule == problem.rule && other.title == problem.title)
    });
    match again {
        Some(again) => Some(again.render(report.source(), false)),
        None => model.filter(|_| !report.has_errors()).and_then(|model| wider(&model)),
    }
}

/// The line of the vendor, the declarations, and the file's own rules.
fn parts(path: &str) -> [String; 3] {
    let text = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(path)).unwrap();
    let (head, rest) = text.split_at(text.find("[token.").unwrap());
    let vendor = head.lines().find(|line| line.starts_with("vendor")).unwrap();
    let (tokens, own) = rest.split_at(rest.find("[grant.").unwrap_or(rest.len()));
    [format!("{vendor}\n"), tokens.to_owned(), own.to_owned()]
}

fn words(line: &str) -> impl Iterator<Item = &str> {
    line.split(|c: char| !c.is_ascii_alphanumeric() && c != '_').filter(|word| !word.is_empty())
}

/// Everything that the tokens of a file grant: each field that is not `false`, with its token.
fn granted(model: &Model) -> BTreeSet<String> {
    fn add(at: &str, value: &Value, all: &mut BTreeSet<String>) {
        match value {
            Value::Bool(false) => {}
            Value::Object(members) => members.iter().for_each(|(name, value)| add(&format!("{at}.{name}"), value, all)),
            _ => drop(all.insert(at.to_owned())),
        }
    }
    let mut all = BTreeSet::new();
    for token in &model.tokens {
        for used in &token.grants {
            add(&used.grant.key, &used.value, &mut all);
        }
    }
    all
}

/// The file with one mistake each, as people make them, and the changed line.
fn mutated(good: &str) -> Vec<(String, String)> {
    let mut texts = Vec::new();
    let mut start = 0;
    for line in good.split_inclusive('\n') {
        let (before, after) = (&good[..start], &good[start + line.len()..]);
        start += line.len();
        if line.trim().is_empty() || line.starts_with('#') || line.starts_with("doc ") {
            continue;
        }
        texts.push((format!("{before}{after}"), line.to_owned()));
        for line in wrong_lines(line) {
            texts.push((format!("{before}{line}{after}"), line));
        }
    }
    texts
}

fn wrong_lines(line: &str) -> Vec<String> {
    let mut lines = Vec::new();
    // Each word of a key or a value, in another spelling.
    for word in words(line) {
        let at = word.as_ptr() as usize - line.as_ptr() as usize;
        let (before, after) = (&line[..at], &line[at + word.len()..]);
        for other in misspelt(word) {
            lines.push(format!("{before}{other}{after}"));
        }
    }
    if let Some((key, value)) = line.split_once('=') {
        let (key, value) = (key.trim_end(), value.trim());
        for value in wrong_values(value) {
            lines.push(format!("{key} = {value}\n"));
        }
        // Without a part of the key.
        let parts: Vec<&str> = key.split('.').collect();
        for without in 0..parts.len() {
            let rest: Vec<&str> =
                parts.iter().enumerate().filter(|(at, _)| *at != without).map(|(_, part)| *part).collect();
            if !rest.is_empty() {
                lines.push(format!("{} = {value}\n", rest.join(".")));
            }
        }
        // The same in another form of TOML.
        if let [first, rest @ ..] = parts.as_slice()
            && !rest.is_empty()
        {
            let rest = rest.join(".");
            lines.push(format!("{first} = {{ {rest} = {value} }}\n"));
            for other in misspelt(rest.split('.').next().unwrap()) {
                lines.push(format!("{first} = {{ {other} = {value} }}\n"));
            }
        }
        lines.push(format!("{line}{line}"));
        lines.push(format!("{key}x = {value}\n{line}"));
    }
    lines
}

fn misspelt(word: &str) -> Vec<String> {
    let snake = word.chars().flat_map(|c| if c.is_uppercase() { vec!['_', c.to_ascii_lowercase()] } else { vec![c] });
    let camel = word.split('_').enumerate().map(|(at, part)| {
        if at == 0 {
            part.to_owned()
        } else {
            part[..part.len().min(1)].to_uppercase() + part.get(1..).unwrap_or_default()
        }
    });
    let mut words = vec![
        camel.collect(),
        snake.collect(),
        word.replace('_', "-"),
        word.to_uppercase(),
        format!("{word}s"),
        format!("{word}Name"),
        format!("{word}_name"),
        format!("my_{word}"),
        word[1..].to_owned(),
        word[..word.len() - 1].to_owned(),
    ];
    if word.len() > 3 {
        let (start, end) = word.split_at(word.len() / 2);
        let mut letters: Vec<char> = end.chars().collect();
        letters.swap(0, 1);
        words.push(start.to_owned() + &letters.into_iter().collect::<String>());
        words.push(format!("{start}{}", &end[1..]));
        words.push(format!("{start}{}{end}", &end[..1]));
    }
    words.retain(|other| other != word && !other.is_empty());
    words
}

fn wrong_values(value: &str) -> Vec<String> {
    let plain = value.trim_matches('"');
    let mut values: Vec<String> = [
        "5",
        "5.5",
        "0",
        "1",
        "true",
        "false",
        "\"\"",
        "\" \"",
        "\"yes\"",
        "\"no\"",
        "\"3\"",
        "[]",
        "{}",
        "[\"a\"]",
        "nan",
        "1979-05-27",
        "{ env = \"A\" }",
        "{ input = \"a\" }",
        "{ \"$env\" = \"A\" }",
        "{ \"$input\" = \"a\" }",
        "{ env = \"TWILIO_API_SECRET\" }",
        "3600",
        "86400000",
        "\"1d\"",
        "\"60\"",
        "\"60000ms\"",
        "\"1 h\"",
        "\"-5m\"",
        "\"24h\"",
        "\"99h\"",
        "\"100d\"",
        "\"IE1\"",
        "\"ireland\"",
        "\"conversations, voice\"",
        "\"chat\"",
        "[\"chat\", \"voice\"]",
        "[\"conversations, voice\"]",
        "\"sync\"",
        "\"video\"",
    ]
    .map(str::to_owned)
    .into();
    if value.starts_with('"') {
        values.push(plain.to_owned());
        values.push(format!("\" {plain}\""));
        values.push(format!("\"'{plain}'\""));
    } else {
        values.push(format!("\"{value}\"").replace("\"\"", "\""));
    }
    values.retain(|other| other != value);
    values
}
