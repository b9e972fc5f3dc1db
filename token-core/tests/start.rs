//! What is wrong with the environment is said at once, before a token is issued.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests say what they expect by panicking")]

use crate::acme::profiles::{Tokens, environment};
use crate::acme::{ACCOUNT, Acme, Credentials, KEY, SECRET};
use token_core::__private::{RawCredentials, schema};
use token_core::StartError;
use token_core::marker::Vendor;

fn problem(changes: &[(&str, Option<&str>)]) -> StartError {
    Tokens::from_lookup(environment(changes)).unwrap_err()
}

fn rules(error: &StartError) -> Vec<(&'static str, String)> {
    error.findings().iter().map(|finding| (finding.rule, finding.at.to_string())).collect()
}

/// The one problem with the credentials.
fn rule(changes: &[(&str, Option<&str>)]) -> (&'static str, String) {
    let error = problem(changes);
    assert_eq!(error.findings().len(), 1, "{error}");
    rules(&error).remove(0)
}

#[test]
fn all_is_well() {
    let tokens = Tokens::from_lookup(environment(&[])).unwrap();
    assert_eq!(tokens.warnings(), []);
    let credentials = Credentials::from_lookup(environment(&[])).unwrap();
    assert_eq!((credentials.account_sid(), credentials.key_sid()), (ACCOUNT, KEY));
}

#[test]
fn every_problem_at_once_each_once() {
    let error = problem(&[
        ("ACME_ACCOUNT", None),
        ("ACME_KEY", Some("")),
        ("ACME_SECRET", Some("hunter2\n")),
        ("ACME_LOBBY", None),
        ("ACME_LEVEL", Some("high")),
    ]);
    assert_eq!(
        error.to_string(),
        "\
cannot issue tokens: 5 problems with the variables

  ACME_ACCOUNT
    not set; expected the Account SID
    help: set `ACME_ACCOUNT` to the Account SID: AC and 8 hexadecimal digits

  ACME_KEY
    empty; expected the Key SID
    help: set `ACME_KEY` or `ACME_KEY_SID` to the Key SID: SK and 8 hexadecimal digits

  ACME_SECRET
    line break at the end
    help: remove the white space; read a file without its last line break

  ACME_LOBBY, for grants.toml:4 `talk.lobby_sid` of `clerk`, grants.toml:9 `talk.lobby_sid` of `guest`
    not set
    help: set it to the lobby SID: LO and 8 hexadecimal digits

  ACME_LEVEL, for grants.toml:12 `desk.level` of `guest`
    not an integer between -9223372036854775808 and 9223372036854775807
    help: write an integer in decimal digits, without quotes or fraction"
    );
    assert_eq!(format!("{error:?}"), error.to_string());
}

#[test]
fn one_problem_has_a_sentence_of_its_own() {
    let error = problem(&[("ACME_SECRET", None)]);
    assert!(error.to_string().starts_with("cannot issue tokens: a problem with the variables\n\n  ACME_SECRET\n"));
}

#[test]
fn either_variable_will_do_and_both_if_they_agree() {
    assert!(Tokens::from_lookup(environment(&[("ACME_KEY", None), ("ACME_KEY_SID", Some(KEY))])).is_ok());
    assert!(Tokens::from_lookup(environment(&[("ACME_KEY", Some("")), ("ACME_KEY_SID", Some(KEY))])).is_ok());
    assert!(Tokens::from_lookup(environment(&[("ACME_KEY_SID", Some(KEY))])).is_ok());
    let differ = rule(&[("ACME_KEY_SID", Some("SK76543210"))]);
    assert_eq!(differ, ("variables-differ", "ACME_KEY and ACME_KEY_SID".to_owned()));
}

#[test]
fn swapped_parts_are_one_problem() {
    let error = problem(&[("ACME_ACCOUNT", Some(KEY)), ("ACME_KEY", Some(ACCOUNT))]);
    assert_eq!(rules(&error), [("variables-swapped", "ACME_ACCOUNT and ACME_KEY".to_owned())]);
    assert_eq!(error.findings()[0].message, "the Account SID and the Key SID are swapped");
}

#[test]
fn a_secret_in_the_place_of_a_name_is_one_problem_and_is_not_shown() {
    for name in ["ACME_KEY", "ACME_ACCOUNT"] {
        let value = if name == "ACME_KEY" { KEY } else { ACCOUNT };
        let error = problem(&[(name, Some(SECRET)), ("ACME_SECRET", Some(value))]);
        assert_eq!(rules(&error), [("variables-swapped", format!("{name} and ACME_SECRET"))]);
        assert!(error.to_string().contains("are swapped") && error.to_string().contains("make a new key"), "{error}");
        assert!(!error.to_string().contains(SECRET) && !error.to_string().contains(value), "{error}");
    }
}

