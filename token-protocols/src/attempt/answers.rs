//! What a client makes of a server's messages. Servers may send anything.

use serde_json::Value;

use crate::step::{Frame, Outcome, Step, Verdict};
use crate::twilsock::{self, DecodeError, Packet, client, packets};
use crate::{video, voice};

pub(super) enum Answers {
    /// With the id of the first packet.
    Twilsock {
        init: Value,
    },
    Voice,
    /// With the request to enter the room, until it is sent.
    Video {
        connect: Option<Frame>,
    },
}

impl Answers {
    pub(super) fn step(&mut self, frame: &Frame) -> Step {
        match (self, frame) {
            (Self::Twilsock { init }, Frame::Binary(bytes)) => match twilsock::decode(bytes) {
                Ok(packet) => of_twilsock(init, &packet),
                Err(error) => not_twilsock(error),
            },
            // The SDKs ignore text.
            (Self::Twilsock { .. }, Frame::Text(_)) => Step::Send(Vec::new()),
            (Self::Voice, Frame::Text(message)) if message.trim().is_empty() => {
                Step::Send(vec![Frame::Text(voice::HEARTBEAT.to_owned())])
            }
            (answers, Frame::Text(message)) => match serde_json::from_str::<Value>(message) {
                Ok(message) => match answers {
                    Self::Video { connect } => of_video(connect, &message),
                    _ => of_voice(&message),
                },
                Err(_) => undecided("the answer is not JSON"),
            },
            (_, Frame::Binary(_)) => undecided("the answer is binary; the protocol sends text"),
        }
    }
}

fn of_twilsock(init: &Value, packet: &Packet) -> Step {
    let header = &packet.header;
    let status = header.get("status").unwrap_or(&Value::Null);
    let farewell = || Frame::Binary(twilsock::encode(&client::close()));
    match text_at(&Value::Object(header.clone()), "/method") {
        "reply" if header.get("id") == Some(init) => {
            Step::Leave(
                vec![farewell()],
                verdict_of(status, |code| match code {
                    Some(200..=299) => Outcome::Accepted,
                    // As the SDKs: any other status is not about the token, and they try again.
                    Some(401 | 403) => Outcome::Refused,
                    _ => Outcome::Undecided,
                }),
            )
        }
        "reply" => Step::Send(Vec::new()),
        "close" => {
            let seen = Frame::Binary(twilsock::encode(&packets::ok(header)));
            Step::Leave(
                vec![seen],
                verdict_of(status, |code| match code {
                    Some(401 | 403 | 410) => Outcome::Refused,
                    _ => Outcome::Undecided,
                }),
            )
        }
        _ => Step::Send(vec![Frame::Binary(twilsock::encode(&packets::ok(header)))]),
    }
}

fn verdict_of(status: &Value, outcome: fn(Option<u32>) -> Outcome) -> Verdict {
    let code = number(status.get("code"));
    let description = text_at(status, "/description");
    let message = if description.is_empty() { text_at(status, "/status") } else { description };
    Verdict { outcome: outcome(code), code: number(status.get("errorCode")), status: code, message: message.to_owned() }
}

fn not_twilsock(error: DecodeError) -> Step {
    undecided(&format!("the answer is not Twilsock: {error}"))
}

fn of_voice(message: &Value) -> Step {
    match text_at(message, "/type") {
        "connected" => {
            let identity = text_at(message, "/payload/token/identity");
            Step::Leave(Vec::new(), accepted(&format!("connected as `{identity}`")))
        }
        "error" => Step::Leave(Vec::new(), refused(message.pointer("/payload/error").unwrap_or(&Value::Null))),
        _ => Step::Send(Vec::new()),
    }
}

fn of_video(connect: &mut Option<Frame>, message: &Value) -> Step {
    let bye = || Frame::json(&video::bye());
    match text_at(message, "/type") {
        "heartbeat" => return Step::Send(vec![Frame::json(&video::heartbeat())]),
        "bye" => return undecided("the server ended the connection"),
        "busy" => return undecided("the server is busy"),
        "bad" => return undecided(&format!("the server did not understand: {}", text_at(message, "/reason"))),
        _ => {}
    }
    let body = message.get("body").unwrap_or(&Value::Null);
    match text_at(body, "/type") {
        "iced" => Step::Send(connect.take().into_iter().collect()),
        "connected" => {
            let leaving = vec![Frame::json(&video::disconnect(text_at(body, "/session"))), bye()];
            let room = text_at(body, "/name");
            let identity = text_at(body, "/participant/identity");
            Step::Leave(leaving, accepted(&format!("entered the room `{room}` as `{identity}`")))
        }
        "error" | "disconnected" => Step::Leave(vec![bye()], refused(body)),
        _ => Step::Send(Vec::new()),
    }
}

