//! Stream: a token without grants that never expires.

use std::time::Duration;

use jsonwebtoken::Algorithm;
use serde_json::json;
use token_core::diagnose::{Options, Verdict, diagnose};
use token_core::marker::Vendor;
use token_vendor_tests::jwt;

use super::{SECRET, claims, environment};

token_core::include_grants!("stream/grants.toml");

#[test]
fn a_token_without_grants_that_never_expires() {
    let tokens = Tokens::from_lookup(environment(Algorithm::HS256)).unwrap();
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
    let options = Options::new(<stream::Stream as Vendor>::TABLE);
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
    let call = tokens.call.issue("alice", CallInput { calls: &["default:1", "default:2"] }).unwrap();
    let expected = json!({"user_id": "alice", "call_cids": ["default:1", "default:2"], "role": "host"});
    assert_eq!(self::claims(call.as_str()), expected);
    assert!(tokens.member.issue("").is_err());
}
