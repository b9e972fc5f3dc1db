//! Each rule, with the emulator's REST side as the vendor.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests say what they expect by panicking")]

use std::time::{Duration, Instant};

use token_core::Severity;
use token_core::twilio::Credentials;
use token_emulator::{Emulator, Options, RestScenario};
use token_preflight::{Client, Finding, Preflight, Report};
use tokio::runtime::Runtime;

token_core::include_grants!(
    inline = r#"
    vendor = "twilio"

    [token.agent]
    sdk = ["conversations", "voice", "taskrouter"]
    ttl = "15m"
    region = { env = "TWILIO_REGION", default = "us1" }
    chat.service_sid = { env = "CHAT_SERVICE" }
    chat.push_credential_sid = { env = "PUSH_CREDENTIAL" }
    chat.deployment_role_sid = "RL0123456789abcdef0123456789abcde1"
    voice.outgoing.application_sid = { env = "TWIML_APP" }
    task_router.workspace_sid = { env = "WORKSPACE" }
    task_router.worker_sid = { env = "WORKER" }
    task_router.role = "worker"

    [token.dashboard]
    sdk = ["sync"]
    ttl = "1h"
    data_sync.service_sid = { env = "SYNC_SERVICE", default = "default" }

    [token.guest]
    sdk = "video"
    ttl = "1h"
    video.room = "lobby"
"#
);

const SECRET: &str = "AFakeSecretThatSignsNoRealTokens";
const AUTH_TOKEN: &str = "0123456789abcdef0123456789abcdef";
const CHAT: &str = "IS0123456789abcdef0123456789abcde1";
const SYNC: &str = "IS0123456789abcdef0123456789abcde2";
const APP: &str = "AP0123456789abcdef0123456789abcde1";
const CREDENTIAL: &str = "CR0123456789abcdef0123456789abcde1";
const WORKSPACE: &str = "WS0123456789abcdef0123456789abcde1";
const WORKER: &str = "WK0123456789abcdef0123456789abcde1";
const ROLE: &str = "RL0123456789abcdef0123456789abcde1";

fn variable(name: &str) -> Option<String> {
    let value = match name {
        "TWILIO_ACCOUNT_SID" => "AC0123456789abcdef0123456789abcde1",
        "TWILIO_API_KEY" => "SK0123456789abcdef0123456789abcde1",
        "TWILIO_API_SECRET" => SECRET,
        "CHAT_SERVICE" => CHAT,
        "SYNC_SERVICE" => SYNC,
        "TWIML_APP" => APP,
        "PUSH_CREDENTIAL" => CREDENTIAL,
        "WORKSPACE" => WORKSPACE,
        "WORKER" => WORKER,
        _ => return None,
    };
    Some(value.to_owned())
}

/// What a preflight of these variables reports in a scenario.
fn report(settings: &[&str], change: impl Fn(&str) -> Option<String>, secret: Option<&str>) -> Report {
    let runtime = Runtime::new().unwrap();
    let scenario = settings.iter().fold(RestScenario::default(), |scenario, one| scenario.with(one).unwrap());
    let credentials = Credentials::from_lookup(variable).unwrap();
    let emulator = runtime.block_on(Emulator::start(Options::new(&credentials).rest(scenario))).unwrap();
    let tokens = Tokens::from_lookup(|name| change(name).or_else(|| variable(name))).unwrap();
    let preflight =
        secret.into_iter().fold(Preflight::of(&tokens), |it, secret| it.with_secret("TWILIO_AUTH_TOKEN", secret));
    let report = preflight.run(&Client::new().base_url(&emulator.rest_uri()).unwrap());
    let shown = format!("{report:?}{report}{}", report.to_json());
    assert!(!shown.contains(SECRET) && !shown.contains(AUTH_TOKEN), "{shown}");
    report
}

/// The only finding of a scenario.
fn only(settings: &[&str]) -> Finding {
    let report = report(settings, |_| None, None);
    assert_eq!(report.findings.len(), 1, "{settings:?}: {report}");
    report.findings[0].clone()
}

fn rules(report: &Report) -> Vec<&str> {
    report.findings.iter().map(|finding| finding.rule.as_str()).collect()
}

#[test]
fn a_good_account_has_no_finding() {
    let begun = Instant::now();
    let report = report(&[], |_| None, None);
    assert!(begun.elapsed() < Duration::from_secs(3));
    assert_eq!(report.findings, [], "{report}");
    // The key, its kind by a hint, and eight values; not the account, which a key may not read.
    assert_eq!(report.checked.len(), 10, "{report:?}");
    assert!(report.checked.iter().all(|checked| checked.status == 200));
    let not_checked: Vec<&str> = report.not_checked.iter().map(|item| item.what.as_str()).collect();
    assert_eq!(not_checked, ["account", "kind of the API Key"], "{report}");
}

