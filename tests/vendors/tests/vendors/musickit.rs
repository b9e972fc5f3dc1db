//! Tokens without an identity: Apple Music.

use std::time::Duration;

use jsonwebtoken::Algorithm;
use serde_json::json;
use token_vendor_tests::jwt;

use super::{claims, environment};

token_core::include_grants!("musickit/grants.toml");

#[test]
fn a_token_without_an_identity() {
    let tokens = Tokens::from_lookup(environment(Algorithm::ES256)).unwrap();
    let token = tokens.app.issue().unwrap();
    let (header, all) = jwt::decoded(token.as_str());
    assert_eq!(header, json!({"alg": "ES256", "typ": "JWT", "kid": "FAKEKEY000"}));
    assert_eq!(claims(token.as_str()), json!({"iss": "FAKETEAM00"}));
    assert_eq!(all["exp"].as_u64().unwrap() - all["iat"].as_u64().unwrap(), 180 * 86_400);
    let read = tokens.verifier().verify(token.as_str()).unwrap();
    assert_eq!((read.identity(), read.issuer()), ("", "FAKEKEY000"));
    let origins: &[&str] = &["https://music.example", "https://www.music.example"];
    let site = tokens.site.issue_for(Duration::from_secs(600), SiteInput { origins }).unwrap();
    assert_eq!(claims(site.as_str()), json!({"iss": "FAKETEAM00", "origin": origins}));
    // Generic code passes an identity to every profile.
    let refused = <App as token_core::declared::Profile>::issue(&tokens.app, "alice", ()).unwrap_err();
    assert!(refused.to_string().contains("tokens of MusicKit have no identity"), "{refused}");
}
