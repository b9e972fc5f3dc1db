//! Common mistakes with access tokens, one test for each row of docs/mistakes.md; a test fails when its mistake is no longer
//! caught.
//!
//! Compile errors are on the pages of `mistakes/`, with their exact text. A row with several forms (such as in
//! grants.toml and in Rust) has several cases.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests say what they expect by panicking"
)]

use std::collections::HashSet;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, LazyLock};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use token_core::twilio::{self, Credentials, Issuer, SyncServiceSid, Verifier, VideoGrant, VoiceGrant};
use token_core::{AccessToken, Severity, TokenResponse};
use token_tests::compile_errors::CompileErrors;
use token_tests::{environment, environment_with};

token_core::include_grants!("../grants.toml");

static PROGRAMS: LazyLock<CompileErrors> = LazyLock::new(|| {
    let more = "axum = { version = \"0.8\", default-features = false, features = [\"json\"] }\n\
                serde = { version = \"1\", features = [\"derive\"] }\nserde_json = \"1\"\n";
    let pages = [
        "credentials.md",
        "grants.md",
        "lifetime-and-region.md",
        "names.md",
        "rust-paths.md",
        "sids.md",
        "tokens.md",
        "types.md",
    ];
    CompileErrors::of("mistakes", env!("CARGO_TARGET_TMPDIR"), &["axum"], more, &pages)
});

/// The programs of a row, by name.
fn refused(cases: &[&str]) {
    PROGRAMS.hold(cases);
}

/// Also those of no row.
#[test]
fn compile_errors() {
    PROGRAMS.hold_all();
}

fn tokens() -> Tokens {
    Tokens::from_lookup(environment).unwrap()
}

fn issuer() -> Issuer {
    Issuer::new(&Credentials::from_lookup(environment).unwrap())
}

/// The error at start with some variables changed.
fn start(changed: &[(&str, Option<&str>)]) -> String {
    Tokens::from_lookup(environment_with(changed)).expect_err("should not start").to_string()
}

#[test]
fn m01_chat_without_service_sid() {
    refused(&["m01_chat_without_service_sid", "m01_chat_without_service_sid_in_rust"]);
}

#[test]
fn m02_data_sync_without_service_sid() {
    refused(&["m02_data_sync_without_service_sid"]);
}

#[test]
fn m03_voice_without_access() {
    refused(&["m03_voice_without_access"]);
}

#[test]
fn m04_params_without_application_sid() {
    refused(&["m04_params_without_application_sid"]);
}

#[test]
fn m05_grant_that_the_sdk_does_not_use() {
    refused(&["m05_grant_that_the_sdk_does_not_use", "m05_grant_that_the_sdk_does_not_use_in_rust"]);
}

#[test]
fn m06_no_grant() {
    refused(&["m06_no_grant", "m06_no_grant_in_rust"]);
}

#[test]
fn m07_sdk_without_its_grant() {
    refused(&["m07_sdk_without_its_grant"]);
}

#[test]
fn m08_misspelt_field() {
    refused(&["m08_misspelt_field"]);
}

#[test]
fn m09_misspelt_name() {
    refused(&["m09_misspelt_name", "m09_misspelt_token_in_rust"]);
}

#[test]
fn m10_sid_of_another_kind() {
    refused(&["m10_sid_of_another_kind", "m10_sid_of_another_kind_in_rust", "m10_sid_of_a_text_at_run_time"]);
    let text = start(&[("TWILIO_CONVERSATIONS_SERVICE_SID", Some("MG0123456789abcdef0123456789abcdef"))]);
    assert!(text.contains("a Messaging service SID; expected a Conversations service SID"), "{text}");
}

#[test]
fn m11_sync_service_for_conversations() {
    refused(&["m11_sync_service_for_conversations"]);
}

#[test]
fn m12_malformed_sid() {
    refused(&["m12_malformed_sid", "m12_malformed_sid_in_rust"]);
}

#[test]
fn m13_lifetime() {
    refused(&["m13_lifetime"]);
    // Without a declaration the lifetime is checked at run time.
    for seconds in [0, 24 * 60 * 60 + 1, 3_600_000] {
        assert!(issuer().with_ttl(Duration::from_secs(seconds)).is_err(), "{seconds} s");
    }
}

