//! The corpus of faults that people report: `diagnose`, `issue`, `check`, `check --env` and `explain` name each of them, and report nothing
//! about the good ones. tests/field/README.md describes the cases.
//!
//! `FIELD=part cargo test -p token-cli --test all field::` runs the cases with this part in their name.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests say what they expect by panicking")]

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::{env, fs, io::Write as _, thread};

use serde_json::Value;

#[test]
fn faulty_inputs_are_explained() {
    run("inputs", diagnose);
}

#[test]
fn good_tokens_have_no_findings() {
    run("good", diagnose);
}

#[test]
fn environments_are_explained() {
    run("environments", environment);
}

#[test]
fn codes_and_rules_are_explained() {
    run("explain", explain);
}

#[test]
fn declarations_are_explained() {
    run("declarations", declaration);
}

/// Runs the cases of a file; `judge` returns what is wrong with the answers to one.
fn run(file: &str, judge: fn(&Value) -> Vec<String>) {
    let text = fs::read_to_string(data().join(file).with_extension("jsonl")).unwrap();
    let part = env::var("FIELD").unwrap_or_default();
    let cases: Vec<Value> = text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let cases: Vec<&Value> = cases.iter().filter(|case| string(case, "name").contains(&part)).collect();
    let next = AtomicUsize::new(0);
    let work = || {
        let mut faults = Vec::new();
        while let Some(case) = cases.get(next.fetch_add(1, Ordering::Relaxed)) {
            faults.extend(judge(case).iter().map(|fault| format!("{}: {fault}", string(case, "name"))));
        }
        faults
    };
    let threads = thread::available_parallelism().map_or(1, usize::from);
    let faults = thread::scope(|scope| {
        let running: Vec<_> = (0..threads).map(|_| scope.spawn(work)).collect();
        running.into_iter().flat_map(|thread| thread.join().unwrap()).collect::<Vec<_>>()
    });
    let wrong: BTreeSet<_> = faults.iter().filter_map(|fault| fault.split_once(": ")).map(|(name, _)| name).collect();
    let right = cases.len() - wrong.len();
    assert!(faults.is_empty(), "{}\n{right} of {} as expected", faults.join("\n"), cases.len());
}

fn data() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/field")
}

/// What a command printed.
struct Printed {
    code: i32,
    out: String,
    err: String,
}

impl Printed {
    fn json(&self) -> Value {
        serde_json::from_str(&self.out).unwrap_or_default()
    }
}