#[test]
fn with_the_auth_token_everything_is_checked() {
    let setting = format!("auth-token={AUTH_TOKEN}");
    let good = report(&[&setting], |_| None, Some(AUTH_TOKEN));
    assert_eq!((rules(&good), good.not_checked.len()), (vec![], 0), "{good}");
    assert_eq!(good.checked.len(), 11, "{good:?}");
    let suspended = report(&[&setting, "account=suspended"], |_| None, Some(AUTH_TOKEN));
    assert!(rules(&suspended).contains(&"account-suspended"), "{suspended}");
    let wrong = report(&[&setting], |_| None, Some("fedcba9876543210fedcba9876543210"));
    assert_eq!(rules(&wrong), [""; 0], "{wrong}");
    assert!(wrong.not_checked.iter().any(|item| item.why.contains("TWILIO_AUTH_TOKEN")), "{wrong}");
}

#[test]
fn m38_a_deleted_key() {
    let finding = only(&["key=deleted"]);
    assert_eq!((finding.rule.as_str(), finding.severity, finding.code), ("key-rejected", Severity::Error, Some(20003)));
    assert!(finding.at.starts_with("TWILIO_API_KEY"), "{finding}");
    assert!(finding.request_id.unwrap().starts_with("RQ"));
    assert_eq!(finding.docs, "https://www.twilio.com/docs/api/errors/20003");
}

#[test]
fn m38_a_key_with_another_secret() {
    let wrong = |name: &str| (name == "TWILIO_API_SECRET").then(|| "AnotherFakeSecretThatSignsNothing".to_owned());
    let report = report(&[], wrong, None);
    assert_eq!(rules(&report), ["key-rejected"], "{report}");
    // Nothing else is asked with it.
    assert!(
        report.checked.iter().all(|checked| checked.status == 401 && checked.request.contains("Applications.json"))
    );
}

#[test]
fn m38_a_key_of_another_region() {
    let finding = only(&["region=ie1"]);
    assert_eq!(finding.rule, "key-of-other-region");
    assert!(finding.message.contains("`ie1`") && finding.fix.contains("region = \"ie1\""), "{finding}");
}

#[test]
fn m39_a_restricted_key() {
    let likely = report(&["key=restricted"], |_| None, None);
    assert_eq!(rules(&likely), ["key-restricted"], "{likely}");
    assert_eq!(likely.findings[0].severity, Severity::Warning);
    assert!(!likely.has_errors());
    let setting = format!("auth-token={AUTH_TOKEN}");
    let certain = report(&[&setting, "key=restricted"], |_| None, Some(AUTH_TOKEN));
    let finding = &certain.findings[0];
    assert_eq!((finding.rule.as_str(), finding.severity), ("key-restricted", Severity::Error), "{certain}");
    assert!(finding.at.starts_with("TWILIO_API_KEY"), "{finding}");
}

#[test]
fn m38_test_credentials_and_a_suspended_account() {
    assert_eq!(only(&["account=suspended"]).rule, "account-suspended");
    assert_eq!(only(&["account=closed"]).code, Some(20403));
    assert_eq!(only(&["key=test"]).rule, "test-credentials");
}

#[test]
fn m40_what_does_not_exist() {
    for (sid, rule, at, severity) in [
        (CHAT, "service-not-found", "CHAT_SERVICE, for inline:8 `chat.service_sid` of `agent`", Severity::Error),
        (SYNC, "service-not-found", "SYNC_SERVICE, for", Severity::Error),
        (APP, "app-not-found", "TWIML_APP, for", Severity::Error),
        (CREDENTIAL, "push-credential-not-found", "PUSH_CREDENTIAL, for", Severity::Error),
        (WORKSPACE, "workspace-not-found", "WORKSPACE, for", Severity::Error),
        (WORKER, "worker-not-found", "WORKER, for", Severity::Error),
        (ROLE, "role-not-found", "inline:10 `chat.deployment_role_sid` of `agent`", Severity::Error),
        ("lobby", "room-not-open", "inline:24 `video.room` of `guest`", Severity::Note),
    ] {
        let finding = only(&[&format!("missing={sid}")]);
        assert_eq!((finding.rule.as_str(), finding.severity), (rule, severity), "{finding}");
        assert!(finding.at.starts_with(at), "{finding}");
        assert_eq!(finding.code, Some(20404), "{finding}");
    }
}

