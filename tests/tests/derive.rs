//! `#[derive(Grant)]`: its compile errors, and the use of such grants.
#![allow(clippy::unwrap_used, reason = "tests say what they expect by panicking")]

use token_core::marker::Contents;
use token_core::twilio::{VideoGrant, VoiceGrant, WorkerSid};
use token_core::{And, Grant, JsonObject, sid};
use token_tests::compile_errors::CompileErrors;
use token_tests::environment;

/// A customer's file.
#[derive(Clone, Debug, PartialEq, Grant)]
#[grant(key = "crm", sdk = ["voice", "video"], any_of = ["teamLead", "access"])]
pub struct Crm {
    desk: String,
    #[grant(rename = "teamLead")]
    team_lead: Option<WorkerSid>,
    access: Option<Access>,
    r#type: Option<i64>,
    notes: Option<JsonObject>,
}

/// The allowed operations.
#[derive(Clone, Debug, PartialEq, Grant)]
#[grant(nested)]
pub struct Access {
    read: bool,
    case: Option<i64>,
}

/// A telephone line. Has all features of the language that `Crm` does not have.
#[derive(Clone, Debug, PartialEq, Grant)]
#[grant(key = "line", sdk = "voice", any_of = ["listen", "speak"])]
pub struct Line {
    #[grant(switch = "allow")]
    listen: bool,
    speak: Option<String>,
    #[deprecated(note = "write `speak`")]
    talk: Option<String>,
    floor: Option<i64>,
    loud: Option<bool>,
    lead: Option<WorkerSid>,
    extra: Option<JsonObject>,
}

/// Free JSON as a whole.
#[derive(Clone, Debug, PartialEq, Grant)]
#[grant(key = "notes", sdk = ["voice"])]
pub struct Notes(JsonObject);

/// All limits of a field.
#[derive(Clone, Debug, PartialEq, Grant)]
#[grant(key = "studio", sdk = ["voice"])]
pub struct Studio {
    #[grant(one_of = ["camera", "microphone"])]
    sources: Option<Vec<String>>,
    #[grant(one_of = [-1, 0, 1])]
    level: Option<i64>,
    #[grant(min = -2)]
    floor: Option<i64>,
    #[grant(one_of = ["open", "closed"], max = 6)]
    door: Option<String>,
    #[grant(max = 3)]
    label: Option<String>,
    /// Whether the light is on.
    #[grant(default = true)]
    light: Option<bool>,
    #[grant(needs = ["label", "door"])]
    sign: Option<bool>,
    #[grant(sdk = ["video"])]
    mirror: Option<bool>,
}

impl Studio {
    const EMPTY: Self = Self {
        sources: None,
        level: None,
        floor: None,
        door: None,
        label: None,
        light: None,
        sign: None,
        mirror: None,
    };
}

/// A grant whose fields are beside the grants.
#[derive(Clone, Debug, PartialEq, Grant)]
#[grant(key = "tenant", flat, sdk = ["voice"])]
pub struct Tenant {
    org: String,
    #[grant(rename = "seat-tags")]
    tags: Option<Vec<String>>,
}

/// A flat grant that may be empty.
#[derive(Clone, Debug, PartialEq, Grant)]
#[grant(key = "campus", flat)]
pub struct Campus {
    building: Option<String>,
    room: Option<i64>,
}

token_core::include_grants!(
    inline = r#"
vendor = "twilio"

[token.caller]
sdk = "voice"
ttl = "1h"
voice.incoming.allow = true
line = { input = "line" }
notes = { input = "notes" }

[grant.line]
rust = "crate::Line"
sdk  = ["voice"]

[grant.notes]
rust = "crate::Notes"
sdk  = ["voice"]

[token.host]
sdk = "voice"
ttl = "1h"
voice.incoming.allow = true
studio = { input = "studio" }
tenant = { input = "tenant" }
campus = { input = "campus" }

[grant.studio]
rust = "crate::Studio"

[grant.tenant]
rust = "crate::Tenant"
flat = true

[grant.campus]
rust = "crate::Campus"
flat = true

[token.engineer]
sdk = "voice"
ttl = "1h"
voice.incoming.allow = true
crm = { input = "crm" }

[grant.crm]
rust = "crate::Crm"
sdk  = ["voice", "video"]
"#
);

const LEAD: WorkerSid = sid!(WorkerSid, "WK0123456789abcdef0123456789abcdef");

