//! The table of codes in docs/emulator.md is up to date. `RECORD=1 cargo test -p token-emulator --test all docs`
//! rewrites it.

use std::error::Error;
use std::fmt::Write as _;
use std::path::Path;

use token_core::twilio::Credentials;
use token_emulator::Service;
use token_emulator::codes::{self, Code, Evidence};

const BEGIN: &str = "<!-- codes: RECORD=1 cargo test -p token-emulator --test all docs -->\n";
const END: &str = "<!-- /codes -->";

#[test]
fn the_table_of_codes() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/emulator.md");
    let text = std::fs::read_to_string(&path).unwrap();
    let (before, rest) = text.split_once(BEGIN).unwrap();
    let (table, after) = rest.split_once(END).unwrap();
    if std::env::var_os("RECORD").is_some() {
        std::fs::write(&path, format!("{before}{BEGIN}{}{END}{after}", self::table())).unwrap();
    } else {
        assert_eq!(table, self::table());
    }
}

/// The code of the page, compiled: it waits for a client.
async fn in_rust(credentials: Credentials) -> Result<(), Box<dyn Error>> {
    use std::time::Duration;
    use token_emulator::{Emulator, EventKind, Options, Target};

    let emulator = Emulator::start(Options::new(&credentials).warn_before(Duration::from_secs(5))).await?;
    let mut events = emulator.events();
    // … the application connects its client to emulator.uri() …
    let refused = events.next_where(|event| matches!(event.kind, EventKind::Refused(_))).await;
    emulator.control().expire_now(&Target::Identity("alice".into()));
    drop(refused);
    Ok(())
}

#[test]
fn the_page_shows_code_that_compiles() {
    let _ = in_rust;
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/emulator.md");
    let page = std::fs::read_to_string(path).unwrap();
    let shown = page.split("```rust\n").nth(1).unwrap().split("```").next().unwrap();
    let indented: String =
        shown.lines().map(|line| if line.is_empty() { "\n".to_owned() } else { format!("    {line}\n") }).collect();
    assert!(include_str!("docs.rs").contains(&indented), "docs/emulator.md differs from `in_rust`");
}

/// Adjacent rules with the same codes share a row.
fn table() -> String {
    let mut lines: Vec<(Vec<&str>, [String; 3])> = Vec::new();
    for (rule, service, code) in codes::table() {
        if lines.last().is_none_or(|(rules, _)| rules.last() != Some(&rule)) {
            lines.push((vec![rule], [const { String::new() }; 3]));
        }
        if let Some((_, [twilsock, voice, video])) = lines.last_mut() {
            let cell = match service {
                Service::Twilsock => twilsock,
                Service::Voice => voice,
                Service::Video => video,
            };
            *cell = shown(code);
        }
    }
    lines.dedup_by(|(rules, cells), (earlier, same)| {
        let merged = cells == same;
        if merged {
            earlier.append(rules);
        }
        merged
    });
    let mut text = String::from("\n| rule | Sync, Conversations | Voice | Video |\n|---|---|---|---|\n");
    for (rules, [twilsock, voice, video]) in lines {
        let rules: Vec<_> = rules.iter().map(|rule| format!("`{rule}`")).collect();
        // Writing to a String cannot fail.
        let _ = writeln!(text, "| {} | {twilsock} | {voice} | {video} |", rules.join(", "));
    }
    text + "\n"
}

fn shown(code: Code) -> String {
    let number = code.number;
    match code.evidence {
        Evidence::Documented => format!("{number} **d**"),
        Evidence::Observed => format!("{number} **o**"),
        Evidence::Chosen => number.to_string(),
    }
}
