//! What each rule means. Its codes are in the vendor's tables, and its message names the value that it found.

mod declared;
mod start;
#[cfg(test)]
mod tests;
mod token;

use std::borrow::Cow;

use token_core::schema::{Role, Vendor};

/// A rule by which something is refused, or doubted.
pub(super) struct Rule {
    pub(super) id: &'static str,
    /// What it reports.
    pub(super) says: Cow<'static, str>,
    /// It refuses nothing.
    pub(super) warning: bool,
}

/// Those that every vendor has, by what they look at.
const GROUPS: &[(&str, &[Rule])] = &[
    ("what was given in place of a token", token::INPUT),
    ("the header", token::HEADER),
    ("the claims", token::CLAIMS),
    ("the grants", token::GRANTS),
    ("the identity", token::IDENTITY),
    ("the signature", token::SIGNATURE),
    ("the environment, when a program starts", start::ENVIRONMENT),
    ("a call that issues a token", start::ISSUE),
    ("a grants.toml, when it is compiled or checked", declared::GRANTS_FILE),
    ("what a grants.toml or a vendor's schema declares: SIDs, grants and SDKs", declared::RULES),
    ("a vendor's schema", declared::VENDOR),
    ("reading files and generating code", declared::FILES),
];

/// All rules, those in the vendor's tables among them, by what they look at.
pub(super) fn of(vendor: &Vendor) -> Vec<(&'static str, Vec<Rule>)> {
    let mut groups: Vec<(&str, Vec<Rule>)> = GROUPS
        .iter()
        .map(|(name, rules)| {
            let rules =
                rules.iter().map(|Rule { id, says, warning }| Rule { id, says: says.clone(), warning: *warning });
            (*name, rules.collect())
        })
        .collect();
    if let Some((_, rules)) = groups.first_mut() {
        for rule in taken_for_a_token(vendor) {
            // Tokens of several other vendors are one rule.
            if rules.iter().all(|known| known.id != rule.id) {
                rules.push(rule);
            }
        }
    }
    if let Some((_, rules)) = groups.get_mut(1) {
        for sdk in vendor.sdks {
            let says =
                format!("The token is for {}, and its header names a region where that does not exist.", sdk.title);
            if rules.iter().all(|rule| rule.id != sdk.region_rule) {
                rules.push(Rule { id: sdk.region_rule, says: says.into(), warning: false });
            }
        }
    }
    groups
}

/// What people hand over in place of a token: a secret, or a token of another kind.
fn taken_for_a_token(vendor: &Vendor) -> Vec<Rule> {
    let rule = |id, says: String| Rule { id, says: says.into(), warning: false };
    let mut rules = Vec::new();
    for part in vendor.credentials {
        if part.looks.is_some() && matches!(part.role, Role::Secret) {
            rules.push(rule(part.rule, format!("The input looks like an {}, and no access token.", part.title)));
        }
        rules.extend(
            part.look_alikes
                .iter()
                .map(|other| rule(other.rule, format!("The input looks like {}, and no access token.", other.what))),
        );
    }
    rules.extend(vendor.foreign.iter().map(|foreign| {
        rule(foreign.rule, format!("It is {}, and no access token: {}.", foreign.what, foreign.advice))
    }));
    rules
}

const fn error(id: &'static str, says: &'static str) -> Rule {
    Rule { id, says: Cow::Borrowed(says), warning: false }
}

const fn warning(id: &'static str, says: &'static str) -> Rule {
    Rule { id, says: Cow::Borrowed(says), warning: true }
}