/// Where the schema describes the secret alone, and the name of a key is any string.
#[test]
fn a_secret_in_the_place_of_a_free_name_is_known_by_its_form() {
    let credentials = vec![
        schema::Credential::secret("key", "Key", &["ACME_KEY"], "iss-not-key").claim("iss"),
        schema::Credential::secret("secret", "Secret", &["ACME_SECRET"], "secret").looks(20, &[('a', 'z'), ('0', '9')]),
    ];
    let vendor = Box::leak(Box::new(schema::Vendor { credentials: credentials.into(), ..Acme::TABLE.clone() }));
    let problems = |key: &str, secret: &str| {
        let found = RawCredentials::from_lookup(vendor, |name| match name {
            "ACME_KEY" => Some(key.to_owned()),
            "ACME_SECRET" => Some(secret.to_owned()),
            _ => None,
        });
        found.map(|_| ()).map_err(|error| (rules(&error), error.to_string()))
    };
    let secret = "fakesecretoftwenty00";
    assert_eq!(problems("my-key", secret), Ok(()));
    let (rules, shown) = problems(secret, "my-key").unwrap_err();
    assert_eq!(rules, [("variables-swapped", "ACME_KEY and ACME_SECRET".to_owned())]);
    assert!(!shown.contains(secret) && !shown.contains("my-key"), "{shown}");
    // Both may be a secret, so nothing is known.
    assert_eq!(problems("akeythatisasecret000", secret), Ok(()));
    assert_eq!(problems("akeythatisasecret000", "A-secret-of-another-form"), Ok(()));
}

#[test]
fn a_sid_of_another_kind_is_named() {
    let error = problem(&[("ACME_KEY", Some("AC99999999"))]);
    assert_eq!(error.findings()[0].message, "an Account SID; expected a Key SID");
    assert_eq!(
        error.findings()[0].fix,
        "set it to the Key SID: SK and 8 hexadecimal digits; the Account SID belongs in `ACME_ACCOUNT`"
    );
    let error = problem(&[("ACME_KEY", Some("LO99999999"))]);
    assert_eq!(error.findings()[0].message, "a SID that begins with `LO`; expected a Key SID");
    let error = problem(&[("ACME_LOBBY", Some(KEY))]);
    assert_eq!(error.findings()[0].message, "a Key SID; expected a lobby SID");
    let error = problem(&[("ACME_LOBBY", Some("LOxxxxxxxx"))]);
    assert_eq!(error.findings()[0].message, "holds a placeholder `xxxx`, which was never replaced");
}

#[test]
fn white_space_and_quotes() {
    for (value, expected) in [
        ("SK01234567 ", "variable-white-space"),
        (" SK01234567", "variable-white-space"),
        ("SK01234567\r\n", "variable-white-space"),
        ("SK 1234567", "variable-white-space"),
        ("  ", "variable-white-space"),
        ("\"SK01234567\"", "variable-quoted"),
        ("'SK01234567'", "variable-quoted"),
        ("SK01234\u{fffd}67", "variable-not-utf8"),
    ] {
        assert_eq!(rule(&[("ACME_KEY", Some(value))]).0, expected, "{value:?}");
        assert_eq!(rule(&[("ACME_SECRET", Some(value))]).0, expected, "{value:?}");
        assert_eq!(rule(&[("ACME_LOBBY", Some(value))]).0, expected, "{value:?}");
    }
}

#[test]
fn a_value_that_was_never_set_or_copied_along_with_others() {
    for (value, expected) in [
        ("undefined", "variable-placeholder"),
        ("${ACME_KEY}", "variable-placeholder"),
        ("[object Promise]", "variable-placeholder"),
        ("op://vault/acme/key", "variable-placeholder"),
        ("<your key>", "variable-placeholder"),
        ("SK01234567\u{200b}", "variable-invisible"),
        ("“SK01234567”", "variable-quoted"),
        ("NAME=SK01234567", "variable-own-name"),
    ] {
        for name in ["ACME_KEY", "ACME_SECRET", "ACME_LOBBY"] {
            let value: &str = &value.replace("NAME", name);
            assert_eq!(rule(&[(name, Some(value))]).0, expected, "{name}: {value:?}");
        }
    }
    // A person may have chosen a secret of unknown form, but no SID.
    for (value, expected) in [("SK01234567 # key", "variable-comment"), ("SK01234567,", "variable-comma")] {
        assert_eq!(rule(&[("ACME_KEY", Some(value))]).0, expected, "{value:?}");
    }
    let error = problem(&[("ACME_KEY", Some("undefined"))]);
    assert_eq!(error.findings()[0].message, "holds the word `undefined`: the program that set it had no value");
    assert_eq!(error.findings()[0].fix, "set it to the Key SID");
}

