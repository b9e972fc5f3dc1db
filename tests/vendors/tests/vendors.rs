//! Vendors with a shape of their own, most of them by the path of their files, as a company keeps them: no identity, one in a grant, no
//! grants, no `exp`, JSON in a string, and each algorithm. jsonwebtoken decodes what they issue, and our verifier takes it.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "tests say what they expect by panicking"
)]

use std::io::Write as _;
use std::process::Stdio;
use std::time::Duration;

use jsonwebtoken::{Algorithm, DecodingKey, Validation};
use proptest::prelude::*;
use serde_json::{Map, Value, json};
use token_core::diagnose::{Options, Verdict, diagnose};
use token_core::marker::Vendor;
use token_core::{IssueError, Severity};
use token_vendor_tests::jwt;

mod ably {
    token_core::include_grants!("ably/grants.toml");
}
mod supabase {
    token_core::include_grants!("supabase/grants.toml");
}
mod stream {
    token_core::include_grants!("stream/grants.toml");
}
mod jaas {
    token_core::include_grants!("jaas/grants.toml");
}
mod daily {
    token_core::include_grants!("daily/grants.toml");
}
mod musickit {
    token_core::include_grants!("musickit/grants.toml");
}
mod vonage {
    token_core::include_grants!("vonage/grants.toml");
}
mod vonage_video {
    token_core::include_grants!("vonage_video/grants.toml");
}
mod livekit {
    token_core::include_grants!("livekit/grants.toml");
}
mod zoom {
    token_core::include_grants!("zoom/grants.toml");
}
mod umbrella {
    token_core::include_grants!("umbrella/grants.toml");
}

const SECRET: &str = "AFakeSecretThatSignsNoRealTokens";
const SUPABASE_KEY: &str = "00000000-0000-4000-8000-000000000000";
const EC_PUBLIC: &str = include_str!("../../../token-core/tests/testing_keys/ec_public.pem");
const RSA_PUBLIC: &str = include_str!("../../../token-core/tests/testing_keys/rsa_public.pem");
const ED_PUBLIC: &str = include_str!("../../../token-core/tests/testing_keys/ed25519_public.pem");

/// Keys of token-core's tests, which everyone knows.
fn private(algorithm: Algorithm) -> String {
    let pem = match algorithm {
        Algorithm::ES256 => include_str!("../../../token-core/tests/testing_keys/ec_pkcs8.pem"),
        Algorithm::EdDSA => include_str!("../../../token-core/tests/testing_keys/ed25519_pkcs8.pem"),
        _ => include_str!("../../../token-core/tests/testing_keys/rsa_pkcs8.pem"),
    };
    pem.replace("TESTING KEY", "PRIVATE KEY")
}

fn public(algorithm: Algorithm) -> DecodingKey {
    match algorithm {
        Algorithm::HS256 => DecodingKey::from_secret(SECRET.as_bytes()),
        Algorithm::ES256 => DecodingKey::from_ec_pem(EC_PUBLIC.as_bytes()).unwrap(),
        Algorithm::EdDSA => DecodingKey::from_ed_pem(ED_PUBLIC.as_bytes()).unwrap(),
        _ => DecodingKey::from_rsa_pem(RSA_PUBLIC.as_bytes()).unwrap(),
    }
}

/// With everything that the library can check.
fn decoded(token: &str, algorithm: Algorithm, audiences: &[&str], required: &[&str]) -> Map<String, Value> {
    let mut validation = Validation::new(algorithm);
    validation.leeway = 0;
    validation.validate_nbf = true;
    validation.set_required_spec_claims(required);
    match audiences {
        [] => validation.validate_aud = false,
        audiences => validation.set_audience(audiences),
    }
    jsonwebtoken::decode(token, &public(algorithm), &validation).unwrap().claims
}

