token_core::include_grants!(inline = r#"
vendor = "twilio"

[token.support_agent]
sdk = "voice"
ttl = "1h"
voice.incoming.allow = true
"#);

fn hand_out(tokens: &Tokens) {
    let _ = tokens.suport_agent.issue("alice");
}

fn main() {}
