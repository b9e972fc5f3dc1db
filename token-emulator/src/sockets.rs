//! Which WebSocket is which: the paths of the three protocols.

use std::sync::Arc;

use axum::Router;
use axum::extract::State;
use axum::extract::ws::{WebSocket, WebSocketUpgrade};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse as _, Response};
use axum::routing::any;

use crate::clients::{Client, Clients};
use crate::events::{Log, What};
use crate::json_socket::JsonSocket;
use crate::twilsock::session::Shared;
use crate::{Service, origin, twilsock, video, voice};

/// The longest message of a client, bytes. What an SDK sends first has less than two thousand, an offer of media some ten
/// thousand.
const LONGEST: usize = twilsock::LONGEST_PACKET;

/// What each connection reads at a time, bytes. The 128 KiB that are usual would be for one connection with much to say.
const BUFFER: usize = 8 * 1024;
/// The most bytes that wait to be written to one connection.
const LONGEST_WRITTEN: usize = LONGEST;

/// What the handlers share.
#[derive(Clone)]
pub(crate) struct Sockets {
    pub(crate) shared: Arc<Shared>,
    pub(crate) clients: Arc<Clients>,
    pub(crate) log: Arc<Log>,
    pub(crate) origins: Arc<[String]>,
}

/// `/signal` is Voice, `/signaling` Video; the other SDKs take any other path.
pub(crate) fn router(sockets: Sockets) -> Router {
    Router::new()
        .route("/signal", any(voice_socket))
        .route("/signaling", any(video_socket))
        .fallback(any(twilsock_socket))
        .with_state(sockets)
}

async fn twilsock_socket(State(sockets): State<Sockets>, headers: HeaderMap, upgrade: WebSocketUpgrade) -> Response {
    sockets.open(&headers, upgrade, Service::Twilsock)
}

async fn voice_socket(State(sockets): State<Sockets>, headers: HeaderMap, upgrade: WebSocketUpgrade) -> Response {
    sockets.open(&headers, upgrade, Service::Voice)
}

async fn video_socket(State(sockets): State<Sockets>, headers: HeaderMap, upgrade: WebSocketUpgrade) -> Response {
    sockets.open(&headers, upgrade, Service::Video)
}

impl Sockets {
    fn open(self, headers: &HeaderMap, upgrade: WebSocketUpgrade, service: Service) -> Response {
        if !origin::is_allowed(headers, &self.origins) {
            return (StatusCode::FORBIDDEN, "no page of this origin may connect\n").into_response();
        }
        let Some(client) = self.clients.enter(service) else {
            return (StatusCode::SERVICE_UNAVAILABLE, "too many connections\n").into_response();
        };
        let upgrade = upgrade.max_message_size(LONGEST).max_frame_size(LONGEST);
        let upgrade = upgrade.read_buffer_size(BUFFER).write_buffer_size(BUFFER).max_write_buffer_size(LONGEST_WRITTEN);
        upgrade.on_upgrade(move |socket| self.serve(socket, client, service))
    }

    async fn serve(self, socket: WebSocket, client: Client, service: Service) {
        let Self { shared, log, .. } = self;
        let number = client.number;
        log.add(number, service, What::Connected);
        match service {
            Service::Twilsock => twilsock::socket::serve(socket, client, Arc::clone(&shared), Arc::clone(&log)).await,
            Service::Voice => voice::serve(JsonSocket::new(socket, &shared), client, shared, Arc::clone(&log)).await,
            Service::Video => video::serve(JsonSocket::new(socket, &shared), client, shared, Arc::clone(&log)).await,
        }
        log.add(number, service, What::Disconnected);
    }
}
