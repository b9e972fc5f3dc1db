//! The program: reads the environment, opens the database, listens, and rotates keys at SIGHUP.

use std::io::{self, Write as _};
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;
use std::{env, future};

use token_server::database::Database;
use token_server::key_source::KeySource;
use token_server::keyring::Keyring;
use token_server::session_store::Sessions;
use token_server::{App, Settings, connections, demo, router, subscriber};
use tokio::net::TcpListener;
use tokio::signal;
#[cfg(unix)]
use tokio::task::spawn_blocking;

#[tokio::main]
async fn main() -> ExitCode {
    let filter = env::var("RUST_LOG").ok();
    // Fails only if a subscriber is set already.
    let _ = tracing::subscriber::set_global_default(subscriber(filter.as_deref(), io::stderr));
    match run().await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            let _ = writeln!(io::stderr(), "token-server: {error}");
            ExitCode::FAILURE
        }
    }
}

async fn run() -> Result<(), String> {
    let settings = Settings::from_env()?;
    let source = KeySource::choose(&settings);
    let is_demo = source.is_demo();
    let keys = Arc::new(Keyring::open(source)?);
    if is_demo {
        say("no credentials in the environment; using the demo's, whose tokens the vendor refuses");
    }
    let database = Database::open(&settings.database)
        .await
        .map_err(|error| format!("cannot open the database in DATABASE_URL: {error}"))?;
    let listener =
        TcpListener::bind(settings.address).await.map_err(|error| format!("{}: {error}", settings.address))?;
    let address = listener.local_addr().map_err(|error| error.to_string())?;
    if !address.ip().to_canonical().is_loopback() && !settings.https {
        tracing::warn!(
            "other machines can connect without HTTPS (TOKEN_SERVER_HTTPS): passwords and tokens are sent in plain text"
        );
    }
    let app = App::new(settings, database.clone(), Arc::clone(&keys));
    // The output has passwords, so they are for this machine only.
    if address.ip().to_canonical().is_loopback() {
        let told = demo::first_start(&app.users, app.settings.demo_password.as_deref()).await;
        told.map_err(|_| "cannot create the demo's users; see the error above")?.iter().for_each(|line| say(line));
    }
    tokio::spawn(sweep(app.clone()));
    tokio::spawn(reload_at_hangup(keys));
    say(&format!("listening on http://{address}"));
    connections::serve(listener, router(&app), connections::MOST, shutdown_signal()).await;
    database.close().await;
    Ok(())
}

/// A message for the person who started the server. A closed output is not an error.
fn say(line: &str) {
    let _ = writeln!(io::stdout(), "{line}");
}

/// Deletes expired rows every minute.
async fn sweep(app: App) {
    let sessions = Sessions::new(app.database);
    let mut tick = tokio::time::interval(Duration::from_mins(1));
    loop {
        tick.tick().await;
        for swept in [sessions.sweep().await, app.limits.sweep().await] {
            if let Err(error) = swept {
                tracing::warn!(%error, "cannot delete expired rows");
            }
        }
    }
}

#[cfg(unix)]
async fn reload_at_hangup(keys: Arc<Keyring>) {
    let Ok(mut hangup) = signal::unix::signal(signal::unix::SignalKind::hangup()) else { return };
    while hangup.recv().await.is_some() {
        let keys = Arc::clone(&keys);
        // Off the async threads, because the disk may be slow.
        let reloaded = spawn_blocking(move || keys.reload()).await.unwrap_or_else(|error| Err(error.to_string()));
        if let Err(error) = reloaded {
            tracing::error!("the keys are unchanged: {error}");
        }
    }
}

#[cfg(not(unix))]
async fn reload_at_hangup(_: Arc<Keyring>) {}

/// Ctrl-C, or the signal of a service manager.
async fn shutdown_signal() {
    let interrupted = async {
        // Without signal handling the process can still be killed.
        if signal::ctrl_c().await.is_err() {
            future::pending::<()>().await;
        }
    };
    #[cfg(unix)]
    if let Ok(mut terminate) = signal::unix::signal(signal::unix::SignalKind::terminate()) {
        tokio::select! {
            () = interrupted => {}
            _ = terminate.recv() => {}
        }
        return;
    }
    interrupted.await;
}
