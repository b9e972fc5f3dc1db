//! What to ask the vendor before a client does, and what its answers mean.

use std::borrow::Cow;

use crate::rule::Severity;
use crate::{List, Text, list, text};

/// How the vendor's API is asked, and what its answers mean.
#[derive(Clone, Debug)]
pub struct Preflight {
    /// The host, with `{product}`: `{product}.example.com`. Empty: the vendor is not asked.
    pub host: Text,
    /// The hosts of other regions than the first.
    pub region_hosts: Cow<'static, [(Text, Text)]>,
    /// The header of a response that identifies the request; it may be empty.
    pub request_id: Text,
    /// The member of an error's body that holds the vendor's code; it may be empty.
    pub code: Text,
    /// What the answers mean. The first row that fits counts; a status from 200 to 299 means that all is well, and any other answer nothing.
    pub answers: Cow<'static, [Reply]>,
}

/// What an answer means.
#[derive(Clone, Debug)]
pub struct Reply {
    /// The meaning.
    pub means: Meaning,
    /// The statuses. Empty: any.
    pub statuses: Cow<'static, [u16]>,
    /// The vendor's codes. Empty: any, and none.
    pub codes: Cow<'static, [u32]>,
}

/// The meaning of an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// The key and the secret are not a pair that is in use.
    Rejected,
    /// The key lacks the permission, or may lack it.
    Restricted,
    /// The account is suspended or closed.
    Suspended,
    /// The credentials are those for tests of the API.
    TestCredentials,
    /// The account has no such thing.
    Missing,
    /// The request was not processed: it may be repeated.
    Busy,
}

/// A question to the vendor.
#[derive(Clone, Debug)]
pub struct Probe {
    /// Its name in the schema.
    pub name: Text,
    /// What it asks about, in messages: `Conversations service`.
    pub title: Text,
    /// The product in the host.
    pub product: Text,
    /// The path, and perhaps a query. In braces: `value`, a credential, or another field of the same grant.
    pub path: Text,
    /// The fields whose values are asked about, as paths. Empty: a question about the credentials.
    pub fields: List<str>,
    /// Whether it asks if the credentials are in use; nothing else is asked before the answer.
    pub first: bool,
    /// A variable with another secret, which is used if there is one. The refusal of the key is then no finding.
    pub secret: Text,
    /// The credential that is the user of that secret.
    pub secret_user: Text,
    /// The rule that finds that it does not exist.
    pub missing: Text,
    /// The severity of that rule.
    pub severity: Severity,
    /// What follows from it, as a clause.
    pub why: Text,
    /// What to do then. Empty: what fits any value.
    pub fix: Text,
    /// The probe that is asked next if the vendor does not know the value, or does not answer a question about the credentials.
    pub otherwise: Text,
    /// The rule that finds that this other probe knows the value.
    pub otherwise_rule: Text,
    /// A member that a good answer holds.
    pub holds: Text,
    /// The members of which one is the value.
    pub same: List<str>,
    /// What the members of the answer must be.
    pub expects: Cow<'static, [Expect]>,
}

/// What a member of an answer must be.
#[derive(Clone, Debug)]
pub struct Expect {
    /// The member.
    pub member: Text,
    /// The rule that finds that it is not.
    pub rule: Text,
    /// The severity of that rule.
    pub severity: Severity,
    /// What it must be.
    pub must: Must,
    /// What is wrong if it is not.
    pub message: Text,
    /// What to do.
    pub fix: Text,
}

/// What a member must be.
#[derive(Clone, Debug)]
pub enum Must {
    /// A string that is not empty.
    Filled,
    /// `null`, or absent.
    Null,
    /// One of these strings.
    OneOf(List<str>),
}

impl Preflight {
    /// A vendor that is not asked.
    pub const NONE: Self = Self::new("");

    /// A host with `{product}`.
    #[must_use]
    pub const fn new(host: &'static str) -> Self {
        Self { host: text(host), region_hosts: list(&[]), request_id: text(""), code: text(""), answers: list(&[]) }
    }

