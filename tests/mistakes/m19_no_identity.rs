token_core::include_grants!(inline = r#"
vendor = "twilio"

[token.phone]
sdk = "voice"
ttl = "1h"
voice.incoming.allow = true
"#);

fn hand_out(tokens: &Tokens) {
    let _ = tokens.phone.issue();
}

fn main() {}
