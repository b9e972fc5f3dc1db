//! The vendor's error codes of each finding.

use super::diagnosis::Diagnosed;
use super::options::Options;
use crate::rules::finding::Finding;
use token_schema::Sdk;

/// A finding with its codes: those of the SDKs in question, or else the general ones.
///
/// The SDKs in question are, in this order: the SDK that the finding is about; those that use the grant in which it is; those that the
/// caller named; those that the token gives access to.
pub(super) fn with_codes(finding: Finding, options: &Options, served: &[&'static Sdk]) -> Diagnosed {
    let vendor = options.vendor;
    let mut codes: Vec<u32> = Vec::new();
    for sdk in in_question(&finding, options, served) {
        codes.extend(vendor.own_codes_of(finding.rule, sdk));
        // The code that the client shows must lead to this finding too.
        let wire = vendor.wire.iter().filter(|wire| wire.rule == finding.rule && wire.sdks.contains(sdk));
        codes.extend(wire.map(|wire| wire.code));
    }
    if codes.is_empty() {
        codes.extend(vendor.own_codes_of(finding.rule, ""));
    }
    let mut seen = Vec::new();
    codes.retain(|code| {
        let first = !seen.contains(code);
        seen.push(*code);
        first
    });
    let code = codes.first().copied();
    let page = code.and_then(|code| vendor.codes.iter().find(|known| known.code == code)).map(|known| &*known.docs);
    Diagnosed { finding, code, codes, docs: page.filter(|page| !page.is_empty()).unwrap_or(&vendor.docs) }
}

fn in_question(finding: &Finding, options: &Options, served: &[&'static Sdk]) -> Vec<&'static str> {
    if let Some(sdk) = finding.sdk {
        return vec![sdk];
    }
    let candidates = || options.sdks.iter().chain(served).copied();
    if let Some(key) = finding.grant(&options.vendor.format) {
        let users: Vec<_> = candidates().filter(|sdk| sdk.uses(key)).map(|sdk| &*sdk.name).collect();
        if !users.is_empty() {
            return users;
        }
    }
    if options.sdks.is_empty() {
        candidates().map(|sdk| &*sdk.name).collect()
    } else {
        options.sdks.iter().map(|sdk| &*sdk.name).collect()
    }
}