fn environment(algorithm: Algorithm) -> impl Fn(&str) -> Option<String> {
    move |name| match name {
        "STREAM_API_KEY" => Some("fakestreamkey".to_owned()),
        "JAAS_APP_ID" => Some("vpaas-magic-cookie-0123".to_owned()),
        "JAAS_KEY_ID" => Some("vpaas-magic-cookie-0123/4567".to_owned()),
        "APPLE_TEAM_ID" => Some("FAKETEAM00".to_owned()),
        "MUSICKIT_KEY_ID" => Some("FAKEKEY000".to_owned()),
        "DAILY_DOMAIN_ID" | "VONAGE_APPLICATION_ID" => Some("00000000-0000-4000-8000-000000000000".to_owned()),
        "ABLY_KEY_NAME" => Some("fakeAp.fakeKy".to_owned()),
        "SUPABASE_SIGNING_KEY_ID" => Some(SUPABASE_KEY.to_owned()),
        "UMBRELLA_KEY_ID" => Some(format!("{algorithm:?}")),
        "LIVEKIT_API_KEY" => Some("APIfakefakefake".to_owned()),
        "ZOOM_VIDEO_SDK_KEY" => Some("fake-video-sdk-key".to_owned()),
        "ABLY_KEY_SECRET" | "STREAM_API_SECRET" | "DAILY_API_KEY" | "LIVEKIT_API_SECRET" | "ZOOM_VIDEO_SDK_SECRET" => {
            Some(SECRET.to_owned())
        }
        name if name.ends_with("PRIVATE_KEY") => Some(private(algorithm)),
        _ => None,
    }
}

/// The claims, without the times and the id.
fn claims(token: &str) -> Value {
    let (_, mut claims) = jwt::decoded(token);
    for name in ["iat", "nbf", "exp", "jti"] {
        claims.as_object_mut().unwrap().remove(name);
    }
    claims
}

#[test]
fn a_token_without_grants_that_never_expires() {
    let tokens = stream::Tokens::from_lookup(environment(Algorithm::HS256)).unwrap();
    let token = tokens.member.issue("alice").unwrap();
    let (header, claims) = jwt::decoded(token.as_str());
    assert_eq!(header, json!({"alg": "HS256", "typ": "JWT", "kid": "fakestreamkey"}));
    assert_eq!(claims, json!({"user_id": "alice", "iat": claims["iat"]}));
    let read = tokens.verifier().verify(token.as_str()).unwrap();
    assert_eq!((read.identity(), read.grant_keys()), ("alice", Vec::new()));
    assert!(read.expires_at() > token.expires_at() && read.expires_at() > std::time::SystemTime::now());

    // The library of Stream writes neither `kid` nor `iat` of its own accord; a token that never expires is a warning.
    let theirs = jwt::signed(&json!({"alg": "HS256", "typ": "JWT"}), &json!({"user_id": "alice", "iat": 1}), SECRET);
    assert_eq!(tokens.verifier().verify(&theirs).unwrap().identity(), "alice");
    let options = Options::new(<stream::stream::Stream as Vendor>::TABLE);
    let diagnosis = diagnose(theirs, &options.credentials_from_lookup(environment(Algorithm::HS256)));
    let found: Vec<_> = diagnosis.findings.iter().map(|finding| (finding.rule, finding.severity.to_string())).collect();
    assert_eq!(found, [("header-kid", "warning".to_owned()), ("exp-missing", "warning".to_owned())]);
    assert_eq!(diagnosis.verdict, Verdict::Valid);

    // One call may be for a shorter life, and a declaration with a lifetime has an end.
    let short = tokens.member.issue_for(Duration::from_secs(60), "alice").unwrap();
    let guest = tokens.guest.issue("alice").unwrap();
    for (token, seconds) in [(short.as_str(), 60), (guest.as_str(), 3600)] {
        let (_, claims) = jwt::decoded(token);
        assert_eq!(claims["exp"].as_u64().unwrap() - claims["iat"].as_u64().unwrap(), seconds);
    }
    let call = tokens.call.issue("alice", stream::CallInput { calls: &["default:1", "default:2"] }).unwrap();
    let expected = json!({"user_id": "alice", "call_cids": ["default:1", "default:2"], "role": "host"});
    assert_eq!(self::claims(call.as_str()), expected);
    assert!(tokens.member.issue("").is_err());
}

