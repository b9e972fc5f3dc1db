//! Checks of this framework only.

use token_codegen::model::{InputKind, Model};
use token_codegen::report::{Problem, Report, Rule, Severity, Topic};

const NAME_TAKEN: &Rule = &Rule::new(
    "turnstile-name",
    Severity::Error,
    Topic::GrantsFile,
    "The Rust type of a token has a name that the framework uses.",
);
const INPUT_IN_RUST: &Rule = &Rule::new(
    "turnstile-input",
    Severity::Error,
    Topic::GrantsFile,
    "An input is a Rust type, which a request cannot contain.",
);

/// The names of generated types beside the tokens.
const OURS: [&str; 2] = ["Client", "OpenApi"];

/// Reports tokens that no route can serve.
pub(crate) fn check(model: &Model, report: &mut Report) {
    for token in &model.tokens {
        let request = model.tokens.iter().find(|other| format!("{}Request", other.rust) == token.rust);
        if OURS.contains(&token.rust.as_str()) || request.is_some() {
            let title = format!("token `{}`: its Rust type would be `{}`", token.name, token.rust);
            report.add(
                Problem::new(NAME_TAKEN, token.span.clone(), title)
                    .label("turnstile generates a type with this name")
                    .help("choose another name"),
            );
        }
        for input in &token.inputs {
            if let InputKind::Rust(path) = &input.kind {
                let title = format!("token `{}`: the input `{}` is a `{path}`", token.name, input.name);
                report.add(
                    Problem::new(INPUT_IN_RUST, input.span.clone(), title)
                        .label("a Rust type cannot be part of a request")
                        .help("declare the grant's fields in grants.toml, each with an input"),
                );
            }
        }
    }
}
