//! The server.

use std::io::{self, Write as _};

use axum::Router;

/// Serves the routes until the process ends, at `TURNSTILE_LISTEN`, by default `127.0.0.1:8080`, and prints the
/// address.
///
/// # Errors
///
/// When it cannot listen at the address.
pub fn serve(routes: Router) -> io::Result<()> {
    let address = std::env::var("TURNSTILE_LISTEN").unwrap_or_else(|_| "127.0.0.1:8080".to_owned());
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    runtime.block_on(async {
        let listener = tokio::net::TcpListener::bind(&address).await?;
        writeln!(io::stdout(), "listening on http://{}", listener.local_addr()?)?;
        axum::serve(listener, routes).await
    })
}
