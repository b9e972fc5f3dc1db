//! Tenants of one server come, go and rotate their keys a thousand times, while every core issues and verifies their tokens.
//!
//! No good token is refused, no bad one accepted, and the memory does not grow. `SOAK_SECONDS` is the duration, two by default;
//! `.ci/run soak` takes ten, and also compares the memory. Time in the test runs so fast that the previous keys end within it.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "tests say what they expect by panicking"
)]

use std::collections::VecDeque;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Mutex, RwLock};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};
use std::{array, env, fs, thread};

use token_core::tenants::Verifiers;
use token_core::twilio::{Credentials, Issuer, Twilio, VideoGrant};

token_core::include_grants!(
    inline = r#"
vendor = "twilio"

[token.guest]
sdk = "video"
ttl = "15m"
video.room = { input = "room" }
"#
);

const TENANTS: usize = 20;
/// The first tenants stay, and the others come and go.
const STAY: usize = 15;
const ROTATIONS: u64 = 1000;
const START: u64 = 1_800_000_000;
const TTL: u64 = 15 * 60;
/// Lifetimes of a token in the test: a key is rotated some 2.5 times in a lifetime.
const LIFETIMES: u64 = 20;

struct World {
    duration: Duration,
    begin: Instant,
    verifiers: Verifiers<Twilio, usize>,
    tenants: [Tenant; TENANTS],
    /// Keys that were rotated out, and when the last of their tokens expires.
    retired: Mutex<VecDeque<(usize, u64, u64)>>,
    next_key: AtomicU64,
    is_over: AtomicBool,
}

/// A rotation locks its own tenant only.
#[derive(Default)]
struct Tenant {
    tokens: RwLock<Option<Tokens>>,
    /// How often its removal began, and how often it ended.
    leaving: AtomicU64,
    left: AtomicU64,
}

struct Issued {
    tenant: usize,
    text: String,
    expires: u64,
    left: u64,
}

#[derive(Default)]
struct Counts {
    issued: u64,
    accepted: u64,
    refused: u64,
}

fn lookup(account: usize, key: u64) -> impl Fn(&str) -> Option<String> {
    move |variable| match variable {
        "TWILIO_ACCOUNT_SID" => Some(format!("AC{account:032x}")),
        "TWILIO_API_KEY" => Some(format!("SK{key:032x}")),
        "TWILIO_API_SECRET" => Some(format!("NotARealSecretOfKey{key:013}")),
        _ => None,
    }
}

impl World {
    fn new(duration: Duration) -> &'static Self {
        let world = Self {
            duration,
            begin: Instant::now(),
            verifiers: Verifiers::new(),
            tenants: array::from_fn(|_| Tenant::default()),
            retired: Mutex::default(),
            next_key: AtomicU64::new(1),
            is_over: AtomicBool::new(false),
        };
        let world = Box::leak(Box::new(world));
        (0..TENANTS).for_each(|tenant| world.rotate(tenant));
        world
    }

    fn now(&self) -> u64 {
        let passed = self.begin.elapsed().as_secs_f64() / self.duration.as_secs_f64();
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss)]
        let seconds = (passed * (LIFETIMES * TTL) as f64) as u64;
        START + seconds
    }

    fn time(&self) -> SystemTime {
        UNIX_EPOCH + Duration::from_secs(self.now())
    }

    /// Rotates the key of a tenant, or adds the tenant.
    fn rotate(&'static self, number: usize) {
        let key = self.next_key.fetch_add(1, Ordering::Relaxed);
        let mut held = self.tenants[number].tokens.write().unwrap();
        let tokens = match &*held {
            Some(tokens) => {
                let tokens = tokens.rotated(lookup(number, key), []).unwrap();
                let mut retired = self.retired.lock().unwrap();
                retired.push_back((number, key_of(held.as_ref().unwrap()), self.now() + TTL));
                if retired.len() > 200 {
                    retired.pop_front();
                }
                tokens
            }
            None => Tokens::from_lookup(lookup(number, key)).unwrap().with_clock(|| self.time()),
        };
        self.verifiers.insert(number, tokens.verifier().clone()).unwrap();
        *held = Some(tokens);
    }

    fn remove(&self, number: usize) {
        let tenant = &self.tenants[number];
        *tenant.tokens.write().unwrap() = None;
        tenant.leaving.fetch_add(1, Ordering::SeqCst);
        self.verifiers.remove(&number);
        tenant.left.fetch_add(1, Ordering::SeqCst);
    }

    /// A thousand rotations, evenly over the duration; the last tenants also leave and come back.
    fn change(&'static self) {
        for step in 0..ROTATIONS {
            let due = self.duration.mul_f64(f64::from(u32::try_from(step).unwrap()) / 1000.0);
            thread::sleep(due.saturating_sub(self.begin.elapsed()));
            let (number, round) = (usize::try_from(step).unwrap() % TENANTS, step / TENANTS as u64);
            if number >= STAY && round % 3 == 2 { self.remove(number) } else { self.rotate(number) }
        }
        self.is_over.store(true, Ordering::Relaxed);
    }

    fn serve(&self, seed: u64) -> Counts {
        let (mut random, mut counts) = (Random(seed), Counts::default());
        let mut recent: VecDeque<Issued> = VecDeque::new();
        while !self.is_over.load(Ordering::Relaxed) {
            let number = random.below(TENANTS);
            if let Some(issued) = self.issue(number) {
                counts.issued += 1;
                recent.push_back(issued);
            }
            if recent.len() > 200 {
                recent.pop_front();
            }
            if !recent.is_empty() {
                self.check(&recent[random.below(recent.len())], &mut counts);
            }
            match random.below(8) {
                0 => self.forge(number, (number + 1) % TENANTS, &mut counts),
                1 => self.reuse_retired(&mut random, &mut counts),
                _ => {}
            }
        }
        counts
    }

    fn issue(&self, number: usize) -> Option<Issued> {
        let tenant = &self.tenants[number];
        let tokens = tenant.tokens.read().unwrap();
        let left = tenant.left.load(Ordering::SeqCst);
        let token = tokens.as_ref()?.guest.issue("alice", GuestInput { room: "lobby" }).unwrap();
        let expires = token.expires_at().duration_since(UNIX_EPOCH).unwrap().as_secs();
        Some(Issued { tenant: number, text: token.into_string(), expires, left })
    }

    /// A token is accepted as its tenant's, until it expires or the tenant leaves; in between, either is right.
    fn check(&self, issued: &Issued, counts: &mut Counts) {
        let tenant = &self.tenants[issued.tenant];
        let is_bad = self.now() >= issued.expires || tenant.left.load(Ordering::SeqCst) != issued.left;
        let found = self.verifiers.verify_as::<Guest>(&issued.text).map(|(tenant, _)| tenant);
        let is_good = self.now() < issued.expires && tenant.leaving.load(Ordering::SeqCst) == issued.left;
        match found {
            Ok(found) => {
                assert!(!is_bad, "a bad token of tenant {} was accepted", issued.tenant);
                assert_eq!(found, issued.tenant);
                counts.accepted += 1;
            }
            Err(error) => {
                assert!(!is_good, "a good token of tenant {} was refused: {error}", issued.tenant);
                counts.refused += 1;
            }
        }
    }

    /// One tenant's key signs for the account of another; and a signature is changed.
    fn forge(&self, signer: usize, account: usize, counts: &mut Counts) {
        let key = self.tenants[signer].tokens.read().unwrap().as_ref().map(key_of);
        let Some(key) = key else { return };
        self.refuse(&self.signed(account, key), counts);
        let mut changed = self.signed(signer, key);
        let last = changed.len() - 20;
        changed.replace_range(last..=last, if changed.as_bytes()[last] == b'A' { "B" } else { "A" });
        self.refuse(&changed, counts);
    }

    /// A key that was rotated out signs a new token after its end.
    fn reuse_retired(&self, random: &mut Random, counts: &mut Counts) {
        let retired = self.retired.lock().unwrap();
        let Some((account, key, ends)) = retired.get(random.below(retired.len().max(1))).copied() else { return };
        drop(retired);
        if self.now() >= ends {
            self.refuse(&self.signed(account, key), counts);
        }
    }

    fn signed(&self, account: usize, key: u64) -> String {
        let (credentials, now) = (Credentials::from_lookup(lookup(account, key)).unwrap(), self.time());
        let issuer = Issuer::new(&credentials).with_clock(move || now);
        issuer.issue("mallory", VideoGrant::new()).unwrap().into_string()
    }

    fn refuse(&self, token: &str, counts: &mut Counts) {
        assert!(self.verifiers.verify(token).is_err(), "a forged token was accepted");
        counts.refused += 1;
    }
}

