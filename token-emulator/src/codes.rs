//! What a client is told on the wire, by what is wrong with its token.
//!
//! Twilio documents what its codes mean. Which of them a service puts on the wire for which fault, it documents for a few only,
//! so each entry says how it is known. A test holds every code to those that the schema, and so `diagnose`, has for the rule.

use crate::Service;

/// How it is known that a service answers with a code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Evidence {
    /// The code's page, or the SDK, says that this service sends it for this fault.
    Documented,
    /// Twilio's own tests, or its users, got it from the live service.
    Observed,
    /// The code's page names the fault, and that this service sends it is our choice.
    Chosen,
}

/// A code on the wire.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Code {
    /// The code.
    pub number: u32,
    /// How it is known.
    pub evidence: Evidence,
}

/// What each service answers to a group of rules.
struct Row {
    rules: &'static [&'static str],
    twilsock: Code,
    voice: Code,
    video: Code,
}

const fn documented(number: u32) -> Code {
    Code { number, evidence: Evidence::Documented }
}

const fn observed(number: u32) -> Code {
    Code { number, evidence: Evidence::Observed }
}

const fn chosen(number: u32) -> Code {
    Code { number, evidence: Evidence::Chosen }
}

/// Of a token with several faults the first row counts: what is no token has no signature, and what was not signed by the key says
/// nothing of itself.
///
/// Observed: Sync's own tests for Kotlin (twilio/twilio-sync-sdk) give a live service a text that is no token, and an expired one;
/// a user of Video reported 20104 (twilio/twilio-video.js, issue 471). Voice: its JavaScript SDK has 31201, 31204 and 31205 as its
/// own (lib/twilio/device.ts), and 31202, 31203 and 31207 when it is asked to be precise. Only these reach the application.
const TABLE: &[Row] = &[
    Row {
        rules: &[
            "empty",
            "not-a-jwt",
            "auth-token",
            "api-key-secret",
            "sid-not-token",
            "json-wrapped",
            "quoted",
            "bearer-prefix",
            "whitespace",
            "jwe",
            "bad-base64",
            "padded-base64",
            "bad-json",
            "claims-not-object",
            "token-too-long",
            "truncated",
            "other-vendor-token",
        ],
        twilsock: observed(20101),
        voice: documented(31204),
        video: documented(20101),
    },
    Row {
        rules: &[
            "capability-token",
            "taskrouter-capability-token",
            "header-typ",
            "header-alg",
            "alg-none",
            "header-cty",
            "header-crit",
        ],
        twilsock: chosen(20102),
        voice: chosen(31204),
        video: chosen(20102),
    },
    Row { rules: &["header-twr"], twilsock: chosen(20101), voice: chosen(31204), video: chosen(20101) },
    Row {
        rules: &[
            "iss-missing",
            "iss-not-api-key",
            "sub-missing",
            "sub-not-account",
            "iss-sub-swapped",
            "iss-other-key",
            "sub-other-account",
            "placeholder-sid",
        ],
        twilsock: chosen(20103),
        voice: documented(31204),
        video: chosen(20103),
    },
    Row {
        rules: &["signature-missing", "signature-mismatch", "signature-length"],
        twilsock: chosen(20107),
        voice: documented(31202),
        video: chosen(20107),
    },
    Row { rules: &["expired"], twilsock: observed(20104), voice: documented(31205), video: observed(20104) },
    Row { rules: &["lifetime-too-long"], twilsock: chosen(20157), voice: documented(31207), video: chosen(20104) },
    Row { rules: &["milliseconds"], twilsock: chosen(20157), voice: chosen(31207), video: chosen(20104) },
    Row {
        rules: &["exp-missing", "exp-not-integer", "exp-out-of-range", "exp-before-iat"],
        twilsock: chosen(20104),
        voice: chosen(31204),
        video: chosen(20104),
    },
    Row {
        rules: &["nbf-in-future", "iat-in-future"],
        twilsock: chosen(20105),
        voice: chosen(31204),
        video: chosen(20105),
    },
    Row {
        rules: &[
            "grants-missing",
            "grants-not-object",
            "no-product-grant",
            "unknown-grant",
            "legacy-grant",
            "grant-not-object",
            "grant-missing-for-sdk",
            "grant-opens-nothing",
            "grant-field-missing",
            "grant-field-unknown",
            "grant-field-type",
            "grant-field-wrong-sid",
        ],
        twilsock: chosen(20106),
        voice: documented(31204),
        video: documented(20106),
    },
];

/// What is not in the table: the token is invalid, and nothing more exact is said.
const REST: Row = Row { rules: &[], twilsock: chosen(20101), voice: chosen(31204), video: chosen(20101) };

/// What a service answers to a token that breaks this rule, and its place: of several the least is what counts.
pub(crate) fn of_rule(rule: &str, service: Service) -> (usize, Code) {
    let place = TABLE.iter().position(|row| row.rules.contains(&rule)).unwrap_or(TABLE.len());
    (place, TABLE.get(place).unwrap_or(&REST).code(service))
}

/// What is known of every rule: its name, and what each service answers.
pub fn table() -> impl Iterator<Item = (&'static str, Service, Code)> {
    let services = [Service::Twilsock, Service::Voice, Service::Video];
    TABLE.iter().flat_map(move |row| {
        row.rules.iter().flat_map(move |rule| services.map(|service| (*rule, service, row.code(service))))
    })
}

impl Row {
    fn code(&self, service: Service) -> Code {
        match service {
            Service::Twilsock => self.twilsock,
            Service::Voice => self.voice,
            Service::Video => self.video,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use token_core::Vendor as _;
    use token_core::twilio::Twilio;

    use super::*;

    /// The rules whose codes the schema lists for Voice without one of those that its SDK knows: it would show "unknown error".
    const UNKNOWN_TO_VOICE: &[&str] =
        &["exp-missing", "exp-not-integer", "exp-out-of-range", "exp-before-iat", "placeholder-sid"];

    #[test]
    fn every_code_is_one_that_diagnose_names() {
        for (rule, service, code) in table() {
            let known = Twilio::TABLE.rules.iter().find(|known| known.rule == rule);
            let known = known.unwrap_or_else(|| panic!("there is no rule `{rule}`"));
            let sdks: &[&str] = match service {
                Service::Twilsock => &["sync", "conversations"],
                Service::Voice => &["voice"],
                Service::Video => &["video"],
            };
            let own = known.by_sdk.iter().filter(|(sdk, _)| sdks.contains(sdk)).flat_map(|(_, codes)| *codes);
            let named = own.chain(known.codes).any(|one| *one == code.number);
            assert!(
                named || (service == Service::Voice && UNKNOWN_TO_VOICE.contains(&rule)),
                "`diagnose` does not name {} for `{rule}` and {service:?}",
                code.number
            );
        }
    }

    #[test]
    fn each_rule_stands_once() {
        let mut seen = HashSet::new();
        assert!(TABLE.iter().flat_map(|row| row.rules).all(|rule| seen.insert(*rule)));
    }
}
