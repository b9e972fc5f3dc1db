//! `include_grants!`: its arguments, the file, and the problems as compile errors.

use std::fmt::Write as _;
use std::path::{Component, Path, PathBuf};

use proc_macro2::{Ident, Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::parse::{Parse, ParseStream};
use syn::{LitStr, Token};
use token_codegen::expand::Options;
use token_codegen::generate::generate;
use token_codegen::report::{Report, Severity};
use token_codegen::source::Source;

/// The whole macro.
pub(crate) fn include(input: TokenStream) -> TokenStream {
    match syn::parse2::<Arguments>(input).and_then(|arguments| expand(&arguments)) {
        Ok(tokens) => tokens,
        Err(error) => error.into_compile_error(),
    }
}

fn expand(arguments: &Arguments) -> syn::Result<TokenStream> {
    let (source, tracking) = match arguments.read()? {
        Ok(read) => read,
        Err(report) => return Ok(compile_errors(&report, arguments.text.span())),
    };
    let mut options = Options::default();
    options.tracking = tracking;
    if let Some(path) = &arguments.core {
        options.core.clone_from(path);
    }
    if let Some(name) = &arguments.name {
        options.tokens = name.clone();
    }
    let generated = generate(&source, &options);
    let problems = compile_errors(&generated.report, arguments.text.span());
    let tokens = &generated.tokens;
    Ok(quote!(#problems #tokens))
}

/// Each problem as an error or a warning of the compiler, at the macro's argument; the text points into the file.
fn compile_errors(report: &Report, span: Span) -> TokenStream {
    let source = report.source();
    let problems = report.problems().into_iter().map(|problem| {
        let text = problem.render_for_compile_error(source);
        match problem.severity {
            Severity::Error => quote_spanned!(span=> ::core::compile_error!(#text);),
            // On stable Rust the one way by which a macro can warn.
            Severity::Warning => quote_spanned! {span=>
                const _: () = {
                    #[deprecated(note = #text)]
                    const fn grants_toml() {}
                    grants_toml()
                };
            },
        }
    });
    quote!(#(#problems)*)
}

struct Arguments {
    /// The path, or the text itself.
    text: LitStr,
    inline: bool,
    core: Option<TokenStream>,
    name: Option<Ident>,
}

impl Parse for Arguments {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        const USAGE: &str = "expected the path of a grants.toml: include_grants!(\"grants.toml\"), or its text: \
             include_grants!(inline = r#\"…\"#); after it may stand `name = Tokens` and `crate = ::path`";
        let inline = input.fork().parse::<Ident>().is_ok_and(|word| word == "inline");
        if inline {
            input.parse::<Ident>()?;
            input.parse::<Token![=]>()?;
        }
        let text: LitStr = input.parse().map_err(|error| syn::Error::new(error.span(), USAGE))?;
        let mut arguments = Self { text, inline, core: None, name: None };
        while !input.is_empty() {
            input.parse::<Token![,]>()?;
            if input.is_empty() {
                break;
            }
            if input.peek(Token![crate]) {
                input.parse::<Token![crate]>()?;
                input.parse::<Token![=]>()?;
                arguments.core = Some(token_codegen::rust_grant::core_path(input)?);
            } else if input.fork().parse::<Ident>().is_ok_and(|word| word == "name") {
                input.parse::<Ident>()?;
                input.parse::<Token![=]>()?;
                arguments.name = Some(input.parse()?);
            } else {
                return Err(input.error(USAGE));
            }
        }
        Ok(arguments)
    }
}

impl Arguments {
    /// The source, and what makes cargo rebuild when it changes; or why the file is no text.
    fn read(&self) -> syn::Result<Result<(Source, TokenStream), Report>> {
        let text = self.text.value();
        if self.inline {
            return Ok(Ok((Source::new("inline", &text), TokenStream::new())));
        }
        let relative = Path::new(&text);
        if relative.is_absolute() || matches!(relative.components().next(), Some(Component::Prefix(_))) {
            return Err(self.error(&format!(
                "`{text}` is an absolute path, which is another one on the next machine: write it relative to the crate's Cargo.toml"
            )));
        }
        let root = std::env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from);
        let root = root.ok_or_else(|| self.error("CARGO_MANIFEST_DIR is not set: include_grants! needs cargo"))?;
        let path = root.join(relative);
        let bytes = std::fs::read(&path).map_err(|error| self.error(&unreadable(&text, &path, &root, &error)))?;
        // By a path that the compiler puts together, so that no absolute path stands in the expansion.
        let tracking = quote! {
            const _: &[u8] =
                ::core::include_bytes!(::core::concat!(::core::env!("CARGO_MANIFEST_DIR"), "/", #text));
        };
        Ok(Source::from_bytes(&text, &bytes).map(|source| (source, tracking)))
    }

    fn error(&self, message: &str) -> syn::Error {
        syn::Error::new(self.text.span(), message)
    }
}

/// Why a file cannot be read, where it was looked for, and where one of that name is instead.
fn unreadable(text: &str, path: &Path, root: &Path, error: &std::io::Error) -> String {
    let mut message = if path.is_dir() {
        format!("cannot read `{text}`: it is a directory, not a file\n  looked at {}", path.display())
    } else {
        format!("cannot read `{text}`: {error}\n  looked at {}", path.display())
    };
    message.push_str("\n  a path counts from the folder of the crate's Cargo.toml");
    let name = Path::new(text).file_name().unwrap_or_default();
    let mut up = String::new();
    for folder in root.ancestors().take(4) {
        if folder.join(name).is_file() && folder.join(name) != path {
            let found = format!("{up}{}", name.display());
            let _ = write!(message, "\n  there is one at `{found}`: write include_grants!(\"{found}\")");
            break;
        }
        up.push_str("../");
    }
    message
}
