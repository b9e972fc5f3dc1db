//! What is wrong with the value of a credential.

use token_schema::leftover::Leftover;
use token_schema::rule;
use token_schema::visible::is_invisible;
use token_schema::{Credential, LookAlike, Role};

use crate::credentials::key_text::{is_private_key, key_or_certificate};
use crate::credentials::neighbour;
use crate::credentials::parts::{claims_of, secret_of};
use crate::credentials::variable::{self, Lookup, Origin, other_kind, value_error};
use crate::rules::finding::Finding;
use crate::rules::leftover;

/// What was copied along with a credential, or in its place.
pub(super) fn credential_error(at: &str, value: &str, part: &Credential) -> Option<Finding> {
    if matches!(part.role, Role::Secret)
        && let Some(what) = key_or_certificate(value)
    {
        let message = format!("{what}; expected the {}", part.title);
        let fix = format!("set it to the {}: HS256 signs with a secret, not with a key pair", part.title);
        return Some(Finding::new(rule::VARIABLE_WRONG_VALUE, at.to_owned(), message, fix));
    }
    let is_known = part.looks.is_some() || matches!(part.role, Role::Claim(_, Some(_)));
    let error =
        value_error(at, value, &format!("the {}", part.title), if is_known { Origin::Vendor } else { Origin::Unknown });
    error.or_else(|| around_secret(at, value, part)).or_else(|| {
        // A rule about the SID names the URL in the other parts.
        let is_url = matches!(part.role, Role::Claim(_, None) | Role::Header(_)) && value.contains("://");
        let (message, fix) = (format!("a URL; expected the {}", part.title), format!("set it to the {}", part.title));
        is_url.then(|| Finding::new(rule::VARIABLE_WRONG_VALUE, at.to_owned(), message, fix))
    })
}

/// `variable-secret`: a private key in the place of a name, which every token shows.
pub(super) fn key_in_a_name(
    at: &str,
    value: &str,
    part: &Credential,
    vendor: &'static token_schema::Vendor,
) -> Option<Finding> {
    if part.role.signs() || !is_private_key(value) {
        return None;
    }
    let (title, key) = (&part.title, secret_of(vendor));
    let home = key.env.first().filter(|_| matches!(key.role, Role::PrivateKey));
    let home = home.map_or_else(String::new, |name| format!(", and `{name}` to the private key"));
    let message = format!("holds a private key; expected the {title}, which every token shows");
    let fix = format!("set it to the {title}{home}; if a token was issued with it, make a new key");
    Some(Finding::new(rule::VARIABLE_SECRET, at.to_owned(), message, fix))
}

/// A secret that is complete without the comment after it, or the name before it.
fn around_secret(at: &str, value: &str, part: &Credential) -> Option<Finding> {
    let looks = part.looks.as_ref().filter(|_| matches!(part.role, Role::Secret))?;
    let fits = |text: &str| looks.fit(text);
    let found = Leftover::comment(value, fits).or_else(|| Leftover::label(value, fits))?;
    Some(leftover::of_variable(at, found, &format!("the {}", part.title)))
}

pub(super) fn swapped(name: &Credential, other: &Credential) -> (String, &'static str) {
    let fix = match other.role {
        Role::Claim(..) | Role::Header(_) => "swap the values",
        Role::Secret | Role::PrivateKey => {
            "swap the values; if a token was issued with them, make a new key: anyone who has the token can read the secret"
        }
    };
    (format!("the {} and the {} are swapped", name.title, other.title), fix)
}

/// Bytes of the shortest secret that HS256 allows: RFC 7518, section 3.2.
pub(crate) const SHORTEST_SECRET: usize = 32;

/// Whether a part that becomes a claim holds the secret, and the secret's place the part. Where the schema describes neither the
/// vendor's keys nor their secrets, the lengths decide: no secret should be shorter than 32 bytes, and few names are as long.
pub(super) fn holds_the_secret(
    part: &Credential,
    value: &str,
    secret: &str,
    vendor: &'static token_schema::Vendor,
) -> bool {
    let secret_part = secret_of(vendor);
    match (&part.role, &part.looks, &secret_part.looks) {
        (Role::Secret | Role::PrivateKey, ..) => false,
        _ if matches!(secret_part.role, Role::PrivateKey) || is_private_key(value) => false,
        (Role::Claim(_, Some(kind)), ..) => kind.fault(secret).is_none() && kind.fault(value).is_some(),
        (Role::Claim(_, None) | Role::Header(_), Some(looks), _) if looks.fit(value) || looks.fit(secret) => {
            !looks.fit(value)
        }
        (Role::Claim(claim, None), ..) if *claim != vendor.format.key => false,
        (Role::Header(name), ..) if Some(name) != vendor.format.key_header.as_ref() => false,
        // A value as long as a secret may be one of another form: it is not the name of a key.
        (_, _, Some(looks)) if looks.fit(value) => secret.len() < looks.length,
        _ => secret.len() < SHORTEST_SECRET && value.len() >= SHORTEST_SECRET,
    }
}

pub(super) fn missing(part: &'static Credential, vendor: &'static token_schema::Vendor, lookup: Lookup<'_>) -> Finding {
    let first = part.env.first().unwrap_or_default();
    let empty = part.env.iter().find(|name| lookup.get(name).is_some());
    let form = match &part.role {
        Role::Claim(_, Some(kind)) => format!(": {}", kind.form()),
        _ => String::new(),
    };
    let or = part.env.iter().skip(1).fold(String::new(), |or, name| or + " or `" + name + "`");
    let state = if empty.is_some() { "empty" } else { "not set" };
    let fix = format!("set `{first}`{or} to the {}{form}", part.title);
    let message = format!("{state}; expected the {}", part.title);
    let neighbour = neighbour::find(part.env.iter(), |value| may_be(part, value), vendor, lookup);
    variable::missing(empty.unwrap_or(first), message, fix, neighbour)
}

