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

fn lookup(name: &str) -> Option<String> {
    let value = match name {
        "TWILIO_ACCOUNT_SID" => "AC0123456789abcdef0123456789abcdef",
        "TWILIO_API_KEY" => "SK0123456789abcdef0123456789abcdef",
        "TWILIO_API_SECRET" => "AFakeSecretThatSignsNoRealTokens",
        _ => return None,
    };
    Some(value.to_owned())
}

#[test]
fn a_renamed_dependency_works() {
    let tokens = Tokens::from_lookup(lookup).unwrap();
    let crm = Crm { desk: "field".to_owned() };
    let token = tokens.phone.issue("alice", PhoneInput { crm: &crm }).unwrap();
    let claims = tokens.verifier().verify(token.as_str()).unwrap();
    assert_eq!(claims.grant::<Crm>().unwrap(), crm);
}

/// A macro of another crate knows token-core by its own re-export only.
mod through_a_macro {
    pub use tokens as reexported;

    macro_rules! declare {
        ($text:literal) => {
            tokens::include_grants!(inline = $text, crate = $crate::through_a_macro::reexported);
        };
    }

    declare!("vendor = 'twilio'\ntoken.guest = { sdk = 'video', ttl = '1h', video.room = 'lobby' }");
}

#[test]
fn a_macro_uses_the_path_of_its_own_crate() {
    let tokens = through_a_macro::Tokens::from_lookup(lookup).unwrap();
    let token = tokens.guest.issue("alice").unwrap();
    assert_eq!(tokens.verifier().verify(token.as_str()).unwrap().identity(), "alice");
}
