pub struct Crm;

mod misspelt {
    token_core::include_grants!(
        inline = r#"vendor = "twilio"

[token.phone]
sdk = "voice"
ttl = "1h"
voice.incoming.allow = true
crm = { input = "crm" }

[grant.crm]
sdk = ["voice"]
rust = "crate::Crmm"
"#
    );
}

mod in_no_module {
    token_core::include_grants!(
        inline = r#"vendor = "twilio"

[token.phone]
sdk = "voice"
ttl = "1h"
voice.incoming.allow = true
crm = { input = "crm" }

[grant.crm]
sdk = ["voice"]
rust = "crate::grants::Crm"
"#
    );
}

fn main() {}
