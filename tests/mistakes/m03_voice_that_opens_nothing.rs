token_core::include_grants!(inline = r#"
vendor = "twilio"

[token.phone]
sdk = "voice"
ttl = "1h"
voice.push_credential_sid = { env = "TWILIO_PUSH_CREDENTIAL_SID" }
"#);

fn main() {}
