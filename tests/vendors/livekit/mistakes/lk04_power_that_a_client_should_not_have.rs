token_core::include_grants!(inline = r#"
vendor = "livekit"

[token.guest]
sdk = "client"
ttl = "15m"
video = { roomJoin = true, room = "lobby", roomAdmin = true, roomList = true }
sip.admin = true
"#);

fn main() {}
