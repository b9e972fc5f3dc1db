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

/// A new page with code in Rust needs a test: here, in `readme.rs`, or beside the crate that it uses.
#[test]
fn each_page_with_rust_has_a_test() {
    let tests = [
        include_str!("pages.rs"),
        include_str!("readme.rs"),
        include_str!("../../token-emulator/tests/docs.rs"),
        include_str!("../../token-preflight/tests/emulator.rs"),
    ];
    for entry in fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/../docs")).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap();
        if path.extension().is_some_and(|end| end == "md") && fs::read_to_string(&path).unwrap().contains("```rust\n") {
            assert!(tests.iter().any(|test| test.contains(name)), "docs/{name} has code in Rust that no test compiles");
        }
    }
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

mod migrate {
    use std::path::Path;
    use std::process::Command;
    use std::time::{SystemTime, UNIX_EPOCH};

    use token_core::diagnose::diagnose;
    use token_tests::{ENVIRONMENT, environment};

    token_core::include_grants!("tests/pages/migrate/grants.toml");

    include!("pages/migrate/declared.rs");

    mod by_hand {
        include!("pages/migrate/by_hand.rs");

        pub fn token(identity: &str, now: u64) -> String {
            agent_token(identity, now, |name| token_tests::environment(name).unwrap()).unwrap()
        }
    }

    /// The token of another library has the header and the grants of the declared one, and the verifier accepts it.
    fn same(token: &str) {
        let tokens = Tokens::from_lookup(environment).unwrap();
        tokens.verifier().verify(token).unwrap();
        let ours = agent_token(&tokens, "alice").unwrap();
        let options = tokens.verifier().diagnose_options();
        let [ours, theirs] = [&ours, token].map(|token| diagnose(token, &options));
        assert_eq!(ours.header, theirs.header);
        let grants = |claims: Option<token_core::JsonObject>| claims.unwrap()["grants"].clone();
        assert_eq!(grants(ours.claims), grants(theirs.claims));
    }

    #[test]
    fn the_pages_show_what_is_compiled_or_run() {
        let declared = include_str!("pages/migrate/declared.rs");
        let declared = format!("token_core::include_grants!(\"grants.toml\");\n\n{declared}");
        for (page, theirs) in [
            ("migrate-node.md", include_str!("pages/migrate/twilio.mjs")),
            ("migrate-python.md", include_str!("pages/migrate/twilio_agent.py")),
            ("migrate-jsonwebtoken.md", include_str!("pages/migrate/by_hand.rs")),
        ] {
            for code in [theirs, include_str!("pages/migrate/grants.toml"), &declared] {
                super::shows(page, code);
            }
        }
    }

    #[test]
    fn a_token_of_hand_written_claims_is_the_same() {
        let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_secs();
        same(&by_hand::token("alice", now));
    }

    #[test]
    #[ignore = "needs Node, Python and what tests/interop/setup.sh installs"]
    fn a_token_of_twilios_libraries_is_the_same() {
        let interop = Path::new(env!("CARGO_MANIFEST_DIR")).join("interop");
        let node = concat!(include_str!("pages/migrate/twilio.mjs"), "\nconsole.log(agentToken(\"alice\"));\n");
        let python = concat!(include_str!("pages/migrate/twilio_agent.py"), "\nprint(agent_token(\"alice\"))\n");
        // Code in an argument finds the packages of the current folder.
        let runs = [("node", vec!["--input-type=module", "--eval", node]), (".venv/bin/python", vec!["-c", python])];
        for (program, arguments) in runs {
            let mut command = Command::new(program);
            let output = command.args(arguments).current_dir(&interop).envs(ENVIRONMENT.iter().copied()).output();
            let output = output.unwrap_or_else(|error| panic!("{program}: {error}"));
            assert!(output.status.success(), "{program}: {}", String::from_utf8_lossy(&output.stderr));
            same(str::from_utf8(&output.stdout).unwrap().trim());
        }
    }
}

mod tenants {
    token_core::include_grants!(
        inline = r#"
        vendor = "twilio"

        [token.agent]
        sdk    = "conversations"
        ttl    = "15m"
        region = { env = "TWILIO_REGION", default = "us1" }
        chat.service_sid = { env = "TWILIO_CONVERSATIONS_SERVICE_SID" }
        "#
    );

    #[derive(Clone)]
    struct Row {
        id: &'static str,
        values: Vec<(&'static str, String)>,
    }

    impl Row {
        fn new(id: &'static str, digit: char) -> Self {
            let sid = |prefix: &str| format!("{prefix}{}", digit.to_string().repeat(32));
            let values = vec![
                ("account_sid", sid("AC")),
                ("api_key", sid("SK")),
                ("api_secret", format!("AFakeSecretThatSignsNothing{digit}")),
                ("conversations_service_sid", sid("IS")),
            ];
            Self { id, values }
        }

        fn value(&self, column: &str) -> Option<&str> {
            self.values.iter().find(|(name, _)| *name == column).map(|(_, value)| value.as_str())
        }

        fn set(&mut self, column: &'static str, value: &str) {
            self.values.retain(|(name, _)| *name != column);
            self.values.push((column, value.to_owned()));
        }
    }

