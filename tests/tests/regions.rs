//! A region that the environment chooses.
#![allow(clippy::unwrap_used, reason = "tests say what they expect by panicking")]

use token_tests::environment_with;

token_core::include_grants!(
    inline = r#"
vendor = "twilio"

[token.agent]
sdk = ["voice", "taskrouter"]
ttl = "1h"
region = { env = "TWILIO_REGION", default = "us1" }
voice.incoming.allow = true
task_router.workspace_sid = { env = "TWILIO_WORKSPACE_SID" }
task_router.worker_sid = { input = "worker_sid" }
task_router.role = "worker"
"#
);

mod declared {
    token_core::include_grants!(
        inline = r#"
vendor = "twilio"

[token.agent]
sdk = "voice"
ttl = "1h"
voice.incoming.allow = true

[token.abroad]
sdk = "voice"
ttl = "1h"
region = "ie1"
voice.incoming.allow = true

[token.dashboard]
sdk = "sync"
ttl = "1h"
data_sync.service_sid = "default"
"#
    );
}

#[test]
fn a_variable_chooses_the_region() {
    let worker_sid = "WK0123456789abcdef0123456789abcdef".parse().unwrap();
    for (set, expected) in [(None, "us1"), (Some("ie1"), "ie1"), (Some(""), "us1")] {
        let tokens = Tokens::from_lookup(environment_with(&[("TWILIO_REGION", set)])).unwrap();
        let token = tokens.agent.issue("alice", AgentInput { worker_sid }).unwrap();
        assert_eq!(tokens.verifier().verify(token.as_str()).unwrap().region(), Some(expected));
        assert_eq!(tokens.warnings(), []);
    }
}

#[test]
fn m34_a_region_that_differs_by_environment() {
    for (set, rule, words) in [
        ("eu1", "region-unknown", "not a region of Twilio"),
        ("IE1", "region-unknown", "not a region of Twilio"),
        ("au1", "region-without-sdk", "TaskRouter is not available in region `au1`"),
        ("undefined", "variable-placeholder", "undefined"),
        (" ie1", "variable-white-space", "white space"),
    ] {
        let error = Tokens::from_lookup(environment_with(&[("TWILIO_REGION", Some(set))])).unwrap_err();
        let [finding] = error.findings() else { panic!("{set}: {error}") };
        assert_eq!(finding.rule, rule, "{set}");
        let text = format!("{}: {}; {}", finding.at, finding.message, finding.fix);
        assert!(text.contains(words) && text.contains("TWILIO_REGION, for"), "{text}");
        assert!(!rule.starts_with("region") || text.ends_with("set it to `us1` or `ie1`"), "{text}");
    }
}

#[test]
fn another_region_in_the_environment_is_a_warning() {
    let warnings = |set| {
        let tokens = declared::Tokens::from_lookup(environment_with(&[("TWILIO_REGION", set)])).unwrap();
        tokens.warnings().iter().map(ToString::to_string).collect::<Vec<_>>()
    };
    for unset in [None, Some("us2"), Some("")] {
        assert_eq!(warnings(unset), [""; 0]);
    }
    let [warning] = warnings(Some("ie1")).try_into().unwrap();
    assert!(warning.contains("region-differs") && warning.contains("`agent` is for `us1`, the default"), "{warning}");
    assert!(!warning.contains("abroad"), "{warning}");
    let [warning] = warnings(Some("us1")).try_into().unwrap();
    assert!(warning.contains("`abroad` is for `ie1`") && !warning.contains("agent"), "{warning}");
}
