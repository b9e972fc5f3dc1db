//! The verifier's short way for tokens of our own, against its general way: any token, changed in any way and signed anew, is the
//! same to both.

#![no_main]

use std::sync::LazyLock;
use std::time::Duration;

use arbitrary::Arbitrary;
use libfuzzer_sys::fuzz_target;
use token_core::twilio::{ChatGrant, Verifier};
use token_core::{AccessToken, Buffer, Claims, Contents, IssueError, VerifyError};
use token_fuzz::{forge, world};

token_core::include_grants!(
    inline = r#"
vendor = "twilio"

[token.agent]
sdk = ["conversations", "voice"]
ttl = "15m"
chat.service_sid = "IS0123456789abcdef0123456789abcdef"
voice.incoming.allow = true

[token.phone]
sdk = "voice"
ttl = "1h"
nbf = true
region = "ie1"
voice.outgoing.application_sid = "AP0123456789abcdef0123456789abcdef"
voice.outgoing.params = { "a\"b" = 1.5 }

[token.guest]
sdk = "video"
ttl = "8h"
video = {}
"#
);

static TOKENS: LazyLock<Tokens> = LazyLock::new(|| {
    let lookup = |name: &str| {
        let value = match name {
            "TWILIO_ACCOUNT_SID" => world::ACCOUNT,
            "TWILIO_API_KEY" => world::KEY,
            "TWILIO_API_SECRET" => world::SECRET,
            _ => return None,
        };
        Some(value.to_owned())
    };
    Tokens::from_lookup(lookup).expect("every variable is sound").with_clock(world::now)
});

#[derive(Arbitrary, Debug)]
struct Change<'a> {
    which: u8,
    identity: &'a str,
    ttl: Option<u16>,
    /// How far the verifier's clock stands from the issuer's.
    away: i32,
    leeway: u16,
    /// What is taken out of the claims, counted from the end, and what is put there.
    place: u8,
    taken: u8,
    put: &'a [u8],
    /// Another byte of the signature.
    forged: Option<(u8, u8)>,
}

fuzz_target!(|change: Change<'_>| {
    match change.which % 3 {
        0 => compare::<Agent>(&change, |ttl, who| match ttl {
            Some(ttl) => TOKENS.agent.issue_for(ttl, who),
            None => TOKENS.agent.issue(who),
        }),
        1 => compare::<Phone>(&change, |ttl, who| match ttl {
            Some(ttl) => TOKENS.phone.issue_for(ttl, who),
            None => TOKENS.phone.issue(who),
        }),
        _ => compare::<Guest>(&change, |ttl, who| match ttl {
            Some(ttl) => TOKENS.guest.issue_for(ttl, who),
            None => TOKENS.guest.issue(who),
        }),
    }
});

fn compare<P: Contents<Grants: std::fmt::Debug>>(
    change: &Change<'_>,
    issue: impl Fn(Option<Duration>, &str) -> Result<AccessToken<P>, IssueError>,
) {
    let ttl = change.ttl.map(|seconds| Duration::from_secs(seconds.into()));
    let Ok(token) = issue(ttl, change.identity) else { return };
    let mut parts = forge::open(token.as_str().as_bytes()).expect("what was issued has the form of a token");
    let end = parts.claims.len().saturating_sub(change.place.into());
    let start = end.saturating_sub(change.taken.into());
    parts.claims.splice(start..end, change.put.iter().copied());
    let mut token = forge::sign(&parts, world::SECRET);
    if let Some((place, byte)) = change.forged {
        let place = token.len() - 1 - usize::from(place).min(token.len() - 1);
        if token.is_char_boundary(place) && byte.is_ascii() {
            token.replace_range(place..=place, &char::from(byte).to_string());
        }
    }

    let now = world::NOW.saturating_add_signed(change.away.into());
    let clock = move || std::time::UNIX_EPOCH + Duration::from_secs(now);
    let leeway = Duration::from_secs(change.leeway.into());
    let general = Verifier::new(&world::credentials()).with_clock(clock).with_leeway(leeway);
    let short = TOKENS.verifier().clone().with_clock(clock).with_leeway(leeway);
    assert_eq!(said(short.verify(&token)), said(general.verify(&token)), "{token}");
    let typed = |verifier: &Verifier| match verifier.verify_as::<P>(&token) {
        Ok(verified) => format!("{:?}", verified.grants()),
        Err(error) => format!("{:?}", error.findings()),
    };
    assert_eq!(typed(&short), typed(&general), "{token}");
    // A buffer that held another token, and one that could not be read.
    let mut buffer = Buffer::default();
    let _ = short.verify_in(TOKENS.agent.issue("alice").expect("a good identity").as_str(), &mut buffer);
    let _ = short.verify_in("a.b.c", &mut buffer);
    let again = short.verify_in(&token, &mut buffer).cloned();
    assert_eq!(said(again), said(general.verify(&token)), "{token}");
}

/// What an outcome says.
fn said(outcome: Result<Claims, VerifyError>) -> String {
    match outcome {
        Ok(claims) => format!("{claims:?} {:?}", claims.grant::<ChatGrant>()),
        Err(error) => format!("{:?}", error.findings()),
    }
}
