token_core::include_grants!(inline = r#"
vendor = "twilio"

[token.nowhere]
sdk = "voice"
ttl = "1h"
region = "US1"
voice.incoming.allow = true

[token.video_abroad]
sdk = "video"
ttl = "1h"
region = "ie1"
video.room = "lobby"

[token.chat_in_australia]
sdk = "conversations"
ttl = "1h"
region = "au1"
chat.service_sid = { env = "TWILIO_CONVERSATIONS_SERVICE_SID" }
"#);

fn main() {}
