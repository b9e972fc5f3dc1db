//! A client that sends a token, learns whether it is accepted, and leaves.

mod answers;

use self::answers::Answers;
use crate::step::{Frame, Step};
use crate::twilsock::{self, client};
use crate::{video, voice};

/// A client SDK whose protocol is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sdk {
    /// Sync.
    Sync,
    /// Conversations.
    Conversations,
    /// Voice.
    Voice,
    /// Video.
    Video,
}

impl Sdk {
    /// All of them.
    pub const ALL: &'static [Self] = &[Self::Sync, Self::Conversations, Self::Voice, Self::Video];

    /// Its name in the schema.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Sync => "sync",
            Self::Conversations => "conversations",
            Self::Voice => "voice",
            Self::Video => "video",
        }
    }

    /// The SDK of a name in the schema of [`VENDOR`](Self::VENDOR).
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|sdk| sdk.name() == name)
    }

    /// The vendor's name in its schema.
    pub const VENDOR: &'static str = "twilio";

    /// The host to which it connects, for a token of a region; the caller has checked that the vendor has the region.
    #[must_use]
    pub fn host(self, region: Option<&str>) -> String {
        match self {
            Self::Sync | Self::Conversations => format!("tsock.{}.twilio.com", region.unwrap_or("us1")),
            // An edge, not a region: the nearest, unless the region has one of its own.
            Self::Voice => match region {
                Some("ie1") => "voice-js.dublin.twilio.com".to_owned(),
                Some("au1") => "voice-js.sydney.twilio.com".to_owned(),
                _ => "voice-js.roaming.twilio.com".to_owned(),
            },
            Self::Video => "global.vss.twilio.com".to_owned(),
        }
    }

    /// The path of its WebSocket.
    #[must_use]
    pub const fn path(self) -> &'static str {
        match self {
            Self::Sync | Self::Conversations => "/v3/wsconnect",
            Self::Voice => "/signal",
            Self::Video => "/signaling",
        }
    }
}

/// A client without its socket.
///
/// ```
/// use token_protocols::{Attempt, Frame, Outcome, Sdk, Step};
///
/// let mut client = Attempt::new(Sdk::Voice, "a token", "");
/// assert!(matches!(client.first(), [Frame::Text(listen)] if listen.contains("a token")));
/// let refusal = r#"{"type": "error", "payload": {"error": {"code": 31204, "message": "JWT is invalid"}}}"#;
/// let Step::Leave(_, verdict) = client.receive(&Frame::Text(refusal.into())) else { unreachable!() };
/// assert_eq!((verdict.outcome, verdict.code), (Outcome::Refused, Some(31204)));
/// ```
pub struct Attempt {
    first: Vec<Frame>,
    answers: Answers,
}

impl Attempt {
    /// A client of this SDK with this token, whatever it is. The room is for Video, which enters it; other SDKs ignore
    /// it.
    #[must_use]
    pub fn new(sdk: Sdk, token: &str, room: &str) -> Self {
        let twilsock = |product| {
            let init = client::init(product, token);
            let id = init.header.get("id").cloned().unwrap_or_default();
            (Frame::Binary(twilsock::encode(&init)), Answers::Twilsock { init: id })
        };
        let (first, answers) = match sdk {
            Sdk::Sync => twilsock(&client::SYNC),
            Sdk::Conversations => twilsock(&client::CONVERSATIONS),
            Sdk::Voice => (Frame::json(&voice::listen(token)), Answers::Voice),
            Sdk::Video => {
                let connect = Frame::json(&video::connect(token, room));
                (Frame::json(&video::hello(token)), Answers::Video { connect: Some(connect) })
            }
        };
        Self { first: vec![first], answers }
    }

    /// What the client sends when it is connected.
    #[must_use]
    pub fn first(&self) -> &[Frame] {
        &self.first
    }

    /// What the client does about a message of the server.
    pub fn receive(&mut self, frame: &Frame) -> Step {
        self.answers.step(frame)
    }
}
