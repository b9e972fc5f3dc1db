//! An input that is not a token. It may be a secret, so no part of it is shown.

use token_schema::rule;
use token_schema::{Credential, Role, article};

use super::options::Options;
use crate::credentials::variable::other_kind;
use crate::json::Document;
use crate::rules::finding::Finding;
use crate::rules::findings::Findings;

const TOKEN: &str = "pass the token that your server issued";

/// Adds the finding that explains the input. Findings about wrappers are dropped when there is no token inside.
pub(super) fn add(finding: Finding, findings: &mut Findings<'_>) {
    if finding.rule == rule::NOT_A_JWT {
        findings.retain(|known| known.rule == rule::JSON_WRAPPED);
    }
    findings.push(finding);
}

/// What it is instead.
pub(super) fn explain(text: &str, options: &Options) -> Finding {
    secret(text, options).or_else(|| sid(text, options)).unwrap_or_else(|| other(text, options))
}

/// `sid-not-token`.
fn sid(text: &str, options: &Options) -> Option<Finding> {
    let what = other_kind(text, options.vendor)?;
    Some(Finding::new(rule::SID_NOT_TOKEN, "input", format!("this is {what}, which is a name and not a token"), TOKEN))
}

/// `api-key-secret`, `auth-token`, and whatever else the schema knows by its form.
fn secret(text: &str, options: &Options) -> Option<Finding> {
    let parts = &*options.vendor.credentials;
    let given = options.credentials.iter().any(|parts| parts.secret() == text);
    let secret = parts.iter().find(|part| matches!(part.role, Role::Secret));
    let found = |rule, what: &str, fix: &str| {
        Finding::of_schema(rule, "input", format!("this {what}, not an access token"), fix)
    };
    if let Some(part) = secret.filter(|_| given) {
        return Some(found(&*part.rule, &format!("is the {}", part.title), &sign_with_it(part)));
    }
    for look_alike in parts.iter().flat_map(|part| &*part.look_alikes) {
        if look_alike.looks.fit(text) {
            return Some(found(&*look_alike.rule, &format!("looks like {}", look_alike.what), TOKEN));
        }
    }
    // A secret mixes letters of both cases and digits; a string of one class is something else of that length.
    let mixed =
        text.bytes().any(|byte| byte.is_ascii_uppercase()) && text.bytes().any(|byte| byte.is_ascii_lowercase());
    let part = secret.filter(|part| part.looks.as_ref().is_some_and(|looks| mixed && looks.fit(text)))?;
    Some(found(&*part.rule, &format!("looks like {} {}", article(&part.title), part.title), &sign_with_it(part)))
}

fn sign_with_it(part: &Credential) -> String {
    format!("{TOKEN}; the {} signs it there, and no client ever sees it: make a new key if one has", part.title)
}

/// `not-a-jwt`, with the best explanation that the input allows.
fn other(text: &str, options: &Options) -> Finding {
    let fix =
        "pass the token that your server issued: three parts joined by dots, the first of which begins with `eyJ`";
    let finding = |message: String, fix: &str| Finding::new(rule::NOT_A_JWT, "input", message, fix);
    if text.starts_with('<') {
        let fix = "look at the address that it is read from, and at what the server answers there";
        return finding("this is XML or HTML, not a token".into(), fix);
    }
    if matches!(text, "undefined" | "null" | "None" | "nil" | "NaN" | "false" | "true") {
        let fix = "look where the token is read from: it was not there yet, or has another name";
        return finding(format!("this is the word `{text}`: the program that passed it had no token"), fix);
    }
    if text.starts_with("[object ") {
        let fix = "take the token out of the object, as in `(await response.json()).token`; wait for a promise first";
        return finding("this is what JavaScript makes of an object that is used as a text".into(), fix);
    }
    if let Some(document) = text.starts_with(['{', '[']).then(|| Document::read(text.as_bytes())).flatten() {
        return json(&document, options);
    }
    match text.bytes().filter(|&byte| byte == b'.').count() {
        _ if text.contains(char::is_whitespace) => finding("this is a text, not a token".into(), fix),
        0 => finding("this is no token: it has no dot in it".into(), fix),
        2 if text.starts_with("ey") => finding("this token has no claims: its second part is empty".into(), fix),
        2 => finding("this is no token: nothing in it is what a token has there".into(), fix),
        dots => finding(format!("this is no token: it has {} parts, and a token has 3", dots + 1), fix),
    }
}

/// `json-wrapped`, around something that is no token.
fn json(document: &Document, options: &Options) -> Finding {
    let key = &*options.vendor.format.key;
    let grants = options.vendor.format.grants.as_deref().unwrap_or(key);
    let claims = document.root().as_object().is_some_and(|it| it.get(key).is_some() || it.get(grants).is_some());
    let (message, fix) = if claims {
        (
            "these are the claims of a token, neither encoded nor signed",
            "sign them: a token is the encoded header, the encoded claims and the signature",
        )
    } else {
        (
            "this is JSON with no token in it, and an SDK takes the token alone, as a text",
            "look at what the server answered: it may be an error message",
        )
    };
    Finding::new(rule::JSON_WRAPPED, "input", message, fix)
}
