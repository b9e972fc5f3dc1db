//! Takes connections: so many at a time, each with [limited time](crate::turn) for what its client does, until the server is told to stop.

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

/// Connections at a time: half of the files that a process may usually open.
pub const MOST: usize = 512;

/// How long a client may take once the server was told to stop.
pub const FOR_THE_END: Duration = Duration::from_secs(10);

/// The most bytes of a request's headers.
const LONGEST_HEADERS: usize = 16 * 1024;

/// Answers requests on at most so many connections until `stop`, then takes no more, and returns when the last request is answered or
/// [`FOR_THE_END`] is over.
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
    // A client that still holds a connection has had the time.
    let _ = timeout(FOR_THE_END, ends.shutdown()).await;
}

/// The next connection, with its place among those that there may be.
async fn next(listener: &TcpListener, room: &Arc<Semaphore>, turns: &Turns) -> (TcpStream, OwnedSemaphorePermit) {
    loop {
        let Ok((stream, _)) = listener.accept().await else {
            // Out of file descriptors, most likely: until some are closed there is nothing to do.
            sleep(Duration::from_millis(20)).await;
            continue;
        };
        loop {
            if room.available_permits() == 0 {
                turns.end_longest();
            }
            // Every client may wait for the server; then the first that is answered has to leave.
            let place = timeout(Duration::from_millis(20), Arc::clone(room).acquire_owned()).await;
            if let Ok(Ok(place)) = place {
                return (stream, place);
            }
        }
    }
}

/// Answers the requests of one connection.
async fn answer(stream: TcpStream, router: Router, connected: Connected, ends: Watcher, _place: OwnedSemaphorePermit) {
    let service = TowerToHyperService::new(AddExtension::new(router, connected.0.clone()));
    let connection =
        http1::Builder::new().max_buf_size(LONGEST_HEADERS).serve_connection(TokioIo::new(stream), service);
    tokio::select! {
        // That a client went away is no fault of ours.
        _ = ends.watch(connection) => {}
        () = connected.0.over() => {}
    }
}
