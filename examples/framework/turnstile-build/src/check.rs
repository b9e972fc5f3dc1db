//! Checks of this framework only.

use token_codegen::model::{InputKind, Model, Token};
use token_codegen::report::{Problem, Report, Rule, Severity, Topic};

use crate::http::{self, Kind};

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

const PATH_TWICE: &Rule =
    &Rule::new("turnstile-path", Severity::Error, Topic::GrantsFile, "Two tokens have the same route.");
const TTL_LONG: &Rule = &Rule::new(
    "turnstile-ttl",
    Severity::Error,
    Topic::GrantsFile,
    "A token for clients lives longer than a working day.",
);
const NOT_IN_ENDPOINT: &Rule = &Rule::new(
    "turnstile-endpoint",
    Severity::Error,
    Topic::GrantsFile,
    "An input is no member of the requests that LiveKit's clients send.",
);

/// The names of generated types beside the tokens.
const OURS: [&str; 2] = ["Client", "OpenApi"];

/// The longest lifetime of a token that a client gets, seconds.
const LONGEST: u32 = 12 * 3600;

/// The members of a request to LiveKit's standard endpoint, but for the identity, which is the caller's.
const OF_ENDPOINT: [&str; 5] =
    ["room_name", "participant_name", "participant_metadata", "participant_attributes", "room_config"];

/// Reports tokens that no route can serve.
pub(crate) fn check(model: &Model, report: &mut Report) {
    let mut paths: Vec<(String, &Token)> = Vec::new();
    for token in &model.tokens {
        http::check(token, report);
        let path = http::path(token);
        match paths.iter().find(|(other, _)| *other == path) {
            Some((_, first)) => report.add(
                Problem::at_place(
                    PATH_TWICE,
                    &token.place("metadata.http.path"),
                    format!("two tokens have the route `{path}`"),
                )
                .label("a request would not say which token it is for")
                .note(&first.place("metadata.http.path"), "first used here")
                .help("give one of them another path: `metadata.http.path = \"/…\"`"),
            ),
            None => paths.push((path, token)),
        }
        if token.ttl > LONGEST {
            let title = format!("token `{}` lives longer than a working day", token.name);
            report.add(
                Problem::at_place(TTL_LONG, &token.place("ttl"), title)
                    .label("turnstile's clients renew their tokens")
                    .help("write `ttl = \"12h\"` or less"),
            );
        }
        let unknown = token.inputs.iter().filter(|input| !OF_ENDPOINT.contains(&input.name.as_str()));
        for input in unknown.filter(|_| http::kind(token) == Kind::LiveKit) {
            let title = format!("token `{}`: no client sends the input `{}`", token.name, input.name);
            report.add(
                Problem::new(NOT_IN_ENDPOINT, input.span.clone(), title)
                    .label("LiveKit's clients send what its standard endpoint defines")
                    .note(&token.place("metadata.http.endpoint"), "the endpoint")
                    .help(format!("name it after what it holds: `{}`", OF_ENDPOINT.join("`, `"))),
            );
        }
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
