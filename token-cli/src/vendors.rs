//! The vendor of a command: one that ships with token-codegen, by its name, or any other, by its file.
//!
//! A grants.toml names its vendor itself, see [`grants_file`](crate::grants_file).

use std::path::{Path, PathBuf};

use clap::Args;
use token_codegen::model::Schema;
use token_codegen::report::{in_quotes, quoted};
use token_codegen::source;
use token_codegen::suggest;
use token_codegen::unreadable::{shown, with_slashes};
#[cfg(feature = "online")]
use token_core::declared::Lend;
use token_core::engine::{Declarations, RawCredentials, Start, Template};
use token_core::marker::NoRegion;
use token_core::start::Source;
use token_core::{Finding, StartError};

use crate::answer::{Answer, error};
use crate::file;

/// The default of `--vendor`: the first that ships with token-codegen.
pub(crate) fn default() -> &'static str {
    token_codegen::Vendor::builtin_names().next().unwrap_or_default()
}

#[derive(Args, Debug)]
pub(crate) struct VendorArguments {
    /// The vendor, by its name
    #[arg(long, default_value = default(), value_name = "NAME")]
    vendor: String,
    /// The file with the rules of another vendor
    #[arg(long, value_name = "FILE", conflicts_with = "vendor")]
    vendor_file: Option<PathBuf>,
}

impl VendorArguments {
    /// The rules as codegen reads them.
    pub(crate) fn rules(&self) -> Result<token_codegen::Vendor, Answer> {
        let Some(path) = &self.vendor_file else { return named(&self.vendor) };
        let bytes = file::read(path, source::Source::MAX_BYTES, "pass the path of a vendor's file")?;
        token_codegen::Vendor::from_bytes(&shown(path), &bytes).map_err(|report| Answer::bad(report.render_ansi()))
    }

    /// The rules as the run time reads them.
    pub(crate) fn table(&self) -> Result<&'static token_schema::Vendor, Answer> {
        Ok(table(self.rules()?.schema()))
    }

    /// The value of `vendor` in a grants.toml of the current folder, which its path counts from.
    pub(crate) fn key(&self, name: &str) -> Result<String, Answer> {
        let Some(path) = &self.vendor_file else { return Ok(in_quotes(name)) };
        if path.is_absolute() {
            let what = format!("`{}` is an absolute path, which differs on other machines", shown(path));
            return Err(Answer::usage(error(&what, "pass the path from the current folder")));
        }
        Ok(format!("{{ path = {} }}", in_quotes(&with_slashes(path))))
    }
}

pub(crate) fn named(name: &str) -> Result<token_codegen::Vendor, Answer> {
    token_codegen::Vendor::builtin(name).ok_or_else(|| {
        let names: Vec<_> = token_codegen::Vendor::builtin_names().collect();
        let (_, help) = suggest::help(name, &names, "the vendors are");
        let help = if Path::new(name).extension().is_some_and(|extension| extension == "toml") {
            format!("pass `--vendor-file {}`", shown(name.as_ref()))
        } else {
            help
        };
        Answer::usage(error(&format!("unknown vendor {}", quoted(name)), &help))
    })
}

/// The rules of a vendor for the run time, which takes statics, as compiled code has them. Here they are leaked: a process reads few.
pub(crate) fn table(schema: &Schema) -> &'static token_schema::Vendor {
    Box::leak(Box::new(schema.vendor_table()))
}

/// A template, and warnings about the environment.
pub(crate) type Started = (Template, Vec<Finding>);

/// Makes a template of the first declaration.
pub(crate) fn start(declarations: &'static Declarations, source: &Source<'_>) -> Result<Started, StartError> {
    let start = Start::<AnyVendor>::from_source(declarations, source)?;
    Ok((start.template(0), start.warnings().to_vec()))
}

/// What the declarations hold, for a preflight, and warnings about the environment.
#[cfg(feature = "online")]
pub(crate) fn lend(
    declarations: &'static Declarations,
    source: &Source<'_>,
) -> Result<(Box<dyn Lend>, Vec<Finding>), StartError> {
    let start = Start::<AnyVendor>::from_source(declarations, source)?;
    let warnings = start.warnings().to_vec();
    Ok((Box::new(start), warnings))
}

/// The rules of the vendors that ship with token-codegen.
#[cfg(feature = "online")]
pub(crate) fn all() -> impl Iterator<Item = token_schema::Vendor> {
    token_codegen::Vendor::builtin_names()
        .filter_map(token_codegen::Vendor::builtin)
        .map(|vendor| vendor.schema().vendor_table())
}

/// The vendor that the declarations name: a template follows their tables, not those of a type.
#[derive(Debug)]
enum AnyVendor {}

impl token_core::marker::Vendor for AnyVendor {
    const TABLE: &'static token_schema::Vendor = token_schema::Vendor::NONE;
    type Credentials = RawCredentials;
    type Region = NoRegion;
}
