//! The source of a generator's text, and why it cannot be read.

use std::path::{Component, Path, PathBuf};

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use token_schema::rule;

use crate::place;
use crate::read;
use crate::report::{Problem, Report};
use crate::source::Source;
use crate::unreadable::{shown, with_slashes};
use crate::vendor::Vendor;

#[derive(Clone, Debug)]
pub(crate) enum GeneratorSource {
    /// A file, read when its text is needed.
    Path(PathBuf),
    Source(Source),
    Refused(Report),
    /// A vendor's schema, which was read and checked before.
    Vendor(Box<Vendor>),
}

impl GeneratorSource {
    /// The text; a relative path counts from `root`, or from the current folder. Messages name the file by its path from `base`, if it is
    /// there.
    pub(crate) fn read(&self, root: Option<&Path>, base: Option<&Path>) -> Result<Source, Report> {
        match self {
            Self::Path(path) => {
                let place = base.zip(root).and_then(|(base, root)| place::from(base, root, path));
                read::file(path, root, place.as_deref().unwrap_or(path))
            }
            Self::Source(source) => Ok(source.clone()),
            Self::Refused(report) => Err(report.clone()),
            Self::Vendor(vendor) => Ok(vendor.source().clone()),
        }
    }

    /// Whether a macro may read it: a path must mean the same file on every machine.
    pub(crate) fn in_a_crate(&self) -> Result<(), Report> {
        let Self::Path(path) = self else { return Ok(()) };
        let refuse = |title: String, help: String| {
            Err(Report::without_place(&shown(path), Problem::new(rule::PATH, 0..0, title).help(help)))
        };
        let written = path.to_string_lossy();
        if path.is_absolute() || matches!(path.components().next(), Some(Component::Prefix(_))) {
            return refuse(
                format!("`{}` is an absolute path, which differs on other machines", shown(path)),
                "write the path from the folder of the crate's Cargo.toml".to_owned(),
            );
        }
        if written.contains('\\') {
            return refuse(
                format!("`{}` contains `\\`, which separates folders only on Windows", shown(path)),
                format!("write `{}`, which works on every system", shown(Path::new(&written.replace('\\', "/")))),
            );
        }
        if std::env::var_os("CARGO_MANIFEST_DIR").is_none() {
            return refuse(
                "CARGO_MANIFEST_DIR is not set, so the folder that the path counts from is unknown".to_owned(),
                "cargo sets it; in a rule of another build system (Buck2: `env`, Bazel: `rustc_env`) set it to the crate's folder, or \
                 write the text: include_grants!(inline = r#\"…\"#)"
                    .to_owned(),
            );
        }
        Ok(())
    }

    /// Code that makes the compiler read the file, so that cargo builds again when it changes.
    pub(crate) fn tracking(&self, root: Option<&Path>) -> TokenStream {
        let Self::Path(path) = self else { return TokenStream::new() };
        // Outside of cargo the folder may be relative, and would count from the folder of the Rust source.
        let relative = root.filter(|root| root.is_relative());
        if let Some(full) = relative.and_then(|root| std::path::absolute(root.join(path)).ok()) {
            return included(full.to_string_lossy());
        }
        let path = with_slashes(path);
        // The compiler joins the path, so that the expansion has no absolute path.
        included(quote!(::core::concat!(::core::env!("CARGO_MANIFEST_DIR"), "/", #path)))
    }
}

/// The same for a file that the caller read, by a path that counts from the current folder.
pub(crate) fn tracking_from_here(path: &Path) -> TokenStream {
    let Ok(full) = std::path::absolute(path) else { return TokenStream::new() };
    let root = std::env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from);
    match root.and_then(|root| full.strip_prefix(root).map(Path::to_owned).ok()) {
        Some(inside) => GeneratorSource::Path(inside).tracking(None),
        // No variable leads to a file outside of the crate.
        None => included(full.to_string_lossy()),
    }
}

fn included(path: impl ToTokens) -> TokenStream {
    quote!(
        const _: &[u8] = ::core::include_bytes!(#path);
    )
}
