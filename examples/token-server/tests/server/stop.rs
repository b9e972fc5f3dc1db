//! A server that is told to stop finishes what it began.

use std::sync::Arc;

use axum::Router;
use axum::routing::get;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Notify;

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
    let server = tokio::spawn(token_server::stop::serve(listener, router, async move { stop.notified().await }));

    let mut client = TcpStream::connect(address).await.unwrap();
    client.write_all(b"GET / HTTP/1.1\r\nhost: desk.example\r\n\r\n").await.unwrap();
    began.notified().await;
    told.notify_one();
    // The listener is closed before the request is answered: nobody connects any more.
    while TcpStream::connect(address).await.is_ok() {
        tokio::task::yield_now().await;
    }
    go_on.notify_one();
    let mut answer = String::new();
    client.read_to_string(&mut answer).await.unwrap();
    assert!(answer.starts_with("HTTP/1.1 200 OK") && answer.ends_with("done"), "{answer}");
    server.await.unwrap().unwrap();
}