#[test]
fn an_identity_in_a_grant() {
    let with_recording = |name: &str| (name == "JAAS_RECORDING").then(|| "true".to_owned());
    let rsa = environment(Algorithm::RS256);
    let tokens = jaas::Tokens::from_lookup(|name| with_recording(name).or_else(|| rsa(name))).unwrap();
    let host = tokens.host.issue("alice", jaas::HostInput { room: "a\"b", name: "{\"user\":{" }).unwrap();
    let fixed = json!({"sub": "vpaas-magic-cookie-0123", "aud": "jitsi", "iss": "chat", "room": "lobby"});
    let with = |more: Value| {
        let mut all = fixed.as_object().unwrap().clone();
        all.extend(more.as_object().unwrap().clone());
        Value::Object(all)
    };
    let user = json!({"id": "alice", "name": "{\"user\":{", "moderator": "true"});
    let context = json!({"user": user, "features": {"recording": "true"}});
    assert_eq!(claims(host.as_str()), with(json!({"room": "a\"b", "context": context})));
    let guest = tokens.guest.issue("a\"b").unwrap();
    assert_eq!(claims(guest.as_str()), with(json!({"context": {"user": {"id": "a\"b"}}})));
    let listed = tokens.listed.issue("bob").unwrap();
    let context = json!({"user": {"id": "bob"}, "features": {"recording": "true"}});
    assert_eq!(claims(listed.as_str()), with(json!({"context": context})));
    // Nothing but the identity is left of the grant.
    let unlisted = jaas::Tokens::from_lookup(environment(Algorithm::RS256)).unwrap();
    let context = json!({"user": {"id": "bob"}, "features": {}});
    assert_eq!(claims(unlisted.listed.issue("bob").unwrap().as_str()), with(json!({"context": context})));

    let read = tokens.verifier().verify_as::<jaas::Host>(host.as_str()).unwrap();
    assert_eq!(read.claims().identity(), "alice");
    assert_eq!(tokens.verifier().verify(guest.as_str()).unwrap().identity(), "a\"b");
    decoded(host.as_str(), Algorithm::RS256, &["jitsi"], &["exp", "nbf", "aud", "sub", "iss"]);
    // The typed API writes the same.
    let issuer = jaas::jaas::Issuer::new(tokens.credentials());
    let grants = jaas::jaas::MeetingGrant::new("lobby");
    let typed = issuer.issue("a\"b", token_core::And::new(grants, jaas::jaas::ContextGrant::new())).unwrap();
    assert_eq!(claims(typed.as_str()), claims(guest.as_str()));

    let options = Options::new(<jaas::jaas::Jaas as Vendor>::TABLE).sdk_named("meet").unwrap();
    let rules = |change: fn(&mut Value)| {
        let (header, mut claims) = jwt::decoded(host.as_str());
        change(&mut claims);
        let found = diagnose(jwt::signed(&header, &claims, SECRET), &options).findings;
        // An HMAC is too short for RSA.
        let found = found.iter().filter(|finding| finding.at != "signature");
        found.map(|finding| format!("{} {}", finding.rule, finding.at)).collect::<Vec<_>>()
    };
    assert_eq!(rules(|_| {}), Vec::<String>::new());
    let missing = rules(|claims| drop(claims["context"]["user"].as_object_mut().unwrap().remove("id")));
    assert_eq!(missing, ["identity-missing claims.context.user.id"]);
    let number = rules(|claims| claims["context"]["user"]["id"] = json!(7));
    assert_eq!(number, ["identity-not-string claims.context.user.id"]);
    let unknown = rules(|claims| claims["context"]["user"]["identity"] = json!("x"));
    assert_eq!(unknown, ["grant-field-unknown claims.context.user.identity"]);
    // Where no object is, the identity in it is not missing too.
    let text = rules(|claims| claims["context"]["user"] = json!("alice"));
    assert_eq!(text, ["grant-field-type claims.context.user"]);
    assert_eq!(rules(|claims| claims["context"] = json!("alice")), ["grant-not-object claims.context"]);
    assert_eq!(rules(|claims| claims["context"] = Value::Null), ["grant-not-object claims.context"]);
    // `null` is a warning in place of a field, and a token without an identity an error.
    let null = rules(|claims| claims["context"]["user"] = Value::Null);
    assert_eq!(null, ["grant-field-null claims.context.user", "identity-missing claims.context.user.id"]);
}

#[test]
fn a_token_without_an_identity() {
    let tokens = musickit::Tokens::from_lookup(environment(Algorithm::ES256)).unwrap();
    let token = tokens.app.issue().unwrap();
    let (header, all) = jwt::decoded(token.as_str());
    assert_eq!(header, json!({"alg": "ES256", "typ": "JWT", "kid": "FAKEKEY000"}));
    assert_eq!(claims(token.as_str()), json!({"iss": "FAKETEAM00"}));
    assert_eq!(all["exp"].as_u64().unwrap() - all["iat"].as_u64().unwrap(), 180 * 86_400);
    let read = tokens.verifier().verify(token.as_str()).unwrap();
    assert_eq!((read.identity(), read.issuer()), ("", "FAKEKEY000"));
    let origins: &[&str] = &["https://music.example", "https://www.music.example"];
    let site = tokens.site.issue_for(Duration::from_secs(600), musickit::SiteInput { origins }).unwrap();
    assert_eq!(claims(site.as_str()), json!({"iss": "FAKETEAM00", "origin": origins}));
    // Generic code passes an identity to every profile.
    let refused = <musickit::App as token_core::declared::Profile>::issue(&tokens.app, "alice", ()).unwrap_err();
    assert!(refused.to_string().contains("tokens of MusicKit have no identity"), "{refused}");
}

