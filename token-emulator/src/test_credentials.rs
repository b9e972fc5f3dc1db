//! The fake credentials of the unit tests.

use token_core::twilio::Credentials;

pub(crate) fn credentials() -> Credentials {
    let lookup = |name: &str| match name {
        "TWILIO_ACCOUNT_SID" => Some("AC0123456789abcdef0123456789abcdef".to_owned()),
        "TWILIO_API_KEY" => Some("SK0123456789abcdef0123456789abcdef".to_owned()),
        "TWILIO_API_SECRET" => Some("AFakeSecretThatSignsNoRealTokens".to_owned()),
        _ => None,
    };
    Credentials::from_lookup(lookup).unwrap()
}