fn key_of(tokens: &Tokens) -> u64 {
    u64::from_str_radix(&tokens.credentials().api_key_sid()[18..], 16).unwrap()
}

/// Pages in memory; `None` except on Linux.
fn memory() -> Option<f64> {
    fs::read_to_string("/proc/self/statm").ok()?.split(' ').nth(1)?.parse().ok()
}

/// Xorshift: which tenant is next.
struct Random(u64);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).unwrap() % end
    }
}

fn median(mut samples: Vec<f64>) -> f64 {
    samples.sort_by(f64::total_cmp);
    samples[samples.len() / 2]
}

#[test]
fn tenants_come_and_go_and_rotate_their_keys_under_load() {
    let seconds = env::var("SOAK_SECONDS").ok().map(|seconds| seconds.parse::<u64>().unwrap());
    let world = World::new(Duration::from_secs(seconds.unwrap_or(2)));
    let cores = thread::available_parallelism().map_or(2, usize::from);
    let mut samples = Vec::new();
    let counts = thread::scope(|scope| {
        let workers: Vec<_> = (1..=cores).map(|seed| scope.spawn(move || world.serve(seed as u64 * 7919))).collect();
        let changes = scope.spawn(|| world.change());
        while !changes.is_finished() && !workers.iter().any(thread::ScopedJoinHandle::is_finished) {
            samples.extend(memory());
            thread::sleep(world.duration / 400);
        }
        world.is_over.store(true, Ordering::Relaxed);
        changes.join().unwrap();
        workers.into_iter().map(|worker| worker.join().unwrap()).fold(Counts::default(), |all, one| Counts {
            issued: all.issued + one.issued,
            accepted: all.accepted + one.accepted,
            refused: all.refused + one.refused,
        })
    });
    let Counts { issued, accepted, refused } = counts;
    println!("{issued} issued, {accepted} accepted, {refused} refused on {cores} cores");
    assert!(issued > 0 && accepted > 0 && refused > 0);
    // In a short test a thread that starts, or a buffer that grows, is more than 5 %.
    if seconds.is_some() && !samples.is_empty() {
        let quarter = samples.len() / 4;
        let (second, last) = (median(samples[quarter..2 * quarter].to_vec()), median(samples[3 * quarter..].to_vec()));
        println!("{second} pages in the second quarter, {last} in the last: {:+.2} %", (last / second - 1.0) * 100.0);
        assert!((last / second - 1.0).abs() <= 0.05, "the memory went from {second} to {last} pages");
    }
}