#[test]
fn invalid_grants_are_refused() {
    let pages = ["derive-attributes.md", "derive-declarations.md"];
    CompileErrors::of("derive", env!("CARGO_TARGET_TMPDIR"), &["axum"], "", &pages).hold_all();
}

#[test]
fn a_whole_grant_is_an_input() {
    let tokens = Tokens::from_lookup(environment).unwrap();
    let crm = Crm {
        desk: "field".to_owned(),
        team_lead: Some(LEAD),
        access: Some(Access { read: true, case: None }),
        r#type: Some(-1),
        notes: None,
    };
    let token = tokens.engineer.issue("alice", EngineerInput { crm: &crm }).unwrap();
    let verified = tokens.verifier().verify_as::<Engineer>(token.as_str()).unwrap();
    assert_eq!(verified.grants().grant(), &crm);
    assert_eq!(verified.grants().set(), &VoiceGrant::incoming());
}

#[test]
#[allow(deprecated, reason = "the struct has a deprecated field")]
fn each_kind_of_field_is_read_back() {
    let tokens = Tokens::from_lookup(environment).unwrap();
    let extra = JsonObject::from_iter([("a".to_owned(), 1.into())]);
    let line = Line {
        listen: true,
        speak: Some("é".to_owned()),
        talk: None,
        floor: Some(-1),
        loud: Some(true),
        lead: Some(LEAD),
        extra: Some(extra.clone()),
    };
    let input = CallerInput { line: &line, notes: &Notes(extra) };
    let token = tokens.caller.issue("alice", input).unwrap();
    let verified = tokens.verifier().verify_as::<Caller>(token.as_str()).unwrap();
    assert_eq!(verified.grants().grant(), input.notes);
    assert_eq!(verified.grants().set().grant(), &line);
}

#[test]
#[allow(deprecated, reason = "this is about it")]
fn the_tables_match_the_attributes() {
    use token_schema::{Kind, Shape};
    let Shape::Fields { fields, any_of } = &Line::TABLE.shape else { panic!("it has fields") };
    assert!(any_of.iter().eq(["listen", "speak"]));
    assert!(matches!(&fields[0].kind, Kind::Switch(member) if member == "allow") && !fields[0].required);
    assert_eq!(fields[2].deprecated.as_deref(), Some("write `speak`"));
    assert!(matches!(Notes::TABLE.shape, Shape::Json));
    assert_eq!(Ended::TABLE.deprecated.as_deref(), Some("nobody reads it"));

    // A switch that is `false` is not written.
    let credentials = token_core::twilio::Credentials::from_lookup(environment).unwrap();
    let issuer = token_core::twilio::Issuer::new(&credentials);
    let line = Line { listen: false, speak: None, talk: None, floor: None, loud: None, lead: None, extra: None };
    let error = issuer.issue("alice", VoiceGrant::incoming().and(line.clone())).unwrap_err().to_string();
    assert!(error.contains("`line` grants access to nothing: it has neither"), "{error}");
    let line = Line { listen: true, ..line };
    let token = issuer.issue("alice", VoiceGrant::incoming().and(line.clone())).unwrap();
    let verified = token_core::twilio::Verifier::new(&credentials).verify_as::<And<VoiceGrant, Line>>(token.as_str());
    assert_eq!(verified.unwrap().grants().grant(), &line);
}

/// A grant that should no longer be used.
#[derive(Clone, Debug, Grant)]
#[grant(key = "ended")]
#[deprecated = "nobody reads it"]
pub struct Ended {
    desk: String,
}

#[test]
fn a_set_is_built_in_code() {
    fn keys<P: Contents>(_: &token_core::AccessToken<P>) -> &'static str {
        std::any::type_name::<P>()
    }
    let credentials = token_core::twilio::Credentials::from_lookup(environment).unwrap();
    let issuer = token_core::twilio::Issuer::new(&credentials);
    let crm = Crm { desk: "field".to_owned(), team_lead: Some(LEAD), access: None, r#type: None, notes: None };
    let token = issuer.issue("alice", VideoGrant::new().and(crm.clone())).unwrap();
    assert!(keys(&token).contains("Crm"));
    assert!(issuer.issue("alice", crm.clone().and(VideoGrant::new())).is_ok());
    // Its own `any_of` is checked too: it needs a lead or access.
    let nothing = Crm { team_lead: None, ..crm };
    let error = issuer.issue("alice", VideoGrant::new().and(nothing)).unwrap_err().to_string();
    assert!(error.contains("crm"), "{error}");
}

