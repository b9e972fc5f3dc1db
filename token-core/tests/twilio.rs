//! The tokens of the top grants.toml, judged by jsonwebtoken: whatever issue accepts passes its strict `decode`, with the same values.
#![cfg(feature = "derive")]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests say what they expect by panicking")]

use std::collections::HashSet;

use jsonwebtoken::{Algorithm, DecodingKey, EncodingKey, Header, Validation};
use proptest::prelude::*;
use serde_json::{Value, json};
use token_core::twilio::{Region, VideoGrant, WorkerSid};
use token_core::{AccessToken, sid};

token_core::include_grants!("../grants.toml");

const SECRET: &str = "AFakeSecretThatSignsNoRealTokens";

fn tokens() -> Tokens {
    Tokens::from_lookup(|name| {
        let value = match name {
            "TWILIO_ACCOUNT_SID" => "AC0123456789abcdef0123456789abcdef",
            "TWILIO_API_KEY" => "SK0123456789abcdef0123456789abcdef",
            "TWILIO_API_SECRET" => SECRET,
            "TWILIO_CONVERSATIONS_SERVICE_SID" => "IS0123456789abcdef0123456789abcdef",
            "TWILIO_TWIML_APP_SID" => "AP0123456789abcdef0123456789abcdef",
            "TWILIO_WORKSPACE_SID" => "WS0123456789abcdef0123456789abcdef",
            "TWILIO_PUSH_CREDENTIAL_SID" => "CR0123456789abcdef0123456789abcdef",
            _ => return None,
        };
        Some(value.to_owned())
    })
    .unwrap()
}

/// jsonwebtoken at its strictest: nothing may be missing, no leeway, `nbf` counts.
fn decode(token: &str) -> (Header, Value) {
    let mut validation = Validation::new(Algorithm::HS256);
    validation.leeway = 0;
    validation.validate_nbf = true;
    validation.set_required_spec_claims(&["exp", "iss", "sub"]);
    validation.set_issuer(&["SK0123456789abcdef0123456789abcdef"]);
    validation.sub = Some("AC0123456789abcdef0123456789abcdef".to_owned());
    let decoded = jsonwebtoken::decode(token, &DecodingKey::from_secret(SECRET.as_bytes()), &validation).unwrap();
    (decoded.header, decoded.claims)
}

/// All of Unicode, with what needs escaping more often than chance would bring it.
fn text(length: std::ops::Range<usize>) -> impl Strategy<Value = String> {
    let special = prop::sample::select(vec![
        '"', '\\', '/', '\u{0}', '\u{1f}', '\u{7f}', '\u{2028}', '😀', '字', ' ', '\u{feff}',
    ]);
    prop::collection::vec(prop_oneof![3 => any::<char>(), 1 => special, 2 => prop::char::range('a', 'z')], length)
        .prop_map(String::from_iter)
}

