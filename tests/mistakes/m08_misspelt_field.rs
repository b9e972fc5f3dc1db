token_core::include_grants!(inline = r#"
vendor = "twilio"

[token.agent]
sdk = ["conversations", "video", "sync"]
ttl = "15m"
chat.serviceSid = { env = "TWILIO_CONVERSATIONS_SERVICE_SID" }
video.roomName = "lobby"
data_sync.service_sdi = "default"
"#);

fn main() {}
