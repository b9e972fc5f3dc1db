//! The README is true, and so are the pages of docs/ that show programs or errors: the programs compile and run, and the errors are
//! those that the compiler prints.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests say what they expect by panicking"
)]

use std::fs;

use token_tests::scratch::Crate;
use token_tests::{ENVIRONMENT, environment};

const README: &str = "README.md";

/// The code blocks of a page in one language, in order.
fn blocks(page: &str, language: &str) -> Vec<String> {
    let text = fs::read_to_string(format!("{}/../{page}", env!("CARGO_MANIFEST_DIR"))).unwrap();
    let open = format!("```{language}\n");
    text.split(&open).skip(1).map(|rest| rest.split("```").next().unwrap().to_owned()).collect()
}

#[test]
fn the_program_runs() {
    let scratch = Crate::new("readme", env!("CARGO_TARGET_TMPDIR"));
    let [dependency, grants] = &blocks(README, "toml")[..2] else { panic!("the README shows two files") };
    let program = &blocks(README, "rust")[0];
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/..");
    let package = "[package]\nname = \"readme\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[workspace]\n\n";
    scratch.write("Cargo.toml", &(package.to_owned() + &dependency.replace('…', root)));
    scratch.write("grants.toml", grants);
    scratch.write("src/main.rs", program);
    let run = scratch.cargo(&["run"], ENVIRONMENT);
    assert!(run.success, "{}", run.stderr);
    let lines: Vec<_> = run.stdout.lines().collect();
    assert_eq!(lines.len(), 3, "{}", run.stdout);
    assert!(
        lines[0].starts_with("eyJ") && lines[1].starts_with("eyJ") && lines[2].starts_with("alice for 89"),
        "{}",
        run.stdout
    );

    // Key rotation.
    let rotated = blocks("docs/keys.md", "rust").into_iter().find(|block| block.contains("rotated")).unwrap();
    let vault = "struct Vault;\n\nimpl Vault {\n    fn get(&self, name: &str) -> Option<String> {\n        \
                 std::env::var(name).ok()\n    }\n}\n";
    let head = "token_core::include_grants!(\"grants.toml\");\n";
    scratch.write(
        "src/main.rs",
        &format!(
            "{head}{vault}\nfn main() -> Result<(), Box<dyn std::error::Error>> {{\nlet (tokens, vault) = (Tokens::from_env()?, Vault);\n\
             let before = tokens.support_agent.issue(\"alice\")?;\n{rotated}\n\
             tokens.verifier().verify(before.as_str())?;\nOk(())\n}}"
        ),
    );
    let run = scratch.cargo(&["run"], ENVIRONMENT);
    assert!(run.success, "{}", run.stderr);

    // The function for one SDK, and the typed grants without a declaration.
    let serve = blocks("docs/mistakes.md", "rust").remove(0).replace('…', "let _ = token;");
    let typed = blocks("docs/run-time-grants.md", "rust").remove(0);
    let (imports, body) = typed.split_once("\n\n").unwrap();
    let text = format!(
        "{imports}\n{serve}\nfn main() -> Result<(), Box<dyn std::error::Error>> {{\n{body}\nstart_call(&token);\nOk(())\n}}"
    );
    scratch.write("src/main.rs", &text);
    let run = scratch.cargo(&["run"], ENVIRONMENT);
    assert!(run.success, "{}", run.stderr);
    assert!(environment("TWILIO_API_SECRET").is_some());
}

/// The README's server.
mod handler {
    use std::pin::pin;
    use std::task::{Context, Poll, Waker};

    use axum::body::{Body, to_bytes};
    use axum::http::Request;
    use tower::ServiceExt as _;

    token_core::include_grants!("../grants.toml");
    include!("readme/handler.rs");

    /// Compiled alone: it would serve until it is stopped.
    const _: fn() -> Result<(), Box<dyn std::error::Error>> = main;

    /// The status, `Content-Type` and body of the response to a user's request.
    pub fn response(user: Option<&str>) -> (u16, String, String) {
        let tokens = Tokens::from_lookup(token_tests::environment).unwrap();
        let mut request = Request::post("/token").body(Body::empty()).unwrap();
        if let Some(id) = user {
            request.extensions_mut().insert(User { id: id.to_owned() });
        }
        let (head, body) = now(app(tokens).oneshot(request)).unwrap().into_parts();
        let content_type = head.headers["content-type"].to_str().unwrap().to_owned();
        let body = now(to_bytes(body, usize::MAX)).unwrap();
        (head.status.as_u16(), content_type, String::from_utf8(body.to_vec()).unwrap())
    }

    /// The handler never waits, so no runtime is needed.
    fn now<F: Future>(future: F) -> F::Output {
        let Poll::Ready(output) = pin!(future).poll(&mut Context::from_waker(Waker::noop())) else {
            panic!("the future is pending")
        };
        output
    }
}

