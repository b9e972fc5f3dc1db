//! The pages of docs/ are true: their code is that of files which are compiled or run. `SNAPSHOTS=overwrite` copies it.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests say what they expect by panicking"
)]

use std::path::Path;
use std::{env, fs};

/// Each block of code after a line that ends with the name of a file and a colon is this file, in one of the folders.
fn shows_files(page: &str, folders: &[&str], at_least: usize) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let path = root.join("docs").join(page);
    let text = fs::read_to_string(&path).unwrap();
    let mut paragraphs: Vec<String> = Vec::new();
    let (mut named, mut shown) = (None, 0);
    for paragraph in text.split("\n\n```") {
        paragraphs.push(match named.take() {
            None => paragraph.to_owned(),
            Some(file) => {
                let mut files = folders.iter().map(|folder| root.join(folder).join(&file));
                let code = files.find_map(|file| fs::read_to_string(file).ok());
                let code = code.unwrap_or_else(|| panic!("docs/{page} shows `{file}`: in none of {folders:?}"));
                let language = paragraph.lines().next().unwrap();
                let (_, rest) = paragraph.split_once("\n```\n").unwrap();
                shown += 1;
                format!("{language}\n{code}```\n{rest}")
            }
        });
        let last = paragraph.lines().next_back().unwrap_or_default();
        let file = last.strip_suffix("`:").and_then(|rest| rest.rsplit_once('`'));
        named = file.map(|(_, file)| file.to_owned()).filter(|file| file.contains('.'));
    }
    let expected = paragraphs.join("\n\n```");
    if env::var("SNAPSHOTS").is_ok_and(|action| action == "overwrite") {
        fs::write(&path, &expected).unwrap();
    } else {
        assert!(text == expected, "docs/{page} differs from the files in {folders:?}: SNAPSHOTS=overwrite copies them");
    }
    assert!(shown >= at_least, "docs/{page} shows {shown} files of {at_least}");
}

/// Whether the page has this code, as it is compiled.
fn shows(page: &str, code: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs").join(page);
    let text = fs::read_to_string(path).unwrap();
    assert!(text.contains(&format!("\n{code}```\n")), "docs/{page} differs from\n{code}");
}

#[test]
fn the_page_on_tests_shows_what_is_run() {
    shows_files("testing.md", &["examples/testing", "tests/sdk"], 5);
}

mod renewal {
    use std::sync::Arc;

    use axum::extract::State;
    use axum::{Extension, Router, routing};
    use token_core::{IssueError, TokenResponse};

    token_core::include_grants!("../grants.toml");

    #[derive(Clone)]
    struct User {
        id: String,
    }

    include!("pages/renewal.rs");

    #[test]
    fn the_handler_compiles_and_the_page_shows_what_is_run() {
        let _: Router =
            Router::new().route("/token", routing::post(dashboard)).with_state(Arc::new(Tokens::for_tests()));
        super::shows("renewal.md", include_str!("pages/renewal.rs"));
        super::shows_files("renewal.md", &["examples/renewal/client"], 7);
        let json = TokenResponse::from(Tokens::for_tests().dashboard.issue("alice").unwrap()).into_json();
        assert!(json.contains(r#""expires_in":28800"#) && json.contains(r#""refresh_in":28620"#), "{json}");
    }
}
