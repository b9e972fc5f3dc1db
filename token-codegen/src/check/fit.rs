//! That a declaration's grants and its SDKs fit each other.

use std::sync::Arc;

use token_schema::rule;

use super::codes::codes;
use super::examples;
use super::scope::{Lookup, Scope};
use crate::ast::Entry;
use crate::model::{Grant, Sdk};
use crate::report::{Problem, Report, capped};
use crate::span::Span;

/// The grants and the SDKs of one declaration.
pub(super) struct Fit<'a> {
    /// The declaration in messages.
    pub(super) what: &'a str,
    /// Its header.
    pub(super) place: &'a Span,
    pub(super) sdks: &'a [Arc<Sdk>],
    pub(super) grants: &'a [(Arc<Grant>, &'a Entry)],
    pub(super) scope: &'a Scope,
}

impl Fit<'_> {
    /// Both ways, as far as all grants, and all SDKs, are known.
    pub(super) fn check(&self, all_grants: bool, all_sdks: bool, report: &mut Report) {
        let strays: Vec<_> = if all_sdks { self.strays().collect() } else { Vec::new() };
        let missing: Vec<_> = if all_grants { self.missing().collect() } else { Vec::new() };
        // One grant in the place of another is one mistake, with one way out for each thing that may have been meant.
        if let ([_], [stray], [missing]) = (self.sdks, strays.as_slice(), missing.as_slice()) {
            self.exchanged(stray, missing, report);
            return;
        }
        for (sdk, grant) in missing {
            self.lacks(sdk, grant, report);
        }
        for (grant, entry) in strays {
            self.unused(grant, entry, report);
        }
    }

    /// What an SDK requires, and is not there: the vendor refuses the token.
    fn missing(&self) -> impl Iterator<Item = (&Sdk, &Grant)> {
        self.sdks.iter().flat_map(|sdk| sdk.requires.iter().map(move |key| (sdk, key))).filter_map(|(sdk, key)| {
            let there = self.grants.iter().any(|(grant, _)| grant.key == *key);
            match self.scope.grant(key) {
                Lookup::Found(grant) if !there => Some((sdk.as_ref(), grant.as_ref())),
                _ => None,
            }
        })
    }

    /// What no named SDK uses: it was meant for another token, or its SDK was forgotten.
    fn strays(&self) -> impl Iterator<Item = (&Grant, &Entry)> {
        let strays = self.grants.iter().filter(|(grant, _)| {
            !self.sdks.iter().any(|sdk| Scope::carries(sdk, grant)) && !self.scope.carriers(grant).is_empty()
        });
        strays.map(|(grant, entry)| (grant.as_ref(), *entry))
    }

    fn lacks(&self, sdk: &Sdk, grant: &Grant, report: &mut Report) {
        let (what, title, key) = (self.what, &sdk.title, &grant.key);
        let codes = codes(&self.scope.schema, rule::GRANT_MISSING_FOR_SDK.id(), Some(&sdk.name));
        report.add(
            Problem::new(
                rule::GRANT_MISSING_FOR_SDK,
                self.place.clone(),
                format!("{what}: the {title} SDK needs the grant `{key}`"),
            )
            .label(format!("{title} refuses a token without it{codes}"))
            .help(format!("add {}{}", self.opening(sdk, grant), or_without(sdk, self.sdks))),
        );
    }

    fn unused(&self, grant: &Grant, entry: &Entry, report: &mut Report) {
        let (what, key) = (self.what, &grant.key);
        let named = listed_titles(self.sdks.iter());
        let carriers = self.scope.carriers(grant);
        let users = listed_titles(carriers.iter().copied());
        let name = carriers.first().map_or("", |sdk| sdk.name.as_ref());
        let does = if self.sdks.len() == 1 { "does" } else { "do" };
        report.add(
            Problem::new(
                rule::GRANT_NOT_FOR_SDK,
                entry.place(),
                format!("{what}: {named} {does} not use the grant `{key}`"),
            )
            .label(format!("it is for {users}"))
            .help(format!("add \"{name}\" to `sdk`, or remove the grant")),
        );
    }

    /// The only SDK does not use what is there, and has not what it needs.
    fn exchanged(&self, (grant, entry): &(&Grant, &Entry), (sdk, needed): &(&Sdk, &Grant), report: &mut Report) {
        let (what, title) = (self.what, &sdk.title);
        let carriers = self.scope.carriers(grant);
        let users = listed_titles(carriers.iter().copied());
        let meant = carriers.first().map_or("", |sdk| sdk.name.as_ref());
        let codes = codes(&self.scope.schema, rule::GRANT_MISSING_FOR_SDK.id(), Some(&sdk.name));
        report.add(
            Problem::new(
                rule::GRANT_NOT_FOR_SDK,
                entry.place(),
                format!("{what}: {title} does not use the grant `{}`, and needs `{}`", grant.key, needed.key),
            )
            .label(format!("it is for {users}; without `{}` {title} refuses the token{codes}", needed.key))
            .help(format!(
                "for {}, write `sdk = \"{meant}\"`; for {title}, write {} in its place",
                carriers.first().map_or("", |sdk| sdk.title.as_ref()),
                self.opening(sdk, needed),
            )),
        );
    }

    /// What opens an SDK, in one sentence.
    fn opening(&self, sdk: &Sdk, grant: &Grant) -> String {
        let lines = examples::opening(&self.scope.schema, Some(sdk), grant);
        lines.iter().map(|line| format!("`{line}`")).collect::<Vec<_>>().join(" and ")
    }
}

/// The other way to be rid of what an SDK asks for. A token must be for some SDK, so the only one cannot go.
pub(super) fn or_without(sdk: &Sdk, sdks: &[Arc<Sdk>]) -> String {
    match sdks {
        [_] => String::new(),
        _ => format!(", or remove \"{}\" from `sdk`", sdk.name),
    }
}

fn listed_titles<'a>(sdks: impl Iterator<Item = &'a Arc<Sdk>>) -> String {
    let titles = capped(sdks.map(|sdk| sdk.title.to_string()).collect());
    match titles.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, others)) => format!("{} and {last}", others.join(", ")),
        None => String::new(),
    }
}
