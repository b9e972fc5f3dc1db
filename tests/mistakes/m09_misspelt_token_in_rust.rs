token_core::include_grants!(inline = r#"
vendor = "twilio"

[token.support_agent]
sdk = "voice"
ttl = "1h"
voice.incoming.allow = true

[token.started]
sdk = "voice"
ttl = "1h"
voice.outgoing.application_sid = { input = "app" }
"#);

fn hand_out(tokens: &Tokens) {
    let _ = tokens.suport_agent.issue("alice");
    // What the compiler lists is what a user may name.
    let _ = tokens.nothing_alike;
    let _ = Tokens::start();
    let _ = Tokens::form_env();
}

fn main() {}
