//! Events as lines of text.

use std::fmt;

use jiff::Timestamp;

use crate::Service;
use crate::events::{Event, EventKind, Refused};

/// One line. A client's input is quoted and escaped, so that it cannot control a terminal.
impl fmt::Display for Event {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let at = i64::try_from(self.at).ok().and_then(|at| Timestamp::from_millisecond(at).ok()).unwrap_or_default();
        write!(f, "{} {} {}: {}", at.strftime("%H:%M:%S%.3f"), self.service, self.client, self.kind)
    }
}

impl fmt::Display for EventKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Connected => f.write_str("connected"),
            Self::Accepted { identity, key, expires_at, continued } => {
                let again = if *continued { ", continued" } else { "" };
                write!(f, "accepted {identity:?}{again}, signed with {key:?}, until {}", date(*expires_at))
            }
            Self::Refused(refused) => write!(f, "refused: {refused}"),
            Self::Renewed { expires_at } => write!(f, "renewed the token, until {}", date(*expires_at)),
            Self::RenewalRefused(refused) => write!(f, "refused the new token: {refused}"),
            Self::Warned => f.write_str("told that the token expires soon"),
            Self::Expired => f.write_str("told that the token has expired"),
            Self::Revoked => f.write_str("told that the API Key was revoked"),
            Self::Throttled => f.write_str("told to reconnect later"),
            Self::SentAway => f.write_str("told to reconnect"),
            Self::Request { method, path, status } => {
                write!(f, "{status} to {} {}", Plain(method), Plain(path))
            }
            Self::NotUnderstood { reason } => write!(f, "invalid message: {reason}"),
            Self::Disconnected => f.write_str("disconnected"),
        }
    }
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.code)?;
        if let Some(rule) = self.rule {
            write!(f, " {rule}")?;
        }
        write!(f, ": {}", Plain(&self.message))
    }
}

impl fmt::Display for Service {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Twilsock => "twilsock",
            Self::Voice => "voice",
            Self::Video => "video",
        })
    }
}

/// Escapes invisible characters, such as those that move the cursor.
struct Plain<'a>(&'a str);

impl fmt::Display for Plain<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.chars().try_for_each(|character| match character {
            '"' | '\'' | '\\' => write!(f, "{character}"),
            other => write!(f, "{}", other.escape_debug()),
        })
    }
}

/// In UTC; a number if the year is out of range.
fn date(unix: u64) -> String {
    let date = i64::try_from(unix).ok().and_then(|unix| Timestamp::from_second(unix).ok());
    date.map_or_else(|| unix.to_string(), |date| date.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(kind: EventKind) -> String {
        Event { number: 7, at: 1_790_000_000_123, client: 3, service: Service::Twilsock, kind }.to_string()
    }

    #[test]
    fn lines() {
        let accepted = EventKind::Accepted {
            identity: "alice\u{1b}[2J".into(),
            key: "SK0123456789abcdef0123456789abcdef".into(),
            expires_at: 1_790_000_900,
            continued: false,
        };
        assert_eq!(
            line(accepted),
            "14:13:20.123 twilsock 3: accepted \"alice\\u{1b}[2J\", signed with \"SK0123456789abcdef0123456789abcdef\", \
             until 2026-09-21T14:28:20Z"
        );
        let refused = Refused { code: 20104, rule: Some("expired"), message: "it's over\u{202e}".into() };
        assert_eq!(
            line(EventKind::Refused(refused)),
            "14:13:20.123 twilsock 3: refused: 20104 expired: it's over\\u{202e}"
        );
        let request = EventKind::Request { method: "GET".into(), path: "/v3/\nx".into(), status: 404 };
        assert_eq!(line(request), "14:13:20.123 twilsock 3: 404 to GET /v3/\\nx");
    }
}