#[test]
fn either_kind_of_key() {
    for (algorithm, kind) in [(Algorithm::ES256, "EC"), (Algorithm::RS256, "RSA")] {
        let tokens = supabase::Tokens::from_lookup(environment(algorithm)).unwrap();
        let input = supabase::MemberInput { email: "alice@example.com", tenant: "t7" };
        let token = tokens.member.issue("11111111-0000-4000-8000-000000000000", input).unwrap();
        let header = json!({"alg": format!("{algorithm:?}"), "typ": "JWT", "kid": SUPABASE_KEY});
        assert_eq!(jwt::decoded(token.as_str()).0, header);
        let expected = json!({
            "sub": "11111111-0000-4000-8000-000000000000", "role": "authenticated", "aud": "authenticated",
            "email": "alice@example.com", "app_metadata": {"tenant": "t7"},
        });
        assert_eq!(claims(token.as_str()), expected);
        assert!(tokens.visitor.issue("guest").is_ok());
        let set: Value = serde_json::from_str(&tokens.verifier().jwks()).unwrap();
        assert_eq!((&set["keys"][0]["kty"], &set["keys"][0]["kid"]), (&json!(kind), &json!(SUPABASE_KEY)));
    }
}

#[test]
fn json_in_a_string() {
    let tokens = ably::Tokens::from_lookup(environment(Algorithm::HS256)).unwrap();
    let token = tokens.reader.issue("alice").unwrap();
    assert_eq!(jwt::decoded(token.as_str()).0, json!({"typ": "JWT", "alg": "HS256", "kid": "fakeAp.fakeKy"}));
    let capability = r#"{"public:*":["subscribe","history"]}"#;
    assert_eq!(claims(token.as_str()), json!({"x-ably-capability": capability, "x-ably-clientId": "alice"}));
    let capability = json!({"room:7": ["publish"]}).as_object().unwrap().clone();
    let input = ably::MemberInput { capability: &capability, room: "7" };
    let member = tokens.member.issue("alice", input).unwrap();
    let read = tokens.verifier().verify_as::<ably::Member>(member.as_str()).unwrap();
    assert_eq!(read.grants().x_ably_capability(), &capability);
    let wrong = json!({"room:7": "publish"}).as_object().unwrap().clone();
    let error = tokens.member.issue("alice", ably::MemberInput { capability: &wrong, room: "7" }).unwrap_err();
    assert!(error.to_string().contains("is a string, not an array"), "{error}");
}

