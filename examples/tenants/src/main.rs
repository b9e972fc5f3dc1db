//! The program: reads the environment, opens the database, and serves.

use std::net::SocketAddr;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;
use std::{env, io};

use tenants::database::Database;
use tenants::tenants::Tenants;
use tenants::{App, router};
use tokio::net::TcpListener;
use tracing_subscriber::EnvFilter;

/// After this long a change of a row is in force, in every process.
const AGE: Duration = Duration::from_secs(5);

/// Tenants in memory, some 4 kB each.
const MOST: usize = 20_000;

#[tokio::main]
async fn main() -> ExitCode {
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("info"));
    tracing_subscriber::fmt().with_env_filter(filter).with_writer(io::stderr).init();
    match run().await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            tracing::error!("{error}");
            ExitCode::FAILURE
        }
    }
}

async fn run() -> Result<(), Box<dyn std::error::Error>> {
    let url = env::var("DATABASE_URL").unwrap_or_else(|_| "sqlite:tenants.db?mode=rwc".to_owned());
    // This machine only: whoever reaches it may claim to be any user, see `server::User`.
    let address: SocketAddr = env::var("TENANTS_ADDRESS").unwrap_or_else(|_| "127.0.0.1:8080".to_owned()).parse()?;
    let database = Database::open(&url).await?;
    let tenants = Arc::new(Tenants::new(database.clone(), MOST, AGE));
    let listener = TcpListener::bind(address).await?;
    tracing::info!(address = %listener.local_addr()?, "listening");
    let shutdown = async {
        let _ = tokio::signal::ctrl_c().await;
    };
    axum::serve(listener, router(App { database, tenants })).with_graceful_shutdown(shutdown).await?;
    Ok(())
}
