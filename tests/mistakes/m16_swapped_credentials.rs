use token_core::Secret;
use token_core::twilio::{AccountSid, ApiKeySid, Credentials};

fn credentials(account: AccountSid, key: ApiKeySid, secret: Secret) -> Credentials {
    Credentials::new(key, account, secret)
}

fn main() {}
