//! Profiles: what a declaration becomes, and the struct that holds them all.

use proc_macro2::{Ident, Literal, TokenStream};
use quote::{format_ident, quote};

use super::options::Options;
use super::paths::Paths;
use super::{doc, rotation};
use crate::extension::Item;
use crate::model::{Input, InputKind, Model, Token};
use crate::naming;
use crate::variables::Variable;

/// The profile's type and, where it has inputs, the type of its input.
pub(super) fn types(token: &Token, model: &Model, paths: &Paths) -> TokenStream {
    let core = &paths.core;
    let name = format_ident!("{}", token.rust);
    let docs = doc::profile(token, model);
    let (visibility, more) = (&paths.visibility, paths.attributes(Item::Profile(token)));
    let input = (!token.inputs.is_empty()).then(|| input_type(token, model, paths));
    quote! {
        #docs
        #[derive(#core::__private::Debug)]
        #more
        #visibility struct #name(#core::__private::Template);
        #input
    }
}

/// The methods and impls of a profile, for the `const _` block.
pub(super) fn impls(token: &Token, model: &Model, paths: &Paths) -> TokenStream {
    let core = &paths.core;
    let name = format_ident!("{}", token.rust);
    let values = token.inputs.iter().map(value);
    let values = quote!(#(#values),*);
    let input_name = format_ident!("{}Input", token.rust);
    let has_inputs = !token.inputs.is_empty();
    let input_of = |lifetime: TokenStream| {
        let lifetime = borrows(token).then(|| quote!(<#lifetime>));
        quote!(#input_name #lifetime)
    };
    let elided = input_of(quote!('_));
    let input = has_inputs.then(|| quote!(, input: #elided));
    let (any_input, argument) =
        if has_inputs { (input_of(quote!('a)), quote!(, input)) } else { (quote!(()), TokenStream::new()) };
    let parameter = if has_inputs { quote!(input) } else { quote!(()) };
    let contents = contents(token, paths);
    // A vendor's tokens may have no identity.
    let is_named = !model.schema.format.identity.is_empty();
    let who = is_named.then(|| quote!(, identity: &str));
    let identity = if is_named { quote!(identity) } else { quote!("") };
    let called = |ttl: TokenStream, method: TokenStream| {
        if is_named {
            quote!(Self::#method(self, #ttl identity #argument))
        } else {
            quote!(self.0.#method(#ttl identity, &[#values]))
        }
    };
    let (issue, issue_for) = (called(quote!(), quote!(issue)), called(quote!(ttl,), quote!(issue_for)));
    let issues = if is_named { " Issues a token for `identity`." } else { " Issues a token." };
    let unsigned = model.schema.has_private_key().then(|| {
        quote! {
            /// A token that something else signs, such as a key management service: its message goes out, the signature
            /// comes in.
            ///
            /// # Errors
            ///
            /// As [`issue`](Self::issue).
            pub fn unsigned(&self #who #input) -> ::core::result::Result<#core::keys::Unsigned<Self>, #core::IssueError> {
                self.0.unsigned(#identity, &[#values])
            }
        }
    });
    let (declared, seconds) = (&token.name, Literal::u64_unsuffixed(token.ttl.into()));
    let sdk_names = token.sdks.iter().map(|sdk| &*sdk.name);
    let sdks = token.sdks.iter().map(|sdk| paths.sdk(sdk));
    quote! {
        impl #name {
            #[doc = #issues]
            ///
            /// # Errors
            ///
            /// If an SDK would reject the identity, or an input is invalid.
            #[doc(alias("sign", "mint"))]
            pub fn issue(&self #who #input) -> ::core::result::Result<#core::AccessToken<Self>, #core::IssueError> {
                self.0.issue(#identity, &[#values])
            }

            /// Issues a token with a shorter lifetime than declared.
            ///
            /// # Errors
            ///
            /// As [`issue`](Self::issue), and if `ttl` is zero or longer than declared.
            #[doc(alias("issue_with_ttl", "issue_with_lifetime"))]
            pub fn issue_for(&self, ttl: ::core::time::Duration #who #input) -> ::core::result::Result<#core::AccessToken<Self>, #core::IssueError> {
                self.0.issue_for(ttl, #identity, &[#values])
            }

            #unsigned

            /// What the SDKs of these tokens would report about an identity. Warnings do not stop [`issue`](Self::issue).
            #[must_use]
            pub fn check_identity(&self, identity: &str) -> ::std::vec::Vec<#core::Finding> {
                self.0.check_identity(identity)
            }
        }

        impl #core::declared::Profile for #name {
            type Input<'a> = #any_input;
            const NAME: &'static str = #declared;
            const TTL: __k::Duration = __k::Duration::from_secs(#seconds);
            const SDKS: &'static [&'static str] = &[#(#sdk_names),*];
            fn issue(&self, identity: &str, #parameter: Self::Input<'_>) -> ::core::result::Result<#core::AccessToken<Self>, #core::IssueError> {
                #issue
            }
            fn issue_for(&self, ttl: __k::Duration, identity: &str, #parameter: Self::Input<'_>) -> ::core::result::Result<#core::AccessToken<Self>, #core::IssueError> {
                #issue_for
            }
        }

        #contents

        #(impl #sdks for #name {})*
    }
}

pub(super) fn tokens_type(model: &Model, options: &Options, paths: &Paths) -> TokenStream {
    let (core, marker) = (&paths.core, &paths.marker);
    let (name, started) = (&options.tokens, started(model));
    let docs = doc::attributes(&format!(
        "The tokens that {} declares, ready to issue: one profile each.\n\n\
         Made once when the program starts, by `from_env`, `from_lookup` or `from_source`, and shared from then on as an `Arc<{name}>`, which is what the state of a server holds: \
         `#[derive(Clone)] struct App {{ tokens: Arc<{name}> }}`.\n\n{}",
        model.file,
        doc::variables(model.variables().iter()),
    ));
    let profiles = model.tokens.iter().chain(&model.rejected).map(|token| {
        let (field, kind) = (naming::ident(&token.name), format_ident!("{}", token.rust));
        let absent = absent(token, model);
        let docs = format!(" `[token.{}]`, {}:{}.{absent}", token.name, model.file, token.line);
        let kind = if token.optional { quote!(::core::option::Option<#kind>) } else { quote!(#kind) };
        quote!(#[doc = #docs] pub #field: #kind)
    });
    let (visibility, more) = (&paths.visibility, paths.attributes(Item::Tokens(model)));
    quote! {
        #docs
        #more
        #visibility struct #name {
            #(#profiles,)*
            #started: #core::__private::Started<#marker>,
        }
    }
}

/// `Debug`, and a `Clone` that no use can satisfy.
fn traits(name: &Ident) -> TokenStream {
    let shown = name.to_string();
    quote! {
        impl __k::Debug for #name {
            fn fmt(&self, f: &mut __k::core::fmt::Formatter<'_>) -> __k::core::fmt::Result {
                FILE.fmt_profiles(#shown, f)
            }
        }

        // Never holds; the error of `derive(Clone)` names `Arc`.
        #[doc(hidden)]
        impl __k::Clone for #name
        where
            for<'a> &'a Self: __k::shared::SharedByArc,
        {
            fn clone(&self) -> Self {
                <&Self as __k::shared::SharedByArc>::never()
            }
        }
    }
}

pub(super) fn tokens_impl(model: &Model, options: &Options, paths: &Paths) -> TokenStream {
    let (core, marker) = (&paths.core, &paths.marker);
    let (name, started) = (&options.tokens, started(model));
    let profiles = || model.tokens.iter().chain(&model.rejected);
    let made = profiles().enumerate().map(|(index, token)| {
        let index = Literal::usize_unsuffixed(index);
        let (field, kind) = (naming::ident(&token.name), format_ident!("{}", token.rust));
        if token.optional {
            quote!(#field: start.optional_template(#index).map(#kind))
        } else {
            quote!(#field: #kind(start.template(#index)))
        }
    });
    let changed = profiles().map(|token| {
        let field = naming::ident(&token.name);
        if token.optional {
            quote!(if let __k::Some(profile) = &mut tokens.#field { change(&mut profile.0) })
        } else {
            quote!(change(&mut tokens.#field.0);)
        }
    });
    let traits = traits(name);
    let with_key = with_key(model, core);
    let rotation = rotation::methods(model, core, marker, &started);
    let rotated = rotation::function(name, core, &started);
    let variables = variables(model, core);
    quote! {
        #traits

        impl #name {
            /// The variables that [`from_env`](Self::from_env) reads, those of the credentials first.
            pub const VARIABLES: &'static [#core::declared::Variable] = &[#(#variables),*];

            /// Reads the credentials, and every variable that the declarations name, from the environment.
            ///
            /// # Errors
            ///
            /// All missing and invalid variables at once, each with the lines that name it.
            pub fn from_env() -> ::core::result::Result<Self, #core::StartError> {
                __k::Start::from_env(&FILE).map(start)
            }

            /// As [`from_env`](Self::from_env), with the variables that `lookup` returns, from a vault for example.
            ///
            /// # Errors
            ///
            /// All missing and invalid variables at once, each with the lines that name it.
            pub fn from_lookup(
                lookup: impl ::core::ops::Fn(&str) -> ::core::option::Option<::std::string::String>,
            ) -> ::core::result::Result<Self, #core::StartError> {
                __k::Start::from_lookup(&FILE, &lookup).map(start)
            }

            /// As [`from_env`](Self::from_env), with the variables of a source that every message names: a tenant's row, a map, a directory
            /// of mounted secrets.
            ///
            /// # Errors
            ///
            /// All missing and invalid variables at once, each with the lines that name it.
            pub fn from_source(source: &#core::start::Source<'_>) -> ::core::result::Result<Self, #core::StartError> {
                __k::Start::from_source(&FILE, source).map(start)
            }

            #with_key

            __k::features::for_tests!(start, FILE);

            #rotation

            /// What signs the tokens.
            #[must_use]
            pub fn credentials(&self) -> &<#marker as #core::marker::Vendor>::Credentials {
                self.#started.credentials()
            }

            /// What looks wrong in the environment but need not be.
            #[must_use]
            pub fn warnings(&self) -> &[#core::Finding] {
                self.#started.warnings()
            }

            /// Makes warnings errors: those of the start now, those about an identity at each issue.
            ///
            /// # Errors
            ///
            /// The warnings of the start, if there are any.
            pub fn strict(self) -> ::core::result::Result<Self, #core::StartError> {
                strict(self, __k::Strictness::Strict)
            }

            /// Makes the warnings of these rules errors, as [`strict`](Self::strict) does with all: `&["secret-look-alike"]`.
            ///
            /// # Errors
            ///
            /// The warnings of these rules at the start, and rules that do not exist.
            pub fn strict_on(self, rules: &'static [&'static str]) -> ::core::result::Result<Self, #core::StartError> {
                strict(self, __k::Strictness::On(rules))
            }

            /// Takes the time from `clock`, for issuing and verifying alike, instead of the system.
            #[must_use]
            pub fn with_clock(mut self, clock: impl ::core::ops::Fn() -> ::std::time::SystemTime + ::core::marker::Send + ::core::marker::Sync + 'static) -> Self {
                let clock = __k::Clock::new(clock);
                self.#started.set_clock(&clock);
                each_template(&mut self, |template| template.set_clock(&clock));
                self
            }

            /// Verifies tokens that these credentials signed, with the grants that the file adds.
            #[must_use]
            pub fn verifier(&self) -> &#core::Verifier<#marker> {
                self.#started.verifier()
            }
        }

        impl #core::declared::Lend for #name {
            fn lend(&self) -> #core::declared::Lent<'_> {
                #core::declared::Lend::lend(&self.#started)
            }
        }

        // Functions beside the struct: a private method would be proposed for a misspelt one.
        #rotated

        fn start(start: __k::Start<#marker>) -> #name {
            #name {
                #(#made,)*
                #started: start.finish(),
            }
        }

        fn strict(mut tokens: #name, strictness: __k::Strictness) -> ::core::result::Result<#name, #core::StartError> {
            tokens.#started.set_strictness(strictness)?;
            each_template(&mut tokens, |template| template.set_strictness(strictness));
            __k::Ok(tokens)
        }

        fn each_template(tokens: &mut #name, change: impl ::core::ops::Fn(&mut __k::Template)) {
            #(#changed)*
        }
    }
}

/// The constructors with a private key that is not in a variable.
fn with_key(model: &Model, core: &TokenStream) -> Option<TokenStream> {
    model.schema.has_private_key().then(|| {
        quote! {
            /// As [`from_env`](Self::from_env), with a private key that is not in a variable.
            ///
            /// # Errors
            ///
            /// As [`from_env`](Self::from_env), and if the vendor has no tokens with this kind of key.
            pub fn from_env_with_key(private_key: #core::keys::PrivateKey) -> ::core::result::Result<Self, #core::StartError> {
                __k::Start::from_env_with_key(&FILE, private_key).map(start)
            }

            /// As [`from_env_with_key`](Self::from_env_with_key), with the variables that `lookup` returns.
            ///
            /// # Errors
            ///
            /// As [`from_env_with_key`](Self::from_env_with_key).
            pub fn from_lookup_with_key(
                private_key: #core::keys::PrivateKey,
                lookup: impl ::core::ops::Fn(&str) -> ::core::option::Option<::std::string::String>,
            ) -> ::core::result::Result<Self, #core::StartError> {
                __k::Start::from_lookup_with_key(&FILE, private_key, &lookup).map(start)
            }
        }
    })
}

/// When an optional profile is absent.
fn absent(token: &Token, model: &Model) -> String {
    let switches = model.switches(token).into_iter().map(|name| format!("`{name}`")).collect::<Vec<_>>();
    match switches.as_slice() {
        _ if !token.optional => String::new(),
        [] => " Optional.".to_owned(),
        [only] => format!(" `None` if {only} is not set."),
        names => format!(" `None` if none of {} is set.", doc::listed(names)),
    }
}

fn variables(model: &Model, core: &TokenStream) -> Vec<TokenStream> {
    let variable = |variable: &Variable<'_>| {
        let (name, aliases, holds, doc) = (variable.name, &variable.aliases, variable.words(), variable.doc);
        let (required, secret) = (variable.required, variable.is_secret());
        let uses = variable.uses.iter().map(|(token, env)| {
            let (token, field, line) = (&token.name, &env.field, Literal::usize_unsuffixed(env.line));
            quote!(#core::declared::VariableUse { token: #token, field: #field, line: #line })
        });
        quote! {
            #core::declared::Variable {
                name: #name,
                aliases: &[#(#aliases),*],
                holds: #holds,
                required: #required,
                secret: #secret,
                uses: &[#(#uses),*],
                doc: #doc,
            }
        }
    };
    model.variables().iter().map(variable).collect()
}

/// The private field of that struct: named plainly, and apart from every token.
fn started(model: &Model) -> Ident {
    let mut name = "started".to_owned();
    while model.tokens.iter().chain(&model.rejected).any(|token| token.name == name) {
        name.push('_');
    }
    format_ident!("{name}")
}

fn input_type(token: &Token, model: &Model, paths: &Paths) -> TokenStream {
    let core = &paths.core;
    let k = quote!(#core::__private);
    let name = format_ident!("{}Input", token.rust);
    let docs = format!(" What each `{}` token is given when it is issued.", token.name);
    let lifetime = borrows(token).then(|| quote!(<'a>));
    let fields = token.inputs.iter().map(|input| {
        let (field, kind) = (naming::ident(&input.name), input_kind(input, paths));
        let place = format!("`{}`, {}:{}.", input.fields.join("`, `"), model.file, input.line);
        let how = match &input.kind {
            InputKind::Sid(sid) => format!(
                "A text becomes one by `{0}::new(text)?` or `text.parse()?`, and one in the code by \
                 `token_core::sid!({0}, \"{1}…\")`.",
                sid.rust, sid.prefix
            ),
            _ => String::new(),
        };
        let docs = doc::paragraphs([input.doc.as_str(), &place, &how]);
        let docs = doc::attributes(&docs);
        quote!(#docs pub #field: #kind)
    });
    let (visibility, more) = (&paths.visibility, paths.attributes(Item::Input(token)));
    let deserialize = deserialize(token, paths);
    quote! {
        #[doc = #docs]
        #[derive(#k::Clone, #k::Copy, #k::Debug)]
        #more
        #visibility struct #name #lifetime {
            #(#fields,)*
        }
        #deserialize
    }
}

/// With feature `serde` of token-core, `Deserialize` for an input of strings, booleans, integers and SIDs. Arrays, free JSON and grants in
/// Rust are borrowed from the caller, so no deserializer has them.
fn deserialize(token: &Token, paths: &Paths) -> Option<TokenStream> {
    let is_borrowed = |kind: &InputKind| {
        matches!(kind, InputKind::Strings(_) | InputKind::Json | InputKind::JsonText | InputKind::Rust(_))
    };
    if token.inputs.iter().any(|input| is_borrowed(&input.kind)) {
        return None;
    }
    let (core, name) = (&paths.core, format_ident!("{}Input", token.rust));
    let lifetime = borrows(token).then(|| quote!('a));
    let fields = token.inputs.iter().map(|input| {
        let (field, name, kind) = (naming::ident(&input.name), &input.name, input_kind(input, paths));
        quote!(#field #name: #kind)
    });
    Some(quote!(#core::__private::features::input! { #name [#lifetime] { #(#fields,)* } }))
}

fn borrows(token: &Token) -> bool {
    let owned = |kind: &InputKind| matches!(kind, InputKind::Bool | InputKind::Integer | InputKind::Sid(_));
    token.inputs.iter().any(|input| !owned(&input.kind))
}

fn input_kind(input: &Input, paths: &Paths) -> TokenStream {
    match &input.kind {
        InputKind::String => quote!(&'a str),
        InputKind::Bool => quote!(bool),
        InputKind::Integer => quote!(i64),
        InputKind::Sid(sid) => paths.sid(sid),
        InputKind::Strings(_) => quote!(&'a [&'a str]),
        InputKind::Json | InputKind::JsonText => {
            let core = &paths.core;
            quote!(&'a #core::JsonObject)
        }
        InputKind::Rust(path) => {
            let path = paths.rust(path);
            quote!(&'a #path)
        }
    }
}

fn value(input: &Input) -> TokenStream {
    let field = naming::ident(&input.name);
    match &input.kind {
        InputKind::Strings(separator) => quote!(__k::InputValue::Strings(input.#field, #separator)),
        InputKind::JsonText => quote!(__k::InputValue::JsonText(input.#field)),
        InputKind::String => quote!(__k::InputValue::String(input.#field)),
        InputKind::Bool => quote!(__k::InputValue::Bool(input.#field)),
        InputKind::Integer => quote!(__k::InputValue::Integer(input.#field)),
        InputKind::Sid(_) => quote!(__k::InputValue::Sid(input.#field.as_str())),
        InputKind::Json => quote!(__k::InputValue::Json(input.#field)),
        InputKind::Rust(_) => quote!(__k::InputValue::Grant(__k::Itself::itself(input.#field))),
    }
}

/// The grants of a token as a type, `And<And<A, B>, C>`. A declaration that was refused may have none.
fn contents(token: &Token, paths: &Paths) -> TokenStream {
    let core = &paths.core;
    let name = format_ident!("{}", token.rust);
    let grants = token.grants.iter().map(|used| paths.grant(&used.grant));
    let set = grants.reduce(|set, grant| quote!(#core::And<#set, #grant>));
    set.map(|set| quote!(impl #core::marker::Contents for #name { type Grants = #set; })).unwrap_or_default()
}
