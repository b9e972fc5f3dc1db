//! Jitsi as a service: the identity is in a grant.

use jsonwebtoken::Algorithm;
use serde_json::{Value, json};
use token_core::diagnose::{Options, diagnose};
use token_core::marker::Vendor;
use token_vendor_tests::jwt;

use super::{SECRET, claims, decoded, environment};

token_core::include_grants!("jaas/grants.toml");

#[test]
fn an_identity_in_a_grant() {
    let with_recording = |name: &str| (name == "JAAS_RECORDING").then(|| "true".to_owned());
    let rsa = environment(Algorithm::RS256);
    let tokens = Tokens::from_lookup(|name| with_recording(name).or_else(|| rsa(name))).unwrap();
    let host = tokens.host.issue("alice", HostInput { room: "a\"b", name: "{\"user\":{" }).unwrap();
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
    let unlisted = Tokens::from_lookup(environment(Algorithm::RS256)).unwrap();
    let context = json!({"user": {"id": "bob"}, "features": {}});
    assert_eq!(claims(unlisted.listed.issue("bob").unwrap().as_str()), with(json!({"context": context})));

    let read = tokens.verifier().verify_as::<Host>(host.as_str()).unwrap();
    assert_eq!(read.claims().identity(), "alice");
    assert_eq!(tokens.verifier().verify(guest.as_str()).unwrap().identity(), "a\"b");
    decoded(host.as_str(), Algorithm::RS256, &["jitsi"], &["exp", "nbf", "aud", "sub", "iss"]);
    // The typed API writes the same.
    let issuer = jaas::Issuer::new(tokens.credentials());
    let grants = jaas::MeetingGrant::new("lobby");
    let typed = issuer.issue("a\"b", token_core::And::new(grants, jaas::ContextGrant::new())).unwrap();
    assert_eq!(claims(typed.as_str()), claims(guest.as_str()));

    let options = Options::new(<jaas::Jaas as Vendor>::TABLE).sdk_named("meet").unwrap();
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
