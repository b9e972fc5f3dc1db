#![deny(deprecated)]

token_core::include_grants!(inline = r#"
vendor = "twilio"

[token.clerk]
sdk = "voice"
ttl = "1h"
voice.incoming.allow = true
crm.desk = "front"
crm.lead = { input = "lead" }
crm.access.level = 3

[token.guard]
sdk = "voice"
ttl = "1h"
voice.incoming.allow = true
crm.desk = "back"

[grant.crm]
rust = "crate::desk::Crm"
sdk = ["voice"]
"#);

mod desk {
    use token_core::Grant;

    #[derive(Grant)]
    pub struct Crm {
        desk: String,
        #[deprecated(note = "write `desk`")]
        lead: Option<String>,
        access: Option<Access>,
    }

    #[derive(Grant)]
    #[grant(nested)]
    pub struct Access {
        #[deprecated]
        level: Option<i64>,
        read: Option<bool>,
    }
}

fn main() {}
