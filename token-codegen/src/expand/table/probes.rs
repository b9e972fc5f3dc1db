//! The tables of a preflight.

use proc_macro2::{Literal, TokenStream};
use quote::{format_ident, quote};
use token_schema::rule::Severity;
use token_schema::{Expect, Must, Preflight, Probe, Reply};

use super::Statics;
use crate::expand::literal::{names, variant};
use crate::expand::paths::table_name;

impl Statics {
    pub(super) fn preflight(&mut self, preflight: &Preflight) -> TokenStream {
        let Preflight { host, request_id, code, .. } = preflight;
        if host.is_empty() {
            return quote!(Preflight::NONE);
        }
        let hosts = preflight.region_hosts.iter().map(|(region, host)| (region.as_ref(), host.as_ref()));
        let hosts = self.pairs(&format_ident!("REGION_HOSTS"), hosts);
        let rows: Vec<_> = preflight.answers.iter().map(reply).collect();
        let rows = self.array(&format_ident!("REPLIES"), "Reply", &rows);
        quote!(Preflight::new(#host).region_hosts(#hosts).request_id(#request_id).code(#code).answers(#rows))
    }

    pub(super) fn probes(&mut self, probes: &[Probe]) -> TokenStream {
        let values: Vec<_> = probes.iter().map(|probe| self.probe(probe)).collect();
        self.array(&format_ident!("PROBES"), "Probe", &values)
    }

    fn probe(&mut self, probe: &Probe) -> TokenStream {
        let Probe { name, title, product, path, secret, secret_user, missing, why, otherwise, otherwise_rule, .. } =
            probe;
        let (fields, same) = (names("fields", &probe.fields), names("same", &probe.same));
        let first = probe.first.then(|| quote!(.first()));
        let secret = (!secret.is_empty()).then(|| quote!(.secret(#secret, #secret_user)));
        let severity = severity(probe.severity);
        let missing = (!missing.is_empty()).then(|| quote!(.missing(#missing, #severity, #why)));
        let fix = Some(&probe.fix).filter(|advice| !advice.is_empty()).map(|advice| quote!(.fix(#advice)));
        let otherwise = (!otherwise.is_empty()).then(|| quote!(.otherwise(#otherwise, #otherwise_rule)));
        let holds = Some(&probe.holds).filter(|member| !member.is_empty()).map(|member| quote!(.holds(#member)));
        let rows: Vec<_> = probe.expects.iter().map(expect).collect();
        let rows = self.array(&table_name("EXPECTS", name), "Expect", &rows);
        let expects = (!probe.expects.is_empty()).then(|| quote!(.expects(#rows)));
        quote! {
            Probe::new(#name, #title, #product, #path)
                #fields #first #secret #missing #fix #otherwise #holds #same #expects
        }
    }
}

fn reply(row: &Reply) -> TokenStream {
    let means = variant(row.means);
    let statuses = row.statuses.iter().map(|status| Literal::u16_unsuffixed(*status));
    let codes = row.codes.iter().map(|code| Literal::u32_unsuffixed(*code));
    quote!(Reply::new(Meaning::#means, &[#(#statuses),*], &[#(#codes),*]))
}

fn expect(row: &Expect) -> TokenStream {
    let Expect { member, rule, message, fix, .. } = row;
    let severity = (row.severity != Severity::Error).then(|| severity(row.severity)).map(|it| quote!(.severity(#it)));
    let must = match &row.must {
        Must::Filled => TokenStream::new(),
        Must::Null => quote!(.null()),
        Must::OneOf(words) => names("one_of", words).into_iter().collect(),
    };
    quote!(Expect::new(#member, #rule, #message, #fix) #severity #must)
}

fn severity(severity: Severity) -> TokenStream {
    let name = variant(severity);
    quote!(rule::Severity::#name)
}
