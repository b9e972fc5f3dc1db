//! Secrets and tokens do not reach a log.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests say what they expect by panicking")]

use crate::acme::profiles::{Tokens, environment, tokens};
use crate::acme::{SECRET, credentials, issuer, talk, verifier};
use token_core::Secret;

#[test]
fn debug_is_redacted() {
    let token = issuer().issue("alice", talk()).unwrap();
    let tokens = tokens();
    let shown = [
        format!("{:?}", Secret::new(SECRET)),
        format!("{:?}", credentials()),
        format!("{:?}", issuer()),
        format!("{:?}", verifier()),
        format!("{:?}", issuer().prepare(talk()).unwrap()),
        format!("{tokens:#?}"),
        format!("{token:?}"),
        format!("{:?}", verifier().verify(token.as_str()).unwrap()),
    ];
    let signature = token.as_str().rsplit('.').next().unwrap();
    for text in shown {
        assert!(!text.contains(SECRET), "{text}");
        assert!(!text.contains(signature), "{text}");
    }
    assert_eq!(format!("{token:?}"), format!("AccessToken {{ jti: {:?}, expires_at: 1700003600, .. }}", token.jti()));
}

#[test]
fn errors_show_no_secret_and_no_signature() {
    let wrong =
        environment(&[("ACME_KEY", Some(SECRET)), ("ACME_LOBBY", Some(SECRET)), ("ACME_ACCOUNT", Some("0123456789"))]);
    let error = Tokens::from_lookup(wrong).unwrap_err();
    assert!(!error.to_string().contains(SECRET) && !format!("{error:?}").contains(SECRET));
    assert!(!error.to_string().contains("0123456789"));

    let token = issuer().issue("alice", talk()).unwrap().into_string();
    let signature = token.rsplit('.').next().unwrap();
    for bad in [format!("{token}x"), format!("\"{token}\""), format!("Bearer {token}"), token.replacen('.', "", 1)] {
        let error = verifier().verify(&bad).unwrap_err();
        assert!(!format!("{error} {error:?}").contains(signature), "{error}");
    }

    // What `unwrap` prints is to be read.
    let error = verifier().verify("a.b").unwrap_err();
    assert_eq!(format!("{error:?}"), error.to_string());
    let error = issuer().issue("", talk()).unwrap_err();
    assert_eq!(format!("{error:?}"), error.to_string());

    let error = SECRET.parse::<crate::acme::LobbySid>().unwrap_err();
    assert!(!format!("{error} {error:?}").contains(SECRET));
}
