//! The next token is due before the end of this one: for every SDK, every lifetime and every clock.

#![cfg(feature = "derive")]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests say what they expect by panicking")]

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use proptest::prelude::*;
use token_core::{AccessToken, TokenResponse};

token_core::include_grants!(
    inline = r#"
    vendor = "twilio"

    [grant.board]
    [grant.board.field]
    name = {}

    [sdk.silent]
    requires = ["board"]

    [sdk.hasty]
    requires     = ["board"]
    renew_before = "1s"

    [sdk.slow]
    requires     = ["board"]
    renew_before = "1h"

    [token.silent]
    sdk = "silent"
    ttl = "23h"
    board.name = "a"

    [token.hasty]
    sdk = ["silent", "hasty"]
    ttl = "23h"
    board.name = "a"

    [token.slow]
    sdk = ["silent", "slow"]
    ttl = "23h"
    board.name = "a"

    [token.video]
    sdk = "video"
    ttl = "23h"
    video.room = "lobby"

    [token.worker]
    sdk = "taskrouter"
    ttl = "23h"
    task_router = { workspace_sid = "WS0123456789abcdef0123456789abcdef", worker_sid = "WK0123456789abcdef0123456789abcdef", role = "worker" }

    [token.phone]
    sdk = "voice"
    ttl = "23h"
    voice.incoming.allow = true

    [token.dashboard]
    sdk = ["sync", "video"]
    ttl = "23h"
    data_sync.service_sid = "IS0123456789abcdef0123456789abcdef"
    video = {}
"#
);

fn tokens(now: SystemTime) -> Tokens {
    let lookup = |name: &str| {
        Some(match name {
            "TWILIO_ACCOUNT_SID" => "AC0123456789abcdef0123456789abcdef".into(),
            "TWILIO_API_KEY" => "SK0123456789abcdef0123456789abcdef".into(),
            "TWILIO_API_SECRET" => "AFakeSecretThatSignsNoRealTokens".into(),
            _ => return None,
        })
    };
    Tokens::from_lookup(lookup).unwrap().with_clock(move || now)
}

/// What each declared token says of itself: seconds between renewal and end.
fn leads(tokens: &Tokens, ttl: Duration, now: SystemTime) -> [u64; 7] {
    fn lead<P>(token: AccessToken<P>, ttl: Duration, now: SystemTime) -> u64 {
        let (refresh, end) = (token.refresh_at(), token.expires_at());
        let is_shortest = ttl == Duration::from_secs(1);
        assert!(refresh < end || is_shortest, "{ttl:?}: {refresh:?} is not before {end:?}");
        let response: serde_json::Value = serde_json::from_str(&TokenResponse::from(token).into_json()).unwrap();
        let (refresh_in, expires_in) =
            (&response["refresh_in"].as_u64().unwrap(), &response["expires_in"].as_u64().unwrap());
        assert!(*refresh_in >= 1, "a client would renew forever: {response}");
        assert!((refresh_in < expires_in || is_shortest) && *expires_in == ttl.as_secs(), "{response}");
        assert_eq!(end.duration_since(refresh).unwrap().as_secs(), expires_in - refresh_in, "at {now:?}");
        expires_in - refresh_in
    }
    let identity = "alice";
    [
        lead(tokens.silent.issue_for(ttl, identity).unwrap(), ttl, now),
        lead(tokens.hasty.issue_for(ttl, identity).unwrap(), ttl, now),
        lead(tokens.slow.issue_for(ttl, identity).unwrap(), ttl, now),
        lead(tokens.video.issue_for(ttl, identity).unwrap(), ttl, now),
        lead(tokens.worker.issue_for(ttl, identity).unwrap(), ttl, now),
        lead(tokens.phone.issue_for(ttl, identity).unwrap(), ttl, now),
        lead(tokens.dashboard.issue_for(ttl, identity).unwrap(), ttl, now),
    ]
}

#[test]
fn the_slowest_sdk_decides_and_a_minute_is_the_least() {
    let now = UNIX_EPOCH + Duration::from_secs(1_800_000_000);
    let tokens = tokens(now);
    let leads = |seconds| leads(&tokens, Duration::from_secs(seconds), now);
    assert_eq!(leads(82_800), [60, 60, 3600, 60, 60, 60, 180]);
    assert_eq!(leads(240), [60, 60, 120, 60, 60, 60, 120]);
    assert_eq!(leads(90), [45; 7]);
    assert_eq!(leads(3), [1; 7]);
    assert_eq!(leads(1), [0; 7]);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn it_is_before_the_end(
        ttl in prop_oneof![1..500_u64, 1..=82_800_u64],
        now in prop_oneof![Just(0), 0..=u64::from(u32::MAX), Just(253_402_300_799), Just(i64::MAX.unsigned_abs() - 1)],
        nanos in 0..1_000_000_000_u32,
    ) {
        // The latest that this system can express, where it cannot express that.
        let now = UNIX_EPOCH.checked_add(Duration::new(now, nanos)).unwrap_or(UNIX_EPOCH + Duration::from_secs(253_402_300_799));
        leads(&tokens(now), Duration::from_secs(ttl), now);
    }
}
