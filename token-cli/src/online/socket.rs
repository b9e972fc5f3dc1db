//! A WebSocket that ends at a time, whatever the server does.

use std::io::{self, ErrorKind, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::time::{Duration, Instant};

use rustls::pki_types::ServerName;
use rustls::{ClientConnection, StreamOwned};
use token_preflight::Server;
use tungstenite::protocol::WebSocketConfig;
use tungstenite::{Error, HandshakeError, WebSocket};

use super::tls;
use crate::answer::Answer;

/// The maximum size of a message of the server.
const MAX_MESSAGE_BYTES: usize = 256 * 1024;

pub(crate) type Socket = WebSocket<Box<dyn Stream>>;

pub(crate) trait Stream: Read + Write {}

impl<S: Read + Write> Stream for S {}

/// Connects to a path of the vendor's host until the deadline. The error within is why there is no connection.
pub(crate) fn connect(
    to: &Server,
    host: &str,
    path: &str,
    ca: Option<&Path>,
    deadline: Instant,
) -> Result<Result<Socket, String>, Answer> {
    // Before anything is sent: a file that is no certificate is an error of the arguments.
    let config = if to.is_tls() { Some(tls::config(ca)?) } else { None };
    Ok(tcp(to, deadline).map_err(|reason| format!("cannot connect: {reason}")).and_then(|stream| {
        let stream: Box<dyn Stream> = match config {
            None => Box::new(stream),
            Some(config) => {
                let name =
                    ServerName::try_from(to.host().to_owned()).map_err(|_| "the host has no valid name".to_owned())?;
                let client = ClientConnection::new(config, name).map_err(|reason| format!("TLS: {reason}"))?;
                Box::new(StreamOwned::new(client, stream))
            }
        };
        let limits = WebSocketConfig::default()
            .max_message_size(Some(MAX_MESSAGE_BYTES))
            .max_frame_size(Some(MAX_MESSAGE_BYTES));
        match tungstenite::client::client_with_config(to.url(["wss", "ws"], host, path), stream, Some(limits)) {
            Ok((socket, _)) => Ok(socket),
            Err(HandshakeError::Failure(reason)) => Err(why(&reason)),
            Err(HandshakeError::Interrupted(_)) => Err("the connection was interrupted".to_owned()),
        }
    }))
}

/// Why a connection failed, or ended.
pub(crate) fn why(reason: &Error) -> String {
    match reason {
        Error::Io(reason) if reason.kind() == ErrorKind::TimedOut => "the server did not answer in time".to_owned(),
        // A redirect, too: it is not followed.
        Error::Http(response) => format!("the server answered with HTTP status {}", response.status().as_u16()),
        Error::Io(reason) => reason.to_string(),
        Error::ConnectionClosed | Error::AlreadyClosed => "the server closed the connection".to_owned(),
        other => other.to_string(),
    }
}

fn tcp(to: &Server, deadline: Instant) -> io::Result<Timed> {
    let mut failed = io::Error::new(ErrorKind::NotFound, "the host has no address");
    for address in to.addresses()? {
        match TcpStream::connect_timeout(&address, left(deadline)?) {
            Ok(stream) => {
                stream.set_nodelay(true)?;
                return Ok(Timed { stream, deadline });
            }
            Err(reason) => failed = reason,
        }
    }
    Err(failed)
}

fn left(deadline: Instant) -> io::Result<Duration> {
    let left = deadline.saturating_duration_since(Instant::now());
    if left.is_zero() { Err(ErrorKind::TimedOut.into()) } else { Ok(left) }
}

/// A stream that ends at a time, also if each read is short.
struct Timed {
    stream: TcpStream,
    deadline: Instant,
}

/// On Unix a timeout is reported as `WouldBlock`, which tungstenite would take for a socket that does not block.
fn timed_out(reason: io::Error) -> io::Error {
    if reason.kind() == ErrorKind::WouldBlock { ErrorKind::TimedOut.into() } else { reason }
}

impl Read for Timed {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.stream.set_read_timeout(Some(left(self.deadline)?))?;
        self.stream.read(buffer).map_err(timed_out)
    }
}

impl Write for Timed {
    fn write(&mut self, buffer: &[u8]) -> io::Result<usize> {
        self.stream.set_write_timeout(Some(left(self.deadline)?))?;
        self.stream.write(buffer).map_err(timed_out)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.stream.flush()
    }
}

#[cfg(test)]
mod tests {
    use std::net::TcpListener;
    use std::thread;

    use super::*;

    /// Connects for a third of a second to a server that does this with each connection.
    fn fails(serve: fn(TcpStream)) -> String {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        thread::spawn(move || listener.incoming().flatten().for_each(serve));
        let to = Server::instead(&format!("http://127.0.0.1:{port}"), &[]).unwrap();
        let began = Instant::now();
        let Ok(Err(reason)) = connect(&to, "vendor.example", "/x", None, began + Duration::from_millis(300)) else {
            panic!("connected")
        };
        assert!(began.elapsed() < Duration::from_secs(5), "{reason}");
        reason
    }

    #[test]
    fn a_server_cannot_keep_a_client() {
        assert_eq!(fails(std::mem::forget), "the server did not answer in time");
        let drip = fails(|mut stream| {
            while stream.write_all(b"H").is_ok() {
                thread::sleep(Duration::from_millis(20));
            }
        });
        assert!(!drip.is_empty());
        let endless = fails(|mut stream| {
            let _ = stream.write_all(b"HTTP/1.1 101 Switching\r\n");
            while stream.write_all(&[b'x'; 4096]).is_ok() {}
        });
        assert!(!endless.is_empty());
    }

    #[test]
    fn a_redirect_is_not_followed() {
        let moved = fails(|mut stream| {
            let _ = stream.read(&mut [0; 4096]);
            let _ = stream.write_all(b"HTTP/1.1 302 Found\r\nLocation: ws://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n");
        });
        assert_eq!(moved, "the server answered with HTTP status 302");
        assert!(!fails(drop).is_empty());
    }
}
