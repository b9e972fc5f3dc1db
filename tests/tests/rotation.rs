//! Key rotation while a server runs: whose tokens are accepted, and until when.

#![allow(clippy::unwrap_used, reason = "tests say what they expect by panicking")]

use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, RwLock};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use token_core::Secret;
use token_core::diagnose::diagnose;
use token_core::start::Source;
use token_core::twilio::{Credentials, Verifier};

token_core::include_grants!(
    inline = r#"
vendor = "twilio"

[token.agent]
sdk = "video"
ttl = "15m"
video.room = "desk"

[token.guest]
sdk = "video"
ttl = "1h"
video.room = { input = "room" }
"#
);

const START: u64 = 1_800_000_000;
const HOUR: u64 = 3600;
const ACCOUNT: u32 = 1;

/// The credentials of a key and an account, by number.
#[derive(Clone, Copy, PartialEq, Debug)]
struct Key(u32, u32);

impl Key {
    fn id(self) -> String {
        format!("SK{:032x}", self.0)
    }

    fn lookup(self) -> impl Fn(&str) -> Option<String> {
        move |variable| match variable {
            "TWILIO_ACCOUNT_SID" => Some(format!("AC{:032x}", self.1)),
            "TWILIO_API_KEY" => Some(self.id()),
            "TWILIO_API_SECRET" => Some(format!("NotARealSecretOfKey{:013}", self.0)),
            _ => None,
        }
    }

    fn credentials(self) -> Credentials {
        Credentials::from_lookup(self.lookup()).unwrap()
    }
}

fn key(number: u32) -> Key {
    Key(number, ACCOUNT)
}

/// A server, its clock, and for each key the token of an hour that it signed just before its last rotation.
struct Server {
    tokens: Tokens,
    clock: Arc<AtomicU64>,
}

impl Server {
    fn start(signs: Key, others: &[Key]) -> Self {
        let clock = Arc::new(AtomicU64::new(START));
        let now = Arc::clone(&clock);
        let others: Vec<_> = others.iter().map(|other| other.credentials()).collect();
        let tokens = Tokens::from_lookup(signs.lookup()).unwrap().with_other_keys(&others);
        let tokens = tokens.with_clock(move || UNIX_EPOCH + Duration::from_secs(now.load(Ordering::Relaxed)));
        Self { tokens, clock }
    }

    /// Reads a configuration, and returns a token that the previous one issued at the last moment.
    fn rotate(&mut self, signs: Key, others: &[Key]) -> String {
        let last = self.token();
        let others: Vec<_> = others.iter().map(|other| other.credentials()).collect();
        self.tokens = self.tokens.rotated(signs.lookup(), &others).unwrap();
        last
    }

    fn token(&self) -> String {
        self.tokens.guest.issue("alice", GuestInput { room: "lobby" }).unwrap().into_string()
    }

    /// Whether a token is accepted; a diagnosis must agree.
    fn takes(&self, token: &str) -> bool {
        let verifier = self.tokens.verifier();
        let now: SystemTime = UNIX_EPOCH + Duration::from_secs(self.clock.load(Ordering::Relaxed));
        let takes = verifier.verify(token).is_ok();
        assert_eq!(diagnose(token, &verifier.diagnose_options().at(now)).is_valid(), takes);
        takes
    }

    /// Whether a new token of a key would be accepted, such as one of a thief.
    fn takes_anew(&self, signed_by: Key) -> bool {
        let mut thief = Self::start(signed_by, &[]);
        thief.clock.store(self.clock.load(Ordering::Relaxed), Ordering::Relaxed);
        let token = thief.token();
        thief.clock = Arc::clone(&self.clock);
        self.takes(&token)
    }

    fn wait(&self, seconds: u64) {
        self.clock.fetch_add(seconds, Ordering::Relaxed);
    }

    /// How many keys are in memory, valid or not.
    fn held(&self) -> usize {
        format!("{:?}", self.tokens.verifier()).matches("Held {").count()
    }

    fn key_ids(&self) -> Vec<String> {
        self.tokens.verifier().key_ids().map(str::to_owned).collect()
    }
}

#[test]
fn the_three_steps_of_a_rotation() {
    let (old, new) = (key(1), key(2));
    let mut server = Server::start(old, &[]);
    let first = server.rotate(old, &[new]);
    assert!(server.takes(&first) && server.takes_anew(new), "the next key is known before it signs");
    let last = server.rotate(new, &[old]);
    assert_eq!(server.key_ids(), [new.id(), old.id()]);
    // As long as it is named, and not only until its last token has expired.
    server.wait(10 * HOUR);
    assert!(server.takes_anew(old) && server.takes_anew(new));
    let still_good = server.rotate(new, &[old]);
    server.rotate(new, &[]);
    assert!(server.takes(&still_good) && !server.takes_anew(old), "what is taken out is out");
    assert!(!server.takes(&last));
    assert_eq!((server.key_ids(), server.held()), (vec![new.id()], 1));
}

