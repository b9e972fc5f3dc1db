//! The booleans that an SDK asks for: that a grant is there is not enough for it.

use std::sync::Arc;

use token_schema::rule;

use super::codes::codes;
use super::fit;
use super::scope::Scope;
use crate::ast::Entry;
use crate::model::{Grant, Token, Value};
use crate::report::{Problem, Report};

/// A boolean that must be `true` for an SDK, in a grant that is there.
pub(crate) fn check(what: &str, token: &Token, grants: &[(Arc<Grant>, &Entry)], scope: &Scope, report: &mut Report) {
    for sdk in &token.sdks {
        for flag in sdk.flags.iter() {
            let Some((key, name)) = flag.split_once('.') else { continue };
            let Some((_, entry)) = grants.iter().find(|(grant, _)| grant.key == key) else { continue };
            // A grant that has another problem is reported for that one.
            let used = token.grants.iter().find(|used| used.grant.key == key);
            let Some(Value::Object(members)) = used.map(|used| &used.value) else { continue };
            let value = members.iter().find(|(member, _)| member == name).map(|(_, value)| value);
            let why = match value {
                Some(Value::Bool(true)) => continue,
                Some(Value::Env(_) | Value::Input(_)) => "it may be false at run time, and then",
                Some(_) => "it is false, so",
                None => "without it",
            };
            let codes = codes(&scope.schema, rule::GRANT_MISSING_FOR_SDK.id(), Some(&sdk.name));
            report.add(
                Problem::new(
                    rule::GRANT_MISSING_FOR_SDK,
                    entry.place(),
                    format!("{what}: the {} SDK needs `{flag}`", sdk.title),
                )
                .label(format!("{why} {} refuses the token{codes}", sdk.title))
                .help(format!("write `{flag} = true`{}", fit::or_without(sdk, &token.sdks))),
            );
        }
    }
}
