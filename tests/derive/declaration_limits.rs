use token_core::Grant;

#[derive(Grant)]
#[grant(key = "studio", sdk = "voice", any_of = ["sources", "sign"])]
pub struct Studio {
    #[grant(one_of = ["camera", "microphone"])]
    sources: Option<Vec<String>>,
    #[grant(one_of = [1, 2])]
    level: Option<i64>,
    #[grant(max = 3)]
    label: Option<String>,
    #[grant(max = 5, unit = "bytes")]
    motto: Option<String>,
    #[grant(max = 5, unit = "double-byte")]
    badge: Option<String>,
    #[grant(needs = ["label"])]
    sign: Option<bool>,
    #[grant(sdk = "video")]
    mirror: Option<bool>,
}

#[derive(Grant)]
#[grant(key = "tenant", flat)]
pub struct Tenant {
    org: String,
}

#[derive(Grant)]
#[grant(key = "owner", flat)]
pub struct Owner {
    org: Option<String>,
    studio: Option<String>,
    #[grant(sdk = "viode")]
    chats: Option<bool>,
}

#[derive(Grant)]
#[grant(key = "lodger", flat)]
pub struct Lodger {
    org: Option<String>,
}

#[derive(Grant)]
#[grant(key = "seat")]
pub struct Seat {
    row: Option<i64>,
}

token_core::include_grants!(inline = r#"
vendor = "twilio"

[token.caller]
sdk = "voice"
ttl = "1h"
voice.incoming.allow = true
studio.sources = ["camera", "screen"]
studio.level   = 3
studio.label   = { env = "LABEL", default = "four" }
studio.motto   = "été, 5"
studio.badge   = "字字5"
studio.mirror  = true

[token.guest]
sdk = "voice"
ttl = "1h"
voice.incoming.allow = true
studio.sign = { input = "sign", type = "bool" }

[grant.studio]
rust = "crate::Studio"

[grant.tenant]
rust = "crate::Tenant"

[grant.owner]
rust = "crate::Owner"
flat = true

[grant.lodger]
rust = "crate::Lodger"
flat = true

[grant.seat]
rust = "crate::Seat"
flat = true
"#);

fn main() {}
