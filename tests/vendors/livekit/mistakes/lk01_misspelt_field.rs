token_core::include_grants!(inline = r#"
vendor = "livekit"

[token.guest]
sdk = "client"
ttl = "15m"
video.roomJoin = true
video.roomName = { input = "room" }
participant.nmae = { input = "name" }
"#);

fn main() {}
