use token_core::Grant;

#[derive(Grant)]
#[grant(key = "crm")]
pub struct Crm {
    desk: String,
}

#[derive(Grant)]
#[grant(key = "desk")]
pub struct Misnamed {
    name: String,
}

token_core::include_grants!(inline = r#"
vendor = "twilio"

[token.engineer]
sdk = "voice"
ttl = "1h"
voice.incoming.allow = true
crm.desk = "front"

[grant.crm]
rust = "crate::Crm"
sdk = ["voice"]

[grant.ledger]
rust = "crate::Misnamed"
sdk = ["voice"]
"#);

#[derive(Debug)]
pub struct Plain;

mod no_grant {
    token_core::include_grants!(inline = r#"
vendor = "twilio"

[token.clerk]
sdk = "voice"
ttl = "1h"
voice.incoming.allow = true
plain = { input = "plain" }

[grant.plain]
rust = "crate::Plain"
sdk = ["voice"]
"#);
}

fn main() {}
