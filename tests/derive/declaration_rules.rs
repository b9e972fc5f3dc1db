use token_core::Grant;

#[derive(Debug, Grant)]
#[grant(key = "desk", sdk = ["viode"])]
pub struct Desk {
    name: String,
}

#[derive(Debug, Grant)]
#[grant(key = "ledger", sdk = ["voice"])]
pub struct Ledger {
    page: i64,
}

token_core::include_grants!(inline = r#"
vendor = "twilio"

[token.caller]
sdk = "voice"
ttl = "1h"
voice.incoming.allow = true
desk = { input = "desk" }

[token.guest]
sdk = "video"
ttl = "1h"
video.room = "lobby"
ledger = { input = "ledger" }

[grant.desk]
rust = "crate::Desk"

[grant.ledger]
rust = "crate::Ledger"
"#);

fn main() {}
