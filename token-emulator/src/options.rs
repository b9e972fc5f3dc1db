//! Options of an emulator.

use std::net::{IpAddr, Ipv4Addr};
use std::time::Duration;

use token_core::twilio::Credentials;

use crate::codes::KnownCode;
use crate::rest_scenario::RestScenario;

/// Options of an emulator: whose tokens it accepts, where it listens, and when it warns.
///
/// By default it listens on 127.0.0.1 at a free port.
#[derive(Clone, Debug)]
pub struct Options {
    pub(crate) credentials: Vec<Credentials>,
    pub(crate) address: IpAddr,
    pub(crate) port: u16,
    pub(crate) control: Option<u16>,
    pub(crate) warn_before: Duration,
    pub(crate) reject: Option<KnownCode>,
    pub(crate) origins: Vec<String>,
    pub(crate) max_connections: usize,
    pub(crate) rest: RestScenario,
}

impl Options {
    /// By default a client is warned this long before its token expires, as documented for Sync.
    pub const WARN_BEFORE: Duration = Duration::from_secs(180);

    /// Accepts the tokens that these credentials signed.
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
            max_connections: 512,
            rest: RestScenario::default(),
        }
    }

    /// Also accepts the tokens that these credentials signed, as during a key rotation.
    #[must_use]
    pub fn or(mut self, credentials: &Credentials) -> Self {
        self.credentials.push(credentials.clone());
        self
    }

    /// Listens at this port; 0 is any free port.
    #[must_use]
    pub fn port(mut self, port: u16) -> Self {
        self.port = port;
        self
    }

    /// Opens the control port, for control over HTTP; 0 is any free port. Without it only [`Control`](crate::Control)
    /// can.
    #[must_use]
    pub fn control_port(mut self, port: u16) -> Self {
        self.control = Some(port);
        self
    }

    /// Listens at this address, so that other machines may connect. The control port stays on loopback.
    #[must_use]
    pub fn address(mut self, address: IpAddr) -> Self {
        self.address = address;
        self
    }

    /// Warns a Sync or Conversations client this long before its token expires, or at once if less time is left.
    #[must_use]
    pub fn warn_before(mut self, lead: Duration) -> Self {
        self.warn_before = lead;
        self
    }

    /// Refuses every token with this code, valid or not.
    #[must_use]
    pub fn reject(mut self, code: KnownCode) -> Self {
        self.reject = Some(code);
        self
    }

    /// Accepts only pages of this origin (`http://127.0.0.1:3000`), and programs, which send no origin. Call it once
    /// for each origin; without a call every page may connect.
    #[must_use]
    pub fn allow_origin(mut self, origin: impl Into<String>) -> Self {
        self.origins.push(origin.into());
        self
    }

    /// What the REST side answers.
    #[must_use]
    pub fn rest(mut self, scenario: RestScenario) -> Self {
        self.rest = scenario;
        self
    }

    /// Limits the number of open connections, 512 by default. For one more, the oldest without an accepted token is
    /// closed, or the new one if all have an accepted token.
    #[must_use]
    pub fn max_connections(mut self, connections: usize) -> Self {
        self.max_connections = connections;
        self
    }
}
