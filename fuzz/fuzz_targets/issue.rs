//! Issues tokens with any identity and inputs, and compares the template, which writes JSON into prepared base64url,
//! with `serde_json`.

#![no_main]

use std::sync::LazyLock;
use std::time::Duration;

use arbitrary::Arbitrary;
use libfuzzer_sys::fuzz_target;
use serde_json::{Value, json};
use token_core::{AccessToken, IssueError};
use token_fuzz::{forge, world};

token_core::include_grants!(
    inline = r#"
vendor = "twilio"

[token.guest]
sdk = "video"
ttl = "1h"
video.room = { input = "room" }

[token.phone]
sdk = "voice"
ttl = "15m"
nbf = true
region = "ie1"
voice.outgoing.application_sid = { env = "APPLICATION" }
voice.outgoing.params = { team = { "$input" = "team" }, deep = [true, { who = { "$input" = "who" } }] }

[token.own]
sdk = "video"
ttl = "2h"
video.room = "lobby"
crm.desk = { env = "DESK" }
crm.case = { input = "case" }
crm.open = { input = "open" }
crm.note = { input = "note" }

[grant.crm]
sdk = ["video"]

[grant.crm.field]
desk = {}
case = { type = "integer" }
open = { type = "bool" }
note = { type = "json" }
"#
);

const APPLICATION: &str = "AP0123456789abcdef0123456789abcdef";

#[derive(Arbitrary, Debug)]
struct Call<'a> {
    identity: &'a str,
    first: &'a str,
    second: &'a str,
    case: i64,
    open: bool,
    ttl: Option<u16>,
}

static TOKENS: LazyLock<Tokens> = LazyLock::new(|| tokens("front"));

fuzz_target!(|call: Call<'_>| {
    let Call { identity, first, second, case, open, ttl } = call;
    let ttl = ttl.map(|seconds| Duration::from_secs(seconds.into()));

    let input = GuestInput { room: first };
    let token = match ttl {
        None => TOKENS.guest.issue(identity, input),
        Some(ttl) => TOKENS.guest.issue_for(ttl, identity, input),
    };
    judge(token, &json!({"identity": identity, "video": {"room": first}}), ttl.map_or(3600, |ttl| ttl.as_secs()));

    let token = TOKENS.phone.issue(identity, PhoneInput { team: first, who: second });
    let params = json!({"team": first, "deep": [true, {"who": second}]});
    let outgoing = json!({"application_sid": APPLICATION, "params": params});
    judge(token, &json!({"identity": identity, "voice": {"outgoing": outgoing}}), 900);

    let note = json!({ first: [second, case, open, null], "note": { second: {} } });
    let Value::Object(members) = &note else { unreachable!("it was written as an object") };
    let token = TOKENS.own.issue(identity, OwnInput { case, open, note: members });
    let crm = json!({"desk": "front", "case": case, "open": open, "note": note});
    judge(token, &json!({"identity": identity, "video": {"room": "lobby"}, "crm": crm}), 7200);

    // A value from the environment, in the same way.
    if let Ok(tokens) = started(first) {
        let token = tokens.own.issue("alice", OwnInput { case, open, note: members });
        let crm = json!({"desk": first, "case": case, "open": open, "note": note});
        judge(token, &json!({"identity": "alice", "video": {"room": "lobby"}, "crm": crm}), 7200);
    }
});

/// The claims are those that `serde_json` writes, the signature is valid, and our verifier accepts the token.
fn judge<P>(token: Result<AccessToken<P>, IssueError>, grants: &Value, ttl: u64) {
    let token = match token {
        Ok(token) => token,
        Err(error) => {
            assert!(!error.findings().is_empty(), "refused without a reason");
            for finding in error.findings() {
                let shown = finding.to_string();
                assert!(!shown.contains(char::is_control), "the message moves the cursor: {shown:?}");
            }
            return;
        }
    };
    let parts = forge::open(token.as_str().as_bytes()).expect("what was issued has the form of a token");
    assert_eq!(forge::sign(&parts, world::SECRET), token.as_str());
    let phone = grants.get("voice").is_some();
    let mut header = json!({"typ": "JWT", "alg": "HS256", "cty": "twilio-fpa;v=1"});
    let mut claims = json!({
        "iss": world::KEY, "sub": world::ACCOUNT, "iat": world::NOW, "exp": world::NOW + ttl,
        "jti": token.jti(), "grants": grants,
    });
    if phone {
        header["twr"] = json!("ie1");
        claims["nbf"] = json!(world::NOW);
    }
    let read = |bytes: &[u8]| serde_json::from_slice::<Value>(bytes).expect("what was issued is JSON");
    assert_eq!(read(&parts.header), header);
    assert_eq!(read(&parts.claims), claims);
    match TOKENS.verifier().verify(token.as_str()) {
        Ok(claims) => assert_eq!(grants["identity"], claims.identity()),
        Err(error) => panic!("issued, and then refused: {error}"),
    }
}

fn tokens(desk: &str) -> Tokens {
    started(desk).expect("every variable is sound")
}

fn started(desk: &str) -> Result<Tokens, token_core::StartError> {
    let lookup = |name: &str| {
        let value = match name {
            "TWILIO_ACCOUNT_SID" => world::ACCOUNT,
            "TWILIO_API_KEY" => world::KEY,
            "TWILIO_API_SECRET" => world::SECRET,
            "APPLICATION" => APPLICATION,
            "DESK" => desk,
            _ => return None,
        };
        Some(value.to_owned())
    };
    Tokens::from_lookup(lookup).map(|tokens| tokens.with_clock(world::now))
}
