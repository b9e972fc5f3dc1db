//! token-core under the name `tokens`: `::token_core` does not exist here.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests say what they expect by panicking"
)]

use tokens::Grant;

/// A grant that is written in Rust.
#[derive(Clone, Debug, PartialEq, Grant)]
#[grant(key = "crm", crate = ::tokens)]
pub struct Crm {
    desk: String,
}

tokens::include_grants!(
    inline = r#"
vendor = "twilio"

[token.phone]
sdk = "voice"
ttl = "1h"
voice.incoming.allow = true
crm = { input = "crm" }

[grant.crm]
sdk = ["voice"]
rust = "crate::Crm"
"#,
    crate = ::tokens
);

#[test]
fn it_works_under_another_name() {
    let tokens = Tokens::from_lookup(|name| {
        Some(
            match name {
                "TWILIO_ACCOUNT_SID" => "AC0123456789abcdef0123456789abcdef",
                "TWILIO_API_KEY" => "SK0123456789abcdef0123456789abcdef",
                "TWILIO_API_SECRET" => "a-fake-secret-that-signs-no-real-token",
                _ => return None,
            }
            .to_owned(),
        )
    })
    .unwrap();
    let crm = Crm { desk: "field".to_owned() };
    let token = tokens.phone.issue("alice", PhoneInput { crm: &crm }).unwrap();
    let claims = tokens.verifier().verify(token.as_str()).unwrap();
    assert_eq!(claims.grant::<Crm>().unwrap(), crm);
}
