//! Supabase: either kind of key, and the tokens that it issues itself.

use jsonwebtoken::Algorithm;
use serde_json::{Value, json};
use token_core::diagnose::{Options, diagnose};
use token_core::marker::Vendor;
use token_vendor_tests::jwt;

use super::{SECRET, SUPABASE_KEY, claims, environment};

token_core::include_grants!("supabase/grants.toml");

#[test]
fn either_kind_of_key() {
    for (algorithm, kind) in [(Algorithm::ES256, "EC"), (Algorithm::RS256, "RSA")] {
        let tokens = Tokens::from_lookup(environment(algorithm)).unwrap();
        let input = MemberInput { email: "alice@example.com", tenant: "t7" };
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
    let tokens = Tokens::from_lookup(environment(Algorithm::ES256)).unwrap();
    let by_secret = jwt::signed(&legacy, &json!({"sub": "alice", "role": "authenticated"}), SECRET);
    assert!(tokens.verifier().verify(&by_secret).unwrap_err().to_string().contains("invalid `alg`"));
    assert_eq!(finding.fix, "sign with the private key, not with a secret: `ES256`, or `RS256`, that of the key");
}

/// An empty claim counts as absent: that the token then grants nothing is no second mistake.
#[test]
fn an_empty_role_is_one_finding() {
    let header = json!({"alg": "ES256", "typ": "JWT", "kid": SUPABASE_KEY});
    let options = || Options::new(<token_core::supabase::Supabase as Vendor>::TABLE);
    for (grants, expected) in [
        (json!({}), "no-product-grant claims"),
        (json!({"role": ""}), "grant-field-missing claims.role"),
        (json!({"email": ""}), "grant-field-missing claims.role"),
        (json!({"role": "", "email": "alice@example.com"}), "grant-field-missing claims.role"),
    ] {
        let mut claims = json!({"sub": "alice", "iat": 1_700_000_000, "exp": 4_102_444_800_u64});
        claims.as_object_mut().unwrap().extend(grants.as_object().unwrap().clone());
        for (options, is_named) in [(options(), false), (options().sdk_named("client").unwrap(), true)] {
            let found = diagnose(jwt::signed(&header, &claims, SECRET), &options).findings;
            let found = found.iter().filter(|finding| finding.at != "signature");
            let found: Vec<_> = found.map(|finding| format!("{} {}", finding.rule, finding.at)).collect();
            let of_sdk = "grant-missing-for-sdk claims";
            let expected = if grants == json!({}) && is_named { of_sdk } else { expected };
            assert_eq!(found, [expected], "{claims}");
        }
    }
}
