//! Shared by the tests of several crates.

pub mod compile_errors;
pub mod pages;
pub mod scratch;

/// Variables with which all tokens of the root's `grants.toml` can start; all values are fake.
pub const ENVIRONMENT: &[(&str, &str)] = &[
    ("TWILIO_ACCOUNT_SID", "AC0123456789abcdef0123456789abcdef"),
    ("TWILIO_API_KEY", "SK0123456789abcdef0123456789abcdef"),
    ("TWILIO_API_SECRET", "AFakeSecretThatSignsNoRealTokens"),
    ("TWILIO_CONVERSATIONS_SERVICE_SID", "IS0123456789abcdef0123456789abcdef"),
    ("TWILIO_TWIML_APP_SID", "AP0123456789abcdef0123456789abcdef"),
    ("TWILIO_WORKSPACE_SID", "WS0123456789abcdef0123456789abcdef"),
    ("TWILIO_PUSH_CREDENTIAL_SID", "CR0123456789abcdef0123456789abcdef"),
];

/// The value of a variable in [`ENVIRONMENT`].
#[must_use]
pub fn environment(name: &str) -> Option<String> {
    ENVIRONMENT.iter().find(|(variable, _)| *variable == name).map(|(_, value)| (*value).to_owned())
}

/// The same with some variables changed; `None` removes a variable.
pub fn environment_with<'a>(changed: &'a [(&'a str, Option<&'a str>)]) -> impl Fn(&str) -> Option<String> + 'a {
    move |name| match changed.iter().find(|(variable, _)| *variable == name) {
        Some((_, value)) => value.map(str::to_owned),
        None => environment(name),
    }
}
