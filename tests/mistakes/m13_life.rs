token_core::include_grants!(inline = r#"
vendor = "twilio"

[token.two_days]
sdk = "video"
ttl = "48h"
video.room = "lobby"

[token.zero]
sdk = "video"
ttl = "0s"
video.room = "lobby"

[token.negative]
sdk = "video"
ttl = "-15m"
video.room = "lobby"

[token.without_unit]
sdk = "video"
ttl = 3600
video.room = "lobby"

[token.milliseconds]
sdk = "video"
ttl = "900000ms"
video.room = "lobby"
"#);

fn main() {}
