//! What a diagnosis says of tokens that a vendor accepts, and of those that are meant for something else.

use serde_json::{Value, json};
use token_core::ably::Ably;
use token_core::diagnose::{Options, Verdict, diagnose};
use token_core::engine::TABLES;
use token_core::marker::Vendor;
use token_core::supabase::Supabase;
use token_core::vonage::Vonage;
use token_vendor_tests::jwt;

const SECRET: &str = "an obviously fake secret of a test";
const KEY: &str = "22222222-0000-4000-8000-000000000000";
const USER: &str = "11111111-0000-4000-8000-000000000000";

/// The rules of the findings, without those about the signature, which nobody made here.
fn rules<V: Vendor>(header: &Value, claims: &Value) -> Vec<&'static str> {
    let found = diagnose(jwt::signed(header, &timed(claims), SECRET), &Options::new(V::TABLE));
    found.findings.iter().filter(|it| it.at != "signature").map(|it| it.rule).collect()
}

fn timed(claims: &Value) -> Value {
    let now = std::time::SystemTime::UNIX_EPOCH.elapsed().map_or(0, |since| since.as_secs());
    with(&with(claims, "iat", json!(now)), "exp", json!(now + 3600))
}

fn with(claims: &Value, name: &str, value: Value) -> Value {
    let mut members = claims.as_object().cloned().unwrap_or_default();
    members.insert(name.to_owned(), value);
    members.into()
}

fn supabase_header() -> Value {
    json!({"alg": "ES256", "typ": "JWT", "kid": KEY})
}

fn supabase_user() -> Value {
    json!({"sub": USER, "role": "authenticated", "aud": "authenticated", "iss": "https://x.supabase.co/auth/v1"})
}

fn ably_header() -> Value {
    json!({"alg": "HS256", "typ": "JWT", "kid": "fakeAp.fakeKy"})
}

fn vonage_user() -> Value {
    json!({"application_id": KEY, "jti": USER, "sub": "alice", "acl": {"paths": {"/*/users/**": {}}}})
}

/// The legacy secret of a project signs with HS256 and has no id.
#[test]
fn a_legacy_algorithm() {
    for (header, expected) in [
        (json!({"alg": "HS256", "typ": "JWT"}), &["header-alg"] as &[&str]),
        (json!({"alg": "HS256", "typ": "JWT", "kid": KEY}), &["header-alg"]),
        (json!({"alg": "HS256", "typ": "JWT", "kid": ""}), &["header-alg", "header-kid"]),
        (json!({"alg": "ES256", "typ": "JWT"}), &["header-kid"]),
    ] {
        assert_eq!(rules::<Supabase>(&header, &supabase_user()), expected, "{header}");
    }
    let options = Options::new(Supabase::TABLE);
    let legacy = jwt::signed(&json!({"alg": "HS256", "typ": "JWT"}), &timed(&supabase_user()), SECRET);
    assert_eq!(diagnose(legacy, &options).verdict, Verdict::Unverified);
    let other = jwt::signed(&json!({"alg": "HS512", "typ": "JWT"}), &timed(&supabase_user()), SECRET);
    assert_eq!(diagnose(other, &options).verdict, Verdict::Invalid);
}

/// HS256 makes 32 bytes, of whatever key.
#[test]
fn the_length_of_a_legacy_signature() {
    let legacy = jwt::signed(&json!({"alg": "HS256", "typ": "JWT"}), &timed(&supabase_user()), SECRET);
    let (signed, _) = legacy.rsplit_once('.').unwrap();
    for length in [1, 8, 31, 33, 48, 64] {
        let signature = base64_simd::URL_SAFE_NO_PAD.encode_to_string(vec![7; length]);
        let found = diagnose(format!("{signed}.{signature}"), &Options::of::<Supabase>());
        let of_signature: Vec<_> = found.findings.iter().filter(|it| it.at == "signature").map(|it| it.rule).collect();
        assert_eq!((found.verdict, of_signature), (Verdict::Invalid, vec!["signature-length"]), "{length}: {found}");
    }
}

