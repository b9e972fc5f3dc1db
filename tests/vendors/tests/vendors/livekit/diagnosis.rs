//! What a diagnosis finds in tokens that other code made.

use std::time::UNIX_EPOCH;

use serde_json::{Value, json};
use token_core::diagnose::{Options, Verdict, diagnose};
use token_core::livekit::{Credentials, Livekit, Verifier, VideoGrant};
use token_core::{Secret, Severity};
use token_vendor_tests::jwt;

use super::{GuestInput, NOW, credentials, environment, joining, now, tokens, verifier};

/// The findings of a diagnosis of claims that LiveKit's secret signed: rule, place and severity.
fn found(claims: &Value, sdk: Option<&str>) -> Vec<(&'static str, String, Severity)> {
    let mut options = Options::of::<Livekit>().at(now()).credentials(&credentials());
    if let Some(sdk) = sdk {
        options = options.sdk_named(sdk).unwrap();
    }
    let token = jwt::signed(&json!({"alg": "HS256"}), claims, &environment("LIVEKIT_API_SECRET").unwrap());
    let diagnosis = diagnose(&token, &options);
    diagnosis.findings.iter().map(|one| (one.rule, one.at.to_string(), one.severity)).collect()
}

#[test]
fn a_diagnosis_explains_a_livekit_token() {
    let error = |rule, at: &str| (rule, at.to_owned(), Severity::Error);
    let warning = |rule, at: &str| (rule, at.to_owned(), Severity::Warning);
    assert_eq!(found(&joining(|_| ()), Some("client")), []);
    for (change, sdk, expected) in [
        (
            // https://github.com/livekit/livekit/issues/3566
            (|claims: &mut Value| claims["video"] = json!({"roomJoin": true, "roomName": "lobby"})) as fn(&mut Value),
            Some("client"),
            vec![error("grant-field-unknown", "claims.video.roomName")],
        ),
        (
            |claims| claims["video"] = json!({"roomJoin": true}),
            None,
            vec![error("grant-field-missing", "claims.video.room")],
        ),
        (
            |claims| claims["video"] = json!({"room": "lobby"}),
            Some("client"),
            vec![error("grant-missing-for-sdk", "claims.video.roomJoin")],
        ),
        (
            |claims| claims["video"]["roomAdmin"] = json!(true),
            Some("client"),
            vec![warning("grant-field-not-for-sdk", "claims.video.roomAdmin")],
        ),
        (
            // A permission that is off gives nothing.
            |claims| {
                claims["video"]["roomAdmin"] = json!(false);
                claims["video"]["destinationRoom"] = json!("other");
            },
            None,
            vec![error("grant-field-missing", "claims.video.roomAdmin")],
        ),
        (
            |claims| claims["video"]["canPublishSources"] = json!(["screenshare"]),
            None,
            vec![error("grant-field-value", "claims.video.canPublishSources")],
        ),
        (
            |claims| {
                claims.as_object_mut().unwrap().remove("sub");
            },
            None,
            vec![error("identity-missing", "claims.sub")],
        ),
        (|claims| claims["metdata"] = json!("vip"), None, vec![warning("unknown-grant", "claims.metdata")]),
        (|claims| claims["kind"] = json!(7), None, vec![error("grant-field-type", "claims.kind")]),
        (|claims| claims["exp"] = json!(NOW - 10), None, vec![error("exp-before-iat", "claims.exp")]),
        (|claims| claims["iss"] = json!("APIanother"), None, vec![error("iss-other-key", "claims.iss")]),
        (
            |claims| *claims = json!({"iss": "SK0123456789abcdef0123456789abcdef", "sub": "AC0123456789abcdef0123456789abcdef", "grants": {"identity": "a"}}),
            None,
            vec![error("other-vendor-token", "input")],
        ),
    ] {
        assert_eq!(found(&joining(change), sdk), expected, "{}", joining(change));
    }
    // A token for a server needs no identity, and has no maximum lifetime.
    let server = json!({"iss": "APIfakefakefake", "nbf": NOW, "exp": NOW + 40_000_000, "video": {"roomList": true}});
    assert_eq!(found(&server, Some("server")), []);
    assert_eq!(
        verifier()
            .verify(&jwt::signed(&json!({"alg": "HS256"}), &server, &environment("LIVEKIT_API_SECRET").unwrap()))
            .unwrap()
            .identity(),
        ""
    );
}

