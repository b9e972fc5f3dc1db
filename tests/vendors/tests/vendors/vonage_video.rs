//! Vonage Video: claims of the format, and no identity.

use jsonwebtoken::Algorithm;
use serde_json::json;

use super::{claims, environment};

token_core::include_grants!("vonage_video/grants.toml");

#[test]
fn claims_of_the_format_and_no_identity() {
    let tokens = Tokens::from_lookup(environment(Algorithm::RS256)).unwrap();
    let input = PublisherInput { session: "1_MX4", data: "name=Alice" };
    let token = tokens.publisher.issue(input).unwrap();
    let expected = json!({
        "application_id": "00000000-0000-4000-8000-000000000000", "sub": "video", "scope": "session.connect",
        "session_id": "1_MX4", "role": "publisher", "connection_data": "name=Alice",
        "initial_layout_class_list": "focus inactive", "acl": {"paths": {"/session/**": {}}},
    });
    assert_eq!(claims(token.as_str()), expected);
    assert!(tokens.verifier().verify(token.as_str()).is_ok());
}
