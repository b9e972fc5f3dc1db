//! Accepts connections: a limited number, with [timeouts](crate::turn) for the client, until shutdown.

use std::future::Future;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use hyper::server::conn::http1;
use hyper_util::rt::TokioIo;
use hyper_util::server::graceful::{GracefulShutdown, Watcher};
use hyper_util::service::TowerToHyperService;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::time::{interval, sleep, timeout};
use tower_http::add_extension::AddExtension;

use crate::turn::{Connected, Turn, Turns};

/// The maximum number of connections: half of the usual limit of open files.
pub const MOST: usize = 512;

/// How long a shutdown waits for clients.
pub const SHUTDOWN_TIMEOUT: Duration = Duration::from_secs(10);

/// The maximum size of a request's headers in bytes.
const LONGEST_HEADERS: usize = 16 * 1024;

/// Serves connections until `stop`, then accepts no more, and returns when all requests are answered, or after
/// [`SHUTDOWN_TIMEOUT`].
pub async fn serve(listener: TcpListener, router: Router, most: usize, stop: impl Future<Output = ()>) {
    let (turns, room, ends) = (Arc::new(Turns::default()), Arc::new(Semaphore::new(most)), GracefulShutdown::new());
    let take = async {
        loop {
            let (stream, place) = next(&listener, &room, &turns).await;
            let connected = Connected(Turn::first(&turns));
            tokio::spawn(answer(stream, router.clone(), connected, ends.watcher(), place));
        }
    };
    let watch = async {
        let mut tick = interval(Duration::from_secs(1));
        loop {
            tick.tick().await;
            turns.end_overdue();
        }
    };
    tokio::select! {
        () = take => {}
        () = watch => {}
        () = stop => {}
    }
    drop(listener);
    tracing::info!("stopping");
    // Closes the remaining connections.
    let _ = timeout(SHUTDOWN_TIMEOUT, ends.shutdown()).await;
}

/// The next connection, with its permit.
async fn next(listener: &TcpListener, room: &Arc<Semaphore>, turns: &Turns) -> (TcpStream, OwnedSemaphorePermit) {
    loop {
        let Ok((stream, _)) = listener.accept().await else {
            // Most likely out of file descriptors, so wait until some are closed.
            sleep(Duration::from_millis(20)).await;
            continue;
        };
        loop {
            if room.available_permits() == 0 {
                turns.end_longest();
            }
            // If it is the server's turn on all connections, the first that gets its response is closed.
            let place = timeout(Duration::from_millis(20), Arc::clone(room).acquire_owned()).await;
            if let Ok(Ok(place)) = place {
                return (stream, place);
            }
        }
    }
}

/// Serves a connection.
async fn answer(stream: TcpStream, router: Router, connected: Connected, ends: Watcher, _place: OwnedSemaphorePermit) {
    let service = TowerToHyperService::new(AddExtension::new(router, connected.0.clone()));
    let connection =
        http1::Builder::new().max_buf_size(LONGEST_HEADERS).serve_connection(TokioIo::new(stream), service);
    tokio::select! {
        // An error means that the client went away.
        _ = ends.watch(connection) => {}
        () = connected.0.over() => {}
    }
}
