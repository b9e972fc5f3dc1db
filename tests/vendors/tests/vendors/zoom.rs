//! Zoom Video SDK, a vendor added with docs/new-vendor.md: flat claims, integers with few allowed values, a minimum
//! lifetime, and a claim other than `iss` that names the key. Zoom has no server library; token-core's
//! `judged_by_jsonwebtoken_too.rs` tests with a general JWT library.

use std::time::Duration;

use serde_json::{Value, json};
use token_core::AccessToken;
use token_core::diagnose::{Options, diagnose};
use token_core::zoom::{Credentials, Issuer, SessionGrant, Verifier, Zoom, sdk};
use token_tests::compile_errors::CompileErrors;
use token_vendor_tests::jwt;

use super::{NOW, SECRET, now};

token_core::include_grants!("zoom/grants.toml");

const KEY: &str = "fake-video-sdk-key";
fn environment(name: &str) -> Option<String> {
    let value = match name {
        "ZOOM_VIDEO_SDK_KEY" => KEY,
        "ZOOM_VIDEO_SDK_SECRET" => SECRET,
        _ => return None,
    };
    Some(value.to_owned())
}

fn tokens() -> Tokens {
    Tokens::from_lookup(environment).unwrap().with_clock(now)
}

fn credentials() -> Credentials {
    Credentials::new(KEY, token_core::Secret::new(SECRET))
}

fn host() -> AccessToken<Host> {
    tokens().host.issue("alice", HostInput { topic: "Cool Cars", key: "cars-7" }).unwrap()
}

/// What a function for one SDK requires.
fn join(token: &AccessToken<impl sdk::ZoomVideo>) -> &str {
    token.as_str()
}

fn claims() -> Value {
    json!({
        "app_key": KEY,
        "user_key": "alice",
        "tpc": "Cool Cars",
        "role_type": 1,
        "version": 1,
        "session_key": "cars-7",
        "cloud_recording_option": 1,
        "cloud_recording_election": 1,
        "iat": NOW,
        "exp": NOW + 7_200,
    })
}

#[test]
fn compile_errors() {
    let features = ["livekit", "zoom"];
    CompileErrors::of("zoom", env!("CARGO_TARGET_TMPDIR"), &features, "", &["zoom.md"]).hold_all();
}

#[test]
fn a_token_has_the_claims_of_zoom() {
    let (header, found) = jwt::decoded(host().as_str());
    assert_eq!(header, json!({"alg": "HS256", "typ": "JWT"}));
    assert_eq!(found, claims());
    let visitor = tokens().visitor.issue("bob", VisitorInput { topic: "Cool Cars" }).unwrap();
    let (_, found) = jwt::decoded(visitor.as_str());
    assert_eq!(
        (&found["geo_regions"], &found["role_type"], &found["version"]),
        (&json!("US,DE"), &json!(0), &json!(1))
    );
    let typed = Issuer::new(&credentials()).with_clock(now);
    let typed = typed.issue("alice", SessionGrant::new("Cool Cars", 0)).unwrap();
    assert_eq!(jwt::decoded(typed.as_str()).1["exp"], json!(NOW + 7_200), "two hours, as in Zoom's sample");
    // The presence of a grant makes a typed token one for the SDK.
    assert_eq!(join(&typed).split('.').count(), 3);
    assert_eq!(join(&host()).split('.').count(), 3);
}

#[test]
fn a_token_is_verified_and_read_back() {
    let tokens = tokens();
    let read = tokens.verifier().verify_as::<Host>(host().as_str()).unwrap();
    assert_eq!((read.claims().identity(), read.claims().issuer()), ("alice", KEY));
    assert_eq!((read.grants().tpc(), read.grants().role_type(), read.grants().version()), ("Cool Cars", 1, 1));
    assert_eq!(read.claims().grant_keys().len(), 6, "every claim of the session: {:?}", read.claims().grant_keys());
    // With several keys, `app_key` chooses the key.
    let other = Credentials::new("another-key", token_core::Secret::new("another-fake-secret"));
    let both = Verifier::new(&other).also_accept(&credentials()).with_clock(now);
    assert_eq!(both.verify(host().as_str()).unwrap().issuer(), KEY);
    let error = Verifier::new(&other).with_clock(now).verify(host().as_str()).unwrap_err().to_string();
    // It may be the secret, because Zoom's keys have no format of their own.
    assert!(!error.contains(KEY) && error.contains("`app_key` names another key"), "{error}");
}

