//! The limits on connections, and how connections end.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::routing::get;
use axum::{Router, middleware};
use token_server::{connections, request_timeout, turn};
use tokio::io::{AsyncRead, AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Notify;
use tokio::time::{Instant, sleep};

const REQUEST: &[u8] = b"GET / HTTP/1.1\r\nhost: desk.example\r\n\r\n";

/// A server with a limit on connections.
async fn serve(most: usize, router: Router) -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let router = router.layer(middleware::from_fn(request_timeout::limit));
    tokio::spawn(connections::serve(listener, router, most, std::future::pending()));
    address
}

async fn send(address: SocketAddr, text: &[u8]) -> TcpStream {
    let mut client = TcpStream::connect(address).await.unwrap();
    client.write_all(text).await.unwrap();
    client
}

/// Everything until the server closes the connection.
async fn rest(mut client: impl AsyncRead + Unpin) -> String {
    let mut text = Vec::new();
    // If the server has unread data, the connection ends with a reset.
    let _ = client.read_to_end(&mut text).await;
    String::from_utf8(text).unwrap()
}

// In these tests the clock is paused, and jumps to the next timer.
#[tokio::test(start_paused = true)]
async fn headers_that_do_not_end_are_not_waited_for() {
    let address = serve(8, Router::new().route("/", get(async || "done"))).await;
    for (begun, answered, time) in [
        (&b""[..], false, turn::FIRST),
        (b"GET / HTTP/1.1\r\nhost: desk", false, turn::FIRST),
        (REQUEST, true, turn::NEXT),
    ] {
        let (reads, mut sends) = send(address, begun).await.into_split();
        let opened = Instant::now();
        let answer = tokio::spawn(rest(reads));
        // Sending a byte now and then does not help.
        while !answered && !answer.is_finished() {
            let _ = sends.write_all(b"x").await;
            sleep(Duration::from_secs(3)).await;
        }
        let answer = answer.await.unwrap();
        assert_eq!(answer.ends_with("done"), answered, "{answer}");
        assert!(opened.elapsed() < time + Duration::from_secs(5), "{:?}", opened.elapsed());
    }
}

#[tokio::test(start_paused = true)]
async fn an_unread_response_is_dropped() {
    const LONG: usize = 64 << 20;
    let address = serve(8, Router::new().route("/", get(async || "x".repeat(LONG)))).await;
    let client = send(address, REQUEST).await;
    sleep(turn::NEXT + Duration::from_secs(2)).await;
    assert!(rest(client).await.len() < LONG);
}

#[tokio::test(start_paused = true)]
async fn where_there_is_no_room_who_waits_longest_for_nothing_leaves() {
    let (began, go_on) = (Arc::new(Notify::new()), Arc::new(Notify::new()));
    let handler = {
        let (began, go_on) = (began.clone(), go_on.clone());
        async move || {
            began.notify_one();
            go_on.notified().await;
            "done"
        }
    };
    let address = serve(2, Router::new().route("/", get(async || "at once")).route("/slow", get(handler))).await;
    let answered = send(address, b"GET /slow HTTP/1.1\r\nhost: desk.example\r\nconnection: close\r\n\r\n").await;
    began.notified().await;
    for begun in [&b""[..], b"GET / HT", b"POST / HTTP/1.1\r\nhost: desk.example\r\ncontent-length: 9\r\n\r\n", REQUEST]
    {
        let holds = send(address, begun).await;
        if begun == REQUEST {
            // The response is on its way, so it is the client's turn again.
            holds.readable().await.unwrap();
        }
        let opened = Instant::now();
        let mut comes = send(address, REQUEST).await;
        let mut answer = [0; 15];
        comes.read_exact(&mut answer).await.unwrap();
        assert_eq!(&answer, b"HTTP/1.1 200 OK");
        assert_eq!(rest(holds).await.ends_with("at once"), begun == REQUEST);
        assert!(opened.elapsed() < Duration::from_secs(5), "it left for its own reasons, after {:?}", opened.elapsed());
    }
    go_on.notify_one();
    assert!(rest(answered).await.ends_with("done"));
}

#[tokio::test]
async fn connections_that_ended_are_not_asked_to_leave() {
    let address = serve(8, Router::new().route("/", get(async || "done"))).await;
    for _ in 0..250 {
        let closes = send(address, b"GET / HTTP/1.1\r\nhost: desk.example\r\nconnection: close\r\n\r\n").await;
        assert!(rest(closes).await.ends_with("done"));
        // A connection that ends before its first request.
        drop(send(address, b"GET").await);
    }
    // From here on, each futile attempt to close a connection costs 20 ms of the paused clock.
    tokio::time::pause();
    let mut idle = Vec::new();
    for _ in 0..8 {
        idle.push(send(address, b"").await);
    }
    let opened = Instant::now();
    let mut answer = [0; 15];
    send(address, REQUEST).await.read_exact(&mut answer).await.unwrap();
    assert_eq!(&answer, b"HTTP/1.1 200 OK");
    assert!(opened.elapsed() < Duration::from_secs(4), "{:?}", opened.elapsed());
}

#[tokio::test]
async fn the_request_that_is_being_answered_is_finished_and_no_more_are_taken() {
    let (began, go_on, told) = (Arc::new(Notify::new()), Arc::new(Notify::new()), Arc::new(Notify::new()));
    let handler = {
        let (began, go_on) = (began.clone(), go_on.clone());
        async move || {
            began.notify_one();
            go_on.notified().await;
            "done"
        }
    };
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let stop = told.clone();
    let router = Router::new().route("/", get(handler));
    let server = tokio::spawn(connections::serve(listener, router, 8, async move { stop.notified().await }));

    let mut client = TcpStream::connect(address).await.unwrap();
    client.write_all(REQUEST).await.unwrap();
    began.notified().await;
    told.notify_one();
    // The listener is closed before the request is answered, so no client can connect.
    while TcpStream::connect(address).await.is_ok() {
        tokio::task::yield_now().await;
    }
    go_on.notify_one();
    let mut answer = String::new();
    client.read_to_string(&mut answer).await.unwrap();
    assert!(answer.starts_with("HTTP/1.1 200 OK") && answer.ends_with("done"), "{answer}");
    server.await.unwrap();
}
