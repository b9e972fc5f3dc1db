//! A token inside other text: the text is named, and the token is diagnosed.

use std::time::{Duration, UNIX_EPOCH};

use token_core::Secret;
use token_core::diagnose::{Options, diagnose};
use token_core::twilio::{Credentials, Issuer, Twilio, VoiceGrant};

const NOW: u64 = 1_800_000_000;
/// No real one.
const SECRET: &str = "NotARealSecretNotARealSecret1234";

fn credentials() -> Credentials {
    let account = "AC0123456789abcdef0123456789abcdef".parse().unwrap();
    let key = "SK0123456789abcdef0123456789abcdef".parse().unwrap();
    Credentials::new(account, key, Secret::new(SECRET))
}

fn token() -> String {
    let issuer = Issuer::new(&credentials()).with_clock(|| UNIX_EPOCH + Duration::from_secs(NOW));
    issuer.issue("alice", VoiceGrant::incoming()).unwrap().into_string()
}

fn findings(input: &str) -> Vec<(&'static str, String)> {
    let options = Options::of::<Twilio>().at(UNIX_EPOCH + Duration::from_secs(NOW)).credentials(&credentials());
    let diagnosis = diagnose(input, &options);
    assert!(diagnosis.claims.is_some(), "{input}: {diagnosis}");
    diagnosis.findings.iter().map(|finding| (finding.rule, finding.message.clone())).collect()
}

#[test]
fn it_is_named() {
    let token = token();
    for (input, place) in [
        (format!("TOKEN={token}"), "after `TOKEN=`"),
        (format!("export TOKEN='{token}'"), "after `TOKEN=`"),
        (format!("  token: {token}"), "after `token:`"),
        (format!("https://example.com/?access_token={token}&x=1"), "in a URL, in the parameter `access_token`"),
        (format!("X-Token: {token}"), "after `X-Token:`"),
        (format!("curl -H 'X-Token: {token}' https://example.com"), "in a `curl` command"),
        (format!("HTTP/1.1 200 OK\r\n\r\n{token}"), "in an HTTP response"),
        (format!("let token = \"{token}\";"), "in a line of code"),
        (format!("<p>{token}</p>"), "in HTML"),
        (format!("<token>{token}</token>"), "in XML"),
        (format!("<{token}>"), "in brackets: `<` and `>`"),
        (format!("${{{token}}}"), "in brackets: `${` and `}`"),
        (format!("Optional(\"{token}\")"), "in `Optional(…)`"),
        (format!("{{:ok, \"{token}\"}}"), "in a printed tuple"),
        (format!("{token} # of alice"), "before a comment, which begins with `#`"),
        (format!("{token}\\n"), "beside the escape sequence `\\n`"),
        (format!("Your token is: {token}"), "inside other text"),
    ] {
        let found = findings(&input);
        let [("token-inside", message)] = found.as_slice() else { panic!("{input}: {found:?}") };
        assert!(message.contains(place), "{input}: {message}");
    }
}

#[test]
fn what_may_be_a_secret_is_not_shown() {
    let token = token();
    for input in [format!("{SECRET}={token}"), format!("AnotherFakeSecretAnotherFake5678={token}")] {
        let found = findings(&input);
        assert!(found.iter().all(|(_, message)| !message.contains("Secret")), "{found:?}");
    }
}
