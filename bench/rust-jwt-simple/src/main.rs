//! jwt-simple, with the options that make its tokens Twilio's.

use std::collections::HashSet;

use harness::{ACCOUNT_SID, API_KEY_SID, Bench, Fresh, Grants, SECRET, TTL, sets, tokens};
use jwt_simple::prelude::*;

/// The claims that the library does not know.
#[derive(Clone, serde::Serialize, serde::Deserialize)]
struct Custom<T> {
    grants: Grants<T>,
}

fn main() {
    let bench = Bench::from_args(env!("CARGO_PKG_NAME"));
    let key = HS256Key::from_bytes(SECRET.as_bytes());
    let header = HeaderOptions { content_type: Some("twilio-fpa;v=1".to_owned()), ..HeaderOptions::default() };
    for set in sets() {
        bench.sign("sign", &set, || {
            |fresh: &mut Fresh| {
                let (identity, jti) = fresh.identity_and_jti();
                let grants = Grants { identity: Some(identity), ..set.grants.clone() };
                let claims = Claims::with_custom_claims(Custom { grants }, Duration::from_secs(TTL))
                    .with_issuer(API_KEY_SID)
                    .with_subject(ACCOUNT_SID)
                    .with_jwt_id(jti);
                key.authenticate_with_options(claims, &header).unwrap()
            }
        });
        bench.verify("verify", &set, &tokens(&set), || {
            |token: &str| {
                let rules = VerificationOptions {
                    allowed_issuers: Some(HashSet::from([API_KEY_SID.to_owned()])),
                    time_tolerance: Some(Duration::from_secs(0)),
                    ..VerificationOptions::default()
                };
                key.verify_token::<Custom<String>>(token, Some(rules)).ok()
            }
        });
    }
}
