//! A value that is accepted at issue is also accepted when it is verified.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests say what they expect by panicking")]

use serde_json::{Value, json};
use token_core::diagnose::{Options, diagnose};
use token_core::twilio::{Credentials, Issuer, Twilio, VideoGrant, VoiceGrant};
use token_core::{Grant, JsonObject, Secret, sid};
use token_schema::{Additions, List};
use token_tests::{environment, environment_with};

/// A desk.
#[derive(Clone, Debug, PartialEq, Grant)]
#[grant(key = "desk", any_of = ["floor", "room"])]
pub struct Desk {
    name: String,
    floor: Option<i64>,
    room: Option<String>,
}

/// The grant `label` without its rules.
#[derive(Clone, Debug, PartialEq, Grant)]
#[grant(key = "label")]
pub struct RawLabel(JsonObject);

token_core::include_grants!(
    inline = r#"
vendor = "twilio"

[token.one]
sdk = "voice"
ttl = "1h"
voice.incoming.allow = true
crm.desk = { env = "CRM_DESK", default = "one" }

[token.two]
sdk = "voice"
ttl = "1h"
voice.outgoing.application_sid = { env = "TWILIO_TWIML_APP_SID" }
voice.outgoing.params = { input = "params" }
crm.desk = { env = "CRM_DESK", default = "two" }

[token.seated]
sdk = "voice"
ttl = "1h"
voice.incoming.allow = true
desk = { input = "desk" }

[token.reader]
sdk = "voice"
ttl = "1h"
voice.incoming.allow = true
access = {}

[token.labelled]
sdk = "voice"
ttl = "1h"
voice.incoming.allow = true
label = { free = { input = "text" }, short = { input = "text" }, count = { input = "number" }, line = { env = "LABEL_LINE", default = 1 } }
tag = { box.inner = { input = "text" }, level = { input = "number" } }

[grant.label]
sdk = ["voice"]
field.free = {}
field.short = { max = 5 }
field.count = { type = "integer", min = 1 }
field.line = { type = "integer", min = -1 }

[grant.tag]
sdk = ["voice"]
field.box.field.inner = { max = 12 }
field.level = { type = "integer", one_of = [1, 2] }

[grant.crm]
sdk = ["voice"]
field.desk = { required = true }

[grant.access]
sdk = ["voice"]
field.roles = { type = "array", required = true, one_of = ["reader"] }
field.plan = { required = true, one_of = ["basic"], max = 5 }
field.level = { type = "integer", required = true, one_of = [3] }

[grant.desk]
sdk = ["voice"]
rust = "crate::Desk"

[grant.studio]
sdk = ["voice"]
field.light = { type = "bool", default = true }
field.host = { type = "bool" }
field.banner = { needs = ["light"] }
field.sign = { type = "bool", needs = ["host", "banner"] }
"#
);

/// An input for several fields must satisfy the limits of each, in any order and any grant.
#[test]
fn an_input_of_several_fields_has_the_limits_of_each() {
    let tokens = Tokens::from_lookup(environment).unwrap();
    let issue = |text, number| tokens.labelled.issue("alice", LabelledInput { text, number });
    tokens.verifier().verify(issue("short", 2).unwrap().as_str()).unwrap();
    let error = issue("longer", 2).unwrap_err().to_string();
    assert!(error.contains("`short` has 6 characters; at most 5 are allowed"), "{error}");
    let error = issue("short", 0).unwrap_err().to_string();
    assert!(error.contains("invalid `count`: `0`") && error.contains("use an integer of at least 1"), "{error}");
    let error = issue(&"x".repeat(13), 3).unwrap_err().to_string();
    for message in ["`short` has 13 characters", "`inner` has 13 characters", "invalid `level`: `3`"] {
        assert!(error.contains(message), "{message}: {error}");
    }
}

#[test]
fn an_integer_below_its_minimum_is_found_at_start_and_in_a_token() {
    static OWN: Additions = Additions { grants: List::Static(&[LabelGrant::TABLE]), sdks: List::EMPTY };
    let started = |line| Tokens::from_lookup(environment_with(&[("LABEL_LINE", Some(line))]));
    let error = started("-2").unwrap_err().to_string();
    assert!(error.contains("not an allowed value for `label.line`"), "{error}");
    assert!(error.contains("use an integer of at least -1"), "{error}");
    assert!(started("-1").is_ok());

    let issuer = Issuer::new(&Credentials::from_lookup(environment).unwrap());
    let label = JsonObject::from_iter([("count".to_owned(), 0.into())]);
    let token = issuer.issue("alice", VoiceGrant::incoming().and(RawLabel(label))).unwrap();
    let diagnosis = diagnose(token.as_str(), &Options::of::<Twilio>().additions(&OWN));
    let found: Vec<_> = diagnosis.findings.iter().map(|finding| (finding.rule, &*finding.at)).collect();
    assert_eq!(found, [("grant-field-value", "claims.grants.label.count")], "{diagnosis}");
}

