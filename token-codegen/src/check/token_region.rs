//! `region` of a declaration: a region of the vendor, or a variable that holds one.

use std::sync::Arc;

use token_schema::rule;

use super::codes::codes;
use super::env::Variables;
use super::regions;
use super::scope::Scope;
use crate::ast::{self, Entry, Spanned, Table, Value};
use crate::model::{Env, InputKind, Region, Sdk};
use crate::report::{Problem, Report, in_quotes, listed, quoted};
use crate::span::Span;

pub(super) struct TokenRegion<'a> {
    pub(super) what: &'a str,
    pub(super) sdks: &'a [Arc<Sdk>],
    pub(super) scope: &'a Scope,
}

impl TokenRegion<'_> {
    pub(super) fn check(
        &self,
        declaration: &ast::Token,
        variables: &mut Variables,
        report: &mut Report,
    ) -> Option<Region> {
        let Some(entry) = declaration.table.get("region") else {
            if let Some(default) = self.scope.schema.format.regions.first() {
                self.available(default, Place::Missing(declaration), report);
            }
            return None;
        };
        match &entry.value.value {
            Value::String(name) => {
                let name = Spanned { value: name.clone(), span: entry.value.span.clone() };
                self.named(&name, "region", report);
                Some(Region::Named(name.value))
            }
            Value::Table(table) => self.variable(entry, table, variables, report).map(Region::Env),
            _ => {
                let title = format!("{}: `region` is {}", self.what, entry.value.value.what());
                Problem::at(rule::WRONG_TYPE, &entry.value, title)
                    .label("expected a string, or `{ env = \"NAME\" }`")
                    .add_to(report);
                None
            }
        }
    }

    fn named(&self, region: &Spanned<String>, key: &str, report: &mut Report) {
        if regions::check(self.what, region, &self.scope.schema, report) {
            self.available(&region.value, Place::Written(&region.span, key), report);
        }
    }

    /// `{ env = "NAME", default = "us1" }`. The value is checked when the program starts.
    fn variable(&self, entry: &Entry, table: &Table, variables: &mut Variables, report: &mut Report) -> Option<Env> {
        const KEYS: [&str; 2] = ["env", "default"];
        let what = self.what;
        let before = report.len();
        for unknown in table.entries.iter().filter(|member| !KEYS.contains(&member.key.value.as_str())) {
            let title = format!("{what}: unknown key {} in `region`", quoted(&unknown.key.value));
            Problem::at(rule::UNKNOWN_KEY, &unknown.key, title)
                .label("it would have no effect")
                .suggest(&unknown.key.value, &KEYS, "the keys here are")
                .add_to(report);
        }
        let [name, default] = KEYS.map(|key| {
            let member = table.get(key)?;
            match &member.value.value {
                Value::String(text) => Some(Spanned { value: text.clone(), span: member.value.span.clone() }),
                other => {
                    let title = format!("{what}: `{key}` of `region` is {}", other.what());
                    Problem::at(rule::WRONG_TYPE, &member.value, title).label("expected a string").add_to(report);
                    None
                }
            }
        });
        if report.errors_since(before) {
            return None;
        }
        if let Some(default) = &default {
            self.named(default, "default", report);
        }
        let Some(name) = name else {
            Problem::new(rule::DEFAULT_WITHOUT_ENV, entry.place(), format!("{what}: `region` names no variable"))
                .label("the region comes from a variable, or is a string")
                .help("add `env = \"NAME\"`, or write the region itself")
                .add_to(report);
            return None;
        };
        if self.scope.schema.format.regions.is_empty() {
            let title = format!("{what}: {} has no regions", self.scope.schema.title);
            Problem::at(rule::REGION_UNKNOWN, &name, title)
                .label("no value would be valid")
                .help("remove it")
                .add_to(report);
        } else if self.shared().is_none() {
            let names = listed(self.sdks.iter().map(|sdk| sdk.title.to_string()), "and");
            let title = format!("{what}: no region has all of its SDKs");
            Problem::at(rule::REGION_WITHOUT_SDK, &name, title)
                .label(format!("no value would be valid for {names}"))
                .help("declare a separate token for each SDK")
                .add_to(report);
        }
        let is_good = variables.check(&name, &InputKind::String, [what, "region"], &self.scope.schema, report);
        (is_good && !report.errors_since(before)).then(|| Env {
            line: report.source().line(name.span.start),
            name: name.value,
            optional: false,
            default: default.map(|default| default.value),
            kind: InputKind::String,
            field: "region".to_owned(),
            span: name.span,
        })
    }

    /// A region in which all SDKs are available.
    fn shared(&self) -> Option<&str> {
        let mut regions = self.scope.schema.format.regions.iter();
        regions.find(|region| self.sdks.iter().all(|sdk| sdk.regions.contains(region)))
    }

    /// Reports the SDKs that are not available in a region.
    fn available(&self, region: &str, place: Place<'_>, report: &mut Report) {
        let Self { what, sdks, scope } = self;
        let (span, suffix) = match place {
            Place::Written(span, _) => (span, ""),
            Place::Missing(declaration) => (&declaration.place, ", which is the default"),
        };
        for sdk in sdks.iter().filter(|sdk| !sdk.is_in(region)) {
            let codes = codes(&scope.schema, &sdk.region_rule, Some(&sdk.name));
            let title = format!("{what}: {} is not available in region `{region}`{suffix}", sdk.title);
            let problem = Problem::new(rule::REGION_WITHOUT_SDK, span.clone(), title)
                .label(format!("{} rejects a token of this region{codes}", sdk.title));
            let problem = match (self.shared().map(in_quotes), place) {
                (Some(shared), Place::Written(span, key)) => {
                    problem.help(format!("write `{key} = {shared}`")).edit(span, shared)
                }
                (Some(shared), Place::Missing(declaration)) => {
                    let table = [&declaration.name.span, &declaration.span];
                    problem.add_lines(report.source(), table, &[format!("region = {shared}")], "")
                }
                (None, _) => problem.help(format!(
                    "{} is available in {}, the other SDKs of this token are not: declare a separate token for {}",
                    sdk.title,
                    listed(sdk.regions.iter(), "and"),
                    sdk.title
                )),
            };
            report.add(problem);
        }
    }
}

/// The place of a region.
#[derive(Clone, Copy)]
enum Place<'a> {
    /// Its text, and its key.
    Written(&'a Span, &'a str),
    /// The declaration that has the default region.
    Missing(&'a ast::Token),
}
