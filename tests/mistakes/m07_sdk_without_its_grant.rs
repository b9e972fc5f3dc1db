token_core::include_grants!(inline = r#"
vendor = "twilio"

[token.agent]
sdk = ["conversations", "voice"]
ttl = "15m"
voice.incoming.allow = true
"#);

fn main() {}