/// In the vendor's words; the value in the place of the key is not printed.
#[test]
fn a_wrong_secret_and_a_swap_name_app_key() {
    let options = Options::of::<Zoom>().at(now()).sdk_named("video").unwrap();
    let header = json!({"alg": "HS256", "typ": "JWT"});
    let held = options.clone().credentials(&credentials());
    let of_another = diagnose(jwt::signed(&header, &claims(), "another-fake-secret"), &held);
    assert_eq!(of_another.findings[0].rule, "signature-mismatch");
    assert!(of_another.to_string().contains("`app_key`"), "{of_another}");
    assert!(!of_another.to_string().contains("SID") && !of_another.to_string().contains("`iss`"), "{of_another}");
    assert_eq!(of_another.claims.as_ref().unwrap()["app_key"], KEY);
    let mut swapped = claims();
    swapped["app_key"] = json!(SECRET);
    let token = jwt::signed(&header, &swapped, KEY);
    for options in [&held, &options] {
        let found = diagnose(&token, options);
        let shown = format!("{found} {found:?} {}", found.to_json());
        assert!(!shown.contains(SECRET) && !shown.contains("SID"), "{shown}");
    }
    let found = diagnose(&token, &held);
    let [finding] = found.findings.as_slice() else { panic!("{found}") };
    assert_eq!((finding.rule, finding.at.as_ref()), ("iss-other-key", "claims.app_key"));
    assert!(finding.message.contains("are swapped") && finding.fix.contains("make a new key"), "{found}");
    let error = Verifier::new(&credentials()).with_clock(now).verify(&token).unwrap_err();
    assert!(error.to_string().contains("are swapped") && !format!("{error:?}").contains(SECRET), "{error}");
}

#[test]
fn a_misspelt_required_field_is_missing() {
    let options = Options::of::<Zoom>().at(now()).credentials(&credentials()).sdk_named("video").unwrap();
    let renamed = |names: &[(&str, &str)]| {
        let mut claims = claims();
        for (name, wrong) in names {
            let value = claims.as_object_mut().unwrap().remove(*name).unwrap();
            claims[*wrong] = value;
        }
        let found = diagnose(jwt::signed(&json!({"alg": "HS256", "typ": "JWT"}), &claims, SECRET), &options);
        let token = jwt::signed(&json!({"alg": "HS256", "typ": "JWT"}), &claims, SECRET);
        assert_eq!(found.is_valid(), Verifier::new(&credentials()).with_clock(now).verify(&token).is_ok());
        found
    };
    for wrong in ["roleType", "role_typ", "Role_Type", "role-type"] {
        let found = renamed(&[("role_type", wrong)]);
        let [finding] = found.findings.as_slice() else { panic!("{found}") };
        assert_eq!((finding.rule, finding.at.as_ref()), ("grant-field-missing", "claims.role_type"));
        assert_eq!(finding.fix, format!("rename `{wrong}` to `role_type`: an integer"));
        assert!(finding.is_error());
    }
    let found = renamed(&[("role_type", "roleType"), ("tpc", "Tpc"), ("version", "versions")]);
    assert!(found.findings.iter().all(|finding| finding.rule == "grant-field-missing"), "{found}");
    assert_eq!(found.findings.len(), 3);
    // An optional field is a warning, like any claim of the application.
    let found = renamed(&[("session_key", "sessionKey")]);
    let [finding] = found.findings.as_slice() else { panic!("{found}") };
    assert_eq!((finding.rule, finding.is_error()), ("unknown-grant", false));
    // A value under a wrong name will be as invalid under the right name.
    let mut claims = claims();
    claims.as_object_mut().unwrap().remove("role_type");
    claims["roleType"] = json!("1");
    let found = diagnose(jwt::signed(&json!({"alg": "HS256", "typ": "JWT"}), &claims, SECRET), &options);
    let rules: Vec<_> = found.findings.iter().map(|finding| (finding.rule, finding.at.as_ref())).collect();
    assert_eq!(rules, [("grant-field-missing", "claims.role_type"), ("grant-field-type", "claims.roleType")]);
}

#[test]
fn inputs_and_variables_are_checked_at_run_time() {
    let rules = |error: token_core::IssueError| error.findings().iter().map(|one| one.rule).collect::<Vec<_>>();
    let tokens = tokens();
    assert!(tokens.either.issue("a", EitherInput { role: 0 }).is_ok());
    assert_eq!(rules(tokens.either.issue("a", EitherInput { role: 2 }).unwrap_err()), ["grant-field-value"]);
    let long = "t".repeat(201);
    assert_eq!(rules(tokens.visitor.issue("a", VisitorInput { topic: &long }).unwrap_err()), ["text-too-long"]);
    assert_eq!(
        rules(tokens.visitor.issue(&"a".repeat(37), VisitorInput { topic: "t" }).unwrap_err()),
        ["identity-too-long"]
    );
    let short = tokens.host.issue_for(Duration::from_secs(600), "a", HostInput { topic: "t", key: "k" });
    assert_eq!(rules(short.unwrap_err()), ["ttl-too-short"]);
    let issuer = Issuer::new(&credentials());
    assert_eq!(rules(issuer.issue("a", SessionGrant::new("t", 7)).unwrap_err()), ["grant-field-value"]);
    assert!(issuer.with_ttl(Duration::from_secs(60)).is_err());
}

