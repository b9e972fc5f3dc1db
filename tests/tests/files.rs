//! Files that cannot be read, or hardly: a clear error at the macro's argument, or a correct build.

use std::fs;

use token_tests::scratch::Crate;

const GOOD: &str =
    "vendor = \"twilio\"\r\n[token.phone]\r\nsdk = \"voice\"\r\nttl = \"1h\"\r\nvoice.incoming.allow = true\r\n";

fn crate_with(argument: &str) -> Crate {
    let scratch = Crate::new("files", env!("CARGO_TARGET_TMPDIR"));
    scratch.write("src/main.rs", &format!("token_core::include_grants!({argument});\n\nfn main() {{}}\n"));
    scratch
}

/// What the compiler says, which is an error.
fn refused(scratch: &Crate) -> String {
    let check = scratch.cargo(&["check"], &[]);
    assert!(!check.success);
    assert!(check.stderr.contains("src/main.rs:1:"), "not at the macro's argument:\n{}", check.stderr);
    assert!(!check.stderr.contains("panicked"), "{}", check.stderr);
    check.stderr
}

/// One crate, one file after the other: cargo builds the dependencies once.
#[test]
fn files_that_can_hardly_be_read() {
    let scratch = crate_with("\"elsewhere.toml\"");
    let text = refused(&scratch);
    assert!(
        text.contains("cannot read `elsewhere.toml`: there is no such file") && text.contains("files/elsewhere.toml"),
        "{text}"
    );
    assert!(text.contains("counts from the folder of the crate's Cargo.toml"), "{text}");

    // One of nearly that name is named.
    scratch.write("grants.toml", GOOD);
    let text = refused(&crate_with("\"grantz.toml\""));
    assert!(text.contains("did you mean `grants.toml`?") && text.contains("files/grantz.toml"), "{text}");

    // One that stands further up is pointed at.
    fs::write(concat!(env!("CARGO_TARGET_TMPDIR"), "/above.toml"), GOOD).expect("the folder of the tests is there");
    let text = refused(&crate_with("\"above.toml\""));
    assert!(text.contains("there is one at `../above.toml`: write that path"), "{text}");

    let text = refused(&crate_with("\"src\""));
    assert!(text.contains("cannot read `src`: it is a folder, not a file"), "{text}");

    let text = refused(&crate_with("\"/etc/grants.toml\""));
    assert!(text.contains("`/etc/grants.toml` is an absolute path"), "{text}");

    let text = refused(&crate_with("42"));
    assert!(text.contains("expected the path of a grants.toml"), "{text}");

    let text = refused(&crate_with("\"grants.toml\", nmae = Other"));
    assert!(text.contains("`name = Tokens`"), "{text}");

    let text = refused(&crate_with("\"grants.toml\", crate = tokens"));
    assert!(text.contains("write `::tokens`"), "{text}");

    let scratch = crate_with("\"grants.toml\"");
    scratch.write_bytes("grants.toml", b"vendor = \"twilio\"\n# caf\xe9\n");
    let text = refused(&scratch);
    assert!(text.contains("not UTF-8") && text.contains("grants.toml:2"), "{text}");

    scratch.write("grants.toml", "");
    let text = refused(&scratch);
    assert!(text.contains("the file is empty") && text.contains("vendor = \"twilio\""), "{text}");

    // A byte order mark and the line ends of another system change nothing.
    scratch.write("grants.toml", &format!("\u{feff}{GOOD}"));
    let check = scratch.cargo(&["check"], &[]);
    assert!(check.success, "{}", check.stderr);

    // What is deprecated warns, at its line, and builds.
    scratch.write("grants.toml", &format!("{GOOD}voice.endpoint_id = \"x\"\r\n"));
    let check = scratch.cargo(&["check"], &[]);
    assert!(check.success && check.stderr.contains("grants.toml:6"), "{}", check.stderr);
}
