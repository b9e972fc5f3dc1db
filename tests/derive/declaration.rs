use token_core::Grant;
use token_core::twilio::WorkerSid;

#[derive(Grant)]
#[grant(key = "crm")]
pub struct Crm {
    desk: String,
    lead: Option<WorkerSid>,
    access: Option<Access>,
}

#[derive(Grant)]
#[grant(nested)]
pub struct Access {
    read: bool,
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
crm.lead        = "WS0123456789abcdef0123456789abcdef"
crm.colour      = "red"
crm.access.case = 7

[grant.crm]
rust = "crate::Crm"
sdk = ["voice"]

[grant.ledger]
rust = "crate::Misnamed"
sdk = ["voice"]
"#);

fn main() {}
