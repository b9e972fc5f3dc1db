//! Starts and stops an emulator, and returns its addresses.

use std::fmt;
use std::io;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::sync::Arc;

use tokio::net::{TcpListener, TcpSocket};
use tokio::task::JoinHandle;

use crate::clients::Clients;
use crate::control::Control;
use crate::events::{Events, Log};
use crate::gate::Gate;
use crate::rest::{self, Rest};
use crate::scenario::Scenario;
use crate::sockets::{self, Sockets};
use crate::twilsock::continuations::Continuations;
use crate::twilsock::session::Shared;
use crate::upstream::Upstream;
use crate::verify_queue::VerifyQueue;
use crate::{Options, certificate, control_http, listener};

/// A running emulator. Dropping it stops it.
pub struct Emulator {
    address: SocketAddr,
    control_address: Option<SocketAddr>,
    control: Control,
    tasks: Vec<JoinHandle<()>>,
}

impl Emulator {
    /// Starts an emulator in the current Tokio runtime.
    ///
    /// # Errors
    ///
    /// When it cannot listen at the address, or cannot generate a certificate.
    pub async fn start(options: Options) -> Result<Self, EmulatorError> {
        Self::start_with(options, VerifyQueue::default()).await
    }

    pub(crate) async fn start_with(options: Options, verify_queue: VerifyQueue) -> Result<Self, EmulatorError> {
        let scenario = Arc::new(Scenario::default());
        scenario.set_reject(options.reject);
        scenario.set_rest(options.rest);
        let rest = Rest {
            credentials: options.credentials.clone().into(),
            scenario: Arc::clone(&scenario),
            requests: Arc::default(),
        };
        // `Options` cannot be made without credentials.
        let gate = Gate::new(&options.credentials, Arc::clone(&scenario))
            .ok_or_else(|| EmulatorError::new("no credentials", io::ErrorKind::InvalidInput.into()))?;
        let clients = Arc::new(Clients::new(options.max_connections));
        let log = Arc::new(Log::new());
        let address = options.address;
        // Generating a key blocks the thread for a moment.
        let made = tokio::task::spawn_blocking(move || certificate::generate(address)).await;
        let (tls, certificate) = made
            .map_err(io::Error::other)
            .and_then(|made| made)
            .map_err(|error| EmulatorError::new("cannot generate a certificate for the Voice SDK", error))?;
        let shared = Shared {
            gate: Arc::new(gate),
            scenario: Arc::clone(&scenario),
            continuations: Continuations::default(),
            upstream: Arc::new(Upstream::new(Arc::clone(&clients))),
            warn_before: options.warn_before,
            verify_queue,
        };
        let control =
            Control { clients: Arc::clone(&clients), scenario, log: Arc::clone(&log), certificate: certificate.into() };
        let router =
            sockets::router(Sockets { shared: Arc::new(shared), clients, log, origins: options.origins.into() });
        let router = router.merge(rest::router(rest));

        let (socket, address) = listen(SocketAddr::new(options.address, options.port))?;
        let mut tasks = vec![tokio::spawn(listener::serve(socket, router, Some(tls), options.max_connections))];
        let mut control_address = None;
        if let Some(port) = options.control {
            let (socket, address) = listen(SocketAddr::new(IpAddr::V4(Ipv4Addr::LOCALHOST), port))?;
            control_address = Some(address);
            let router = control_http::router(control.clone());
            tasks.push(tokio::spawn(listener::serve(socket, router, None, options.max_connections)));
        }
        Ok(Self { address, control_address, control, tasks })
    }

    /// The address for Sync, Conversations and bare Twilsock clients: their option `twilsock: { uri }`.
    #[must_use]
    pub fn uri(&self) -> String {
        format!("ws://{}/v3/wsconnect", self.reachable())
    }

    /// The address for Voice clients, which use TLS: their option `chunderw`.
    #[must_use]
    pub fn voice(&self) -> String {
        self.reachable().to_string()
    }

    /// The address for Video clients: their option `wsServer`.
    #[must_use]
    pub fn video_uri(&self) -> String {
        format!("ws://{}/signaling", self.reachable())
    }

    /// The address of the REST side, for a preflight: its base URL.
    #[must_use]
    pub fn rest_uri(&self) -> String {
        format!("http://{}/rest", self.reachable())
    }

    /// The address of the [control port](Options::control_port), if there is one.
    #[must_use]
    pub fn control_uri(&self) -> Option<String> {
        self.control_address.map(|address| format!("http://{address}"))
    }

    /// The certificate of its TLS connections, in PEM. Each start generates a new one.
    #[must_use]
    pub fn certificate_pem(&self) -> &str {
        &self.control.certificate
    }

    /// Controls this emulator.
    #[must_use]
    pub fn control(&self) -> Control {
        self.control.clone()
    }

    /// The events, from the start on.
    #[must_use]
    pub fn events(&self) -> Events {
        Events::of(&self.control.log)
    }

    /// Accepts no more clients, closes all connections, and waits until they are closed, for two seconds at most.
    /// Dropping does the same without waiting.
    pub async fn stop(self) {
        let clients = Arc::clone(&self.control.clients);
        drop(self);
        clients.closed().await;
    }

    /// Loopback if it listens at every address.
    fn reachable(&self) -> SocketAddr {
        match self.address.ip() {
            ip if ip.is_unspecified() => SocketAddr::new(IpAddr::V4(Ipv4Addr::LOCALHOST), self.address.port()),
            ip => SocketAddr::new(ip, self.address.port()),
        }
    }
}

impl Drop for Emulator {
    fn drop(&mut self) {
        for task in &self.tasks {
            task.abort();
        }
        self.control.clients.close();
    }
}

impl fmt::Debug for Emulator {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Emulator")
            .field("address", &self.address)
            .field("control_address", &self.control_address)
            .finish_non_exhaustive()
    }
}

/// How many connections may wait to be accepted. The client's system retries others only after a second.
const BACKLOG: u32 = 1024;

fn listen(address: SocketAddr) -> Result<(TcpListener, SocketAddr), EmulatorError> {
    let failed = |error| EmulatorError::new(format!("cannot listen at {address}"), error);
    let socket = if address.is_ipv4() { TcpSocket::new_v4() } else { TcpSocket::new_v6() }.map_err(failed)?;
    // On Windows the option would let two programs share the port.
    #[cfg(unix)]
    socket.set_reuseaddr(true).map_err(failed)?;
    let listener = socket.bind(address).and_then(|()| socket.listen(BACKLOG)).map_err(failed)?;
    let address = listener.local_addr().map_err(failed)?;
    Ok((listener, address))
}

/// The emulator could not start.
#[derive(Debug)]
pub struct EmulatorError {
    context: String,
    source: io::Error,
}

impl EmulatorError {
    fn new(context: impl Into<String>, source: io::Error) -> Self {
        Self { context: context.into(), source }
    }
}

impl fmt::Display for EmulatorError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.context, self.source)
    }
}

impl std::error::Error for EmulatorError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&self.source)
    }
}
