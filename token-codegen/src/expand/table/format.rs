//! The wire format of a vendor, as the constructor of its table.

use proc_macro2::TokenStream;
use quote::{ToTokens as _, format_ident, quote};

use super::Statics;
use crate::expand::literal::{names, number};
use crate::model::Format;

impl Statics {
    pub(super) fn format(&mut self, format: &Format) -> TokenStream {
        let Format { regions, identity, key, .. } = format;
        let writes = format.writes.iter();
        let [min_ttl, default_ttl] = [format.min_ttl, format.default_ttl].map(number);
        let max_ttl = match format.max_ttl {
            Format::NO_LIMIT => quote!(Format::NO_LIMIT),
            max => number(max).into_token_stream(),
        };
        let header = format.header.iter().map(|(name, value)| (name.as_ref(), value.as_ref()));
        let header = self.pairs(&format_ident!("HEADER"), header);
        let regions = names("regions", regions);
        let other_algorithms = names("other_algorithms", &format.other_algorithms);
        let legacy_algorithms = names("legacy_algorithms", &format.legacy_algorithms);
        let key_header = format.key_header.as_ref().map(|name| quote!(.key_header(#name)));
        let aliases = format.region_aliases.iter().map(|(alias, region)| (alias.as_ref(), region.as_ref()));
        let aliases = self.pairs(&format_ident!("REGION_ALIASES"), aliases);
        let region_aliases = (!format.region_aliases.is_empty()).then(|| quote!(.region_aliases(#aliases)));
        let rule = &format.region_rule;
        let region_header = format.region_header.as_ref().map(|member| quote!(.region_header(#member, #rule)));
        let variable = Some(&format.region_variable).filter(|name| !name.is_empty());
        let region_variable = variable.map(|name| quote!(.region_variable(#name)));
        let grants_optional = format.grants_optional.then(|| quote!(.grants_optional()));
        let grants = format.grants.as_ref().map(|claim| quote!(.grants(#claim)));
        let in_grants = format.identity_in_grants.then(|| quote!(.identity_in_grants()));
        let identity_in = names("identity_in", &format.identity_in);
        let former_identity = format.former_identity.as_ref().map(|claim| quote!(.former_identity(#claim)));
        let fallback = format.identity_fallback.as_ref().map(|claim| quote!(.identity_fallback(#claim)));
        let seconds = number(format.leeway);
        let leeway = (format.leeway > 0).then(|| quote!(.leeway(#seconds)));
        let fractions = format.fractions.then(|| quote!(.fractions()));
        let absent = names("absent", &format.absent);
        let claims = format.claims.iter().map(|(name, value)| (name.as_ref(), value.as_ref()));
        let claims = self.pairs(&format_ident!("FIXED_CLAIMS"), claims);
        let claims = (!format.claims.is_empty()).then(|| quote!(.claims(#claims)));
        quote! {
            Format::new(#header, #identity, #key, &[#(#writes),*])
                #other_algorithms
                #legacy_algorithms
                #key_header
                #regions
                #region_aliases #region_header #region_variable
                #grants
                #grants_optional
                #in_grants
                #identity_in
                #former_identity
                #fallback
                #leeway
                #fractions
                #absent
                #claims
                .ttl(#min_ttl, #default_ttl, #max_ttl)
        }
    }
}