#[test]
fn a_removed_key_is_refused_before_its_tokens_expire() {
    let (old, new) = (key(1), key(2));
    let mut server = Server::start(old, &[]);
    // It signed, was kept by a rotation, was named, and is removed.
    server.rotate(new, &[]);
    assert!(server.takes_anew(old));
    let last = server.rotate(new, &[old]);
    assert!(server.takes_anew(old) && server.takes(&last));
    server.rotate(new, &[]);
    assert!(!server.takes_anew(old));
    // A key that was only ever named.
    let next = key(3);
    server.rotate(new, &[next]);
    assert!(server.takes_anew(next));
    server.rotate(new, &[]);
    assert!(!server.takes_anew(next));
}

#[test]
fn an_unlisted_key_is_refused_when_its_last_token_expires() {
    let (old, new) = (key(1), key(2));
    let mut server = Server::start(old, &[]);
    let last = server.rotate(new, &[]);
    let with_leeway = server.tokens.verifier().clone().with_leeway(Duration::from_secs(30));
    server.wait(HOUR - 1);
    assert!(server.takes(&last) && server.takes_anew(old));
    // Reading the same configuration again, even a hundred times, extends nothing.
    for _ in 0..100 {
        server.rotate(new, &[]);
    }
    assert!(server.takes(&last) && server.takes_anew(old));
    assert_eq!(server.key_ids(), [new.id(), old.id()]);
    server.wait(1);
    assert!(!server.takes(&last) && !server.takes_anew(old), "also for who has the key and signs anew");
    assert_eq!(server.key_ids(), [new.id()]);
    assert!(with_leeway.verify(&last).is_ok(), "the leeway counts for the key as it does for the token");
    server.wait(30);
    assert!(with_leeway.verify(&last).is_err());
    // The next rotation drops it.
    server.rotate(new, &[]);
    assert_eq!(server.held(), 1);
}

#[test]
fn the_key_of_each_quick_rotation_expires_by_itself() {
    let mut server = Server::start(key(1), &[]);
    let mut last = Vec::new();
    for number in 2..6 {
        last.push(server.rotate(key(number), &[]));
        server.wait(60);
    }
    assert!(last.iter().all(|token| server.takes(token)));
    server.wait(HOUR - 4 * 60);
    for ended in 1..5 {
        let taken: Vec<_> = (1..6).map(|number| server.takes_anew(key(number))).collect();
        assert_eq!(taken, (1..6).map(|number| number > ended).collect::<Vec<_>>());
        server.wait(60);
    }
}

#[test]
fn a_key_that_is_listed_again_stays() {
    let (one, two) = (key(1), key(2));
    let mut server = Server::start(one, &[]);
    server.rotate(two, &[]);
    server.rotate(one, &[]);
    server.wait(5 * HOUR);
    assert!(server.takes_anew(one) && !server.takes_anew(two));
    // And among the other keys.
    server.rotate(two, &[]);
    server.rotate(two, &[one]);
    server.wait(5 * HOUR);
    assert!(server.takes_anew(one) && server.takes_anew(two));
    assert_eq!(server.held(), 2);
}

#[test]
fn after_many_rotations_only_the_keys_of_the_configuration_are_held() {
    let mut server = Server::start(key(0), &[]);
    for number in 1..=200 {
        let (old, new) = (key(number - 1), key(number));
        server.rotate(old, &[new]);
        server.rotate(new, &[old]);
        server.rotate(new, &[]);
        assert_eq!((server.held(), server.key_ids()), (1, vec![new.id()]));
    }
    // And without the other keys, where each is kept for an hour.
    for number in 201..=400 {
        server.rotate(key(number), &[]);
        server.wait(HOUR / 2);
        assert!(server.held() <= 3, "{}", server.held());
    }
}

