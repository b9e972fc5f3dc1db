use token_core::AccessToken;
use token_core::twilio::sdk;

token_core::include_grants!(inline = r#"
vendor = "twilio"

[token.guest]
sdk = "video"
ttl = "1h"
video.room = { input = "room" }
"#);

fn start_call(_: &AccessToken<impl sdk::Voice>) {}

fn hand_out(tokens: &Tokens) {
    let token = tokens.guest.issue("alice", GuestInput { room: "lobby" }).unwrap();
    start_call(&token);
}

fn main() {}
