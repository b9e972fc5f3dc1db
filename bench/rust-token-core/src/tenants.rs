//! Tokens of many tenants, verified by [`Verifiers`], and as many of one tenant, verified by its `Verifier`; and what a tenant costs that is
//! added or rotated among them.

use std::hint::black_box;

use harness::{Bench, Set};
use token_core::tenants::Verifiers;
use token_core::twilio::{Credentials, Twilio, Verifier};

use crate::declared::{self, Tokens};

const TENANTS: usize = 20_000;

/// `issue` signs a token of the set.
pub fn of(bench: &Bench, set: &Set, issue: impl Fn(&Credentials) -> String) {
    if !bench.is_timed() {
        return;
    }
    let tenants: Vec<Credentials> = (0..TENANTS).map(tenant).collect();
    let one = &tenants[0];
    let verifier = Verifier::new(one);
    let tokens = (0..TENANTS).map(|_| issue(one)).collect::<Vec<_>>();
    bench.verify("verify_one_tenant", set, &tokens, || |token: &str| verifier.verify(token).ok());

    let verifiers: Verifiers<Twilio, usize> = Verifiers::new();
    for (index, credentials) in tenants.iter().enumerate() {
        verifiers.insert(index, Verifier::new(credentials)).unwrap();
    }
    // Not in the order in which they lie in memory.
    let tokens = (0..TENANTS).map(|index| issue(&tenants[index * 7919 % TENANTS])).collect::<Vec<_>>();
    bench.verify("verify_tenants", set, &tokens, || |token: &str| verifiers.verify(token).ok());

    bench.run("tenant_tokens", set.count, |thread| {
        let mut index = thread;
        move || {
            index += 1;
            drop(black_box(Tokens::from_lookup(lookup(index, index)).unwrap()));
        }
    });
    bench.run("tenant_rotate", set.count, |thread| {
        let current = Tokens::from_lookup(lookup(thread, thread)).unwrap();
        // Even keys for one thread, odd ones for the other.
        let mut key = TENANTS + thread;
        let verifiers = &verifiers;
        move || {
            key += 2;
            let rotated = current.rotated(lookup(thread, key), []).unwrap();
            verifiers.insert(thread, rotated.verifier().clone()).unwrap();
        }
    });
}

fn tenant(index: usize) -> Credentials {
    Credentials::from_lookup(lookup(index, index)).unwrap()
}

fn lookup(tenant: usize, key: usize) -> impl Fn(&str) -> Option<String> {
    move |variable| match variable {
        "TWILIO_ACCOUNT_SID" => Some(format!("AC{tenant:032x}")),
        "TWILIO_API_KEY" => Some(format!("SK{key:032x}")),
        "TWILIO_API_SECRET" => Some(format!("NotARealSecretOfATenant{key:09}")),
        other => declared::lookup(other),
    }
}
