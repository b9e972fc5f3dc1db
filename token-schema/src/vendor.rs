//! The rules of one vendor, and what an application adds.

use std::borrow::Cow;

use crate::rule::{Rule, Severity, Topic};
use crate::{
    Code, Credential, Format, Grant, List, NotChecked, Preflight, Probe, Role, RuleCodes, Sdk, Sid, Text, WireCode,
    article, list, text,
};

/// The rules of one vendor.
#[derive(Clone, Debug, Default)]
pub struct Vendor {
    /// The name in `vendor = "…"`, in lower case.
    pub name: Text,
    /// The name in messages.
    pub title: Text,
    /// The page that describes the vendor's access tokens.
    pub docs: Text,
    /// The page of an error code, with `{code}` in its place. Empty: the codes have no pages of their own.
    pub code_docs: Text,
    /// The format of a token.
    pub format: Format,
    /// The credentials that sign a token and identify the account.
    pub credentials: Cow<'static, [Credential]>,
    /// Variables with secrets that never sign a token, each with the secret's name.
    pub other_secrets: Cow<'static, [(Text, Text)]>,
    /// The kinds of SID.
    pub sids: List<Sid>,
    /// The grants that a token may contain.
    pub grants: List<Grant>,
    /// Grant keys that the vendor replaced, and rejects now.
    pub legacy: Cow<'static, [Legacy]>,
    /// Other kinds of tokens that are mistaken for access tokens.
    pub foreign: Cow<'static, [Foreign]>,
    /// What no token shows.
    pub not_checked: Cow<'static, [NotChecked]>,
    /// How the vendor's API is asked before a client connects.
    pub preflight: Preflight,
    /// What it is asked.
    pub probes: Cow<'static, [Probe]>,
    /// Words of the names of variables, each with another word that people use for it.
    pub variable_words: Cow<'static, [(Text, Text)]>,
    /// The clients that use the tokens.
    pub sdks: List<Sdk>,
    /// The vendor's error codes.
    pub codes: Cow<'static, [Code]>,
    /// The codes under which the vendor reports what a rule finds.
    pub rules: Cow<'static, [RuleCodes]>,
    /// The code that a client receives; if a token breaks several rules, the first row counts.
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

/// Another kind of token, recognised by its header, or else by its claims and because it has no grants.
#[derive(Clone, Debug)]
pub struct Foreign {
    /// The rule that finds it.
    pub rule: Text,
    /// Its name with an article: `a Capability Token`.
    pub what: Text,
    /// The parameters of its header, each with its string, or with a prefix of it and `*`; `*` alone is any value.
    pub header: Cow<'static, [(Text, Text)]>,
    /// The claims, in the same way. A dot in a name leads into an object.
    pub claims: Cow<'static, [(Text, Text)]>,
    /// Whether it has no other claims than these, `aud` and those about time.
    pub only: bool,
    /// The names of the SDKs that accept it. It is encrypted, so nothing in it can be checked.
    pub sdks: List<str>,
    /// What to do instead.
    pub advice: Text,
}

impl Vendor {
    /// No rules, in place of a vendor that is known at run time only.
    pub const NONE: &'static Self = &Self {
        name: text(""),
        title: text(""),
        docs: text(""),
        code_docs: text(""),
        format: Format::new(&[], "", "", &[]),
        credentials: list(&[]),
        other_secrets: list(&[]),
        sids: List::EMPTY,
        grants: List::EMPTY,
        legacy: list(&[]),
        foreign: list(&[]),
        not_checked: list(&[]),
        preflight: Preflight::NONE,
        probes: list(&[]),
        variable_words: list(&[]),
        sdks: List::EMPTY,
        codes: list(&[]),
        rules: list(&[]),
        wire: list(&[]),
    };

