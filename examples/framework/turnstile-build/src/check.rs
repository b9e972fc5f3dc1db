//! What only this framework can refuse.

use token_codegen::model::{InputKind, Model};
use token_codegen::report::{Problem, Report};

/// Names that stand beside the tokens in the generated module.
const OURS: [&str; 2] = ["Client", "OpenApi"];

/// Every token that no route can serve.
pub(crate) fn check(model: &Model, report: &mut Report) {
    for token in &model.tokens {
        let request = model.tokens.iter().find(|other| format!("{}Request", other.rust) == token.rust);
        if OURS.contains(&token.rust.as_str()) || request.is_some() {
            let title = format!("token `{}`: its Rust type would be `{}`", token.name, token.rust);
            report.add(
                Problem::error("turnstile-name", token.span.clone(), title)
                    .label("turnstile generates a type of that name itself")
                    .help("choose another name"),
            );
        }
        for input in &token.inputs {
            if let InputKind::Rust(path) = &input.kind {
                let title = format!("token `{}`: the input `{}` is a `{path}`", token.name, input.name);
                report.add(
                    Problem::error("turnstile-input", input.span.clone(), title)
                        .label("it is written in Rust, so it cannot come with a request")
                        .help("give the grant its fields in grants.toml, each with an input of its own"),
                );
            }
        }
    }
}
