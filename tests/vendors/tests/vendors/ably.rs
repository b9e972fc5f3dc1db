//! Ably: JSON in a string.

use jsonwebtoken::Algorithm;
use serde_json::{Map, json};
use token_core::diagnose::{Options, diagnose};
use token_core::marker::Vendor;
use token_vendor_tests::jwt;

use super::{SECRET, claims, environment};

token_core::include_grants!("ably/grants.toml");

#[test]
fn json_in_a_string() {
    let tokens = Tokens::from_lookup(environment(Algorithm::HS256)).unwrap();
    let token = tokens.reader.issue("alice").unwrap();
    assert_eq!(jwt::decoded(token.as_str()).0, json!({"typ": "JWT", "alg": "HS256", "kid": "fakeAp.fakeKy"}));
    let capability = r#"{"public:*":["subscribe","history"]}"#;
    assert_eq!(claims(token.as_str()), json!({"x-ably-capability": capability, "x-ably-clientId": "alice"}));
    let capability = json!({"room:7": ["publish"]}).as_object().unwrap().clone();
    let input = MemberInput { capability: &capability, room: "7" };
    let member = tokens.member.issue("alice", input).unwrap();
    let read = tokens.verifier().verify_as::<Member>(member.as_str()).unwrap();
    assert_eq!(read.grants().x_ably_capability(), &capability);
    let wrong = json!({"room:7": "publish"}).as_object().unwrap().clone();
    let error = tokens.member.issue("alice", MemberInput { capability: &wrong, room: "7" }).unwrap_err();
    assert!(error.to_string().contains("is a string, not an array"), "{error}");
}

/// The JSON inside is judged in any token, as it is at issue.
#[test]
fn what_a_string_with_json_holds() {
    let tokens = Tokens::from_lookup(environment(Algorithm::HS256)).unwrap();
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
    let tokens = Tokens::from_lookup(environment(Algorithm::HS256)).unwrap();
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
    let error = tokens.member.issue("alice", MemberInput { capability: &none, room: "7" }).unwrap_err();
    assert!(error.to_string().contains("is empty"), "{error}");
}
