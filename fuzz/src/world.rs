//! The account, keys and time of `tests/corpus`, so that its tokens are valid here too.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use token_core::Secret;
use token_core::twilio::Credentials;

/// The time in seconds since 1970.
pub const NOW: u64 = 1_800_000_000;
pub const ACCOUNT: &str = "AC0123456789abcdef0123456789abcdef";
pub const KEY: &str = "SK0123456789abcdef0123456789abcdef";
pub const SECRET: &str = "NotARealSecretNotARealSecret1234";
pub const OLD_KEY: &str = "SKfedcba9876543210fedcba9876543210";
pub const OLD_SECRET: &str = "AnotherFakeSecretAnotherFake5678";

/// The key that signs.
#[must_use]
pub fn credentials() -> Credentials {
    of(KEY, SECRET)
}

/// The previous key.
#[must_use]
pub fn old_credentials() -> Credentials {
    of(OLD_KEY, OLD_SECRET)
}

/// The same time as a `SystemTime`.
#[must_use]
pub fn now() -> SystemTime {
    UNIX_EPOCH + Duration::from_secs(NOW)
}

fn of(key: &str, secret: &str) -> Credentials {
    let account = ACCOUNT.parse().expect("the account's SID is sound");
    Credentials::new(account, key.parse().expect("the key's SID is sound"), Secret::new(secret))
}
