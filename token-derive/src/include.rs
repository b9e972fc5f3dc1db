//! The arguments of `include_grants!`; the generator does the rest.

use proc_macro2::{Ident, TokenStream};
use quote::ToTokens;
use syn::parse::{Parse, ParseStream};
use syn::{LitStr, Path, Token};
use token_codegen::Generator;

pub(crate) fn include(input: TokenStream) -> TokenStream {
    match syn::parse2::<Arguments>(input) {
        Ok(arguments) => arguments.expand(),
        Err(error) => error.into_compile_error(),
    }
}

struct Arguments {
    text: LitStr,
    inline: bool,
    core: Option<TokenStream>,
    name: Option<Ident>,
}

impl Parse for Arguments {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        const USAGE: &str = "expected the path of a grants.toml: include_grants!(\"grants.toml\"), or its text: \
             include_grants!(inline = r#\"…\"#); then optionally `name = Tokens` and `crate = ::path`";
        let inline = input.fork().parse::<Ident>().is_ok_and(|word| word == "inline");
        if inline {
            input.parse::<Ident>()?;
            input.parse::<Token![=]>()?;
        }
        let text: LitStr = if let Some(why) = not_a_literal(input, inline) {
            return Err(input.error(why));
        } else {
            input.parse().map_err(|error| syn::Error::new(error.span(), USAGE))?
        };
        let mut arguments = Self { text, inline, core: None, name: None };
        while !input.is_empty() {
            input.parse::<Token![,]>()?;
            if input.is_empty() {
                break;
            }
            if input.peek(Token![crate]) {
                input.parse::<Token![crate]>()?;
                input.parse::<Token![=]>()?;
                arguments.core = Some(input.call(Path::parse_mod_style)?.into_token_stream());
            } else if input.fork().parse::<Ident>().is_ok_and(|word| word == "name") {
                input.parse::<Ident>()?;
                input.parse::<Token![=]>()?;
                arguments.name = Some(name(input)?);
            } else {
                return Err(input.error(USAGE));
            }
        }
        Ok(arguments)
    }
}

fn name(input: ParseStream<'_>) -> syn::Result<Ident> {
    if let Ok(text) = input.fork().parse::<LitStr>() {
        let value = text.value();
        let written = if syn::parse_str::<Ident>(&value).is_ok() { value.as_str() } else { "StaffTokens" };
        return Err(syn::Error::new(
            text.span(),
            format!("`name` is the name of a Rust struct: write `name = {written}`, without quotes"),
        ));
    }
    input.parse().map_err(|error| {
        syn::Error::new(error.span(), "`name` is the name of a Rust struct: write for example `name = StaffTokens`")
    })
}

/// The help for an argument that is not a string literal, which is all that a macro can read.
fn not_a_literal(input: ParseStream<'_>, inline: bool) -> Option<&'static str> {
    let ahead = input.fork();
    let word = ahead.parse::<Ident>().ok()?;
    if !ahead.peek(Token![!]) {
        // The value of a constant is unknown when the macro is expanded.
        return Some(if inline {
            "a macro cannot read a constant: write the text, include_grants!(inline = r#\"…\"#)"
        } else {
            "a macro cannot read a constant: write the path in quotes, as in include_grants!(\"grants.toml\")"
        });
    }
    Some(match (word.to_string().as_str(), inline) {
        ("include_str" | "include", _) => {
            "the file does not need `include_str!`: write its path in quotes, as in include_grants!(\"grants.toml\")"
        }
        (_, true) => {
            "a macro cannot read the output of another macro: write the text, include_grants!(inline = r#\"…\"#)"
        }
        (_, false) => {
            "a path in quotes is enough, because it counts from the folder of the crate's Cargo.toml: \
             write include_grants!(\"grants.toml\")"
        }
    })
}

impl Arguments {
    fn expand(self) -> TokenStream {
        let text = self.text.value();
        let mut generator =
            if self.inline { Generator::from_text("inline", &text) } else { Generator::from_path(text) };
        if let Some(path) = self.core {
            generator = generator.crate_path(path);
        }
        if let Some(name) = self.name {
            generator = generator.tokens_name(&name.to_string());
        }
        generator.expand(self.text.span())
    }
}
