token_core::include_grants!(inline = r#"
vendor = "twilio"

[token.agent]
sdk = "conversations"
ttl = "15m"
chat = {}
"#);

fn main() {}
