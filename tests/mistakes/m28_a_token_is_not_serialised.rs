use serde::Serialize;
use token_core::twilio::{VideoGrant, sdk};
use token_core::{AccessToken, Secret, TokenResponse};

#[derive(Serialize)]
struct Entry {
    message: String,
    token: AccessToken<VideoGrant>,
}

#[derive(Serialize)]
struct Answer {
    user: u32,
    token: TokenResponse,
}

fn log(token: AccessToken<dyn sdk::Video>, secret: Secret) -> Vec<String> {
    vec![
        serde_json::to_string(&token).unwrap(),
        serde_json::to_string(&secret).unwrap(),
        TokenResponse::from(token).to_string(),
    ]
}

fn main() {}
