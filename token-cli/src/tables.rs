//! A checked model as the tables of the run time, so that what is read here and what is compiled go one way.

use std::collections::HashMap;
use std::sync::Arc;

use token_codegen::model::{self, InputKind, Model, Origin, Token};
use token_codegen::parts::{self, parts};
use token_core::engine::{Declaration, Declarations, Env, InputField, Part, ValueKind};
use token_core::schema::{self, Additions, Choices};

/// The tables of one file.
///
/// The run time's tables are statics, because compiled code has no other. Here they are leaked: a process reads one file, and needs
/// it until it ends.
#[derive(Debug)]
pub(crate) struct Tables {
    vendor: &'static schema::Vendor,
    /// What the file adds to the vendor's rules.
    own: &'static Additions,
    /// Its own kinds of SID.
    sids: HashMap<String, &'static schema::Sid>,
}

impl Tables {
    /// The tables of a file's own grants, SDKs and kinds of SID. The vendor's stay as they were compiled.
    pub(crate) fn of(model: &Model, vendor: &'static schema::Vendor) -> Self {
        let own_sids = model.schema.sids.iter().filter(|sid| sid.origin == Origin::Own);
        let sids = own_sids.map(|own| (own.name.clone(), leak(sid(own)))).collect();
        let mut tables = Self { vendor, own: Additions::NONE, sids };
        let grants = model.schema.grants.iter().filter(|grant| grant.origin == Origin::Own);
        let grants: schema::List<_> = grants.map(|grant| tables.grant(grant)).collect();
        let sdks = model.schema.sdks.iter().filter(|sdk| sdk.origin == Origin::Own);
        let sdks: schema::List<_> = sdks.map(|own| sdk(own)).collect();
        if !grants.is_empty() || !sdks.is_empty() {
            tables.own = leak(Additions { grants, sdks });
        }
        tables
    }

    /// What the file adds to the vendor's rules.
    pub(crate) fn own(&self) -> &'static Additions {
        self.own
    }

    /// The declarations of a file, with these tokens alone: only what they need must be in the environment.
    pub(crate) fn declarations<'t>(
        &self,
        model: &Model,
        tokens: impl IntoIterator<Item = &'t Token>,
    ) -> &'static Declarations {
        leak(Declarations {
            file: text(&model.file),
            vendor: self.vendor,
            own: self.own,
            tokens: list(tokens.into_iter().map(|token| self.declaration(token)).collect()),
        })
    }

    /// The table of a kind of SID.
    pub(crate) fn sid(&self, kind: &model::Sid) -> &'static schema::Sid {
        let vendors = self.vendor.sids.iter().find(|sid| sid.name == kind.name);
        vendors.or_else(|| self.sids.get(&kind.name).copied()).unwrap_or_else(|| leak(sid(kind)))
    }

    fn declaration(&self, token: &Token) -> Declaration {
        let inputs =
            token.inputs.iter().map(|input| InputField { name: text(&input.name), fields: texts(&input.fields) });
        Declaration {
            name: text(&token.name),
            line: line(token.line),
            sdks: list(token.sdks.iter().map(|sdk| self.sdk(sdk)).collect()),
            ttl: token.ttl,
            region: token.region.as_deref().map(text),
            nbf: token.nbf,
            grants: list(parts(token).into_iter().map(|part| self.part(part)).collect()),
            inputs: list(inputs.collect()),
        }
    }

    fn part(&self, part: parts::Part<'_>) -> Part {
        match part {
            parts::Part::Text(constant) => Part::Text(constant.leak()),
            parts::Part::Env(env) => Part::Env(Env {
                name: text(&env.name),
                default: env.default.as_deref().map(text),
                kind: self.value_kind(&env.kind),
                field: text(&env.field),
                line: line(env.line),
            }),
            parts::Part::Input(index) => Part::Input(index),
        }
    }

    /// What a variable must hold.
    fn value_kind(&self, kind: &InputKind) -> ValueKind {
        match kind {
            InputKind::Bool => ValueKind::Bool,
            InputKind::Integer => ValueKind::Integer,
            InputKind::Sid(sid) => ValueKind::Sid(self.sid(sid)),
            _ => ValueKind::Text,
        }
    }

    fn sdk(&self, named: &model::Sdk) -> &'static schema::Sdk {
        let mut known = self.vendor.sdks.iter().chain(self.own.sdks.iter());
        known.find(|sdk| sdk.name == named.name).unwrap_or_else(|| leak(sdk(named)))
    }

    fn grant(&self, grant: &model::Grant) -> schema::Grant {
        schema::Grant {
            key: grant.key.clone().into(),
            flat: grant.flat,
            sdks: names(&grant.sdks),
            shape: self.shape(&grant.shape),
            deprecated: grant.deprecated.clone().map(Into::into),
        }
    }

    /// Of a grant that is written in Rust nothing is known here, so it is free JSON.
    fn shape(&self, shape: &model::Shape) -> schema::Shape {
        match shape {
            model::Shape::Fields { fields, any_of } => schema::Shape::Fields {
                fields: fields.iter().map(|field| self.field(field)).collect(),
                any_of: names(any_of),
            },
            _ => schema::Shape::Json,
        }
    }

    fn field(&self, field: &model::Field) -> schema::Field {
        let kind = match &field.kind {
            model::Kind::Text => schema::Kind::String,
            model::Kind::Bool => schema::Kind::Boolean,
            model::Kind::Integer => schema::Kind::Integer,
            model::Kind::Texts => schema::Kind::Strings,
            model::Kind::Sid(sid) => schema::Kind::sid(self.sid(sid)),
            model::Kind::Switch(member) => schema::Kind::Switch(member.clone().into()),
            model::Kind::Object(_, shape) => schema::Kind::Object(self.shape(shape)),
            // Both crates are of one version, so there is no other; if there were, nothing would be said of it.
            _ => schema::Kind::Object(schema::Shape::Json),
        };
        schema::Field {
            required: field.required,
            deprecated: field.deprecated.clone().map(Into::into),
            one_of: choices(&field.one_of),
            max: field.max,
            unit: unit(field.unit),
            default: field.default,
            needs: names(&field.needs),
            sdks: names(&field.sdks),
            ..schema::Field::new(field.name.clone().into(), kind)
        }
    }
}