    /// The rules that the vendor adds to the [list](crate::rule::ALL): about credentials, foreign tokens, regions, and what a preflight asks.
    #[must_use]
    pub fn own_rules(&self) -> Vec<Rule> {
        let mut rules = Vec::new();
        let mut add_as = |severity, id: &Text, topic, summary| {
            let rule = Rule::from_schema(id.clone(), severity, topic, summary);
            // Several kinds of token may share a rule.
            if Rule::find(id).is_none() && !rules.contains(&rule) {
                rules.push(rule);
            }
        };
        let mut add = |id: &Text, topic, summary| add_as(Severity::Error, id, topic, summary);
        for part in &*self.credentials {
            match &part.role {
                Role::Claim(claim, Some(_)) => {
                    let summary = format!("`{claim}` is not {} {}.", article(&part.title), part.title);
                    add(&part.rule, Topic::Claims, summary);
                }
                Role::Claim(_, None) | Role::Header(_) => {}
                Role::Secret | Role::PrivateKey => {
                    let summary = format!("The input is {} {}, or looks like one.", article(&part.title), part.title);
                    add(&part.rule, Topic::Input, summary);
                }
            }
            for other in &*part.look_alikes {
                add(&other.rule, Topic::Input, format!("The input looks like {}.", other.what));
            }
        }
        for Foreign { rule, what, advice, .. } in self.foreign.iter().filter(|kind| kind.sdks.is_empty()) {
            add(rule, Topic::Input, format!("The token is {what}, not an access token; {advice}."));
        }
        if self.format.region_header.is_some() {
            let summary = "The header names an unknown region, or one where the SDK is not available.".to_owned();
            add(&self.format.region_rule, Topic::Header, summary);
            for sdk in self.sdks.iter() {
                let summary = format!("The header names a region where {} is not available.", sdk.title);
                add(&sdk.region_rule, Topic::Header, summary);
            }
        }
        for Foreign { rule, what, advice, .. } in self.foreign.iter().filter(|kind| !kind.sdks.is_empty()) {
            add_as(
                Severity::Warning,
                rule,
                Topic::Input,
                format!("The token is {what}, whose claims cannot be read; {advice}."),
            );
        }
        for probe in &*self.probes {
            if !probe.missing.is_empty() {
                let summary = format!("The account has no such {}.", probe.title);
                add_as(probe.severity, &probe.missing, Topic::Preflight, summary);
            }
            if let Some(other) = self.probe(&probe.otherwise).filter(|_| !probe.otherwise_rule.is_empty()) {
                let summary = format!("A {} is expected, and the SID is that of a {}.", probe.title, other.title);
                add_as(Severity::Error, &probe.otherwise_rule, Topic::Preflight, summary);
            }
            for expect in &*probe.expects {
                let mut summary = expect.message.to_string() + ".";
                summary.get_mut(..1).map(str::make_ascii_uppercase);
                add_as(expect.severity, &expect.rule, Topic::Preflight, summary);
            }
        }
        rules
    }

    /// The hosts that a preflight asks.
    #[must_use]
    pub fn probe_hosts(&self) -> Vec<String> {
        let first = self.format.regions.first().unwrap_or_default();
        let host = |region| move |probe: &Probe| self.preflight.host_of(&probe.product, region, first);
        self.format.regions.iter().flat_map(|region| self.probes.iter().filter_map(host(region))).collect()
    }

    /// The probe of this name.
    #[must_use]
    pub fn probe(&self, name: &str) -> Option<&Probe> {
        self.probes.iter().find(|probe| probe.name == name)
    }

    /// The vendor's codes for a rule and an SDK, the most specific first.
    #[must_use]
    pub fn codes_of(&self, rule: &str, sdk: &str) -> &[u32] {
        let row = self.rules.iter().find(|row| row.rule == rule && row.is_for(sdk));
        row.map_or_else(|| self.own_codes_of(rule, ""), |row| &*row.codes)
    }

    /// The codes of a rule for this SDK alone; for an empty name, those of the SDKs without a row of their own.
    #[must_use]
    pub fn own_codes_of(&self, rule: &str, sdk: &str) -> &[u32] {
        self.rules.iter().find(|row| row.rule == rule && row.is_for(sdk)).map_or(&[], |row| &*row.codes)
    }

    /// Whether a private key signs the tokens, and its public key verifies them.
    #[must_use]
    pub fn has_private_key(&self) -> bool {
        self.credentials.iter().any(|part| matches!(part.role, Role::PrivateKey))
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
    /// No additions.
    pub const NONE: &'static Self = &Self { grants: List::EMPTY, sdks: List::EMPTY };
}

impl Legacy {
    /// A replaced key.
    #[must_use]
    pub const fn new(key: &'static str, replaced_by: &'static str) -> Self {
        Self { key: text(key), replaced_by: text(replaced_by) }
    }
}

impl Foreign {
    /// A foreign token.
    #[must_use]
    pub const fn new(
        rule: &'static str,
        what: &'static str,
        claims: &'static [(Text, Text)],
        advice: &'static str,
    ) -> Self {
        Self {
            rule: text(rule),
            what: text(what),
            header: list(&[]),
            claims: list(claims),
            only: false,
            sdks: List::EMPTY,
            advice: text(advice),
        }
    }

    setters! {
        header(header: &'static [(Text, Text)]) { header: list(header) }
        only() { only: true }
        sdks(sdks: &'static [&'static str]) { sdks: List::Static(sdks) }
    }
}