/// Runs `token` with nothing in its environment but the case's.
fn token<'a>(arguments: impl IntoIterator<Item = &'a str>, case: &Value, folder: Option<&Path>) -> Printed {
    let mut command = Command::new(env!("CARGO_BIN_EXE_token"));
    command.args(arguments).env_clear().stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command.envs(case["env"].as_object().into_iter().flatten().map(|(name, value)| (name, value.as_str().unwrap())));
    if let Some(folder) = folder {
        command.current_dir(folder);
    }
    let mut child = command.spawn().unwrap();
    // A command that does not read it closes it.
    let _ = child.stdin.take().unwrap().write_all(string(case, "input").as_bytes());
    let output = child.wait_with_output().unwrap();
    Printed {
        code: output.status.code().unwrap(),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

fn diagnose(case: &Value) -> Vec<String> {
    let at = case["at"].to_string();
    let mut arguments = vec!["diagnose", "--vendor", string(case, "vendor"), "--at", &at];
    arguments.extend(strings(&case["sdk"]).flat_map(|sdk| ["--sdk", sdk]));
    let json = token([arguments.as_slice(), &["--format", "json", "-"]].concat(), case, None);
    let text = token([arguments.as_slice(), &["-"]].concat(), case, None);
    let answer = json.json();
    let found = (rules(&answer["findings"], "error"), rules(&answer["findings"], "warning"));
    let sides: Vec<&Value> = [case].into_iter().chain(case["other"].as_array().into_iter().flatten()).collect();
    let fits = |side: &&&Value| {
        [("errors", &found.0), ("warnings", &found.1)]
            .iter()
            .all(|(member, found)| side[*member].is_null() || strings(&side[*member]).eq(found.iter().map(|it| &**it)))
    };
    let mut faults = Vec::new();
    match sides.iter().find(fits) {
        None => {
            let expected: Vec<_> =
                sides.iter().map(|side| format!("{} {}", side["errors"], side["warnings"])).collect();
            faults.push(format!("found {found:?}, expected {}", expected.join(" or ")));
        }
        Some(side) if !side["errors"].is_null() && side["verdict"] != answer["verdict"] => {
            faults.push(format!("the verdict is {}, expected {}", answer["verdict"], side["verdict"]));
        }
        Some(_) => {}
    }
    let never = strings(&case["never_rules"]).filter(|rule| found.0.contains(*rule) || found.1.contains(*rule));
    faults.extend(never.map(|rule| format!("finds {rule}")));
    let findings = answer["findings"].as_array().into_iter().flatten();
    let findings =
        findings.map(|it| format!("{}: {}; {}", string(it, "rule"), string(it, "message"), string(it, "fix")));
    let not_checked = texts(&answer["not_checked"]);
    let signature = text.out.split_once("\nsignature\n").and_then(|(_, rest)| rest.split("\n\n").next());
    let said = findings.chain([signature.unwrap_or_default().to_owned(), not_checked.clone()]).collect::<Vec<_>>();
    // Where silence is right as well, nothing needs to be said.
    let is_silent = found.0.is_empty() && found.1.is_empty();
    let may_be_silent =
        sides.iter().any(|side| side["errors"] == Value::Array(vec![]) && side["warnings"] == side["errors"]);
    faults.extend(words(case, &said.join("\n"), !(is_silent && may_be_silent)));
    let printed = [json.out, json.err, text.out, text.err].concat();
    let shown = strings(&case["nowhere"]).filter(|secret| printed.contains(*secret));
    faults.extend(shown.map(|secret| format!("prints {secret:?}")));
    let missing = strings(&case["not_checked"]).filter(|word| !not_checked.contains(*word));
    faults.extend(missing.map(|word| format!("does not list {word} as not checked")));
    faults
}

fn environment(case: &Value) -> Vec<String> {
    let folder = Folder::new();
    let grants = match string(case, "grants") {
        "grants.toml" => fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../grants.toml")).unwrap(),
        text => text.to_owned(),
    };
    fs::write(folder.0.join("grants.toml"), grants).unwrap();
    if let Some(text) = case["env_file"].as_str() {
        fs::write(folder.0.join(".env"), text).unwrap();
    }
    let expected = case["findings"].as_array().unwrap();
    let mut faults = Vec::new();
    for command in case["commands"].as_array().unwrap() {
        let arguments: Vec<&str> = strings(command).collect();
        let name = arguments.first().copied().unwrap_or_default();
        let printed = token(arguments.iter().copied(), case, Some(&folder.0));
        if i64::from(printed.code) != case["exit"].as_i64().unwrap() {
            faults.push(format!("{name}: exit {}, expected {}", printed.code, case["exit"]));
        }
        if name == "check" && (expected.is_empty() || case["exact"] == true) {
            let json = token([arguments.as_slice(), &["--format", "json"]].concat(), case, Some(&folder.0)).json();
            let found = json["findings"].as_array().cloned().unwrap_or_default();
            let fits = |expected: &Value| {
                let is = |found: &&Value| {
                    let rule = string(found, "rule");
                    expected["severity"] == found["severity"]
                        && string(found, "at").starts_with(string(expected, "at"))
                        && (expected["rule"] == rule || strings(&expected["or"]).any(|other| other == rule))
                };
                found.iter().any(|found| is(&found))
            };
            if found.len() != expected.len() || !expected.iter().all(fits) {
                let found: Vec<_> = found.iter().map(|it| (string(it, "severity"), string(it, "rule"))).collect();
                faults.push(format!("{name}: found {found:?}, expected {}", case["findings"]));
            }
        }
        if expected.is_empty() && printed.err.contains("warning") {
            faults.push(format!("{name}: {:?}", printed.err));
        }
        faults.extend(words(case, &(printed.out + &printed.err), true).map(|fault| format!("{name}: {fault}")));
    }
    faults
}

fn explain(case: &Value) -> Vec<String> {
    let printed = token(["explain"].into_iter().chain(strings(&case["arguments"])), case, None);
    let lines = printed.out.lines().count() as u64;
    let mut faults = Vec::new();
    if case["lines"].as_u64().is_some_and(|most| lines > most) {
        faults.push(format!("{lines} lines, at most {}", case["lines"]));
    }
    if i64::from(printed.code) != case["exit"].as_i64().unwrap() {
        faults.push(format!("exit {}, expected {}", printed.code, case["exit"]));
    }
    faults.extend(words(case, &(printed.out + &printed.err), true));
    faults
}

fn declaration(case: &Value) -> Vec<String> {
    let folder = Folder::new();
    fs::write(folder.0.join("grants.toml"), string(case, "text")).unwrap();
    let answer = token(["check", "--format", "json"], case, Some(&folder.0)).json();
    let found = (rules(&answer, "error"), rules(&answer, "warning"));
    let mut sides = [case].into_iter().chain(case["other"].as_array().into_iter().flatten());
    let fits = |side: &Value| {
        strings(&side["errors"]).eq(found.0.iter().map(|it| &**it))
            && strings(&side["warnings"]).eq(found.1.iter().map(|it| &**it))
    };
    if !sides.any(fits) {
        return vec![format!("found {found:?}, expected {} {}", case["errors"], case["warnings"])];
    }
    let problems = answer.as_array().unwrap();
    let count = problems.len() as u64;
    let said = problems.iter().map(|it| [string(it, "title"), string(it, "label"), string(it, "help")].join("; "));
    let mut faults: Vec<String> = words(case, &said.collect::<Vec<_>>().join("\n"), true).collect();
    if case["count"].as_u64().is_some_and(|expected| expected != count) {
        faults.push(format!("{count} findings, expected {}", case["count"]));
    }
    faults
}

/// The words that are missing, if they are `required`, and the words that should not be there.
fn words(case: &Value, said: &str, required: bool) -> impl Iterator<Item = String> {
    let said = said.split_whitespace().collect::<Vec<_>>().join(" ");
    let groups = case["mention"].as_array().into_iter().flatten().filter(|_| required);
    let missing = groups.filter(|group| !strings(group).any(|word| has_word(&said, word)));
    let missing = missing.map(|group| format!("does not mention {group}"));
    let never = strings(&case["never"]).filter(|word| said.contains(*word)).map(|word| format!("says {word:?}"));
    missing.chain(never).collect::<Vec<_>>().into_iter()
}

/// Numbers, names of variables and short words are whole words; others may be a part of a word, in any case.
fn has_word(text: &str, word: &str) -> bool {
    let is_number = word.chars().all(|c| c.is_ascii_digit());
    let is_word = |c: char| if is_number { c.is_ascii_digit() } else { c.is_alphanumeric() || c == '_' };
    let is_name = word.contains('_') || word.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit());
    let is_short = word.chars().count() <= 3;
    if !word.chars().all(is_word) || !(is_name || is_short) {
        return text.to_lowercase().contains(&word.to_lowercase());
    }
    text.split(|c| !is_word(c)).any(|it| it == word || (is_short && it.eq_ignore_ascii_case(word)))
}

fn rules(findings: &Value, severity: &str) -> BTreeSet<String> {
    let findings = findings.as_array().into_iter().flatten();
    findings.filter(|it| it["severity"] == severity).map(|it| string(it, "rule").to_owned()).collect()
}

fn string<'a>(value: &'a Value, member: &str) -> &'a str {
    value[member].as_str().unwrap_or_default()
}

fn strings(value: &Value) -> impl Iterator<Item = &str> {
    value.as_array().into_iter().flatten().filter_map(Value::as_str)
}

/// All strings of a value.
fn texts(value: &Value) -> String {
    match value {
        Value::Array(items) => items.iter().map(texts).collect::<Vec<_>>().join(" "),
        Value::Object(members) => members.values().map(texts).collect::<Vec<_>>().join(" "),
        Value::String(text) => text.clone(),
        _ => String::new(),
    }
}

/// A folder that is removed with the value.
struct Folder(PathBuf);

impl Folder {
    fn new() -> Self {
        static NEXT: AtomicUsize = AtomicUsize::new(0);
        let name = format!("field-{}-{}", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed));
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        fs::create_dir_all(&path).unwrap();
        Self(path)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}