/// A field with a single allowed value has this value, in its type: an array stays an array.
#[test]
fn a_field_with_one_value_keeps_its_type() {
    let tokens = Tokens::from_lookup(environment).unwrap();
    let token = tokens.reader.issue("alice").unwrap();
    let read: AccessGrant = tokens.verifier().verify(token.as_str()).unwrap().grant().unwrap();
    assert_eq!(read, AccessGrant::new());
    assert_eq!((read.roles(), read.plan(), read.level()), (["reader".to_owned()].as_slice(), "basic", 3));
}

/// The fields that a field needs are present and not `false`: by default, or set together with the boolean that needs
/// them.
#[test]
fn needed_fields_are_present_and_not_false() {
    let issuer = Issuer::new(&Credentials::from_lookup(environment).unwrap());
    let issue = |studio: StudioGrant| issuer.issue("alice", VoiceGrant::incoming().and(studio)).map(drop);
    let banner = || StudioGrant::new().with_banner("on air");
    issue(banner()).unwrap();
    issue(banner().with_light(true)).unwrap();
    let off = issue(banner().with_light(false)).unwrap_err().to_string();
    assert!(off.contains("`banner` has no effect without `light`, which is off"), "{off}");
    assert!(off.contains("set `light` to `true`"), "{off}");
    let sign = StudioGrant::new().with_sign("on air");
    assert_eq!((sign.host(), sign.banner(), sign.sign()), (Some(true), Some("on air"), Some(true)));
    issue(sign.clone()).unwrap();
    assert!(issue(sign.with_host(false)).is_err());
}

fn params(value: &Value) -> JsonObject {
    let Value::Object(object) = json!({ "value": value }) else { return JsonObject::new() };
    object
}

#[test]
fn a_default_belongs_to_its_declaration() {
    let desks = |lookup: &dyn Fn(&str) -> Option<String>| {
        let tokens = Tokens::from_lookup(lookup).unwrap();
        let (one, two) =
            (tokens.one.issue("a").unwrap(), tokens.two.issue("a", TwoInput { params: &params(&json!(1)) }).unwrap());
        let desk =
            |token: &str| tokens.verifier().verify(token).unwrap().grant::<CrmGrant>().unwrap().desk().to_owned();
        [desk(one.as_str()), desk(two.as_str())]
    };
    assert_eq!(desks(&environment), ["one", "two"]);
    assert_eq!(desks(&environment_with(&[("CRM_DESK", Some("set"))])), ["set", "set"]);
}

#[test]
fn free_json_is_read_back_unchanged() {
    let tokens = Tokens::from_lookup(environment).unwrap();
    let nested = |levels: usize| (0..levels).fold(json!(1), |inner, _| json!([inner]));
    for value in [json!(1.5e-300), json!(0.1), json!(-0.0), json!(u64::MAX), json!("\u{0}é"), nested(64)] {
        let given = params(&value);
        let token = tokens.two.issue("a", TwoInput { params: &given }).unwrap();
        let voice: VoiceGrant = tokens.verifier().verify(token.as_str()).unwrap().grant().unwrap();
        assert_eq!(voice.get_outgoing().unwrap().params(), Some(&given));
    }
    // A token that could not be read back is not signed.
    let error = tokens.two.issue("a", TwoInput { params: &params(&nested(65)) }).unwrap_err().to_string();
    assert!(error.contains("levels deep"), "{error}");
}

#[test]
fn a_grant_in_rust_is_checked_by_its_own_rules() {
    let tokens = Tokens::from_lookup(environment).unwrap();
    let good = Desk { name: "front".to_owned(), floor: Some(1), room: None };
    assert!(tokens.seated.issue("a", SeatedInput { desk: &good }).is_ok());
    for wrong in [
        Desk { name: String::new(), ..good.clone() },
        Desk { floor: None, ..good.clone() },
        Desk { room: Some(String::new()), ..good.clone() },
    ] {
        assert!(tokens.seated.issue("a", SeatedInput { desk: &wrong }).is_err(), "{wrong:?}");
    }
}

#[test]
fn an_unverifiable_token_is_not_issued() {
    let issuer = Issuer::new(&Credentials::from_lookup(environment).unwrap());
    let desk = Desk { name: "front".to_owned(), floor: Some(1), room: None };
    let error = issuer.issue("a", desk.clone()).unwrap_err().to_string();
    assert!(error.contains("only custom grants"), "{error}");
    assert!(issuer.issue("a", desk.and(VideoGrant::new())).is_ok());

    let nobody = Credentials::new(
        sid!(token_core::twilio::AccountSid, "AC0123456789abcdef0123456789abcdef"),
        sid!(token_core::twilio::ApiKeySid, "SK0123456789abcdef0123456789abcdef"),
        Secret::new(""),
    );
    assert!(Issuer::new(&nobody).issue("a", VideoGrant::new()).is_err(), "anybody could sign with an empty secret");

    let long = "long".repeat(3_250);
    let error = Tokens::from_lookup(environment_with(&[("CRM_DESK", Some(&long))])).unwrap_err().to_string();
    assert!(error.contains("the grants alone have"), "{error}");
    assert!(!error.contains("longlong"), "{error}");
}
