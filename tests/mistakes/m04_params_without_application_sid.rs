token_core::include_grants!(inline = r#"
vendor = "twilio"

[token.phone]
sdk = "voice"
ttl = "1h"
voice.outgoing.params = { team = "blue" }
"#);

fn main() {}
