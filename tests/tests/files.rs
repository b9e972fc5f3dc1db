//! Unreadable and unusual files: a clear error at the macro's argument, or a correct build.

use std::fs;

use token_tests::scratch::Crate;

const GOOD: &str =
    "vendor = \"twilio\"\r\n[token.phone]\r\nsdk = \"voice\"\r\nttl = \"1h\"\r\nvoice.incoming.allow = true\r\n";

fn crate_with(argument: &str) -> Crate {
    let scratch = Crate::new("files", env!("CARGO_TARGET_TMPDIR"));
    scratch.write("src/main.rs", &format!("token_core::include_grants!({argument});\n\nfn main() {{}}\n"));
    scratch
}

/// The compiler's output for a build that fails.
fn refused(scratch: &Crate) -> String {
    let check = scratch.cargo(&["check"], &[]);
    assert!(!check.success);
    assert!(check.stderr.contains("src/main.rs:1:"), "not at the macro's argument:\n{}", check.stderr);
    assert!(!check.stderr.contains("panicked"), "{}", check.stderr);
    check.stderr
}

/// One crate, one file after the other: cargo builds the dependencies once.
#[test]
fn unreadable_and_unusual_files() {
    let scratch = crate_with("\"elsewhere.toml\"");
    let text = refused(&scratch);
    assert!(
        text.contains("cannot read `elsewhere.toml`: there is no such file") && text.contains("files/elsewhere.toml"),
        "{text}"
    );
    assert!(text.contains("counts from the folder of the crate's Cargo.toml"), "{text}");

    // A file with a similar name is suggested.
    scratch.write("grants.toml", GOOD);
    let text = refused(&crate_with("\"grantz.toml\""));
    assert!(text.contains("did you mean `grants.toml`?") && text.contains("files/grantz.toml"), "{text}");

    // So is a file with this name in the folder to which paths are relative.
    let text = refused(&crate_with("\"src/grants.toml\""));
    assert!(text.contains("there is one at `grants.toml`: write that path"), "{text}");

    let text = refused(&crate_with("\"src\\\\auth\\\\below.toml\""));
    assert!(text.contains("write `src/auth/below.toml`, which works on every system"), "{text}");

    let text = refused(&crate_with("concat!(env!(\"CARGO_MANIFEST_DIR\"), \"/grants.toml\")"));
    assert!(text.contains("a path in quotes is enough") && text.contains("include_grants!(\"grants.toml\")"), "{text}");

    let text = refused(&crate_with("inline = include_str!(\"grants.toml\")"));
    assert!(text.contains("the file does not need `include_str!`"), "{text}");

    let text = refused(&crate_with("PATH"));
    assert!(text.contains("a macro cannot read a constant"), "{text}");

    // A packaged crate whose `include` lacks the file.
    scratch.write("Cargo.toml.orig", "");
    let text = refused(&crate_with("\"config/grants.toml\""));
    assert!(
        text.contains("package does not contain it") && text.contains("add `config/grants.toml` to `include`"),
        "{text}"
    );
    let text = refused(&crate_with("\"../above.tom\""));
    assert!(text.contains("package does not contain it") && text.contains("move the file there"), "{text}");
    fs::remove_file(concat!(env!("CARGO_TARGET_TMPDIR"), "/files/Cargo.toml.orig")).expect("it was written above");

    let text = refused(&crate_with("\"src\""));
    assert!(text.contains("cannot read `src`: it is a folder, not a file"), "{text}");

    let text = refused(&crate_with("\"/etc/grants.toml\""));
    assert!(text.contains("`/etc/grants.toml` is an absolute path"), "{text}");

    let text = refused(&crate_with("42"));
    assert!(text.contains("expected the path of a grants.toml"), "{text}");

    let text = refused(&crate_with("\"grants.toml\", nmae = Other"));
    assert!(text.contains("`name = Tokens`"), "{text}");

    let text = refused(&crate_with("\"grants.toml\", name = \"StaffTokens\""));
    assert!(text.contains("write `name = StaffTokens`, without quotes"), "{text}");

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

    // A deprecated grant causes a warning at its line, and builds.
    scratch.write("grants.toml", &format!("{GOOD}voice.endpoint_id = \"x\"\r\n"));
    let check = scratch.cargo(&["check"], &[]);
    assert!(check.success && check.stderr.contains("grants.toml:6"), "{}", check.stderr);
}

/// A link that leads nowhere. (Making a link needs a right on Windows.)
#[cfg(unix)]
#[test]
fn a_dangling_link_is_reported() {
    let scratch = Crate::new("links", env!("CARGO_TARGET_TMPDIR"));
    scratch.write("src/main.rs", "token_core::include_grants!(\"grants.toml\");\n\nfn main() {}\n");
    let link = concat!(env!("CARGO_TARGET_TMPDIR"), "/links/grants.toml");
    // An earlier run left one, if it was not the first.
    let _ = fs::remove_file(link);
    std::os::unix::fs::symlink("../common/grants.toml", link).expect("the folder is there");
    let text = refused(&scratch);
    assert!(text.contains("it is a link to `../common/grants.toml`, which does not exist"), "{text}");
}

