//! What a client is told on the wire, by what is wrong with its token.
//!
//! The schema's table of codes says it, beside what the vendor documents: `wire` in `token-codegen/schemas/twilio.toml`, with how each
//! code is known. So what a client shows is among what `diagnose` names.

mod known;
mod unknown;

use token_core::marker::Vendor as _;
use token_core::twilio::Twilio;
use token_schema::{WireCode, rule};

use crate::Service;

pub use self::known::{KnownCode, all};
pub use self::unknown::UnknownCode;
pub use token_schema::Evidence;

/// A token that ended while its client was connected, in a `close` of Twilsock. No page of Twilio's documents it, so it is in no table.
pub(crate) const ENDED: u32 = 51207;
/// A client that is to come back later, in an answer of Twilsock.
pub(crate) const THROTTLED: u32 = 51202;
/// A token for another identity, account or service, in answer to a Twilsock `update`.
pub(crate) const FOR_ANOTHER: u32 = 51215;

/// A code on the wire.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Code {
    /// The code.
    pub number: u32,
    /// How it is known.
    pub evidence: Evidence,
}

/// What each service answers to a token that breaks a rule: the rule's name, the service, and the code; those first that count first
/// where a token breaks several.
///
/// ```
/// use token_emulator::{Service, codes};
///
/// let (_, _, code) = codes::table().find(|(rule, service, _)| *rule == "expired" && *service == Service::Voice).unwrap();
/// assert_eq!((code.number, code.evidence), (31205, codes::Evidence::Documented));
/// ```
pub fn table() -> impl Iterator<Item = (&'static str, Service, Code)> {
    let services = [Service::Twilsock, Service::Voice, Service::Video];
    let of = move |wire: &'static WireCode| {
        let reached = services.into_iter().filter(move |service| wire.sdks.contains(service.sdk()));
        reached.map(move |service| (&*wire.rule, service, Code { number: wire.code, evidence: wire.evidence }))
    };
    Twilio::TABLE.wire.iter().flat_map(of)
}

/// What a service answers to a token that breaks this rule, and its place: of several the least is what counts.
pub(crate) fn of_rule(rule: &str, service: Service) -> (usize, Code) {
    let rules = &Twilio::TABLE.rules;
    let place = rules.iter().position(|known| known.rule == rule).unwrap_or(rules.len());
    let found = own(rule, service);
    // What has no code of its own is what is no token: invalid, and nothing more exact is said.
    let any = || own(rule::NOT_A_JWT.id(), service);
    (place, found.or_else(any).unwrap_or(Code { number: 20101, evidence: Evidence::Chosen }))
}

/// The title of a code in Twilio's words, as far as the schema has it.
pub(crate) fn title(code: u32) -> &'static str {
    Twilio::TABLE.codes.iter().find(|known| known.code == code).map_or("The token is refused", |known| &*known.title)
}

fn own(rule: &str, service: Service) -> Option<Code> {
    let wire = Twilio::TABLE.wire.iter().find(|wire| wire.rule == rule && wire.sdks.contains(service.sdk()))?;
    Some(Code { number: wire.code, evidence: wire.evidence })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_two_sdks_of_one_connection_get_the_same() {
        let codes = |sdk: &str| -> Vec<_> {
            let rows = Twilio::TABLE.wire.iter().filter(|wire| wire.sdks.contains(sdk));
            rows.map(|wire| (&wire.rule, wire.code, wire.evidence)).collect()
        };
        assert_eq!(codes("sync"), codes("conversations"));
    }

    #[test]
    fn what_twilio_was_seen_to_send() {
        let observed: Vec<_> = table()
            .filter(|(_, _, code)| code.evidence == Evidence::Observed)
            .map(|(rule, _, code)| (rule, code.number))
            .collect();
        assert_eq!(
            observed,
            [("not-a-jwt", 20101), ("expired", 20104), ("expired", 20104), ("identity-missing", 53200)]
        );
    }

    #[test]
    fn a_signature_says_more_than_what_it_covers() {
        let place = |rule| of_rule(rule, Service::Twilsock).0;
        assert!(place("not-a-jwt") < place("header-cty"));
        assert!(place("header-cty") < place("signature-mismatch"));
        assert!(place("iss-other-key") < place("signature-mismatch"));
        assert!(place("signature-mismatch") < place("expired"));
        assert!(place("expired") < place("grant-missing-for-sdk"));
    }

    #[test]
    fn what_has_no_code() {
        assert_eq!(of_rule("no-such-rule", Service::Voice).1.number, 31204);
        assert_eq!(of_rule("lifetime-short", Service::Twilsock).1.number, 20101);
    }
}
