use std::error::Error;

use axum::body::{Body, to_bytes};
use axum::http::{Request, StatusCode};
use tower::ServiceExt as _;

use crate::app::{Tokens, User, app};

/// A request of this user, after the session layer.
fn request(user: &str) -> Result<Request<Body>, axum::http::Error> {
    Request::post("/token").extension(User { id: user.to_owned() }).body(Body::empty())
}

#[tokio::test]
async fn a_user_receives_a_token_of_their_own() -> Result<(), Box<dyn Error>> {
    let response = app(Tokens::for_tests()).oneshot(request("alice")?).await?;
    assert_eq!(response.status(), StatusCode::OK);
    assert_eq!(response.headers()["cache-control"], "no-store");
    let token = to_bytes(response.into_body(), 4096).await?;
    let claims = Tokens::for_tests().verifier().verify(str::from_utf8(&token)?)?;
    assert_eq!(claims.identity(), "alice");
    Ok(())
}

#[tokio::test]
async fn an_identity_that_the_sdk_refuses_is_an_error_without_its_value() -> Result<(), Box<dyn Error>> {
    let response = app(Tokens::for_tests()).oneshot(request(&"a".repeat(300))?).await?;
    assert_eq!(response.status(), StatusCode::INTERNAL_SERVER_ERROR);
    let problem = to_bytes(response.into_body(), 4096).await?;
    assert!(!str::from_utf8(&problem)?.contains("aaa"));
    Ok(())
}
