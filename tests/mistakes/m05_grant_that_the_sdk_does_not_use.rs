token_core::include_grants!(inline = r#"
vendor = "twilio"

[token.agent]
sdk = "conversations"
ttl = "15m"
chat.service_sid = { env = "TWILIO_CONVERSATIONS_SERVICE_SID" }
video.room = "lobby"
"#);

fn main() {}
