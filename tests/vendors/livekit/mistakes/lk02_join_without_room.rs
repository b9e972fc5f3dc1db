token_core::include_grants!(inline = r#"
vendor = "livekit"

[token.guest]
sdk = "client"
ttl = "15m"
video.roomJoin = true

[token.host]
sdk = ["client", "server"]
ttl = "15m"
video.room = "lobby"
video.roomAdmin = true
"#);

fn main() {}
