//! The typed grants without a declaration: which tokens a function for one SDK accepts.
#![allow(clippy::unwrap_used, reason = "tests say what they expect by panicking")]

use token_core::twilio::{ChatGrant, ConversationsServiceSid, Credentials, Issuer, VideoGrant, VoiceGrant, sdk};
use token_core::{AccessToken, And, sid};
use token_tests::environment;

/// The type of a set can be named in a struct.
struct Held {
    token: AccessToken<And<And<VoiceGrant, ChatGrant>, VideoGrant>>,
}

fn chat(token: &AccessToken<impl sdk::Conversations + ?Sized>) -> &str {
    token.as_str()
}

fn chat_and_call<P: sdk::Conversations + sdk::Voice>(token: &AccessToken<P>) -> &str {
    token.as_str()
}

#[test]
fn an_sdk_checks_an_identity_without_a_token() {
    let rules = |findings: Vec<token_core::Finding>| findings.iter().map(|finding| finding.rule).collect::<Vec<_>>();
    assert_eq!(rules(<dyn sdk::Voice>::check_identity("alice smith")), ["identity-forbidden-characters"]);
    assert_eq!(rules(<dyn sdk::Conversations>::check_identity("alice@example.com")), ["identity-reserved-characters"]);
    assert_eq!(rules(<dyn sdk::Video>::check_identity(&"字".repeat(65))), ["identity-too-long"]);
    assert!(<dyn sdk::SyncSdk>::check_identity("alice@example.com").is_empty());
}

#[test]
fn an_sdk_accepts_any_set_with_its_grants_in_any_order() {
    let issuer = Issuer::new(&Credentials::from_lookup(environment).unwrap());
    let service = ChatGrant::new(sid!(ConversationsServiceSid, "IS0123456789abcdef0123456789abcdef"));
    let held = Held {
        token: issuer.issue("alice", VoiceGrant::incoming().and(service.clone()).and(VideoGrant::new())).unwrap(),
    };
    assert_eq!(chat(&held.token), chat_and_call(&held.token));
    let alone = issuer.issue("alice", service.clone()).unwrap();
    assert!(chat(&alone).starts_with("eyJ"));

    // If the set is chosen at run time, only the SDK is known.
    let decided = |with_voice: bool| -> AccessToken<dyn sdk::Conversations> {
        if with_voice {
            issuer.issue("alice", service.clone().and(VoiceGrant::incoming())).unwrap().for_sdk()
        } else {
            issuer.issue("alice", service.clone()).unwrap().for_sdk()
        }
    };
    assert_ne!(chat(&decided(true)), chat(&decided(false)));
}
