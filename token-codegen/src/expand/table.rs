//! The checked model as the statics of `token_core::schema`.

use proc_macro2::{Literal, TokenStream};
use quote::{ToTokens, format_ident, quote};
use std::sync::Arc;

use super::part;
use super::paths::{Paths, table_name};
use crate::model::{
    Choice, Code, Credential, Evidence, Field, Foreign, Format, Grant, Identity, Kind, Legacy, LookAlike, Model, Role,
    RuleCodes, Schema, Sdk, Shape, Sid, Token, Unit, Visible, WireCode,
};
use crate::naming;

/// All tables of a vendor.
pub(super) fn vendor(schema: &Schema) -> TokenStream {
    let sids = schema.sids.iter().map(|sid| {
        let (name, value) = (table_name("SID", &sid.name), sid_value(sid, &quote!(self)));
        quote!(pub static #name: schema::Sid = #value;)
    });
    let grants = schema.grants.iter().map(|grant| {
        let (name, value) = (table_name("GRANT", &grant.key), grant_value(grant, &|sid| sid_table(sid)));
        quote!(pub static #name: schema::Grant = #value;)
    });
    let sdks = schema.sdks.iter().map(|sdk| {
        let (name, value) = (table_name("SDK", &sdk.name), sdk_value(sdk));
        quote!(pub static #name: schema::Sdk = #value;)
    });
    let vendor = vendor_value(schema);
    quote! {
        #(#sids)*
        #(#grants)*
        #(#sdks)*
        pub static VENDOR: schema::Vendor = #vendor;
    }
}

/// The tables of what a `grants.toml` adds, for its `const _` block.
pub(super) fn own(grants: &[&Arc<Grant>], sdks: &[&Arc<Sdk>], paths: &Paths) -> TokenStream {
    if grants.is_empty() && sdks.is_empty() {
        return TokenStream::new();
    }
    let core = &paths.core;
    let tables = grants.iter().filter(|grant| !matches!(grant.shape, Shape::Rust(_))).map(|grant| {
        let table = table_name("GRANT", &grant.key);
        let value = grant_value(grant, &|sid| {
            let sid = paths.sid(sid);
            quote!(<#sid as #core::Sid>::TABLE)
        });
        quote!(static #table: __k::schema::Grant = #value;)
    });
    let sdk_tables = sdks.iter().map(|sdk| {
        let (name, value) = (table_name("SDK", &sdk.name), sdk_value(sdk));
        quote!(static #name: __k::schema::Sdk = #value;)
    });
    // Not where only a macro's expansion is: a crate that forbids the lint refuses to have it allowed.
    let allow = paths.options.hidden.is_none().then(|| quote!(#[allow(unused_imports)]));
    quote! {
        #allow
        use __k::{None, Some, schema};
        #(#tables)*
        #(#sdk_tables)*
    }
}

/// The declarations of a file, as one static.
pub(super) fn declarations(model: &Model, paths: &Paths) -> TokenStream {
    let (file, marker, core) = (&model.file, &paths.marker, &paths.core);
    let grants = model.schema.grants.iter().filter(|grant| grant.origin == crate::model::Origin::Own);
    let grants: Vec<_> = grants
        .map(|grant| {
            let path = paths.grant(grant);
            quote!(<#path as #core::Grant>::TABLE)
        })
        .collect();
    let sdks = model.schema.sdks.iter().filter(|sdk| sdk.origin == crate::model::Origin::Own);
    let sdks: Vec<_> = sdks.map(|sdk| paths.sdk_table(sdk)).collect();
    let own = if grants.is_empty() && sdks.is_empty() {
        quote!(__k::schema::Own::NONE)
    } else {
        quote!(&__k::schema::Own { grants: &[#(#grants),*], sdks: &[#(#sdks),*] })
    };
    let tokens = model.tokens.iter().chain(&model.rejected).map(|token| declaration(token, paths));
    quote! {
        static FILE: __k::Declarations = __k::Declarations {
            file: #file,
            vendor: <#marker as #core::Vendor>::TABLE,
            own: #own,
            tokens: &[#(#tokens),*],
        };
    }
}

fn declaration(token: &Token, paths: &Paths) -> TokenStream {
    let Token { name, nbf, .. } = token;
    let (ttl, line) = (number(token.ttl), Literal::usize_unsuffixed(token.line));
    let sdks = token.sdks.iter().map(|sdk| paths.sdk_table(sdk));
    let region = option(token.region.as_ref(), &quote!(__k));
    let grants = part::all(token, paths);
    let inputs = token.inputs.iter().map(|input| {
        let (name, fields) = (&input.name, &input.fields);
        quote!(__k::InputField { name: #name, fields: &[#(#fields),*] })
    });
    quote! {
        __k::Declaration {
            name: #name,
            line: #line,
            sdks: &[#(#sdks),*],
            ttl: #ttl,
            region: #region,
            nbf: #nbf,
            grants: &[#(#grants),*],
            inputs: &[#(#inputs),*],
        }
    }
}

fn vendor_value(schema: &Schema) -> TokenStream {
    let Schema { name, title, docs, .. } = schema;
    let format = format_value(&schema.format);
    let credentials = schema.credentials.iter().map(credential_value);
    let secrets = schema.other_secrets.iter().map(|(name, what)| quote!((#name, #what)));
    let sids = schema.sids.iter().map(|sid| sid_table(sid));
    let grants = schema.grants.iter().map(|grant| table_name("GRANT", &grant.key));
    let legacy = schema
        .legacy
        .iter()
        .map(|Legacy { key, replaced_by }| quote!(schema::Legacy { key: #key, replaced_by: #replaced_by }));
    let foreign = schema.foreign.iter().map(foreign_value);
    let sdks = schema.sdks.iter().map(|sdk| table_name("SDK", &sdk.name));
    let codes = schema.codes.iter().map(code_value);
    let rules = schema.rules.iter().map(rule_value);
    quote! {
        schema::Vendor {
            name: #name,
            title: #title,
            docs: #docs,
            format: #format,
            credentials: &[#(#credentials),*],
            other_secrets: &[#(#secrets),*],
            sids: &[#(#sids),*],
            grants: &[#(&#grants),*],
            legacy: &[#(#legacy),*],
            foreign: &[#(#foreign),*],
            sdks: &[#(&#sdks),*],
            codes: &[#(#codes),*],
            rules: &[#(#rules),*],
        }
    }
}

fn format_value(format: &Format) -> TokenStream {
    let Format { region_rule, regions, identity, identity_in_grants, key, writes, .. } = format;
    let [min_ttl, default_ttl] = [format.min_ttl, format.default_ttl].map(number);
    let max_ttl = match format.max_ttl {
        Format::NO_LIMIT => quote!(schema::Format::NO_LIMIT),
        max => number(max).into_token_stream(),
    };
    let header = format.header.iter().map(|(name, value)| quote!((#name, #value)));
    let region_header = option(format.region_header.as_ref(), &TokenStream::new());
    let grants = option(format.grants.as_ref(), &TokenStream::new());
    quote! {
        schema::Format {
            header: &[#(#header),*],
            region_header: #region_header,
            region_rule: #region_rule,
            regions: &[#(#regions),*],
            grants: #grants,
            identity: #identity,
            identity_in_grants: #identity_in_grants,
            key: #key,
            writes: &[#(#writes),*],
            max_ttl: #max_ttl,
            min_ttl: #min_ttl,
            default_ttl: #default_ttl,
        }
    }
}

fn credential_value(part: &Credential) -> TokenStream {
    let Credential { name, title, env, .. } = part;
    let role = match &part.role {
        Role::Secret => quote!(schema::Role::Secret),
        Role::Claim { claim, sid } => {
            let sid = match sid {
                Some(sid) => {
                    let table = sid_table(sid);
                    quote!(Some(#table))
                }
                None => quote!(None),
            };
            quote!(schema::Role::Claim(#claim, #sid))
        }
    };
    let (found_by, warn_below) = (naming::kebab(name), number(part.warn_below));
    let looks = match &part.looks {
        Some((length, characters)) => {
            let (length, characters) = (Literal::usize_unsuffixed(*length), ranges(characters));
            quote!(Some((#length, #characters)))
        }
        None => quote!(None),
    };
    let look_alikes = part.look_alikes.iter().map(|LookAlike { rule, what, length, characters, advice }| {
        let (length, characters) = (Literal::usize_unsuffixed(*length), ranges(characters));
        quote! {
            schema::LookAlike { rule: #rule, what: #what, length: #length, characters: #characters, advice: #advice }
        }
    });
    quote! {
        schema::Credential {
            name: #name,
            title: #title,
            env: &[#(#env),*],
            role: #role,
            rule: #found_by,
            warn_below: #warn_below,
            looks: #looks,
            look_alikes: &[#(#look_alikes),*],
        }
    }
}

fn foreign_value(foreign: &Foreign) -> TokenStream {
    let Foreign { rule, what, claims, advice } = foreign;
    let claims = claims.iter().map(|(name, begin)| quote!((#name, #begin)));
    quote!(schema::Foreign { rule: #rule, what: #what, claims: &[#(#claims),*], advice: #advice })
}

/// A SID kind as a struct expression; `k` is what leads to `schema`: the hidden module, or `self` where it is in scope.
pub(super) fn sid_value(sid: &Sid, k: &TokenStream) -> TokenStream {
    let Sid { name, title, prefix, suffix, literals, .. } = sid;
    let digits = Literal::usize_unsuffixed(sid.digits);
    let schema = if k.to_string() == "self" { quote!(schema) } else { quote!(#k::schema) };
    quote! {
        #schema::Sid {
            name: #name,
            title: #title,
            prefix: #prefix,
            digits: #digits,
            suffix: #suffix,
            literals: &[#(#literals),*],
        }
    }
}

fn sid_table(sid: &Sid) -> TokenStream {
    let name = table_name("SID", &sid.name);
    quote!(&#name)
}

/// A grant as a struct expression; `sid` gives the expression of a SID kind's table. `schema` is in scope.
pub(super) fn grant_value(grant: &Grant, sid: &dyn Fn(&Sid) -> TokenStream) -> TokenStream {
    let Grant { key, sdks, flat, .. } = grant;
    let shape = shape_value(&grant.shape, sid);
    let deprecated = option(grant.deprecated.as_ref(), &TokenStream::new());
    quote! {
        schema::Grant { key: #key, flat: #flat, sdks: &[#(#sdks),*], shape: #shape, deprecated: #deprecated }
    }
}

fn shape_value(shape: &Shape, sid: &dyn Fn(&Sid) -> TokenStream) -> TokenStream {
    match shape {
        Shape::Fields { fields, any_of } => {
            let fields = fields.iter().map(|field| field_value(field, sid));
            quote!(schema::Shape::Fields { fields: &[#(#fields),*], any_of: &[#(#any_of),*] })
        }
        Shape::Json | Shape::Rust(_) => quote!(schema::Shape::Json),
    }
}

fn field_value(field: &Field, sid: &dyn Fn(&Sid) -> TokenStream) -> TokenStream {
    let Field { name, required, .. } = field;
    let kind = match &field.kind {
        Kind::Text => quote!(Text),
        Kind::Bool => quote!(Bool),
        Kind::Integer => quote!(Integer),
        Kind::Texts => quote!(Texts),
        Kind::Sid(kind) => {
            let table = sid(kind);
            quote!(Sid(#table))
        }
        Kind::Switch(flag) => quote!(Switch(#flag)),
        Kind::Object(_, shape) => {
            let shape = shape_value(shape, sid);
            quote!(Object(#shape))
        }
    };
    let deprecated = option(field.deprecated.as_ref(), &TokenStream::new());
    let limits = limits_value(field);
    quote! {
        schema::Field {
            name: #name,
            kind: schema::Kind::#kind,
            required: #required,
            deprecated: #deprecated,
            limits: #limits,
        }
    }
}

/// What is asked of a field beyond its kind: only what the schema says.
fn limits_value(field: &Field) -> TokenStream {
    let Field { one_of, needs, sdks, .. } = field;
    let choices = one_of.iter().map(|choice| match choice {
        Choice::Text(text) => quote!(schema::Choice::Text(#text)),
        Choice::Integer(number) => {
            let number = Literal::i64_unsuffixed(*number);
            quote!(schema::Choice::Integer(#number))
        }
    });
    let (max, unit) = (number(field.max), format_ident!("{}", field.unit.variant()));
    let said: Vec<_> = [
        (!one_of.is_empty()).then(|| quote!(one_of: &[#(#choices),*])),
        (field.max > 0).then(|| quote!(max: #max)),
        (field.unit != Unit::default()).then(|| quote!(unit: schema::Unit::#unit)),
        field.default.map(|absent| quote!(default: Some(#absent))),
        (!needs.is_empty()).then(|| quote!(needs: &[#(#needs),*])),
        (!sdks.is_empty()).then(|| quote!(sdks: &[#(#sdks),*])),
    ]
    .into_iter()
    .flatten()
    .collect();
    if said.is_empty() {
        return quote!(schema::Limits::NONE);
    }
    // `one_of` and `default` never meet, so there is always something left.
    quote!(schema::Limits { #(#said,)* ..schema::Limits::NONE })
}

fn sdk_value(sdk: &Sdk) -> TokenStream {
    let Sdk { name, title, requires, flags, allows, regions, region_rule, .. } = sdk;
    let renew_before = number(sdk.renew_before);
    let identity = identity_value(&sdk.identity);
    quote! {
        schema::Sdk {
            name: #name,
            title: #title,
            requires: &[#(#requires),*],
            flags: &[#(#flags),*],
            allows: &[#(#allows),*],
            regions: &[#(#regions),*],
            region_rule: #region_rule,
            identity: #identity,
            renew_before: #renew_before,
        }
    }
}

fn identity_value(identity: &Identity) -> TokenStream {
    let Identity { optional, forbid, forbid_control, avoid, .. } = identity;
    let [max, warn_above] = [identity.max, identity.warn_above].map(number);
    let unit = format_ident!("{}", identity.unit.variant());
    let prefer = ranges(&identity.prefer);
    quote! {
        schema::Identity {
            optional: #optional,
            max: #max,
            unit: schema::Unit::#unit,
            warn_above: #warn_above,
            forbid: #forbid,
            forbid_control: #forbid_control,
            avoid: #avoid,
            prefer: #prefer,
        }
    }
}

fn code_value(code: &Code) -> TokenStream {
    let Code { title, docs, causes, visible, .. } = code;
    let code = number(code.code);
    let visible = match visible {
        Visible::Yes => quote!(Yes),
        Visible::Partly => quote!(Partly),
        Visible::No => quote!(No),
    };
    quote! {
        schema::Code {
            code: #code,
            title: #title,
            docs: #docs,
            causes: &[#(#causes),*],
            visible: schema::Visible::#visible,
        }
    }
}

fn rule_value(rule: &RuleCodes) -> TokenStream {
    let RuleCodes { rule, codes, by_sdk, wire } = rule;
    let codes = codes.iter().copied().map(number);
    let by_sdk = by_sdk.iter().map(|(sdk, codes)| {
        let codes = codes.iter().copied().map(number);
        quote!((#sdk, &[#(#codes),*]))
    });
    let wire = wire.iter().map(|WireCode { sdk, code, evidence }| {
        let code = number(*code);
        let evidence = match evidence {
            Evidence::Documented => quote!(documented),
            Evidence::Observed => quote!(observed),
            Evidence::Chosen => quote!(chosen),
        };
        quote!(schema::WireCode::#evidence(#sdk, #code))
    });
    quote! {
        schema::RuleCodes { rule: #rule, codes: &[#(#codes),*], by_sdk: &[#(#by_sdk),*], wire: &[#(#wire),*] }
    }
}

/// As a person writes it, without the type; a long one in groups of three digits.
fn number(value: u32) -> Literal {
    let digits = value.to_string();
    let grouped = digits.char_indices().fold(String::new(), |mut text, (index, digit)| {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push('_');
        }
        text.push(digit);
        text
    });
    let long = digits.len() > 5;
    grouped.parse().ok().filter(|_| long).unwrap_or_else(|| Literal::u32_unsuffixed(value))
}

fn ranges(ranges: &[(char, char)]) -> TokenStream {
    let ranges = ranges.iter().map(|(first, last)| quote!((#first, #last)));
    quote!(&[#(#ranges),*])
}

/// An optional text; `k` is the hidden module, for code in a user's scope.
fn option(text: Option<&String>, k: &TokenStream) -> TokenStream {
    let prefix = if k.is_empty() { TokenStream::new() } else { quote!(#k::) };
    match text {
        Some(text) => quote!(#prefix Some(#text)),
        None => quote!(#prefix None),
    }
}
