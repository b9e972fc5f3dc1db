//! An event as a line for people.

use std::fmt;

use jiff::Timestamp;

use crate::Service;
use crate::events::{Event, Refused, What};

/// One line. What a client sent is quoted and escaped, so that it cannot do anything to a terminal.
impl fmt::Display for Event {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let at = i64::try_from(self.at).ok().and_then(|at| Timestamp::from_millisecond(at).ok()).unwrap_or_default();
        write!(f, "{} {} {}: {}", at.strftime("%H:%M:%S%.3f"), self.service, self.client, self.what)
    }
}

impl fmt::Display for What {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Connected => f.write_str("connected"),
            Self::Accepted { identity, key, expires_at, continued } => {
                let again = if *continued { ", again" } else { "" };
                write!(f, "accepted {identity:?}{again}, signed with {key:?}, until {}", date(*expires_at))
            }
            Self::Refused(refused) => write!(f, "refused: {refused}"),
            Self::Renewed { expires_at } => write!(f, "renewed its token, until {}", date(*expires_at)),
            Self::RenewalRefused(refused) => write!(f, "refused its new token: {refused}"),
            Self::Warned => f.write_str("told that its token ends soon"),
            Self::Expired => f.write_str("told that its token has ended"),
            Self::Revoked => f.write_str("told that its key is no longer good"),
            Self::Throttled => f.write_str("told to come back later"),
            Self::SentAway => f.write_str("told to connect again"),
            Self::Request { method, path, status } => {
                write!(f, "{status} to {} {}", Plain(method), Plain(path))
            }
            Self::NotUnderstood { reason } => write!(f, "not understood: {reason}"),
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

/// A text without what is not to be seen: what could move the cursor is escaped.
struct Plain<'a>(&'a str);

impl fmt::Display for Plain<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.chars().try_for_each(|character| match character {
            '"' | '\'' | '\\' => write!(f, "{character}"),
            other => write!(f, "{}", other.escape_debug()),
        })
    }
}

/// In UTC; a year that no clock will see is a number.
fn date(unix: u64) -> String {
    let date = i64::try_from(unix).ok().and_then(|unix| Timestamp::from_second(unix).ok());
    date.map_or_else(|| unix.to_string(), |date| date.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(what: What) -> String {
        Event { number: 7, at: 1_790_000_000_123, client: 3, service: Service::Twilsock, what }.to_string()
    }

    #[test]
    fn lines() {
        let accepted = What::Accepted {
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
        assert_eq!(line(What::Refused(refused)), "14:13:20.123 twilsock 3: refused: 20104 expired: it's over\\u{202e}");
        let request = What::Request { method: "GET".into(), path: "/v3/\nx".into(), status: 404 };
        assert_eq!(line(request), "14:13:20.123 twilsock 3: 404 to GET /v3/\\nx");
    }
}
