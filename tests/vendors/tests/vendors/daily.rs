//! Daily: short names, and a permission that needs another.

use jsonwebtoken::Algorithm;
use serde_json::json;
use token_core::diagnose::{Options, diagnose};
use token_core::marker::Vendor;
use token_vendor_tests::jwt;

use super::{SECRET, claims, environment};

token_core::include_grants!("daily/grants.toml");

#[test]
fn short_names_and_a_permission_that_needs_another() {
    let tokens = Tokens::from_lookup(environment(Algorithm::HS256)).unwrap();
    let owner = tokens.owner.issue("u-1", OwnerInput { room: "standup" }).unwrap();
    let domain = "00000000-0000-4000-8000-000000000000";
    let expected =
        json!({"d": domain, "ud": "u-1", "r": "standup", "o": true, "sr": true, "p": {"hp": true, "cs": "v,a"}});
    assert_eq!(claims(owner.as_str()), expected);
    let options = Options::new(<daily::Daily as Vendor>::TABLE).sdk_named("call").unwrap();
    let (header, mut claims) = jwt::decoded(owner.as_str());
    claims["o"] = json!(false);
    let found = diagnose(jwt::signed(&header, &claims, SECRET), &options).findings;
    assert_eq!(found.iter().map(|finding| finding.rule).collect::<Vec<_>>(), ["grant-field-missing"]);
}
