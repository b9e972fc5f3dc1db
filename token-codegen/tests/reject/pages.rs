//! Reads the pages of `tests/reject`: for each case a heading `## name`, a block `toml` with the file, and a block `text` with its messages.
//! A fence is longer where a block has a line of three backticks.
#![allow(dead_code, reason = "not every test that includes this file uses all of it")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a page that cannot be read is a mistake in the test")]

use std::ops::Range;
use std::path::{Path, PathBuf};

/// A file that is refused, or that gets a warning.
pub struct Case {
    /// The file's name without `.toml`. A vendor's schema begins with `vendor_`, everything else is a grants.toml.
    pub name: String,
    pub file: Vec<u8>,
    /// Where its messages are in the page.
    pub messages: Range<usize>,
}

impl Case {
    pub fn is_vendor(&self) -> bool {
        self.name.starts_with("vendor_")
    }
}

/// The pages, in the order of their names.
pub fn paths() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../token-codegen/tests/reject");
    let mut pages: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    pages.retain(|path| path.file_name().unwrap() != "pages.rs");
    pages.sort();
    assert!(pages.iter().all(|path| path.extension().is_some_and(|extension| extension == "md")), "{pages:?}");
    pages
}

/// The cases of a page. Panics unless each has its heading, its file and its messages, in this order.
pub fn cases(page: &str) -> Vec<Case> {
    let mut cases = Vec::new();
    let (mut name, mut file, mut block) = (None::<&str>, None, None);
    let mut end = 0;
    for line in page.lines() {
        let start = end;
        end += line.len() + 1;
        if let Some((fence, kind, from)) = block {
            if line != fence {
                continue;
            }
            block = None;
            let text = &page[from..start];
            match (kind, name, file.take()) {
                ("toml", Some(_), None) => file = Some(text.into()),
                // One byte a character: a file that is not UTF-8.
                ("toml latin-1", Some(_), None) => {
                    file = Some(text.chars().map(|c| u8::try_from(c).unwrap()).collect());
                }
                ("text", Some(of), Some(file)) => {
                    cases.push(Case { name: of.to_owned(), file, messages: from..start });
                    name = None;
                }
                _ => panic!("a block `{kind}` out of place, in or after {name:?}"),
            }
        } else if line.starts_with("```") {
            let kind = line.trim_start_matches('`');
            block = Some((line.strip_suffix(kind).unwrap(), kind, end));
        } else if let Some(next) = line.strip_prefix("## ") {
            assert!(name.is_none(), "{name:?} has no messages");
            name = Some(next);
        }
    }
    assert!(block.is_none() && name.is_none(), "the last case of a page has no end: {name:?}");
    assert!(!cases.is_empty(), "a page without cases");
    cases
}
