//! `[credential.*]`: the secret that signs a vendor's tokens, and the claims that name the account and the key.

use std::collections::HashMap;

use token_schema::{Algorithm, rule};

use super::counts::{LENGTH, NO_LIMIT, count};
use super::grants::named_sid;
use super::scope::Scope;
use super::{names, ranges};
use crate::ast;
use crate::declared::{self, vendor};
use crate::model::{Credential, LookAlike, Looks, Role, Text};
use crate::naming;
use crate::report::{Problem, Report, quoted};

pub(crate) fn check(file: &declared::File, scope: &Scope, report: &mut Report) -> Vec<Credential> {
    one_of_each(file, report);
    own_variables(file, report);
    headers(file, report);
    file.credentials.iter().filter_map(|credential| build(credential, scope, report)).collect()
}

/// A token is signed by one secret, which the receiver finds by `iss`.
fn one_of_each(file: &declared::File, report: &mut Report) {
    // A credential without a role, or with two, is reported elsewhere, and so is an empty file.
    let clear = |part: &vendor::Credential| roles(part) == 1;
    if !file.credentials.iter().all(clear) || (file.credentials.is_empty() && file.format.is_none()) {
        return;
    }
    // Where another part would be added.
    let end = file.credentials.last().map_or(0..0, |last| last.place.clone());
    let signs = |part: &&vendor::Credential| match algorithm(file) {
        Some(Algorithm::Hs256) => part.secret,
        Some(_) => part.private_key,
        None => part.secret || part.private_key,
    };
    let secrets: Vec<_> = file.credentials.iter().filter(signs).collect();
    let issuers: Vec<_> = file.credentials.iter().filter(|part| is_name(part) && names_key(part, file)).collect();
    let marked = file.credentials.iter().any(says_key);
    let (issuer, why, example) = if marked {
        ("claim that names the key", "the receiver finds the key by one claim or header parameter", "key = true")
    } else {
        ("claim `iss`", "the receiver finds the key by the claim `iss`", "claim = \"iss\"")
    };
    let signer = match algorithm(file) {
        Some(Algorithm::Hs256) | None => ("secret", "a token is signed by exactly one secret", "secret = true"),
        Some(_) => ("private key", "a token is signed by exactly one private key", "private_key = true"),
    };
    let (secret, one, secret_example) = signer;
    for (parts, what, rule, why, example) in [
        (secrets, secret, rule::CREDENTIAL_SECRET, one, secret_example),
        (issuers, issuer, rule::CREDENTIAL_ISSUER, why, example),
    ] {
        if parts.is_empty() {
            let other = file.credentials.iter().find(|part| what == secret && (part.secret || part.private_key));
            let (place, help) = match other {
                Some(part) => {
                    let wrong = if part.secret { "secret = true" } else { "private_key = true" };
                    (part.place.clone(), format!("write `{example}` in place of `{wrong}`, or another `alg`"))
                }
                None => (end.clone(), format!("add a `[credential.NAME]` with `{example}`")),
            };
            Problem::new(rule, place, format!("no credential is the {what}")).label(why).help(help).add_to(report);
        }
        // A claim that is taken is reported where the claims are checked.
        for part in parts.iter().skip(1).filter(|part| marked || part.claim.is_none()) {
            Problem::new(rule, part.place.clone(), format!("[credential.{}] is a second {what}", part.name.value))
                .label(why)
                .help("keep one of them")
                .add_to(report);
        }
    }
}

/// A header parameter has one meaning.
fn headers(file: &declared::File, report: &mut Report) {
    let format = file.format.as_ref();
    let fixed = format.iter().filter_map(|format| format.header.as_ref()).flat_map(|header| &header.value);
    let region = format.and_then(|format| format.region_header.as_ref());
    let mut taken: Vec<&str> = fixed.map(|(name, _)| name).chain(region).map(|name| name.value.as_str()).collect();
    for part in file.credentials.iter().filter(|part| roles(part) == 1) {
        let Some(header) = &part.header else { continue };
        let why = match header.value.as_str() {
            "" => "a header parameter needs a name",
            "alg" => "`alg` is the signature algorithm, which the key determines",
            name if taken.contains(&name) => "the header already has a parameter of this name",
            name => {
                taken.push(name);
                continue;
            }
        };
        let title = format!("[credential.{}]: `header` cannot be {}", part.name.value, quoted(&header.value));
        Problem::at(rule::FORMAT_HEADER, header, title)
            .label(why)
            .help("write the name of another header parameter, as in `header = \"kid\"`")
            .add_to(report);
    }
}

