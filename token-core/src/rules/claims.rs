//! Who the token speaks for: the claims that the credentials become.

use super::Context;
use crate::Finding;
use crate::credentials::claims_of;
use crate::json::Object;
use crate::schema::{Credential, Sid};
use crate::shown::Shown;
use crate::sid::{self, Fault, Form, SidError};

/// A claim of the credentials, as the token has it.
struct Claim<'a> {
    part: &'static Credential,
    name: &'static str,
    kind: Option<&'static Sid>,
    text: Option<&'a str>,
}

/// `iss-missing`, `iss-not-api-key`, `sub-missing`, `sub-not-account`, `iss-sub-swapped`, `placeholder-sid`, `iss-other-key`,
/// `sub-other-account`.
pub(super) fn credentials(claims: &Object<'_>, context: &Context<'_>, findings: &mut Vec<Finding>) {
    let found: Vec<_> = claims_of(context.vendor)
        .map(|(part, name, kind)| Claim { part, name, kind, text: claims.get(name).and_then(|node| node.as_text()) })
        .collect();
    if swapped(&found, findings) {
        return;
    }
    let before = findings.len();
    for claim in &found {
        match claims.get(claim.name) {
            None => findings.push(missing(claim, "it is missing".to_owned())),
            Some(node) if claim.text.is_none() => findings.push(missing(claim, format!("it is {}", node.kind()))),
            Some(_) => findings.extend(wrong(claim)),
        }
    }
    if findings.len() == before {
        others(&found, context, findings);
    }
}

/// `jti-missing`: an id is of use to whoever must revoke or trace a token, but nobody refuses one without.
pub(super) fn jti(claims: &Object<'_>, findings: &mut Vec<Finding>) {
    let missing = claims.get("jti").is_none_or(|node| node.as_text().is_none_or(str::is_empty));
    if missing {
        let fix = "give each token an id: the key's SID, `-`, and something random";
        findings.push(Finding::warning("jti-missing", "claims.jti", "the token has no id", fix));
    }
}

/// Two claims that hold each other's SIDs: one finding.
fn swapped(found: &[Claim<'_>], findings: &mut Vec<Finding>) -> bool {
    for (index, one) in found.iter().enumerate() {
        for other in found.iter().skip(index + 1) {
            if fits(one, other) && fits(other, one) && !fits(one, one) && !fits(other, other) {
                findings.push(Finding::error(
                    "iss-sub-swapped",
                    format!("claims.{}", one.name),
                    format!("`{}` and `{}` are swapped", one.name, other.name),
                    format!("`{}` is the {} and `{}` the {}", one.name, one.part.title, other.name, other.part.title),
                ));
                return true;
            }
        }
    }
    false
}

/// Whether the value of one claim is of the other's kind.
fn fits(value: &Claim<'_>, kind: &Claim<'_>) -> bool {
    value.text.zip(kind.kind).is_some_and(|(text, kind)| sid::fault(kind, text.as_bytes()).is_none())
}

fn missing(claim: &Claim<'_>, message: String) -> Finding {
    let rule = match claim.name {
        "iss" => "iss-missing",
        "sub" => "sub-missing",
        _ => "claim-missing",
    };
    Finding::error(rule, format!("claims.{}", claim.name), message, format!("write the {}", claim.part.title))
}

fn wrong(claim: &Claim<'_>) -> Option<Finding> {
    let text = claim.text?;
    let Some(kind) = claim.kind else {
        return text.is_empty().then(|| missing(claim, "it is empty".to_owned()));
    };
    let at = format!("claims.{}", claim.name);
    let rule = match (sid::fault(kind, text.as_bytes())?, claim.name) {
        (Fault::Empty, _) => return Some(missing(claim, "it is empty".to_owned())),
        (Fault::Placeholder, _) => "placeholder-sid",
        (_, "iss") => "iss-not-api-key",
        (_, "sub") => "sub-not-account",
        _ => "claim-wrong-sid",
    };
    let fault = sid::fault(kind, text.as_bytes())?;
    let message = SidError::new(kind, text, fault).to_string();
    Some(Finding::error(rule, at, message, format!("write the {}: {}", claim.part.title, Form(kind))))
}

/// Claims that are sound, and not those of the credentials.
fn others(found: &[Claim<'_>], context: &Context<'_>, findings: &mut Vec<Finding>) {
    if context.credentials.is_empty() {
        return;
    }
    let issuer = found.iter().find(|claim| claim.name == "iss").and_then(|claim| claim.text).unwrap_or_default();
    let ours: Vec<_> = context.credentials.iter().filter(|parts| parts.value("iss") == issuer).collect();
    if ours.is_empty() {
        findings.push(other_key(issuer));
        return;
    }
    for claim in found.iter().filter(|claim| claim.name != "iss") {
        let text = claim.text.unwrap_or_default();
        if !ours.iter().any(|parts| parts.value(claim.name) == text) {
            let rule = if claim.name == "sub" { "sub-other-account" } else { "claim-other" };
            findings.push(Finding::error(
                rule,
                format!("claims.{}", claim.name),
                format!("{} is not the {} of this key", Shown(text), claim.part.title),
                format!("write the {} that the key belongs to", claim.part.title),
            ));
        }
    }
}

/// `iss-other-key`: a key that was not given.
pub(crate) fn other_key(issuer: &str) -> Finding {
    Finding::error(
        "iss-other-key",
        "claims.iss",
        format!("{} is not one of the keys that were given", Shown(issuer)),
        "verify with the key that signed it, or issue with this one",
    )
}
