//! Grants that are written in Rust: the generator cannot see them, so what a `grants.toml` says of them is asserted by the
//! compiler, in constants.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};

use super::Paths;
use crate::model::{GrantUse, InputKind, Model, Shape, Token, Value};

/// The path of a grant that is written in Rust; `check` has seen that it is one.
pub(super) fn path_of(path: &str) -> TokenStream {
    syn::parse_str::<syn::Path>(path).map(ToTokens::into_token_stream).unwrap_or_default()
}

/// The assertions of a whole file.
pub(super) fn assertions(model: &Model, paths: &Paths) -> TokenStream {
    let core = &paths.core;
    let known: Vec<_> = model.schema.sdks.iter().map(|sdk| &sdk.name).collect();
    let grants = model.schema.grants.iter().filter_map(|grant| {
        let Shape::Rust(path) = &grant.shape else { return None };
        let (rust, key, place) = (path_of(path), &grant.key, format!("{}:{}", model.file, grant.line));
        let table = quote!(<#rust as #core::Grant>::TABLE);
        let misnamed = format!("{place}: `{path}` is not the grant `{key}`: write #[grant(key = \"{key}\")] on it");
        let unknown = format!(
            "{place}: `{path}` is for an SDK that neither {} nor this file has: correct its #[grant(sdk = …)]",
            model.schema.title
        );
        let misnamed = assert(&quote!(__k::assertions::same(#table.key, #key)), &misnamed);
        let unknown = assert(&quote!(__k::assertions::are_all_known(#table.sdks, &[#(#known),*])), &unknown);
        Some(quote!(#misnamed #unknown))
    });
    let uses = model.tokens.iter().flat_map(|token| token.grants.iter().map(move |used| (token, used)));
    let uses = uses.filter_map(|(token, used)| {
        let Shape::Rust(path) = &used.grant.shape else { return None };
        let (rust, place) = (path_of(path), format!("{}:{}", model.file, used.line));
        let table = quote!(<#rust as #core::Grant>::TABLE);
        let shape = quote!(&#table.shape);
        let carried = carried(token, used, [&place, path], &table, &known);
        let mut object = RustObject { path, place, shape, token, paths, out: carried };
        object.assert(&mut Vec::new(), &used.value);
        Some(object.out)
    });
    quote!(#(#grants)* #(#uses)*)
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
    out: TokenStream,
}

impl<'a> RustObject<'a> {
    fn assert(&mut self, at: &mut Vec<&'a str>, value: &'a Value) {
        let Self { path, place, shape, .. } = self;
        let given = match value {
            Value::Object(members) => return self.assert_object(at, members),
            // A whole grant that comes as an input is of the right type already.
            Value::Input(_) if at.is_empty() => return,
            Value::Text(text) => quote!(Text(#text)),
            Value::Env(_) => quote!(Env),
            Value::Input(name) => input(name, self.token, self.paths),
            Value::Bool(_) => quote!(Bool),
            Value::Integer(_) => quote!(Integer),
            // `check` refuses them here: nobody could say what they should be.
            Value::Array(_) | Value::Float(_) => return,
        };
        let message = format!("{place}: `{path}` has no field `{}` that takes this value", at.join("."));
        let given = quote!(__k::assertions::Given::#given);
        self.out.extend(assert(&quote!(__k::assertions::takes(#shape, &[#(#at),*], #given)), &message));
    }

    fn assert_object(&mut self, at: &mut Vec<&'a str>, members: &'a [(String, Value)]) {
        let Self { path, place, shape, .. } = self;
        let what = if at.is_empty() { format!("`{path}`") } else { format!("`{}` of `{path}`", at.join(".")) };
        // Without a member nothing else asks whether there is such an object.
        if members.is_empty() && !at.is_empty() {
            let message = format!("{place}: `{path}` has no object `{}`", at.join("."));
            self.out.extend(assert(&quote!(__k::assertions::is_object(#shape, &[#(#at),*])), &message));
        }
        let names = members.iter().map(|(name, _)| name);
        let message = format!("{place}: a field that {what} requires is missing");
        self.out.extend(assert(&quote!(__k::assertions::has_required(#shape, &[#(#at),*], &[#(#names),*])), &message));
        let members_on = members.iter().map(|(name, value)| {
            let on = is_on(value);
            quote!((#name, #on))
        });
        let message = format!("{place}: {what} opens nothing without one of the fields of its #[grant(any_of = …)]");
        self.out.extend(assert(&quote!(__k::assertions::opens(#shape, &[#(#at),*], &[#(#members_on),*])), &message));
        for (name, value) in members {
            at.push(name);
            self.assert(at, value);
            at.pop();
        }
    }
}

/// Whether a switch with this value would be on; what the environment or the call decides may be.
fn is_on(value: &Value) -> bool {
    match value {
        Value::Object(members) => !matches!(members.as_slice(), [(_, Value::Bool(false))]),
        _ => true,
    }
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
    quote!(
        const _: () = __k::assert!(#condition, #message);
    )
}
