//! The variables that a program must have when it starts.

use token_schema::{Credential, List, Role};

use crate::model::{Env, InputKind, Model, Origin, Region, Schema, Sid, Token};
use crate::report::listed;

/// A variable that the declarations or the credentials name, with all its uses.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Variable<'m> {
    /// The name; of several names for a credential, the first.
    pub name: &'m str,
    /// Other names for a credential.
    pub aliases: Vec<&'m str>,
    /// What it holds.
    pub holds: Holds<'m>,
    /// Whether the program does not start without it.
    pub required: bool,
    /// The fields that it fills, in file order. Empty for a credential.
    pub uses: Vec<(&'m Token, &'m Env)>,
    /// The documentation of the credential, or of the first field; may be empty.
    pub doc: &'m str,
}

/// What a variable holds.
#[derive(Clone, Copy, Debug)]
pub enum Holds<'m> {
    /// A credential.
    Credential(&'m Credential),
    /// The value of a field: a string, a boolean, an integer or a SID.
    Field(&'m InputKind),
    /// One of the vendor's regions.
    Region(&'m List<str>),
}

impl Variable<'_> {
    /// What it holds, in words: `API Key SID (SK…)`.
    #[must_use]
    pub fn words(&self) -> String {
        let sid = |title: &str, prefix: &str| format!("{title} ({prefix}…)");
        match self.holds {
            Holds::Credential(credential) => match &credential.role {
                Role::Claim(_, Some(kind)) => sid(&credential.title, &kind.prefix),
                _ => credential.title.to_string(),
            },
            Holds::Region(regions) => format!("region ({})", listed(regions.iter(), "or")),
            Holds::Field(InputKind::Bool) => "`true` or `false`".to_owned(),
            Holds::Field(InputKind::Integer) => "integer".to_owned(),
            Holds::Field(InputKind::Strings(separator)) if separator == " " => {
                "strings, separated by spaces".to_owned()
            }
            Holds::Field(InputKind::Strings(_)) => "strings, separated by commas".to_owned(),
            Holds::Field(InputKind::Sid(kind)) => sid(&kind.title, &kind.prefix),
            Holds::Field(_) => "string".to_owned(),
        }
    }

    /// Whether it must stay secret.
    #[must_use]
    pub fn is_secret(&self) -> bool {
        matches!(self.holds, Holds::Credential(Credential { role, .. }) if role.signs())
    }
}

impl Model {
    /// The variables that the program reads at start: those of the credentials, then those of the declarations in file order.
    #[must_use]
    pub fn variables(&self) -> Vec<Variable<'_>> {
        let mut variables: Vec<_> = self.schema.vendor.credentials.iter().filter_map(credential).collect();
        for token in &self.tokens {
            for env in token.variables() {
                let required = env.default.is_none() && !env.optional && !token.optional;
                let is_region = matches!(&token.region, Some(Region::Env(region)) if std::ptr::eq(region, env));
                let holds =
                    if is_region { Holds::Region(&self.schema.format.regions) } else { Holds::Field(&env.kind) };
                match variables.iter_mut().find(|known| known.name == env.name) {
                    Some(known) => {
                        known.required |= required;
                        known.uses.push((token, env));
                    }
                    None => variables.push(Variable {
                        name: &env.name,
                        aliases: Vec::new(),
                        holds,
                        required,
                        uses: vec![(token, env)],
                        doc: self.field_doc(&env.field),
                    }),
                }
            }
        }
        variables
    }

    /// The variables that only this declaration uses. An optional declaration is absent when none of them is set. A variable with a
    /// default, or of an optional field, does not count.
    #[must_use]
    pub fn switches<'t>(&self, token: &'t Token) -> Vec<&'t str> {
        let others = || self.tokens.iter().filter(|other| other.name != token.name).flat_map(Token::variables);
        let may_be_unset = |env: &Env| env.default.is_some() || env.optional;
        let own = token.variables();
        let mut names = Vec::new();
        for env in &own {
            let is_soft = own.iter().any(|other| other.name == env.name && may_be_unset(other));
            if !is_soft && !names.contains(&env.name.as_str()) && others().all(|other| other.name != env.name) {
                names.push(env.name.as_str());
            }
        }
        names
    }

    /// The documentation of a field, by its path from the grant's key.
    fn field_doc(&self, path: &str) -> &str {
        self.schema.field(path).map(|field| &*field.doc).unwrap_or_default()
    }
}

impl Schema {
    /// The variable in which a program usually keeps a SID of this kind: `VENDOR_CONVERSATIONS_SERVICE_SID`. It is never the variable of a
    /// credential.
    #[must_use]
    pub fn usual_variable(&self, sid: &Sid) -> String {
        let vendor = if sid.origin == Origin::Vendor { format!("{}_", self.name) } else { String::new() };
        let usual = format!("{vendor}{}_sid", sid.name).to_uppercase();
        let is_credential = self.credentials.iter().any(|part| part.env.contains(&usual));
        if is_credential { format!("{}_sid", sid.name).to_uppercase() } else { usual }
    }
}

fn credential(credential: &Credential) -> Option<Variable<'_>> {
    let mut names = credential.env.iter();
    Some(Variable {
        name: names.next()?,
        aliases: names.collect(),
        holds: Holds::Credential(credential),
        required: true,
        uses: Vec::new(),
        doc: &credential.doc,
    })
}
