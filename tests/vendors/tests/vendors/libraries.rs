//! The vendors' libraries for Node accept our tokens.

use std::io::Write as _;
use std::process::Stdio;

use jsonwebtoken::Algorithm;
use serde_json::{Value, json};
use token_vendor_tests::jwt;

use super::{RSA_PUBLIC, claims, environment, private, supabase, vonage, vonage_video};

/// Asks a library of a vendor; returns its answers in order.
fn ask(mode: &str, lines: &[Value]) -> Vec<Value> {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../interop");
    let mut command = std::process::Command::new("node");
    command.args(["official_keys.mjs", mode]).current_dir(folder).stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut running = command.spawn().unwrap();
    let text = lines.iter().map(Value::to_string).collect::<Vec<_>>().join("\n") + "\n";
    running.stdin.take().unwrap().write_all(text.as_bytes()).unwrap();
    let output = running.wait_with_output().unwrap();
    let answers = String::from_utf8(output.stdout).unwrap();
    let answers: Vec<Value> = answers.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(answers.len(), lines.len(), "{answers:?}");
    answers
}

/// The token with another signature.
fn changed(token: &str) -> String {
    let (text, signature) = token.rsplit_once('.').unwrap();
    let first = if signature.starts_with('A') { "B" } else { "A" };
    format!("{text}.{first}{}", &signature[1..])
}

#[test]
#[ignore = "needs Node: tests/interop/setup.sh"]
fn the_library_of_supabase_accepts_our_tokens_by_our_key_set() {
    for algorithm in [Algorithm::ES256, Algorithm::RS256] {
        let tokens = supabase::Tokens::from_lookup(environment(algorithm)).unwrap();
        let input = supabase::MemberInput { email: "alice@example.com", tenant: "t7" };
        let token = tokens.member.issue("11111111-0000-4000-8000-000000000000", input).unwrap();
        let jwks: Value = serde_json::from_str(&tokens.verifier().jwks()).unwrap();
        let line = |token: &str| json!({"token": token, "jwks": jwks});
        let answers = ask("supabase_read", &[line(token.as_str()), line(&changed(token.as_str()))]);
        assert_eq!(answers[0]["ok"], json!(true), "{algorithm:?}: {}", answers[0]);
        assert_eq!(answers[0]["claims"], jwt::decoded(token.as_str()).1);
        assert_eq!(answers[1]["error"], json!("Invalid JWT signature"), "{}", answers[1]);
    }
}

#[test]
#[ignore = "needs Node: tests/interop/setup.sh"]
fn the_library_of_vonage_accepts_our_tokens_and_issues_the_same_claims() {
    let application = "00000000-0000-4000-8000-000000000000";
    let (key, environment) = (private(Algorithm::RS256), environment(Algorithm::RS256));
    let client = vonage::Tokens::from_lookup(&environment).unwrap();
    let video = vonage_video::Tokens::from_lookup(&environment).unwrap();
    let caller = client.caller.issue("alice").unwrap();
    let input = vonage_video::PublisherInput { session: "1_MX4", data: "name=Alice" };
    let publisher = video.publisher.issue(input).unwrap();
    for (token, accepts) in [
        (caller.as_str(), (&|text: &str| client.verifier().verify(text).is_ok()) as &dyn Fn(&str) -> bool),
        (publisher.as_str(), &|text: &str| video.verifier().verify(text).is_ok()),
    ] {
        let line = |token: &str| json!({"token": token, "public_key": RSA_PUBLIC});
        let read = ask("vonage_read", &[line(token), line(&changed(token))]);
        assert_eq!((&read[0]["ok"], &read[1]["ok"]), (&json!(true), &json!(false)), "{read:?}");

        let mut options = claims(token);
        options.as_object_mut().unwrap().remove("application_id");
        options["ttl"] = json!(900);
        let line = json!({"application_id": application, "private_key": key, "options": options});
        let made = ask("vonage_make", &[line]).remove(0);
        let theirs = made["token"].as_str().unwrap_or_else(|| panic!("{made}"));
        assert_eq!(claims(theirs), claims(token));
        assert_eq!(jwt::decoded(theirs).0, jwt::decoded(token).0);
        assert!(accepts(theirs), "{theirs}");
    }
}