/// The place of the key is where the vendor's tokens have it, and nobody knows to which key the given secret belongs.
#[test]
fn another_secret_than_that_of_the_key() {
    let claims = timed(&json!({"x-ably-capability": "{\"*\":[\"*\"]}"}));
    let credentials =
        token_core::ably::Credentials::new("fakeAp.fakeKy", token_core::Secret::new("another fake secret of a test!!"));
    let found =
        diagnose(jwt::signed(&ably_header(), &claims, SECRET), &Options::of::<Ably>().credentials(&credentials));
    let finding = found.findings.iter().find(|it| it.rule == "signature-mismatch").unwrap();
    let expected = "the secret that was given did not make this signature: it is not that of the key in `kid`, or the token was changed later";
    assert_eq!(finding.message, expected);
}

/// A role of the project whose name begins as one that Supabase knows.
#[test]
fn a_role_is_a_whole_value() {
    for (role, rule) in [("anon", Some("anon-key")), ("service_role", Some("service-role-key"))] {
        let found = |role: String| rules::<Supabase>(&supabase_header(), &json!({"role": role}));
        assert!(found(role.to_owned()).iter().any(|it| Some(*it) == rule), "{role}");
        for longer in ["ymous_reader", "_readonly", "2", "-2", " reader"] {
            let found = found(format!("{role}{longer}"));
            assert!(!found.iter().any(|it| Some(*it) == rule), "{role}{longer}: {found:?}");
        }
    }
}

/// RFC 7519, section 4.1.3.
#[test]
fn several_audiences() {
    for (audience, expected) in [
        (json!(["authenticated"]), &[] as &[&str]),
        (json!(["authenticated", "another"]), &[]),
        (json!([""]), &["grant-field-type"]),
        (json!(["authenticated", 1]), &["grant-field-type"]),
        (json!(1), &["grant-field-type"]),
    ] {
        let claims = with(&supabase_user(), "aud", audience);
        assert_eq!(rules::<Supabase>(&supabase_header(), &claims), expected, "{claims}");
    }
    let claims = with(&supabase_user(), "iss", json!(["https://x.supabase.co/auth/v1"]));
    assert_eq!(rules::<Supabase>(&supabase_header(), &claims), ["grant-field-type"]);
}

#[test]
fn a_role_without_a_user() {
    for (claims, expected) in [
        (json!({"role": "anon"}), "anon-key"),
        (json!({"role": "anon", "aud": "anon"}), "anon-key"),
        (json!({"role": "service_role"}), "service-role-key"),
        (json!({"role": "authenticated"}), "identity-missing"),
    ] {
        assert_eq!(rules::<Supabase>(&supabase_header(), &claims), [expected], "{claims}");
    }
}

/// A suggestion is what the author most likely meant.
#[test]
fn no_suggestion_of_two_that_are_as_likely() {
    let claims = timed(&with(&supabase_user(), "aal", json!("aal3")));
    let found = diagnose(jwt::signed(&supabase_header(), &claims, SECRET), &Options::new(Supabase::TABLE));
    let finding = found.findings.iter().find(|it| it.rule == "grant-field-value").unwrap();
    assert_eq!(finding.fix, "use `aal1` or `aal2`");
}

