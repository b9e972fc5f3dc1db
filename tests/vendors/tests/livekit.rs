//! LiveKit, a vendor with another kind of tokens, from a schema only: the same code issues, verifies and diagnoses
//! them.
//!
//! `interop_livekit.rs` tests LiveKit's own libraries.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests say what they expect by panicking"
)]

use std::collections::BTreeSet;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use serde_json::{Value, json};
use token_core::diagnose::{Options, Verdict, diagnose};
use token_core::livekit::{AgentGrant, Credentials, Issuer, Livekit, ParticipantGrant, SipGrant, Verifier, VideoGrant};
use token_core::{Secret, Severity};
use token_tests::compile_errors::CompileErrors;
use token_vendor_tests::jwt;

token_core::include_grants!("livekit/grants.toml");

const NOW: u64 = 1_800_000_000;

fn now() -> SystemTime {
    UNIX_EPOCH + Duration::from_secs(NOW)
}

fn environment(name: &str) -> Option<String> {
    let value = match name {
        "LIVEKIT_API_KEY" => "APIfakefakefake",
        "LIVEKIT_API_SECRET" => "AFakeSecretThatSignsNoRealTokens",
        _ => return None,
    };
    Some(value.to_owned())
}

fn credentials() -> Credentials {
    Credentials::from_lookup(environment).unwrap()
}

fn tokens() -> Tokens {
    Tokens::from_lookup(environment).unwrap().with_clock(now)
}

fn issuer() -> Issuer {
    Issuer::new(&credentials()).with_clock(now)
}

fn verifier() -> Verifier {
    Verifier::new(&credentials()).with_clock(now)
}

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

/// The claims of a token that joins a room, with some changed.
fn joining(change: impl FnOnce(&mut Value)) -> Value {
    let mut claims = json!({
        "iss": "APIfakefakefake",
        "sub": "alice",
        "nbf": NOW,
        "exp": NOW + 900,
        "name": "Alice",
        "video": {"roomJoin": true, "room": "lobby"},
    });
    change(&mut claims);
    claims
}

#[test]
fn compile_errors() {
    let features = ["livekit", "zoom"];
    CompileErrors::of("livekit", env!("CARGO_TARGET_TMPDIR"), &features, "", &["livekit.md"]).hold_all();
}

#[test]
fn a_token_has_the_claims_of_livekit_and_no_others() {
    let token = tokens().guest.issue("alice", GuestInput { room: "lobby", name: "Alice" }).unwrap();
    let (header, claims) = jwt::decoded(token.as_str());
    assert_eq!(header, json!({"alg": "HS256"}));
    assert_eq!(claims, joining(|_| ()));
    assert_eq!(token.jti(), "", "LiveKit's tokens have no id");
    let viewer = tokens().viewer.issue("bob", ViewerInput { seat: "7a" }).unwrap();
    let (_, claims) = jwt::decoded(viewer.as_str());
    assert_eq!(claims["video"]["room"], "studio");
    assert_eq!(claims["attributes"], json!({"seat": "7a", "tier": "free"}));
    let names: BTreeSet<_> = claims.as_object().unwrap().keys().map(String::as_str).collect();
    assert_eq!(names, BTreeSet::from(["attributes", "exp", "iss", "metadata", "nbf", "sub", "video"]));
}

#[test]
fn every_declared_token_is_verified_and_read_back() {
    let tokens = tokens();
    let verifier = tokens.verifier();
    let guest = tokens.guest.issue("alice", GuestInput { room: "lobby", name: "Alice" }).unwrap();
    let read = verifier.verify_as::<Guest>(guest.as_str()).unwrap();
    assert_eq!(read.claims().identity(), "alice");
    assert_eq!(read.claims().issuer(), "APIfakefakefake");
    assert_eq!((read.claims().issued_at(), read.claims().not_before()), (None, Some(now())));
    let (video, participant) = (read.grants().set(), read.grants().grant());
    assert_eq!((video.room_join(), video.room()), (Some(true), Some("lobby")));
    // An absent field has the meaning that LiveKit documents.
    assert_eq!((video.can_publish(), video.can_publish_data(), video.hidden()), (true, None, false));
    assert_eq!(participant.name(), Some("Alice"));

    let presenter = tokens.presenter.issue("carol").unwrap();
    let video = verifier.verify(presenter.as_str()).unwrap().grant::<VideoGrant>().unwrap();
    assert_eq!(video.can_publish_sources().unwrap(), ["camera", "microphone", "screen_share"]);

    for token in [
        tokens.viewer.issue("bob", ViewerInput { seat: "7a" }).unwrap().into_string(),
        tokens.moderator.issue("mod", ModeratorInput { room: "lobby" }).unwrap().into_string(),
        tokens.caretaker.issue("cron").unwrap().into_string(),
        tokens.worker.issue("w1").unwrap().into_string(),
    ] {
        verifier.verify(&token).unwrap();
    }
    let claims = verifier.verify(tokens.caretaker.issue("cron").unwrap().as_str()).unwrap();
    assert_eq!(claims.grant_keys(), ["video", "sip"]);
    assert!(claims.has::<SipGrant>() && !claims.has::<ParticipantGrant>() && !claims.has::<AgentGrant>());
    assert!(claims.grant::<AgentGrant>().is_err());
}