#[test]
fn m40_a_service_of_another_product() {
    let finding = only(&[&format!("missing=conversations/{CHAT}")]);
    assert_eq!(finding.rule, "service-of-other-product");
    assert!(finding.message.contains("Sync service"), "{finding}");
    let finding = only(&[&format!("missing=sync/{SYNC}")]);
    assert_eq!(finding.rule, "service-of-other-product");
    assert!(finding.message.contains("Conversations service"), "{finding}");
}

#[test]
fn a_default_service_is_asked_about_by_its_name() {
    let default = |name: &str| (name == "SYNC_SERVICE").then(String::new);
    let good = report(&[], default, None);
    assert_eq!(rules(&good), [""; 0], "{good}");
    assert!(good.checked.iter().any(|checked| checked.request.ends_with("sync.twilio.com/v1/Services/default")));
    assert_eq!(rules(&report(&["missing=default"], default, None)), ["service-not-found"]);
}

#[test]
fn m41_an_app_without_a_voice_url_and_a_push_credential_of_another_type() {
    let finding = only(&[&format!("no-voice-url={APP}")]);
    assert_eq!((finding.rule.as_str(), finding.code), ("app-without-voice-url", Some(31404)));
    assert!(finding.at.starts_with("TWIML_APP"), "{finding}");
    assert_eq!(only(&[&format!("gcm={CREDENTIAL}")]).rule, "push-credential-type");
}

#[test]
fn a_region_has_its_own_hosts() {
    let in_ie1 = |name: &str| (name == "TWILIO_REGION").then(|| "ie1".to_owned());
    let report = report(&[], in_ie1, None);
    assert!(
        report.checked.iter().any(|checked| checked.request.contains("//api.dublin.ie1.twilio.com/")),
        "{report:?}"
    );
}

#[test]
fn a_busy_or_slow_vendor_is_waited_for() {
    let report = report(&["busy=2", "slow=20"], |_| None, None);
    assert_eq!(rules(&report), [""; 0], "{report}");
    assert_eq!(report.checked.len(), 10, "{report:?}");
}

#[test]
fn garbage_settles_nothing() {
    for garbage in ["html", "invalid", "nulls", "redirect", "failure"] {
        let report = report(&[&format!("garbage={garbage}")], |_| None, None);
        assert_eq!((rules(&report), report.checked.len()), (vec![], 0), "{garbage}: {report}");
    }
}

#[test]
fn tenants_are_named() {
    let tokens = Tokens::from_lookup(variable).unwrap();
    let runtime = Runtime::new().unwrap();
    let scenario = RestScenario::default().with(&format!("missing={APP}")).unwrap();
    let credentials = Credentials::from_lookup(variable).unwrap();
    let emulator = runtime.block_on(Emulator::start(Options::new(&credentials).rest(scenario))).unwrap();
    let both = Preflight::all([Preflight::of_tenant("acme", &tokens), Preflight::of_tenant("globex", &tokens)]);
    let report = both.run(&Client::new().base_url(&emulator.rest_uri()).unwrap());
    let at: Vec<&str> = report.findings.iter().map(|finding| finding.at.split(',').next().unwrap()).collect();
    assert_eq!(at, ["acme: TWIML_APP", "globex: TWIML_APP"]);
}

#[test]
fn the_json_is_that_of_a_diagnosis() {
    let report = report(&["key=deleted"], |_| None, None);
    let json = report.to_json();
    assert!(
        json.starts_with(r#"{"findings":[{"rule":"key-rejected","severity":"error","at":"TWILIO_API_KEY"#),
        "{json}"
    );
    assert!(json.contains(r#","code":20003,"codes":[20003,"#) && json.contains(r#""request_id":"RQ"#), "{json}");
    assert!(
        json.contains(r#""checked":[{"at":"TWILIO_API_KEY"#) && json.contains(r#""not_checked":[{"what":"#),
        "{json}"
    );
}

#[expect(dead_code, reason = "the code of the page is compiled and not run: it would ask Twilio")]
mod page {
    use token_preflight::{Client, Preflight, Report, Transport};

    use super::Tokens;

    include!("page/ask.rs");

    #[test]
    fn docs_preflight_md_shows_what_is_compiled() {
        let page = include_str!("../../docs/preflight.md");
        assert!(page.contains(concat!("```rust\n", include_str!("page/ask.rs"), "```\n")), "docs/preflight.md differs");
    }
}
