//! Where a secret may go: to the vendor's host, or to a server in its place that is on this machine or allowed by name.

use std::fmt;
use std::io;
use std::net::{IpAddr, SocketAddr, ToSocketAddrs as _};

use ureq::http::Uri;

/// The server that receives a key or a token.
///
/// No name but `localhost` is loopback, and no address in another form than the usual one: what would have to be looked up could be
/// another machine.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Server {
    is_tls: bool,
    /// A name in lower case, or an address without brackets.
    host: String,
    port: u16,
    /// What a URL in the vendor's place has before the vendor's host, without a `/` at its end.
    prefix: Option<String>,
    is_loopback: bool,
}

impl Server {
    /// The vendor's own host.
    #[must_use]
    pub fn of_vendor(host: &str) -> Self {
        Self { is_tls: true, host: host.to_owned(), port: 443, prefix: None, is_loopback: false }
    }

    /// The server at `url`, `http` if it has no scheme.
    ///
    /// # Errors
    ///
    /// When it is neither on this machine, nor `https` to one of the `allowed` hosts; or when it is no such URL.
    pub fn instead(url: &str, allowed: &[String]) -> Result<Self, ClientError> {
        let refuse = |why: &str| ClientError::new(why.to_owned());
        let form = || refuse("it is not a URL such as `http://127.0.0.1:4010`");
        let (scheme, rest) = url.split_once("://").unwrap_or(("http", url));
        let is_tls = match scheme.to_ascii_lowercase().as_str() {
            "https" | "wss" => true,
            "http" | "ws" => false,
            _ => return Err(refuse("its scheme is neither `http` nor `https`")),
        };
        let uri: Uri = format!("http://{rest}").parse().map_err(|_| form())?;
        // A user and a password would be a secret of their own.
        if uri.authority().is_none_or(|it| it.as_str().contains('@')) || uri.query().is_some() || url.contains('#') {
            return Err(refuse("it has a user, a query or a fragment"));
        }
        let plain = |c: char| c.is_ascii_alphanumeric() || "-._~/:".contains(c);
        let (authority, host) = (uri.authority().ok_or_else(form)?, uri.host().ok_or_else(form)?);
        let port = match authority.as_str().strip_prefix(host) {
            Some("") => Some(if is_tls { 443 } else { 80 }),
            // What is behind an address in brackets may be anything.
            Some(rest) => {
                let digits = rest.strip_prefix(':').filter(|port| port.bytes().all(|byte| byte.is_ascii_digit()));
                digits.and_then(|port| port.parse().ok()).filter(|port| *port != 0)
            }
            None => None,
        };
        let host = unbracketed(host).ok_or_else(form)?.to_ascii_lowercase();
        let (Some(port), true) = (port, !host.is_empty() && host.chars().chain(uri.path().chars()).all(plain)) else {
            return Err(form());
        };
        let is_loopback = host == "localhost" || host.parse::<IpAddr>().is_ok_and(|address| address.is_loopback());
        if !is_loopback {
            if !is_tls {
                return Err(refuse(&format!("`{host}` would receive a secret without TLS")));
            }
            let is_host = |it: &String| unbracketed(it).is_some_and(|it| it.eq_ignore_ascii_case(&host));
            if !allowed.iter().any(is_host) {
                let why = format!("`{host}` is another machine, which must be allowed by name");
                return Err(ClientError { why, host: Some(host) });
            }
        }
        let prefix = uri.path().trim_end_matches('/').to_owned();
        // With TLS the certificate tells who it is; without, the name could be given to another machine.
        let host = if is_tls || host != "localhost" { host } else { "127.0.0.1".to_owned() };
        Ok(Self { is_tls, host, port, prefix: Some(prefix), is_loopback })
    }

    /// Whether it is on this machine.
    #[must_use]
    pub fn is_loopback(&self) -> bool {
        self.is_loopback
    }

    /// Whether it is asked over TLS.
    #[must_use]
    pub fn is_tls(&self) -> bool {
        self.is_tls
    }

    /// Its name, or its address without brackets.
    #[must_use]
    pub fn host(&self) -> &str {
        &self.host
    }

