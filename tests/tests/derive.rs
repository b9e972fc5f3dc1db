//! `#[derive(Grant)]`: what it refuses, and what a grant so written can do.
#![allow(clippy::unwrap_used, reason = "tests say what they expect by panicking")]

use token_core::twilio::{VideoGrant, VoiceGrant, WorkerSid};
use token_core::{Contents, Grant, JsonObject, sid};
use token_tests::{environment, environment_with};

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

/// What may be done with it.
#[derive(Clone, Debug, PartialEq, Grant)]
#[grant(nested)]
pub struct Access {
    read: bool,
    case: Option<i64>,
}

token_core::include_grants!(
    inline = r#"
vendor = "twilio"

[token.engineer]
doc = "Gets the grant as a whole with each call."
sdk = "voice"
ttl = "1h"
voice.incoming.allow = true
crm = { input = "crm" }

[token.clerk]
doc = "Gets it from here, the environment and the call."
sdk = "video"
ttl = "1h"
video.room = "lobby"
crm.desk        = { input = "desk" }
crm.teamLead    = { env = "CRM_LEAD" }
crm.type        = { env = "CRM_TYPE", default = 3 }
crm.access.read = true
crm.notes       = { colour = "red", pages = 12 }

[grant.crm]
rust = "crate::Crm"
sdk  = ["voice", "video"]
"#
);

const LEAD: WorkerSid = sid!(WorkerSid, "WK0123456789abcdef0123456789abcdef");

#[test]
fn what_it_refuses() {
    trybuild::TestCases::new().compile_fail("derive/*.rs");
}

#[test]
fn a_whole_grant_comes_with_the_call() {
    let tokens = Tokens::from_lookup(environment_with(&[("CRM_LEAD", Some(LEAD.as_str()))])).unwrap();
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
fn a_declaration_fills_its_fields() {
    let start = |lead, kind| {
        Tokens::from_lookup(environment_with(&[("CRM_LEAD", lead), ("CRM_TYPE", kind)])).map_err(|e| e.to_string())
    };
    let tokens = start(Some(LEAD.as_str()), None).unwrap();
    let token = tokens.clerk.issue("alice", ClerkInput { desk: "front" }).unwrap();
    let crm: Crm = tokens.verifier().verify(token.as_str()).unwrap().grant().unwrap();
    assert_eq!((crm.desk.as_str(), crm.team_lead, crm.r#type), ("front", Some(LEAD), Some(3)));
    assert_eq!(crm.access, Some(Access { read: true, case: None }));
    assert_eq!(crm.notes.unwrap().get("pages"), Some(&12.into()));
    // The types of the Rust struct decide what a variable must hold.
    let error = start(Some("WS0123456789abcdef0123456789abcdef"), Some("three")).unwrap_err();
    assert!(error.contains("CRM_LEAD") && error.contains("Worker SID"), "{error}");
    assert!(error.contains("CRM_TYPE") && error.contains("whole number"), "{error}");
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
    // Its own rule is held too: without a lead and without access it opens nothing.
    let nothing = Crm { team_lead: None, ..crm };
    let error = issuer.issue("alice", VideoGrant::new().and(nothing)).unwrap_err().to_string();
    assert!(error.contains("crm"), "{error}");
}