#[test]
fn a_secret_that_is_none() {
    assert_eq!(rule(&[("ACME_SECRET", Some(KEY))]).0, "secret-not-secret");
    assert_eq!(rule(&[("ACME_SECRET", Some("AC99999999"))]).0, "secret-not-secret");
    let error = problem(&[("ACME_SECRET", Some("mellon")), ("ACME_MASTER", Some("mellon"))]);
    assert_eq!(
        error.findings()[0].message,
        "same value as `ACME_MASTER`; a master password does not sign access tokens"
    );
    // Named by its variable, it is not also said to look like one.
    assert_eq!(rule(&[("ACME_SECRET", Some("0123abcd")), ("ACME_MASTER", Some("0123abcd"))]).0, "secret-other");
    // And one that would stand in every token.
    assert_eq!(rule(&[("ACME_LOBBY", Some(SECRET))]).0, "variable-secret");
    assert_eq!(rule(&[("ACME_LOBBY", Some("mellon")), ("ACME_MASTER", Some("mellon"))]).0, "variable-secret");
}

#[test]
fn the_accounts_own_pair_in_place_of_the_keys() {
    let error = problem(&[("ACME_KEY", Some(ACCOUNT)), ("ACME_SECRET", Some("0123abcd"))]);
    let expected = [("variable-wrong-sid", "ACME_KEY".to_owned()), ("secret-look-alike", "ACME_SECRET".to_owned())];
    assert_eq!(rules(&error), expected);
    let text = error.to_string();
    assert!(
        text.starts_with("cannot issue tokens: a problem with the variables, and a warning\n\n  ACME_KEY\n"),
        "{text}"
    );
    assert!(text.contains("\n\n  ACME_SECRET (warning)\n"), "{text}");
}

#[test]
fn what_looks_like_something_else_is_a_warning_unless_strict() {
    let look_alike = || Tokens::from_lookup(environment(&[("ACME_SECRET", Some("0123abcd"))])).unwrap();
    let tokens = look_alike();
    assert_eq!(
        tokens.warnings()[0].to_string(),
        "warning[secret-look-alike] ACME_SECRET: looks like a master password, not like the Key Secret; \
         make a key; its secret is shown once"
    );
    assert!(tokens.clerk.issue("a").is_ok());
    let error = look_alike().strict().unwrap_err();
    assert_eq!(rules(&error)[0].0, "secret-look-alike");

    let credentials = Credentials::new(
        token_core::sid!(crate::acme::AccountSid, "AC01234567"),
        token_core::sid!(crate::acme::KeySid, "SK01234567"),
        token_core::Secret::new("0123abcd\n"),
    );
    assert_eq!(credentials.warnings()[0].rule, "variable-white-space");
}

#[test]
fn a_default_counts_where_the_variable_is_unset_or_empty() {
    for value in [None, Some("")] {
        assert!(Tokens::from_lookup(environment(&[("ACME_LEVEL", value)])).is_ok());
    }
    let tokens = Tokens::from_lookup(environment(&[("ACME_LEVEL", Some("+05"))])).unwrap();
    let token = tokens.guest.issue("a", crate::acme::profiles::GuestInput { nick: "n" }).unwrap();
    let claims = tokens.verifier().verify(token.as_str()).unwrap();
    assert_eq!(claims.grant::<crate::acme::profiles::Desk>().unwrap().level, 5);
}

#[test]
fn strictness_by_rule_stops_at_these_rules_only() {
    let look_alike = || Tokens::from_lookup(environment(&[("ACME_SECRET", Some("0123abcd"))])).unwrap();
    let error = look_alike().strict_on(&["secret-look-alike"]).unwrap_err();
    assert_eq!(rules(&error), [("secret-look-alike", "ACME_SECRET".to_owned())]);
    // An identity with a warning passes, unless its rule is listed.
    let strict_on = |rules| Tokens::from_lookup(environment(&[])).unwrap().strict_on(rules).unwrap();
    let warned = strict_on(&["secret-look-alike"]);
    let rule = warned.clerk.check_identity("a@b")[0].rule;
    assert!(warned.clerk.issue("a@b").is_ok());
    assert_eq!(rule, "identity-reserved-characters");
    assert!(strict_on(&["identity-reserved-characters"]).clerk.issue("a@b").is_err());
    // A misspelt rule would let its warnings pass.
    let error = look_alike().strict_on(&["secret-lookalike"]).unwrap_err();
    assert_eq!(
        error.findings()[0].to_string(),
        "error[rule-unknown] strict_on: unknown rule `secret-lookalike`; did you mean `secret-look-alike`?"
    );
}
