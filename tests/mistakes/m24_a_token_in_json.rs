use axum::Json;
use axum::response::IntoResponse;
use token_core::twilio::VideoGrant;
use token_core::{AccessToken, TokenResponse};

// The client would get the token in quotes.
fn quoted(token: AccessToken<VideoGrant>) -> impl IntoResponse {
    Json(token)
}

// The client would get JSON within JSON.
fn twice(token: AccessToken<VideoGrant>) -> impl IntoResponse {
    Json(TokenResponse::from(token))
}

// What to return.
fn good(token: AccessToken<VideoGrant>, json: bool) -> impl IntoResponse {
    if json { TokenResponse::from(token).into_response() } else { token.into_response() }
}

fn main() {}
