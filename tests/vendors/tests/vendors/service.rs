//! The tokens of a company's own services, by the path of its vendor's file. jsonwebtoken decodes each, and our verifier takes it.

use jsonwebtoken::{Algorithm, DecodingKey, Validation};
use proptest::prelude::*;
use serde_json::{Value, json};
use token_core::Secret;
use token_core::diagnose::{Options, diagnose};
use token_vendor_tests::jwt;

use self::initech::{AccessGrant, Credentials, Initech, Issuer};
use super::{NOW, SECRET, now};

token_core::include_grants!("service/grants.toml");

const ISSUER: &str = "https://auth.initech.example";
const AUDIENCE: &str = "https://api.initech.example";

fn variables(name: &str) -> Option<String> {
    match name {
        "INITECH_CLIENT_ID" => Some("order-desk".to_owned()),
        "INITECH_CLIENT_SECRET" => Some(SECRET.to_owned()),
        _ => None,
    }
}

fn tokens() -> Tokens {
    Tokens::from_lookup(variables).unwrap().with_clock(now)
}

/// With everything that the library can check.
fn decoded(token: &str) -> Value {
    let mut validation = Validation::new(Algorithm::HS256);
    validation.validate_exp = false;
    validation.set_audience(&[AUDIENCE]);
    validation.set_issuer(&[ISSUER]);
    validation.set_required_spec_claims(&["exp", "iss", "aud", "sub"]);
    jsonwebtoken::decode(token, &DecodingKey::from_secret(SECRET.as_bytes()), &validation).unwrap().claims
}

fn order_desk(roles: &[&str], tenant: &str, level: i64) -> Result<String, token_core::IssueError> {
    tokens()
        .order_desk
        .issue("alice", OrderDeskInput { roles, tenant, level })
        .map(token_core::AccessToken::into_string)
}

#[test]
fn a_token_has_its_claims() {
    let token = order_desk(&["clerk", "auditor"], "tenant-7", 3).unwrap();
    let (header, mut claims) = jwt::decoded(&token);
    assert_eq!(header, json!({"alg": "HS256", "typ": "at+jwt"}));
    claims.as_object_mut().unwrap().remove("jti").unwrap();
    let expected = json!({
        "iss": ISSUER, "aud": AUDIENCE, "client_id": "order-desk", "sub": "alice", "iat": NOW, "exp": NOW + 900,
        "scope": "orders:read orders:write", "roles": ["clerk", "auditor"], "teams": ["sales", "field"],
        "tenant": "tenant-7", "country": "DE", "level": 3,
        "capability": r#"{"orders":["read","write"],"users/*":["read"]}"#,
    });
    assert_eq!(claims, expected);
    assert_eq!(decoded(&token)["sub"], "alice");
    let tokens = tokens();
    let read = tokens.verifier().verify_as::<OrderDesk>(&token).unwrap();
    let access = read.grants();
    assert_eq!(access.scope(), ["orders:read", "orders:write"]);
    assert_eq!(access.capability().unwrap()["users/*"], json!(["read"]));
}

/// RFC 7519, section 4.1.3.
#[test]
fn a_token_for_several_audiences() {
    const OTHER: &str = "https://other.example";
    let (header, claims) = jwt::decoded(&order_desk(&["clerk"], "a", 1).unwrap());
    let verified = |aud: Value| {
        let mut claims = claims.clone();
        claims["aud"] = aud;
        tokens().verifier().verify(&jwt::signed(&header, &claims, SECRET))
    };
    for (aud, is_for_other) in [(json!(AUDIENCE), false), (json!([OTHER, AUDIENCE]), true), (json!([AUDIENCE]), false)]
    {
        let claims = verified(aud).unwrap();
        assert!(claims.has_audience(AUDIENCE));
        assert_eq!(claims.has_audience(OTHER), is_for_other);
    }
    for aud in [json!(OTHER), json!({"a": AUDIENCE}), json!([[AUDIENCE]]), json!([])] {
        assert!(verified(aud.clone()).is_err(), "{aud}");
    }
}

#[test]
fn a_variable_holds_the_strings_of_an_array() {
    let with_teams =
        |teams: &'static str| move |name: &str| variables(name).or((name == "TEAMS").then(|| teams.to_owned()));
    let tokens = Tokens::from_lookup(with_teams("north, south")).unwrap().with_clock(now);
    let token = tokens.order_desk.issue("alice", OrderDeskInput { roles: &["clerk"], tenant: "a", level: 1 }).unwrap();
    assert_eq!(jwt::decoded(token.as_str()).1["teams"], json!(["north", "south"]));
    let error = Tokens::from_lookup(with_teams("north,,south")).unwrap_err().to_string();
    assert!(error.contains("TEAMS") && error.contains("empty string"), "{error}");
}

#[test]
fn what_the_schema_does_not_allow_is_refused() {
    for (roles, tenant, level, message) in [
        (&["chief"] as &[&str], "a", 1, "invalid `roles`"),
        (&[], "a", 1, "`roles` is empty"),
        (&["clerk", " "], "a", 1, "contains an empty string"),
        (&["clerk"], "Tenant", 1, "`tenant` contains"),
        (&["clerk"], "a", 6, "invalid `level`"),
        (&["clerk"], "a", 0, "invalid `level`"),
    ] {
        let error = order_desk(roles, tenant, level).unwrap_err().to_string();
        assert!(error.contains(message), "{error}");
    }
    let capability = token_core::JsonObject::default();
    // One scope would become two.
    let scope: &[&str] = &["orders:read users:read"];
    let error = tokens().nightly.issue("job", NightlyInput { scope, capability: &capability }).unwrap_err().to_string();
    assert!(error.contains("`scope` contains"), "{error}");
}

