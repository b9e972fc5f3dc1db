//! What the declarations of all vendors issue.

use jsonwebtoken::Algorithm;
use proptest::prelude::*;
use serde_json::json;
use token_core::IssueError;

use super::{ably, daily, decoded, environment, jaas, livekit, musickit, stream, supabase, vonage, vonage_video, zoom};

mod umbrella {
    token_core::include_grants!("umbrella/grants.toml");
}

/// One token of each vendor and algorithm.
type Issued = (Algorithm, &'static [&'static str], Result<String, IssueError>, bool);

/// With the algorithm, the claims that the library requires, and whether our verifier takes it.
macro_rules! issued {
    ($tokens:expr, $profile:ident, $algorithm:expr, $required:expr, ($($argument:expr),*)) => {{
        let tokens = &$tokens;
        let token = tokens.$profile.issue($($argument),*).map(token_core::AccessToken::into_string);
        let taken = token.as_ref().is_ok_and(|token| tokens.verifier().verify(token).is_ok());
        ($algorithm, $required, token, taken)
    }};
}

fn all(identity: &str, text: &str, list: &[&str]) -> Vec<Issued> {
    use Algorithm::{ES256, EdDSA, HS256, PS256, RS256};
    let ably = ably::Tokens::from_lookup(environment(HS256)).unwrap();
    let capability = json!({"*": list}).as_object().unwrap().clone();
    let stream = stream::Tokens::from_lookup(environment(HS256)).unwrap();
    let daily = daily::Tokens::from_lookup(environment(HS256)).unwrap();
    let jaas = jaas::Tokens::from_lookup(environment(RS256)).unwrap();
    let music = musickit::Tokens::from_lookup(environment(ES256)).unwrap();
    let video = vonage_video::Tokens::from_lookup(environment(RS256)).unwrap();
    let livekit = livekit::Tokens::from_lookup(environment(HS256)).unwrap();
    let zoom = zoom::Tokens::from_lookup(environment(HS256)).unwrap();
    let client = vonage::Tokens::from_lookup(environment(RS256)).unwrap();
    let paths = json!({text: {"methods": list}}).as_object().unwrap().clone();
    let mut all: Vec<Issued> = vec![
        issued!(
            livekit,
            guest,
            HS256,
            &["exp", "nbf", "sub", "iss"],
            (identity, livekit::GuestInput { room: text, name: text })
        ),
        issued!(
            livekit,
            speaker,
            HS256,
            &["exp", "nbf", "sub"],
            (identity, livekit::SpeakerInput { room: text, sources: list })
        ),
        issued!(zoom, host, HS256, &["exp"], (identity, zoom::HostInput { topic: text, key: text })),
        issued!(client, reader, RS256, &["exp", "sub"], (identity, vonage::ReaderInput { paths: &paths })),
        issued!(ably, member, HS256, &["exp"], (identity, ably::MemberInput { capability: &capability, room: text })),
        issued!(stream, member, HS256, &[], (identity)),
        issued!(stream, call, HS256, &["exp"], (identity, stream::CallInput { calls: list })),
        issued!(daily, guest, HS256, &["exp"], (identity, daily::GuestInput { room: text, name: text })),
        issued!(jaas, host, RS256, &["exp", "nbf", "aud"], (identity, jaas::HostInput { room: text, name: text })),
        issued!(jaas, guest, RS256, &["exp", "nbf", "aud"], (identity)),
        issued!(music, site, ES256, &["exp", "iss"], (musickit::SiteInput { origins: list })),
        issued!(video, publisher, RS256, &["exp", "sub"], (vonage_video::PublisherInput { session: text, data: text })),
    ];
    for algorithm in [EdDSA, PS256, ES256] {
        let tokens = umbrella::Tokens::from_lookup(environment(algorithm)).unwrap();
        let input = umbrella::WorkerInput { audiences: list, order: text };
        all.push(issued!(tokens, worker, algorithm, &["exp", "sub", "iss"], (identity, input)));
    }
    for algorithm in [ES256, RS256] {
        let tokens = supabase::Tokens::from_lookup(environment(algorithm)).unwrap();
        let input = supabase::MemberInput { email: text, tenant: text };
        all.push(issued!(tokens, member, algorithm, &["exp", "sub"], (identity, input)));
    }
    all
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// Whatever a declaration issues, a general library decodes strictly, and our verifier takes.
    #[test]
    fn what_is_issued_is_accepted(
        identity in prop_oneof!["[a-z]{1,9}", "\\PC{0,30}"],
        text in prop_oneof!["[a-z]{1,9}", "[\"\\\\{}\\[\\],:a-z]{1,12}", "\\PC{0,50}"],
        list in proptest::collection::vec(prop_oneof!["[a-z]{1,9}", "\\PC{0,9}", "camera|microphone"], 0..4),
    ) {
        let list: Vec<&str> = list.iter().map(String::as_str).collect();
        for (algorithm, required, token, taken) in all(&identity, &text, &list) {
            let Ok(token) = token else { continue };
            prop_assert!(taken, "{token}");
            let audiences = if required.contains(&"aud") { vec!["jitsi"] } else { Vec::new() };
            let claims = decoded(&token, algorithm, &audiences, required);
            for name in ["user_id", "ud", "user_key"].into_iter().filter(|name| claims.contains_key(*name)) {
                prop_assert_eq!(&claims[name], &json!(identity));
            }
            if let Some(context) = claims.get("context") {
                prop_assert_eq!(&context["user"]["id"], &json!(identity));
            }
        }
    }
}

/// A generator that refuses everything would pass the test above.
#[test]
fn each_vendor_issues() {
    assert!(all("alice", "lobby", &["camera", "microphone"]).iter().all(|(.., token, taken)| token.is_ok() && *taken));
    let refused = all("alice", "", &[]);
    assert_eq!(refused.iter().filter(|(.., token, _)| token.is_ok()).count(), 3);
}
