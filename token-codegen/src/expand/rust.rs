//! Grants that are written in Rust: the generator cannot see them, so what a `grants.toml` says of them is asserted by the
//! compiler, in constants.

use std::collections::{HashMap, HashSet};

use proc_macro2::{Ident, Literal, TokenStream};
use quote::{ToTokens, format_ident, quote};

use super::Paths;
use crate::check::grants::CLAIMS;
use crate::model::{Env, Grant, GrantUse, InputKind, Kind, Model, Role, Schema, Shape, Token, Value};
use crate::naming;

/// The types of a file's grants that are written in Rust, each by the name that generated code has for it.
#[derive(Default)]
pub(super) struct RustTypes {
    names: HashMap<String, Ident>,
    /// What brings the names into scope.
    pub(super) imports: TokenStream,
}

impl RustTypes {
    /// Imports each type through a module named after the line that says its path: the compiler names that module, once, if the
    /// path leads nowhere. Only where the items stand in a module of ours, beside nothing that could have one of the names.
    pub(super) fn imported(model: &Model, tokens: &Ident) -> Self {
        let mut types = Self::default();
        let file = naming::snake(model.file.rsplit('/').next().unwrap_or_default());
        let mut taken = type_names(model);
        taken.insert(tokens.to_string());
        for grant in &model.schema.grants {
            let Shape::Rust(path) = &grant.shape else { continue };
            let Ok(parsed) = syn::parse_str::<syn::Path>(path) else { continue };
            let plain = parsed.segments.iter().all(|segment| segment.arguments.is_none());
            let mut segments = parsed.segments.iter();
            let (Some(root), Some(last)) = (segments.next(), parsed.segments.last()) else { continue };
            // Of a type in the root of another crate there is no module to go through that would be there without it.
            if !plain || parsed.segments.len() < 2 || types.names.contains_key(path) {
                continue;
            }
            let (colon, rest) = (parsed.leading_colon, segments);
            let line = format_ident!("line_{}_of_{file}", grant.line);
            // Its own name, as long as no generated type has it.
            let is_free = taken.insert(last.ident.to_string());
            let name = if is_free { last.ident.clone() } else { format_ident!("{}_of_{line}", last.ident) };
            types.imports.extend(quote! {
                mod #line {
                    pub(super) use #colon #root::*;
                }
                // No import: the compiler shows where the type of a similar name is.
                type #name = #line #(::#rest)*;
            });
            types.names.insert(path.clone(), name);
        }
        types
    }

    /// The type of this path; `check` has seen that it is one.
    pub(super) fn named(&self, path: &str) -> TokenStream {
        match self.names.get(path) {
            Some(name) => name.into_token_stream(),
            None => syn::parse_str::<syn::Path>(path).map(ToTokens::into_token_stream).unwrap_or_default(),
        }
    }
}

/// The types that a file becomes.
fn type_names(model: &Model) -> HashSet<String> {
    fn objects(shape: &Shape, names: &mut HashSet<String>) {
        let Shape::Fields { fields, .. } = shape else { return };
        for field in fields {
            if let Kind::Object(rust, inner) = &field.kind {
                names.insert(rust.clone());
                objects(inner, names);
            }
        }
    }
    let mut names = HashSet::from(["sdk".to_owned()]);
    for token in model.tokens.iter().chain(&model.rejected) {
        names.extend([token.rust.clone(), format!("{}Input", token.rust)]);
    }
    names.extend(model.schema.sids.iter().map(|sid| sid.rust.clone()));
    for grant in &model.schema.grants {
        names.insert(grant.rust.clone());
        objects(&grant.shape, &mut names);
    }
    names
}

