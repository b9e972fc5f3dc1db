//! The vendor's error codes of each finding.

use std::collections::HashSet;

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
    let mut seen = HashSet::new();
    let name = finding.at.rsplit('.').next().unwrap_or_default();
    let is_about = |code: u32| {
        let known = vendor.codes.iter().find(|known| known.code == code);
        known.is_none_or(|known| known.fields.is_empty() || known.fields.contains(name))
    };
    codes.retain(|code| is_about(*code) && seen.insert(*code));
    let code = codes.first().copied();
    let page = code.and_then(|code| vendor.codes.iter().find(|known| known.code == code)).map(|known| &*known.docs);
    Diagnosed { finding, code, codes, docs: page.filter(|page| !page.is_empty()).unwrap_or(&vendor.docs) }
}

fn in_question(finding: &Finding, options: &Options, served: &[&'static Sdk]) -> Vec<&'static str> {
    if let Some(sdk) = finding.sdk {
        return vec![&**sdk];
    }
    let key = finding.grant(&options.vendor.format);
    let users = options.sdks.iter().chain(served).filter(|sdk| key.is_some_and(|key| sdk.uses(key)));
    let users: Vec<_> = users.map(|sdk| &*sdk.name).collect();
    if !users.is_empty() {
        return users;
    }
    let sdks = if options.sdks.is_empty() { served } else { &options.sdks };
    sdks.iter().map(|sdk| &*sdk.name).collect()
}