/// <https://developers.zoom.us/docs/video-sdk/auth>: the names, lengths and values of today, and empty strings as in its sample.
#[test]
fn what_the_page_allows_is_valid() {
    let options = Options::of::<Zoom>().at(now()).credentials(&credentials()).sdk_named("video").unwrap();
    let header = json!({"alg": "HS256", "typ": "JWT"});
    let verifier = Verifier::new(&credentials()).with_clock(now);
    let found = |changed: Value| {
        let mut claims = claims();
        claims.as_object_mut().unwrap().extend(changed.as_object().unwrap().clone());
        let token = jwt::signed(&header, &claims, SECRET);
        let found = diagnose(&token, &options);
        assert_eq!(found.is_valid(), verifier.verify(&token).is_ok(), "{found}");
        found.findings.iter().map(|one| format!("{} at {}: {}; {}", one.rule, one.at, one.message, one.fix)).collect()
    };
    let uuid = "00000000-0000-4000-8000-000000000000";
    for good in [
        json!({"user_key": uuid, "session_key": uuid, "cloud_recording_transcript_option": 2}),
        json!({"geo_regions": "AU,BR,CA,CN,DE,HK,IN,JP,MX,NL,SG,US"}),
        json!({"user_key": "", "session_key": "", "geo_regions": "", "telemetry_tracking_id": ""}),
        json!({"user_key": "alice", "user_identity": "alice"}),
        // A claim of the application, where the field that goes by this name by mistake is there.
        json!({"topic": "cars", "role": "teacher"}),
    ] {
        assert_eq!(found(good.clone()), [""; 0], "{good}");
    }
    for (changed, expected) in [
        (json!({"user_key": "a".repeat(37)}), "identity-too-long at claims.user_key: the identity has 37 characters"),
        (
            json!({"session_key": "a".repeat(37)}),
            "text-too-long at claims.session_key: `session_key` has 37 characters; at most 36",
        ),
        (
            json!({"cloud_recording_transcript_option": 3}),
            "grant-field-value at claims.cloud_recording_transcript_option",
        ),
        (
            json!({"geo_regions": "US,EU"}),
            "grant-field-value at claims.geo_regions: invalid `geo_regions`: `EU`; use `AU` or `BR`",
        ),
        (
            json!({"geo_regions": ["US"]}),
            "grant-field-type at claims.geo_regions: `geo_regions` is an array, not a string; write a string, with commas",
        ),
        (
            json!({"role_type": "host"}),
            "grant-field-type at claims.role_type: `role_type` is a string, not an integer; write an integer: 0 or 1",
        ),
        (
            json!({"user_identity": "bob"}),
            "grant-field-conflict at claims.user_identity: `user_identity` is the former name of `user_key`",
        ),
        (json!({"tpc": "", "topic": "Cool Cars"}), "grant-field-missing at claims.tpc: missing required field `tpc`"),
    ] {
        let found: Vec<String> = found(changed.clone());
        let [finding] = found.as_slice() else { panic!("{changed}: {found:?}") };
        assert!(finding.starts_with(expected), "{finding}");
    }
}

#[test]
fn the_former_name_of_the_identity_is_read() {
    let mut claims = claims();
    let identity = claims.as_object_mut().unwrap().remove("user_key").unwrap();
    claims["user_identity"] = identity;
    let token = jwt::signed(&json!({"alg": "HS256", "typ": "JWT"}), &claims, SECRET);
    let verified = Verifier::new(&credentials()).with_clock(now).verify(&token).unwrap();
    assert_eq!(verified.identity(), "alice");
    assert!(!verified.grant_keys().contains(&"user_identity".to_owned()));
    claims["user_identity"] = json!(7);
    let token = jwt::signed(&json!({"alg": "HS256", "typ": "JWT"}), &claims, SECRET);
    let found = diagnose(&token, &Options::of::<Zoom>().at(now()).credentials(&credentials()));
    assert_eq!(
        (found.findings[0].rule, found.findings[0].at.as_ref()),
        ("identity-not-string", "claims.user_identity")
    );
}

