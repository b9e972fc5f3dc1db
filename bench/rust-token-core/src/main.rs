//! token-core: declared tokens and typed grants, signed, verified and diagnosed, and the floor beside them.

mod declared;
mod floor;
mod tenants;

use harness::{Bench, Fresh, Set, sets, tokens};
use token_core::diagnose::{Options, Verdict, diagnose};
use token_core::marker::{Contents, GrantSet};
use token_core::twilio::{
    ChatGrant, ConversationsServiceSid, Credentials, Issuer, Twilio, TwimlAppSid, VoiceGrant, VoiceOutgoing,
};
use token_core::{AccessToken, IssueError, sid};

use self::declared::{Tokens, lookup};

fn main() {
    let bench = Bench::from_args(env!("CARGO_PKG_NAME"));
    let all = Tokens::from_lookup(lookup).unwrap();
    for set in sets() {
        match set.count {
            1 => declared(&bench, &set, &all, |identity| all.one.issue(identity)),
            2 => {
                declared(&bench, &set, &all, |identity| all.two.issue(identity));
                typed(&bench, &set);
                explained(&bench, &set);
                tenants::of(&bench, &set, |tenant| {
                    Issuer::new(tenant).issue("user_0000000000", grants()).unwrap().into_string()
                });
            }
            3 => declared(&bench, &set, &all, |identity| all.three.issue(identity)),
            8 => declared(&bench, &set, &all, |identity| all.eight.issue(identity)),
            other => panic!("grants.toml declares no token with {other} grants"),
        }
    }
}

/// A declared token, through the type that is generated for it.
fn declared<P: Contents>(
    bench: &Bench,
    set: &Set,
    all: &Tokens,
    issue: impl Fn(&str) -> Result<AccessToken<P>, IssueError> + Sync,
) {
    bench.sign("sign", set, || |fresh: &mut Fresh| issue(fresh.identity()).unwrap().into_string());

    let (theirs, verifier) = (tokens(set), all.verifier());
    bench.verify("verify", set, &theirs, || |token: &str| verifier.verify(token).ok());
    bench.verify("verify_as", set, &theirs, || |token: &str| verifier.verify_as::<P>(token).ok());

    floor::of(bench, set, issue(Fresh::new(0).identity()).unwrap().as_str());
}

/// Typed grants without a declaration.
fn typed(bench: &Bench, set: &Set) {
    let issuer = Issuer::new(&credentials());
    let prepared = issuer.prepare(grants()).unwrap();
    bench.sign("sign_prepared", set, || |fresh: &mut Fresh| prepared.issue(fresh.identity()).unwrap().into_string());
    bench.sign("sign_at_once", set, || {
        |fresh: &mut Fresh| issuer.issue(fresh.identity(), grants()).unwrap().into_string()
    });
}

fn grants() -> impl GrantSet {
    let service = sid!(ConversationsServiceSid, "IS0123456789abcdef0123456789abcdef");
    let application = sid!(TwimlAppSid, "AP0123456789abcdef0123456789abcdef");
    ChatGrant::new(service).and(VoiceGrant::incoming_and_outgoing(VoiceOutgoing::new(application)))
}

fn explained(bench: &Bench, set: &Set) {
    let options = Options::of::<Twilio>().credentials(&credentials());
    bench.verify("diagnose", set, &tokens(set), || {
        |token: &str| {
            let diagnosis = diagnose(token, &options);
            (diagnosis.verdict == Verdict::Valid).then_some(diagnosis)
        }
    });
}

fn credentials() -> Credentials {
    Credentials::from_lookup(lookup).unwrap()
}
