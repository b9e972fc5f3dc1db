//! A token endpoint, and the emulator that accepts its tokens, for the tests of a client. `tests/sdk` runs the clients
//! of docs/renewal.md with it.
//!
//! It prints the addresses as one line of JSON, and runs until it is killed.

use std::error::Error;
use std::io::{Write, stdout};
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::post;
use serde::Deserialize;
use serde_json::json;
use token_core::declared::Profile;
use token_core::twilio::WorkerSid;
use token_core::{IssueError, TokenResponse};
use token_emulator::{Emulator, Options};
use tokio::net::TcpListener;

token_core::include_grants!("../grants.toml");

/// A server gets the identity from the session. A test wants many users, and short lives.
#[derive(Deserialize)]
struct Wanted {
    identity: String,
    ttl: u64,
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let tokens = Arc::new(Tokens::for_tests());
    // Seconds before the end, and less than half of a test's lifetimes, so that the client renews by its own timer.
    let options = Options::new(tokens.credentials()).warn_before(Duration::from_secs(1)).control_port(0);
    let emulator = Emulator::start(options).await?;
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let addresses = json!({
        "tokens": format!("http://{}/tokens", listener.local_addr()?),
        "twilsock": emulator.uri(),
        "voice": emulator.voice(),
        "video": emulator.video_uri(),
        "control": emulator.control_uri(),
    });
    writeln!(stdout(), "{addresses}")?;
    let app = Router::new().route("/tokens/{name}", post(token)).with_state(tokens);
    Ok(axum::serve(listener, app).await?)
}

async fn token(
    State(tokens): State<Arc<Tokens>>,
    Path(name): Path<String>,
    Query(wanted): Query<Wanted>,
) -> Result<Response, IssueError> {
    Ok(match name.as_str() {
        "dashboard" => issue(&tokens.dashboard, &wanted, ())?.into_response(),
        "support_agent" => issue(&tokens.support_agent, &wanted, ())?.into_response(),
        "meeting_guest" => issue(&tokens.meeting_guest, &wanted, MeetingGuestInput { room: "lobby" })?.into_response(),
        "worker" => {
            let worker_sid = token_core::sid!(WorkerSid, "WK0123456789abcdef0123456789abcdef");
            issue(&tokens.worker, &wanted, WorkerInput { worker_sid })?.into_response()
        }
        _ => StatusCode::NOT_FOUND.into_response(),
    })
}

fn issue<P: Profile>(profile: &P, wanted: &Wanted, input: P::Input<'_>) -> Result<TokenResponse, IssueError> {
    let token = profile.issue_for(Duration::from_secs(wanted.ttl), &wanted.identity, input)?;
    Ok(token.into())
}