#[test]
fn a_typed_grant_is_written_as_the_vendor_has_it() {
    let credentials = Credentials::new("order-desk", Secret::new(SECRET));
    let issuer = Issuer::new(&credentials).with_clock(now);
    let grant = AccessGrant::new(["orders:read", "users:read"]).with_roles(["admin"]);
    let token = issuer.issue("alice", grant.clone()).unwrap();
    assert_eq!(decoded(token.as_str())["scope"], "orders:read users:read");
    assert_eq!(*tokens().verifier().verify_as::<AccessGrant>(token.as_str()).unwrap().grants(), grant);
    assert!(issuer.issue("alice", AccessGrant::new(["orders:read"]).with_country("de")).is_err());
}

#[test]
fn faults_of_other_servers_are_explained() {
    let claims = |change: fn(&mut Value)| {
        let (_, mut claims) = jwt::decoded(&order_desk(&["clerk"], "a", 1).unwrap());
        change(&mut claims);
        claims
    };
    let rules = |claims: &Value| {
        let header = json!({"alg": "HS256", "typ": "at+jwt"});
        let options = Options::new(<Initech as token_core::marker::Vendor>::TABLE).at(now());
        let options = options.sdk_named("api").unwrap().credentials_from_lookup(variables);
        let found = diagnose(jwt::signed(&header, claims, SECRET), &options).findings;
        found.iter().map(|finding| format!("{} {}", finding.rule, finding.at)).collect::<Vec<_>>()
    };
    assert_eq!(rules(&claims(|_| {})), Vec::<String>::new());
    assert_eq!(
        rules(&claims(|claims| claims["aud"] = json!([AUDIENCE, "https://other.example"]))),
        Vec::<String>::new()
    );
    for (change, expected) in [
        ((|claims| claims["aud"] = json!("https://other.example")) as fn(&mut Value), "claim-value claims.aud"),
        (|claims| drop(claims.as_object_mut().unwrap().remove("iss")), "claim-value claims.iss"),
        (|claims| claims["scope"] = json!(["orders:read"]), "grant-field-type claims.scope"),
        (|claims| claims["scope"] = json!("orders:read orders:delete"), "grant-field-value claims.scope"),
        (|claims| claims["capability"] = json!({"orders": ["read"]}), "grant-field-type claims.capability"),
        (|claims| claims["tenant"] = json!("A"), "grant-field-value claims.tenant"),
        (|claims| claims["country"] = json!("DEU"), "text-too-long claims.country"),
        (|claims| claims["level"] = json!(9), "grant-field-value claims.level"),
        (|claims| claims["exp"] = json!(NOW + 30), "lifetime-too-short claims.exp"),
        (|claims| claims["exp"] = json!(NOW + 3_000_000), "lifetime-too-long claims.exp"),
    ] {
        assert_eq!(rules(&claims(change)), [expected]);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    /// Whatever a declaration issues, a general library decodes strictly, and our verifier takes.
    #[test]
    fn what_is_issued_is_accepted(
        identity in "\\PC{1,40}",
        tenant in "\\PC{0,40}",
        level in -1_i64..8,
        roles in proptest::collection::vec(prop_oneof!["admin", "auditor", "clerk", "\\PC{0,5}"], 0..4),
        resources in proptest::collection::hash_map("\\PC{0,9}", "\\PC{0,9}", 0..4),
        scope in proptest::collection::vec(prop_oneof!["orders:read", "users:read", "\\PC{0,3}"], 0..3),
    ) {
        let tokens = tokens();
        let roles: Vec<&str> = roles.iter().map(String::as_str).collect();
        let scope: Vec<&str> = scope.iter().map(String::as_str).collect();
        let capability = resources.into_iter().map(|(name, text)| (name, Value::String(text))).collect();
        let tenant = &tenant;
        let first = tokens.order_desk.issue(&identity, OrderDeskInput { roles: &roles, tenant, level });
        let is_good = !roles.is_empty() && roles.iter().all(|role| ["admin", "auditor", "clerk"].contains(role))
            && (1..=32).contains(&tenant.len()) && tenant.chars().all(|c| matches!(c, 'a'..='z' | '0'..='9' | '-'))
            && (1..=5).contains(&level);
        prop_assert!(first.is_err() || is_good);
        let second = tokens.nightly.issue(&identity, NightlyInput { scope: &scope, capability: &capability });
        let texts = [first.map(token_core::AccessToken::into_string), second.map(token_core::AccessToken::into_string)];
        for token in texts.into_iter().flatten() {
            prop_assert_eq!(&decoded(&token)["sub"], &json!(identity));
            tokens.verifier().verify(&token).unwrap();
        }
        if let Ok(token) = tokens.nightly.issue(&identity, NightlyInput { scope: &scope, capability: &capability }) {
            let read = tokens.verifier().verify_as::<AccessGrant>(token.as_str()).unwrap();
            prop_assert_eq!(read.grants().capability(), Some(&capability));
        }
    }
}
