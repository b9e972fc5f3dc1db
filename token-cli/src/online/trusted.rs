//! The options about a server in place of the vendor: which may receive the token or the credentials, and what certifies it.

use std::net::Ipv6Addr;
use std::path::PathBuf;

use clap::Args;
use token_preflight::{Client, ClientError, Server};

use super::tls;
use crate::answer::{Answer, error};
use crate::file;

#[derive(Args, Debug)]
pub(crate) struct Trusted {
    /// A host that may receive the token or the credentials, besides this machine; repeatable
    #[arg(long = "allow-host", value_name = "HOST", value_parser = host)]
    pub(crate) allowed: Vec<String>,
    /// Trust only the certificates in this file (PEM), for a server with its own
    #[arg(long, value_name = "FILE")]
    pub(crate) ca: Option<PathBuf>,
}

impl Trusted {
    /// The server at a URL, if it may receive a secret. `flag` is its argument, for messages.
    pub(crate) fn instead(&self, flag: &str, url: &str) -> Result<Server, Answer> {
        Server::instead(url, &self.allowed).map_err(|why| refused(flag, &why))
    }

    /// A client for the server at the URL of `--base-url`, or for the vendor's hosts.
    pub(crate) fn client(&self, base_url: Option<&str>) -> Result<Client, Answer> {
        let mut client = self.allowed.iter().fold(Client::new(), Client::allow_host);
        // Before a file is read.
        if let Some(url) = base_url {
            client = client.base_url(url).map_err(|why| refused("--base-url", &why))?;
        }
        match &self.ca {
            None => Ok(client),
            Some(path) => {
                let pem = file::read(path, tls::MAX_BYTES, "")?;
                client.ca_pem(&pem).map_err(|_| tls::no_certificate(path))
            }
        }
    }
}

/// A host alone: any other text would be equal to none.
fn host(text: &str) -> Result<String, String> {
    let is_name =
        |text: &str| !text.is_empty() && text.chars().all(|c| c.is_ascii_alphanumeric() || "-._~".contains(c));
    let address = text.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')).unwrap_or(text);
    if is_name(text) || address.parse::<Ipv6Addr>().is_ok() {
        return Ok(text.to_owned());
    }
    let behind_scheme = text.split_once("://").map_or(text, |(_, rest)| rest);
    let meant = behind_scheme.split(['/', '?', '#', ':']).next().filter(|meant| is_name(meant));
    Err(format!("write the host alone, without scheme, port and path: {}", meant.unwrap_or("test.example")))
}

fn refused(flag: &str, why: &ClientError) -> Answer {
    let help = match why.host_to_allow() {
        Some(host) => format!("add `--allow-host {host}` if the server is yours"),
        None => {
            "write an address of this machine, such as `http://127.0.0.1:4010`; or `https`, with `--allow-host HOST`"
                .to_owned()
        }
    };
    Answer::usage(error(&format!("invalid `{flag}`: {why}"), &help))
}

#[cfg(test)]
mod tests {
    use super::host;

    #[test]
    fn a_host_is_a_name_or_an_address() {
        for good in ["test.example", "10.0.0.1", "::1", "[fd00::1]", "localhost"] {
            assert_eq!(host(good).as_deref(), Ok(good));
        }
        for wrong in ["https://test.example", "https://test.example:8443/x", "test.example:8443", "test.example/"] {
            assert!(host(wrong).unwrap_err().ends_with(": test.example"), "{wrong}");
        }
        for wrong in ["", " ", "https://", "[test]", "a b"] {
            assert!(host(wrong).is_err(), "{wrong}");
        }
    }
}