/// Other build systems run the compiler with a relative folder of the crate, or with none.
#[cfg(unix)]
#[test]
fn without_cargo() {
    use std::os::unix::fs::PermissionsExt as _;

    let scratch = Crate::new("without_cargo", env!("CARGO_TARGET_TMPDIR"));
    scratch.write("src/main.rs", "token_core::include_grants!(\"grants.toml\");\n\nfn main() {}\n");
    scratch.write("grants.toml", GOOD);
    let run = |how: &str| {
        let wrapper = concat!(env!("CARGO_TARGET_TMPDIR"), "/without_cargo/rustc");
        scratch.write("rustc", &format!("#!/bin/sh\nexec env {how} \"$@\"\n"));
        fs::set_permissions(wrapper, fs::Permissions::from_mode(0o755)).expect("it was just written");
        scratch.write("src/main.rs", &scratch.read("src/main.rs"));
        scratch.cargo(&["check"], &[("RUSTC_WORKSPACE_WRAPPER", wrapper)])
    };
    let check = run("CARGO_MANIFEST_DIR=../without_cargo");
    assert!(check.success, "{}", check.stderr);
    let check = run("-u CARGO_MANIFEST_DIR");
    assert!(!check.success && check.stderr.contains("CARGO_MANIFEST_DIR is not set"), "{}", check.stderr);
    assert!(check.stderr.contains("`rustc_env`") && check.stderr.contains("inline = "), "{}", check.stderr);
}

/// A member of a workspace: the place is a path that a terminal makes a link.
#[test]
fn places_are_relative_to_the_workspace() {
    let scratch = Crate::new("workspace", env!("CARGO_TARGET_TMPDIR"));
    let manifest = scratch.read("Cargo.toml");
    if !manifest.contains("members") {
        scratch.write("Cargo.toml", &manifest.replace("[workspace]", "[workspace]\nmembers = [\"server\"]"));
    }
    scratch.write("server/Cargo.toml", &manifest.replace("\"workspace\"", "\"server\"").replace("[workspace]", ""));
    scratch.write("src/main.rs", "fn main() {}\n");
    scratch.write("server/src/main.rs", "token_core::include_grants!(\"grants.toml\");\n\nfn main() {}\n");
    scratch.write("server/grants.toml", &GOOD.replace("1h", "48h"));
    let check = scratch.cargo(&["check", "--workspace"], &[]);
    assert!(!check.success && check.stderr.contains("--> server/grants.toml:4:7"), "{}", check.stderr);
    scratch.write("server/grants.toml", GOOD);
    scratch.write(
        "server/src/main.rs",
        "token_core::include_grants!(\"grants.toml\");\n\nfn main() {\n    \
         println!(\"{}\", Tokens::from_lookup(|_| None).unwrap_err());\n    \
         assert!(include_str!(\"../grants.toml\").len() > 1);\n}\n",
    );
    scratch.write("server/grants.toml", &format!("{GOOD}voice.outgoing.application_sid = {{ env = \"APP\" }}\r\n"));
    let run = scratch.cargo(&["run", "--package", "server"], &[]);
    assert!(run.stdout.contains("for server/grants.toml:6 "), "{}\n{}", run.stdout, run.stderr);
}

/// token-core under another name: one error, with the argument to write.
#[test]
fn a_renamed_token_core_needs_an_argument() {
    let scratch = Crate::new("another_name", env!("CARGO_TARGET_TMPDIR"));
    let manifest = scratch.read("Cargo.toml").replace("token-core = { ", "tokens = { package = \"token-core\", ");
    scratch.write("Cargo.toml", &manifest);
    scratch.write("grants.toml", GOOD);
    let program = |argument: &str, attribute: &str| {
        scratch.write(
            "src/main.rs",
            &format!(
                "tokens::include_grants!(\"grants.toml\"{argument});\n\n#[derive(Debug, tokens::Grant)]\n{attribute}\
                 pub struct Crm {{\n    desk: String,\n}}\n\nfn main() {{\n    let _ = Tokens::from_env();\n}}\n"
            ),
        );
        scratch.cargo(&["check"], &[])
    };
    let check = program("", "");
    let errors: Vec<_> = check.stderr.lines().filter(|line| line.starts_with("error")).collect();
    let said = [
        "error: token-core is called `tokens` in Cargo.toml: write `crate = ::tokens` here too",
        "error: token-core is called `tokens` in Cargo.toml: write `#[grant(crate = ::tokens)]` here too",
    ];
    assert_eq!(errors.get(..2), Some(said.as_slice()), "{}", check.stderr);
    // Beside cargo's own.
    assert_eq!(errors.len(), 3, "{}", check.stderr);
    let check = program(", crate = ::tokens", "#[grant(crate = ::tokens)]\n");
    assert!(check.success, "{}", check.stderr);
}