#[test]
fn m14_variable_unset_or_empty() {
    let text =
        start(&[("TWILIO_API_SECRET", None), ("TWILIO_TWIML_APP_SID", None), ("TWILIO_WORKSPACE_SID", Some(""))]);
    for part in ["TWILIO_API_SECRET", "TWILIO_TWIML_APP_SID", "TWILIO_WORKSPACE_SID", "    not set", "    empty"] {
        assert!(text.contains(part), "{part} is not in:\n{text}");
    }
    // Used by two declarations: one problem with both places.
    assert_eq!(text.matches("TWILIO_TWIML_APP_SID").count(), 1, "{text}");
    assert_eq!(text.matches("grants.toml:").count(), 3, "{text}");
}

#[test]
fn m15_stray_white_space_or_quotes() {
    let sid = "IS0123456789abcdef0123456789abcdef";
    for value in [format!(" {sid}"), format!("{sid}\n"), format!("\"{sid}\""), format!("{sid}\r")] {
        let text = start(&[("TWILIO_CONVERSATIONS_SERVICE_SID", Some(&value))]);
        assert!(text.contains("TWILIO_CONVERSATIONS_SERVICE_SID"), "{text}");
        assert!(text.contains("white space") || text.contains("quote"), "{text}");
    }
    for value in ["a-fake-secret \n", "'a-fake-secret'"] {
        let text = start(&[("TWILIO_API_SECRET", Some(value))]);
        assert!(text.contains("TWILIO_API_SECRET"), "{text}");
        assert!(text.contains("white space") || text.contains("quote"), "{text}");
        assert!(!text.contains("a-fake-secret"), "a secret is printed: {text}");
    }
}

#[test]
fn m16_account_and_key_swapped() {
    refused(&["m16_swapped_credentials"]);
    let text = start(&[
        ("TWILIO_ACCOUNT_SID", Some("SK0123456789abcdef0123456789abcdef")),
        ("TWILIO_API_KEY", Some("AC0123456789abcdef0123456789abcdef")),
    ]);
    assert!(text.contains("swap"), "{text}");
}

#[test]
fn m17_account_sid_and_auth_token_as_the_key() {
    let text = start(&[
        ("TWILIO_API_KEY", Some("AC0123456789abcdef0123456789abcdef")),
        ("TWILIO_API_SECRET", Some("0123456789abcdef0123456789abcdef")),
    ]);
    assert!(text.contains("TWILIO_API_KEY") && text.contains("Account SID"), "{text}");
    assert!(text.contains("TWILIO_API_SECRET") && text.contains("Auth Token"), "{text}");
}

#[test]
fn m18_secret_that_looks_like_an_auth_token() {
    let lookup = environment_with(&[("TWILIO_API_SECRET", Some("0123456789abcdef0123456789abcdef"))]);
    let tokens = Tokens::from_lookup(lookup).unwrap();
    let [warning] = tokens.warnings() else { panic!("{:?}", tokens.warnings()) };
    assert_eq!(warning.severity, Severity::Warning);
    assert!(warning.to_string().contains("Auth Token"), "{warning}");
    let error = tokens.strict().expect_err("strict makes it an error").to_string();
    assert!(error.contains("TWILIO_API_SECRET") && error.contains("Auth Token"), "{error}");
}

#[test]
fn m19_identity_missing_or_empty() {
    refused(&["m19_no_identity"]);
    let error = tokens().dashboard.issue("").unwrap_err().to_string();
    assert!(error.contains("identity is empty"), "{error}");
    assert!(issuer().issue("", VideoGrant::new()).is_err());
}

