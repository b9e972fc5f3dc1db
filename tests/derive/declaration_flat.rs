use token_core::Grant;

#[derive(Grant)]
#[grant(key = "studio")]
pub struct Studio {
    level: Option<i64>,
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