/// Whether a value has the form of this part, as far as the schema describes it.
pub(super) fn may_be(part: &Credential, value: &str) -> bool {
    match (&part.role, &part.looks) {
        (Role::Claim(_, Some(kind)), _) => kind.fault(value).is_none(),
        (_, Some(looks)) => looks.fit(value),
        (Role::Claim(_, None) | Role::Header(_), None) => value.len() < SHORTEST_SECRET,
        (Role::PrivateKey, None) => is_private_key(value),
        (Role::Secret, None) => value.len() >= SHORTEST_SECRET,
    }
}

/// A secret that is a SID, which is a public name.
pub(super) fn not_a_secret(
    at: &'static str,
    value: &str,
    part: &Credential,
    vendor: &token_schema::Vendor,
) -> Option<Finding> {
    let found = other_kind(value, vendor)?;
    let fix = format!("set it to the {}, which is shown once, when the key is made", part.title);
    Some(Finding::new(rule::SECRET_NOT_SECRET, at, format!("{found}, which is not secret"), fix))
}

/// `secret-empty`: a secret that anyone could guess, such as only a byte order mark.
pub(super) fn blank(at: &'static str, secret: &str) -> Option<Finding> {
    secret.chars().all(|character| character.is_whitespace() || is_invisible(character)).then(|| {
        let message = "the secret is empty or only white space, so anyone could sign tokens with it";
        Finding::new(rule::SECRET_EMPTY, at, message, "set it to the secret of the key")
    })
}

/// A line `KEY: SECRET` of a settings file, in place of the secret.
pub(super) fn line(
    at: &'static str,
    value: &str,
    part: &Credential,
    vendor: &'static token_schema::Vendor,
) -> Option<Finding> {
    let (key, ..) = claims_of(vendor).find(|(_, claim, _)| *claim == vendor.format.key)?;
    if !matches!(part.role, Role::Secret) {
        return None;
    }
    let (name, secret) = value.split_once(':')?;
    let is_key = key.looks.as_ref().is_some_and(|looks| looks.fit(name.trim())) && !secret.trim().is_empty();
    is_key.then(|| {
        let message = format!("a line of a settings file: the {}, `:` and the {}", key.title, part.title);
        Finding::new(rule::VARIABLE_WRONG_VALUE, at, message, format!("set it to the {} alone", part.title))
    })
}

pub(super) fn suspect(at: &'static str, value: &str, part: &Credential) -> Option<Finding> {
    look_alike(at, value, part).or_else(|| short(at, value, part)).or_else(|| shape(at, value, part))
}

/// A value that the vendor did not make, as far as the schema knows. The message leaves out what is different: it would help to guess a
/// secret, and a name may be the secret.
pub(super) fn shape(at: &'static str, value: &str, part: &Credential) -> Option<Finding> {
    let looks = part.looks.as_ref().filter(|looks| !part.free_text && !looks.fit(value))?;
    let title = &part.title;
    let message = format!("does not look like the {title}, which is {}", looks.form());
    let (rule, fix) = match part.role {
        Role::Secret => (
            rule::SECRET_SHAPE,
            format!("copy the {title} again, as it was shown when the key was made, or make a new key"),
        ),
        Role::Claim(..) | Role::Header(_) if looks.fit_in_lower_case(value) => {
            let message = format!(
                "has capital letters, and the {title} is {}: whether the vendor takes it like this is not known",
                looks.form()
            );
            let fix = "write it in lower case, as the vendor shows it";
            return Some(Finding::new(rule::KEY_SHAPE, at, message, fix));
        }
        Role::Claim(..) | Role::Header(_) => {
            (rule::KEY_SHAPE, format!("copy the {title} again, as the vendor shows it"))
        }
        Role::PrivateKey => return None,
    };
    Some(Finding::new(rule, at, message, fix))
}

/// A secret that is easier to guess than it should be. The message leaves out its length, which would help to guess it.
pub(super) fn short(at: &'static str, value: &str, part: &Credential) -> Option<Finding> {
    let (least, title) = (part.warn_below as usize, &part.title);
    let (message, fix) = match &part.looks {
        _ if is_of_development(part, value) => (
            format!("the {title} of the development mode, which everyone knows"),
            "make a key for production".to_owned(),
        ),
        _ if value.len() >= least => return None,
        Some(looks) => (
            format!("is shorter than the {title}, which is {}: it was cut off, or is something else", looks.form()),
            format!("copy the {title} again, as it was shown when the key was made, or make a new key"),
        ),
        None => (
            format!("the {title} has fewer than {least} bytes, so anyone who has a token can try to guess it"),
            format!("make a key whose secret has {least} bytes or more"),
        ),
    };
    Some(Finding::new(rule::SECRET_SHORT, at, message, fix))
}

pub(super) fn is_of_development(part: &Credential, value: &str) -> bool {
    !part.development.is_empty() && part.development == value
}

pub(super) fn look_alike(at: &'static str, value: &str, part: &Credential) -> Option<Finding> {
    let LookAlike { what, advice, .. } = part.look_alikes.iter().find(|other| other.looks.fit(value))?;
    let message = format!("looks like {what}, not like the {}", part.title);
    Some(Finding::new(rule::SECRET_LOOK_ALIKE, at, message, &**advice))
}
