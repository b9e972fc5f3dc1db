//! Fake credentials, the same for every candidate.

use std::time::SystemTime;

pub const ACCOUNT_SID: &str = "AC0123456789abcdef0123456789abcdef";
pub const API_KEY_SID: &str = "SK0123456789abcdef0123456789abcdef";
pub const SECRET: &str = "Not4RealSecretButOfTheRightShape";
/// In the form of npm `twilio`.
pub const HEADER: &str = r#"{"alg":"HS256","typ":"JWT","cty":"twilio-fpa;v=1"}"#;
/// The lifetime of the tokens in seconds.
pub const TTL: u64 = 3600;

/// Seconds since 1970.
pub fn now() -> u64 {
    SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).map_or(0, |time| time.as_secs())
}
