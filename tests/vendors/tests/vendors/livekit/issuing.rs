//! What is issued, and what is refused at start and at issue.

use std::collections::BTreeSet;
use std::time::Duration;

use serde_json::json;
use token_core::livekit::{AgentGrant, Credentials, Issuer, ParticipantGrant, SipGrant, VideoGrant};
use token_core::{Secret, Severity};
use token_vendor_tests::jwt;

use super::{
    Guest, GuestInput, ModeratorInput, SpeakerInput, Tokens, ViewerInput, credentials, environment, joining, now,
    tokens, verifier,
};

fn issuer() -> Issuer {
    Issuer::new(&credentials()).with_clock(now)
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

#[test]
fn json_of_a_typed_grant_is_checked_at_issue() {
    let attributes = json!({"age": 5}).as_object().unwrap().clone();
    let set = VideoGrant::new().with_room_join("lobby").and(ParticipantGrant::new().with_attributes(attributes));
    let error = issuer().issue("alice", set).unwrap_err();
    assert_eq!(error.findings().iter().map(|one| one.rule).collect::<Vec<_>>(), ["grant-field-type"]);
}

#[test]
fn a_token_for_a_server_needs_no_identity() {
    let token = tokens().caretaker.issue("").unwrap();
    assert_eq!(verifier().verify(token.as_str()).unwrap().identity(), "");
}

#[test]
fn a_line_of_a_settings_file_and_a_secret_that_everyone_knows() {
    let line = problems(&[("LIVEKIT_API_SECRET", Some("APIfakefakefake: a-fake-secret-that-signs-no-real-token"))]);
    assert_eq!(line, [("variable-wrong-value", "LIVEKIT_API_SECRET".to_owned())]);
    let development = Credentials::new("devkey", Secret::new("secret"));
    assert!(development.warnings()[0].message.contains("development mode"), "{:?}", development.warnings());
}
