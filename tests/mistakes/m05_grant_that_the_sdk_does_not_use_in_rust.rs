use token_core::AccessToken;
use token_core::twilio::{Issuer, VideoGrant, sdk};

fn serve_chat(_: &AccessToken<impl sdk::Conversations>) {}

fn hand_out(issuer: &Issuer) {
    let token = issuer.issue("alice", VideoGrant::new()).unwrap();
    serve_chat(&token);
}

fn main() {}
