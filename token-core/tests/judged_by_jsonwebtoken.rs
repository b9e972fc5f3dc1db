//! A second opinion: what we issue passes `jsonwebtoken`'s strict `decode`, and what it encodes passes ours.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests say what they expect by panicking")]

use crate::acme::profiles::{Desk, Guest, GuestInput, tokens};
use crate::acme::{ACCOUNT, ExtraGrant, KEY, LOBBY, NOW, PhoneGrant, SECRET, TalkGrant, issuer, talk, verifier};
use jsonwebtoken::{Algorithm, DecodingKey, EncodingKey, Header, Validation, decode, encode};
use proptest::prelude::*;
use serde_json::{Value, json};

/// Strict: every claim that there is must be there, and not a second of leeway. The clock is ours, so the times are compared by
/// hand: `decode` knows only the system's.
fn decoded(token: &str) -> (Header, Value) {
    let mut validation = Validation::new(Algorithm::HS256);
    validation.leeway = 0;
    validation.validate_exp = false;
    validation.set_issuer(&[KEY]);
    validation.sub = Some(ACCOUNT.to_owned());
    validation.set_required_spec_claims(&["exp", "iss", "sub"]);
    let data = decode::<Value>(token, &DecodingKey::from_secret(SECRET.as_bytes()), &validation).unwrap();
    (data.header, data.claims)
}

/// All of Unicode, with a bent for what must be escaped or counts twice.
fn text() -> impl Strategy<Value = String> {
    prop_oneof![any::<String>(), "[\"\\\\\u{0}-\u{1f}\u{7f}\u{2028}é😀/]{0,30}", "[a-zA-Z0-9_]{1,20}",]
}

proptest! {
    #[test]
    fn what_we_issue_is_read_as_it_was_given(identity in text(), nick in text(), level in any::<i64>()) {
        if let Ok(token) = tokens().guest.issue(&identity, GuestInput { nick: &nick }) {
            let (header, claims) = decoded(token.as_str());
            prop_assert_eq!(header.cty.as_deref(), Some("acme;v=1"));
            prop_assert_eq!(&claims["grants"]["identity"], &json!(identity));
            prop_assert_eq!(&claims["grants"]["talk"]["nick"], &json!(nick));
            prop_assert_eq!(&claims["exp"], &json!(NOW + 3600));
            let verified = tokens().verifier().verify_as::<Guest>(token.as_str()).unwrap();
            prop_assert_eq!(verified.claims().identity(), identity.as_str());
        }
        let extra = json!({ nick.clone(): [nick, level] }).as_object().unwrap().clone();
        let set = ExtraGrant::new(extra.clone()).and(Desk { level });
        if let Ok(token) = issuer().issue(&identity, set.clone()) {
            let (_, claims) = decoded(token.as_str());
            prop_assert_eq!(&claims["grants"]["extra"], &Value::from(extra));
            prop_assert_eq!(&claims["grants"]["desk"], &json!({"level": level}));
            let verified = verifier().verify_as::<token_core::And<ExtraGrant, Desk>>(token.as_str()).unwrap();
            prop_assert_eq!(verified.grants(), &set);
        } else {
            prop_assert!(identity.is_empty());
        }
    }

    #[test]
    fn what_it_encodes_passes_ours(
        identity in "[^@/]{1,10}",
        nick in any::<String>().prop_filter("not empty", |nick| !nick.is_empty()),
        begin in 0..=86_399_u64,
        life in 1..=86_400_u64,
        incoming in any::<bool>(),
        nbf in any::<bool>(),
    ) {
        prop_assume!(life > begin);
        let mut claims = json!({
            "exp": NOW - begin + life, "iat": NOW - begin, "iss": KEY, "sub": ACCOUNT, "jti": nick,
            "grants": {"talk": {"nick": nick, "lobby_sid": LOBBY}, "identity": identity},
        });
        if nbf {
            claims["nbf"] = json!(NOW - begin);
        }
        let mut header = Header::new(Algorithm::HS256);
        header.cty = Some("acme;v=1".to_owned());
        if incoming && identity.chars().all(|character| character.is_ascii_alphanumeric()) {
            claims["grants"]["phone"] = json!({"incoming": {"allow": true}});
        }
        let token = encode(&header, &claims, &EncodingKey::from_secret(SECRET.as_bytes())).unwrap();
        let claims_of = verifier().verify(&token).unwrap();
        prop_assert_eq!(claims_of.identity(), identity.as_str());
        prop_assert_eq!(claims_of.grant::<TalkGrant>().unwrap(), talk().with_nick(nick));
        prop_assert_eq!(claims_of.has::<PhoneGrant>(), claims["grants"].get("phone").is_some());
    }

    #[test]
    fn no_text_makes_it_panic(text in any::<String>(), header in any::<String>(), claims in any::<String>()) {
        let part = |text: &str| base64_simd::URL_SAFE_NO_PAD.encode_to_string(text);
        prop_assert!(verifier().verify(&text).is_err());
        let token = format!("{}.{}.{}", part(&header), part(&claims), part(&text));
        prop_assert!(verifier().verify(&token).is_err());
    }
}
