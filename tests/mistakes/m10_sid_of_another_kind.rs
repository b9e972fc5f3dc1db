token_core::include_grants!(inline = r#"
vendor = "twilio"

[token.agent]
sdk = "conversations"
ttl = "15m"
chat.service_sid = "MG0123456789abcdef0123456789abcdef"
"#);

fn main() {}