fn choices(one_of: &[model::Choice]) -> Choices {
    let strings = one_of.iter().filter_map(|choice| match choice {
        model::Choice::Text(text) => Some(Arc::from(text.as_str())),
        model::Choice::Integer(_) => None,
    });
    let integers = one_of.iter().filter_map(|choice| match choice {
        model::Choice::Text(_) => None,
        model::Choice::Integer(number) => Some(*number),
    });
    match one_of.first() {
        None => Choices::Any,
        Some(model::Choice::Text(_)) => Choices::Strings(strings.collect::<schema::List<str>>()),
        Some(model::Choice::Integer(_)) => Choices::Integers(integers.collect()),
    }
}

fn unit(unit: model::Unit) -> schema::Unit {
    match unit {
        model::Unit::Characters => schema::Unit::Characters,
        model::Unit::DoubleByte => schema::Unit::DoubleByte,
        model::Unit::Bytes => schema::Unit::Bytes,
    }
}

fn sid(sid: &model::Sid) -> schema::Sid {
    schema::Sid {
        name: sid.name.clone().into(),
        title: sid.title.clone().into(),
        prefix: sid.prefix.clone().into(),
        digits: sid.digits,
        suffix: sid.suffix.clone().into(),
        literals: names(&sid.literals),
    }
}

fn sdk(sdk: &model::Sdk) -> schema::Sdk {
    let identity = &sdk.identity;
    schema::Sdk {
        name: sdk.name.clone().into(),
        title: sdk.title.clone().into(),
        requires: names(&sdk.requires),
        flags: names(&sdk.flags),
        allows: names(&sdk.allows),
        regions: names(&sdk.regions),
        region_rule: sdk.region_rule.clone().into(),
        identity: schema::Identity {
            optional: identity.optional,
            max: identity.max,
            unit: unit(identity.unit),
            warn_above: identity.warn_above,
            forbid: identity.forbid.clone().into(),
            forbid_control: identity.forbid_control,
            avoid: identity.avoid.clone().into(),
            prefer: identity.prefer.clone().into(),
        },
        renew_before: sdk.renew_before,
    }
}

fn names(names: &[String]) -> schema::List<str> {
    names.iter().map(|name| Arc::from(name.as_str())).collect::<schema::List<str>>()
}

/// A file of more lines than that is not read.
fn line(line: usize) -> u32 {
    u32::try_from(line).unwrap_or(u32::MAX)
}

fn leak<T>(value: T) -> &'static T {
    Box::leak(Box::new(value))
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
