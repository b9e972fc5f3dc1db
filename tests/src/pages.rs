//! Pages of cases: each has a heading `## name`, a block `toml` or `rust` with the source, and a block `text` with its
//! messages. A fence is longer if a block has a line of three backticks.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::missing_panics_doc,
    reason = "tests say what they expect by panicking"
)]

use std::ops::Range;
use std::path::{Path, PathBuf};

/// A file with an error or a warning.
#[derive(Debug)]
pub struct Case {
    /// The file's name without its extension.
    pub name: String,
    /// The content of the file.
    pub source: Vec<u8>,
    /// The position of its messages in the page.
    pub messages: Range<usize>,
}

impl Case {
    /// Whether it is a vendor's schema. Every other TOML file is a grants.toml.
    #[must_use]
    pub fn is_vendor(&self) -> bool {
        self.name.starts_with("vendor_")
    }
}

/// The pages in a folder of the repository, sorted by name. Panics if the folder has other files.
#[must_use]
pub fn paths(folder: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().join(folder);
    let mut pages: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    pages.sort();
    assert!(pages.iter().all(|path| path.extension().is_some_and(|extension| extension == "md")), "{pages:?}");
    pages
}

/// The cases of a page. Panics unless each has its heading, source and messages, in this order.
#[must_use]
pub fn cases(page: &str) -> Vec<Case> {
    let mut cases = Vec::new();
    let (mut name, mut source, mut block) = (None::<&str>, None, None);
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
            match (kind, name, source.take()) {
                ("toml" | "rust", Some(_), None) => source = Some(text.into()),
                // One byte for each character, for a file that is not UTF-8.
                ("toml latin-1", Some(_), None) => {
                    source = Some(text.chars().map(|c| u8::try_from(c).unwrap()).collect());
                }
                ("text", Some(of), Some(source)) => {
                    cases.push(Case { name: of.to_owned(), source, messages: from..start });
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
