//! The generated Rust types have different names.

use std::collections::HashMap;

use token_schema::rule;

use super::scope::{Lookup, Scope};
use crate::ast;
use crate::declared;
use crate::model::{Grant, Kind, Origin, Shape};
use crate::naming;
use crate::report::{Problem, Report};
use crate::span::Span;

pub(crate) struct Types(HashMap<String, String>);

impl Types {
    /// The types of a file's rules. A grant whose type is taken becomes invalid. `tokens` is the name of the struct
    /// with all profiles.
    pub(crate) fn of_rules(
        file: &declared::File,
        origin: Origin,
        tokens: &str,
        scope: &mut Scope,
        report: &mut Report,
    ) -> Self {
        let always: &[(&str, &str)] = match origin {
            Origin::Own => &[(tokens, "all tokens together")],
            Origin::Vendor => &[
                ("Credentials", "the credentials"),
                ("Region", "the regions"),
                ("Issuer", "what issues tokens"),
                ("Verifier", "what verifies tokens"),
            ],
        };
        let mut types = Self(always.iter().map(|(rust, what)| ((*rust).to_owned(), (*what).to_owned())).collect());
        let usable =
            |name: &&ast::Spanned<String>| naming::is_lower_name(&name.value) && !naming::is_unusable(&name.value);
        if let Some(name) = file.name.as_ref().filter(usable).filter(|_| origin == Origin::Vendor) {
            types.claim("the vendor", &naming::upper_camel(&name.value), &name.span, report);
        }
        for sid in &file.sids {
            if let Lookup::Found(found) = scope.sid(&sid.name.value) {
                types.claim(&format!("[sid.{}]", found.name), &found.rust, &sid.name.span, report);
            }
        }
        let own = scope.schema.grants.iter().filter(|grant| grant.origin == origin);
        let clashing: Vec<String> =
            own.filter(|grant| !types.claim_grant(grant, report)).map(|grant| grant.key.to_string()).collect();
        for key in clashing {
            scope.break_grant(&key);
        }
        types
    }

    pub(crate) fn claim(&mut self, what: &str, rust: &str, span: &Span, report: &mut Report) -> bool {
        self.claim_item("type", what, rust, span, report)
    }

    fn claim_item(&mut self, item: &str, what: &str, rust: &str, span: &Span, report: &mut Report) -> bool {
        let why = match self.0.get(rust) {
            Some(other) => format!("so is that of {other}"),
            None if naming::hides_a_rust_name(rust) => format!("it would hide Rust's own `{rust}`"),
            None => {
                self.0.insert(rust.to_owned(), what.to_owned());
                return true;
            }
        };
        let title = format!("{what}: its Rust {item} would be `{rust}`");
        let help = if what.contains("token `") {
            "choose another name, such as `agent` or `guest`"
        } else {
            "choose another name"
        };
        report.add(Problem::new(rule::NAME_CLASH, span.clone(), title).label(why).help(help));
        false
    }

    fn claim_grant(&mut self, grant: &Grant, report: &mut Report) -> bool {
        let what = format!("[grant.{}]", grant.key);
        // A grant in Rust has its own type.
        // The name of a table is in upper case: `fooBar` and `FOO_BAR` would clash.
        let table = format!("GRANT_{}", naming::snake(&grant.key).to_uppercase());
        let own = grant.rust.is_empty()
            || (self.claim(&what, &grant.rust, grant.place.span(), report)
                && self.claim_item("table", &what, &table, grant.place.span(), report));
        own && self.claim_objects(&what, &naming::upper_camel(&grant.key), &grant.shape, grant.place.span(), report)
    }

    /// The types of the objects in a shape, named after the outer type and the field.
    fn claim_objects(&mut self, what: &str, around: &str, shape: &Shape, span: &Span, report: &mut Report) -> bool {
        let Shape::Fields { fields, .. } = shape else { return true };
        fields.iter().all(|field| match &field.kind {
            Kind::Object(inner @ Shape::Fields { .. }) => {
                let what = format!("{what}: field `{}`", field.name);
                let rust = naming::object_type(around, &field.name);
                self.claim(&what, &rust, span, report) && self.claim_objects(&what, &rust, inner, span, report)
            }
            _ => true,
        })
    }
}