#[test]
fn other_kinds_of_tokens_are_named() {
    let options = Options::of::<Zoom>().at(now()).credentials(&credentials()).sdk_named("video").unwrap();
    for (claims, rule, what) in [
        (json!({"sdkKey": "a", "mn": "1", "role": 0, "iat": NOW, "exp": NOW}), "meeting-sdk-token", "Meeting SDK"),
        (json!({"appKey": "a", "sdkKey": "a", "tokenExp": NOW}), "meeting-sdk-token", "Meeting SDK"),
        (json!({"sdkKey": "a", "appKey": "a", "iat": NOW, "exp": NOW}), "meeting-sdk-token", "Meeting SDK"),
        (json!({"aud": "clientfe", "aid": "a", "wcd": "aw1"}), "zak-token", "ZAK"),
        (json!({"iss": "a", "exp": NOW}), "rest-api-token", "REST API"),
        (json!({"aud": null, "iss": "a", "iat": NOW, "exp": NOW}), "rest-api-token", "REST API"),
        (json!({"aud": "https://oauth.zoom.us", "iss": "zm:cid:a", "uid": "a"}), "oauth-token", "OAuth"),
        (json!({"aud": ["clientsm"], "uid": "a", "iss": "web", "wcd": "us04"}), "zak-token", "ZAK"),
        (json!({"aud": "clientsm", "uid": "a", "iss": "web", "wcd": "us04"}), "zak-token", "ZAK"),
        (json!({"iss": "a", "video": {"roomList": true}}), "other-vendor-token", "LiveKit"),
        (json!({"apikey": "a", "permissions": [], "version": 2}), "other-vendor-token", "videosdk.live"),
    ] {
        let found = diagnose(jwt::signed(&json!({"alg": "HS256"}), &claims, "x"), &options);
        let [finding] = found.findings.as_slice() else { panic!("{claims}: {found}") };
        assert!(finding.rule == rule && finding.message.contains(what), "{found}");
    }
    // With `app_key` it is one of the Video SDK, and with other claims one of a login.
    for claims in
        [json!({"iss": "a", "app_key": KEY, "exp": NOW}), json!({"iss": "https://login", "exp": NOW, "email": "a"})]
    {
        let found = diagnose(jwt::signed(&json!({"alg": "HS256", "typ": "JWT"}), &claims, "x"), &options);
        assert!(found.findings.iter().all(|finding| finding.rule != "rest-api-token"), "{found}");
    }
    let unchecked = diagnose(jwt::signed(&json!({"alg": "HS256", "typ": "JWT"}), &claims(), SECRET), &options);
    assert!(unchecked.not_checked.iter().any(|one| one.what == "session" && one.why.contains("`tpc`")), "{unchecked}");
}

#[test]
fn a_diagnosis_explains_a_zoom_token() {
    let options = Options::of::<Zoom>().at(now()).credentials(&credentials()).sdk_named("video").unwrap();
    let found = |change: fn(&mut Value)| {
        let mut claims = claims();
        change(&mut claims);
        let token = jwt::signed(&json!({"alg": "HS256", "typ": "JWT"}), &claims, SECRET);
        let diagnosis = diagnose(&token, &options);
        diagnosis.findings.iter().map(|one| (one.rule, one.at.to_string())).collect::<Vec<_>>()
    };
    let one = |rule, at: &str| vec![(rule, at.to_owned())];
    assert_eq!(found(|_| ()), []);
    assert_eq!(found(|claims| claims["role_type"] = json!("1")), one("grant-field-type", "claims.role_type"));
    assert_eq!(found(|claims| claims["role_type"] = json!(2)), one("grant-field-value", "claims.role_type"));
    assert_eq!(found(|claims| claims["version"] = json!(2)), one("grant-field-value", "claims.version"));
    assert_eq!(found(|claims| claims["exp"] = json!(NOW + 600)), one("lifetime-too-short", "claims.exp"));
    assert_eq!(found(|claims| claims["exp"] = json!(NOW + 172_801)), one("lifetime-too-long", "claims.exp"));
    assert_eq!(found(|claims| claims["app_key"] = json!("another")), one("iss-other-key", "claims.app_key"));
    // An identity is useful, but not required.
    assert_eq!(found(|claims| drop(claims.as_object_mut().unwrap().remove("user_key"))), []);
    assert_eq!(
        found(|claims| drop(claims.as_object_mut().unwrap().remove("tpc"))),
        one("grant-field-missing", "claims.tpc")
    );
    assert_eq!(
        found(|claims| *claims = json!({"appKey": "k", "tokenExp": NOW, "iat": NOW, "exp": NOW + 7_200})),
        one("meeting-sdk-token", "input")
    );
    assert_eq!(
        found(|claims| *claims = json!({"app_key": KEY, "iat": NOW, "exp": NOW + 7_200})),
        [("grant-missing-for-sdk", "claims".to_owned())]
    );
}

#[test]
fn a_test_needs_no_credentials() {
    let tokens = Tokens::for_tests();
    assert_eq!(tokens.warnings(), []);
    let token = tokens.host.issue("alice", HostInput { topic: "Cool Cars", key: "cars-7" }).unwrap();
    Tokens::for_tests().verifier().verify(token.as_str()).unwrap();
    tokens.strict().unwrap();
}
