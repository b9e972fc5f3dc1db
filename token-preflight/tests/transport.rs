//! An asynchronous client of the caller.
#![allow(clippy::unwrap_used, clippy::panic, reason = "tests say what they expect by panicking")]

use std::pin::pin;
use std::sync::Mutex;
use std::task::{Context, Poll, Waker};
use std::time::Duration;

use token_preflight::{Answer, Failure, Preflight, Request, Transport};

token_core::include_grants!(
    inline = r#"
    vendor = "twilio"

    [token.dashboard]
    sdk = "sync"
    ttl = "1h"
    data_sync.service_sid = "default"
"#
);

/// Busy once, and then a good account; it fails for one host with an error that quotes the request.
#[derive(Default)]
struct Mock {
    sent: Mutex<Vec<String>>,
    slept: Mutex<Duration>,
}

impl Transport for Mock {
    async fn send(&self, request: &Request) -> Result<Answer, Failure> {
        let mut sent = self.sent.lock().unwrap();
        sent.push(request.url());
        if sent.len() == 1 {
            return Ok(Answer::new(429, "").header("Retry-After", "2"));
        }
        if request.host().starts_with("iam.") {
            return Err(Failure::new(format!(
                "cannot send {} to {}",
                request.authorization().replace("Basic ", ""),
                request.host()
            )));
        }
        let body =
            r#"{"applications": [], "services": [], "sid": "IS0123456789abcdef0123456789abcdef", "status": "active"}"#;
        Ok(Answer::new(200, body).header("Content-Type", "application/json; charset=utf-8"))
    }

    async fn sleep(&self, time: Duration) {
        *self.slept.lock().unwrap() += time;
    }
}

fn is_send<T: Send>(value: T) -> T {
    value
}

#[test]
fn its_answers_are_judged() {
    let value = |name: &str| {
        Some(match name {
            "TWILIO_ACCOUNT_SID" => "AC0123456789abcdef0123456789abcdef".to_owned(),
            "TWILIO_API_KEY" => "SK0123456789abcdef0123456789abcdef".to_owned(),
            "TWILIO_API_SECRET" => "AFakeSecretThatSignsNoRealTokens".to_owned(),
            _ => return None,
        })
    };
    let tokens = Tokens::from_lookup(value).unwrap();
    let mock = Mock::default();
    let future = pin!(is_send(Preflight::of(&tokens).run_with(&mock)));
    let Poll::Ready(report) = future.poll(&mut Context::from_waker(Waker::noop())) else {
        panic!("it waits for nothing")
    };
    assert_eq!(report.findings, [], "{report}");
    assert_eq!(*mock.slept.lock().unwrap(), Duration::from_secs(2));
    let sent = mock.sent.lock().unwrap();
    assert_eq!(sent.first(), sent.get(1));
    assert!(sent.contains(&"https://sync.twilio.com/v1/Services/default".to_owned()), "{sent:?}");
    // The header is not shown, though the caller's error quotes it.
    assert!(!format!("{report}{report:?}").contains("U0sw"), "{report}");
}