/// The JSON inside is judged in any token, as it is at issue.
#[test]
fn what_a_string_with_json_holds() {
    let tokens = ably::Tokens::from_lookup(environment(Algorithm::HS256)).unwrap();
    let (header, claims) = jwt::decoded(tokens.reader.issue("alice").unwrap().as_str());
    for (text, message) in [
        ("not json", "no JSON object"),
        ("[1]", "no JSON object"),
        (r#""{}""#, "no JSON object"),
        (r#"{"room:7":"publish"}"#, "is a string, not an array"),
    ] {
        let mut claims = claims.clone();
        claims["x-ably-capability"] = text.into();
        let token = jwt::signed(&header, &claims, SECRET);
        let found = diagnose(&token, &Options::new(<token_core::ably::Ably as Vendor>::TABLE)).findings;
        assert_eq!(found.iter().map(|finding| finding.rule).collect::<Vec<_>>(), ["grant-field-type"], "{text}");
        assert!(found[0].message.contains(message), "{text}: {}", found[0].message);
        assert!(tokens.verifier().verify(&token).is_err(), "{text}");
    }
}

/// A token names its claims: it knows no `access`, which is the name of the grant in a declaration.
#[test]
fn a_capability_that_grants_nothing() {
    let tokens = ably::Tokens::from_lookup(environment(Algorithm::HS256)).unwrap();
    let (header, good) = jwt::decoded(tokens.reader.issue("alice").unwrap().as_str());
    let options = Options::new(<token_core::ably::Ably as Vendor>::TABLE);
    let with_sdk = options.clone().sdk_named("client").unwrap();
    let empty = Some(json!("{}"));
    for (capability, options, expected) in [
        (&empty, &options, ["grant-field-missing", "`x-ably-capability` is empty", "write an object with a member"]),
        (
            &None,
            &options,
            [
                "no-product-grant",
                "the token has no grants, so it grants access to nothing",
                "add the grant of the product that the client uses: `x-ably-capability`",
            ],
        ),
        (
            &None,
            &with_sdk,
            ["grant-missing-for-sdk", "missing `x-ably-capability`, which Ably requires", "add `x-ably-capability`"],
        ),
        (
            &Some(json!({"*": ["*"]})),
            &options,
            [
                "grant-field-type",
                "`x-ably-capability` is an object, not JSON in a string",
                "write the object as JSON, and that as a string",
            ],
        ),
    ] {
        let mut claims = good.clone();
        match capability {
            Some(value) => claims["x-ably-capability"] = value.clone(),
            None => drop(claims.as_object_mut().unwrap().remove("x-ably-capability")),
        }
        let token = jwt::signed(&header, &claims, SECRET);
        let found = diagnose(&token, options).findings;
        let found: Vec<_> = found.iter().map(|it| [it.rule, it.message.as_str(), it.fix.as_str()]).collect();
        assert_eq!(found, [expected]);
        assert!(tokens.verifier().verify(&token).is_err(), "{claims}");
    }
    // Another name for it is the cause.
    let mut claims = good.clone();
    claims["capability"] = claims.as_object_mut().unwrap().remove("x-ably-capability").unwrap();
    for options in [&options, &with_sdk] {
        let found = diagnose(jwt::signed(&header, &claims, SECRET), options).findings;
        let [finding] = found.as_slice() else { panic!("{found:?}") };
        assert_eq!(finding.fix, "rename `capability` to `x-ably-capability`");
    }
    let none = Map::new();
    let error = tokens.member.issue("alice", ably::MemberInput { capability: &none, room: "7" }).unwrap_err();
    assert!(error.to_string().contains("is empty"), "{error}");
}

/// What people take for a token of a user, and one of Supabase Auth, which has a claim for a telephone number that the user does not have.
#[test]
fn what_supabase_itself_issues() {
    let legacy = json!({"alg": "HS256", "typ": "JWT"});
    let current = json!({"alg": "ES256", "typ": "JWT", "kid": SUPABASE_KEY});
    let options = Options::new(<token_core::supabase::Supabase as Vendor>::TABLE);
    let key = |iss: &str, role: &str| json!({"iss": iss, "role": role, "iat": 1, "exp": 4_102_444_800_u64});
    let hosted = |role: &str| {
        let mut key = key("supabase", role);
        key["ref"] = json!("abcdefghijklmnopqrst");
        key
    };
    let user = json!({
        "sub": "11111111-0000-4000-8000-000000000000", "role": "authenticated", "iat": 1_700_000_000,
        "exp": 4_102_444_800_u64, "aud": "authenticated", "iss": "https://x.supabase.co/auth/v1",
        "email": "alice@example.com", "phone": "", "app_metadata": {}, "user_metadata": {}, "is_anonymous": false,
    });
    for (header, claims, expected) in [
        (&legacy, hosted("service_role"), &["service-role-key"] as &[&str]),
        (&legacy, hosted("anon"), &["anon-key"]),
        (&legacy, key("supabase-demo", "service_role"), &["service-role-key"]),
        (&legacy, key("supabase", "anon"), &["anon-key"]),
        (&legacy, user.clone(), &["header-alg"]),
        (&current, user, &[]),
    ] {
        let found = diagnose(jwt::signed(header, &claims, SECRET), &options).findings;
        let found = found.iter().filter(|finding| finding.at != "signature");
        assert_eq!(found.map(|finding| finding.rule).collect::<Vec<_>>(), expected, "{claims}");
    }
    let found = diagnose(jwt::signed(&legacy, &json!({"sub": "alice", "role": "authenticated"}), SECRET), &options);
    let finding = found.findings.iter().find(|finding| finding.rule == "header-alg").unwrap();
    assert_eq!(finding.message, "`alg` is `HS256`, which Supabase accepts from a legacy key only");
    // Our verifier has a public key, which no HMAC may be checked with.
    let tokens = supabase::Tokens::from_lookup(environment(Algorithm::ES256)).unwrap();
    let by_secret = jwt::signed(&legacy, &json!({"sub": "alice", "role": "authenticated"}), SECRET);
    assert!(tokens.verifier().verify(&by_secret).unwrap_err().to_string().contains("invalid `alg`"));
    assert_eq!(finding.fix, "sign with the private key, not with a secret: `ES256`, or `RS256`, that of the key");
}

#[test]
fn short_names_and_a_permission_that_needs_another() {
    let tokens = daily::Tokens::from_lookup(environment(Algorithm::HS256)).unwrap();
    let owner = tokens.owner.issue("u-1", daily::OwnerInput { room: "standup" }).unwrap();
    let domain = "00000000-0000-4000-8000-000000000000";
    let expected =
        json!({"d": domain, "ud": "u-1", "r": "standup", "o": true, "sr": true, "p": {"hp": true, "cs": "v,a"}});
    assert_eq!(claims(owner.as_str()), expected);
    let options = Options::new(<daily::daily::Daily as Vendor>::TABLE).sdk_named("call").unwrap();
    let (header, mut claims) = jwt::decoded(owner.as_str());
    claims["o"] = json!(false);
    let found = diagnose(jwt::signed(&header, &claims, SECRET), &options).findings;
    assert_eq!(found.iter().map(|finding| finding.rule).collect::<Vec<_>>(), ["grant-field-missing"]);
}

#[test]
fn claims_of_the_format_and_no_identity() {
    let tokens = vonage_video::Tokens::from_lookup(environment(Algorithm::RS256)).unwrap();
    let input = vonage_video::PublisherInput { session: "1_MX4", data: "name=Alice" };
    let token = tokens.publisher.issue(input).unwrap();
    let expected = json!({
        "application_id": "00000000-0000-4000-8000-000000000000", "sub": "video", "scope": "session.connect",
        "session_id": "1_MX4", "role": "publisher", "connection_data": "name=Alice",
        "initial_layout_class_list": "focus inactive", "acl": {"paths": {"/session/**": {}}},
    });
    assert_eq!(claims(token.as_str()), expected);
    assert!(tokens.verifier().verify(token.as_str()).is_ok());
}

/// One token of each vendor and algorithm.
type Issued = (Algorithm, &'static [&'static str], Result<String, IssueError>, bool);

/// With the algorithm, the claims that the library requires, and whether our verifier takes it.
macro_rules! issued {
    ($tokens:expr, $profile:ident, $algorithm:expr, $required:expr, ($($argument:expr),*)) => {{
        let tokens = &$tokens;
        let token = tokens.$profile.issue($($argument),*).map(token_core::AccessToken::into_string);
        let taken = token.as_ref().is_ok_and(|token| tokens.verifier().verify(token).is_ok());
        ($algorithm, $required, token, taken)
    }};
}

fn all(identity: &str, text: &str, list: &[&str]) -> Vec<Issued> {
    use Algorithm::{ES256, EdDSA, HS256, PS256, RS256};
    let ably = ably::Tokens::from_lookup(environment(HS256)).unwrap();
    let capability = json!({"*": list}).as_object().unwrap().clone();
    let stream = stream::Tokens::from_lookup(environment(HS256)).unwrap();
    let daily = daily::Tokens::from_lookup(environment(HS256)).unwrap();
    let jaas = jaas::Tokens::from_lookup(environment(RS256)).unwrap();
    let music = musickit::Tokens::from_lookup(environment(ES256)).unwrap();
    let video = vonage_video::Tokens::from_lookup(environment(RS256)).unwrap();
    let livekit = livekit::Tokens::from_lookup(environment(HS256)).unwrap();
    let zoom = zoom::Tokens::from_lookup(environment(HS256)).unwrap();
    let client = vonage::Tokens::from_lookup(environment(RS256)).unwrap();
    let paths = json!({text: {"methods": list}}).as_object().unwrap().clone();
    let mut all: Vec<Issued> = vec![
        issued!(
            livekit,
            guest,
            HS256,
            &["exp", "nbf", "sub", "iss"],
            (identity, livekit::GuestInput { room: text, name: text })
        ),
        issued!(
            livekit,
            speaker,
            HS256,
            &["exp", "nbf", "sub"],
            (identity, livekit::SpeakerInput { room: text, sources: list })
        ),
        issued!(zoom, host, HS256, &["exp"], (identity, zoom::HostInput { topic: text, key: text })),
        issued!(client, reader, RS256, &["exp", "sub"], (identity, vonage::ReaderInput { paths: &paths })),
        issued!(ably, member, HS256, &["exp"], (identity, ably::MemberInput { capability: &capability, room: text })),
        issued!(stream, member, HS256, &[], (identity)),
        issued!(stream, call, HS256, &["exp"], (identity, stream::CallInput { calls: list })),
        issued!(daily, guest, HS256, &["exp"], (identity, daily::GuestInput { room: text, name: text })),
        issued!(jaas, host, RS256, &["exp", "nbf", "aud"], (identity, jaas::HostInput { room: text, name: text })),
        issued!(jaas, guest, RS256, &["exp", "nbf", "aud"], (identity)),
        issued!(music, site, ES256, &["exp", "iss"], (musickit::SiteInput { origins: list })),
        issued!(video, publisher, RS256, &["exp", "sub"], (vonage_video::PublisherInput { session: text, data: text })),
    ];
    for algorithm in [EdDSA, PS256, ES256] {
        let tokens = umbrella::Tokens::from_lookup(environment(algorithm)).unwrap();
        let input = umbrella::WorkerInput { audiences: list, order: text };
        all.push(issued!(tokens, worker, algorithm, &["exp", "sub", "iss"], (identity, input)));
    }
    for algorithm in [ES256, RS256] {
        let tokens = supabase::Tokens::from_lookup(environment(algorithm)).unwrap();
        let input = supabase::MemberInput { email: text, tenant: text };
        all.push(issued!(tokens, member, algorithm, &["exp", "sub"], (identity, input)));
    }
    all
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// Whatever a declaration issues, a general library decodes strictly, and our verifier takes.
    #[test]
    fn what_is_issued_is_accepted(
        identity in prop_oneof!["[a-z]{1,9}", "\\PC{0,30}"],
        text in prop_oneof!["[a-z]{1,9}", "[\"\\\\{}\\[\\],:a-z]{1,12}", "\\PC{0,50}"],
        list in proptest::collection::vec(prop_oneof!["[a-z]{1,9}", "\\PC{0,9}", "camera|microphone"], 0..4),
    ) {
        let list: Vec<&str> = list.iter().map(String::as_str).collect();
        for (algorithm, required, token, taken) in all(&identity, &text, &list) {
            let Ok(token) = token else { continue };
            prop_assert!(taken, "{token}");
            let audiences = if required.contains(&"aud") { vec!["jitsi"] } else { Vec::new() };
            let claims = decoded(&token, algorithm, &audiences, required);
            for name in ["user_id", "ud", "user_key"].into_iter().filter(|name| claims.contains_key(*name)) {
                prop_assert_eq!(&claims[name], &json!(identity));
            }
            if let Some(context) = claims.get("context") {
                prop_assert_eq!(&context["user"]["id"], &json!(identity));
            }
        }
    }
}

/// A generator that refuses everything would pass the test above.
#[test]
fn each_vendor_issues() {
    assert!(all("alice", "lobby", &["camera", "microphone"]).iter().all(|(.., token, taken)| token.is_ok() && *taken));
    let refused = all("alice", "", &[]);
    assert_eq!(refused.iter().filter(|(.., token, _)| token.is_ok()).count(), 3);
}

/// Asks a library of a vendor; returns its answers in order.
fn ask(mode: &str, lines: &[Value]) -> Vec<Value> {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../interop");
    let mut command = std::process::Command::new("node");
    command.args(["official_keys.mjs", mode]).current_dir(folder).stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut running = command.spawn().unwrap();
    let text = lines.iter().map(Value::to_string).collect::<Vec<_>>().join("\n") + "\n";
    running.stdin.take().unwrap().write_all(text.as_bytes()).unwrap();
    let output = running.wait_with_output().unwrap();
    let answers = String::from_utf8(output.stdout).unwrap();
    let answers: Vec<Value> = answers.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(answers.len(), lines.len(), "{answers:?}");
    answers
}

/// The token with another signature.
fn changed(token: &str) -> String {
    let (text, signature) = token.rsplit_once('.').unwrap();
    let first = if signature.starts_with('A') { "B" } else { "A" };
    format!("{text}.{first}{}", &signature[1..])
}

#[test]
#[ignore = "needs Node: tests/interop/setup.sh"]
fn the_library_of_supabase_accepts_our_tokens_by_our_key_set() {
    for algorithm in [Algorithm::ES256, Algorithm::RS256] {
        let tokens = supabase::Tokens::from_lookup(environment(algorithm)).unwrap();
        let input = supabase::MemberInput { email: "alice@example.com", tenant: "t7" };
        let token = tokens.member.issue("11111111-0000-4000-8000-000000000000", input).unwrap();
        let jwks: Value = serde_json::from_str(&tokens.verifier().jwks()).unwrap();
        let line = |token: &str| json!({"token": token, "jwks": jwks});
        let answers = ask("supabase_read", &[line(token.as_str()), line(&changed(token.as_str()))]);
        assert_eq!(answers[0]["ok"], json!(true), "{algorithm:?}: {}", answers[0]);
        assert_eq!(answers[0]["claims"], jwt::decoded(token.as_str()).1);
        assert_eq!(answers[1]["error"], json!("Invalid JWT signature"), "{}", answers[1]);
    }
}

#[test]
#[ignore = "needs Node: tests/interop/setup.sh"]
fn the_library_of_vonage_accepts_our_tokens_and_issues_the_same_claims() {
    let application = "00000000-0000-4000-8000-000000000000";
    let (key, environment) = (private(Algorithm::RS256), environment(Algorithm::RS256));
    let client = vonage::Tokens::from_lookup(&environment).unwrap();
    let video = vonage_video::Tokens::from_lookup(&environment).unwrap();
    let caller = client.caller.issue("alice").unwrap();
    let input = vonage_video::PublisherInput { session: "1_MX4", data: "name=Alice" };
    let publisher = video.publisher.issue(input).unwrap();
    for (token, accepts) in [
        (caller.as_str(), (&|text: &str| client.verifier().verify(text).is_ok()) as &dyn Fn(&str) -> bool),
        (publisher.as_str(), &|text: &str| video.verifier().verify(text).is_ok()),
    ] {
        let line = |token: &str| json!({"token": token, "public_key": RSA_PUBLIC});
        let read = ask("vonage_read", &[line(token), line(&changed(token))]);
        assert_eq!((&read[0]["ok"], &read[1]["ok"]), (&json!(true), &json!(false)), "{read:?}");

        let mut options = claims(token);
        options.as_object_mut().unwrap().remove("application_id");
        options["ttl"] = json!(900);
        let line = json!({"application_id": application, "private_key": key, "options": options});
        let made = ask("vonage_make", &[line]).remove(0);
        let theirs = made["token"].as_str().unwrap_or_else(|| panic!("{made}"));
        assert_eq!(claims(theirs), claims(token));
        assert_eq!(jwt::decoded(theirs).0, jwt::decoded(token).0);
        assert!(accepts(theirs), "{theirs}");
    }
}

/// A program that knows no vendor by name, such as the page in the browser, has them all.
#[test]
fn every_schema_is_in_the_list_of_tables() {
    let schemas = concat!(env!("CARGO_MANIFEST_DIR"), "/../../token-codegen/schemas");
    let names = std::fs::read_dir(schemas).unwrap().map(|file| file.unwrap().path());
    let mut names: Vec<_> = names.map(|path| path.file_stem().unwrap().to_str().unwrap().to_owned()).collect();
    names.sort();
    let mut tables: Vec<_> = token_core::engine::TABLES.iter().map(|vendor| vendor.name.to_string()).collect();
    tables.sort();
    assert_eq!(tables, names);
}

/// The page takes the vendor whose rules a token breaks least: a token of Twilio breaks few rules of a vendor without its grants.
#[test]
fn a_token_of_twilio_is_no_token_of_another_vendor() {
    let digits = "0123456789abcdef0123456789abcdef";
    let by_hand = json!({"iss": format!("SK{digits}"), "sub": format!("AC{digits}"), "grants": {"identity": "alice"}});
    for token in [
        jwt::signed(&json!({"alg": "HS256", "typ": "JWT"}), &by_hand, "x"),
        jwt::signed(&json!({"alg": "HS256", "typ": "JWT", "cty": "twilio-fpa;v=1"}), &json!({}), "x"),
    ] {
        for vendor in token_core::engine::TABLES.iter().filter(|vendor| vendor.name != "twilio") {
            let found = diagnose(&token, &Options::new(vendor));
            let [finding] = found.findings.as_slice() else { panic!("{}: {found}", vendor.name) };
            assert_eq!(finding.rule, "other-vendor-token", "{}: {found}", vendor.name);
        }
    }
}

/// A library such as jose writes no `typ`, which RFC 7519 makes optional. Twilio has a code for a token without it.
#[test]
fn a_token_without_typ() {
    for vendor in token_core::engine::TABLES {
        let found = diagnose(jwt::signed(&json!({"alg": "HS256"}), &json!({}), "x"), &Options::new(vendor)).findings;
        let typ = found.iter().find(|finding| finding.rule == "header-typ").map(|finding| finding.severity);
        let expected = match vendor.name.as_ref() {
            "twilio" => Some(Severity::Error),
            "livekit" => None,
            _ => Some(Severity::Warning),
        };
        assert_eq!(typ, expected, "{}", vendor.name);
    }
}
