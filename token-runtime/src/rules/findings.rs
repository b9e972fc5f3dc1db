//! Collects the findings in one token: a limited number of each rule, and the count of the others.

use token_schema::rule;

use crate::rules::finding::{Finding, More};
use crate::rules::redaction::Redaction;

/// The number of findings of one rule and severity that are kept. A token of 64 KiB has room for thousands.
const MOST: usize = 20;

/// The findings in one token. All of them pass through here, so that no rule has to hide the secrets in what it quotes.
pub(crate) struct Findings<'a> {
    kept: Vec<Finding>,
    more: Vec<More>,
    most: usize,
    redaction: Redaction<'a>,
    additions: &'static token_schema::Additions,
    explained: Option<String>,
}

impl<'a> Findings<'a> {
    pub(crate) fn new(redaction: Redaction<'a>, additions: &'static token_schema::Additions) -> Self {
        Self { kept: Vec::new(), more: Vec::new(), most: MOST, redaction, additions, explained: None }
    }

    /// Keeps all findings: for what a program itself wrote.
    pub(crate) fn unlimited(vendor: &'static token_schema::Vendor) -> Self {
        Self { most: usize::MAX, ..Self::new(Redaction::new(vendor, &[], &[]), token_schema::Additions::NONE) }
    }

    pub(crate) fn push(&mut self, finding: Finding) {
        if finding.rule == rule::GRANT_FIELD_UNKNOWN && self.explained.as_deref() == Some(&finding.at) {
            return;
        }
        let (rule, severity) = (finding.rule, finding.severity);
        let same: Vec<_> = self.kept.iter().filter(|known| (known.rule, known.severity) == (rule, severity)).collect();
        // The vendor's codes depend on the SDK and the grant, so the first finding of each is kept.
        if same.len() < self.most
            || !same
                .into_iter()
                .any(|known| known.sdk == finding.sdk && self.grant_of(known) == self.grant_of(&finding))
        {
            self.kept.push(self.redaction.of_finding(finding));
            return;
        }
        match self.more.iter_mut().find(|more| (more.rule, more.severity) == (rule, severity)) {
            Some(more) => more.count += 1,
            None => self.more.push(More { rule, severity, count: 1 }),
        }
    }

    fn grant_of<'f>(&self, finding: &'f Finding) -> Option<&'f str> {
        let vendor = self.redaction.vendor();
        let known =
            |key: &&str| vendor.grants.iter().chain(self.additions.grants.iter()).any(|grant| grant.key == *key);
        finding.grant(&vendor.format).filter(known)
    }

    pub(crate) fn extend(&mut self, findings: impl IntoIterator<Item = Finding>) {
        findings.into_iter().for_each(|finding| self.push(finding));
    }

    /// Leaves out the `grant-field-unknown` of a place that another finding explains.
    pub(crate) fn explain(&mut self, place: &str) {
        self.explained = Some(place.to_owned());
    }

    pub(crate) fn retain(&mut self, wanted: impl FnMut(&Finding) -> bool) {
        self.kept.retain(wanted);
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = &Finding> {
        self.kept.iter()
    }

    /// Whether there is an error. The first of each rule is always kept.
    pub(crate) fn has_error(&self) -> bool {
        self.kept.iter().any(Finding::is_error)
    }

    pub(crate) fn redaction(&self) -> &Redaction<'a> {
        &self.redaction
    }

    pub(crate) fn into_parts(self) -> (Vec<Finding>, Vec<More>) {
        (self.kept, self.more)
    }
}