#[test]
fn limits_of_a_field_are_checked_at_issue_and_verification() {
    use token_schema::{Choices, List};
    let limits = |name: &str| Studio::TABLE.shape.field(name).unwrap();
    assert_eq!(limits("sources").one_of, Choices::Strings(List::Static(&["camera", "microphone"])));
    assert_eq!(limits("level").one_of, Choices::Integers([-1, 0, 1].as_slice().into()));
    assert_eq!((limits("label").max, limits("light").max), (3, 0));
    assert_eq!((limits("floor").min, limits("level").min), (Some(-2), None));
    assert!(limits("sign").needs.iter().eq(["label", "door"]) && limits("mirror").sdks.iter().eq(["video"]));

    // In a declaration.
    let tokens = Tokens::from_lookup(environment).unwrap();
    let (tenant, campus) = (Tenant { org: "acme".to_owned(), tags: None }, Campus { building: None, room: Some(1) });
    let host = |studio: &Studio| {
        tokens.host.issue("alice", HostInput { studio, tenant: &tenant, campus: &campus }).map_err(|e| e.to_string())
    };
    let error = host(&Studio { door: Some("ajar".to_owned()), ..Studio::EMPTY }).unwrap_err();
    assert!(error.contains("`ajar`") && error.contains("`closed`"), "{error}");
    let error = host(&Studio { label: Some("four".to_owned()), ..Studio::EMPTY }).unwrap_err();
    assert!(error.contains("shorten it to 3"), "{error}");
    let studio = Studio { door: Some("open".to_owned()), label: Some("été".to_owned()), ..Studio::EMPTY };
    let token = host(&studio).unwrap();
    assert_eq!(tokens.verifier().verify(token.as_str()).unwrap().grant::<Studio>().unwrap(), studio);

    // In a set that is built in code.
    let credentials = token_core::twilio::Credentials::from_lookup(environment).unwrap();
    let issuer = token_core::twilio::Issuer::new(&credentials);
    let wrong = Studio {
        sources: Some(vec!["camera".to_owned(), "screen".to_owned()]),
        level: Some(2),
        floor: Some(-3),
        label: Some("four".to_owned()),
        sign: Some(true),
        ..Studio::EMPTY
    };
    let error = issuer.issue("alice", VoiceGrant::incoming().and(wrong)).unwrap_err();
    let found = error.to_string();
    for part in ["`screen`", "`2`", "`-3`", "4 characters", "without `door`, which is missing"] {
        assert!(found.contains(part), "{part}: {found}");
    }
}

#[test]
fn a_method_returns_the_default_of_a_missing_boolean() {
    assert!(Studio::EMPTY.light());
    assert!(!Studio { light: Some(false), ..Studio::EMPTY }.light());
}

#[test]
fn a_diagnosis_checks_the_limits_of_a_field() {
    static OWN: token_schema::Additions = token_schema::Additions {
        grants: token_schema::List::Static(&[Studio::TABLE, Tenant::TABLE]),
        sdks: token_schema::List::EMPTY,
    };
    let credentials = token_core::twilio::Credentials::from_lookup(environment).unwrap();
    let issuer = token_core::twilio::Issuer::new(&credentials);
    let mirror = Studio { mirror: Some(true), ..Studio::EMPTY };
    let tenant = Tenant { org: "acme".to_owned(), tags: None };
    let token = issuer.issue("alice", VoiceGrant::incoming().and(mirror).and(tenant)).unwrap();
    let options =
        token_core::diagnose::Options::of::<token_core::twilio::Twilio>().additions(&OWN).sdk_named("voice").unwrap();
    let diagnosis = token_core::diagnose::diagnose(token.as_str(), &options);
    let rules: Vec<_> = diagnosis.findings.iter().map(|finding| finding.rule).collect();
    assert_eq!(rules, ["grant-field-not-for-sdk"], "{diagnosis}");
}

