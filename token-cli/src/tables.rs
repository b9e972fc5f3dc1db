//! A checked model as the tables of the run time, so that the command line issues as compiled code does.

use std::sync::Arc;

use token_codegen::model::{self, InputKind, Model, Token};
use token_codegen::segments::{Segment, lines, segments};
use token_core::engine::{self, Declaration, Declarations, Env, InputField, ValueKind};
use token_schema::Additions;

use crate::vendors;

/// The tables of one file.
///
/// The run time takes statics, as compiled code has them. Here they are leaked: a process reads one file.
#[derive(Debug)]
pub(crate) struct Tables {
    pub(crate) vendor: &'static token_schema::Vendor,
    additions: &'static Additions,
}

impl Tables {
    pub(crate) fn of(model: &Model) -> Self {
        let vendor = vendors::table(&model.schema);
        Self { vendor, additions: Box::leak(Box::new(model.schema.additions())) }
    }

    pub(crate) fn additions(&self) -> &'static Additions {
        self.additions
    }

    /// Declarations of some tokens: the environment must have only the variables that these need.
    pub(crate) fn declarations<'t>(
        &self,
        model: &Model,
        tokens: impl IntoIterator<Item = &'t Token>,
    ) -> &'static Declarations {
        Box::leak(Box::new(Declarations {
            file: text(&model.file),
            vendor: self.vendor,
            additions: self.additions,
            tokens: list(tokens.into_iter().map(|token| self.declaration(model, token)).collect()),
        }))
    }

    fn declaration(&self, model: &Model, token: &Token) -> Declaration {
        let inputs =
            token.inputs.iter().map(|input| InputField { name: text(&input.name), fields: texts(&input.fields) });
        Declaration {
            name: text(&token.name),
            line: line(token.line),
            sdks: list(token.sdks.iter().map(|sdk| self.sdk(sdk)).collect()),
            ttl: token.ttl,
            region: token.region.as_ref().map(region),
            nbf: token.nbf,
            switches: list(model.switches(token).into_iter().filter(|_| token.optional).map(text).collect()),
            grants: list(segments(token).into_iter().map(segment).collect()),
            inputs: list(inputs.collect()),
            lines: list(lines(token).into_iter().map(|(field, at)| (text(&field), line(at))).collect()),
        }
    }

    fn sdk(&self, named: &model::Sdk) -> &'static token_schema::Sdk {
        let mut known = self.vendor.sdks.iter().chain(self.additions.sdks.iter());
        known.find(|sdk| sdk.name == named.name).unwrap_or_else(|| leak(&named.table))
    }
}

fn segment(segment: Segment<'_>) -> engine::Segment {
    match segment {
        Segment::Text(constant) => engine::Segment::Text(constant.leak()),
        Segment::Env(found) => engine::Segment::Env(env(found)),
        Segment::Optional(name, found) => engine::Segment::Optional(name.leak(), env(found)),
        Segment::Input(index) => engine::Segment::Input(index),
    }
}

fn region(region: &model::Region) -> engine::Region {
    match region {
        model::Region::Env(found) => engine::Region::Env(env(found)),
        model::Region::Named(name) => engine::Region::Named(text(name)),
    }
}

fn env(env: &model::Env) -> Env {
    Env {
        name: text(&env.name),
        default: env.default.as_deref().map(text),
        kind: value_kind(&env.kind),
        field: text(&env.field),
        line: line(env.line),
    }
}

fn value_kind(kind: &InputKind) -> ValueKind {
    match kind {
        InputKind::Bool => ValueKind::Bool,
        InputKind::Integer => ValueKind::Integer,
        InputKind::Strings(separator) => ValueKind::Strings(text(separator)),
        InputKind::Sid(sid) => ValueKind::Sid(leak(&sid.table)),
        _ => ValueKind::String,
    }
}

/// Larger files are not read.
fn line(line: usize) -> u32 {
    u32::try_from(line).unwrap_or(u32::MAX)
}

pub(crate) fn leak<T>(table: &Arc<T>) -> &'static T {
    Box::leak(Box::new(Arc::clone(table)))
}

fn list<T>(items: Vec<T>) -> &'static [T] {
    items.leak()
}

fn text(text: &str) -> &'static str {
    text.to_owned().leak()
}

fn texts(items: &[String]) -> &'static [&'static str] {
    list(items.iter().map(|item| text(item)).collect())
}

#[cfg(test)]
mod tests;
