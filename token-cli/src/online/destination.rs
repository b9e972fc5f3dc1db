//! Where a token or a credential may go: to the vendor's host, or to the server that an argument names in its place.
//!
//! Without such an argument it is `https` to a host that the caller knows. A server in its place is loopback, or is
//! `https` and named by
//! `--allow-host`. Nothing else is sent to: no redirect is followed, and no proxy is taken from the environment.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, ToSocketAddrs as _};
use std::path::PathBuf;

use clap::Args;
use token_codegen::report::quoted;

use crate::answer::{Answer, error};

/// The options about a server in place of the vendor.
#[derive(Args, Debug)]
pub(crate) struct Trusted {
    /// A host that may receive the token or the credentials, besides 127.0.0.1; repeatable
    #[arg(long = "allow-host", value_name = "HOST")]
    allowed: Vec<String>,
    /// Trust only the certificates in this file (PEM), for a server with its own
    #[arg(long, value_name = "FILE")]
    pub(crate) ca: Option<PathBuf>,
}

const FORM: &str = "write a URL such as http://127.0.0.1:4010 or https://test.example";

/// Where a request goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Destination {
    pub(crate) tls: bool,
    /// A name, or an address without brackets.
    pub(crate) host: String,
    pub(crate) port: u16,
    /// Begins with a slash.
    pub(crate) path: String,
    /// Whether it is on this machine.
    pub(crate) loopback: bool,
}

impl Destination {
    /// The vendor's own host.
    pub(crate) fn of_vendor(host: &str, path: &str) -> Self {
        Self { tls: true, host: host.to_owned(), port: 443, path: path.to_owned(), loopback: false }
    }

    /// The server at `url`, which receives the vendor's host before the path: `URL/HOST/PATH`. `flag` is the argument,
    /// for messages.
    ///
    /// A `url` that ends in the path is the address of this very service, as the emulator prints it, and receives
    /// nothing more.
    pub(crate) fn instead(flag: &str, url: &str, trusted: &Trusted, host: &str, path: &str) -> Result<Self, Answer> {
        let wrong = |what: &str, help: &str| Answer::usage(error(&format!("{flag}: {what}"), help));
        let (scheme, rest) = url.split_once("://").unwrap_or(("http", url));
        let tls = match scheme.to_ascii_lowercase().as_str() {
            "https" | "wss" => true,
            "http" | "ws" => false,
            _ => return Err(wrong("the scheme is not http or https", FORM)),
        };
        let plain = |c: char| c.is_ascii_graphic() && !"@?#\\%\"<>^`{|}".contains(c);
        if !rest.chars().all(plain) {
            // A user and a password would be a secret of their own.
            return Err(wrong("the URL has a user, a query, a fragment or an invalid character", FORM));
        }
        let (authority, prefix) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
        let (name, port) = split(authority, tls).ok_or_else(|| wrong("the URL has no valid host and port", FORM))?;
        let loopback = is_loopback(&name);
        if !loopback && !tls {
            let help = "use https, or a server on 127.0.0.1";
            return Err(wrong(&format!("{} would receive a secret without TLS", quoted(&name)), help));
        }
        if !loopback && !trusted.allowed.iter().any(|allowed| allowed.eq_ignore_ascii_case(&name)) {
            let help = format!("add `--allow-host {name}` if the server is yours");
            return Err(wrong(&format!("{} is not allowed to receive a secret", quoted(&name)), &help));
        }
        let prefix = prefix.trim_end_matches('/');
        let path = if prefix.ends_with(path) { prefix.to_owned() } else { format!("{prefix}/{host}{path}") };
        Ok(Self { tls, host: name, port, path, loopback })
    }

    /// `https://host:port/path`, with these schemes for TLS and without.
    pub(crate) fn url(&self, [with_tls, without]: [&str; 2]) -> String {
        let scheme = if self.tls { with_tls } else { without };
        let host = if self.host.contains(':') { format!("[{}]", self.host) } else { self.host.clone() };
        let port = if self.tls && self.port == 443 { String::new() } else { format!(":{}", self.port) };
        format!("{scheme}://{host}{port}{}", self.path)
    }

