//! `[token.NAME.metadata.http]`: how a token is served.

use token_codegen::model::{Token, Toml, TomlValue};
use token_codegen::report::{Problem, Report, Rule, Severity, Topic};

/// The name in `metadata`.
pub(crate) const NAME: &str = "http";

const WRONG: &Rule = &Rule::new(
    "turnstile-http",
    Severity::Error,
    Topic::GrantsFile,
    "The `http` of a token has a key or a value that the framework does not know.",
);

/// The kind of a route.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Our own: 200, with the times of the token.
    Plain,
    /// [LiveKit's standard token endpoint](https://docs.livekit.io/frontends/build/authentication/endpoint/): 201, with
    /// the address of the server.
    LiveKit,
}

/// The path of a token's route.
pub(crate) fn path(token: &Token) -> String {
    let written = token.metadata(NAME).and_then(|http| http.get("path")?.as_str());
    written.map_or_else(|| format!("/tokens/{}", token.name.replace('_', "-")), str::to_owned)
}

pub(crate) fn kind(token: &Token) -> Kind {
    match token.metadata(NAME).and_then(|http| http.get("endpoint")?.as_str()) {
        Some("livekit") => Kind::LiveKit,
        _ => Kind::Plain,
    }
}

/// Reports what is wrong with the keys and values.
pub(crate) fn check(token: &Token, report: &mut Report) {
    let Some(http) = token.metadata(NAME) else { return };
    let TomlValue::Table(members) = http.value() else {
        let title = format!("token `{}`: `http` is {}", token.name, http.what());
        report.add(
            Problem::at_place(WRONG, &http.place(), title).label("expected a table, as in `http.path = \"/token\"`"),
        );
        return;
    };
    for member in members {
        let valid = match (member.key().unwrap_or_default(), member.as_str()) {
            ("path", Some(path)) => {
                path.starts_with('/') && path.bytes().all(|byte| byte.is_ascii_graphic() && !b"{}?#".contains(&byte))
            }
            ("endpoint", Some(kind)) => kind == "livekit",
            ("path" | "endpoint", None) => false,
            _ => {
                report.add(unknown(token, member));
                continue;
            }
        };
        if !valid {
            let title = format!("token `{}`: invalid `http.{}`", token.name, member.key().unwrap_or_default());
            report.add(
                Problem::at_place(WRONG, &member.place(), title)
                    .label("expected a path, `\"/meeting/token\"`, or the endpoint `\"livekit\"`"),
            );
        }
    }
}

fn unknown(token: &Token, member: Toml<'_>) -> Problem {
    let title = format!("token `{}`: unknown key `{}` in `http`", token.name, member.key().unwrap_or_default());
    Problem::at_place(WRONG, &member.key_place(), title).label("the keys are `path` and `endpoint`")
}
