//! Sign and verify, for day-to-day work: `cargo bench -p token-core`, or `cargo bench -p token-core -- verify`.
//!
//! The comparison with other libraries is `bench/run`.

#![expect(clippy::expect_used, reason = "a benchmark that cannot start has nothing to measure")]

use divan::{AllocProfiler, Bencher, black_box};
use token_core::diagnose::{Options, diagnose};
use token_core::marker::GrantSet;
use token_core::twilio::{
    AccountSid, ApiKeySid, ChatGrant, ConversationsServiceSid, Credentials, Issuer, Twilio, Verifier, VoiceGrant,
};
use token_core::{And, Secret, sid};

#[global_allocator]
static ALLOCATIONS: AllocProfiler = AllocProfiler::system();

fn main() {
    divan::main();
}

#[divan::bench(threads = [1, 2])]
fn sign(bencher: Bencher) {
    let prepared = Issuer::new(&credentials()).prepare(grants()).expect("good grants");
    bencher.bench(|| prepared.issue(black_box("alice")));
}

#[divan::bench]
fn sign_unprepared(bencher: Bencher) {
    let issuer = Issuer::new(&credentials());
    bencher.bench(|| issuer.issue(black_box("alice"), grants()));
}

#[divan::bench(threads = [1, 2])]
fn verify(bencher: Bencher) {
    let (verifier, token) = (Verifier::new(&credentials()), token());
    bencher.bench(|| verifier.verify(black_box(&token)));
}

#[divan::bench]
fn verify_as(bencher: Bencher) {
    let (verifier, token) = (Verifier::new(&credentials()), token());
    bencher.bench(|| verifier.verify_as::<And<ChatGrant, VoiceGrant>>(black_box(&token)));
}

#[divan::bench]
fn explain(bencher: Bencher) {
    let (options, token) = (Options::of::<Twilio>().credentials(&credentials()), token());
    bencher.bench(|| diagnose(black_box(&token), &options));
}

fn token() -> String {
    let issued = Issuer::new(&credentials()).issue("alice", grants()).expect("good grants");
    issued.into_string()
}

fn grants() -> impl GrantSet {
    ChatGrant::new(sid!(ConversationsServiceSid, "IS00000000000000000000000000000003")).and(VoiceGrant::incoming())
}

fn credentials() -> Credentials {
    Credentials::new(
        sid!(AccountSid, "AC00000000000000000000000000000001"),
        sid!(ApiKeySid, "SK00000000000000000000000000000002"),
        Secret::new("not-a-real-secret"),
    )
}