fn own_variables(file: &declared::File, report: &mut Report) {
    let mut known: HashMap<&str, &str> =
        file.other_secrets.iter().map(|(name, what)| (name.as_str(), what.as_str())).collect();
    for part in &file.credentials {
        for variable in &part.env {
            // A duplicate in one list is reported by the reader.
            let other = known.insert(&variable.value, &part.name.value).filter(|other| *other != part.name.value);
            if let Some(other) = other {
                let title = format!(
                    "[credential.{}]: `{}` is the variable of another credential",
                    part.name.value, variable.value
                );
                Problem::at(rule::ENV_TWICE, variable, title)
                    .label(format!("{} uses it too, and one value cannot be both", quoted(other)))
                    .help("name another variable")
                    .add_to(report);
            }
        }
    }
}

/// The algorithm of the header.
fn algorithm(file: &declared::File) -> Option<Algorithm> {
    let header = file.format.iter().filter_map(|format| format.header.as_ref()).flat_map(|header| &header.value);
    header.into_iter().find(|(name, _)| name.value == "alg").and_then(|(_, alg)| Algorithm::named(&alg.value))
}

/// The number of roles that a credential has: one.
fn roles(part: &vendor::Credential) -> usize {
    [part.claim.is_some(), part.header.is_some(), part.secret, part.private_key].into_iter().filter(|has| *has).count()
}

/// Whether each token shows the credential.
fn is_name(part: &vendor::Credential) -> bool {
    part.claim.is_some() || part.header.is_some()
}

/// The claim, or else the header parameter, that names the key which signed: the receiver finds the key by it.
pub(crate) fn key(file: &declared::File, parts: &[Credential]) -> (String, Option<Text>) {
    let named = file.credentials.iter().find(|part| names_key(part, file)).map(|part| part.name.value.as_str());
    match parts.iter().find(|part| Some(part.name.as_ref()) == named).map(|part| &part.role) {
        Some(Role::Claim(claim, _)) => (claim.to_string(), None),
        Some(Role::Header(name)) => (String::new(), Some(name.clone())),
        _ => ("iss".to_owned(), None),
    }
}

/// Whether a credential has `key = true`, or else is the header parameter `kid`, or else becomes the claim `iss`.
fn names_key(part: &vendor::Credential, file: &declared::File) -> bool {
    if file.credentials.iter().any(says_key) {
        return says_key(part);
    }
    let is_kid = |part: &vendor::Credential| part.header.as_ref().is_some_and(|name| name.value == "kid");
    if file.credentials.iter().any(is_kid) {
        return is_kid(part);
    }
    part.claim.as_ref().is_some_and(|claim| claim.value == "iss")
}

fn says_key(part: &vendor::Credential) -> bool {
    part.key.as_ref().is_some_and(|key| key.value)
}

fn build(credential: &vendor::Credential, scope: &Scope, report: &mut Report) -> Option<Credential> {
    let what = format!("[credential.{}]", credential.name.value);
    names::lower(&what, &credential.name, report);
    if is_name(credential)
        && ["new", "from_env", "from_lookup", "from_source", "warnings", "verify_only"]
            .contains(&credential.name.value.as_str())
    {
        let title = format!("{what}: the name `{}` cannot be used", credential.name.value);
        Problem::at(rule::BAD_NAME, &credential.name, title)
            .label("`Credentials` already has a method of this name")
            .help("choose another name, such as `api_key`")
            .add_to(report);
    }
    if let Some(key) = credential.key.as_ref().filter(|key| key.value && !is_name(credential)) {
        Problem::at(rule::CREDENTIAL_KEY, key, format!("{what}: `key` without `claim`"))
            .label("the receiver finds the key by a claim or a header parameter of the token")
            .help("write the claim that names the key, `claim = \"…\"`, or the header parameter, `header = \"kid\"`")
            .add_to(report);
    }
    let role = match (&credential.claim, &credential.header, credential.secret, credential.private_key) {
        (None, None, true, false) => Role::Secret,
        (None, None, false, true) => Role::PrivateKey,
        (None, Some(name), false, false) => Role::Header(name.value.clone().into()),
        (Some(claim), None, false, false) => {
            let sid = match &credential.sid {
                Some(name) => Some(named_sid(&what, name, scope, report)?),
                None => None,
            };
            Role::Claim(claim.value.clone().into(), sid)
        }
        (claim, header, secret, private_key) => {
            let has = [
                (claim.is_some(), "`claim`"),
                (header.is_some(), "`header`"),
                (secret, "`secret`"),
                (private_key, "`private_key`"),
            ];
            let has: Vec<_> = has.into_iter().filter(|(has, _)| *has).map(|(_, key)| key).collect();
            let title = match has.as_slice() {
                [] => format!("{what}: neither `claim` nor `secret`"),
                [one, other] => format!("{what}: both {one} and {other}"),
                all => format!("{what}: {}", all.join(", ")),
            };
            Problem::new(rule::CREDENTIAL_ROLE, credential.place.clone(), title)
                .label("a credential is a claim, a header parameter, or the secret or private key that signs")
                .help("write `claim = \"…\"`, `header = \"kid\"`, `secret = true` or `private_key = true`")
                .add_to(report);
            return None;
        }
    };
    for variable in credential.env.iter().filter(|name| name.value.is_empty() || name.value.contains(['=', '\0'])) {
        Problem::at(rule::ENV_NAME, variable, format!("{what}: no environment variable can have this name"))
            .label("a name is not empty and has no `=`")
            .add_to(report);
    }
    Some(Credential {
        name: credential.name.value.clone().into(),
        title: credential.title.clone().unwrap_or_else(|| names::in_words(&credential.name.value)).into(),
        doc: credential.doc.clone().into(),
        env: credential.env.iter().map(|name| name.value.as_str()).collect(),
        warn_below: warn_below(&what, credential, &role, report),
        development: credential.development.as_ref().map(|value| value.value.clone()).unwrap_or_default().into(),
        rule: match &role {
            Role::Claim(claim, Some(sid)) => format!("{claim}-not-{}", naming::kebab(&sid.name)).into(),
            _ => names::own_rule(&what, naming::kebab(&credential.name.value), &credential.name.span, report),
        },
        role,
        looks: looks(&what, credential, report),
        free_text: free_text(&what, credential, report),
        look_alikes: credential.look_alikes.iter().filter_map(|other| look_alike(&what, other, report)).collect(),
    })
}