#[test]
fn the_tokens_of_other_vendors() {
    let hs256 = json!({"alg": "HS256", "typ": "JWT"});
    let supabase_key = json!({"iss": "supabase", "ref": "fakeproject", "role": "anon"});
    for (title, header, claims) in [
        ("Ably", ably_header(), json!({"x-ably-capability": r#"{"a":["subscribe"]}"#})),
        ("LiveKit", hs256.clone(), json!({"iss": "APIfakekey", "sub": "alice", "video": {"roomJoin": true}})),
        ("Supabase", supabase_header(), supabase_user()),
        ("Supabase", hs256.clone(), supabase_key),
        ("Twilio", json!({"alg": "HS256", "typ": "JWT", "cty": "twilio-fpa;v=1"}), json!({})),
        ("Vonage", json!({"alg": "RS256", "typ": "JWT"}), vonage_user()),
        ("Zoom Video SDK", hs256, json!({"app_key": "fake", "tpc": "standup", "role_type": 1, "version": 1})),
    ] {
        for vendor in TABLES.iter().filter(|vendor| vendor.title != title) {
            let found = diagnose(jwt::signed(&header, &timed(&claims), SECRET), &Options::new(vendor));
            let [finding] = found.findings.as_slice() else { panic!("{title} as {}: {found}", vendor.title) };
            assert_eq!(finding.rule, "other-vendor-token");
            assert!(finding.message.contains(&format!(" of {title},")), "as {}: {found}", vendor.title);
        }
    }
}

#[test]
fn a_token_for_another_product_of_the_vendor() {
    let header = json!({"alg": "RS256", "typ": "JWT"});
    let video = json!({
        "application_id": KEY, "jti": USER, "sub": "video", "scope": "session.connect", "session_id": "2_MX4", "role": "publisher",
    });
    assert_eq!(rules::<Vonage>(&header, &video), ["video-token"]);
    let acl = json!({"paths": {"/session/**": {}}});
    assert_eq!(rules::<Vonage>(&header, &with(&video, "acl", acl)), ["video-token"]);
    let client = json!({"paths": {"/*/users/**": null}});
    assert_eq!(rules::<Vonage>(&header, &with(&vonage_user(), "acl", client)), ["grant-field-type"]);
}

/// A secret has 32 bytes or more, and a private key 43: an id in upper case is neither.
#[test]
fn a_secret_in_place_of_the_name_of_the_key() {
    let capability = json!({"x-ably-capability": r#"{"a":["subscribe"]}"#});
    for (kid, expected) in [
        ("fakeAp.fakeKy", &[] as &[&str]),
        ("fakeAp.fakeKy:fake-fake-fake-fake-fake-fake", &["key-perhaps-secret"]),
        ("fake-fake-fake-fake-fake-fake-fake-fake", &["key-perhaps-secret"]),
    ] {
        let header = with(&ably_header(), "kid", json!(kid));
        assert_eq!(rules::<Ably>(&header, &capability), expected, "{kid}");
    }
    let found = |id: &str| {
        let claims = with(&vonage_user(), "application_id", json!(id));
        rules::<Vonage>(&json!({"alg": "RS256", "typ": "JWT"}), &claims).contains(&"key-perhaps-secret")
    };
    let upper = "ABCDEF00-0000-4000-8000-00000000000A";
    assert!(!found(upper));
    // So it is not hidden either.
    let claims = timed(&with(&vonage_user(), "application_id", json!(upper)));
    let shown =
        diagnose(jwt::signed(&json!({"alg": "RS256", "typ": "JWT"}), &claims, SECRET), &Options::new(Vonage::TABLE));
    assert_eq!(shown.claims.unwrap()["application_id"], upper);
    assert!(found(&"fake".repeat(11)));
}

#[test]
fn operations_are_one_or_more_strings() {
    for (text, expected) in [
        (r#"{"a":["subscribe"]}"#, &[] as &[&str]),
        (r#"{"a":[]}"#, &["grant-field-type"]),
        (r#"{"a":[1]}"#, &["grant-field-type"]),
        (r#"{"a":[""]}"#, &["grant-field-type"]),
    ] {
        assert_eq!(rules::<Ably>(&ably_header(), &json!({"x-ably-capability": text})), expected, "{text}");
    }
}

#[test]
fn an_empty_identity_that_may_be_left_out() {
    let claims = timed(&json!({"x-ably-capability": r#"{"a":["subscribe"]}"#, "x-ably-clientId": ""}));
    let found = diagnose(jwt::signed(&ably_header(), &claims, SECRET), &Options::new(Ably::TABLE)).findings;
    assert_eq!((found[0].rule, &*found[0].fix), ("identity-empty", "write the name of the client, or leave it out"));
}

#[test]
fn a_number_that_no_program_reads() {
    let part = |text: &str| base64_simd::URL_SAFE_NO_PAD.encode_to_string(text);
    let token = |claims: &str| format!("{}.{}.AAAA", part(&supabase_header().to_string()), part(claims));
    for (claims, expected) in [
        (r#"{"sub":"alice","exp":1e400}"#.to_owned(), "has a number that is too large"),
        (format!(r#"{{"a":{}{}}}"#, "[".repeat(200), "]".repeat(200)), "is nested too deeply"),
    ] {
        let found = diagnose(token(&claims), &Options::new(Supabase::TABLE)).findings;
        let message = &found.iter().find(|it| it.rule == "bad-json").unwrap().message;
        assert!(message.contains(expected), "{message}");
    }
}
