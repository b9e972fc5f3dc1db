//! The one entry: a `grants.toml` or a vendor's schema in, Rust or the checked model out.

use std::borrow::Cow;
use std::fmt;
use std::io;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use proc_macro2::{Span, TokenStream};
use quote::{quote, quote_spanned};
use token_schema::rule;
use token_schema::visible::escaped;

use crate::ast::Spanned;
use crate::check;
use crate::declared;
use crate::dependency::Name;
use crate::expand;
use crate::expand::options::Options;
use crate::expand::taken_sids;
use crate::extension::Extension;
use crate::generated::{Checked, Generated};
use crate::generator_source::{self, GeneratorSource};
use crate::model::{Model, Origin, RustPaths};
use crate::naming;
use crate::parse::{FileKind, parse};
use crate::place;
use crate::report::{Problem, Report};
use crate::source::Source;
use crate::vendor::Vendor;
use crate::vendor_file;
use crate::vendors;

/// Generates typed Rust from a `grants.toml`, or the module of a vendor from its schema.
///
/// A source and options give one result:
///
/// | method | for | result |
/// |---|---|---|
/// | [`check`](Self::check) | tools without generated Rust | the model and the problems |
/// | [`generate`](Self::generate) | tools | tokens or text, or a [`Report`] |
/// | [`expand`](Self::expand) | macros | the items, with each problem as a `compile_error!` |
/// | [`build_script`](Self::build_script) | a `build.rs` | a file in `OUT_DIR`, or a failed build |
/// | [`try_build_script`](Self::try_build_script) | a `build.rs` that does more | the same, or a [`Report`] |
///
/// A relative path counts from the [`root`](Self::root): by default the folder of the crate's `Cargo.toml` in `expand` and `build_script`,
/// and the current folder in the other two.
///
/// ```
/// use token_codegen::Generator;
///
/// let generated = Generator::from_text("grants.toml", r#"
///     vendor = "twilio"
///     [token.guest]
///     sdk = "video"
///     ttl = "1h"
///     video.room = { input = "room" }
/// "#)
/// .visibility("pub(crate)".parse()?)
/// .module("tokens")
/// .generate()?;
/// assert!(generated.text()?.contains("pub struct GuestInput<'a>"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone)]
#[must_use = "a generator does nothing until it is asked for a result"]
pub struct Generator {
    pub(crate) input: GeneratorSource,
    pub(crate) vendors: Vec<Vendor>,
    pub(crate) options: Options,
    /// The folder that relative paths count from.
    pub(crate) root: Option<PathBuf>,
    /// The folder that the paths in a text count from.
    folder: Option<PathBuf>,
    reader: Option<Rc<vendor_file::Reader>>,
    pub(crate) tokens: Option<String>,
    pub(crate) output: Option<String>,
    crate_given: bool,
}

impl Generator {
    /// From a file, which is read for the result; an unreadable file is a problem in the report.
    pub fn from_path(path: impl Into<PathBuf>) -> Self {
        Self::from_input(GeneratorSource::Path(path.into()))
    }

    /// From a string; messages show `name`.
    pub fn from_text(name: &str, text: &str) -> Self {
        Self::from_input(GeneratorSource::Source(Source::new(name, text)))
    }

    /// From the bytes of a file; invalid UTF-8 is a problem in the report.
    pub fn from_bytes(name: &str, bytes: &[u8]) -> Self {
        Self::from_input(match Source::from_bytes(name, bytes) {
            Ok(source) => GeneratorSource::Source(source),
            Err(report) => GeneratorSource::Refused(report),
        })
    }

    /// From a vendor's schema: its module, with credentials, grants, SIDs, SDKs and tables.
    ///
    /// Without a [`module`](Self::module) the result is a whole file, to be committed as a module of its own; `include!` takes
    /// it only inside one.
    pub fn from_vendor(vendor: Vendor) -> Self {
        Self::from_input(GeneratorSource::Vendor(Box::new(vendor)))
    }