#[test]
fn a_possible_field_of_a_flat_grant_in_rust_is_not_unknown() {
    // In the command line, which cannot read the struct.
    static UNSEEN: token_schema::Grant = token_schema::Grant::new("tenant", token_schema::Shape::Json).flat();
    static OWN: token_schema::Additions =
        token_schema::Additions { grants: token_schema::List::Static(&[&UNSEEN]), sdks: token_schema::List::EMPTY };
    let credentials = token_core::twilio::Credentials::from_lookup(environment).unwrap();
    let issuer = token_core::twilio::Issuer::new(&credentials);
    let tenant = Tenant { org: "acme".to_owned(), tags: None };
    let token = issuer.issue("alice", VoiceGrant::incoming().and(tenant)).unwrap();
    let options = token_core::diagnose::Options::of::<token_core::twilio::Twilio>();
    let unknown = token_core::diagnose::diagnose(token.as_str(), &options);
    assert!(unknown.findings.iter().any(|finding| finding.rule == "unknown-grant"), "{unknown}");
    let seen = token_core::diagnose::diagnose(token.as_str(), &options.additions(&OWN));
    assert!(seen.findings.is_empty(), "{seen}");
}

#[test]
fn the_fields_of_a_flat_grant_are_beside_the_grants() {
    let tokens = Tokens::from_lookup(environment).unwrap();
    let tenant = Tenant { org: "acme".to_owned(), tags: Some(vec!["red".to_owned()]) };
    let campus = Campus { building: Some("north".to_owned()), room: None };
    let host = |tenant, campus| tokens.host.issue("alice", HostInput { studio: &Studio::EMPTY, tenant, campus });
    let token = host(&tenant, &campus).unwrap();
    let verified = tokens.verifier().verify_as::<Host>(token.as_str()).unwrap();
    assert_eq!(verified.grants().grant(), &campus);
    assert_eq!(verified.grants().set().grant(), &tenant);
    let mut keys = tokens.verifier().verify(token.as_str()).unwrap().grant_keys();
    keys.sort();
    assert_eq!(keys, ["building", "org", "seat-tags", "studio", "voice"]);

    // Its rules are checked too; without a field the token would not have the grant.
    let (unnamed, nowhere) = (Tenant { org: String::new(), tags: None }, Campus { building: None, room: None });
    let error = host(&unnamed, &campus).unwrap_err().to_string();
    assert!(error.contains("`org` is empty"), "{error}");
    let error = host(&tenant, &nowhere).unwrap_err();
    assert_eq!(error.findings().iter().map(|finding| finding.rule).collect::<Vec<_>>(), ["grant-opens-nothing"]);
}

/// What is another value in the token than in Rust, and the limits of a form.
#[derive(Clone, Debug, PartialEq, Grant)]
#[grant(key = "till", sdk = ["voice"])]
pub struct Till {
    #[grant(separator = " ")]
    scope: Vec<String>,
    #[grant(in_string = true)]
    caps: Option<JsonObject>,
    #[grant(length = 4, characters = "0-9")]
    pin: Option<String>,
    #[grant(min = 1, max = 5)]
    level: Option<i64>,
}

#[test]
fn a_field_has_its_form_in_the_token() {
    let credentials = token_core::twilio::Credentials::from_lookup(environment).unwrap();
    let issuer = token_core::twilio::Issuer::new(&credentials);
    let issue = |till: Till| issuer.issue("alice", VoiceGrant::incoming().and(till));
    let caps: JsonObject = serde_json::from_str(r#"{"a":["b"]}"#).unwrap();
    let till = Till {
        scope: vec!["open".to_owned(), "close".to_owned()],
        caps: Some(caps),
        pin: Some("0123".to_owned()),
        level: Some(5),
    };
    let token = issue(till.clone()).unwrap();
    let read = token_core::twilio::Verifier::new(&credentials).verify(token.as_str()).unwrap();
    assert_eq!(read.grant::<Till>().unwrap(), till);
    assert_eq!(read.grant::<JsonTill>().unwrap().0["scope"], "open close");
    for (wrong, message) in [
        (Till { scope: vec!["open close".to_owned()], ..till.clone() }, "`scope`"),
        (Till { pin: Some("12a4".to_owned()), ..till.clone() }, "`pin` contains"),
        (Till { pin: Some("12345".to_owned()), ..till.clone() }, "exactly 4"),
        (Till { level: Some(6), ..till.clone() }, "`level`"),
    ] {
        let error = issue(wrong).map(|_| ()).unwrap_err().to_string();
        assert!(error.contains(message), "{error}");
    }
}

/// The same as it is in the token.
#[derive(Clone, Debug, PartialEq, Grant)]
#[grant(key = "till")]
pub struct JsonTill(JsonObject);
