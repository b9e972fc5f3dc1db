//! The grants and the SDKs of a declaration must match: each SDK has the grants that it requires, and each grant has an SDK that uses it.

use std::sync::Arc;

use token_schema::rule;

use super::codes::codes;
use super::examples;
use super::scope::{Lookup, Scope};
use crate::ast::Entry;
use crate::model::{Env, Grant, GrantUse, Sdk, Value};
use crate::report::{Problem, Report, capped, in_quotes};
use crate::span::Span;

pub(super) struct GrantSdkMatch<'a> {
    pub(super) what: &'a str,
    pub(super) place: &'a Span,
    /// The places of the declaration's name and table.
    pub(super) table: [&'a Span; 2],
    pub(super) sdks: &'a [Arc<Sdk>],
    pub(super) grants: &'a [(Arc<Grant>, &'a Entry)],
    pub(super) scope: &'a Scope,
}

impl GrantSdkMatch<'_> {
    /// Checks both directions, as far as all grants, and all SDKs, are known.
    pub(super) fn check(&self, all_grants: bool, all_sdks: bool, report: &mut Report) {
        let unused: Vec<_> = if all_sdks { self.unused().collect() } else { Vec::new() };
        let missing: Vec<_> = if all_grants { self.missing().collect() } else { Vec::new() };
        // One grant in place of another is one mistake with two possible corrections.
        if let ([_], [(grant, entry)], [(sdk, needed)]) = (self.sdks, unused.as_slice(), missing.as_slice()) {
            self.report_unused(grant, entry, Some((sdk, needed)), report);
            return;
        }
        for (sdk, grant) in missing {
            let (what, title) = (self.what, &sdk.title);
            let title = format!("{what}: the {title} SDK needs the grant `{}`", grant.key);
            let lines = examples::opening(&self.scope.schema, Some(sdk), grant);
            Problem::new(rule::GRANT_MISSING_FOR_SDK, self.place.clone(), title)
                .label(format!("{} rejects a token without it{}", sdk.title, self.codes(sdk)))
                .add_lines(
                    report.source(),
                    self.table,
                    &lines,
                    &(examples::or_unlimited(grant) + &self.or_without(sdk)),
                )
                .add_to(report);
        }
        for (grant, entry) in unused {
            self.report_unused(grant, entry, None, report);
        }
    }

    fn missing(&self) -> impl Iterator<Item = (&Sdk, &Grant)> {
        self.sdks.iter().flat_map(|sdk| sdk.requires.iter().map(move |key| (sdk, key))).filter_map(|(sdk, key)| {
            let present = self.grants.iter().any(|(grant, _)| grant.key == *key);
            match self.scope.grant(key) {
                Lookup::Found(grant) if !present => Some((sdk.as_ref(), grant.as_ref())),
                _ => None,
            }
        })
    }

    fn unused(&self) -> impl Iterator<Item = (&Grant, &Entry)> {
        let unused = self.grants.iter().filter(|(grant, _)| {
            !self.sdks.iter().any(|sdk| Scope::carries(sdk, grant)) && !self.scope.carriers(grant).is_empty()
        });
        unused.map(|(grant, entry)| (grant.as_ref(), *entry))
    }

    /// `instead`: the only SDK, and the grant that it needs in place of this one.
    fn report_unused(&self, grant: &Grant, entry: &Entry, instead: Option<(&Sdk, &Grant)>, report: &mut Report) {
        let carriers = self.scope.carriers(grant);
        let Some(user) = carriers.first() else { return };
        let users = listed_titles(carriers.iter().copied());
        let does = if self.sdks.len() == 1 { "does" } else { "do" };
        let title = format!("{}: {} {does} not use the grant `{}`", self.what, listed_titles(self.sdks), grant.key);
        let (title, label, help) = match instead {
            None => {
                let help = format!("write `{}`, or remove the grant", sdks_and(self.sdks, &user.name));
                (title, format!("it is for {users}"), help)
            }
            Some((sdk, needed)) => (
                format!("{title}, and needs `{}`", needed.key),
                format!(
                    "it is for {users}; without `{}` {} rejects the token{}",
                    needed.key,
                    sdk.title,
                    self.codes(sdk)
                ),
                format!(
                    "for {}, write `sdk = \"{}\"`; for {}, write {} in its place",
                    user.title,
                    user.name,
                    sdk.title,
                    self.lines(sdk, needed)
                ),
            ),
        };
        report.add(Problem::new(rule::GRANT_NOT_FOR_SDK, entry.place(), title).label(label).help(help));
    }

    /// The booleans that must be `true` for an SDK. `used` are the grants without a problem.
    pub(super) fn check_flags(&self, used: &[GrantUse], report: &mut Report) {
        for (sdk, flag) in self.sdks.iter().flat_map(|sdk| sdk.flags.iter().map(move |flag| (sdk, flag))) {
            let Some((key, name)) = flag.split_once('.') else { continue };
            let Some((_, entry)) = self.grants.iter().find(|(grant, _)| grant.key == key) else { continue };
            let used = used.iter().find(|used| used.grant.key == key);
            let Some(Value::Object(members)) = used.map(|used| &used.value) else { continue };
            let why = match members.iter().find(|(member, _)| member == name).map(|(_, value)| value) {
                Some(Value::Bool(true)) => continue,
                Some(Value::Env(_) | Value::Input(_)) => "it may be false at run time, and then",
                Some(_) => "it is false, so",
                None => "without it",
            };
            let title = format!("{}: the {} SDK needs `{flag}`", self.what, sdk.title);
            Problem::new(rule::GRANT_MISSING_FOR_SDK, entry.place(), title)
                .label(format!("{why} {} rejects the token{}", sdk.title, self.codes(sdk)))
                .help(format!("write `{flag} = true`{}", self.or_without(sdk)))
                .add_to(report);
        }
    }

    /// Whether the token has one of several permissions for each SDK. `used` are the grants without a problem.
    pub(super) fn check_any_of(&self, used: &[GrantUse], report: &mut Report) {
        let has = |path: &str| {
            let (key, name) = path.split_once('.').unwrap_or((path, ""));
            // A grant with a problem may be meant to have it.
            let is_wrong =
                self.grants.iter().any(|(grant, _)| grant.key == key) && used.iter().all(|used| used.grant.key != key);
            let value = used.iter().find(|used| used.grant.key == key).map(|used| &used.value);
            is_wrong
                || match value {
                    Some(Value::Object(members)) if !name.is_empty() => {
                        members.iter().any(|(member, value)| member == name && !may_be_absent(value))
                    }
                    value => value.is_some() && name.is_empty(),
                }
        };
        for sdk in self.sdks.iter().filter(|sdk| !sdk.any_of.is_empty() && !sdk.any_of.iter().any(has)) {
            let line = |path: &str| if path.contains('.') { format!("`{path} = true`") } else { format!("`{path}`") };
            let lines = capped(sdk.any_of.iter().map(line).collect());
            let title = format!("{}: the token has no permission that the {} SDK uses", self.what, sdk.title);
            Problem::new(rule::GRANT_MISSING_FOR_SDK, self.place.clone(), title)
                .label(format!("{} refuses every request with this token{}", sdk.title, self.codes(sdk)))
                .help(format!("write one of {}{}", lines.join(", "), self.or_without(sdk)))
                .add_to(report);
        }
    }

    fn lines(&self, sdk: &Sdk, grant: &Grant) -> String {
        let lines = examples::opening(&self.scope.schema, Some(sdk), grant);
        lines.iter().map(|line| format!("`{line}`")).collect::<Vec<_>>().join(" and ")
    }

    /// The alternative to a missing grant, unless the SDK is the only one.
    fn or_without(&self, sdk: &Sdk) -> String {
        match self.sdks {
            [_] => String::new(),
            _ => format!(", or remove \"{}\" from `sdk`", sdk.name),
        }
    }

    fn codes(&self, sdk: &Sdk) -> String {
        codes(&self.scope.schema, rule::GRANT_MISSING_FOR_SDK.id(), Some(&sdk.name))
    }
}

/// The line that names one more SDK: `sdk = ["video", "voice"]`.
pub(super) fn sdks_and(sdks: &[Arc<Sdk>], more: &str) -> String {
    let names = sdks.iter().map(|sdk| &*sdk.name).chain([more]).map(in_quotes);
    format!("sdk = [{}]", names.collect::<Vec<_>>().join(", "))
}

/// `Voice, Video and Sync`.
pub(super) fn listed_titles<'a>(sdks: impl IntoIterator<Item = &'a Arc<Sdk>>) -> String {
    let titles = capped(sdks.into_iter().map(|sdk| sdk.title.to_string()).collect());
    match titles.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, others)) => format!("{} and {last}", others.join(", ")),
        None => String::new(),
    }
}

/// Whether a value is false, or its field may be left out.
fn may_be_absent(value: &Value) -> bool {
    matches!(value, Value::Bool(false) | Value::Env(Env { optional: true, .. }))
}