    fn from_input(input: GeneratorSource) -> Self {
        Self {
            input,
            vendors: Vec::new(),
            options: Options::default(),
            root: None,
            folder: None,
            reader: None,
            tokens: None,
            output: None,
            crate_given: false,
        }
    }

    /// Adds a vendor for `vendor = "…"`, beside those that ship with this crate. It replaces one of the same name.
    pub fn vendor(mut self, vendor: Vendor) -> Self {
        self.vendors.retain(|other| other.name() != vendor.name());
        self.vendors.push(vendor);
        self
    }

    /// The folder that relative paths count from, whatever the result is. In a macro the current folder is that of the workspace, so a
    /// macro that needs the model passes `CARGO_MANIFEST_DIR`.
    ///
    /// ```
    /// use token_codegen::Generator;
    ///
    /// let generator = Generator::from_path("grants.toml").root(concat!(env!("CARGO_MANIFEST_DIR"), "/.."));
    /// let model = generator.check().sound()?;
    /// // The compiler reads the same file, so that cargo builds again when it changes.
    /// assert!(generator.tracking().to_string().contains("grants.toml"));
    /// assert_eq!(model.file, "grants.toml");
    /// # Ok::<(), token_codegen::report::Report>(())
    /// ```
    pub fn root(mut self, folder: impl Into<PathBuf>) -> Self {
        self.root = Some(folder.into());
        self
    }

    /// The folder of a [text](Self::from_text): a vendor's file that it names, as in `vendor = { path = "globex.toml" }`, is there. By
    /// default the [`root`](Self::root). A file has its own.
    pub fn folder(mut self, folder: impl Into<PathBuf>) -> Self {
        self.folder = Some(folder.into());
        self
    }

    /// Reads a vendor's file that the text names elsewhere than on disk, as in a revision of a repository. Its path begins with the
    /// [`folder`](Self::folder), without `..` in the middle.
    pub fn read_with(mut self, reader: impl Fn(&Path) -> io::Result<Vec<u8>> + 'static) -> Self {
        self.reader = Some(Rc::new(reader));
        self
    }

    /// The path of token-core, where it is not `::token_core`: `::tokens`, or `crate::tokens` for a re-export.
    pub fn crate_path(mut self, path: TokenStream) -> Self {
        self.options.core = path;
        self.crate_given = true;
        self
    }

    /// The visibility of the items; default: `pub`. Empty for private items.
    pub fn visibility(mut self, visibility: TokenStream) -> Self {
        self.options.visibility = visibility;
        self
    }

    /// Puts everything into a module of this name. It has the [`visibility`](Self::visibility), and what is inside is `pub`.
    pub fn module(mut self, name: &str) -> Self {
        self.options.module = Some(name.to_owned());
        self
    }

    /// The name of the struct that holds all profiles, where it is not `Tokens`: two files may stand in one module.
    pub fn tokens_name(mut self, name: &str) -> Self {
        self.tokens = Some(name.to_owned());
        self
    }

    /// The name of the file that a build script writes in `OUT_DIR`, without `.rs`; by default that of the file which is read. Two files
    /// of one name, `chat/grants.toml` and `video/grants.toml`, need one.
    pub fn output(mut self, name: &str) -> Self {
        self.output = Some(name.to_owned());
        self
    }

    /// A further derive on each type that is plain data: inputs, the grants that the file adds and the objects in them. May be called
    /// again. Grants have `Clone`, `Debug` and `PartialEq` without it, so none of these can be asked for here.
    pub fn derive(mut self, path: TokenStream) -> Self {
        self.options.derives.push(path);
        self
    }

    /// Adds what somebody generates from the model beside our items, and their checks. May be called again. The module of a vendor is
    /// extended by its rules alone: it has no tokens.
    pub fn extend(mut self, extension: impl Extension + 'static) -> Self {
        self.options.extensions.push(Rc::new(extension));
        self
    }

