//! What the SDKs ask of an identity, at the limits.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests say what they expect by panicking")]

use crate::acme::profiles::{GuestInput, tokens};
use crate::acme::{ExtraGrant, PhoneGrant, issuer, talk};
use token_core::Finding;

fn rules(findings: &[Finding]) -> Vec<&'static str> {
    findings.iter().map(|finding| finding.rule).collect()
}

fn talk_says(identity: &str) -> Vec<&'static str> {
    rules(&tokens().clerk.check_identity(identity))
}

fn phone_says(identity: &str) -> Vec<&'static str> {
    rules(&issuer().prepare(PhoneGrant::incoming()).unwrap().check_identity(identity))
}

#[test]
fn length() {
    assert_eq!(talk_says(&"a".repeat(20)), [""; 0]);
    assert_eq!(talk_says(&"a".repeat(21)), ["identity-too-long"]);
    // A character outside ASCII counts two.
    assert_eq!(talk_says(&"é".repeat(10)), [""; 0]);
    assert_eq!(talk_says(&("é".repeat(10) + "a")), ["identity-too-long"]);
    assert_eq!(talk_says(&"😀".repeat(10)), [""; 0]);

    assert_eq!(phone_says(&"a".repeat(12)), [""; 0]);
    assert_eq!(phone_says(&"a".repeat(13)), ["identity-long"]);
    assert_eq!(phone_says(&"a".repeat(16)), ["identity-long"]);
    assert_eq!(phone_says(&"a".repeat(17)), ["identity-too-long"]);
    assert_eq!(phone_says(&"é".repeat(16)), ["identity-long", "identity-reserved-characters"]);
}

#[test]
fn characters() {
    assert_eq!(phone_says("a_B9"), [""; 0]);
    assert_eq!(phone_says("a b"), ["identity-forbidden-characters"]);
    assert_eq!(phone_says("a\u{7}"), ["identity-forbidden-characters"]);
    assert_eq!(phone_says("a-b"), ["identity-reserved-characters"]);
    assert_eq!(phone_says("<a-b>"), ["identity-forbidden-characters", "identity-reserved-characters"]);
    assert_eq!(talk_says("a b"), [""; 0]);
    assert_eq!(talk_says("a@b"), ["identity-reserved-characters"]);
    assert_eq!(talk_says(""), ["identity-empty"]);
}

#[test]
fn the_words() {
    let findings = issuer().prepare(PhoneGrant::incoming()).unwrap().check_identity("<al ice>\u{202e}");
    assert_eq!(
        findings.iter().map(ToString::to_string).collect::<Vec<_>>(),
        [
            "error[identity-forbidden-characters] claims.grants.identity: the identity contains a space, `<` and `>`, \
             which Phone rejects; replace it, or use an id in place of the name",
            "warning[identity-reserved-characters] claims.grants.identity: the identity contains `\\u{202e}`, \
             which Phone advises against; use only `A`–`Z`, `a`–`z`, `0`–`9`, `_`",
        ]
    );
    let findings = tokens().clerk.check_identity(&"é".repeat(11));
    assert_eq!(
        findings[0].message,
        "the identity has 22 characters (one outside ASCII counts 2), but Talk accepts at most 20"
    );
}

#[test]
fn what_a_program_wrote_in_place_of_a_name_is_a_warning() {
    for (identity, rule, message) in [
        ("undefined", "identity-placeholder", "holds the word `undefined`: the program that set it had no value"),
        ("xxxxxxxx", "identity-placeholder", "holds a placeholder `xxxx`, which was never replaced"),
        ("\"alice\"", "identity-quoted", "holds quotes around the value (\"…\"): the program that set it kept them"),
        ("alice\u{200b}", "identity-white-space", "holds the invisible character U+200B, copied with the value"),
        (" 15550100188", "identity-white-space", "begins with a space"),
        ("alice\n", "identity-white-space", "ends with a line break"),
    ] {
        let findings = tokens().clerk.check_identity(identity);
        assert_eq!(findings[0].rule, rule, "{identity}");
        assert_eq!(findings[0].message, format!("the identity {message}"));
        assert!(!findings[0].is_error());
    }
    for name in ["None Smith", "null_pointer", "Null", "xxx-fan", "O'Brien", "山田　太郎", "א\u{200f}"] {
        assert!(tokens().clerk.check_identity(name).is_empty(), "{name}");
    }
    assert!(tokens().clerk.issue("undefined").is_ok());
    assert!(issuer().strict().issue("undefined", PhoneGrant::incoming()).is_err());
}

#[test]
fn several_sdks_are_all_asked() {
    let error = tokens().guest.issue(&"a".repeat(21), GuestInput { nick: "n" }).unwrap_err();
    assert_eq!(rules(error.findings()), ["identity-too-long", "identity-too-long"]);
    // None is asked where none is opened.
    let extra = ExtraGrant::new(token_core::JsonObject::new());
    assert!(issuer().issue(&"x ".repeat(500), extra).is_ok());
}

#[test]
fn warnings_stop_nobody_unless_asked_to() {
    assert!(tokens().clerk.issue("a@b").is_ok());
    let strict = tokens().strict().unwrap();
    assert_eq!(rules(strict.clerk.issue("a@b").unwrap_err().findings()), ["identity-reserved-characters"]);
    assert!(strict.clerk.issue("ab").is_ok());
    assert!(issuer().issue("a@b", talk()).is_ok());
    assert!(issuer().strict().issue("a@b", talk()).is_err());
}
