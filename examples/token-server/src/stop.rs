//! The end: requests that are being answered are finished, for a while.

use std::future::Future;
use std::time::Duration;

use axum::Router;
use tokio::net::TcpListener;

/// How long a client may take once the server was told to stop.
pub const PATIENCE: Duration = Duration::from_secs(10);

/// Answers requests until `stop`, then takes no more, and returns when the last is answered or [`PATIENCE`] is over.
///
/// # Errors
///
/// When the listener fails.
pub async fn serve(listener: TcpListener, router: Router, stop: impl Future<Output = ()>) -> std::io::Result<()> {
    let (told, mut hears) = tokio::sync::watch::channel(());
    let graceful = axum::serve(listener, router).with_graceful_shutdown(async move {
        // An error would mean that nobody is left to tell.
        let _ = hears.changed().await;
    });
    let mut graceful = std::pin::pin!(graceful.into_future());
    tokio::select! {
        ended = &mut graceful => return ended,
        () = stop => {}
    }
    tracing::info!("stopping");
    let _ = told.send(());
    // Whoever still holds a connection has had the time.
    tokio::time::timeout(PATIENCE, graceful).await.unwrap_or(Ok(()))
}