#[test]
fn m20_identity_too_long() {
    let tokens = tokens();
    let of = |length: usize| "a".repeat(length);
    // Conversations and Sync 256, Voice 256 with a warning above 121.
    assert!(tokens.dashboard.issue(&of(256)).is_ok());
    assert!(tokens.dashboard.issue(&of(257)).is_err());
    assert!(tokens.support_agent.issue(&of(256)).is_ok());
    assert!(tokens.support_agent.issue(&of(257)).is_err());
    let rules =
        |identity: &str| tokens.support_agent.check_identity(identity).iter().map(|f| f.rule).collect::<Vec<_>>();
    assert_eq!(rules(&of(121)), Vec::<&str>::new());
    assert_eq!(rules(&of(122)), ["identity-long"]);
    // Video 128, where a character of two bytes counts 2.
    let room = MeetingGuestInput { room: "lobby" };
    assert!(tokens.meeting_guest.issue(&of(128), room).is_ok());
    assert!(tokens.meeting_guest.issue(&of(129), room).is_err());
    assert!(tokens.meeting_guest.issue(&"字".repeat(64), room).is_ok());
    assert!(tokens.meeting_guest.issue(&"字".repeat(65), room).is_err());
    // With several SDKs the smallest limit applies.
    let both = VideoGrant::new().and(VoiceGrant::incoming());
    assert!(issuer().issue(&of(129), both).is_err());
}

#[test]
fn m21_identity_with_characters_that_the_sdk_forbids() {
    let tokens = tokens();
    for character in "\u{0} <>#%\"{}|\\^[]`\u{7f}".chars() {
        let error = tokens.softphone.issue(&format!("alice{character}"), SoftphoneInput { team: "blue" });
        assert!(error.is_err(), "Voice takes {character:?}");
    }
    let rules = |findings: Vec<token_core::Finding>| findings.iter().map(|f| (f.rule, f.severity)).collect::<Vec<_>>();
    let warning = vec![("identity-reserved-characters", Severity::Warning)];
    assert_eq!(rules(tokens.softphone.check_identity("alice@example.com")), warning);
    assert_eq!(rules(tokens.field_engineer.check_identity("alice@example.com")), warning);
    assert_eq!(rules(tokens.dashboard.check_identity("alice@example.com")), vec![]);
    // A warning does not fail the call, except in strict mode.
    assert!(tokens.field_engineer.issue("alice@example.com", FieldEngineerInput { case: 1 }).is_ok());
    let tokens = tokens.strict().unwrap();
    assert!(tokens.field_engineer.issue("alice@example.com", FieldEngineerInput { case: 1 }).is_err());
}

#[test]
fn m22_another_algorithm() {
    refused(&["m22_another_algorithm"]);
    assert!(twilio::tables::VENDOR.format.header.iter().any(|(name, value)| name == "alg" && value == "HS256"));
}

#[test]
fn m23_region() {
    refused(&["m23_region"]);
    let abroad = issuer().with_region(twilio::Region::Ie1);
    assert!(abroad.issue("alice", VideoGrant::new()).is_err(), "Video exists in us1 only");
}

#[test]
fn m24_a_token_quoted_or_in_a_json_object() {
    refused(&["m24_a_token_in_json"]);
    let token = tokens().dashboard.issue("alice").unwrap();
    assert!(token.as_str().bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte)));
}

#[test]
fn m25_no_two_tokens_share_a_jti() {
    let clock = UNIX_EPOCH + Duration::from_secs(1_800_000_000);
    let tokens = tokens().with_clock(move || clock);
    let ids = |tokens: &Tokens| -> Vec<String> {
        (0..2_000).map(|_| tokens.dashboard.issue("alice").unwrap().jti().to_owned()).collect()
    };
    let all: Vec<_> = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..4).map(|_| scope.spawn(|| ids(&tokens))).collect();
        threads.into_iter().flat_map(|thread| thread.join().unwrap()).collect()
    });
    assert_eq!(all.iter().collect::<HashSet<_>>().len(), 8_000);
    assert!(all.iter().all(|id| id.starts_with("SK0123456789abcdef0123456789abcdef-")));
}