fn accepted(message: &str) -> Verdict {
    Verdict { outcome: Outcome::Accepted, code: None, status: None, message: message.to_owned() }
}

fn refused(error: &Value) -> Verdict {
    let message = text_at(error, "/message").to_owned();
    Verdict { outcome: Outcome::Refused, code: number(error.get("code")), status: None, message }
}

fn undecided(message: &str) -> Step {
    let message = message.to_owned();
    Step::Leave(Vec::new(), Verdict { outcome: Outcome::Undecided, code: None, status: None, message })
}

fn number(value: Option<&Value>) -> Option<u32> {
    value.and_then(Value::as_u64).and_then(|number| u32::try_from(number).ok())
}

fn text_at<'v>(value: &'v Value, path: &str) -> &'v str {
    value.pointer(path).and_then(Value::as_str).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::{Attempt, Sdk};

    fn server(header: Value) -> Frame {
        let Value::Object(header) = header else { unreachable!("a header is an object") };
        Frame::Binary(twilsock::encode(&Packet { header, ..Packet::default() }))
    }

    fn verdict(step: Step) -> Verdict {
        let Step::Leave(_, verdict) = step else { panic!("no verdict: {step:?}") };
        verdict
    }

    #[test]
    fn a_reply_to_another_packet_decides_nothing() {
        let mut client = Attempt::new(Sdk::Sync, "t", "");
        let other = server(json!({"id": "TM0", "method": "reply", "status": {"code": 200, "status": "OK"}}));
        assert_eq!(client.receive(&other), Step::Send(Vec::new()));
        let Step::Send(replies) = client.receive(&server(json!({"id": "RQ1", "method": "ping"}))) else { panic!() };
        assert_eq!(replies.len(), 1);
    }

    #[test]
    fn only_some_statuses_refuse_the_token() {
        for (code, outcome) in [
            (200, Outcome::Accepted),
            (401, Outcome::Refused),
            (403, Outcome::Refused),
            (429, Outcome::Undecided),
            (503, Outcome::Undecided),
        ] {
            let mut client = Attempt::new(Sdk::Conversations, "t", "");
            let [Frame::Binary(init)] = client.first() else { panic!() };
            let id = twilsock::decode(init).unwrap().header["id"].clone();
            let answer = server(json!({"id": id, "method": "reply", "status": {"code": code, "errorCode": 7}}));
            let verdict = verdict(client.receive(&answer));
            assert_eq!((verdict.outcome, verdict.status, verdict.code), (outcome, Some(code), Some(7)));
        }
        let mut client = Attempt::new(Sdk::Sync, "t", "");
        let close = server(json!({"id": "RQ1", "method": "close", "status": {"code": 410, "errorCode": 51207}}));
        assert_eq!(verdict(client.receive(&close)).outcome, Outcome::Refused);
    }

    #[test]
    fn odd_answers_decide_nothing() {
        let odd =
            ["[]", "null", "7", r#"{"type": null}"#, r#"{"type": "msg", "body": null}"#, r#"{"type": ["error"]}"#];
        for sdk in [Sdk::Voice, Sdk::Video] {
            for text in odd {
                assert_eq!(
                    Attempt::new(sdk, "t", "r").receive(&Frame::Text(text.into())),
                    Step::Send(Vec::new()),
                    "{text}"
                );
            }
            let garbage = verdict(Attempt::new(sdk, "t", "r").receive(&Frame::Text("<html>".into())));
            assert_eq!(garbage.outcome, Outcome::Undecided);
        }
        let nulls = r#"{"type": "error", "payload": {"error": {"code": null, "message": null}}}"#;
        let refusal = verdict(Attempt::new(Sdk::Voice, "t", "").receive(&Frame::Text(nulls.into())));
        assert_eq!((refusal.outcome, refusal.code), (Outcome::Refused, None));
    }

    #[test]
    fn video_enters_the_room_once() {
        let mut client = Attempt::new(Sdk::Video, "t", "lobby");
        let iced = Frame::Text(video::message(video::iced()).to_string());
        assert!(matches!(client.receive(&iced), Step::Send(sent) if sent.len() == 1));
        assert_eq!(client.receive(&iced), Step::Send(Vec::new()));
    }
}
