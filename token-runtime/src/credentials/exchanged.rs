//! Variables of credentials that hold each other's values: three or more, or one with another secret of the vendor.

use token_schema::{Credential, Role, Vendor, rule};
use zeroize::Zeroizing;

use crate::credentials::variable::{Lookup, non_empty};
use crate::rules::finding::Finding;

/// A variable, and what belongs in it.
struct Place<'a> {
    name: &'a str,
    title: &'a str,
    value: Zeroizing<String>,
    takes: Box<dyn Fn(&str) -> bool + 'a>,
}

/// One problem for all variables whose values belong in each other's place, with their names. `parts` are the credentials, each with its
/// variable and its value. Two of them are left to the caller.
pub(crate) fn find<'a, 'v>(
    parts: impl Iterator<Item = (&'a Credential, &'a str, &'v str)>,
    vendor: &'a Vendor,
    lookup: Lookup<'_>,
) -> Option<(Finding, Vec<&'a str>)> {
    let mut places: Vec<Place<'a>> = Vec::new();
    for (part, name, value) in parts {
        let value = Zeroizing::new(value.to_owned());
        places.push(Place { name, title: &part.title, value, takes: Box::new(|value| takes(part, value)) });
    }
    let count = places.len();
    for (name, title) in &*vendor.other_secrets {
        let Some(value) = non_empty(lookup, name) else { continue };
        places.push(Place { name, title, value, takes: Box::new(|value| looks_like(title, value, vendor)) });
    }
    let is_part: Vec<&str> = places.iter().take(count).map(|place| place.name).collect();
    places.retain(|place| !(place.takes)(&place.value));
    let owner = |place: &Place<'a>| {
        let mut owners = places.iter().filter(|other| (other.takes)(&place.value));
        owners.next().filter(|_| owners.next().is_none()).map(|owner| (owner.name, owner.title))
    };
    let owners: Vec<_> = places.iter().map(owner).collect::<Option<_>>()?;
    let names: Vec<_> = places.iter().map(|place| place.name).collect();
    let is_each_owned = names.iter().all(|name| owners.iter().any(|(owner, _)| owner == name));
    let are_parts = names.iter().all(|name| is_part.contains(name));
    if !is_each_owned || names.len() < 2 || (names.len() == 2 && are_parts) {
        return None;
    }
    let holds: Vec<_> =
        names.iter().zip(&owners).map(|(name, (_, title))| format!("`{name}` holds the {title}")).collect();
    let message = format!("the values are swapped: {}", list(&holds));
    let fix = "set each variable to its own value; if a token was issued with them, make a new key";
    Some((Finding::new(rule::VARIABLES_SWAPPED, list(&names), message, fix), names))
}

/// `a, b and c`.
fn list(items: &[impl AsRef<str>]) -> String {
    let items: Vec<_> = items.iter().map(AsRef::as_ref).collect();
    let (last, others) = items.split_last().unwrap_or((&"", &[]));
    format!("{} and {last}", others.join(", "))
}

/// Whether a value has the form of this part, and of nothing that looks like it.
fn takes(part: &Credential, value: &str) -> bool {
    let looks = || part.looks.as_ref().is_some_and(|looks| looks.fit(value));
    match &part.role {
        Role::Claim(_, Some(kind)) => kind.fault(value).is_none(),
        Role::Claim(_, None) | Role::Header(_) => looks(),
        Role::PrivateKey => false,
        Role::Secret => looks() && !part.look_alikes.iter().any(|other| other.looks.fit(value)),
    }
}

/// Whether a value looks like another secret of the vendor.
fn looks_like(title: &str, value: &str, vendor: &Vendor) -> bool {
    let mut look_alikes = vendor.credentials.iter().flat_map(|part| &*part.look_alikes);
    look_alikes.any(|other| other.what.ends_with(title) && other.looks.fit(value))
}
