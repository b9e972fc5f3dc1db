//! The error code that a client receives for each rule that its token breaks.
//!
//! The codes come from `wire` in `token-codegen/schemas/twilio.toml`, with the evidence for each. `diagnose` names the
//! same codes.

mod known;
mod unknown;

use token_core::marker::Vendor as _;
use token_core::twilio::Twilio;
use token_schema::{WireCode, rule};

use crate::Service;

pub use self::known::{KnownCode, all};
pub use self::unknown::UnknownCode;
pub use token_schema::Evidence;

/// The token expired while its client was connected, in a `close` of Twilsock. Not in the schema, because Twilio
/// documents it nowhere.
pub(crate) const ENDED: u32 = 51207;
/// The client has to reconnect later, in a reply of Twilsock.
pub(crate) const THROTTLED: u32 = 51202;
/// The token is for another identity, account or service, in reply to a Twilsock `update`.
pub(crate) const FOR_ANOTHER: u32 = 51215;

/// A code on the wire.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Code {
    /// The code.
    pub number: u32,
    /// How the code is known.
    pub evidence: Evidence,
}

/// Rule id, service and code, in the order of precedence: a token that breaks several rules gets the first code.
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

/// The precedence and the code of a rule for a service. A token that breaks several rules gets the code of the lowest
/// precedence.
pub(crate) fn of_rule(rule: &str, service: Service) -> (usize, Code) {
    let rules = &Twilio::TABLE.rules;
    let precedence = rules.iter().position(|known| known.rule == rule).unwrap_or(rules.len());
    let found = own(rule, service);
    // A rule without a code of its own gets the code of an invalid token.
    let invalid = || own(rule::NOT_A_JWT.id(), service);
    (precedence, found.or_else(invalid).unwrap_or(Code { number: 20101, evidence: Evidence::Chosen }))
}

/// The title of a code in the schema.
pub(crate) fn title(code: u32) -> &'static str {
    Twilio::TABLE.codes.iter().find(|known| known.code == code).map_or("The token is invalid", |known| &*known.title)
}

fn own(rule: &str, service: Service) -> Option<Code> {
    let wire = Twilio::TABLE.wire.iter().find(|wire| wire.rule == rule && wire.sdks.contains(service.sdk()))?;
    Some(Code { number: wire.code, evidence: wire.evidence })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sync_and_conversations_share_their_codes() {
        let codes = |sdk: &str| -> Vec<_> {
            let rows = Twilio::TABLE.wire.iter().filter(|wire| wire.sdks.contains(sdk));
            rows.map(|wire| (&wire.rule, wire.code, wire.evidence)).collect()
        };
        assert_eq!(codes("sync"), codes("conversations"));
    }

    #[test]
    fn the_observed_codes() {
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
    fn the_precedence_of_rules() {
        let precedence = |rule| of_rule(rule, Service::Twilsock).0;
        assert!(precedence("not-a-jwt") < precedence("header-cty"));
        assert!(precedence("header-cty") < precedence("signature-mismatch"));
        assert!(precedence("iss-other-key") < precedence("signature-mismatch"));
        assert!(precedence("signature-mismatch") < precedence("expired"));
        assert!(precedence("expired") < precedence("grant-missing-for-sdk"));
    }

    #[test]
    fn a_rule_without_a_code() {
        assert_eq!(of_rule("no-such-rule", Service::Voice).1.number, 31204);
        assert_eq!(of_rule("lifetime-short", Service::Twilsock).1.number, 20101);
    }
}
