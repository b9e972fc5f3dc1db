//! Tokens of many tenants, verified by [`Verifiers`], and as many of one tenant, verified by its `Verifier`.

use harness::{Bench, Set};
use token_core::tenants::Verifiers;
use token_core::twilio::{Credentials, Twilio, Verifier};

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
}

fn tenant(index: usize) -> Credentials {
    Credentials::from_lookup(|variable| match variable {
        "TWILIO_ACCOUNT_SID" => Some(format!("AC{index:032x}")),
        "TWILIO_API_KEY" => Some(format!("SK{index:032x}")),
        "TWILIO_API_SECRET" => Some(format!("NotARealSecretOfATenant{index:09}")),
        _ => None,
    })
    .unwrap()
}