#[test]
fn typed_grants_issue_the_same_claims() {
    let grants = VideoGrant::new().with_room_join("lobby").and(ParticipantGrant::new().with_name("Alice"));
    let token = issuer().with_ttl(Duration::from_secs(900)).unwrap().issue("alice", grants.clone()).unwrap();
    assert_eq!(jwt::decoded(token.as_str()).1, joining(|_| ()));
    let read = verifier().verify_as::<token_core::And<VideoGrant, ParticipantGrant>>(token.as_str()).unwrap();
    assert_eq!(*read.grants(), grants);
    // A flat grant without a field is no grant, and the verifier would report it.
    let error = issuer().issue("alice", ParticipantGrant::new()).unwrap_err();
    assert_eq!(error.findings().iter().map(|one| one.rule).collect::<Vec<_>>(), ["no-product-grant"]);
    assert!(error.to_string().contains("no field in any of its grants"), "{error}");
    // Also beside another grant.
    let set = VideoGrant::new().with_room_join("lobby").and(ParticipantGrant::new());
    let error = issuer().issue("alice", set).unwrap_err();
    assert_eq!(error.findings().iter().map(|one| one.rule).collect::<Vec<_>>(), ["grant-opens-nothing"]);
    let alone = issuer().issue("alice", VideoGrant::new().with_room_join("lobby")).unwrap();
    assert!(verifier().verify_as::<token_core::And<VideoGrant, ParticipantGrant>>(alone.as_str()).is_err());
    assert!(verifier().verify(alone.as_str()).unwrap().grant::<ParticipantGrant>().is_err());
    // `any_of` over booleans: the constructor's name tells which is set.
    assert_eq!(SipGrant::call().get_call(), Some(true));
    // Six hours, as in every library of LiveKit, and no maximum lifetime.
    let day = Duration::from_secs(24 * 60 * 60);
    let plain = issuer().issue("alice", SipGrant::call()).unwrap();
    assert_eq!(plain.expires_at(), now() + day / 4);
    assert!(issuer().with_ttl(day * 400).is_ok());
    assert!(issuer().with_ttl(Duration::ZERO).unwrap_err().to_string().contains("1s or longer"));
}

#[test]
fn a_grant_with_many_alternatives_needs_one_that_is_true() {
    for nothing in [AgentGrant::new(), AgentGrant::default().with_admin(false)] {
        let error = issuer().issue("alice", nothing.clone()).unwrap_err();
        assert_eq!(error.findings().iter().map(|one| one.rule).collect::<Vec<_>>(), ["grant-opens-nothing"]);
        assert!(error.to_string().contains("`databaseAdmin = true`"), "{error}");
        assert!(issuer().prepare(nothing).is_err());
    }
    let grant = AgentGrant::new().with_admin(false).with_dispatch_admin(true);
    let token = issuer().issue("alice", grant.clone()).unwrap();
    let read = verifier().verify_as::<AgentGrant>(token.as_str()).unwrap();
    assert_eq!(*read.grants(), grant);
    assert_eq!((read.grants().admin(), read.grants().database_admin()), (Some(false), None));
}

