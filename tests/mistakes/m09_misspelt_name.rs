token_core::include_grants!(inline = r#"
vendor = "twilio"

[token.agent]
sdk = "convesations"
ttl = "15m"
chat.service_sid = { env = "TWILIO_CONVERSATIONS_SERVICE_SID" }

[token.phone]
sdk = "voice"
tll = "1h"
voise.incoming.allow = true

[tokn.guest]
sdk = "video"
"#);

fn main() {}