    /// The addresses to connect to; those of `localhost` that are not loopback are left out.
    pub(crate) fn addresses(&self) -> std::io::Result<Vec<SocketAddr>> {
        let found = (self.host.as_str(), self.port).to_socket_addrs()?;
        Ok(found.filter(|address| !self.loopback || address.ip().is_loopback()).collect())
    }
}

/// The host in lower case, and the port.
fn split(authority: &str, tls: bool) -> Option<(String, u16)> {
    let (name, port) = match authority.strip_prefix('[') {
        Some(rest) => {
            let (address, port) = rest.split_once(']')?;
            address.parse::<Ipv6Addr>().ok()?;
            (address, port)
        }
        None => authority.split_at(authority.find(':').unwrap_or(authority.len())),
    };
    let port = match port.strip_prefix(':') {
        None if port.is_empty() => {
            if tls {
                443
            } else {
                80
            }
        }
        None => return None,
        Some(digits) => digits.parse().ok().filter(|port| *port != 0)?,
    };
    let is_name = |c: char| c.is_ascii_alphanumeric() || "-._:".contains(c);
    (!name.is_empty() && name.chars().all(is_name)).then(|| (name.to_ascii_lowercase(), port))
}

/// Only what is loopback as it is written: no name but `localhost` needs to be looked up.
fn is_loopback(name: &str) -> bool {
    name == "localhost"
        || name.parse::<Ipv4Addr>().is_ok_and(|address| address.is_loopback())
        || name.parse::<IpAddr>().is_ok_and(|address| address.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn instead(url: &str, allowed: &[&str]) -> Option<String> {
        let trusted = Trusted { allowed: allowed.iter().map(|host| (*host).to_owned()).collect(), ca: None };
        let found = Destination::instead("--url", url, &trusted, "api.vendor.example", "/v1/x").ok()?;
        Some(found.url(["https", "http"]))
    }

    #[test]
    fn the_vendors_host_is_a_part_of_the_path() {
        for (url, expected) in [
            ("http://127.0.0.1:4010", "http://127.0.0.1:4010/api.vendor.example/v1/x"),
            ("http://127.0.0.1:4010/", "http://127.0.0.1:4010/api.vendor.example/v1/x"),
            ("ws://LOCALHOST:1/a/", "http://localhost:1/a/api.vendor.example/v1/x"),
            ("http://[::1]:7", "http://[::1]:7/api.vendor.example/v1/x"),
            ("https://127.8.8.8", "https://127.8.8.8/api.vendor.example/v1/x"),
            ("127.0.0.1:4010", "http://127.0.0.1:4010/api.vendor.example/v1/x"),
            ("http://127.0.0.1:4010/v1/x", "http://127.0.0.1:4010/v1/x"),
        ] {
            assert_eq!(instead(url, &[]).as_deref(), Some(expected), "{url}");
        }
        let own = instead("https://Test.example:8443/p", &["test.EXAMPLE"]);
        assert_eq!(own.as_deref(), Some("https://test.example:8443/p/api.vendor.example/v1/x"));
    }

    #[test]
    fn other_hosts_receive_nothing() {
        for url in [
            "http://test.example",
            "https://test.example",
            "https://evil.example@127.0.0.1",
            "http://127.0.0.1@evil.example",
            "http://127.0.0.1.evil.example",
            "http://localhost.evil.example",
            "http://127.1",
            "http://0x7f.0.0.1",
            "http://2130706433",
            "http://0.0.0.0",
            "http://[::ffff:127.0.0.1]",
            "http://[::]",
            "http://localhost.",
            "http://127.0.0.1\\.evil.example",
            "http://127.0.0.1:99999",
            "http://127.0.0.1:0",
            "http://127.0.0.1:80:90",
            "http://127.0.0.1?x",
            "http://127.0.0.1#x",
            "http://127.0.0.1/%0d%0a",
            "http://127.0.0.1/\r\nHost: evil.example",
            "http://",
            "ftp://127.0.0.1",
            "file:///etc/passwd",
            "",
        ] {
            assert_eq!(instead(url, &["other.example"]), None, "{url}");
        }
        assert_eq!(instead("http://test.example", &["test.example"]), None, "without TLS");
    }
}