#[test]
fn keys_of_another_account_are_not_kept() {
    let (here, there) = (key(1), Key(2, ACCOUNT + 1));
    let mut server = Server::start(here, &[]);
    let last = server.rotate(there, &[]);
    assert!(!server.takes(&last) && !server.takes_anew(here));
    // Nor in a roundabout way.
    server.rotate(here, &[]);
    assert!(!server.takes_anew(there));
    let last = server.token();
    server.tokens = server.tokens.rotated_to_another_account(there.lookup(), []).unwrap();
    assert!(server.takes(&last));
    // Requested once, it is kept until it expires, however often the same variables or another key of the new account
    // are read.
    let newer = Key(3, there.1);
    for signs in [there, newer, newer] {
        server.wait(HOUR / 6);
        server.rotate(signs, &[]);
        assert!(server.takes(&last) && server.takes_anew(there), "{signs:?}");
    }
    // The same from a source.
    let source = Source::lookup("the vault", here.lookup());
    let back = server.tokens.rotated_to_another_account_from(&source, []).unwrap();
    assert!(back.verifier().verify(&server.token()).is_ok());
    // Leaving the new account is a separate decision: its keys are dropped, those that signed and those that were kept.
    server.rotate(Key(4, ACCOUNT + 2), &[]);
    assert!(server.takes(&last) && !server.takes_anew(there) && !server.takes_anew(newer));
    server.rotate(there, &[]);
    server.wait(HOUR / 2);
    assert!(!server.takes(&last) && !server.takes_anew(here));
    // Naming a key is a request for it.
    server.rotate(here, &[there]);
    assert!(server.takes_anew(there));
}

#[test]
fn a_verifier_forgets_a_key() {
    let (old, new) = (key(1), key(2));
    let mut server = Server::start(old, &[]);
    let last = server.rotate(new, &[]);
    let verifier = server.tokens.verifier().clone().without(&old.id());
    assert_eq!(verifier.verify(&last).unwrap_err().rule(), "iss-other-key");
    assert!(verifier.verify(&server.token()).is_ok());
    // The key that signs is no exception, and a verifier without keys accepts nothing.
    let none = verifier.without(&new.id());
    assert_eq!(none.verify(&server.token()).unwrap_err().rule(), "iss-other-key");
    assert_eq!(none.key_ids().count(), 0);
}

#[test]
fn a_rotation_refuses_no_token_of_either_key() {
    let (old, new) = (key(1), key(2));
    let current = RwLock::new(Arc::new(Tokens::from_lookup(old.lookup()).unwrap()));
    let first = current.read().unwrap().agent.issue("alice").unwrap();
    let (rotated, stop) = (AtomicBool::new(false), AtomicBool::new(false));
    let issued = std::thread::scope(|scope| {
        let issuers: Vec<_> = (0..2)
            .map(|_| {
                scope.spawn(|| {
                    let mut issued = Vec::new();
                    while !stop.load(Ordering::Relaxed) {
                        let is_new = rotated.load(Ordering::Acquire);
                        let tokens = Arc::clone(&current.read().unwrap());
                        issued.push((tokens.agent.issue("alice").unwrap().into_string(), is_new));
                    }
                    issued
                })
            })
            .collect();
        let next = current.read().unwrap().rotated(new.lookup(), []).unwrap();
        *current.write().unwrap() = Arc::new(next);
        rotated.store(true, Ordering::Release);
        for _ in 0..100 {
            std::thread::yield_now();
        }
        stop.store(true, Ordering::Relaxed);
        issuers.into_iter().flat_map(|issuer| issuer.join().unwrap()).collect::<Vec<_>>()
    });
    let tokens = current.into_inner().unwrap();
    assert_eq!(tokens.credentials().api_key_sid(), new.id());
    assert!(tokens.verifier().verify_as::<Agent>(first.as_str()).is_ok(), "a token from before");
    for (token, is_new) in &issued {
        let claims = tokens.verifier().verify(token).unwrap();
        assert!(!is_new || claims.issuer() == new.id(), "the old key signs no more");
    }
    // A new start accepts nothing of the old key.
    let anew = Tokens::from_lookup(new.lookup()).unwrap();
    assert_eq!(anew.verifier().verify(first.as_str()).unwrap_err().rule(), "iss-other-key");
}

#[test]
fn two_keys_with_one_id_are_two_keys() {
    // Only the secret was changed; the key id does not tell the two apart.
    let with_secret = |secret: &str| {
        let key = key(1).credentials();
        Credentials::new(key.account_sid().parse().unwrap(), key.api_key_sid().parse().unwrap(), Secret::new(secret))
    };
    let (wrong, right) = (with_secret("AWrongFakeSecretAWrongFakeSecret"), key(1).credentials());
    let token = Server::start(key(1), &[]).token();
    let at = || UNIX_EPOCH + Duration::from_secs(START);
    assert!(Verifier::new(&wrong).with_clock(at).verify(&token).is_err());
    assert!(Verifier::new(&wrong).also_accept(&right).with_clock(at).verify(&token).is_ok());
    assert!(Verifier::new(&wrong).also_accept(&right).without(&key(1).id()).with_clock(at).verify(&token).is_err());
}
