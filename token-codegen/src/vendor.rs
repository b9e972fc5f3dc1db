//! A vendor: whose rules a `grants.toml` follows, and where the module is that was generated from them.

use std::path::{Path, PathBuf};

use proc_macro2::TokenStream;

use crate::model::Schema;
use crate::report::Report;
use crate::source::Source;
use crate::{read, vendors};

/// A vendor's rules, read and checked.
///
/// Some ship with this crate. A company keeps the schema of its own vendor in a crate of its own, generates the vendor's module
/// there, and tells each [`Generator`](crate::Generator) of a `grants.toml` where that module is:
///
/// ```
/// use token_codegen::{Generator, Vendor};
///
/// let schema = r#"
///     name = "acme"
///     title = "Acme"
///     [format]
///     header = { typ = "JWT", alg = "HS256" }
///     identity = "sub"
///     max_ttl = "24h"
///     [credential.key]
///     env = ["ACME_KEY"]
///     claim = "iss"
///     [credential.secret]
///     env = ["ACME_SECRET"]
///     secret = true
///     [grant.room.field]
///     name = { required = true }
///     [sdk.meet]
///     requires = ["room"]
/// "#;
/// let acme = Vendor::from_toml("acme.toml", schema)?;
/// // In the build script of the crate `acme-tokens`:
/// let module = Generator::from_vendor(acme.clone()).module("acme").generate()?;
/// assert!(module.text()?.contains("pub struct RoomGrant"));
///
/// // In that of an application, whose grants.toml says `vendor = "acme"`:
/// let grants = "vendor = 'acme'\ntoken.guest = { sdk = 'meet', ttl = '1h', room.name = 'lobby' }";
/// let acme = acme.at("::acme_tokens::acme".parse()?);
/// let tokens = Generator::from_text("grants.toml", grants).vendor(acme).generate()?;
/// assert!(tokens.text()?.contains("::acme_tokens::acme::RoomGrant"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
pub struct Vendor {
    schema: Schema,
    source: Source,
    path: Option<TokenStream>,
    file: Option<PathBuf>,
    /// Whether its module is generated beside the tokens, because a grants.toml named the file.
    embedded: bool,
}

impl Vendor {
    /// A vendor that ships with this crate, by its name; its module is in token-core.
    #[must_use]
    pub fn builtin(name: &str) -> Option<Self> {
        let schema = vendors::schema(name)?.clone();
        Some(Self { schema, source: vendors::source(name)?, path: None, file: None, embedded: false })
    }

    /// The names of the vendors that ship with this crate.
    pub fn builtin_names() -> impl Iterator<Item = &'static str> {
        vendors::names()
    }

    /// A vendor from the text of its schema; messages show `name`.
    ///
    /// Cargo does not track the file: a build script prints `cargo::rerun-if-changed=FILE`, or uses [`from_path`](Self::from_path).
    ///
    /// # Errors
    ///
    /// All problems of the schema if one of them is an error.
    pub fn from_toml(name: &str, text: &str) -> Result<Self, Report> {
        Self::from_source(Source::new(name, text))
    }

    /// A vendor from the bytes of its file.
    ///
    /// # Errors
    ///
    /// If the bytes are not UTF-8, or all problems of the schema if one of them is an error.
    pub fn from_bytes(name: &str, bytes: &[u8]) -> Result<Self, Report> {
        Self::from_source(Source::from_bytes(name, bytes)?)
    }

    /// A vendor from its file. A relative path counts from the current folder, which in a build script is that of the crate; a macro, whose
    /// current folder may be that of the workspace, joins it to `CARGO_MANIFEST_DIR`. Build scripts and macros track the file.
    ///
    /// # Errors
    ///
    /// If the file cannot be read, or all problems of the schema if one of them is an error.
    pub fn from_path(path: impl AsRef<Path>) -> Result<Self, Report> {
        let path = path.as_ref();
        let vendor = Self::from_source(read::file(path, None, path)?)?;
        Ok(Self { file: Some(path.to_owned()), ..vendor })
    }

    fn from_source(source: Source) -> Result<Self, Report> {
        let mut report = Report::new(&source);
        let schema = vendors::read(&source, &mut report);
        if report.has_errors() {
            return Err(report);
        }
        // A crate that includes the module has it under the vendor's name, unless `at` says otherwise.
        let path = format!("crate::{}", schema.name).parse().ok();
        Ok(Self { schema, source, path, file: None, embedded: false })
    }

    /// The vendor of a `grants.toml` that names its file: its module is generated beside the tokens.
    pub(crate) fn embedded(source: Source, file: PathBuf) -> Result<Self, Report> {
        let vendor = Self::from_source(source)?;
        let path = format!("self::{}", vendor.name()).parse().ok();
        Ok(Self { path, file: Some(file), embedded: true, ..vendor })
    }

    pub(crate) fn is_embedded(&self) -> bool {
        self.embedded
    }

    /// Where its module is, seen from the code that uses it: `::acme_tokens::acme`. Without this, `crate::` and the vendor's name.
    #[must_use]
    pub fn at(self, path: TokenStream) -> Self {
        Self { path: Some(path), embedded: false, ..self }
    }

    /// Its name in `vendor = "…"`.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.schema.name
    }

    /// Its rules.
    #[must_use]
    pub fn schema(&self) -> &Schema {
        &self.schema
    }

    /// Its file's text.
    #[must_use]
    pub fn source(&self) -> &Source {
        &self.source
    }

    /// Where its module is; `None`: in token-core, under its name.
    pub(crate) fn path(&self) -> Option<&TokenStream> {
        self.path.as_ref()
    }

    /// The file that it was read from, if it was.
    #[must_use]
    pub fn file(&self) -> Option<&Path> {
        self.file.as_deref()
    }
}