#[test]
fn m26_no_time_in_the_future() {
    let tokens = tokens();
    let verifier = tokens.verifier();
    let before = SystemTime::now();
    let claims = verifier.verify(tokens.dashboard.issue("alice").unwrap().as_str()).unwrap();
    assert!(claims.issued_at().unwrap() <= SystemTime::now());
    // A part of a second is dropped, and it is that of the clock's last tick: in the first milliseconds of a second still the one before.
    assert!(claims.issued_at().unwrap() + Duration::from_secs(2) > before);
    assert_eq!(claims.not_before(), None);
    // Only if the declaration requests it, and then not later than `iat`.
    let token = tokens.field_engineer.issue("alice", FieldEngineerInput { case: 1 }).unwrap();
    let claims = verifier.verify(token.as_str()).unwrap();
    assert_eq!(claims.not_before(), claims.issued_at());
}

#[test]
fn m27_the_same_grant_twice_or_a_legacy_one() {
    refused(&["m27_legacy_grant", "m27_the_same_grant_twice", "m27_own_grant_twice"]);
}

#[test]
fn m28_no_secret_or_token_is_printed() {
    refused(&["m28_a_token_is_not_printed", "m28_a_token_is_not_serialised"]);
    let secret = environment("TWILIO_API_SECRET").unwrap();
    let tokens = tokens();
    let token = tokens.dashboard.issue("alice").unwrap();
    let credentials = Credentials::from_lookup(environment).unwrap();
    let refused = tokens.verifier().verify(&token.as_str().replace('.', "~")).unwrap_err();
    let claims = tokens.verifier().verify(token.as_str()).unwrap();
    // Personal data: the `jti` names the token in a log.
    assert!(!format!("{claims:?}").contains("alice") && format!("{claims:?}").contains(token.jti()));
    let printed = format!(
        "{tokens:?} {tokens:#?} {token:?} {credentials:?} {:?} {refused:?} {refused} {:?}",
        issuer(),
        TokenResponse::from(token.clone())
    );
    let signature = token.as_str().rsplit('.').next().unwrap();
    assert!(!printed.contains(&secret), "{printed}");
    // Types that start a program show names only.
    assert!(printed.starts_with("Tokens { profiles: [\"support_agent\", ") && !printed.contains("__"), "{printed}");
    assert!(!printed.contains(signature) && !printed.contains(token.as_str()), "{printed}");
}

#[test]
fn m29_token_for_another_sdk() {
    refused(&["m29_token_for_another_sdk"]);
}

#[test]
fn m31_secret_as_a_value() {
    refused(&["m31_secret_as_a_value"]);
}

mod secret_as_a_literal {
    token_core::include_grants!(
        inline = r#"
vendor = "twilio"

[token.guest]
sdk = "video"
ttl = "1h"
video.room = "NotARealSecretOfKey0000000000031"
"#
    );
}

#[test]
fn m31_secret_as_a_literal() {
    let secret = "NotARealSecretOfKey0000000000031";
    let lookup = |name: &str| if name == "TWILIO_API_SECRET" { Some(secret.to_owned()) } else { environment(name) };
    let error = secret_as_a_literal::Tokens::from_lookup(lookup).unwrap_err();
    assert_eq!(error.findings().iter().map(|one| one.rule).collect::<Vec<_>>(), ["secret-in-token"]);
    assert!(error.to_string().contains("`guest`") && !error.to_string().contains(secret), "{error}");
    assert!(secret_as_a_literal::Tokens::from_lookup(environment).is_ok());
}

/// The credentials of a key and an account, by number.
fn credentials_of(key: u32, account: u32) -> Credentials {
    let changed = [
        ("TWILIO_ACCOUNT_SID", format!("AC{account:032x}")),
        ("TWILIO_API_KEY", format!("SK{key:032x}")),
        ("TWILIO_API_SECRET", format!("NotARealSecretOfKey{key:013}")),
    ];
    Credentials::from_lookup(|name| changed.iter().find(|(known, _)| *known == name).map(|(_, value)| value.clone()))
        .unwrap()
}

