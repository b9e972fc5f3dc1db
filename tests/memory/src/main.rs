//! Uses keys, drops them, and searches its own memory for what is left of them.
//!
//! The bytes to search for come from standard input, inverted, and are compared inverted, so that this program's own
//! copies are never found. Each line has a key's secret and the two states that are prepared from it, in hexadecimal.
//! The output has a line for each search: how often each was found, by memory region.

mod look;

use std::hint::black_box;
use std::io::{self, BufRead as _, Write as _};

use token_core::diagnose::diagnose;
use token_core::twilio::{AccountSid, Credentials, Issuer, Verifier, VideoGrant};
use token_core::{Secret, sid};

use crate::look::{Found, Inverted, Look};

type Failure = Box<dyn std::error::Error>;

/// A key, inverted.
struct Key {
    secret: Inverted,
    inner: Inverted,
    outer: Inverted,
}

fn main() -> Result<(), Failure> {
    let mut keys = Vec::new();
    for line in io::stdin().lock().lines() {
        let line = line?;
        let mut parts = line.split(' ').map(Inverted::from_hex);
        let mut next =
            || parts.next().flatten().ok_or("a line is `SECRET INNER OUTER`, each inverted and in hexadecimal");
        keys.push(Key { secret: next()?, inner: next()?, outer: next()? });
    }
    let mut look = Look::new(keys.iter().flat_map(|key| [&key.secret, &key.inner, &key.outer]).collect());
    tell("before", &look.now()?)?;
    tell("alive", &use_keys(&keys, &mut look)?)?;
    run_over(black_box(64));
    tell("dropped", &look.now()?)?;
    Ok(())
}

fn tell(when: &str, found: &Found) -> io::Result<()> {
    writeln!(io::stdout(), "{when} {found}")
}

/// Everything that a server does with its keys; all values are dropped at the end.
#[inline(never)]
fn use_keys(keys: &[Key], look: &mut Look<'_>) -> Result<Found, Failure> {
    let credentials: Vec<Credentials> = keys.iter().enumerate().map(credentials).collect::<Result<_, _>>()?;
    let (first, others) = credentials.split_first().ok_or("no key")?;
    // Grows with each key.
    let verifier = others.iter().fold(Verifier::new(first), Verifier::also_accept);
    for credentials in &credentials {
        let issuer = Issuer::new(credentials);
        let prepared = issuer.prepare(VideoGrant::new().with_room("lobby"))?;
        let token = prepared.issue("alice")?;
        verifier.verify(token.as_str())?;
        drop(verifier.clone().without(credentials.api_key_sid()));
        // With the signature of another token, for which `diagnose` tries every slip.
        let other = issuer.issue("bob", VideoGrant::new())?;
        let (signed, _) = token.as_str().rsplit_once('.').ok_or("no signature")?;
        let (_, signature) = other.as_str().rsplit_once('.').ok_or("no signature")?;
        let forged = format!("{signed}.{signature}");
        black_box((verifier.verify(&forged).is_err(), diagnose(&forged, &verifier.diagnose_options())));
    }
    for key in keys {
        from_variables(key)?;
    }
    // A copy of the first secret on the stack: the search must find it now, and later calls must overwrite it.
    let copy = keys.first().map(|key| key.secret.on_stack());
    black_box(&copy);
    let found = look.now()?;
    black_box(&copy);
    Ok(found)
}

/// From a lookup, which gives the secret away; also with another variable invalid.
#[inline(never)]
fn from_variables(key: &Key) -> Result<(), Failure> {
    let account = Some("AC00000000000000000000000000000001".to_owned());
    let variable = |name: &str, account: &Option<String>| match name {
        "TWILIO_ACCOUNT_SID" => account.clone(),
        "TWILIO_API_KEY" => Some("SK00000000000000000000000000000001".to_owned()),
        "TWILIO_API_SECRET" | "TWILIO_API_KEY_SECRET" => Some(key.secret.to_text()),
        _ => None,
    };
    let credentials = Credentials::from_lookup(|name| variable(name, &account))?;
    Verifier::new(&credentials).verify(Issuer::new(&credentials).issue("alice", VideoGrant::new())?.as_str())?;
    black_box(Credentials::from_lookup(|name| variable(name, &None)).is_err());
    Ok(())
}

fn credentials((number, key): (usize, &Key)) -> Result<Credentials, Failure> {
    let id = format!("SK{number:032x}").parse()?;
    Ok(Credentials::new(sid!(AccountSid, "AC00000000000000000000000000000001"), id, Secret::new(key.secret.to_text())))
}

/// Overwrites the stack of earlier calls, like any later call.
#[inline(never)]
fn run_over(depth: usize) -> u8 {
    let frame = black_box([depth.to_le_bytes()[0]; 4096]);
    let below = if depth == 0 { 0 } else { run_over(depth - 1) };
    frame.iter().fold(below, |sum, byte| sum.wrapping_add(*byte))
}
