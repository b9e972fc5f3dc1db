//! Opens the `WebSocket`s of the three protocols, which differ by path.

use std::sync::Arc;

use axum::Router;
use axum::extract::State;
use axum::extract::ws::{WebSocket, WebSocketUpgrade};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse as _, Response};
use axum::routing::any;

use crate::clients::{Client, Clients};
use crate::events::{EventKind, Log};
use crate::json_socket::JsonSocket;
use crate::twilsock::session::Shared;
use crate::{Service, origin, twilsock, video, voice};

/// The maximum size of a client's message. The first message of an SDK has less than 2 kB, an offer of media some 10
/// kB.
const MAX_MESSAGE_BYTES: usize = twilsock::MAX_PACKET_BYTES;

/// The size of a connection's buffers. The default of 128 KiB is for few connections with much traffic.
const BUFFER_BYTES: usize = 8 * 1024;
/// How many bytes may wait to be written to a connection.
const MAX_UNSENT_BYTES: usize = MAX_MESSAGE_BYTES;

#[derive(Clone)]
pub(crate) struct Sockets {
    pub(crate) shared: Arc<Shared>,
    pub(crate) clients: Arc<Clients>,
    pub(crate) log: Arc<Log>,
    pub(crate) origins: Arc<[String]>,
}

/// `/signal` is Voice, `/signaling` Video; Twilsock accepts any other path. Before them, `token try --url` writes the host that the SDK would
/// connect to.
pub(crate) fn router(sockets: Sockets) -> Router {
    Router::new()
        .route("/signal", any(voice_socket))
        .route("/signaling", any(video_socket))
        .route("/{host}/signal", any(voice_socket))
        .route("/{host}/signaling", any(video_socket))
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
            return (StatusCode::FORBIDDEN, "pages of this origin may not connect\n").into_response();
        }
        let Some(client) = self.clients.connect(service) else {
            return (StatusCode::SERVICE_UNAVAILABLE, "too many connections\n").into_response();
        };
        let upgrade = upgrade.max_message_size(MAX_MESSAGE_BYTES).max_frame_size(MAX_MESSAGE_BYTES);
        let upgrade = upgrade
            .read_buffer_size(BUFFER_BYTES)
            .write_buffer_size(BUFFER_BYTES)
            .max_write_buffer_size(MAX_UNSENT_BYTES);
        upgrade.on_upgrade(move |socket| self.serve(socket, client, service))
    }

    async fn serve(self, socket: WebSocket, client: Client, service: Service) {
        let Self { shared, log, .. } = self;
        let number = client.number;
        log.add(number, service, EventKind::Connected);
        match service {
            Service::Twilsock => twilsock::socket::serve(socket, client, Arc::clone(&shared), Arc::clone(&log)).await,
            Service::Voice => voice::serve(JsonSocket::new(socket, &shared), client, shared, Arc::clone(&log)).await,
            Service::Video => video::serve(JsonSocket::new(socket, &shared), client, shared, Arc::clone(&log)).await,
        }
        log.add(number, service, EventKind::Disconnected);
    }
}
