//! The declared tokens, and the variables that they read.

use harness::{ACCOUNT_SID, API_KEY_SID, SECRET};

token_core::include_grants!("grants.toml");

/// The variables of the one tenant.
pub fn lookup(variable: &str) -> Option<String> {
    let value = match variable {
        "TWILIO_ACCOUNT_SID" => ACCOUNT_SID,
        "TWILIO_API_KEY" => API_KEY_SID,
        "TWILIO_API_SECRET" => SECRET,
        "SERVICE_SID" => "IS0123456789abcdef0123456789abcdef",
        _ => return None,
    };
    Some(value.to_owned())
}