#[test]
fn inputs_are_checked_at_issue() {
    let tokens = tokens();
    let input = |room| GuestInput { room, name: "Alice" };
    let rules = |error: token_core::IssueError| error.findings().iter().map(|one| one.rule).collect::<Vec<_>>();
    assert_eq!(rules(tokens.guest.issue("", input("lobby")).unwrap_err()), ["identity-empty"]);
    assert_eq!(rules(tokens.guest.issue("alice", input("")).unwrap_err()), ["input-empty"]);
    let long = "r".repeat(257);
    assert_eq!(rules(tokens.guest.issue("alice", input(&long)).unwrap_err()), ["text-too-long"]);
    // 256 bytes, not characters.
    let (most, more) = ("字".repeat(85), "字".repeat(86));
    assert!(tokens.guest.issue("alice", input(&most)).is_ok());
    let error = tokens.guest.issue("alice", input(&more)).unwrap_err();
    assert!(error.to_string().contains("258 bytes; at most 256 are allowed"), "{error}");
    // An identity is counted in bytes too; a server API does not use an identity, so it has no rules about it.
    assert!(tokens.guest.issue(&"字".repeat(85), input("lobby")).is_ok());
    let error = tokens.guest.issue(&"字".repeat(86), input("lobby")).unwrap_err();
    assert!(error.to_string().contains("the identity has 258 bytes, but"), "{error}");
    assert_eq!(rules(error), ["identity-too-long"]);
    assert!(tokens.caretaker.issue(&"字".repeat(86)).is_ok());
    let grants = VideoGrant::new().with_can_publish_sources(["camera", "screenshare"]);
    assert_eq!(rules(issuer().issue("alice", grants).unwrap_err()), ["grant-field-value"]);
}

/// LiveKit's server logs an error about it, outside of its development mode.
#[test]
fn a_secret_that_is_too_short_is_a_warning_unless_strict() {
    let start = |secret: &'static str| {
        let lookup = move |variable: &str| match variable {
            "LIVEKIT_API_SECRET" => Some(secret.to_owned()),
            other => environment(other),
        };
        Tokens::from_lookup(lookup).unwrap()
    };
    let tokens = start("short");
    let [warning] = tokens.warnings() else { panic!("{:?}", tokens.warnings()) };
    assert_eq!((warning.rule, warning.at.as_ref()), ("secret-short", "LIVEKIT_API_SECRET"));
    assert!(warning.message.contains("fewer than 32 bytes") && warning.fix.contains("32 bytes or more"), "{warning}");
    assert!(tokens.strict().is_err());
    assert!(start("NotARealSecretNotARealSecret1234").warnings().is_empty());
    // Bytes, not characters: 11 of these are 33.
    assert!(start("字字字字字字字字字字字").warnings().is_empty());
    assert_eq!(start("字字字字字字字字字字").warnings().len(), 1);
}

/// The problems of the environment with these variables changed: rule and variable.
fn problems(changed: &[(&str, Option<&str>)]) -> Vec<(&'static str, String)> {
    let lookup = |variable: &str| match changed.iter().find(|(name, _)| *name == variable) {
        Some((_, value)) => value.map(str::to_owned),
        None => environment(variable),
    };
    let error = Tokens::from_lookup(lookup).expect_err("should not start");
    error.findings().iter().map(|one| (one.rule, one.at.to_string())).collect()
}

#[test]
fn a_short_secret_is_not_reported_with_another_problem() {
    let (key, secret) = ("LIVEKIT_API_KEY", "LIVEKIT_API_SECRET");
    assert_eq!(problems(&[(key, None), (secret, Some("secret"))]), [("variable-missing", key.to_owned())]);
    assert_eq!(problems(&[(key, Some("\"devkey\"")), (secret, Some("secret"))]), [("variable-quoted", key.to_owned())]);
    // Nor is it reported for an invalid secret.
    assert_eq!(problems(&[(secret, Some("   "))]), [("variable-white-space", secret.to_owned())]);
    assert_eq!(
        problems(&[(key, Some("devkey")), (secret, Some("devkey"))]),
        [("secret-not-secret", secret.to_owned())]
    );
    assert_eq!(problems(&[(secret, Some(""))]), [("variable-missing", secret.to_owned())]);
    for (text, rule) in [("", "secret-empty"), ("secret\n", "variable-white-space"), ("secret", "secret-short")] {
        let credentials = Credentials::new("devkey", Secret::new(text));
        let found: Vec<_> = credentials.warnings().iter().map(|one| (one.rule, one.severity)).collect();
        assert_eq!(found, [(rule, Severity::Warning)], "{text:?}");
    }
}

