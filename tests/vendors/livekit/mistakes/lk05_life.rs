token_core::include_grants!(inline = r#"
vendor = "livekit"

[token.zero]
sdk = "client"
ttl = "0s"
video = { roomJoin = true, room = "lobby" }

[token.no_unit]
sdk = "client"
ttl = 3600
video = { roomJoin = true, room = "lobby" }

[token.for_ever]
sdk = "client"
ttl = "4294967295s"
video = { roomJoin = true, room = "lobby" }

[token.missing]
sdk = "client"
video = { roomJoin = true, room = "lobby" }
"#);

fn main() {}
