//! The checked model as the statics of `token_schema`, written through its constructors.

mod format;
mod probes;

use std::collections::HashSet;
use std::sync::Arc;

use proc_macro2::{Ident, Literal, TokenStream};
use quote::{format_ident, quote};
use token_schema::Sid;

use super::literal::{names, number, ranges, variant};
use super::paths::{Paths, table_name};
use super::segment;
use crate::field;
use crate::model::{
    Code, Credential, Field, Foreign, Format, Grant, Identity, Kind, Legacy, LookAlike, Model, NotChecked, Region,
    Role, RuleCodes, Schema, Sdk, Shape, Text, Token, Unit, WireCode,
};

/// The statics of tables: each array is a static of its own, before the table that refers to it.
struct Statics {
    items: TokenStream,
    /// The path of the types of the tables; empty if they are in scope.
    schema: TokenStream,
    /// The names of the tables of grants, and of the arrays of fields.
    names: HashSet<String>,
}

impl Statics {
    fn new<'g>(schema: TokenStream, grants: impl IntoIterator<Item = &'g Arc<Grant>>) -> Self {
        let names = grants.into_iter().map(|grant| table_name("GRANT", &grant.key).to_string()).collect();
        Self { items: TokenStream::new(), schema, names }
    }

    /// The name of the fields of a table. The field `team` of `crm` may be an object, and `crm_team` another grant.
    fn fields_name(&mut self, table: &Ident) -> Ident {
        let mut name = format_ident!("{table}_FIELDS");
        while !self.names.insert(name.to_string()) {
            name = format_ident!("{name}_");
        }
        name
    }

    /// Adds an array, and returns a reference to it.
    fn array(&mut self, name: &Ident, item: &str, values: &[TokenStream]) -> TokenStream {
        if values.is_empty() {
            return quote!(&[]);
        }
        let (item, count) = (format_ident!("{item}"), Literal::usize_unsuffixed(values.len()));
        let schema = &self.schema;
        self.items.extend(quote!(static #name: [#schema #item; #count] = [#(#values),*];));
        quote!(&#name)
    }

    /// Adds an array of pairs of strings, and returns a reference to it.
    fn pairs<'p>(&mut self, name: &Ident, pairs: impl ExactSizeIterator<Item = (&'p str, &'p str)>) -> TokenStream {
        if pairs.len() == 0 {
            return quote!(&[]);
        }
        let count = Literal::usize_unsuffixed(pairs.len());
        let schema = &self.schema;
        let pairs = pairs.map(|(one, other)| quote!(#schema pair(#one, #other)));
        self.items.extend(quote!(static #name: [(#schema Text, #schema Text); #count] = [#(#pairs),*];));
        quote!(&#name)
    }
}

fn not_checked_value(item: &NotChecked) -> TokenStream {
    let NotChecked { what, why, .. } = item;
    let field = |setter: &str, path: &Text| {
        let setter = format_ident!("{setter}");
        (!path.is_empty()).then(|| quote!(.#setter(#path)))
    };
    let (present, absent) = (field("present", &item.present), field("absent", &item.absent));
    quote!(NotChecked::new(#what, #why) #present #absent)
}

/// All tables of a vendor.
pub(super) fn vendor(schema: &Schema) -> TokenStream {
    let mut statics = Statics::new(TokenStream::new(), &schema.grants);
    for sid in &schema.sids {
        let (name, value) = (table_name("SID", &sid.name), sid_value(sid, &statics.schema));
        statics.items.extend(quote!(pub static #name: Sid = #value;));
    }
    for grant in &schema.grants {
        let (name, value) = (table_name("GRANT", &grant.key), statics.grant(grant, &|sid| sid_table(sid)));
        statics.items.extend(quote!(pub static #name: Grant = #value;));
    }
    for sdk in &schema.sdks {
        let (name, value) = (table_name("SDK", &sdk.name), sdk_value(sdk, &statics.schema));
        statics.items.extend(quote!(pub static #name: Sdk = #value;));
    }
    let vendor = statics.vendor(schema);
    let items = statics.items;
    quote! {
        #items
        pub static VENDOR: Vendor = #vendor;
    }
}

/// The tables of what a `grants.toml` adds, for its `const _` block.
pub(super) fn own(grants: &[&Arc<Grant>], sdks: &[&Arc<Sdk>], paths: &Paths) -> TokenStream {
    if grants.is_empty() && sdks.is_empty() {
        return TokenStream::new();
    }
    let core = &paths.core;
    let mut statics = Statics::new(quote!(schema::), grants.iter().copied());
    for grant in grants.iter().filter(|grant| grant.rust_path.is_none()) {
        let table = table_name("GRANT", &grant.key);
        let value = statics.grant(grant, &|sid| {
            let sid = paths.sid(sid);
            quote!(<#sid as #core::Sid>::TABLE)
        });
        statics.items.extend(quote!(static #table: schema::Grant = #value;));
    }
    for sdk in sdks {
        let (name, value) = (table_name("SDK", &sdk.name), sdk_value(sdk, &statics.schema));
        statics.items.extend(quote!(static #name: schema::Sdk = #value;));
    }
    // Not in the expansion of a macro: it would not compile in a crate that forbids the lint.
    let allow = paths.options.hidden.is_none().then(|| quote!(#[allow(unused_imports)]));
    let items = statics.items;
    quote! {
        #allow
        use __k::schema;
        #items
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
    let additions = if grants.is_empty() && sdks.is_empty() {
        quote!(__k::schema::Additions::NONE)
    } else {
        quote! {
            &__k::schema::Additions {
                grants: __k::schema::List::Static(&[#(#grants),*]),
                sdks: __k::schema::List::Static(&[#(#sdks),*]),
            }
        }
    };
    let tokens = model.tokens.iter().chain(&model.rejected).map(|token| declaration(token, model, paths));
    quote! {
        static FILE: __k::Declarations = __k::Declarations {
            file: #file,
            vendor: <#marker as #core::marker::Vendor>::TABLE,
            additions: #additions,
            tokens: &[#(#tokens),*],
        };
    }
}

fn declaration(token: &Token, model: &Model, paths: &Paths) -> TokenStream {
    let switches = if token.optional { model.switches(token) } else { Vec::new() };
    let Token { name, nbf, .. } = token;
    let (ttl, line) = (number(token.ttl), Literal::usize_unsuffixed(token.line));
    let sdks = token.sdks.iter().map(|sdk| paths.sdk_table(sdk));
    let region = match &token.region {
        Some(Region::Named(region)) => quote!(__k::Some(__k::Region::Named(#region))),
        Some(Region::Env(env)) => {
            let env = segment::env(env, paths);
            quote!(__k::Some(__k::Region::Env(#env)))
        }
        None => quote!(__k::None),
    };
    let grants = segment::all(token, paths);
    let lines = crate::segments::lines(token).into_iter().map(|(field, line)| {
        let line = Literal::usize_unsuffixed(line);
        quote!((#field, #line))
    });
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
            switches: &[#(#switches),*],
            grants: &[#(#grants),*],
            inputs: &[#(#inputs),*],
            lines: &[#(#lines),*],
        }
    }
}

impl Statics {
    fn vendor(&mut self, schema: &Schema) -> TokenStream {
        let token_schema::Vendor { name, title, docs, code_docs, .. } = &schema.vendor;
        let format = self.format(&schema.format);
        let credentials: Vec<_> = schema.credentials.iter().map(|part| self.credential(part)).collect();
        let credentials = self.array(&format_ident!("CREDENTIALS"), "Credential", &credentials);
        let secrets = schema.other_secrets.iter().map(|(name, what)| (name.as_ref(), what.as_ref()));
        let secrets = self.pairs(&format_ident!("OTHER_SECRETS"), secrets);
        let not_checked: Vec<_> = schema.not_checked.iter().map(not_checked_value).collect();
        let not_checked = self.array(&format_ident!("NOT_CHECKED"), "NotChecked", &not_checked);
        let preflight = self.preflight(&schema.vendor.preflight);
        let probes = self.probes(&schema.probes);
        let words = schema.variable_words.iter().map(|(one, other)| (one.as_ref(), other.as_ref()));
        let words = self.pairs(&format_ident!("VARIABLE_WORDS"), words);
        let sids = schema.sids.iter().map(|sid| sid_table(sid));
        let grants = schema.grants.iter().map(|grant| table_name("GRANT", &grant.key));
        let sdks = schema.sdks.iter().map(|sdk| table_name("SDK", &sdk.name));
        let legacy = |Legacy { key, replaced_by }: &Legacy| quote!(Legacy::new(#key, #replaced_by));
        let legacy: Vec<_> = schema.legacy.iter().map(legacy).collect();
        let legacy = self.array(&format_ident!("LEGACY"), "Legacy", &legacy);
        let foreign: Vec<_> =
            schema.foreign.iter().enumerate().map(|(index, foreign)| self.foreign(index, foreign)).collect();
        let foreign = self.array(&format_ident!("FOREIGN"), "Foreign", &foreign);
        let codes: Vec<_> = schema.codes.iter().map(code_value).collect();
        let codes = self.array(&format_ident!("CODES"), "Code", &codes);
        let rules: Vec<_> = schema.rules.iter().map(rule_value).collect();
        let rules = self.array(&format_ident!("RULES"), "RuleCodes", &rules);
        let wire: Vec<_> = schema.wire.iter().map(wire_value).collect();
        let wire = self.array(&format_ident!("WIRE"), "WireCode", &wire);
        quote! {
            Vendor {
                name: text(#name),
                title: text(#title),
                docs: text(#docs),
                code_docs: text(#code_docs),
                format: #format,
                credentials: list(#credentials),
                other_secrets: list(#secrets),
                sids: List::Static(&[#(#sids),*]),
                grants: List::Static(&[#(&#grants),*]),
                legacy: list(#legacy),
                foreign: list(#foreign),
                not_checked: list(#not_checked),
                preflight: #preflight,
                probes: list(#probes),
                variable_words: list(#words),
                sdks: List::Static(&[#(&#sdks),*]),
                codes: list(#codes),
                rules: list(#rules),
                wire: list(#wire),
            }
        }
    }

    fn credential(&mut self, part: &Credential) -> TokenStream {
        let Credential { name, title, rule: rule_id, .. } = part;
        let env = part.env.iter();
        let role = match &part.role {
            Role::Secret => None,
            Role::PrivateKey => Some(quote!(.private_key())),
            Role::Header(name) => Some(quote!(.header(#name))),
            Role::Claim(claim, Some(sid)) => {
                let table = sid_table(sid);
                Some(quote!(.claim_sid(#claim, #table)))
            }
            Role::Claim(claim, None) => Some(quote!(.claim(#claim))),
        };
        let bytes = number(part.warn_below);
        let warn_below = (part.warn_below > 0).then(|| quote!(.warn_below(#bytes)));
        let development =
            Some(&part.development).filter(|value| !value.is_empty()).map(|value| quote!(.development(#value)));
        let looks = part.looks.as_ref().map(|looks| {
            let (length, characters) = (Literal::usize_unsuffixed(looks.length), ranges(&looks.characters));
            quote!(.looks(#length, #characters))
        });
        let free_text = part.free_text.then(|| quote!(.free_text()));
        let look_alikes: Vec<_> = part.look_alikes.iter().map(look_alike).collect();
        let look_alikes = self.array(&table_name("LOOK_ALIKES", name), "LookAlike", &look_alikes);
        let look_alikes = (!part.look_alikes.is_empty()).then(|| quote!(.look_alikes(#look_alikes)));
        quote! {
            Credential::secret(#name, #title, &[#(#env),*], #rule_id) #role #warn_below #development #looks #free_text #look_alikes
        }
    }

    fn foreign(&mut self, index: usize, foreign: &Foreign) -> TokenStream {
        let Foreign { rule, what, header, claims, sdks, advice, .. } = foreign;
        let mut pairs = |name, pairs: &[(Text, Text)]| {
            self.pairs(&format_ident!("FOREIGN_{name}_{index}"), pairs.iter().map(|(name, begin)| (&**name, &**begin)))
        };
        let claims = pairs("CLAIMS", claims);
        let header = (!header.is_empty()).then(|| pairs("HEADER", header)).map(|header| quote!(.header(#header)));
        let only = foreign.only.then(|| quote!(.only()));
        let sdks = (!sdks.is_empty()).then(|| sdks.iter()).map(|sdks| quote!(.sdks(&[#(#sdks),*])));
        quote!(Foreign::new(#rule, #what, #claims, #advice) #header #only #sdks)
    }

    /// A grant; `sid` gives the expression of a SID kind's table.
    fn grant(&mut self, grant: &Grant, sid: &dyn Fn(&Sid) -> TokenStream) -> TokenStream {
        let key = &grant.key;
        let shape = self.shape(&table_name("GRANT", key), &grant.shape, sid);
        let flat = grant.flat.then(|| quote!(.flat()));
        let sdks = names("sdks", &grant.sdks);
        let deprecated = deprecated(grant.deprecated.as_ref());
        let schema = &self.schema;
        let aliases = names("aliases", &grant.aliases);
        quote!(#schema Grant::new(#key, #shape) #flat #sdks #deprecated #aliases)
    }

    fn shape(&mut self, table: &Ident, shape: &Shape, sid: &dyn Fn(&Sid) -> TokenStream) -> TokenStream {
        let schema = self.schema.clone();
        let Shape::Fields { fields, any_of } = shape else { return quote!(#schema Shape::Json) };
        let fields: Vec<_> = fields.iter().map(|field| self.field(table, field, sid)).collect();
        let name = self.fields_name(table);
        let fields = self.array(&name, "Field", &fields);
        if any_of.is_empty() {
            quote!(#schema Shape::fields(#fields))
        } else {
            let any_of = any_of.iter();
            quote!(#schema Shape::any_of(#fields, &[#(#any_of),*]))
        }
    }

    fn field(&mut self, table: &Ident, field: &Field, sid: &dyn Fn(&Sid) -> TokenStream) -> TokenStream {
        let name = &field.name;
        let constructor = match &field.kind {
            Kind::String => quote!(string(#name)),
            Kind::Boolean => quote!(boolean(#name)),
            Kind::Integer => quote!(integer(#name)),
            Kind::Strings => quote!(strings(#name)),
            Kind::Sid(kind) => {
                let table = sid(kind);
                quote!(sid(#name, #table))
            }
            Kind::Switch(flag) => quote!(switch(#name, #flag)),
            Kind::Object(shape) => {
                let shape = self.shape(&table_name(&table.to_string(), name), shape, sid);
                quote!(object(#name, #shape))
            }
        };
        let mut pairs = |setter: &str, pairs: &[(Text, Text)]| {
            let table = format_ident!("{}_{}", table_name(&table.to_string(), name), setter.to_uppercase());
            let values = self.pairs(&table, pairs.iter().map(|(one, other)| (one.as_ref(), other.as_ref())));
            let setter = format_ident!("{setter}");
            (!pairs.is_empty()).then(|| quote!(.#setter(#values)))
        };
        let (only_with, members) = (pairs("only_with", &field.only_with), pairs("members", &field.members));
        let required = field.required.then(|| quote!(.required()));
        let deprecated = deprecated(field.deprecated.as_ref());
        let schema = &self.schema;
        let setters = field::setters(field, schema);
        quote!(#schema Field::#constructor #required #deprecated #setters #only_with #members)
    }
}

fn look_alike(look_alike: &LookAlike) -> TokenStream {
    let LookAlike { rule, what, advice, .. } = look_alike;
    let looks = &look_alike.looks;
    let (length, characters) = (Literal::usize_unsuffixed(looks.length), ranges(&looks.characters));
    quote!(LookAlike::new(#rule, #what, Looks::new(#length, #characters), #advice))
}

/// A kind of SID; `schema` is the path of the types of the tables.
pub(super) fn sid_value(sid: &Sid, schema: &TokenStream) -> TokenStream {
    let Sid { name, title, prefix, suffix, .. } = sid;
    let digits = Literal::usize_unsuffixed(sid.digits);
    let suffix = (!suffix.is_empty()).then(|| quote!(.suffix(#suffix)));
    let literals = names("literals", &sid.literals);
    quote!(#schema Sid::new(#name, #title, #prefix, #digits) #suffix #literals)
}

fn sid_table(sid: &Sid) -> TokenStream {
    let name = table_name("SID", &sid.name);
    quote!(&#name)
}

fn sdk_value(sdk: &Sdk, schema: &TokenStream) -> TokenStream {
    let token_schema::Sdk { name, title, region_rule, .. } = &*sdk.table;
    let regions = sdk.regions.iter();
    let [requires, flags, any_of, allows, aliases] = [
        ("requires", &sdk.requires),
        ("flags", &sdk.flags),
        ("any_of", &sdk.any_of),
        ("allows", &sdk.allows),
        ("aliases", &sdk.aliases),
    ]
    .map(|(key, list)| names(key, list));
    let identity = identity(&sdk.identity, schema).map(|identity| quote!(.identity(#identity)));
    let [renew_before, max_ttl, min_ttl, warn_ttl_below] = [
        ("renew_before", sdk.renew_before, 0),
        ("max_ttl", sdk.max_ttl, Format::NO_LIMIT),
        ("min_ttl", sdk.min_ttl, 0),
        ("warn_ttl_below", sdk.warn_ttl_below, 0),
    ]
    .map(|(setter, seconds, default)| {
        let (setter, seconds_written) = (format_ident!("{setter}"), number(seconds));
        (seconds != default).then(|| quote!(.#setter(#seconds_written)))
    });
    quote! {
        #schema Sdk::new(#name, #title, &[#(#regions),*], #region_rule) #requires #flags #any_of #allows #identity #renew_before
            #max_ttl #min_ttl #warn_ttl_below #aliases
    }
}

/// The limits of an identity; `None`: there are none.
fn identity(identity: &Identity, schema: &TokenStream) -> Option<TokenStream> {
    let Identity { forbid, avoid, reserved_prefix, reserved_for, .. } = identity;
    let (max, unit) = (number(identity.max), variant(identity.unit));
    let (above, prefer) = (number(identity.warn_above), ranges(&identity.prefer));
    let said: Vec<_> = [
        identity.optional.then(|| quote!(.optional())),
        (identity.max > 0 || identity.unit != Unit::default()).then(|| quote!(.max(#max, #schema Unit::#unit))),
        (identity.warn_above > 0).then(|| quote!(.warn_above(#above))),
        (!forbid.is_empty()).then(|| quote!(.forbid(#forbid))),
        identity.forbid_control.then(|| quote!(.forbid_control())),
        (!avoid.is_empty()).then(|| quote!(.avoid(#avoid))),
        (!identity.prefer.is_empty()).then(|| quote!(.prefer(#prefer))),
        (!reserved_prefix.is_empty()).then(|| quote!(.reserved_prefix(#reserved_prefix, #reserved_for))),
    ]
    .into_iter()
    .flatten()
    .collect();
    (!said.is_empty()).then(|| quote!(#schema Identity::ANY #(#said)*))
}

fn code_value(code: &Code) -> TokenStream {
    let Code { title, docs, .. } = code;
    let causes = code.causes.iter();
    let number = number(code.code);
    let visible = variant(code.visible);
    let fields = names("fields", &code.fields);
    quote!(Code::new(#number, #title, #docs, &[#(#causes),*], Visible::#visible) #fields)
}

fn rule_value(row: &RuleCodes) -> TokenStream {
    let (rule, sdks) = (&row.rule, row.sdks.iter());
    let codes = row.codes.iter().copied().map(number);
    if row.sdks.is_empty() {
        return quote!(RuleCodes::new(#rule, &[#(#codes),*]));
    }
    quote!(RuleCodes::of_sdks(#rule, &[#(#sdks),*], &[#(#codes),*]))
}

fn wire_value(row: &WireCode) -> TokenStream {
    let (rule, sdks) = (&row.rule, row.sdks.iter());
    let code = number(row.code);
    let evidence = variant(row.evidence);
    quote!(WireCode::new(#rule, &[#(#sdks),*], #code, Evidence::#evidence))
}

fn deprecated(why: Option<&Text>) -> Option<TokenStream> {
    why.map(|why| quote!(.deprecated(#why)))
}