/// <https://github.com/livekit/agents/issues/1325>
#[test]
fn a_swapped_key_and_secret_are_one_problem_and_not_shown() {
    let (key, secret) = ("LIVEKIT_API_KEY", "LIVEKIT_API_SECRET");
    let swapped = |name: &'static str, text: &'static str| {
        // By the format of LiveKit's keys, or by the lengths, if the key has another name.
        assert_eq!(
            problems(&[(key, Some(text)), (secret, Some(name))]),
            [("variables-swapped", format!("{key} and {secret}"))]
        );
        let credentials = Credentials::new(text, Secret::new(name));
        assert_eq!(credentials.warnings()[0].rule, "credentials-swapped");
        assert!(credentials.warnings()[0].message.contains("are swapped"), "{:?}", credentials.warnings());
        assert!(!format!("{credentials:?}").contains(text), "{credentials:?}");
    };
    swapped("APIfakefakefake", "AFakeSecretThatSignsNoRealTokens");
    swapped("APIfakefakefake", "short");
    swapped("my-key", "AFakeSecretThatSignsNoRealTokens");
    // A long name of a key is valid beside a secret that is not shorter.
    let long = "a-key-of-a-server-of-ones-own-with-a-long-name";
    let credentials = Credentials::new(long, Secret::new("AFakeSecretThatSignsNoRealTokens"));
    assert!(credentials.warnings().is_empty() && format!("{credentials:?}").contains(long), "{credentials:?}");
}

#[test]
fn variables_are_checked_at_start() {
    let start = |name: &'static str, value: Option<&'static str>| {
        let lookup = |variable: &str| {
            if variable == name { value.map(str::to_owned) } else { environment(variable) }
        };
        Tokens::from_lookup(lookup).expect_err("should not start").to_string()
    };
    for name in ["LIVEKIT_API_KEY", "LIVEKIT_API_SECRET"] {
        assert!(start(name, None).contains(name));
    }
    let error = start("LIVEKIT_API_SECRET", Some("APIfakefakefake"));
    assert!(error.contains("same value as `LIVEKIT_API_KEY`"), "{error}");
    let long: &'static str = "r".repeat(257).leak();
    let error = start("STUDIO_ROOM", Some(long));
    assert!(error.contains("STUDIO_ROOM") && error.contains("too long") && !error.contains(long), "{error}");
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
    // A typed grant is checked at issue.
    let attributes = json!({"age": 5}).as_object().unwrap().clone();
    let set = VideoGrant::new().with_room_join("lobby").and(ParticipantGrant::new().with_attributes(attributes));
    let error = issuer().issue("alice", set).unwrap_err();
    assert_eq!(error.findings().iter().map(|one| one.rule).collect::<Vec<_>>(), ["grant-field-type"]);
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
fn a_token_for_a_server_needs_no_identity() {
    let token = tokens().caretaker.issue("").unwrap();
    assert_eq!(verifier().verify(token.as_str()).unwrap().identity(), "");
    let line = problems(&[("LIVEKIT_API_SECRET", Some("APIfakefakefake: a-fake-secret-that-signs-no-real-token"))]);
    assert_eq!(line, [("variable-wrong-value", "LIVEKIT_API_SECRET".to_owned())]);
    let development = Credentials::new("devkey", Secret::new("secret"));
    assert!(development.warnings()[0].message.contains("development mode"), "{:?}", development.warnings());
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

#[test]
fn made_up_credentials_look_like_those_of_the_vendor() {
    let tokens = Tokens::for_tests();
    assert_eq!(tokens.warnings(), []);
    assert_eq!(tokens.verifier().key_ids().next().map(str::len), Some(15));
    tokens.strict().unwrap();
}

/// The sources of a call are the strings of the schema, and at least one.
#[test]
fn sources_come_from_the_call() {
    let speaker = |sources: &[&str]| tokens().speaker.issue("alice", SpeakerInput { room: "lobby", sources });
    let (_, claims) = jwt::decoded(speaker(&["camera", "microphone"]).unwrap().as_str());
    assert_eq!(claims["video"]["canPublishSources"], json!(["camera", "microphone"]));
    for (sources, message) in [(&["webcam"] as &[&str], "invalid `canPublishSources`"), (&[], "`sources` is empty")] {
        let error = speaker(sources).unwrap_err().to_string();
        assert!(error.contains(message), "{error}");
    }
}
