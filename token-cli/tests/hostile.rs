//! `token emulate` with hostile clients: its memory is bounded, it does not panic, and an honest client is served.
//!
//! `cargo test -p token-cli --test hostile -- --nocapture` prints the figures in docs/emulator.md. Times are printed,
//! but not checked.

#![cfg(target_os = "linux")]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "tests say what they expect by panicking, and this one says what it measured"
)]

mod running;

use std::io::{BufRead as _, Read as _, Write as _};
use std::net::TcpStream;
use std::time::Instant;

use running::{Emulate, Socket, connect, init, packet, token};
use serde_json::json;
use token_emulator::twilsock::{Packet, Payload, encode};
use tungstenite::Message;
use tungstenite::stream::MaybeTlsStream;

/// The limit of peak memory, in MiB. 512 open connections and 512 closing ones need far less.
const MOST_MIB: u64 = 256;

/// The emulator under attack, and an honest client that connected before.
struct Siege {
    emulate: Emulate,
    address: String,
    uri: String,
    control: String,
    token: String,
    honest: Socket,
}

impl Siege {
    fn begin() -> Self {
        let mut emulate = Emulate::start(&["--format", "json"]);
        let addresses = emulate.addresses();
        let text = |member: &str| addresses[member].as_str().unwrap().to_owned();
        let (uri, token) = (text("twilsock"), token());
        let (honest, answer) = connect(&uri, &token);
        assert_eq!(answer["status"]["code"], 200);
        let control = text("control").trim_start_matches("http://").to_owned();
        Self { emulate, address: text("voice"), uri, control, token, honest }
    }

    /// Attacks; afterwards a new client is served, and the first client is still connected.
    fn attack<T>(&mut self, what: &str, count: usize, attack: impl FnOnce(&mut Self) -> T) {
        let before = Instant::now();
        let held = attack(self);
        let attacked = before.elapsed();
        let before = Instant::now();
        let (mut socket, answer) = connect(&self.uri, &self.token);
        let served = before.elapsed();
        assert_eq!(answer["status"]["code"], 200, "after {what}");
        socket.close(None).unwrap();
        self.honest.send(Message::Binary(packet(json!({"id": "TM2", "method": "ping"})).into())).unwrap();
        assert!(self.honest.read().unwrap().is_binary(), "the client from before was disturbed by {what}");
        drop(held);
        println!(
            "| {what} | {count} | {:.1} s | {:.1} ms | {} MiB |",
            attacked.as_secs_f64(),
            served.as_secs_f64() * 1000.0,
            self.memory("VmRSS")
        );
    }

    /// A value of the process's status, in MiB.
    fn memory(&self, line: &str) -> u64 {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.emulate.child.id())).unwrap();
        let line = status.lines().find_map(|text| text.strip_prefix(line)?.strip_prefix(':')).unwrap();
        line.trim().trim_end_matches(" kB").parse::<u64>().unwrap() / 1024
    }

    fn tcp(&self) -> TcpStream {
        TcpStream::connect(&self.address).unwrap()
    }

    fn upgraded(&self) -> Socket {
        tungstenite::connect(&self.uri).unwrap().0
    }
}

/// The first bytes of a WebSocket handshake.
const BEGUN: &str = "GET /v3/wsconnect HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: ";

#[test]
fn honest_clients_are_served_all_the_same() {
    let mut siege = Siege::begin();
    // The output is read, so that a full pipe does not block the emulator.
    let mut err = siege.emulate.err.take().unwrap();
    let reader = std::thread::spawn(move || {
        let (mut panicked, mut line, mut lines) = (false, String::new(), 0_u64);
        while err.read_line(&mut line).unwrap_or(0) > 0 {
            panicked |= line.contains("panicked");
            lines += 1;
            line.clear();
        }
        (panicked, lines)
    });
    println!("| attack | times | took | then a new client was answered in | memory |\n|---|---|---|---|---|");

    connections(&mut siege);
    packets(&mut siege);
    other_protocols(&mut siege);

    let most = siege.memory("VmHWM");
    println!("\nThe most memory that it had at a time: {most} MiB.");
    assert!(most < MOST_MIB, "{most} MiB");
    siege.emulate.signal("TERM");
    assert_eq!(siege.emulate.ended().code(), Some(0));
    let (panicked, lines) = reader.join().unwrap();
    assert!(!panicked, "it panicked");
    println!("It wrote {lines} lines of events.");
}

/// Connections without a request.
fn connections(siege: &mut Siege) {
    siege.attack("connections opened and dropped", 10_000, |siege| {
        for round in 0..10_000 {
            match round % 3 {
                0 => drop(siege.tcp()),
                1 => siege.tcp().write_all(BEGUN.as_bytes()).unwrap(),
                _ => drop(siege.upgraded()),
            }
        }
    });
    siege.attack("headers that never end, held open", 700, |siege| {
        let open = |_| {
            let mut stream = siege.tcp();
            stream.write_all(BEGUN.as_bytes()).unwrap();
            stream
        };
        let mut streams: Vec<_> = (0..700).map(open).collect();
        for stream in &mut streams {
            // Connections that were closed for newer ones fail.
            let _ = stream.write_all(b"x");
        }
        streams
    });
    siege.attack("headers of a mebibyte", 100, |siege| {
        for _ in 0..100 {
            let mut stream = siege.tcp();
            let _ = stream.write_all(BEGUN.as_bytes()).and_then(|()| stream.write_all(&vec![b'x'; 1 << 20]));
            let _ = stream.read(&mut [0; 64]);
        }
    });
    siege.attack("handshakes of TLS that never end, held open", 700, |siege| {
        let open = |_| {
            let mut stream = siege.tcp();
            stream.write_all(&[22, 3, 1, 2, 0, 1]).unwrap();
            stream
        };
        (0..700).map(open).collect::<Vec<_>>()
    });
    siege.attack("clients that show no token, held open", 700, |siege| {
        (0..700).map(|_| siege.upgraded()).collect::<Vec<_>>()
    });
}