    /// The URL for a path of the vendor's host, with these schemes for TLS and without.
    ///
    /// A server in its place receives the vendor's host before the path. A URL that ends in the path is the address of this very
    /// service, as the emulator prints it, and receives nothing more.
    #[must_use]
    pub fn url(&self, [with_tls, without]: [&str; 2], vendor: &str, path: &str) -> String {
        let scheme = if self.is_tls { with_tls } else { without };
        let host = if self.host.contains(':') { format!("[{}]", self.host) } else { self.host.clone() };
        let port = if self.is_tls && self.port == 443 { String::new() } else { format!(":{}", self.port) };
        let path = match &self.prefix {
            None => path.to_owned(),
            Some(prefix) if prefix.ends_with(path) => prefix.clone(),
            Some(prefix) => format!("{prefix}/{vendor}{path}"),
        };
        format!("{scheme}://{host}{port}{path}")
    }

    /// The addresses to connect to; those of `localhost` that are not loopback are left out.
    ///
    /// # Errors
    ///
    /// When the name cannot be looked up.
    pub fn addresses(&self) -> io::Result<Vec<SocketAddr>> {
        let found = (self.host.as_str(), self.port).to_socket_addrs()?;
        Ok(found.filter(|address| !self.is_loopback || address.ip().is_loopback()).collect())
    }
}

/// Why a client cannot be made.
#[derive(Clone, Debug)]
pub struct ClientError {
    why: String,
    /// The host that is not allowed.
    host: Option<String>,
}

impl ClientError {
    pub(crate) fn new(why: String) -> Self {
        Self { why, host: None }
    }

    /// The host that must be [allowed](crate::Client::allow_host).
    #[must_use]
    pub fn host_to_allow(&self) -> Option<&str> {
        self.host.as_deref()
    }
}

impl fmt::Display for ClientError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.why)
    }
}

impl std::error::Error for ClientError {}

/// A host without its brackets, which only an address of IPv6 has.
fn unbracketed(host: &str) -> Option<&str> {
    match host.strip_prefix('[') {
        None => Some(host),
        Some(rest) => rest.strip_suffix(']').filter(|address| address.parse::<std::net::Ipv6Addr>().is_ok()),
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests say what they expect by panicking")]
mod tests {
    use super::*;

    fn instead(url: &str, allowed: &[&str]) -> Option<String> {
        let allowed: Vec<_> = allowed.iter().map(|host| (*host).to_owned()).collect();
        let server = Server::instead(url, &allowed).ok()?;
        Some(server.url(["https", "http"], "api.vendor.example", "/v1/x"))
    }

    #[test]
    fn addresses() {
        let table = include_str!("../tests/addresses.txt").lines().filter(|line| !line.starts_with('#'));
        for (address, expected) in table.filter_map(|line| line.split_once(char::is_whitespace)) {
            let expected = Some(expected.trim()).filter(|url| *url != "-");
            assert_eq!(instead(address, &["other.example"]).as_deref(), expected, "{address}");
        }
        for address in
            ["", " ", "http://127.0.0.1 ", "http://127.0.0.1/\r\nHost: evil.example", "http://127.0.0.1\t.evil"]
        {
            assert_eq!(instead(address, &[]), None, "{address:?}");
        }
    }

    #[test]
    fn another_machine_is_allowed_by_its_name() {
        let allowed = ["Test.EXAMPLE", "[fd00::1]"];
        for (address, expected) in [
            ("https://tEst.example:8443/p", Some("https://test.example:8443/p/api.vendor.example/v1/x")),
            ("wss://[FD00::1]", Some("https://[fd00::1]/api.vendor.example/v1/x")),
            ("http://test.example", None),
            ("https://test.example.", None),
            ("https://test.example.evil.example", None),
            ("https://evil.example/test.example", None),
        ] {
            assert_eq!(instead(address, &allowed).as_deref(), expected, "{address}");
        }
        let host = Server::instead("https://test.example", &[]).unwrap_err().host_to_allow().unwrap().to_owned();
        assert_eq!(host, "test.example");
    }

    #[test]
    fn the_vendors_host_is_asked_over_tls() {
        let url = Server::of_vendor("api.vendor.example").url(["wss", "ws"], "api.vendor.example", "/v1/x?y");
        assert_eq!(url, "wss://api.vendor.example/v1/x?y");
    }
}
