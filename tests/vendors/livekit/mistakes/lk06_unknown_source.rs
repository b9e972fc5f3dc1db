token_core::include_grants!(inline = r#"
vendor = "livekit"

[token.presenter]
sdk = "client"
ttl = "15m"
video = { roomJoin = true, room = "lobby", canPublishSources = ["camera", "screenshare"] }
participant.kind = "human"
"#);

fn main() {}
