//! The one place that maps a vendor's name to its Rust type.

use token_codegen::report::quoted;
use token_codegen::suggest;
use token_core::engine::{Declarations, Start, Template};
use token_core::start::Source;
use token_core::{Finding, StartError};

use crate::answer::{Answer, error};

/// The default of `--vendor`.
pub(crate) const DEFAULT: &str = "twilio";

const ALL: &[Vendor] =
    &[of::<token_core::twilio::Twilio>(), of::<token_core::livekit::Livekit>(), of::<token_core::zoom::Zoom>()];

#[derive(Debug)]
pub(crate) struct Vendor {
    pub(crate) table: &'static token_schema::Vendor,
    /// Makes a template of the first declaration.
    pub(crate) start: fn(&'static Declarations, &Source<'_>) -> Result<Started, StartError>,
}

/// A template, and warnings about the environment.
pub(crate) type Started = (Template, Vec<Finding>);

pub(crate) fn named(name: &str) -> Result<&'static Vendor, Answer> {
    ALL.iter().find(|vendor| vendor.table.name == name).ok_or_else(|| {
        let names: Vec<_> = ALL.iter().map(|vendor| &*vendor.table.name).collect();
        let (_, help) = suggest::help(name, &names, "the vendors are");
        Answer::usage(error(&format!("unknown vendor {}", quoted(name)), &help))
    })
}

/// The rules of a vendor as codegen reads them.
pub(crate) fn schema(name: &str) -> Result<token_codegen::Vendor, Answer> {
    named(name)?;
    token_codegen::Vendor::builtin(name)
        .ok_or_else(|| Answer::usage(error(&format!("no schema of the vendor {}", quoted(name)), "")))
}

const fn of<V: token_core::marker::Vendor>() -> Vendor {
    Vendor { table: V::TABLE, start: start::<V> }
}

fn start<V: token_core::marker::Vendor>(
    declarations: &'static Declarations,
    source: &Source<'_>,
) -> Result<Started, StartError> {
    let start = Start::<V>::from_source(declarations, source)?;
    Ok((start.template(0), start.finish().warnings().to_vec()))
}
