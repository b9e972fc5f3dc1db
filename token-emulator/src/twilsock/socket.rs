//! Carries a session: its WebSocket, its clock, and what it is told.

use std::collections::VecDeque;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use axum::extract::ws::{Message, WebSocket};
use tokio::time::{Instant, sleep_until, timeout};

use super::session::{Act, Session, Shared};
use super::{Packet, decode, encode};
use crate::clients::Client;
use crate::events::{Log, What};

/// How long a client may take to show its token.
const TIME_FOR_INIT: Duration = Duration::from_secs(10);
/// How long a client may take to leave, or to read one packet.
const PATIENCE: Duration = Duration::from_secs(5);
/// How many answers may wait, and of how many bytes; beyond them nothing more is read.
const WAITING: (usize, usize) = (64, 256 * 1024);
/// How many may wait before it is told nothing more either; beyond them it misses what others change.
const TOLD_WAITING: (usize, usize) = (512, 512 * 1024);
/// How often the clock is looked at again, in case that it was set.
const LOOK_AGAIN: Duration = Duration::from_secs(30);

/// Serves one client until it is gone.
pub(crate) async fn serve(mut socket: WebSocket, mut client: Client, shared: Arc<Shared>, log: Arc<Log>) {
    let mut session = Session::new(Arc::clone(&shared), client.number);
    let mut carrier = Carrier { answers: VecDeque::new(), bytes: 0, end: None, shared, log };
    let opened = Instant::now();
    loop {
        let now = Instant::now();
        let wake = carrier.wake(&session, opened, now);
        let acts = tokio::select! {
            received = socket.recv(), if carrier.has_room(WAITING) => match received {
                Some(Ok(Message::Binary(bytes))) => match decode(&bytes) {
                    Ok(packet) => match hear(session, packet, &carrier.shared).await {
                        Some((heard, acts)) => {
                            session = heard;
                            acts
                        }
                        None => break,
                    },
                    Err(error) => session.garbage(Some(error)),
                },
                Some(Ok(Message::Text(_))) => session.garbage(None),
                Some(Ok(Message::Ping(_) | Message::Pong(_))) => Vec::new(),
                Some(Ok(Message::Close(_)) | Err(_)) | None => break,
            },
            told = client.told(), if carrier.has_room(TOLD_WAITING) => match told {
                Some(command) => session.command(command, SystemTime::now()),
                None => break,
            },
            () = sleep_until(wake) => session.at(SystemTime::now()),
        };
        for act in acts {
            if carrier.act(act, &client, &mut socket).await.is_none() {
                carrier.shared.upstream.forget(client.number);
                return;
            }
        }
        if carrier.send_due(&mut socket).await.is_none() || carrier.is_over(&session, opened) {
            break;
        }
    }
    let _ = timeout(PATIENCE, socket.send(Message::Close(None))).await;
    carrier.shared.upstream.forget(client.number);
}

/// What a packet leads to. One that brings a token waits for its turn to be judged; `None` when that panicked.
async fn hear(mut session: Session, packet: Packet, shared: &Shared) -> Option<(Session, Vec<Act>)> {
    if !Session::judges(&packet) {
        let acts = session.packet(&packet, SystemTime::now());
        return Some((session, acts));
    }
    let Some(turn) = shared.judging.turn().await else {
        let acts = session.busy(&packet);
        return Some((session, acts));
    };
    let judge = move || {
        let acts = session.packet(&packet, SystemTime::now());
        (session, acts)
    };
    turn.run(judge).await
}

struct Carrier {
    /// What is to be sent, and when; in the order of asking.
    answers: VecDeque<(Instant, Vec<u8>)>,
    /// What they take.
    bytes: usize,
    /// When the socket is closed, whatever the client does.
    end: Option<Instant>,
    shared: Arc<Shared>,
    log: Arc<Log>,
}

impl Carrier {
    /// Does what a session asks for; `None` when the client is gone.
    async fn act(&mut self, act: Act, client: &Client, socket: &mut WebSocket) -> Option<()> {
        match act {
            Act::Answer(packet) => {
                self.wait(Instant::now() + self.shared.scenario.answer_after(), &packet);
            }
            // It goes out behind the answers before it, unless those are asked to wait.
            Act::Tell(packet) if self.answers.is_empty() => send(socket, encode(&packet)).await?,
            Act::Tell(packet) => self.wait(Instant::now(), &packet),
            Act::Admitted(admitted) => client.is(&admitted),
            Act::Note(what) => self.note(client, what),
            Act::End => {
                client.is_out();
                self.end = Some(Instant::now() + PATIENCE + self.shared.scenario.answer_after());
            }
        }
        Some(())
    }

    fn wait(&mut self, until: Instant, packet: &Packet) {
        let bytes = encode(packet);
        self.bytes += bytes.len();
        self.answers.push_back((until, bytes));
    }

    fn has_room(&self, (answers, bytes): (usize, usize)) -> bool {
        self.answers.len() < answers && self.bytes < bytes
    }

    fn note(&self, client: &Client, what: What) {
        self.log.add(client.number, client.service, what);
    }

    async fn send_due(&mut self, socket: &mut WebSocket) -> Option<()> {
        while self.answers.front().is_some_and(|(at, _)| *at <= Instant::now()) {
            let Some((_, bytes)) = self.answers.pop_front() else { break };
            self.bytes -= bytes.len();
            send(socket, bytes).await?;
        }
        Some(())
    }

    /// When there is something to do, even if nobody says anything.
    fn wake(&self, session: &Session, opened: Instant, now: Instant) -> Instant {
        let session_at = session.deadline().map(|deadline| {
            // Rounded up to what a timer can tell apart, so that it is not over a moment too early.
            now + deadline.duration_since(SystemTime::now()).unwrap_or_default() + Duration::from_millis(1)
        });
        let answer_at = self.answers.front().map(|(at, _)| *at);
        let init_at = session.is_new().then(|| opened + TIME_FOR_INIT);
        let all = [session_at, answer_at, init_at, self.end, Some(now + LOOK_AGAIN)];
        all.into_iter().flatten().min().unwrap_or(now)
    }

    fn is_over(&self, session: &Session, opened: Instant) -> bool {
        let now = Instant::now();
        self.end.is_some_and(|end| now >= end) || (session.is_new() && now >= opened + TIME_FOR_INIT)
    }
}

async fn send(socket: &mut WebSocket, bytes: Vec<u8>) -> Option<()> {
    timeout(PATIENCE, socket.send(Message::Binary(bytes.into()))).await.ok()?.ok()
}
