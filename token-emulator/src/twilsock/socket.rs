//! Connects a session to its WebSocket, the clock and the commands.

use std::collections::VecDeque;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use axum::extract::ws::{Message, WebSocket};
use tokio::time::{Instant, sleep_until, timeout};

use super::session::{Effect, Session, Shared};
use super::{Packet, decode, encode};
use crate::clients::Client;
use crate::events::{EventKind, Log};

/// How long a client may take to send its token.
const INIT_TIMEOUT: Duration = Duration::from_secs(10);
/// How long a client may take to close, or to read a packet.
const CLIENT_TIMEOUT: Duration = Duration::from_secs(5);
/// How many packets may wait to be sent, and how many bytes, before the emulator stops reading from the client.
const REPLY_LIMIT: (usize, usize) = (64, 256 * 1024);
/// The same before commands and notices are left in their queue too, where notices beyond its limit are dropped.
const NOTICE_LIMIT: (usize, usize) = (512, 512 * 1024);
/// How often the system clock is read, in case it was set.
const CLOCK_CHECK: Duration = Duration::from_secs(30);

/// Serves a client until it is gone.
pub(crate) async fn serve(mut socket: WebSocket, mut client: Client, shared: Arc<Shared>, log: Arc<Log>) {
    let mut session = Session::new(Arc::clone(&shared), client.number);
    let mut carrier = Carrier { outgoing: VecDeque::new(), bytes: 0, close_at: None, shared, log };
    let opened = Instant::now();
    loop {
        let now = Instant::now();
        let wake = carrier.wake(&session, opened, now);
        let effects = tokio::select! {
            received = socket.recv(), if carrier.has_room(REPLY_LIMIT) => match received {
                Some(Ok(Message::Binary(bytes))) => match decode(&bytes) {
                    Ok(packet) => match on_packet(session, packet, &carrier.shared).await {
                        Some((next, effects)) => {
                            session = next;
                            effects
                        }
                        None => break,
                    },
                    Err(error) => session.on_invalid_frame(Some(error)),
                },
                Some(Ok(Message::Text(_))) => session.on_invalid_frame(None),
                Some(Ok(Message::Ping(_) | Message::Pong(_))) => Vec::new(),
                Some(Ok(Message::Close(_)) | Err(_)) | None => break,
            },
            command = client.next_command(), if carrier.has_room(NOTICE_LIMIT) => match command {
                Some(command) => session.on_command(command, SystemTime::now()),
                None => break,
            },
            () = sleep_until(wake) => session.on_deadline(SystemTime::now()),
        };
        for effect in effects {
            if carrier.apply(effect, &client, &mut socket).await.is_none() {
                carrier.shared.upstream.forget(client.number);
                return;
            }
        }
        if carrier.send_due(&mut socket).await.is_none() || carrier.is_over(&session, opened) {
            break;
        }
    }
    let _ = timeout(CLIENT_TIMEOUT, socket.send(Message::Close(None))).await;
    carrier.shared.upstream.forget(client.number);
}

/// The effects of a packet. A packet with a token waits for its turn in the verify queue. `None` when verifying
/// panicked.
async fn on_packet(mut session: Session, packet: Packet, shared: &Shared) -> Option<(Session, Vec<Effect>)> {
    if !Session::brings_token(&packet) {
        let effects = session.on_packet(&packet, SystemTime::now());
        return Some((session, effects));
    }
    let Some(turn) = shared.verify_queue.turn().await else {
        let effects = session.busy(&packet);
        return Some((session, effects));
    };
    let verify = move || {
        let effects = session.on_packet(&packet, SystemTime::now());
        (session, effects)
    };
    turn.run(verify).await
}

struct Carrier {
    /// What to send and when, in order.
    outgoing: VecDeque<(Instant, Vec<u8>)>,
    /// The size of `outgoing`.
    bytes: usize,
    /// When the socket is closed at the latest.
    close_at: Option<Instant>,
    shared: Arc<Shared>,
    log: Arc<Log>,
}

impl Carrier {
    /// `None` when the client is gone.
    async fn apply(&mut self, effect: Effect, client: &Client, socket: &mut WebSocket) -> Option<()> {
        match effect {
            Effect::Reply(packet) => {
                self.enqueue(Instant::now() + self.shared.scenario.answer_after(), &packet);
            }
            // After the replies before it, unless a test delays them.
            Effect::Send(packet) if self.outgoing.is_empty() => send(socket, encode(&packet)).await?,
            Effect::Send(packet) => self.enqueue(Instant::now(), &packet),
            Effect::Admitted(admitted) => client.admit(&admitted),
            Effect::Log(kind) => self.log(client, kind),
            Effect::Close => {
                client.sign_out();
                self.close_at = Some(Instant::now() + CLIENT_TIMEOUT + self.shared.scenario.answer_after());
            }
        }
        Some(())
    }

    fn enqueue(&mut self, until: Instant, packet: &Packet) {
        let bytes = encode(packet);
        self.bytes += bytes.len();
        self.outgoing.push_back((until, bytes));
    }

    fn has_room(&self, (packets, bytes): (usize, usize)) -> bool {
        self.outgoing.len() < packets && self.bytes < bytes
    }

    fn log(&self, client: &Client, kind: EventKind) {
        self.log.add(client.number, client.service, kind);
    }

    async fn send_due(&mut self, socket: &mut WebSocket) -> Option<()> {
        while self.outgoing.front().is_some_and(|(at, _)| *at <= Instant::now()) {
            let Some((_, bytes)) = self.outgoing.pop_front() else { break };
            self.bytes -= bytes.len();
            send(socket, bytes).await?;
        }
        Some(())
    }

    /// When to wake up if nothing arrives.
    fn wake(&self, session: &Session, opened: Instant, now: Instant) -> Instant {
        let session_at = session.deadline().map(|deadline| {
            // Rounded up to the timer's resolution, so that it does not fire early.
            now + deadline.duration_since(SystemTime::now()).unwrap_or_default() + Duration::from_millis(1)
        });
        let answer_at = self.outgoing.front().map(|(at, _)| *at);
        let init_at = session.is_new().then(|| opened + INIT_TIMEOUT);
        let all = [session_at, answer_at, init_at, self.close_at, Some(now + CLOCK_CHECK)];
        all.into_iter().flatten().min().unwrap_or(now)
    }

    fn is_over(&self, session: &Session, opened: Instant) -> bool {
        let now = Instant::now();
        self.close_at.is_some_and(|end| now >= end) || (session.is_new() && now >= opened + INIT_TIMEOUT)
    }
}

async fn send(socket: &mut WebSocket, bytes: Vec<u8>) -> Option<()> {
    timeout(CLIENT_TIMEOUT, socket.send(Message::Binary(bytes.into()))).await.ok()?.ok()
}
