//! What holds for the schema of every vendor that ships.

use serde_json::json;
use token_core::Severity;
use token_core::diagnose::{Options, diagnose};
use token_vendor_tests::jwt;

/// A program that knows no vendor by name, such as the page in the browser, has them all.
#[test]
fn every_schema_is_in_the_list_of_tables() {
    let schemas = concat!(env!("CARGO_MANIFEST_DIR"), "/../../token-codegen/schemas");
    let names = std::fs::read_dir(schemas).unwrap().map(|file| file.unwrap().path());
    let mut names: Vec<_> = names.map(|path| path.file_stem().unwrap().to_str().unwrap().to_owned()).collect();
    names.sort();
    let mut tables: Vec<_> = token_core::engine::TABLES.iter().map(|vendor| vendor.name.to_string()).collect();
    tables.sort();
    assert_eq!(tables, names);
}

/// The page takes the vendor whose rules a token breaks least: a token of Twilio breaks few rules of a vendor without its grants.
#[test]
fn a_token_of_twilio_is_no_token_of_another_vendor() {
    let digits = "0123456789abcdef0123456789abcdef";
    let by_hand = json!({"iss": format!("SK{digits}"), "sub": format!("AC{digits}"), "grants": {"identity": "alice"}});
    for token in [
        jwt::signed(&json!({"alg": "HS256", "typ": "JWT"}), &by_hand, "x"),
        jwt::signed(&json!({"alg": "HS256", "typ": "JWT", "cty": "twilio-fpa;v=1"}), &json!({}), "x"),
    ] {
        for vendor in token_core::engine::TABLES.iter().filter(|vendor| vendor.name != "twilio") {
            let found = diagnose(&token, &Options::new(vendor));
            let [finding] = found.findings.as_slice() else { panic!("{}: {found}", vendor.name) };
            assert_eq!(finding.rule, "other-vendor-token", "{}: {found}", vendor.name);
        }
    }
}

/// A library such as jose writes no `typ`, which RFC 7519 makes optional. Twilio has a code for a token without it.
#[test]
fn a_token_without_typ() {
    for vendor in token_core::engine::TABLES {
        let found = diagnose(jwt::signed(&json!({"alg": "HS256"}), &json!({}), "x"), &Options::new(vendor)).findings;
        let typ = found.iter().find(|finding| finding.rule == "header-typ").map(|finding| finding.severity);
        let expected = match vendor.name.as_ref() {
            "twilio" => Some(Severity::Error),
            "livekit" => None,
            _ => Some(Severity::Warning),
        };
        assert_eq!(typ, expected, "{}", vendor.name);
    }
}