    include!("pages/tenants/row.rs");
    include!("pages/tenants/wrong.rs");
    include!("pages/tenants/verify.rs");
    include!("pages/tenants/unverified.rs");
    include!("pages/tenants/rotate.rs");

    #[test]
    fn the_page_shows_what_is_compiled() {
        for code in [
            include_str!("pages/tenants/row.rs"),
            include_str!("pages/tenants/wrong.rs"),
            include_str!("pages/tenants/verify.rs"),
            include_str!("pages/tenants/unverified.rs"),
            include_str!("pages/tenants/rotate.rs"),
        ] {
            super::shows("tenants.md", code);
        }
    }

    #[test]
    fn a_wrong_row_names_its_column() {
        let mut row = Row::new("acme", 'a');
        row.set("conversations_service_sid", "MG00000000000000000000000000000001");
        let problems = wrong(&row, &tokens(&row).unwrap_err());
        assert_eq!(problems.len(), 1);
        let start = "tenant `acme`, column `conversations_service_sid`: ";
        assert!(problems[0].starts_with(start), "{problems:?}");
    }

    #[test]
    fn a_token_is_that_of_its_tenant_until_the_tenant_leaves() {
        let (app, rows) = (App::default(), [Row::new("acme", 'a'), Row::new("bolt", 'b')]);
        let [acme, bolt] = rows.each_ref().map(|row| app.insert(row).unwrap());
        let [a, b] = [&acme, &bolt].map(|tokens| tokens.agent.issue("alice").unwrap().into_string());
        assert!(app.claims("acme", &a).unwrap().is_some());
        assert!(app.claims("acme", &b).unwrap().is_none());

        let mut row = rows[0].clone();
        row.set("api_key", "SK00000000000000000000000000000001");
        row.set("api_secret", "AnotherFakeSecretThatSignsNothing");
        let rotated = app.rotate(&acme, &row).unwrap();
        for token in [&a, rotated.agent.issue("alice").unwrap().as_str()] {
            assert!(app.claims("acme", token).unwrap().is_some());
        }
        app.remove("acme");
        assert!(app.claims("acme", &a).is_err());
        assert!(load(&app, &rows, &a).is_some() && app.claims("acme", &a).unwrap().is_some());
    }
}

mod environments {
    token_core::include_grants!("tests/pages/environments/grants.toml");

    include!("pages/environments/start.rs");
    include!("pages/environments/optional.rs");
    include!("pages/environments/variables.rs");

    #[test]
    fn the_page_shows_what_is_compiled() {
        for code in [
            include_str!("pages/environments/grants.toml"),
            include_str!("pages/environments/start.rs"),
            include_str!("pages/environments/optional.rs"),
            include_str!("pages/environments/variables.rs"),
        ] {
            super::shows("environments.md", code);
        }
    }

    const DEVELOPMENT: &str = "TWILIO_ACCOUNT_SID=AC00000000000000000000000000000001
TWILIO_API_KEY=SK00000000000000000000000000000002
TWILIO_API_SECRET=AFakeSecretThatSignsNoRealTokens
TWILIO_CONVERSATIONS_SERVICE_SID=IS00000000000000000000000000000003
TWILIO_TWIML_APP_SID=AP00000000000000000000000000000004
";

    #[test]
    fn a_mounted_secret_takes_precedence_over_the_file_of_development() {
        let folder = std::path::PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("environments");
        let (secrets, file) = (folder.join("secrets"), folder.join("dev.env"));
        let _ = std::fs::remove_dir_all(&folder);
        std::fs::create_dir_all(&folder).unwrap();
        std::fs::write(&file, DEVELOPMENT).unwrap();
        let tokens = start(&secrets, &file).unwrap();
        assert_eq!(tokens.credentials().api_key_sid(), "SK00000000000000000000000000000002");
        assert!(dashboard(&tokens, "alice").is_none());

        std::fs::create_dir_all(&secrets).unwrap();
        std::fs::write(secrets.join("TWILIO_API_KEY"), "SK00000000000000000000000000000009\n").unwrap();
        std::fs::write(secrets.join("TWILIO_API_SECRET"), "AnotherFakeSecretThatSignsNothing\n").unwrap();
        std::fs::write(secrets.join("TWILIO_SYNC_SERVICE_SID"), "IS00000000000000000000000000000005").unwrap();
        let tokens = start(&secrets, &file).unwrap();
        assert_eq!(tokens.credentials().api_key_sid(), "SK00000000000000000000000000000009");
        assert!(dashboard(&tokens, "alice").unwrap().is_ok());

        std::fs::write(secrets.join("TWILIO_REGION"), "au1").unwrap();
        let error = start(&secrets, &file).unwrap_err();
        assert_eq!(error.problems()[0].variable, Some("TWILIO_REGION"));
    }

    #[test]
    fn every_variable_is_in_the_example() {
        let example = example_env();
        for (name, required) in [("TWILIO_TWIML_APP_SID", "required"), ("TWILIO_SYNC_SERVICE_SID", "optional")] {
            assert!(example.contains(&format!(", {required}\n{name}=\n")), "{example}");
        }
    }
}