    /// Only reads and checks.
    #[must_use]
    pub fn check(&self) -> Checked {
        let root = self.root.as_deref();
        let source = match self.input.read(root, None) {
            Ok(source) => source,
            Err(report) => return Checked { model: None, report },
        };
        self.run(&source, root, None).checked
    }

    /// Generates, if there is no error.
    ///
    /// # Errors
    ///
    /// All errors and warnings of the source, of the extensions and of the options.
    pub fn generate(&self) -> Result<Generated, Report> {
        self.generate_from(self.root.as_deref())
    }

    /// What a function-like macro expands to, `span` being its argument: the items, and each problem as an error or a warning of the
    /// compiler that shows the line of the file.
    ///
    /// With errors the items hold the names of what was refused too, so that code which uses them is not wrong as well. The file is
    /// tracked, and so are those of [vendors](Vendor::from_path): cargo builds again when one of them changes.
    pub fn expand(&self, span: Span) -> TokenStream {
        // A problem of an option is best shown where the option stands.
        if let Err((at, message)) = self.sound_options() {
            let at = at.into_iter().next().map_or(span, |token| token.span());
            let message = escaped(&message);
            return quote_spanned!(at=> ::core::compile_error!(#message););
        }
        let in_crate = std::env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from);
        let name = if self.crate_given { Name::Usual } else { Name::in_crate(in_crate.as_deref()) };
        let root = self.root.clone().or(in_crate);
        let unnamed = name
            .problem(|path| format!("crate = {path}"))
            .map(|message| quote_spanned!(span=> ::core::compile_error!(#message);));
        if name == Name::Missing {
            return quote!(#unnamed);
        }
        // Where cargo runs the compiler, whose own messages count from there: the folder of the workspace.
        let here = std::env::current_dir().ok();
        let source = match self.input.in_a_crate().and_then(|()| self.input.read(root.as_deref(), here.as_deref())) {
            Ok(source) => source,
            Err(report) => return report.compile_errors(span),
        };
        let hidden = self.options.module.is_none().then_some(span);
        let mut options = Options { tracking: self.tracked(root.as_deref()), hidden, ..self.full_options() };
        // As it has to be written, so that the name is the only error.
        options.core = name.path().unwrap_or(options.core);
        let Ran { checked, items, vendor_file } = self.run(&source, root.as_deref(), Some(options));
        let problems = checked.report.compile_errors(span);
        let vendor = vendor_file.as_deref().map(generator_source::tracking_from_here);
        quote!(#unnamed #problems #items #vendor)
    }

    /// Code that makes the compiler read the files that the result depends on, so that cargo builds again when one changes: for a macro
    /// that uses [`check`](Self::check). [`expand`](Self::expand) contains it.
    #[must_use]
    pub fn tracking(&self) -> TokenStream {
        let root = self.root.clone().or_else(|| std::env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from));
        let vendor = self.input.read(root.as_deref(), None).ok().and_then(|source| {
            let report = &mut Report::new(&source);
            let path = parse(&source, FileKind::Grants, report).vendor_path?;
            vendor_file::place(&path, &self.folder_of_text(root.as_deref()), report)
        });
        let vendor = vendor.as_deref().map(generator_source::tracking_from_here);
        let tracked = self.tracked(root.as_deref());
        quote!(#tracked #vendor)
    }

    fn tracked(&self, root: Option<&Path>) -> TokenStream {
        let itself = match &self.input {
            GeneratorSource::Vendor(vendor) => vendor.file(),
            _ => None,
        };
        let vendors =
            self.vendors.iter().filter_map(Vendor::file).chain(itself).map(generator_source::tracking_from_here);
        let file = match (&self.input, &self.root) {
            (GeneratorSource::Path(path), Some(root)) => generator_source::tracking_from_here(&root.join(path)),
            _ => self.input.tracking(root),
        };
        quote!(#file #(#vendors)*)
    }

    pub(crate) fn generate_from(&self, root: Option<&Path>) -> Result<Generated, Report> {
        self.generate_and_track(root, &mut None)
    }

    /// The same, with the file of the vendor that the text names.
    pub(crate) fn generate_and_track(
        &self,
        root: Option<&Path>,
        tracked: &mut Option<PathBuf>,
    ) -> Result<Generated, Report> {
        // A build script runs in the folder of its crate.
        let workspace = root.and_then(place::workspace);
        let source = self.input.read(root, workspace.as_deref())?;
        if let Err((_, message)) = self.sound_options() {
            let problem = Problem::new(rule::OPTION, 0..0, message);
            return Err(Report::without_place(source.name(), problem));
        }
        let Ran { checked: Checked { model, report }, items, vendor_file } =
            self.run(&source, root, Some(self.full_options()));
        *tracked = vendor_file;
        if report.has_errors() { Err(report) } else { Ok(Generated::new(items, model, report)) }
    }

    fn run(&self, source: &Source, root: Option<&Path>, options: Option<Options>) -> Ran {
        let mut report = Report::new(source);
        if let GeneratorSource::Vendor(vendor) = &self.input {
            // `Vendor` has parsed and checked it.
            let items = options.map(|options| vendor_items(vendor, &options, &mut report)).unwrap_or_default();
            return Ran { checked: Checked { model: None, report }, items, vendor_file: None };
        }
        let mut file = parse(source, FileKind::Grants, &mut report);
        let (mut generator, mut vendor_file) = (Cow::Borrowed(self), None);
        if let Some(path) = file.vendor_path.take() {
            let folder = self.folder_of_text(root);
            vendor_file = vendor_file::place(&path, &folder, &mut report);
            match vendor_file.as_ref().map(|_| vendor_file::read(&path, &folder, self.reader.as_deref(), &mut report)) {
                None | Some(Ok(None)) => {}
                Some(Ok(Some(vendor))) => {
                    file.vendor = Some(Spanned { value: vendor.name().to_owned(), span: path.span });
                    generator = Cow::Owned(self.with_vendor_file(vendor));
                }
                // Without the vendor's rules nothing in this file can be checked.
                Some(Err(report)) => {
                    let checked = Checked { model: None, report };
                    return Ran { checked, items: TokenStream::new(), vendor_file };
                }
            }
        }
        let options_of_model = options.clone().unwrap_or_else(|| generator.full_options());
        let model = generator.check_file(&file, &options_of_model, &mut report);
        let items = model.as_ref().zip(options).map(|(model, options)| generator.items(model, &mut report, options));
        Ran { checked: Checked { model, report }, items: items.unwrap_or_default(), vendor_file }
    }

    /// The folder that the paths in the text count from.
    fn folder_of_text(&self, root: Option<&Path>) -> PathBuf {
        let folder = match &self.input {
            GeneratorSource::Path(path) => path.parent(),
            _ => self.folder.as_deref(),
        };
        let folder = folder.unwrap_or(Path::new(""));
        root.map_or_else(|| folder.to_owned(), |root| root.join(folder))
    }

    /// A vendor of the same name that the caller added says where the module is.
    fn with_vendor_file(&self, vendor: Vendor) -> Self {
        let added = self.vendors.iter().find(|added| added.name() == vendor.name()).and_then(Vendor::path);
        let vendor = added.cloned().map(|path| vendor.clone().at(path)).unwrap_or(vendor);
        self.clone().vendor(vendor)
    }

    fn check_file(&self, file: &declared::File, options: &Options, report: &mut Report) -> Option<Model> {
        let names: Vec<&str> = self.vendors.iter().map(Vendor::name).chain(vendors::names()).collect();
        let schema = |name: &str| self.named(name).map(|vendor| vendor.schema().clone());
        let mut model = check::grants_file(file, &schema, &names, self.tokens.as_deref().unwrap_or("Tokens"), report)?;
        model.rust = self.rust_paths(&model, options);
        let extensions = &self.options.extensions;
        let known: Vec<&str> = extensions.iter().flat_map(|extension| extension.metadata()).copied().collect();
        check::metadata::misspelt(&model, &known, report);
        for extension in extensions {
            extension.check(&model, report);
        }
        Some(model)
    }

    fn rust_paths(&self, model: &Model, options: &Options) -> RustPaths {
        let vendor = self.named(&model.schema.name).and_then(|vendor| vendor.path().cloned());
        let core = options.core.to_string().replace(' ', "");
        RustPaths {
            vendor: vendor.map_or_else(|| format!("{core}::{}", model.schema.name), |path| path.to_string()),
            core,
            tokens: options.tokens.to_string(),
            vendor_sids: taken_sids::by(Origin::Vendor, &model.schema),
        }
    }

    fn named(&self, name: &str) -> Option<Vendor> {
        let added = self.vendors.iter().find(|vendor| vendor.name() == name);
        added.cloned().or_else(|| Vendor::builtin(name))
    }

    fn items(&self, model: &Model, report: &mut Report, mut options: Options) -> TokenStream {
        let vendor = self.named(&model.schema.name);
        options.vendor = vendor.as_ref().and_then(|vendor| vendor.path().cloned());
        let module = vendor.filter(Vendor::is_embedded).map(|vendor| {
            options.embedded = Some(naming::ident(vendor.name()));
            expand::vendor(&vendor, &options.for_embedded(vendor.name()), &TokenStream::new())
        });
        let items = expand::grants_file(model, &options);
        let items = quote!(#module #items);
        // Invalid declarations have only names, from which an extension cannot generate.
        let beside = if report.has_errors() { TokenStream::new() } else { options.items_beside(model) };
        options.faults.take().into_iter().for_each(|fault| report.add_without_place(fault));
        if let Some(span) = options.hidden {
            // Different from the name of a module around this one, whose names may all be in scope here.
            let first = model.tokens.iter().chain(&model.rejected).next().map_or("", |token| &token.name);
            let origin = match self.input {
                GeneratorSource::Path(_) => model.file.clone(),
                _ => format!("{}_{first}", model.file),
            };
            let items = options.in_hidden_module(&origin, span, &items);
            return quote!(#items #beside);
        }
        let docs = format!(" The tokens that {} declares.", model.file);
        options.in_module(&quote!(#[doc = #docs]), &quote!(#items #beside))
    }

    fn full_options(&self) -> Options {
        let mut options = self.options.clone();
        if let Some(name) = self.tokens.as_deref().and_then(|name| syn::parse_str(name).ok()) {
            options.tokens = name;
        }
        options
    }
}

/// The module of a vendor. For the extensions it is a file without tokens.
fn vendor_items(vendor: &Vendor, options: &Options, report: &mut Report) -> TokenStream {
    let core = options.core.to_string().replace(' ', "");
    let vendor_sids = taken_sids::by(Origin::Vendor, vendor.schema());
    let model = Model {
        file: vendor.source().name().to_owned(),
        source: vendor.source().clone(),
        schema: vendor.schema().clone(),
        tokens: Vec::new(),
        rejected: Vec::new(),
        rust: RustPaths { core, vendor_sids, ..RustPaths::default() },
    };
    for extension in &options.extensions {
        extension.check(&model, report);
    }
    let beside = if report.has_errors() { TokenStream::new() } else { options.items_beside(&model) };
    let items = expand::vendor(vendor, options, &beside);
    options.faults.take().into_iter().for_each(|fault| report.add_without_place(fault));
    items
}

/// What a generator found and wrote.
struct Ran {
    checked: Checked,
    items: TokenStream,
    /// The file of the vendor that the text names.
    vendor_file: Option<PathBuf>,
}

impl fmt::Debug for Generator {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Generator").field("input", &self.input).field("options", &self.options).finish_non_exhaustive()
    }
}
