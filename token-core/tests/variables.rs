//! Values in the wrong variable, and variables with another name.

use token_core::twilio::Credentials;

const ACCOUNT: &str = "AC0123456789abcdef0123456789abcdef";
const KEY: &str = "SK0123456789abcdef0123456789abcdef";
/// No real one.
const SECRET: &str = "NotARealSecretNotARealSecret1234";
/// No real one.
const AUTH_TOKEN: &str = "0123456789abcdef0123456789abcdef";

/// The problems, each with its rule, its place and its message, when these variables are set.
fn problems(variables: &[(&str, &str)]) -> Vec<(&'static str, String, String)> {
    let lookup = |name: &str| variables.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned());
    let error = Credentials::from_lookup(lookup).unwrap_err();
    let shown = error.to_string();
    assert!(!shown.contains(SECRET) && !shown.contains(AUTH_TOKEN), "{shown}");
    error.findings().iter().map(|finding| (finding.rule, finding.at.to_string(), finding.message.clone())).collect()
}

#[test]
fn values_in_each_others_place_are_one_problem() {
    for (account, key, secret, auth_token, at) in [
        (KEY, ACCOUNT, SECRET, AUTH_TOKEN, "TWILIO_ACCOUNT_SID and TWILIO_API_KEY"),
        (ACCOUNT, SECRET, KEY, AUTH_TOKEN, "TWILIO_API_KEY and TWILIO_API_SECRET"),
        (KEY, SECRET, ACCOUNT, AUTH_TOKEN, "TWILIO_ACCOUNT_SID, TWILIO_API_KEY and TWILIO_API_SECRET"),
        (ACCOUNT, KEY, AUTH_TOKEN, SECRET, "TWILIO_API_SECRET and TWILIO_AUTH_TOKEN"),
        (ACCOUNT, AUTH_TOKEN, SECRET, KEY, "TWILIO_API_KEY and TWILIO_AUTH_TOKEN"),
    ] {
        let found = problems(&[
            ("TWILIO_ACCOUNT_SID", account),
            ("TWILIO_API_KEY", key),
            ("TWILIO_API_SECRET", secret),
            ("TWILIO_AUTH_TOKEN", auth_token),
        ]);
        let places: Vec<_> = found.iter().map(|(rule, at, _)| (*rule, at.as_str())).collect();
        assert_eq!(places, [("variables-swapped", at)]);
    }
}

#[test]
fn a_variable_with_another_name_is_named() {
    for (missing, other, value) in [
        ("TWILIO_ACCOUNT_SID", "ACCOUNT_SID", ACCOUNT),
        ("TWILIO_ACCOUNT_SID", "TWILIO_SID", ACCOUNT),
        ("TWILIO_ACCOUNT_SID", "twilio_account_sid", ACCOUNT),
        ("TWILIO_API_KEY", "TWILIO_API_SID", KEY),
        ("TWILIO_API_KEY", "TWILIO_SIGNING_KEY_SID", KEY),
        ("TWILIO_API_SECRET", "TWILLIO_API_SECRET", SECRET),
        ("TWILIO_API_SECRET", "VITE_TWILIO_API_SECRET", SECRET),
    ] {
        let all = [("TWILIO_ACCOUNT_SID", ACCOUNT), ("TWILIO_API_KEY", KEY), ("TWILIO_API_SECRET", SECRET)];
        let set = |value| {
            let mut variables: Vec<_> = all.into_iter().filter(|(name, _)| *name != missing).collect();
            variables.push((other, value));
            problems(&variables)
        };
        let found = set(value);
        let [("variable-missing", at, message)] = found.as_slice() else { panic!("{found:?}") };
        assert_eq!((at.as_str(), message.contains(other)), (missing, true), "{message}");
        // A value of another kind is no hint.
        let found = set("42");
        assert!(found.iter().all(|(_, _, message)| !message.contains(other)), "{found:?}");
    }
}
