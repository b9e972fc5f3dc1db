token_core::include_grants!(inline = r#"
vendor = "twilio"

[token.short]
sdk = "conversations"
ttl = "15m"
chat.service_sid = "IS0123456789abcdef0123456789abcde"

[token.placeholder]
sdk = "conversations"
ttl = "15m"
chat.service_sid = "ISxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"

[token.not_hexadecimal]
sdk = "conversations"
ttl = "15m"
chat.service_sid = "IS0123456789abcdefg123456789abcdef"
"#);

fn main() {}
