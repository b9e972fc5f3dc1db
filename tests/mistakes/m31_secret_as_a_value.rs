token_core::include_grants!(inline = r#"
vendor = "twilio"

[token.guest]
sdk = "video"
ttl = "1h"
video.room = { env = "TWILIO_API_SECRET" }

[token.other_guest]
sdk = "video"
ttl = "1h"
video.room = { env = "TWILIO_AUTH_TOKEN" }
"#);

fn main() {}