/// <https://github.com/livekit/protocol>, auth/verifier.go and auth/grants.go: what the server forgives is a warning at most, and the
/// verifier accepts it.
#[test]
fn what_the_server_forgives_is_a_warning() {
    let secret = environment("LIVEKIT_API_SECRET").unwrap();
    let rust_library = json!({
        "metadata": "", "attributes": {}, "sha256": "", "sip": {"admin": false, "call": false}, "roomConfig": null, "agent": null,
        "video": {
            "roomJoin": true, "room": "lobby", "roomCreate": false, "destinationRoom": "", "canPublishSources": [],
            "canPublish": null, "recorder": false,
        },
    });
    for (changed, expected, identity) in [
        (json!({"nbf": NOW + 60}), Some("nbf-in-future"), "alice"),
        (json!({"nbf": NOW - 900, "exp": NOW - 60}), Some("expired"), "alice"),
        (json!({"exp": f64::from(2_000_000_000_u32) + 0.5}), Some("exp-not-integer"), "alice"),
        (json!({"sub": "", "jti": "bob"}), Some("identity-misplaced"), "bob"),
        (json!({"sub": null, "jti": "bob"}), Some("identity-misplaced"), "bob"),
        (json!({"jti": "an-id"}), None, "alice"),
        (rust_library, None, "alice"),
    ] {
        let claims = joining(|claims| claims.as_object_mut().unwrap().extend(changed.as_object().unwrap().clone()));
        let rules: Vec<_> =
            found(&claims, Some("client")).into_iter().map(|(rule, _, severity)| (rule, severity)).collect();
        let expected: Vec<_> = expected.map(|rule| (rule, Severity::Warning)).into_iter().collect();
        assert_eq!(rules, expected, "{changed}");
        let verified = verifier().verify(&jwt::signed(&json!({"alg": "HS256"}), &claims, &secret)).unwrap();
        assert_eq!(verified.identity(), identity);
        assert!(verified.expires_at() > UNIX_EPOCH && verified.grant::<VideoGrant>().is_ok());
    }
    for (changed, rule) in [
        (json!({"nbf": NOW + 61}), "nbf-in-future"),
        (json!({"nbf": NOW - 900, "exp": NOW - 61}), "expired"),
        (json!({"exp": "2000000000"}), "exp-not-integer"),
        (json!({"sub": "", "jti": ""}), "identity-missing"),
        (json!({"video": {"roomJoin": true, "room": null}}), "grant-field-missing"),
    ] {
        let claims = joining(|claims| claims.as_object_mut().unwrap().extend(changed.as_object().unwrap().clone()));
        let found = found(&claims, Some("client"));
        assert!(matches!(found.as_slice(), [(found, _, Severity::Error)] if *found == rule), "{changed}: {found:?}");
        assert!(verifier().verify(&jwt::signed(&json!({"alg": "HS256"}), &claims, &secret)).is_err());
    }
    let webhook = json!({"iss": "APIfakefakefake", "nbf": NOW, "exp": NOW + 300, "sha256": "RkFLRQ=="});
    assert_eq!(found(&webhook, Some("client"))[0].0, "webhook-token");
}

