//! What each member is among the grants.

use smallvec::SmallVec;
use token_schema::suggest::{is_called, misspelt};
use token_schema::{Format, Grant, Legacy, Shape};

use super::context::Context;
use crate::credentials::parts::part_of_claim;
use crate::json::{Node, Object};
use crate::jwt::layout;

/// The members of the object that holds the grants.
pub(crate) struct Entries<'a> {
    pub object: &'a Object<'a>,
    pub members: SmallVec<[(&'a str, Node<'a>, Entry); 8]>,
    /// The keys of the grants, each once.
    pub present: SmallVec<[&'static str; 8]>,
}

impl<'a> Entries<'a> {
    pub(super) fn of(object: &'a Object<'a>, context: &Context<'_>) -> Self {
        let (mut members, mut present) = (SmallVec::new(), SmallVec::<[&'static str; 8]>::new());
        for (key, node) in object.members() {
            let entry = Entry::of(key, context);
            // A token may have a key a thousand times.
            if let Entry::Grant(grant) = entry
                && !present.contains(&&*grant.key)
            {
                present.push(&grant.key);
            }
            members.push((key, node, entry));
        }
        let flat = context.grants().filter(|grant| grant.flat && layout::holds(object, grant));
        present.extend(flat.map(|grant| &*grant.key));
        Self { object, members, present }
    }

    /// Whether the token has the grant of this key.
    pub(super) fn has(&self, key: &str) -> bool {
        self.present.contains(&key)
    }

    /// The flat grants that the token has.
    pub(super) fn flat(&self, context: &Context<'_>) -> impl Iterator<Item = &'static Grant> {
        context.grants().filter(|grant| grant.flat && self.has(&grant.key))
    }

    /// Whether the token has a grant, perhaps a legacy one.
    pub(super) fn has_grant(&self) -> bool {
        self.members.iter().any(|(.., member)| member.is_grant())
    }
}

#[derive(Clone, Copy)]
pub(super) enum Entry {
    Grant(&'static Grant),
    Field,
    Legacy(&'static Legacy),
    MisspeltIdentity,
    Unknown {
        suggestion: Option<&'static str>,
    },
    /// The identity, and any other claim where grants are claims.
    Other,
}

impl Entry {
    pub(super) fn is_grant(&self) -> bool {
        matches!(self, Self::Grant(_) | Self::Field | Self::Legacy(_))
    }

    fn of(key: &str, context: &Context<'_>) -> Self {
        let format = &context.vendor.format;
        let is = |name: &str| name == key;
        if let Some(grant) = context.grants().find(|grant| is(&grant.key) && !grant.flat) {
            return Self::Grant(grant);
        }
        if flat_fields(context).any(is) {
            return Self::Field;
        }
        if let Some(legacy) = context.vendor.legacy.iter().find(|legacy| is(&legacy.key)) {
            return Self::Legacy(legacy);
        }
        let is_registered =
            || layout::is_claim(key) || format.has_claim(key) || part_of_claim(context.vendor, key).is_some();
        if key == format.identity
            || format.former_identity.as_deref() == Some(key)
            || (format.grants.is_none() && is_registered())
        {
            return Self::Other;
        }
        let keys = context.grants().filter(|grant| !grant.flat).map(|grant| &*grant.key);
        // The identity in another spelling, where a likeness would be a guess.
        let identity = identities(format).find(|name| format.grants.is_none() && is_called(key, name, []));
        let suggestion =
            identity.or_else(|| called(key, context)).or_else(|| misspelt(key, keys.chain(flat_fields(context))));
        // It may be a field of a flat grant whose fields are not known here.
        let is_open = || context.grants().any(|grant| grant.flat && matches!(grant.shape, Shape::Json));
        match (suggestion, &format.grants) {
            (None, None) => Self::Other,
            (None, Some(_)) if is_open() => Self::Field,
            (None, _) if format.identity_in_grants && misspelt_identity(key, format) => Self::MisspeltIdentity,
            _ => Self::Unknown { suggestion },
        }
    }

    pub(super) fn suggestion(&self) -> Option<&'static str> {
        match self {
            Self::Legacy(legacy) => Some(&legacy.replaced_by),
            Self::Unknown { suggestion } => *suggestion,
            _ => None,
        }
    }
}

pub(super) fn flat_fields(context: &Context<'_>) -> impl Iterator<Item = &'static str> {
    let flat = context.grants().filter(|grant| grant.flat);
    flat.flat_map(|grant| grant.shape.as_slice()).map(|field| &*field.name)
}

/// The grant that is called so elsewhere: by an alias, or by the name of the only SDK that requires it.
fn called(key: &str, context: &Context<'_>) -> Option<&'static str> {
    let mut grants = context.grants().filter(|grant| !grant.flat);
    let grant = grants.find(|grant| is_called(key, &grant.key, grant.aliases.iter())).map(|grant| &*grant.key);
    let of_sdk = || {
        let sdk = context.vendor.sdks.iter().find(|sdk| is_called(key, &sdk.name, sdk.aliases.iter()))?;
        let mut required = sdk.requires.iter();
        required.next().filter(|_| required.next().is_none())
    };
    grant.or_else(of_sdk)
}

/// The field of a flat grant that goes by this other name.
pub(super) fn alias_of(key: &str, context: &Context<'_>) -> Option<&'static str> {
    let flat = context.grants().filter(|grant| grant.flat);
    let field = flat.flat_map(|grant| grant.shape.as_slice()).find(|field| field.aliases.contains(key))?;
    Some(&field.name)
}

pub(super) fn misspelt_identity(key: &str, format: &Format) -> bool {
    key != format.identity && misspelt(key, [&*format.identity]).is_some()
}

/// The names of the identity, today's and the former one.
pub(super) fn identities(format: &'static Format) -> impl Iterator<Item = &'static str> {
    std::iter::once(&*format.identity).chain(format.former_identity.as_deref())
}