#[test]
fn m36_token_of_another_tenant() {
    let (parent, acme, bolt) = (credentials_of(1, 1), credentials_of(2, 2), credentials_of(3, 3));
    let token = |credentials: &Credentials| Issuer::new(credentials).issue("alice", VideoGrant::new()).unwrap();
    let alone = Verifier::new(&acme);
    assert!(alone.verify(token(&acme).as_str()).is_ok());
    for other in [&bolt, &parent, &credentials_of(1, 2)] {
        let error = alone.verify(token(other).as_str()).unwrap_err();
        assert_eq!(error.rule(), "iss-other-key");
        assert!(error.to_string().contains(other.api_key_sid()), "{error}");
    }
    // One verifier for all of them: each key is valid for its own account only.
    let all = Verifier::new(&parent).also_accept(&acme).also_accept(&bolt);
    assert!(all.verify(token(&bolt).as_str()).is_ok());
    for forged in [credentials_of(1, 2), credentials_of(3, 2)] {
        let error = all.verify(token(&forged).as_str()).unwrap_err();
        assert_eq!(error.rule(), "sub-other-account");
        assert!(error.to_string().contains(acme.account_sid()), "{error}");
    }
}

#[test]
fn m37_a_key_that_was_rotated_out() {
    let now = Arc::new(AtomicU64::new(1_800_000_000));
    let clock = Arc::clone(&now);
    let signed_by = |key: u32| {
        let changed = [
            ("TWILIO_API_KEY", format!("SK{key:032x}")),
            ("TWILIO_API_SECRET", format!("NotARealSecretOfKey{key:013}")),
        ];
        move |name: &str| {
            let new = changed.iter().find(|(known, _)| *known == name).map(|(_, value)| value.clone());
            new.or_else(|| environment(name))
        }
    };
    let with_clock = move |tokens: Tokens| {
        let clock = Arc::clone(&clock);
        tokens.with_clock(move || UNIX_EPOCH + Duration::from_secs(clock.load(Ordering::Relaxed)))
    };
    let old = with_clock(Tokens::from_lookup(signed_by(1)).unwrap());
    let takes = |tokens: &Tokens| tokens.verifier().verify(old.dashboard.issue("alice").unwrap().as_str()).is_ok();
    // Named and removed: refused at once.
    let named = old.rotated(signed_by(2), [old.credentials()]).unwrap();
    now.fetch_add(1_000_000, Ordering::Relaxed);
    assert!(takes(&named));
    assert!(!takes(&named.rotated(signed_by(2), []).unwrap()));
    // Never named: it expires by itself, however often the same configuration is read.
    let mut kept = old.rotated(signed_by(2), []).unwrap();
    assert!(takes(&kept));
    for _ in 0..24 {
        now.fetch_add(3600, Ordering::Relaxed);
        kept = kept.rotated(signed_by(2), []).unwrap();
    }
    assert!(!takes(&kept));
    // After a restart: only the configuration counts.
    assert!(!takes(&with_clock(Tokens::from_lookup(signed_by(2)).unwrap())));
}

#[test]
fn m42_a_client_that_renews_too_late() {
    fn renews_in_time<P>(token: AccessToken<P>) {
        assert!(token.refresh_at() < token.expires_at(), "{token:?}");
        let response: serde_json::Value = serde_json::from_str(&TokenResponse::from(token).into_json()).unwrap();
        assert!(response["refresh_in"].as_u64() < response["expires_in"].as_u64(), "{response}");
    }
    let tokens = tokens();
    let room = MeetingGuestInput { room: "lobby" };
    renews_in_time(tokens.dashboard.issue("alice").unwrap());
    renews_in_time(tokens.support_agent.issue("alice").unwrap());
    // Video does not warn, and a token of two seconds leaves little time.
    renews_in_time(tokens.meeting_guest.issue("alice", room).unwrap());
    renews_in_time(tokens.meeting_guest.issue_for(Duration::from_secs(2), "alice", room).unwrap());
}

#[test]
fn two_includes_in_one_module() {
    refused(&["two_includes_in_one_module"]);
}

#[test]
fn path_of_a_grant_in_rust() {
    refused(&["path_of_a_grant_in_rust", "private_grant_in_rust"]);
}

#[test]
fn m11_and_m10_at_run_time() {
    assert!("MG0123456789abcdef0123456789abcdef".parse::<SyncServiceSid>().is_err());
    assert!("default".parse::<SyncServiceSid>().is_ok());
}