    setters! {
        region_hosts(hosts: &'static [(Text, Text)]) { region_hosts: list(hosts) }
        request_id(header: &'static str) { request_id: text(header) }
        code(member: &'static str) { code: text(member) }
        answers(rows: &'static [Reply]) { answers: list(rows) }
    }

    /// The host of a product in a region; `None` for a region without a host. The first region has the default host.
    #[must_use]
    pub fn host_of(&self, product: &str, region: &str, first_region: &str) -> Option<String> {
        let host = match self.region_hosts.iter().find(|(name, _)| name == region) {
            Some((_, host)) => host,
            None if region == first_region => &self.host,
            None => return None,
        };
        Some(host.replace("{product}", product))
    }

    /// What an answer means that is no success.
    #[must_use]
    pub fn meaning(&self, status: u16, code: Option<u32>) -> Option<Meaning> {
        let fits = |row: &&Reply| {
            (row.statuses.is_empty() || row.statuses.contains(&status))
                && (row.codes.is_empty() || code.is_some_and(|code| row.codes.contains(&code)))
        };
        self.answers.iter().find(fits).map(|row| row.means)
    }
}

impl Default for Preflight {
    fn default() -> Self {
        Self::NONE
    }
}

impl Reply {
    /// A row of the answers.
    #[must_use]
    pub const fn new(means: Meaning, statuses: &'static [u16], codes: &'static [u32]) -> Self {
        Self { means, statuses: list(statuses), codes: list(codes) }
    }
}

impl Meaning {
    /// All meanings.
    pub const ALL: [Self; 6] =
        [Self::Rejected, Self::Restricted, Self::Suspended, Self::TestCredentials, Self::Missing, Self::Busy];

    /// The name in a schema.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Rejected => "rejected",
            Self::Restricted => "restricted",
            Self::Suspended => "suspended",
            Self::TestCredentials => "test-credentials",
            Self::Missing => "missing",
            Self::Busy => "busy",
        }
    }
}

impl Probe {
    /// A question about the credentials.
    #[must_use]
    pub const fn new(name: &'static str, title: &'static str, product: &'static str, path: &'static str) -> Self {
        Self {
            name: text(name),
            title: text(title),
            product: text(product),
            path: text(path),
            fields: List::EMPTY,
            first: false,
            secret: text(""),
            secret_user: text(""),
            missing: text(""),
            severity: Severity::Error,
            why: text(""),
            fix: text(""),
            otherwise: text(""),
            otherwise_rule: text(""),
            holds: text(""),
            same: List::EMPTY,
            expects: list(&[]),
        }
    }

    setters! {
        fields(paths: &'static [&'static str]) { fields: List::Static(paths) }
        first() { first: true }
        secret(variable: &'static str, user: &'static str) { secret: text(variable), secret_user: text(user) }
        missing(rule: &'static str, severity: Severity, why: &'static str)
            { missing: text(rule), severity: severity, why: text(why) }
        fix(advice: &'static str) { fix: text(advice) }
        otherwise(probe: &'static str, rule: &'static str) { otherwise: text(probe), otherwise_rule: text(rule) }
        holds(member: &'static str) { holds: text(member) }
        same(members: &'static [&'static str]) { same: List::Static(members) }
        expects(rows: &'static [Expect]) { expects: list(rows) }
    }

    /// The names in braces in the path, in order.
    pub fn placeholders(&self) -> impl Iterator<Item = &str> {
        self.path.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(name, _)| name)
    }
}

impl Expect {
    /// A string that is not empty.
    #[must_use]
    pub const fn new(member: &'static str, rule: &'static str, message: &'static str, fix: &'static str) -> Self {
        Self {
            member: text(member),
            rule: text(rule),
            severity: Severity::Error,
            must: Must::Filled,
            message: text(message),
            fix: text(fix),
        }
    }

    setters! {
        severity(severity: Severity) { severity: severity }
        null() { must: Must::Null }
        one_of(words: &'static [&'static str]) { must: Must::OneOf(List::Static(words)) }
    }
}

#[cfg(test)]
mod tests {
    use super::{Meaning, Preflight, Probe, Reply};
    use crate::pair;

    static REGIONS: [(crate::Text, crate::Text); 1] = [pair("ie1", "{product}.dublin.example")];
    static ROWS: [Reply; 2] =
        [Reply::new(Meaning::Restricted, &[401, 403], &[70051]), Reply::new(Meaning::Rejected, &[401], &[])];

    #[test]
    fn a_host_is_that_of_a_known_region() {
        let asked = Preflight::new("{product}.example").region_hosts(&REGIONS);
        assert_eq!(asked.host_of("sync", "us1", "us1").as_deref(), Some("sync.example"));
        assert_eq!(asked.host_of("sync", "ie1", "us1").as_deref(), Some("sync.dublin.example"));
        assert_eq!(asked.host_of("sync", "evil", "us1"), None);
    }

    #[test]
    fn the_first_row_that_fits_counts() {
        let asked = Preflight::new("x").answers(&ROWS);
        let meaning = |status, code| asked.meaning(status, code);
        assert_eq!(meaning(401, Some(70051)), Some(Meaning::Restricted));
        assert_eq!([meaning(401, None), meaning(401, Some(20003))], [Some(Meaning::Rejected); 2]);
        assert_eq!([meaning(403, None), meaning(500, None), meaning(404, Some(70051))], [None; 3]);
    }

    #[test]
    fn placeholders_are_in_braces() {
        let probe = Probe::new("x", "x", "x", "/v1/{workspace_sid}/Workers/{value}");
        assert_eq!(probe.placeholders().collect::<Vec<_>>(), ["workspace_sid", "value"]);
    }
}
