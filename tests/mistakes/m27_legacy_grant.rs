token_core::include_grants!(inline = r#"
vendor = "twilio"

[token.chat]
sdk = "conversations"
ttl = "1h"
ip_messaging.service_sid = { env = "TWILIO_CONVERSATIONS_SERVICE_SID" }

[token.call]
sdk = "video"
ttl = "1h"
rtc.configuration_profile_sid = "VS0123456789abcdef0123456789abcdef"
"#);

fn main() {}
