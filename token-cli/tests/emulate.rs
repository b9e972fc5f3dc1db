//! `token emulate`: prints its addresses, serves a client, prints events, and stops at a signal.

#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::panic, reason = "tests say what they expect by panicking")]

use std::net::TcpListener;

use crate::running::{Emulate, connect, token};
use serde_json::json;

#[test]
fn a_client_is_served_and_a_signal_stops_it() {
    for signal in ["TERM", "INT"] {
        let mut emulate = Emulate::start(&["--format", "json"]);
        let addresses = emulate.addresses();
        let uri = addresses["twilsock"].as_str().unwrap();
        for (member, start) in [("voice", "127.0.0.1:"), ("video", "ws://127.0.0.1:"), ("control", "http://127.0.0.1:")]
        {
            assert!(addresses[member].as_str().unwrap().starts_with(start), "{addresses}");
        }
        let token = token();
        assert_eq!(connect(uri, &token).1["status"]["code"], 200);
        assert_eq!(emulate.event()["event"], "connected");
        let accepted = emulate.event();
        assert_eq!((&accepted["event"], &accepted["identity"]), (&json!("accepted"), &json!("alice")));
        emulate.signal(signal);
        assert_eq!(emulate.ended().code(), Some(0), "after SIG{signal}");
        let rest = emulate.rest_of_stderr();
        assert!(!format!("{accepted}{rest}").contains(&token), "a token was printed");
    }
}

#[test]
fn a_code_can_be_forced() {
    let mut emulate = Emulate::start(&["--reject", "51130"]);
    let addresses = emulate.addresses();
    let (_socket, answer) = connect(addresses["twilsock"].as_str().unwrap(), &token());
    assert_eq!((&answer["status"]["code"], &answer["status"]["errorCode"]), (&json!(401), &json!(51130)));
    emulate.signal("TERM");
    assert!(emulate.ended().success());
    let text = emulate.rest_of_stderr();
    assert!(text.contains("twilsock 1: refused: 51130: "), "{text}");
}

#[test]
fn a_port_in_use_is_an_error() {
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port().to_string();
    let mut emulate = Emulate::start(&["--port", &port]);
    assert_eq!(emulate.ended().code(), Some(1));
    let text = emulate.rest_of_stderr();
    assert!(text.contains(&format!("cannot listen at 127.0.0.1:{port}")) && text.contains("help: "), "{text}");
}

#[test]
fn its_certificate_can_be_written() {
    let file = std::env::temp_dir().join(format!("token-emulate-{}.pem", std::process::id()));
    let mut emulate = Emulate::start(&["--certificate", file.to_str().unwrap()]);
    emulate.addresses();
    let pem = std::fs::read_to_string(&file).unwrap();
    std::fs::remove_file(&file).unwrap();
    assert!(pem.starts_with("-----BEGIN CERTIFICATE-----"), "{pem}");
}
