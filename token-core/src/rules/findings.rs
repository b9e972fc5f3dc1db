//! Collects what the rules find in one token: at most some findings of a kind, and how many more there are.

use token_schema::rule;

use crate::rules::finding::Finding;
use crate::rules::finding::More;
use crate::rules::redaction::Redaction;

/// How many findings of one rule and severity are kept. A token of 64 KiB has room for thousands, and nobody reads them.
const MOST: usize = 20;

/// What was found in one token.
///
/// It is the one door that findings leave by, so what a rule quotes of the token is held against the secrets here.
pub(crate) struct Findings<'a> {
    kept: Vec<Finding>,
    more: Vec<More>,
    most: usize,
    redaction: Redaction<'a>,
    own: &'static token_schema::Additions,
    /// The place of a `grant-field-unknown` that another finding explains.
    explained: Option<String>,
}

impl<'a> Findings<'a> {
    pub(crate) fn new(redaction: Redaction<'a>, own: &'static token_schema::Additions) -> Self {
        Self { kept: Vec::new(), more: Vec::new(), most: MOST, redaction, own, explained: None }
    }

    /// All findings, of what a program itself wrote.
    pub(crate) fn unlimited(vendor: &'static token_schema::Vendor) -> Self {
        Self { most: usize::MAX, ..Self::new(Redaction::new(vendor, &[], &[]), token_schema::Additions::NONE) }
    }

    pub(crate) fn push(&mut self, finding: Finding) {
        if finding.rule == rule::GRANT_FIELD_UNKNOWN && self.explained.as_deref() == Some(&finding.at) {
            return;
        }
        let same = |known: &&Finding| known.rule == finding.rule && known.severity == finding.severity;
        if self.kept.iter().filter(same).count() < self.most || !self.decides_nothing(&finding) {
            self.kept.push(self.redaction.of_finding(finding));
            return;
        }
        let same = |known: &&mut More| known.rule == finding.rule && known.severity == finding.severity;
        match self.more.iter_mut().find(same) {
            Some(more) => more.count += 1,
            None => self.more.push(More { rule: finding.rule, severity: finding.severity, count: 1 }),
        }
    }

    /// Whether what the vendor calls the finding is said already: its codes depend on the rule, the SDK and the grant.
    fn decides_nothing(&self, finding: &Finding) -> bool {
        let grant = self.grant_of(finding);
        self.kept.iter().any(|known| {
            known.rule == finding.rule
                && known.severity == finding.severity
                && known.sdk == finding.sdk
                && self.grant_of(known) == grant
        })
    }

    /// The known grant in which a finding stands.
    fn grant_of<'f>(&self, finding: &'f Finding) -> Option<&'f str> {
        let vendor = self.redaction.vendor();
        let known = |key: &&str| vendor.grants.iter().chain(self.own.grants.iter()).any(|grant| grant.key == *key);
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
