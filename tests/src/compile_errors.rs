//! Compares the compiler's errors for programs with the pages of `tests/mistakes`.
//!
//! All programs of a set are the binaries of one crate, which cargo builds in one run. trybuild would build the
//! dependencies again, besides those of the other [crates of users](crate::scratch), and run cargo for each program.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::missing_panics_doc,
    clippy::indexing_slicing,
    reason = "tests say what they expect by panicking"
)]

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs};

use serde_json::Value;
use snapbox::{IntoData as _, assert_data_eq};

use crate::pages;
use crate::scratch::Crate;

/// The programs of some pages, and the compiler's messages for each.
#[derive(Debug)]
pub struct CompileErrors {
    /// By name: the page's messages and the compiler's.
    cases: BTreeMap<String, [String; 2]>,
}

impl CompileErrors {
    /// Builds the programs of these pages as a crate with this name, features of token-core and additional
    /// dependencies. `SNAPSHOTS=overwrite` writes the messages into the pages first.
    #[must_use]
    pub fn of(name: &str, tmp: &str, features: &[&str], dependencies: &str, pages: &[&str]) -> Self {
        let scratch = Crate::new(name, tmp);
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("mistakes");
        let pages = pages.iter().map(|page| (folder.join(page), fs::read_to_string(folder.join(page)).unwrap()));
        let pages: Vec<_> = pages.map(|(path, page)| (path, pages::cases(&page), page)).collect();
        let mut manifest =
            scratch.read("Cargo.toml").replace(" }\n", &format!(", features = {features:?} }}\n{dependencies}"));
        for case in pages.iter().flat_map(|(_, cases, _)| cases) {
            scratch.write_bytes(&format!("{}.rs", case.name), &case.source);
            write!(manifest, "\n[[bin]]\nname = {:?}\npath = \"{}.rs\"\n", case.name, case.name).unwrap();
        }
        scratch.write("Cargo.toml", &manifest);
        let mut said = said(&scratch);
        let overwrite = env::var("SNAPSHOTS").is_ok_and(|action| action == "overwrite");
        let mut cases = BTreeMap::new();
        for (path, of_page, page) in pages {
            let mut new = page.clone();
            // Backwards, so that earlier positions stay valid.
            for case in of_page.into_iter().rev() {
                let actual = said.remove(&case.name).unwrap_or_default();
                new.replace_range(case.messages.clone(), &actual);
                let expected = if overwrite { actual.clone() } else { page[case.messages].to_owned() };
                assert!(cases.insert(case.name.clone(), [expected, actual]).is_none(), "{} is there twice", case.name);
            }
            if overwrite && new != page {
                fs::write(path, new).unwrap();
            }
        }
        Self { cases }
    }

    /// Panics unless the compiler refuses these programs with the messages of the page.
    pub fn hold(&self, names: &[&str]) {
        for name in names {
            let [expected, actual] = self.cases.get(*name).unwrap_or_else(|| panic!("no page has `{name}`"));
            assert!(actual.contains("error"), "{name} compiles");
            assert_data_eq!(format!("{name}\n{actual}"), format!("{name}\n{expected}").raw());
        }
    }

    /// The same for all programs of the pages.
    pub fn hold_all(&self) {
        self.hold(&self.cases.keys().map(String::as_str).collect::<Vec<_>>());
    }
}

/// The compiler's messages for each binary of the crate. Places in other files have no line numbers, which change with
/// every change of those files.
fn said(scratch: &Crate) -> BTreeMap<String, String> {
    // Not `check`, which does not evaluate the constants of generic code.
    let build = scratch.cargo(&["build", "--bins", "--keep-going", "--message-format", "json"], &[]);
    let mut said: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for line in build.stdout.lines() {
        let line: Value = serde_json::from_str(line).unwrap();
        let (Some(name), Some(message)) = (line["target"]["name"].as_str(), line["message"]["rendered"].as_str())
        else {
            continue;
        };
        if ["error: aborting due to", "For more information", "Some errors have"]
            .iter()
            .any(|end| message.starts_with(end))
        {
            continue;
        }
        let (message, messages) = (stable(message.trim_end()), said.entry(name.to_owned()).or_default());
        // The compiler may repeat a message; cargo hides the repetition.
        if !messages.contains(&message) {
            messages.push(message);
        }
    }
    assert!(!said.is_empty(), "{}", build.stderr);
    said.into_iter().map(|(name, messages)| (name, messages.join("\n"))).collect()
}

