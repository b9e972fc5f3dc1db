//! The emulator: started, asked where it is, and stopped.

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
use crate::judging::Judging;
use crate::scenario::Scenario;
use crate::sockets::{self, Sockets};
use crate::twilsock::continuations::Continuations;
use crate::twilsock::session::Shared;
use crate::upstream::Upstream;
use crate::{Options, certificate, control_http, listener};

/// An emulator that runs. It stops when it is dropped.
pub struct Emulator {
    address: SocketAddr,
    control_address: Option<SocketAddr>,
    control: Control,
    tasks: Vec<JoinHandle<()>>,
}

impl Emulator {
    /// Starts an emulator, in the Tokio runtime that calls.
    ///
    /// # Errors
    ///
    /// When it cannot listen at a port that it was told, or cannot make a certificate.
    pub async fn start(options: Options) -> Result<Self, StartError> {
        Self::start_with(options, Judging::default()).await
    }

    pub(crate) async fn start_with(options: Options, judging: Judging) -> Result<Self, StartError> {
        let scenario = Arc::new(Scenario::default());
        scenario.set_reject(options.reject);
        // `Options` cannot be made without credentials.
        let gate = Gate::new(&options.credentials, Arc::clone(&scenario)).ok_or_else(|| {
            StartError::new("without credentials there is no token to take", io::ErrorKind::InvalidInput.into())
        })?;
        let clients = Arc::new(Clients::new(options.most_connections));
        let log = Arc::new(Log::new());
        let address = options.address;
        // A key takes a moment to make.
        let made = tokio::task::spawn_blocking(move || certificate::generate(address)).await;
        let (tls, certificate) = made
            .map_err(io::Error::other)
            .and_then(|made| made)
            .map_err(|error| StartError::new("cannot make a certificate for the Voice SDK", error))?;
        let shared = Shared {
            gate: Arc::new(gate),
            scenario: Arc::clone(&scenario),
            continuations: Continuations::default(),
            upstream: Arc::new(Upstream::new(Arc::clone(&clients))),
            warn_before: options.warn_before,
            judging,
        };
        let control =
            Control { clients: Arc::clone(&clients), scenario, log: Arc::clone(&log), certificate: certificate.into() };
        let router =
            sockets::router(Sockets { shared: Arc::new(shared), clients, log, origins: options.origins.into() });

        let (socket, address) = listen(SocketAddr::new(options.address, options.port))?;
        let mut tasks = vec![tokio::spawn(listener::serve(socket, router, Some(tls), options.most_connections))];
        let mut control_address = None;
        if let Some(port) = options.control {
            let (socket, address) = listen(SocketAddr::new(IpAddr::V4(Ipv4Addr::LOCALHOST), port))?;
            control_address = Some(address);
            let router = control_http::router(control.clone());
            tasks.push(tokio::spawn(listener::serve(socket, router, None, options.most_connections)));
        }
        Ok(Self { address, control_address, control, tasks })
    }

    /// Where Sync, Conversations and bare Twilsock clients connect: their option `twilsock: { uri }`.
    #[must_use]
    pub fn uri(&self) -> String {
        format!("ws://{}/v3/wsconnect", self.reachable())
    }

    /// Where Voice clients connect, by TLS: their option `chunderw`.
    #[must_use]
    pub fn voice(&self) -> String {
        self.reachable().to_string()
    }

    /// Where Video clients connect: their option `wsServer`.
    #[must_use]
    pub fn video_uri(&self) -> String {
        format!("ws://{}/signaling", self.reachable())
    }

    /// Where it is controlled over HTTP, if it has a [control port](Options::control_port).
    #[must_use]
    pub fn control_uri(&self) -> Option<String> {
        self.control_address.map(|address| format!("http://{address}"))
    }

    /// The certificate of its TLS connections, in PEM. It was made at start.
    #[must_use]
    pub fn certificate_pem(&self) -> &str {
        &self.control.certificate
    }

    /// What a test can have it do.
    #[must_use]
    pub fn control(&self) -> Control {
        self.control.clone()
    }

    /// What happens, from the start on.
    #[must_use]
    pub fn events(&self) -> Events {
        Events::of(&self.control.log)
    }

    /// Stops it: nobody is let in any more, each client is told that its connection ends, and after two seconds at most this
    /// returns. Dropping it does the same without waiting.
    pub async fn stop(self) {
        let clients = Arc::clone(&self.control.clients);
        drop(self);
        clients.gone().await;
    }

    /// The address by which this machine reaches it: loopback, where it listens at every address.
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

/// How many connections may wait to be taken: what does not fit is tried again by the client's system after a whole second.
const BACKLOG: u32 = 1024;

fn listen(address: SocketAddr) -> Result<(TcpListener, SocketAddr), StartError> {
    let failed = |error| StartError::new(format!("cannot listen at {address}"), error);
    let socket = if address.is_ipv4() { TcpSocket::new_v4() } else { TcpSocket::new_v6() }.map_err(failed)?;
    // On Windows it would let two programs share the port.
    #[cfg(unix)]
    socket.set_reuseaddr(true).map_err(failed)?;
    let listener = socket.bind(address).and_then(|()| socket.listen(BACKLOG)).map_err(failed)?;
    let address = listener.local_addr().map_err(failed)?;
    Ok((listener, address))
}

/// Why an emulator could not start.
#[derive(Debug)]
pub struct StartError {
    what: String,
    source: io::Error,
}

impl StartError {
    fn new(what: impl Into<String>, source: io::Error) -> Self {
        Self { what: what.into(), source }
    }
}

impl fmt::Display for StartError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.what, self.source)
    }
}

impl std::error::Error for StartError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&self.source)
    }
}