#[test]
fn the_handler_compiles_and_runs() {
    let shown = blocks(README, "rust").into_iter().find(|block| block.contains("Extension")).unwrap();
    // The test has the path of the grants.toml.
    let shown = shown.replace("token_core::include_grants!(\"grants.toml\");\n\n", "");
    assert_eq!(shown, include_str!("readme/handler.rs"), "README.md differs from the handler that is compiled");
    let (status, content_type, body) = handler::response(Some("alice"));
    assert!(status == 200 && content_type.starts_with("text/plain") && body.starts_with("eyJ"), "{body}");
    // Without a session layer: an error of the server.
    assert_eq!(handler::response(None).0, 500);
    let (status, content_type, body) = handler::response(Some("<script>alice"));
    assert_eq!((status, content_type.as_str()), (500, "application/problem+json"));
    assert!(!body.contains("alice") && !body.contains("identity"), "{body}");
}

#[test]
fn the_errors_are_printed_by_the_compiler() {
    let scratch = Crate::new("readme_errors", env!("CARGO_TARGET_TMPDIR"));
    let (in_the_file, in_rust) = (&blocks(README, "text")[0], &blocks("docs/mistakes.md", "text")[0]);

    let wrong = blocks(README, "toml").into_iter().find(|block| block.starts_with("[token.")).unwrap();
    scratch.write("grants.toml", &format!("vendor = \"twilio\"\n\n{wrong}"));
    scratch.write("src/main.rs", "token_core::include_grants!(\"grants.toml\");\n\nfn main() {}\n");
    let check = scratch.cargo(&["check"], &[]);
    prints(&check.stderr, in_the_file);

    scratch.write(
        "src/main.rs",
        "use token_core::AccessToken;\nuse token_core::twilio::{Issuer, VideoGrant, sdk};\n\n\
         fn start_call(_: &AccessToken<impl sdk::Voice>) {}\n\n\
         pub fn hand_out(issuer: &Issuer) {\n    let token = issuer.issue(\"bob\", VideoGrant::new()).unwrap();\n    start_call(&token);\n}\n\n\
         fn main() {}\n",
    );
    let check = scratch.cargo(&["check"], &[]);
    prints(&check.stderr, in_rust);
}

#[test]
fn the_extension_works_in_a_build_script() {
    let scratch = Crate::new("readme_extension", env!("CARGO_TARGET_TMPDIR"));
    let mut blocks_of_page = blocks("docs/framework.md", "rust");
    blocks_of_page.retain(|block| block.contains("impl Extension for"));
    let script = blocks_of_page.concat().replace(".extend(Lifetimes)", ".extend(Lifetimes).extend(Routes)");
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/..");
    scratch.write(
        "Cargo.toml",
        &format!(
            "[package]\nname = \"readme_extension\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[workspace]\n\n\
             [dependencies]\ntoken-core = {{ path = \"{root}/token-core\" }}\n\n\
             [build-dependencies]\ntoken-codegen = {{ path = \"{root}/token-codegen\" }}\nproc-macro2 = \"1\"\nquote = \"1\"\n"
        ),
    );
    scratch.write("build.rs", &script);
    let route = "metadata.http.path = \"/meetings/token\"\n";
    scratch.write("grants.toml", &format!("{}{route}", blocks(README, "toml")[1]));
    let main = "include!(concat!(env!(\"OUT_DIR\"), \"/grants.rs\"));\n\nfn main() {\n    println!(\"{:?} {:?}\", tokens::LIFETIMES, tokens::Tokens::PATHS);\n}\n";
    scratch.write("src/main.rs", main);
    let run = scratch.cargo(&["run"], &[]);
    assert_eq!(
        run.stdout, "[(\"support_agent\", 900), (\"meeting_guest\", 3600)] [\"/meetings/token\"]\n",
        "{}",
        run.stderr
    );
}

#[test]
fn the_application_is_the_example() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../examples/framework/front-desk/src/main.rs");
    let application = fs::read_to_string(path).unwrap();
    let (_, code) = application.split_once("\n\n").unwrap();
    assert!(blocks("docs/framework.md", "rust").contains(&code.to_owned()), "docs/framework.md differs from\n{code}");
}

#[test]
fn the_diagnosis_is_printed_by_the_command() {
    let printed = concat!(env!("CARGO_MANIFEST_DIR"), "/../token-cli/tests/cmd/diagnose_mistakes.stdout");
    let console = blocks("docs/diagnose.md", "console").pop().unwrap();
    let (command, diagnosis) = console.split_once('\n').unwrap();
    assert_eq!(command, "$ token diagnose --sdk conversations < token.txt");
    prints(&fs::read_to_string(printed).unwrap(), diagnosis);
}

/// Each line of the page is printed, in this order. White space is ignored, because the indentation depends on line numbers.
fn prints(printed: &str, page: &str) {
    let squeezed =
        |text: &str| text.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" ")).collect::<Vec<_>>();
    let mut lines = squeezed(printed).into_iter();
    for line in squeezed(page) {
        assert!(lines.any(|other| other == line), "`{line}` is missing or out of order in:\n{printed}");
    }
}
