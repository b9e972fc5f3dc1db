//! The handler of `POST /tokens/{name}` alone: no session, no limits, no log, and every user is alice. For
//! `bench/server` only.

use std::error::Error;
use std::io::{self, Write as _};
use std::sync::Arc;

use axum::extract::DefaultBodyLimit;
use axum::routing::post;
use axum::{Extension, Router};
use token_server::caller::Caller;
use token_server::database::Database;
use token_server::key_source::KeySource;
use token_server::keyring::Keyring;
use token_server::users::Role;
use token_server::{App, Settings, tokens};
use tokio::net::TcpListener;

// One thread, like the server it is compared with.
#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let settings = Settings::from_lookup(|_| None)?;
    let database = Database::open("sqlite::memory:").await?;
    let keys = Keyring::open(KeySource::choose(&settings))?;
    let app = App::new(settings, database, Arc::new(keys));
    let router = Router::new()
        .route("/tokens/{name}", post(tokens::issue))
        .layer(Extension(Caller { name: "alice".to_owned(), role: Role::Agent }))
        .layer(DefaultBodyLimit::max(16 * 1024))
        .with_state(app);
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    writeln!(io::stdout(), "listening on http://{}", listener.local_addr()?)?;
    axum::serve(listener, router).await?;
    Ok(())
}
