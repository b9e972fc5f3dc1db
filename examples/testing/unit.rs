use std::error::Error;
use std::time::{Duration, SystemTime};

use token_core::twilio::VideoGrant;

use crate::app::{MeetingGuestInput, Tokens};

#[test]
fn a_guest_may_join_one_room_only() -> Result<(), Box<dyn Error>> {
    let tokens = Tokens::for_tests();
    let token = tokens.meeting_guest.issue("bob", MeetingGuestInput { room: "lobby" })?;
    let claims = tokens.verifier().verify(token.as_str())?;
    assert_eq!(claims.identity(), "bob");
    assert_eq!(claims.grant::<VideoGrant>()?.room(), Some("lobby"));
    Ok(())
}

#[test]
fn a_token_of_yesterday_opens_nothing() -> Result<(), Box<dyn Error>> {
    let yesterday = SystemTime::now() - Duration::from_secs(86_400);
    let then = Tokens::for_tests().with_clock(move || yesterday);
    let token = then.dashboard.issue("wall-display")?;
    // Every call has the same key, so this one knows the signature.
    let error = Tokens::for_tests().verifier().verify(token.as_str()).unwrap_err();
    assert!(error.findings().iter().any(|finding| finding.rule == "expired"));
    Ok(())
}

#[test]
fn each_required_variable_is_in_the_example_for_deployments() {
    let example = include_str!("env.example");
    for variable in Tokens::VARIABLES.iter().filter(|variable| variable.required) {
        let is_set = example.lines().any(|line| line.split_once('=').is_some_and(|(name, _)| name == variable.name));
        assert!(is_set, "{}: {}", variable.name, variable.holds);
    }
}