fn warn_below(what: &str, credential: &vendor::Credential, role: &Role, report: &mut Report) -> u32 {
    let Some(length) = &credential.warn_below else { return 0 };
    if matches!(role, Role::Secret) {
        return count(what, rule::SECRET_LENGTH, "warn_below", length, NO_LIMIT, report).unwrap_or_default();
    }
    let why = match role {
        Role::PrivateKey => "a private key that is too short is refused",
        _ => "every token shows this value, so its length protects nothing",
    };
    Problem::at(rule::SECRET_LENGTH, length, format!("{what}: `warn_below` without `secret = true`"))
        .label(why)
        .help("move it to the credential with `secret = true`, or remove it")
        .add_to(report);
    0
}

fn looks(what: &str, credential: &vendor::Credential, report: &mut Report) -> Option<Looks> {
    let (length, characters) = match (&credential.length, &credential.characters) {
        (None, None) => return None,
        (Some(length), Some(characters)) => (length, characters),
        _ => {
            let title = format!("{what}: `length` or `characters` is missing");
            Problem::new(rule::CREDENTIAL_LOOKS, credential.place.clone(), title)
                .label("together they describe the value")
                .help("write both, or neither")
                .add_to(report);
            return None;
        }
    };
    form(what, length, characters, report)
}

/// Whether a name may have another form than the one that is described.
fn free_text(what: &str, credential: &vendor::Credential, report: &mut Report) -> bool {
    let Some(free_text) = credential.free_text.as_ref().filter(|free_text| free_text.value) else { return false };
    let is_described = credential.length.is_some() || credential.characters.is_some();
    let why = match (is_name(credential), is_described) {
        (true, true) => return true,
        (true, false) => "without `length` and `characters` any name is right",
        (false, _) => "it is for a name, of which another form may be right",
    };
    Problem::at(rule::CREDENTIAL_LOOKS, free_text, format!("{what}: `free_text` has no effect"))
        .label(why)
        .help("remove it")
        .add_to(report);
    false
}

fn form(
    what: &str,
    length: &ast::Spanned<i64>,
    characters: &ast::Spanned<String>,
    report: &mut Report,
) -> Option<Looks> {
    let characters = ranges::check(what, "characters", characters, report).into();
    let length = count(what, rule::LOOK_ALIKE_LENGTH, "length", length, LENGTH, report)?;
    Some(Looks { length: usize::try_from(length).ok()?, characters })
}

fn look_alike(what: &str, other: &vendor::LookAlike, report: &mut Report) -> Option<LookAlike> {
    let place = format!("{what}: `look_alike`");
    let looks = form(&place, other.length.as_ref()?, other.characters.as_ref()?, report)?;
    let what = other.what.as_ref()?.value.clone();
    let noun = what.strip_prefix("an ").or_else(|| what.strip_prefix("a ")).unwrap_or(&what);
    Some(LookAlike {
        rule: names::own_rule(&place, naming::kebab(noun), &other.what.as_ref()?.span, report),
        looks,
        advice: other.advice.clone()?.into(),
        what: what.into(),
    })
}
