//! The one place that maps a vendor's name to its Rust type.

use token_codegen::report::quoted;
use token_codegen::suggest;
use token_core::engine::{Declarations, Start, Template};
use token_core::{Finding, StartError};

use crate::answer::{Answer, error};

/// The vendor of commands that read no grants.toml, unless `--vendor` names another.
pub(crate) const DEFAULT: &str = "twilio";

const ALL: &[Vendor] =
    &[of::<token_core::twilio::Twilio>(), of::<token_core::livekit::Livekit>(), of::<token_core::zoom::Zoom>()];

/// A vendor that this program was built with.
#[derive(Debug)]
pub(crate) struct Vendor {
    /// Its rules.
    pub(crate) table: &'static token_schema::Vendor,
    /// Makes a template of the first declaration.
    pub(crate) start: fn(&'static Declarations, &Lookup<'_>) -> Result<Started, StartError>,
}

/// A template, and what looks wrong in the environment but need not be.
pub(crate) type Started = (Template, Vec<Finding>);

/// Where variables are found.
pub(crate) type Lookup<'a> = dyn Fn(&str) -> Option<String> + 'a;

/// The vendor of this name.
pub(crate) fn named(name: &str) -> Result<&'static Vendor, Answer> {
    ALL.iter().find(|vendor| vendor.table.name == name).ok_or_else(|| {
        let names: Vec<_> = ALL.iter().map(|vendor| &*vendor.table.name).collect();
        let (_, help) = suggest::help(name, &names, "the vendors are");
        Answer::usage(error(&format!("unknown vendor {}", quoted(name)), &help))
    })
}

/// The rules of the vendor of this name, as they are written.
pub(crate) fn schema(name: &str) -> Result<token_codegen::Vendor, Answer> {
    named(name)?;
    // What was compiled in was generated from one of these.
    token_codegen::Vendor::builtin(name)
        .ok_or_else(|| Answer::usage(error(&format!("no rules of {}", quoted(name)), "")))
}

const fn of<V: token_core::marker::Vendor>() -> Vendor {
    Vendor { table: V::TABLE, start: start::<V> }
}

fn start<V: token_core::marker::Vendor>(
    declarations: &'static Declarations,
    lookup: &Lookup<'_>,
) -> Result<Started, StartError> {
    let start = Start::<V>::from_lookup(declarations, lookup);
    let template = start.template(0);
    Ok((template, start.finish()?.warnings().to_vec()))
}
