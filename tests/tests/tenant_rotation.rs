//! Key rotation of one tenant of many: until when its previous key is its own, and that no other tenant notices.

#![allow(clippy::unwrap_used, reason = "tests say what they expect by panicking")]

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, UNIX_EPOCH};

use token_core::tenants::Verifiers;
use token_core::twilio::{Credentials, Twilio, Verifier};

token_core::include_grants!(
    inline = r#"
vendor = "twilio"

[token.guest]
sdk = "video"
ttl = "1h"
video.room = { input = "room" }
"#
);

const START: u64 = 1_800_000_000;

type Tenants = Verifiers<Twilio, &'static str>;

fn lookup(account: u32, key: u32) -> impl Fn(&str) -> Option<String> {
    move |variable| match variable {
        "TWILIO_ACCOUNT_SID" => Some(format!("AC{account:032x}")),
        "TWILIO_API_KEY" => Some(format!("SK{key:032x}")),
        "TWILIO_API_SECRET" => Some(format!("NotARealSecretOfKey{key:013}")),
        _ => None,
    }
}

fn start(account: u32, key: u32, time: &Arc<AtomicU64>) -> Tokens {
    let time = Arc::clone(time);
    let now = move || UNIX_EPOCH + Duration::from_secs(time.load(Ordering::Relaxed));
    Tokens::from_lookup(lookup(account, key)).unwrap().with_clock(now)
}

fn token(tokens: &Tokens) -> String {
    tokens.guest.issue("alice", GuestInput { room: "lobby" }).unwrap().into_string()
}

fn whose(tenants: &Tenants, token: &str) -> Result<&'static str, &'static str> {
    tenants.verify_as::<Guest>(token).map(|(tenant, _)| tenant).map_err(|error| error.rule())
}

#[test]
fn the_previous_key_ends_by_itself() {
    let time = Arc::new(AtomicU64::new(START));
    let (acme, bolt) = (start(1, 1, &time), start(2, 2, &time));
    let tenants = Tenants::new();
    tenants.insert("acme", acme.verifier().clone()).unwrap();
    tenants.insert("bolt", bolt.verifier().clone()).unwrap();
    let (of_acme, of_bolt) = (token(&acme), token(&bolt));

    let acme = acme.rotated(lookup(1, 11), []).unwrap();
    tenants.insert("acme", acme.verifier().clone()).unwrap();
    assert_eq!(whose(&tenants, &of_acme), Ok("acme"));
    assert_eq!(whose(&tenants, &token(&acme)), Ok("acme"));
    assert_eq!(whose(&tenants, &of_bolt), Ok("bolt"));

    // The last token of the previous key has a second left: the key is still that of acme.
    let crow = Verifier::new(&Credentials::from_lookup(lookup(3, 1)).unwrap());
    time.store(START + 3599, Ordering::Relaxed);
    assert_eq!(whose(&tenants, &of_acme), Ok("acme"));
    assert_eq!(tenants.insert("crow", crow.clone()).unwrap_err().holder, "acme");

    // It ends without a call: not even a new token that it signs is accepted, and another tenant can have it.
    time.store(START + 3600, Ordering::Relaxed);
    assert_eq!(whose(&tenants, &token(&start(1, 1, &time))), Err("iss-other-key"));
    tenants.insert("crow", crow).unwrap();
    assert_eq!(whose(&tenants, &token(&acme)), Ok("acme"));
    assert_eq!(whose(&tenants, &token(&bolt)), Ok("bolt"));

    // The tenant that had it before takes nothing with it.
    let by_crow = Tokens::from_lookup(lookup(3, 1)).unwrap();
    assert!(tenants.remove("acme"));
    assert_eq!(whose(&tenants, &token(&by_crow)), Ok("crow"));
    assert_eq!(whose(&tenants, &token(&acme)), Err("iss-other-key"));
}

#[test]
fn a_key_that_was_taken_out_is_refused_at_once() {
    let time = Arc::new(AtomicU64::new(START));
    let acme = start(1, 1, &time);
    let tenants = Tenants::new();
    tenants.insert("acme", acme.verifier().clone()).unwrap();
    let stolen = token(&acme);
    tenants.insert("acme", start(1, 11, &time).verifier().clone()).unwrap();
    assert_eq!(whose(&tenants, &stolen), Err("iss-other-key"));
}
