//! Which declarations an alert may concern.

use std::collections::HashMap;
use std::path::Path;

use token_codegen::model::{Model, Token};
use token_codegen::segments::{Segment, segments};
use token_protocols::monitor::Alert;
use token_schema::Vendor;

use crate::answer::{Answer, note};
use crate::environment::Environment;
use crate::grants_file;

/// The declarations of a grants.toml.
pub(super) struct Declared {
    model: Option<Model>,
    /// Why there are none.
    pub(super) problems: String,
}

impl Declared {
    /// Without the default file there are no declarations; an invalid file is named, because the alerts can be listed
    /// without it.
    pub(super) fn read(path: &Path, vendor: &Vendor) -> Result<Self, Answer> {
        if path == Path::new(grants_file::DEFAULT) && !path.exists() {
            return Ok(Self { model: None, problems: String::new() });
        }
        let checked = grants_file::read(path)?.check();
        Ok(match checked.sound() {
            Ok(model) if model.schema.name == vendor.name => Self { model: Some(model), problems: String::new() },
            Ok(model) => {
                let (of, known) = (&model.schema.title, &vendor.title);
                let other = format!("{} declares tokens of {of}, and the alerts are those of {known}", model.file);
                Self { model: None, problems: note(&other) }
            }
            Err(_) => {
                let what =
                    "the declarations are not named, because the grants.toml has an error; `token check` shows it";
                Self { model: None, problems: note(what) }
            }
        })
    }

    /// The names of the declarations for the SDKs of the alert's code; if some of them name the alert's service, only
    /// these. `None` if there are no declarations to choose from.
    pub(super) fn by(&self, alert: &Alert, environment: &Environment, vendor: &Vendor) -> Option<Vec<&str>> {
        let sdks = alert.code.map(|code| sdks_of(code, vendor)).unwrap_or_default();
        let model = self.model.as_ref()?;
        let for_sdks = |token: &&Token| sdks.is_empty() || token.sdks.iter().any(|sdk| sdks.contains(&&*sdk.name));
        let tokens: Vec<_> = model.tokens.iter().filter(for_sdks).collect();
        let ids: Vec<_> = [&alert.service, &alert.resource].into_iter().filter(|id| id.len() > 2).collect();
        let mut values = HashMap::new();
        let mut names = |token: &&&Token| ids.iter().any(|id| names_id(token, id, environment, &mut values));
        let exact: Vec<_> = tokens.iter().filter(&mut names).copied().collect();
        let chosen = if exact.is_empty() { tokens } else { exact };
        Some(chosen.into_iter().map(|token| token.name.as_str()).collect())
    }
}

/// The SDKs for which the vendor reports a code; empty if for all. A code that one SDK alone receives is about this
/// SDK.
fn sdks_of(code: u32, vendor: &Vendor) -> Vec<&str> {
    let mut received: Vec<_> =
        vendor.wire.iter().filter(|wire| wire.code == code).flat_map(|wire| wire.sdks.iter()).collect();
    received.dedup();
    if received.len() == 1 {
        return received;
    }
    let rows: Vec<_> = vendor.rules.iter().filter(|row| row.codes.contains(&code)).collect();
    if rows.iter().any(|row| row.sdks.is_empty()) {
        return Vec::new();
    }
    rows.iter().flat_map(|row| row.sdks.iter()).collect()
}

/// Whether a declaration has this id, as it is written or in a variable.
fn names_id(token: &Token, id: &str, environment: &Environment, values: &mut HashMap<String, Option<String>>) -> bool {
    segments(token).into_iter().any(|segment| match segment {
        Segment::Text(text) => text.contains(id),
        Segment::Env(env) | Segment::Optional(_, env) => {
            let value = values.entry(env.name.clone()).or_insert_with(|| environment.get(&env.name));
            value.as_deref().or(env.default.as_deref()) == Some(id)
        }
        Segment::Input(_) => false,
    })
}
