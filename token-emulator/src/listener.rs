//! Accepts connections: TLS and plain at one port, with a limit on their number, and on the time and size of the
//! headers.

use std::collections::VecDeque;
use std::time::Duration;

use axum::Router;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;
use tokio::time::{sleep, timeout};
use tokio_rustls::TlsAcceptor;

/// How long a client may take to send its headers, or to finish the TLS handshake.
const HEADER_TIMEOUT: Duration = Duration::from_secs(5);
/// The maximum size of a request's headers.
const MAX_HEADER_BYTES: usize = 16 * 1024;
/// The first byte of a TLS connection: a handshake record (RFC 8446, section 5.1). No HTTP request begins with it.
const TLS_HANDSHAKE: u8 = 22;

/// Serves connections until it is dropped. `max` limits those that are not a `WebSocket` yet.
pub(crate) async fn serve(listener: TcpListener, router: Router, tls: Option<TlsAcceptor>, max: usize) {
    let mut pending: VecDeque<PendingConnection> = VecDeque::new();
    loop {
        let Ok((stream, _)) = listener.accept().await else {
            // Most likely out of file descriptors, so wait until some are closed.
            sleep(Duration::from_millis(20)).await;
            continue;
        };
        if pending.len() >= max {
            pending.retain(|connection| !connection.0.is_finished());
        }
        if pending.len() >= max {
            // The oldest is closed, so that slow clients cannot lock others out.
            pending.pop_front();
        }
        pending.push_back(PendingConnection(tokio::spawn(accept(stream, router.clone(), tls.clone()))));
    }
}

/// A connection that is not a `WebSocket` yet, or has closed. Dropping it closes it.
struct PendingConnection(JoinHandle<()>);

impl Drop for PendingConnection {
    fn drop(&mut self) {
        self.0.abort();
    }
}

async fn accept(stream: TcpStream, router: Router, tls: Option<TlsAcceptor>) {
    // Packets are small, and the other side waits for each.
    let _ = stream.set_nodelay(true);
    let mut first = [0];
    let Ok(Ok(1)) = timeout(HEADER_TIMEOUT, stream.peek(&mut first)).await else { return };
    match tls {
        Some(tls) if first == [TLS_HANDSHAKE] => {
            if let Ok(Ok(stream)) = timeout(HEADER_TIMEOUT, tls.accept(stream)).await {
                http(stream, router).await;
            }
        }
        _ => http(stream, router).await,
    }
}

async fn http(stream: impl AsyncRead + AsyncWrite + Unpin + Send + 'static, router: Router) {
    // An error means that the client went away.
    let _ = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(HEADER_TIMEOUT)
        .max_buf_size(MAX_HEADER_BYTES)
        .serve_connection(TokioIo::new(stream), TowerToHyperService::new(router))
        .with_upgrades()
        .await;
}