fn issued(tokens: &Tokens, which: usize, identity: &str, input: &str, case: i64) -> Result<(String, Value), String> {
    fn raw<P>(token: Result<AccessToken<P>, token_core::IssueError>, grants: Value) -> Result<(String, Value), String> {
        token.map(|token| (token.into_string(), grants)).map_err(|error| error.to_string())
    }
    const WORKER: WorkerSid = sid!(WorkerSid, "WK0123456789abcdef0123456789abcdef");
    let chat = "IS0123456789abcdef0123456789abcdef";
    let app = "AP0123456789abcdef0123456789abcdef";
    match which {
        0 => raw(
            tokens.support_agent.issue(identity),
            json!({"chat": {"service_sid": chat}, "voice": {"incoming": {"allow": true}, "outgoing": {"application_sid": app}}}),
        ),
        1 => raw(tokens.dashboard.issue(identity), json!({"data_sync": {"service_sid": "default"}})),
        2 => raw(
            tokens.meeting_guest.issue(identity, MeetingGuestInput { room: input }),
            json!({"video": {"room": input}}),
        ),
        3 => raw(
            tokens.softphone.issue(identity, SoftphoneInput { team: input }),
            json!({"voice": {"outgoing": {"application_sid": app, "params": {"team": input, "record": true, "tags": ["desk", 7]}}}}),
        ),
        4 => raw(
            tokens.worker.issue(identity, WorkerInput { worker_sid: WORKER }),
            json!({"task_router": {
                "workspace_sid": "WS0123456789abcdef0123456789abcdef", "worker_sid": WORKER, "role": "worker",
            }}),
        ),
        _ => raw(
            tokens.field_engineer.issue(identity, FieldEngineerInput { case }),
            json!({
                "chat": {"service_sid": chat, "push_credential_sid": "CR0123456789abcdef0123456789abcdef"},
                "crm": {"desk": "field", "access": {"read": true, "case": case}},
            }),
        ),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_issue_accepts_is_a_sound_jwt(which in 0..6_usize, identity in text(0..300), input in text(0..300), case in any::<i64>()) {
        let tokens = tokens();
        let Ok((token, mut grants)) = issued(&tokens, which, &identity, &input, case) else { return Ok(()) };
        let (header, claims) = decode(&token);
        grants["identity"] = json!(identity);
        prop_assert_eq!(&claims["grants"], &grants);
        prop_assert_eq!(header.cty.as_deref(), Some("twilio-fpa;v=1"));
        prop_assert_eq!(header.typ.as_deref(), Some("JWT"));
        let names: HashSet<_> = claims.as_object().unwrap().keys().map(String::as_str).collect();
        let mut expected = HashSet::from(["jti", "iss", "sub", "iat", "exp", "grants"]);
        if which == 5 {
            expected.insert("nbf");
        }
        prop_assert_eq!(names, expected);
        let ours = tokens.verifier().verify(&token).unwrap();
        prop_assert_eq!(ours.identity(), identity);
    }

    #[test]
    fn what_jsonwebtoken_encodes_passes_ours(identity in text(1..65), room in text(1..200), life in 60_u64..=86_400) {
        let now = jsonwebtoken::get_current_timestamp();
        let claims = json!({
            "jti": "SK0123456789abcdef0123456789abcdef-1",
            "iss": "SK0123456789abcdef0123456789abcdef",
            "sub": "AC0123456789abcdef0123456789abcdef",
            "iat": now, "exp": now + life,
            "grants": {"identity": identity, "video": {"room": room}},
        });
        let mut header = Header::new(Algorithm::HS256);
        header.cty = Some("twilio-fpa;v=1".to_owned());
        let token = jsonwebtoken::encode(&header, &claims, &EncodingKey::from_secret(SECRET.as_bytes())).unwrap();
        let tokens = tokens();
        let claims = tokens.verifier().verify(&token).unwrap();
        prop_assert_eq!(claims.identity(), identity);
        prop_assert_eq!(claims.grant::<VideoGrant>().unwrap(), VideoGrant::new().with_room(room));
    }
}

#[test]
fn a_region_is_read_from_a_string() {
    for region in [Region::Us1, Region::Ie1, Region::Au1] {
        assert_eq!(region.as_ref().parse::<Region>(), Ok(region));
    }
    for other in ["", "US1", " us1", "eu1", "NotARealSecretNotARealSecret1234"] {
        let message = "this is not a region of Twilio; expected one of `us1`, `ie1`, `au1`";
        assert_eq!(other.parse::<Region>().unwrap_err().to_string(), message);
    }
}

/// The secret goes into the name, and so into every token: one problem, whatever stands in the place of the secret.
#[test]
fn an_api_key_secret_in_place_of_the_sid() {
    let secret = "AFakeSecretThatSignsNoRealTokens";
    for other in [secret, "AnotherSecretThatSignsNoRealToks"] {
        let lookup = |name: &str| match name {
            "TWILIO_ACCOUNT_SID" => Some("AC0123456789abcdef0123456789abcdef".to_owned()),
            "TWILIO_API_KEY" => Some(secret.to_owned()),
            "TWILIO_API_SECRET" => Some(other.to_owned()),
            _ => None,
        };
        let error = token_core::twilio::Credentials::from_lookup(lookup).unwrap_err();
        let found: Vec<_> = error.findings().iter().map(|finding| (finding.rule, &*finding.at)).collect();
        assert_eq!(found, [("variable-wrong-sid", "TWILIO_API_KEY")], "{error}");
        let shown = error.to_string();
        assert!(shown.contains("holds what looks like an API Key Secret") && shown.contains("SK and 32"), "{shown}");
    }
}
