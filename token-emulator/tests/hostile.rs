//! Clients that ask for much: what they get back, and what others notice of them.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests say what they expect by panicking"
)]
#![allow(clippy::print_stdout, reason = "the figures are for whoever asks with --nocapture")]

mod clients;

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use clients::{Twilsock, emulator, status};
use serde_json::{Value, json};
use token_emulator::twilsock::{Payload, encode};
use tokio::time::timeout;

/// 57 KiB of duplicate keys under a long path, without a signature that anybody would take.
fn worst_token() -> String {
    let encode = |text: &str| {
        const LETTERS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        let mut padded = text.as_bytes().to_vec();
        padded.resize(padded.len().next_multiple_of(3), b' ');
        let groups = padded.chunks(3).map(|group| group.iter().fold(0_u32, |bits, byte| bits << 8 | u32::from(*byte)));
        let letter = |bits: u32| char::from(LETTERS[(bits & 63) as usize]);
        groups.flat_map(|bits| [18, 12, 6, 0].map(|shift| letter(bits >> shift))).collect::<String>()
    };
    let key = "k".repeat(60);
    let deep = format!("\"{key}\":{{").repeat(110) + &"\"\":0,".repeat(6_800) + "\"\":0" + &"}".repeat(110);
    let header = encode(r#"{"typ":"JWT","alg":"HS256","cty":"twilio-fpa;v=1"}"#);
    format!("{header}.{}.{}", encode(&format!("{{\"grants\":{{{deep}}}}}")), "A".repeat(43))
}

/// No time is asked for: see the figures.
#[tokio::test]
async fn a_good_client_is_served_beside_eight_that_bring_the_worst_tokens() {
    let emulator = Arc::new(emulator().await);
    let token = worst_token();
    assert!((55_000..63_000).contains(&token.len()), "{}", token.len());
    let refused = Arc::new(AtomicUsize::new(0));
    let hostile: Vec<_> = (0..8)
        .map(|_| {
            let (emulator, token, refused) = (Arc::clone(&emulator), token.clone(), Arc::clone(&refused));
            tokio::spawn(async move {
                loop {
                    let (_, answer) = Twilsock::show(&emulator, &token).await;
                    assert!(matches!(status(&answer).0, 401 | 429), "{answer:?}");
                    refused.fetch_add(1, Ordering::Relaxed);
                }
            })
        })
        .collect();
    let mut longest = Duration::ZERO;
    for _ in 0..3 {
        let begin = Instant::now();
        let good = timeout(Duration::from_secs(60), Twilsock::connected(&emulator, "alice")).await;
        drop(good.expect("the good client is served"));
        longest = longest.max(begin.elapsed());
    }
    println!("a good client waited {longest:?} at most, beside {} refused", refused.load(Ordering::Relaxed));
    assert!(hostile.iter().all(|one| !one.is_finished()), "each of them gets its answers");
    hostile.iter().for_each(tokio::task::JoinHandle::abort);
}

#[tokio::test]
async fn what_a_client_sends_once_does_not_come_back_a_hundred_times() {
    let emulator = emulator().await;
    let mut client = Twilsock::connected(&emulator, "alice").await;
    let requests: Vec<_> =
        (0..100).map(|n| json!({"object_sid": format!("ET{n}"), "object_type": "x".repeat(2_000)})).collect();
    let subscribe = json!({"action": "establish", "correlation_id": "c".repeat(40_000), "requests": requests});
    let header = json!({"method": "message", "active_grant": "data_sync", "payload_type": "application/json",
        "http_request": {"path": "/v4/Subscriptions", "method": "POST"}});
    client.send_packet(header, Payload::Json(subscribe)).await;
    let mut bytes = 0;
    for number in 0..=100 {
        let packet = client.receive().await;
        bytes += encode(&packet).len();
        let Payload::Json(event) = packet.payload else { panic!("no JSON in {packet:?}") };
        assert!(
            number == 0 || (event["event_type"] == "subscription_established" && event["correlation_id"].is_null())
        );
    }
    assert!(bytes < 100_000, "{bytes}");
    // What a hundred documents have in them does not come at once, nor twice.
    let made = |n: usize| json!({"unique_name": format!("d{n}"), "data": "x".repeat(16_000)});
    let mut sids = Vec::new();
    for n in 0..40 {
        let (_, document) = client.request("data_sync", "POST", "/v3/Documents", made(n)).await;
        let sid = document["sid"].as_str().unwrap().to_owned();
        assert_eq!(client.request("data_sync", "POST", &format!("/v3/Documents/{sid}"), made(n)).await.0, 200);
        sids.push(sid);
    }
    let requests: Vec<_> = sids.iter().chain(&sids).map(|sid| json!({"object_sid": sid, "last_event_id": 0})).collect();
    let mut other = Twilsock::connected(&emulator, "bob").await;
    let (code, _) = other
        .request("data_sync", "POST", "/v4/Subscriptions", json!({"action": "establish", "requests": requests}))
        .await;
    assert_eq!(code, 200);
    let (mut replayed, mut complete, mut interrupted) = (0, 0, 0);
    while complete + interrupted < 40 {
        let Payload::Json(event) = other.receive().await.payload else { panic!("no JSON") };
        match (event["event_type"].as_str().unwrap(), event["events"][0]["replay_status"].as_str()) {
            ("document_updated", _) => replayed += 1,
            ("subscription_established", Some("completed")) => complete += 1,
            ("subscription_established", Some("interrupted")) => interrupted += 1,
            _ => panic!("{event}"),
        }
    }
    assert_eq!((replayed, complete, interrupted), (16, 16, 24));
    assert_eq!(other.request("data_sync", "GET", &format!("/v3/Documents/{}", sids[0]), Value::Null).await.0, 200);
}