/// Invalid use of Twilsock.
fn packets(siege: &mut Siege) {
    siege.attack("frames that say they have a gibibyte", 500, |siege| {
        for _ in 0..500 {
            let mut socket = siege.upgraded();
            let stream = socket.get_mut();
            // A masked binary frame of 2^30 bytes, of which only a few are sent.
            let _ = stream.write_all(&[0x82, 0xff, 0, 0, 0, 0, 0x40, 0, 0, 0, 1, 2, 3, 4]);
            let _ = stream.write_all(&[0; 1000]);
            while socket.read().is_ok() {}
        }
    });
    siege.attack("packets of a mebibyte", 500, |siege| {
        for _ in 0..500 {
            let mut socket = siege.upgraded();
            let _ = socket.send(Message::Binary(vec![b' '; 1 << 20].into()));
            while socket.read().is_ok() {}
        }
    });
    siege.attack("`init` with what is no token", 2_000, |siege| {
        for _ in 0..2_000 {
            let (_, answer) = connect(&siege.uri, "garbage");
            assert_eq!(answer["status"]["errorCode"], 20101);
        }
    });
    siege.attack("`init` on one connection, no answer read", 20_000, |siege| {
        let mut socket = siege.upgraded();
        for _ in 0..20_000 {
            // The emulator closes it at some point.
            if socket.write(Message::Binary(init("garbage").into())).is_err() {
                break;
            }
        }
        socket
    });
    siege.attack("requests on one connection, no answer read", 20_000, |siege| {
        let (mut socket, _) = connect(&siege.uri, &siege.token);
        let MaybeTlsStream::Plain(stream) = socket.get_ref() else { unreachable!("it is plain") };
        stream.set_nonblocking(true).unwrap();
        let request = packet(json!({"id": "TM3", "method": "message", "active_grant": "data_sync",
            "http_request": {"method": "GET", "path": format!("/v3/{}", "x".repeat(1000))}}));
        for _ in 0..20_000 {
            if socket.send(Message::Binary(request.clone().into())).is_err() {
                // The emulator stops reading until we read.
                break;
            }
        }
        socket
    });
    siege.attack("packets that are none, and JSON that is none", 2_000, |siege| {
        let deep = format!("{}{}", "[".repeat(30_000), "]".repeat(30_000));
        let wrong: Vec<Vec<u8>> = vec![
            b"TWILSOCK V3.0 99999999\r\n{}\r\n".to_vec(),
            b"TWILSOCK V3.0 9\r\n{\"a\":\xff}\r\n".to_vec(),
            [format!("TWILSOCK V3.0 {}\r\n", deep.len()).as_bytes(), deep.as_bytes(), b"\r\n"].concat(),
            packet(json!({"id": [[[1]]], "method": {"a": 1}, "token": 7})),
            packet(json!({"id": "TM1", "method": "init", "token": ["@"], "registrations": vec![json!({}); 10_000]})),
            Vec::new(),
        ];
        for round in 0..2_000 {
            let mut socket = siege.upgraded();
            socket.send(Message::Binary(wrong[round % wrong.len()].clone().into())).unwrap();
            let _ = socket.read();
        }
    });
}

fn other_protocols(siege: &mut Siege) {
    siege.attack("JSON that is none, to Voice and Video", 1_000, |siege| {
        for round in 0..1_000 {
            let path = ["signal", "signaling"][round % 2];
            let (mut socket, _) = tungstenite::connect(format!("ws://{}/{path}", siege.address)).unwrap();
            let text = [
                "{",
                "null",
                "[]",
                "{\"type\":7}",
                "{\"type\":\"listen\",\"payload\":[]}",
                "{\"type\":\"hello\",\"body\":7}",
            ];
            socket.send(Message::Text(text[round % text.len()].into())).unwrap();
        }
    });
    siege.attack("documents, until it takes no more", 2_100, |siege| {
        let (mut socket, _) = connect(&siege.uri, &siege.token);
        for number in 0..2_100 {
            let header = json!({"id": "TM4", "method": "message", "active_grant": "data_sync",
                "http_request": {"method": "POST", "path": "/v3/Documents"}});
            let payload = Payload::Json(json!({"unique_name": format!("d{number}"), "data": "x".repeat(16_000)}));
            let packet = Packet { header: header.as_object().unwrap().clone(), payload };
            socket.send(Message::Binary(encode(&packet).into())).unwrap();
            assert!(socket.read().unwrap().is_binary());
        }
    });
    siege.attack("bodies to the control port", 500, |siege| {
        for _ in 0..500 {
            let mut stream = TcpStream::connect(&siege.control).unwrap();
            let head = format!("POST /warn HTTP/1.1\r\nHost: {}\r\nContent-Length: 1000000\r\n\r\n", siege.control);
            let _ = stream.write_all(head.as_bytes()).and_then(|()| stream.write_all(&vec![b'x'; 1_000_000]));
        }
    });
}