/// Where a value stands that another forbids or needs, and what the server cannot decode.
#[test]
fn what_does_not_go_together_and_what_json_may_hold() {
    for (changed, expected) in [
        (
            json!({"video": {"roomJoin": true, "room": "lobby", "canPublish": false, "canPublishSources": ["camera"]}}),
            "grant-field-conflict at claims.video.canPublishSources",
        ),
        (json!({"agentThread": {"list": true}}), "grant-field-missing at claims.agentThread.list"),
        (json!({"agentThread": {"read": true, "scope": "a"}}), "grant-field-missing at claims.agentThread.read"),
        (json!({"attributes": {"age": 5}}), "grant-field-type at claims.attributes.age"),
        (json!({"attributes": {"user": {"id": "7"}}}), "grant-field-type at claims.attributes.user"),
        (json!({"roomConfig": {"emptyTimeouts": 300}}), "grant-field-unknown at claims.roomConfig.emptyTimeouts"),
        (json!({"roomConfig": {"agents": {"agentName": "desk"}}}), "grant-field-type at claims.roomConfig.agents"),
        (
            json!({"roomConfig": {"agents": [{"metadata": {}, "agent_name": 5}]}}),
            "grant-field-type at claims.roomConfig.agents.agent_name",
        ),
        (
            json!({"roomConfig": {"egress": {"room": {"fileOutputs": [{"s3": {"secret": "hidden"}}]}}}}),
            "grant-field-secret at claims.roomConfig.egress.room.fileOutputs.s3.secret",
        ),
        (
            json!({"roomConfig": {"egress": {"room": {"stream_outputs": [{"urls": ["rtmp://x/hidden"]}]}}}}),
            "grant-field-secret at claims.roomConfig.egress.room.stream_outputs.urls",
        ),
    ] {
        let claims = joining(|claims| claims.as_object_mut().unwrap().extend(changed.as_object().unwrap().clone()));
        let found: Vec<_> = found(&claims, None).iter().map(|(rule, at, _)| format!("{rule} at {at}")).collect();
        assert_eq!(found, [expected], "{changed}");
    }
    for good in [
        json!({"agentThread": {"list": true, "all": true, "read": true}}),
        json!({"attributes": {"age": "5", "seat": ""}}),
        json!({"roomConfig": {"empty_timeout": 300, "maxParticipants": "10", "agents": [{"agentName": "desk"}], "newer": 1}}),
        json!({"roomConfig": {"egress": {"room": {"fileOutputs": [{"filepath": "a.mp4", "s3": {"secret": ""}}]}}}}),
    ] {
        let claims = joining(|claims| claims.as_object_mut().unwrap().extend(good.as_object().unwrap().clone()));
        assert_eq!(found(&claims, None), [], "{good}");
    }
}

#[test]
fn what_stands_in_another_place_is_named() {
    let secret = environment("LIVEKIT_API_SECRET").unwrap();
    for (claims, rule, at, words) in [
        (
            json!({"roomJoin": true, "room": "lobby"}),
            "grant-field-misplaced",
            "claims.roomJoin",
            "belong into the grant `video`",
        ),
        (
            json!({"video": {"room": "lobby"}, "roomJoin": true}),
            "grant-missing-for-sdk",
            "claims.video.roomJoin",
            "move `roomJoin` into `video`",
        ),
        (
            json!({"video": {"roomJoin": true, "room": "lobby", "identity": "alice"}, "sub": null}),
            "identity-misplaced",
            "claims.video.identity",
            "move it to `claims.sub`",
        ),
        (
            json!({"video": {"roomJoin": true, "room": "lobby"}, "identity": "alice", "sub": null}),
            "identity-misplaced",
            "claims.identity",
            "move it to `claims.sub`",
        ),
        (
            json!({"video": {"roomJoin": true, "room": "lobby"}, "exp": NOW + 21_600_000}),
            "lifetime-milliseconds",
            "claims.exp",
            "21600 seconds",
        ),
        (
            json!({"video": {"roomJoin": true, "room": "lobby"}, "iss": "devkey"}),
            "iss-other-key",
            "claims.iss",
            "`devkey` is the API key of the development mode",
        ),
    ] {
        let mut all = json!({"iss": "APIfakefakefake", "sub": "alice", "nbf": NOW, "exp": NOW + 900});
        all.as_object_mut().unwrap().extend(claims.as_object().unwrap().clone());
        let options = Options::of::<Livekit>().at(now()).credentials(&credentials()).sdk_named("client").unwrap();
        let found = diagnose(jwt::signed(&json!({"alg": "HS256"}), &all, &secret), &options);
        let [finding] = found.findings.as_slice() else { panic!("{found}") };
        assert_eq!((finding.rule, finding.at.as_ref()), (rule, at));
        assert!(format!("{}; {}", finding.message, finding.fix).contains(words), "{found}");
    }
    // A month, a year, and a claim of the application that has the name of a field.
    for days in [14, 30, 31, 90, 365, 3650] {
        assert_eq!(found(&joining(|claims| claims["exp"] = json!(NOW + days * 86_400)), Some("client")), []);
    }
    assert_eq!(found(&joining(|claims| claims["scope"] = json!("a")), Some("client")), []);
    let calls = json!({"iss": "APIfakefakefake", "nbf": NOW, "exp": NOW + 900, "sip": {"call": true}, "room": "a"});
    assert_eq!(found(&calls, Some("server")), []);
    let by_development = diagnose(
        jwt::signed(&json!({"alg": "HS256"}), &joining(|_| ()), "secret"),
        &Options::of::<Livekit>().at(now()).credentials(&credentials()),
    );
    assert!(by_development.to_string().contains("development mode signed"), "{by_development}");
}

