use std::error::Error;
use std::future::IntoFuture as _;
use std::time::Duration;

use axum::Extension;
use token_emulator::{Emulator, EventKind, Options, Target};
use tokio::net::TcpListener;
use tokio::process::Command;
use tokio::time::timeout;

use crate::app::{Tokens, User, app};

const DASHBOARD: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/sdk/dashboard.mjs");

#[tokio::test]
#[ignore = "needs Node 20, and the SDKs that tests/sdk/setup.sh installs"]
async fn the_dashboard_connects_and_renews_its_token() -> Result<(), Box<dyn Error>> {
    let tokens = Tokens::for_tests();
    let emulator = Emulator::start(Options::new(tokens.credentials())).await?;
    let mut events = emulator.events();

    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let address = listener.local_addr()?;
    // In place of the session layer.
    let app = app(tokens).layer(Extension(User { id: "wall-display".to_owned() }));
    tokio::spawn(axum::serve(listener, app).into_future());

    let _client = Command::new("node")
        .args([DASHBOARD, &format!("http://{address}/token"), &emulator.uri()])
        .kill_on_drop(true)
        .spawn()?;
    let accepted =
        |kind: &EventKind| matches!(kind, EventKind::Accepted { identity, .. } if identity == "wall-display");
    timeout(Duration::from_secs(10), events.next_where(|event| accepted(&event.kind))).await?;

    // As Twilio does, three minutes before a token expires.
    emulator.control().warn_now(&Target::Identity("wall-display".into()));
    timeout(Duration::from_secs(10), events.next_where(|event| matches!(event.kind, EventKind::Renewed { .. })))
        .await?;
    Ok(())
}