/// A message without what differs between machines and changes: folders, and line numbers in other files.
fn stable(message: &str) -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_str().unwrap().to_owned() + "/";
    let mut lines = Vec::new();
    let mut elsewhere = false;
    for line in message.lines() {
        let text = line.trim_start();
        let space = &line[..line.len() - text.len()];
        let arrow = ["--> /", "::: /"].iter().any(|arrow| text.starts_with(arrow));
        elsewhere = arrow || elsewhere && text.starts_with(|c: char| c.is_ascii_digit() || c == '|' || c == '.');
        lines.push(if arrow {
            let (arrow, place) = text.split_at(4);
            let path = place.trim_end_matches(|c: char| c.is_ascii_digit() || c == ':');
            format!("{space}{arrow}{}", shortened(path, &root))
        } else if elsewhere {
            let code = text.trim_start_matches(|c: char| c.is_ascii_digit());
            format!("{}{code}", " ".repeat(line.len() - code.len())).trim_end().to_owned()
        } else if text.starts_with("and ") && text.ends_with(" others") {
            format!("{space}and $N others")
        } else {
            line.trim_end().to_owned()
        });
    }
    narrowed(&lines)
}

/// `$WORKSPACE/…`, `$CARGO/NAME-$VERSION/…` or `$RUST/…`.
fn shortened(path: &str, root: &str) -> String {
    if let Some(ours) = path.strip_prefix(root) {
        return format!("$WORKSPACE/{ours}");
    }
    if let Some((_, library)) = path.split_once("/library/") {
        return format!("$RUST/{library}");
    }
    let Some((_, package)) = path.split_once("/registry/src/").and_then(|(_, rest)| rest.split_once('/')) else {
        return path.to_owned();
    };
    let (package, file) = package.split_once('/').unwrap();
    let name = package.split_once('.').and_then(|(name, _)| name.rsplit_once('-')).unwrap().0;
    format!("$CARGO/{name}-$VERSION/{file}")
}

/// Removes the common indentation of the lines below the head, which depends on line numbers elsewhere or on a head
/// with several lines.
fn narrowed(lines: &[String]) -> String {
    let is_number = |c: char| c.is_ascii_digit() || c == '.';
    let is_code = |line: &String| {
        let text = line.trim_start_matches(|c: char| c == ' ' || is_number(c));
        text.len() < line.len() && ["|", "-->", ":::", "= ", "~ ", "+ ", "- "].iter().any(|mark| text.starts_with(mark))
    };
    let goes_on = |line: &&String| {
        let is_note = *line == "..." || ["note:", "help:"].iter().any(|head| line.starts_with(head));
        is_note || is_code(line) || line.starts_with("           ")
    };
    let spaces = |line: &String| {
        let text = line.trim_start();
        line.len() - text.len() + text.trim_start_matches(is_number).find(|c| c != ' ').unwrap_or_default()
    };
    let below = lines.iter().skip(1).take_while(goes_on);
    let end = 1 + below.clone().count();
    let spare = below.filter(|line| is_code(line)).map(spaces).min().unwrap_or_default().saturating_sub(1);
    let mut text = String::new();
    for (number, line) in lines.iter().enumerate() {
        // A line number may begin at the left margin.
        let cut = line.find(' ').filter(|_| (1..end).contains(&number) && spaces(line) > spare);
        let (left, right) = line.split_at(cut.unwrap_or(line.len()));
        text += left;
        text += right.get(spare..).unwrap_or_default();
        text.push('\n');
    }
    text
}
