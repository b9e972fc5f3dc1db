//! All that is known of one vendor, and what an application adds.

use std::borrow::Cow;

use crate::rule::{Rule, Topic};
use crate::{Code, Credential, Format, Grant, List, Role, RuleCodes, Sdk, Sid, Text, WireCode, article};

/// All that is known of one vendor.
#[derive(Clone, Debug, Default)]
pub struct Vendor {
    /// Name in `vendor = "…"`, lower case.
    pub name: Text,
    /// Name in messages.
    pub title: Text,
    /// The page that describes the vendor's access tokens.
    pub docs: Text,
    /// How a token looks on the wire.
    pub format: Format,
    /// What signs a token and for whom it speaks.
    pub credentials: Cow<'static, [Credential]>,
    /// Variables that hold a secret which never signs a token, each with what it is.
    pub other_secrets: Cow<'static, [(Text, Text)]>,
    /// The kinds of SID.
    pub sids: List<Sid>,
    /// The grants that a token may carry.
    pub grants: List<Grant>,
    /// Grant keys that the vendor replaced, and refuses now.
    pub legacy: Cow<'static, [Legacy]>,
    /// Tokens of another kind that are taken for access tokens.
    pub foreign: Cow<'static, [Foreign]>,
    /// The clients that use the tokens.
    pub sdks: List<Sdk>,
    /// The vendor's error codes.
    pub codes: Cow<'static, [Code]>,
    /// The codes under which the vendor reports what a rule finds.
    pub rules: Cow<'static, [RuleCodes]>,
    /// What a client gets for what a rule finds; of several rules that a token breaks, the first counts.
    pub wire: Cow<'static, [WireCode]>,
}

/// The grants and SDKs that an application adds to a vendor's in its `grants.toml`.
#[derive(Clone, Debug, Default)]
pub struct Additions {
    /// Its grants.
    pub grants: List<Grant>,
    /// Its SDKs.
    pub sdks: List<Sdk>,
}

/// A grant key that the vendor replaced.
#[derive(Clone, Debug)]
pub struct Legacy {
    /// The key.
    pub key: Text,
    /// The grant that replaced it.
    pub replaced_by: Text,
}

/// A token of another kind, known by its claims: it has all of these, and no grants.
#[derive(Clone, Debug)]
pub struct Foreign {
    /// The rule that finds it.
    pub rule: Text,
    /// What it is, with its article: `a Capability Token`.
    pub what: Text,
    /// The claims, each with what it begins with where it is a string. A dot in a name leads into an object.
    pub claims: Cow<'static, [(Text, Text)]>,
    /// What to do instead.
    pub advice: Text,
}

impl Vendor {
    /// The rules that the tables define beside those of the [list](crate::rule::ALL): what is taken for a token, and where there are regions.
    #[must_use]
    pub fn own_rules(&self) -> Vec<Rule> {
        let mut rules = Vec::new();
        let mut add = |id: &Text, topic, summary| {
            let rule = Rule::from_schema(id.clone(), topic, summary);
            // Several kinds of token may be one rule.
            if Rule::find(id).is_none() && !rules.contains(&rule) {
                rules.push(rule);
            }
        };
        for part in &*self.credentials {
            match &part.role {
                Role::Claim(claim, Some(_)) => {
                    add(
                        &part.rule,
                        Topic::Claims,
                        format!("`{claim}` is not {} {}.", article(&part.title), part.title),
                    );
                }
                Role::Claim(_, None) => {}
                Role::Secret => {
                    let summary = format!("The input is {} {}, or looks like one.", article(&part.title), part.title);
                    add(&part.rule, Topic::Input, summary);
                }
            }
            for other in &*part.look_alikes {
                add(&other.rule, Topic::Input, format!("The input looks like {}.", other.what));
            }
        }
        for Foreign { rule, what, advice, .. } in &*self.foreign {
            add(rule, Topic::Input, format!("The token is {what}, not an access token; {advice}."));
        }
        if self.format.region_header.is_some() {
            let summary = "The header names an unknown region, or one where the SDK is not available.".to_owned();
            add(&self.format.region_rule, Topic::Header, summary);
            for sdk in self.sdks.iter() {
                add(
                    &sdk.region_rule,
                    Topic::Header,
                    format!("The header names a region where {} is not available.", sdk.title),
                );
            }
        }
        rules
    }

    /// The codes under which the vendor reports to this SDK what a rule finds, the most specific first.
    #[must_use]
    pub fn codes_of(&self, rule: &str, sdk: &str) -> &[u32] {
        let row = self.rules.iter().find(|row| row.rule == rule && row.is_for(sdk));
        row.map_or_else(|| self.own_codes_of(rule, ""), |row| &*row.codes)
    }

    /// The codes of a rule for this SDK alone; for an empty name those of the SDKs that have none of their own.
    #[must_use]
    pub fn own_codes_of(&self, rule: &str, sdk: &str) -> &[u32] {
        self.rules.iter().find(|row| row.rule == rule && row.is_for(sdk)).map_or(&[], |row| &*row.codes)
    }

    /// The grant of this key.
    #[must_use]
    pub fn grant(&self, key: &str) -> Option<&Grant> {
        self.grants.iter().find(|grant| grant.key == key)
    }

    /// The SDK of this name.
    #[must_use]
    pub fn sdk(&self, name: &str) -> Option<&Sdk> {
        self.sdks.iter().find(|sdk| sdk.name == name)
    }
}

impl Additions {
    /// Nothing is added.
    pub const NONE: &'static Self = &Self { grants: List::EMPTY, sdks: List::EMPTY };
}

impl Legacy {
    /// A key, and the grant that replaced it.
    #[must_use]
    pub const fn new(key: &'static str, replaced_by: &'static str) -> Self {
        Self { key: Cow::Borrowed(key), replaced_by: Cow::Borrowed(replaced_by) }
    }
}

impl Foreign {
    /// What a rule finds, with its article, its claims and the advice.
    #[must_use]
    pub const fn new(
        rule: &'static str,
        what: &'static str,
        claims: &'static [(Text, Text)],
        advice: &'static str,
    ) -> Self {
        Self {
            rule: Cow::Borrowed(rule),
            what: Cow::Borrowed(what),
            claims: Cow::Borrowed(claims),
            advice: Cow::Borrowed(advice),
        }
    }
}