/// The assertions of a whole file.
pub(super) fn assertions(model: &Model, paths: &Paths) -> TokenStream {
    let core = &paths.core;
    let known: Vec<_> = model.schema.sdks.iter().map(|sdk| &sdk.name).collect();
    let grants = model.schema.grants.iter().filter_map(|grant| {
        let Shape::Rust(path) = &grant.shape else { return None };
        let (rust, key, place) = (paths.rust(path), &grant.key, format!("{}:{}", model.file, grant.line));
        let table = quote!(<#rust as #core::Grant>::TABLE);
        let misnamed = format!("{place}: `{path}` is not the grant `{key}`: write #[grant(key = \"{key}\")] on it");
        let unknown = format!(
            "{place}: `{path}` is for an SDK that neither {} nor this file has: correct its #[grant(sdk = …)]",
            model.schema.title
        );
        let misnamed = assert(&quote!(__k::assertions::same(#table.key, #key)), &misnamed);
        let unknown = assert(&quote!(__k::assertions::are_all_known(#table.sdks, &[#(#known),*])), &unknown);
        let users = format!(
            "{place}: a field of `{path}` is for an SDK that neither {} nor this file has: correct its #[grant(sdk = …)]",
            model.schema.title
        );
        let users = assert(&quote!(__k::assertions::are_users_known(&#table.shape, &[#(#known),*])), &users);
        let flat = flat(grant, [&place, path], &table, model, paths);
        Some(quote!(#misnamed #unknown #users #flat))
    });
    let uses = model.tokens.iter().flat_map(|token| token.grants.iter().map(move |used| (token, used)));
    let uses = uses.filter_map(|(token, used)| {
        let Shape::Rust(path) = &used.grant.shape else { return None };
        let (rust, place) = (paths.rust(path), format!("{}:{}", model.file, used.line));
        let table = quote!(<#rust as #core::Grant>::TABLE);
        let shape = quote!(&#table.shape);
        let carried = carried(token, used, [&place, path], &table, &known);
        let mut object = RustObject { path, place, shape, token, paths, known: &known, out: carried };
        object.assert(&mut Vec::new(), &used.value);
        Some(object.out)
    });
    quote!(#(#grants)* #(#uses)*)
}

/// That the file and the type agree on whether it is flat, and that nothing else is called as the fields of a flat one.
fn flat(grant: &Grant, [place, path]: [&str; 2], table: &TokenStream, model: &Model, paths: &Paths) -> TokenStream {
    let key = &grant.key;
    if !grant.flat {
        let message = format!("{place}: `{path}` is flat: write `flat = true` in [grant.{key}] too");
        return assert(&quote!(!#table.flat), &message);
    }
    let message = format!("{place}: `{path}` is not flat: remove `flat`, or write #[grant(flat)] on it");
    let agrees = assert(&quote!(#table.flat), &message);
    let message = format!(
        "{place}: a field of `{path}` is called as what stands in the same place, a grant, a claim or a field of a flat grant: write #[grant(rename = …)] on it"
    );
    let names = neighbours(grant, &model.schema);
    let free = assert(&quote!(__k::assertions::has_none_of(&#table.shape, &[#(#names),*])), &message);
    // Those written in Rust before this one, so that two of them are compared once.
    let before = model.schema.grants.iter().take_while(|other| other.key != *key);
    let apart = before.filter(|other| other.flat && matches!(other.shape, Shape::Rust(_))).map(|other| {
        let (rust, core) = (paths.grant(other), &paths.core);
        assert(&quote!(__k::assertions::are_apart(&#table.shape, &<#rust as #core::Grant>::TABLE.shape)), &message)
    });
    quote!(#agrees #free #(#apart)*)
}

/// What a field of a flat grant must not be called, as far as the file can say it.
fn neighbours<'a>(grant: &Grant, schema: &'a Schema) -> Vec<&'a str> {
    let fields = |other: &'a Grant| match &other.shape {
        Shape::Fields { fields, .. } if other.flat => fields.iter().map(|field| field.name.as_str()).collect(),
        _ if other.flat => Vec::new(),
        _ => vec![other.key.as_str()],
    };
    let mut names: Vec<&str> =
        schema.grants.iter().filter(|other| other.key != grant.key).flat_map(|other| fields(other)).collect();
    names.extend(schema.legacy.iter().map(|legacy| legacy.key.as_str()));
    if schema.format.identity_in_grants || schema.format.grants.is_none() {
        names.push(&schema.format.identity);
    }
    if schema.format.grants.is_none() {
        names.extend(CLAIMS);
        names.extend(schema.credentials.iter().filter_map(|part| match &part.role {
            Role::Claim { claim, .. } => Some(claim.as_str()),
            Role::Secret => None,
        }));
    }
    names
}

/// That the grant is for one of the token's SDKs, where the file does not say so itself.
fn carried(
    token: &Token,
    used: &GrantUse,
    [place, path]: [&str; 2],
    table: &TokenStream,
    known: &[&String],
) -> TokenStream {
    let key = &used.grant.key;
    if token.sdks.iter().any(|sdk| sdk.requires.contains(key) || sdk.allows.contains(key)) {
        return TokenStream::new();
    }
    let named = token.sdks.iter().map(|sdk| &sdk.name);
    let message =
        format!("{place}: `{path}` is for other SDKs than this token: add one to `sdk`, or to its #[grant(sdk = …)]");
    let fits = quote!(__k::assertions::is_for_one_of(#table.sdks, &[#(#named),*]));
    // An SDK that nobody knows is reported where the grant is named.
    assert(&quote!(#fits || !__k::assertions::are_all_known(#table.sdks, &[#(#known),*])), &message)
}

/// The assertions on one object of a grant that is written in Rust.
struct RustObject<'a> {
    path: &'a str,
    place: String,
    shape: TokenStream,
    token: &'a Token,
    paths: &'a Paths,
    /// The SDKs that there are.
    known: &'a [&'a String],
    out: TokenStream,
}

impl<'a> RustObject<'a> {
    fn assert(&mut self, at: &mut Vec<&'a str>, value: &'a Value) {
        if !at.is_empty() {
            self.assert_used(at, value);
            self.warn_of_deprecated(at);
        }
        let Self { path, place, shape, .. } = self;
        let given = match value {
            Value::Object(members) => return self.assert_object(at, members),
            // A whole grant that comes as an input is of the right type already.
            Value::Input(_) if at.is_empty() => return,
            Value::Text(text) => quote!(Text(#text)),
            Value::Env(env) => default(env).unwrap_or_else(|| quote!(Env)),
            Value::Input(name) => input(name, self.token, self.paths),
            Value::Bool(_) => quote!(Bool),
            Value::Integer(number) => {
                let number = Literal::i64_unsuffixed(*number);
                quote!(Integer(#number))
            }
            Value::Array(items) => {
                let texts =
                    items.iter().filter_map(|item| if let Value::Text(text) = item { Some(text) } else { None });
                quote!(Texts(&[#(#texts),*]))
            }
            // `check` refuses it here: no field could hold it.
            Value::Float(_) => return,
        };
        let message = format!("{place}: `{path}` has no field `{}` that takes this value", at.join("."));
        let given = quote!(__k::assertions::Given::#given);
        self.out.extend(assert(&quote!(__k::assertions::takes(#shape, &[#(#at),*], #given)), &message));
        self.assert_limits(at, value, &given);
    }

    /// That a literal is one of the values which the field may have, and not too long.
    fn assert_limits(&mut self, at: &[&'a str], value: &Value, given: &TokenStream) {
        let Self { path, place, shape, .. } = self;
        let name = at.join(".");
        // What a variable holds is seen when the program starts, but its default is written here.
        let (literal, text) = match value {
            Value::Text(text) => (true, Some(text)),
            Value::Env(env) => (env.default.is_some(), env.default.as_ref()),
            other => (matches!(other, Value::Integer(_) | Value::Array(_)), None),
        };
        if literal {
            let message = format!("{place}: `{name}` of `{path}` cannot have this value: see its #[grant(one_of = …)]");
            self.out.extend(assert(&quote!(__k::assertions::is_one_of(#shape, &[#(#at),*], #given)), &message));
        }
        if let Some(text) = text {
            let message = format!("{place}: `{name}` of `{path}` is longer than its #[grant(max = …)]");
            self.out.extend(assert(&quote!(__k::assertions::is_short_enough(#shape, &[#(#at),*], #text)), &message));
        }
    }

    /// That one of the token's SDKs uses the field: otherwise it gives away more than the client needs.
    fn assert_used(&mut self, at: &[&'a str], value: &Value) {
        let Self { path, place, shape, token, known, .. } = self;
        if matches!(value, Value::Bool(false)) || token.sdks.is_empty() {
            return;
        }
        let named = token.sdks.iter().map(|sdk| &sdk.name);
        let message = format!(
            "{place}: `{}` of `{path}` is for other SDKs than this token: remove it, or see its #[grant(sdk = …)]",
            at.join(".")
        );
        let used = quote!(__k::assertions::is_used_by_one_of(#shape, &[#(#at),*], &[#(#named),*]));
        // An SDK that nobody knows is reported where the grant is named.
        self.out.extend(assert(&quote!(#used || !__k::assertions::are_users_known(#shape, &[#(#known),*])), &message));
    }

    /// What the field's `#[deprecated]` says, only the compiler sees: a note can be a literal alone.
    fn warn_of_deprecated(&mut self, at: &[&'a str]) {
        let Self { path, place, shape, token, .. } = self;
        let note = format!(
            "{place}: token `{}`: `{}` of `{path}` is deprecated, and its #[deprecated] says why",
            token.name,
            at.join(".")
        );
        let deprecated = quote!(__k::assertions::is_deprecated(#shape, &[#(#at),*]));
        self.out.extend(quote!(__k::assertions::warn_if!(#deprecated, #note);));
    }

    fn assert_object(&mut self, at: &mut Vec<&'a str>, members: &'a [(String, Value)]) {
        let Self { path, place, shape, .. } = self;
        let what = if at.is_empty() { format!("`{path}`") } else { format!("`{}` of `{path}`", at.join(".")) };
        // Without a member nothing else asks whether there is such an object.
        if members.is_empty() && !at.is_empty() {
            let message = format!("{place}: `{path}` has no object `{}`", at.join("."));
            self.out.extend(assert(&quote!(__k::assertions::is_object(#shape, &[#(#at),*])), &message));
        }
        let names: Vec<_> = members.iter().map(|(name, _)| name).collect();
        let message = format!("{place}: a field that {what} requires is missing");
        self.out.extend(assert(&quote!(__k::assertions::has_required(#shape, &[#(#at),*], &[#(#names),*])), &message));
        let active = members.iter().filter(|(_, value)| !matches!(value, Value::Bool(false))).map(|(name, _)| name);
        let message = format!("{place}: {what} has a field without what it needs: see its #[grant(needs = …)]");
        let has_company = quote!(__k::assertions::has_company(#shape, &[#(#at),*], &[#(#names),*], &[#(#active),*]));
        self.out.extend(assert(&has_company, &message));
        let members_on = members.iter().map(|(name, value)| {
            let on = is_on(value);
            quote!((#name, #on))
        });
        let message = format!(
            "{place}: {what} opens nothing without one of the fields of its #[grant(any_of = …)], a boolean as `true`"
        );
        self.out.extend(assert(&quote!(__k::assertions::opens(#shape, &[#(#at),*], &[#(#members_on),*])), &message));
        for (name, value) in members {
            at.push(name);
            self.assert(at, value);
            at.pop();
        }
    }
}

/// Whether a boolean, or a switch, with this value is on; what the environment or the call decides may be off.
fn is_on(value: &Value) -> bool {
    match value {
        Value::Object(members) => members.first().is_some_and(|(_, value)| is_on(value)),
        value => matches!(value, Value::Bool(true)),
    }
}

/// What a variable that is not set gives.
fn default(env: &Env) -> Option<TokenStream> {
    let text = env.default.as_ref()?;
    Some(match env.kind {
        InputKind::Bool => quote!(Bool),
        InputKind::Integer => {
            let number = Literal::i64_unsuffixed(text.parse().ok()?);
            quote!(Integer(#number))
        }
        _ => quote!(Text(#text)),
    })
}

/// What an input gives.
fn input(name: &str, token: &Token, paths: &Paths) -> TokenStream {
    match token.inputs.iter().find(|input| input.name == name).map(|input| &input.kind) {
        Some(InputKind::Bool) => quote!(InputBool),
        Some(InputKind::Integer) => quote!(InputInteger),
        Some(InputKind::Json) => quote!(InputJson),
        Some(InputKind::Sid(sid)) => {
            let (sid, core) = (paths.sid(sid), &paths.core);
            quote!(InputSid(<#sid as #core::Sid>::TABLE))
        }
        _ => quote!(Input),
    }
}

/// A constant of its own for each, so that the compiler reports all that do not hold.
fn assert(condition: &TokenStream, message: &str) -> TokenStream {
    // Rust 2021 takes a lone literal as a format string, where a brace in a file's name begins an argument; and a constant's panic
    // takes `"{}"` with a text.
    quote!(
        const _: () = __k::assert!(#condition, "{}", #message);
    )
}
