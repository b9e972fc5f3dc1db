//! Takes connections: TLS and plain at one port, a client's headers in bounded time, and so many at a time.

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

/// How long a client may take to say what it wants.
const TIME_FOR_HEADERS: Duration = Duration::from_secs(5);
/// The most bytes of a request's headers.
const LONGEST_HEADERS: usize = 16 * 1024;
/// The first byte of a TLS connection: a handshake record (RFC 8446, section 5.1). No HTTP request begins with it.
const HANDSHAKE: u8 = 22;

/// Serves what comes, until it is dropped. `most` counts connections that have not become a `WebSocket` yet.
pub(crate) async fn serve(listener: TcpListener, router: Router, tls: Option<TlsAcceptor>, most: usize) {
    let mut begun: VecDeque<Begun> = VecDeque::new();
    loop {
        let Ok((stream, _)) = listener.accept().await else {
            // Out of file descriptors, most likely: until some are closed there is nothing to do.
            sleep(Duration::from_millis(20)).await;
            continue;
        };
        if begun.len() >= most {
            begun.retain(|one| !one.0.is_finished());
        }
        if begun.len() >= most {
            // The oldest has to leave: who says slowly what it wants cannot keep others out.
            begun.pop_front();
        }
        begun.push_back(Begun(tokio::spawn(begin(stream, router.clone(), tls.clone()))));
    }
}

/// A connection that has not become a `WebSocket` yet, or has long ended. It ends when it is dropped.
struct Begun(JoinHandle<()>);

impl Drop for Begun {
    fn drop(&mut self) {
        self.0.abort();
    }
}

async fn begin(stream: TcpStream, router: Router, tls: Option<TlsAcceptor>) {
    // Packets are small, and each is waited for.
    let _ = stream.set_nodelay(true);
    let mut first = [0];
    let Ok(Ok(1)) = timeout(TIME_FOR_HEADERS, stream.peek(&mut first)).await else { return };
    match tls {
        Some(tls) if first == [HANDSHAKE] => {
            if let Ok(Ok(stream)) = timeout(TIME_FOR_HEADERS, tls.accept(stream)).await {
                http(stream, router).await;
            }
        }
        _ => http(stream, router).await,
    }
}

async fn http(stream: impl AsyncRead + AsyncWrite + Unpin + Send + 'static, router: Router) {
    // That a client went away is no error of ours.
    let _ = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(TIME_FOR_HEADERS)
        .max_buf_size(LONGEST_HEADERS)
        .serve_connection(TokioIo::new(stream), TowerToHyperService::new(router))
        .with_upgrades()
        .await;
}