#[test]
fn a_token_for_a_server_has_one_of_its_powers() {
    for video in [json!({}), json!({"roomList": false}), json!({"roomJoin": true, "room": "lobby"})] {
        let expected = [("grant-missing-for-sdk", "claims".to_owned(), Severity::Error)];
        assert_eq!(found(&joining(|claims| claims["video"] = video.clone()), Some("server")), expected, "{video}");
    }
    for power in ["roomCreate", "roomList", "roomRecord", "ingressAdmin"] {
        assert_eq!(found(&joining(|claims| claims["video"] = json!({power: true})), Some("server")), []);
    }
    let calls = joining(|claims| {
        claims["video"] = json!({});
        claims["sip"] = json!({"call": true});
    });
    assert_eq!(found(&calls, Some("server")), []);
    // Without an SDK a token that grants nothing is told from one for a client.
    let nothing = json!({"iss": "APIfakefakefake", "sub": "alice", "nbf": NOW, "exp": NOW + 900, "video": {}});
    assert_eq!(found(&nothing, None)[0].0, "no-product-grant");
}

/// <https://github.com/livekit/agents/issues/1325>, in a token.
#[test]
fn a_secret_in_the_place_of_the_key_is_not_printed() {
    let secret = environment("LIVEKIT_API_SECRET").unwrap();
    let token =
        jwt::signed(&json!({"alg": "HS256"}), &joining(|claims| claims["iss"] = json!(secret)), "APIfakefakefake");
    let unheld = Options::of::<Livekit>().at(now());
    let held = unheld.clone().credentials(&credentials());
    let swapped = unheld.clone().credentials(&Credentials::new(secret.as_str(), Secret::new("APIfakefakefake")));
    for options in [&held, &unheld, &swapped] {
        let found = diagnose(&token, options);
        let shown = format!("{found} {found:?} {}", found.to_json());
        assert!(!shown.contains(&secret) && !shown.contains("SID"), "{shown}");
    }
    let found = diagnose(&token, &held);
    let [finding] = found.findings.as_slice() else { panic!("{found}") };
    assert_eq!((found.verdict, finding.at.as_ref()), (Verdict::Invalid, "claims.iss"));
    assert!(finding.message.contains("the API secret in place of the API key: the two are swapped"), "{found}");
    assert!(finding.fix.contains("make a new key"), "{found}");
    // Without a known secret, its length and the format of LiveKit's keys tell.
    let found = diagnose(&token, &unheld);
    assert_eq!((found.verdict, found.findings[0].rule), (Verdict::Unverified, "key-perhaps-secret"));
    for name in ["APIanotheranoth", "my-key", "a-name-of-our-own"] {
        let token = jwt::signed(&json!({"alg": "HS256"}), &joining(|claims| claims["iss"] = json!(name)), "x");
        assert_eq!(diagnose(&token, &unheld).findings.len(), 0, "{name}");
        let error = verifier().verify(&token).unwrap_err().to_string();
        assert_eq!(error.contains(name), name.starts_with("API"), "{error}");
    }
}

#[test]
fn another_secret_does_not_verify() {
    let token = tokens().guest.issue("alice", GuestInput { room: "lobby", name: "Alice" }).unwrap();
    let other = Credentials::new("APIfakefakefake", Secret::new("AnotherFakeSecretOfNobody1234567"));
    assert!(Verifier::new(&other).with_clock(now).verify(token.as_str()).is_err());
    let options = Options::of::<Livekit>().at(now()).credentials(&other);
    let diagnosis = diagnose(token.as_str(), &options);
    assert_eq!(diagnosis.verdict, Verdict::Invalid);
    assert_eq!(diagnosis.findings[0].rule, "signature-mismatch");
}
