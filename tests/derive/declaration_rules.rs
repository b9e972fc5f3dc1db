use token_core::twilio::WorkerSid;
use token_core::{Grant, JsonObject};

#[derive(Grant)]
#[grant(key = "line", sdk = "voice", any_of = ["listen", "speak"])]
pub struct Line {
    #[grant(switch = "allow")]
    listen: bool,
    speak: Option<String>,
    floor: Option<i64>,
    lead: Option<WorkerSid>,
    extra: Option<JsonObject>,
}

#[derive(Grant)]
#[grant(key = "desk", sdk = ["viode"])]
pub struct Desk {
    name: String,
}

#[derive(Grant)]
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
line.listen.allow = false
line.floor  = { input = "floor" }
line.lead   = { input = "lead", sid = "workspace" }
line.colour = {}
desk.name   = "front"

[token.guest]
sdk = "video"
ttl = "1h"
video.room = "lobby"
ledger.page = { input = "page", type = "integer" }

[grant.line]
rust = "crate::Line"

[grant.desk]
rust = "crate::Desk"

[grant.ledger]
rust = "crate::Ledger"
"#);

fn main() {}
