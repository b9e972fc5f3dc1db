//! How an emulator is to behave.

use std::net::{IpAddr, Ipv4Addr};
use std::time::Duration;

use token_core::twilio::Credentials;

use crate::codes::KnownCode;

/// How an emulator is to behave: whose tokens it takes, where it listens, and when it warns.
///
/// It listens on 127.0.0.1 at a free port, unless told otherwise.
#[derive(Clone, Debug)]
pub struct Options {
    pub(crate) credentials: Vec<Credentials>,
    pub(crate) address: IpAddr,
    pub(crate) port: u16,
    pub(crate) control: Option<u16>,
    pub(crate) warn_before: Duration,
    pub(crate) reject: Option<KnownCode>,
    pub(crate) origins: Vec<String>,
    pub(crate) most_connections: usize,
}

impl Options {
    /// How long before the end of a token a client hears of it, unless told otherwise: what Sync's API documents say.
    pub const WARN_BEFORE: Duration = Duration::from_secs(180);

    /// Takes the tokens that these credentials signed.
    #[must_use]
    pub fn new(credentials: &Credentials) -> Self {
        Self {
            credentials: vec![credentials.clone()],
            address: IpAddr::V4(Ipv4Addr::LOCALHOST),
            port: 0,
            control: None,
            warn_before: Self::WARN_BEFORE,
            reject: None,
            origins: Vec::new(),
            most_connections: 512,
        }
    }

    /// Also takes the tokens that these credentials signed, as during a key rotation.
    #[must_use]
    pub fn or(mut self, credentials: &Credentials) -> Self {
        self.credentials.push(credentials.clone());
        self
    }

    /// Listens at this port; 0 is any free one.
    #[must_use]
    pub fn port(mut self, port: u16) -> Self {
        self.port = port;
        self
    }

    /// Takes requests that change its behaviour, over HTTP at this port; 0 is any free one. Without it only the
    /// [library](crate::Control) can.
    #[must_use]
    pub fn control_port(mut self, port: u16) -> Self {
        self.control = Some(port);
        self
    }

    /// Listens at this address, where others than this machine may reach it. The control port stays on loopback.
    #[must_use]
    pub fn address(mut self, address: IpAddr) -> Self {
        self.address = address;
        self
    }

    /// How long before the end of its token a Sync or Conversations client is warned. A token that has less left than that
    /// when the client connects is warned of at once.
    #[must_use]
    pub fn warn_before(mut self, lead: Duration) -> Self {
        self.warn_before = lead;
        self
    }

    /// Refuses every token with this code, whatever is in it.
    #[must_use]
    pub fn reject(mut self, code: KnownCode) -> Self {
        self.reject = Some(code);
        self
    }

    /// Lets only pages of this origin connect (`http://127.0.0.1:3000`), and programs that name none. May be called for
    /// several; without it every page may.
    #[must_use]
    pub fn allow_origin(mut self, origin: impl Into<String>) -> Self {
        self.origins.push(origin.into());
        self
    }

    /// How many connections may be open at a time. For one more the oldest without an accepted token is closed, or, where all have
    /// one, that which came. 512, unless told otherwise.
    #[must_use]
    pub fn most_connections(mut self, connections: usize) -> Self {
        self.most_connections = connections;
        self
    }
}
