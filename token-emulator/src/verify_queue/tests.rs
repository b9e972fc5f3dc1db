//! A slow token is simulated by work that runs until the test ends it, so that no test depends on speed.

use std::sync::mpsc;
use std::time::Duration;

use futures_util::{SinkExt as _, StreamExt as _};
use serde_json::{Value, json};
use token_core::twilio::{DataSyncGrant, Issuer};
use tokio::net::TcpStream;
use tokio::time::timeout;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream, connect_async};

use super::*;
use crate::test_credentials::credentials;
use crate::twilsock::{Packet, Payload, decode, encode};
use crate::{Emulator, Options};

type Socket = WebSocketStream<MaybeTlsStream<TcpStream>>;

/// A timeout for immediate events, long enough for a busy machine.
const SOON: Duration = Duration::from_secs(20);

fn token() -> String {
    let grant = DataSyncGrant::new("IS0123456789abcdef0123456789abcdef".parse().unwrap());
    Issuer::new(&credentials()).issue("alice", grant).unwrap().as_str().to_owned()
}

async fn emulator(verify_queue: &VerifyQueue) -> Emulator {
    Emulator::start_with(Options::new(&credentials()), verify_queue.clone()).await.unwrap()
}

async fn open(uri: &str) -> Socket {
    connect_async(uri).await.unwrap().0
}

async fn send(socket: &mut Socket, header: Value) {
    let Value::Object(header) = header else { unreachable!("a header is an object") };
    socket.send(Message::Binary(encode(&Packet { header, payload: Payload::None }).into())).await.unwrap();
}

async fn init(socket: &mut Socket) {
    send(socket, json!({"method": "init", "id": "TM1", "token": token()})).await;
}

/// The status of the next packet.
async fn status(socket: &mut Socket) -> Value {
    match timeout(SOON, socket.next()).await.unwrap().unwrap().unwrap() {
        Message::Binary(bytes) => decode(&bytes).unwrap().header["status"].clone(),
        other => panic!("no packet: {other:?}"),
    }
}

/// Work that runs until the sender ends it. It times out in case it blocks the thread that should end it.
async fn begin_work(verify_queue: &VerifyQueue) -> (mpsc::Sender<()>, tokio::task::JoinHandle<Option<bool>>) {
    let turn = verify_queue.turn().await.unwrap();
    let (finish, finished) = mpsc::channel();
    (finish, tokio::spawn(turn.run(move || finished.recv_timeout(SOON).is_ok())))
}

async fn until_full(verify_queue: &VerifyQueue) {
    let full = async {
        while verify_queue.slots.available_permits() > 0 {
            tokio::task::yield_now().await;
        }
    };
    timeout(SOON, full).await.unwrap();
}

#[tokio::test]
async fn a_turn_lasts_until_its_work_is_done_and_the_queue_is_bounded() {
    let verify_queue = VerifyQueue::new(1, 1);
    let (finish, finished) = mpsc::channel::<()>();
    let first = verify_queue.turn().await.unwrap();
    // The client disconnects at once; the work and its turn go on.
    let gone = timeout(Duration::from_millis(10), first.run(move || finished.recv_timeout(SOON))).await;
    assert!(gone.is_err());
    let waits = tokio::spawn({
        let verify_queue = verify_queue.clone();
        async move { verify_queue.turn().await.is_some() }
    });
    until_full(&verify_queue).await;
    assert!(verify_queue.turn().await.is_none(), "both slots are taken");
    assert!(!waits.is_finished());
    finish.send(()).unwrap();
    assert!(waits.await.unwrap(), "its turn has come");
    assert_eq!(verify_queue.turn().await.unwrap().run(|| 7).await, Some(7));
}

/// The test runs on one thread, so work on that thread would block every client.
#[tokio::test]
async fn clients_are_served_while_a_token_is_verified_and_another_waits() {
    let verify_queue = VerifyQueue::new(1, 1);
    let emulator = emulator(&verify_queue).await;
    let mut live = open(&emulator.uri()).await;
    init(&mut live).await;
    assert_eq!(status(&mut live).await["code"], 200);

    let (finish, work) = begin_work(&verify_queue).await;
    let mut waits = open(&emulator.uri()).await;
    init(&mut waits).await;
    until_full(&verify_queue).await;
    send(&mut live, json!({"method": "ping", "id": "TM2"})).await;
    assert_eq!(status(&mut live).await["code"], 200);
    assert!(timeout(Duration::from_millis(50), waits.next()).await.is_err(), "it waits for its turn");

    finish.send(()).unwrap();
    assert_eq!(work.await.unwrap(), Some(true), "it was ended by this thread, not by its timeout");
    assert_eq!(status(&mut waits).await["code"], 200);
}

#[tokio::test]
async fn a_full_queue_refuses_new_clients_and_keeps_connected_ones() {
    let verify_queue = VerifyQueue::new(1, 0);
    let emulator = emulator(&verify_queue).await;
    let mut live = open(&emulator.uri()).await;
    init(&mut live).await;
    assert_eq!(status(&mut live).await["code"], 200);

    let (finish, work) = begin_work(&verify_queue).await;
    let mut refused = open(&emulator.uri()).await;
    init(&mut refused).await;
    let busy = status(&mut refused).await;
    assert_eq!((&busy["code"], &busy["status"]), (&json!(503), &json!("SERVICE_UNAVAILABLE")));
    send(&mut live, json!({"method": "update", "id": "TM2", "token": token()})).await;
    assert_eq!(status(&mut live).await["code"], 503);
    let voice = format!("ws://{}/signal", emulator.voice());
    let listen = json!({"type": "listen", "payload": {"token": token()}});
    let ice = json!({"type": "hello", "body": {"type": "ice", "token": token()}});
    for (uri, message) in [(voice, listen), (emulator.video_uri(), ice)] {
        let mut client = open(&uri).await;
        client.send(Message::Text(message.to_string().into())).await.unwrap();
        while let Some(Ok(Message::Text(text))) = timeout(SOON, client.next()).await.unwrap() {
            assert_eq!(text.trim(), "", "a heartbeat, and no reply");
        }
    }

    finish.send(()).unwrap();
    assert_eq!(work.await.unwrap(), Some(true), "it was ended by this thread, not by its timeout");
    send(&mut live, json!({"method": "update", "id": "TM3", "token": token()})).await;
    assert_eq!(status(&mut live).await["code"], 200, "the old token is still valid");
}
