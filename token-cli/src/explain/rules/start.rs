//! Rules on the environment and on issue calls: what a program reports when it starts, `token check --env`, and `token issue`.

use super::{Rule, error, warning};

pub(super) const ENVIRONMENT: &[Rule] = &[
    error("variable-missing", "A variable is not set, or empty, and nothing stands for it."),
    error("variable-not-utf8", "A variable does not hold UTF-8."),
    error(
        "variable-white-space",
        "White space or a line break stands around the value of a variable, or inside a SID.",
    ),
    error("variable-quoted", "Quotes stand around the value of a variable: some tools that read .env files keep them."),
    error("variable-wrong-value", "A variable holds none of the values that its field takes."),
    error("variable-wrong-sid", "A variable holds a SID of another kind, or none."),
    error(
        "variable-secret",
        "A variable holds the secret that signs tokens, or the account's, for a field that everybody can read.",
    ),
    error("variables-differ", "Two names of the same variable are set, and they do not hold the same."),
    error("variables-swapped", "Two variables hold what belongs in each other."),
    warning("credentials-swapped", "The key's name and its secret seem to hold each other's values."),
    error("secret-empty", "The secret that signs tokens is empty."),
    error("secret-not-secret", "In place of the secret stands a SID, or what every token shows."),
    error("secret-other", "In place of the secret stands another one of the account, which signs no access token."),
    warning("secret-look-alike", "The secret looks like another one of the account, which signs no access token."),
    warning("secret-short", "The secret is so short that the holder of a token can try to guess it."),
    error("env-file-line", "A line of the file of `--env-file` is not NAME=VALUE, or a quote in it is not closed."),
    warning("env-file-twice", "The file of `--env-file` sets a variable twice, and the first value counts."),
];

pub(super) const ISSUE: &[Rule] = &[
    error("input-empty", "An input of the call is an empty text."),
    error("input-too-deep", "An input of the call is JSON that is nested more deeply than it is read."),
    error("ttl-too-long", "The lifetime that the call asks for is longer than the declaration or the vendor allows."),
    error("ttl-too-short", "The lifetime that the call asks for is shorter than the vendor allows."),
];
