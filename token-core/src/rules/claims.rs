//! Who the token speaks for: the claims that the credentials become.

use smallvec::SmallVec;

use super::Context;
use crate::Finding;
use crate::credentials::{Parts, claims_of};
use crate::json::Object;
use crate::schema::{Credential, Sid, Vendor};
use crate::shown::Shown;
use crate::sid::{self, Fault, Form};

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
    // They were checked when they were given, and nearly every token has them.
    if context.credentials.iter().any(|ours| are_those_of(ours, claims)) {
        return;
    }
    let found: SmallVec<[Claim<'_>; 4]> = claims_of(context.vendor)
        .map(|(part, name, kind)| Claim { part, name, kind, text: claims.get(name).and_then(|node| node.as_text()) })
        .collect();
    if swapped(&found, findings) {
        return;
    }
    let mut sound = SmallVec::<[Claim<'_>; 4]>::new();
    for claim in found {
        let problem = match claims.get(claim.name) {
            None => Some(missing(&claim, "is missing")),
            Some(node) if claim.text.is_none() => Some(missing(&claim, &format!("is {}", node.kind()))),
            Some(_) => wrong(&claim, context.vendor),
        };
        match problem {
            Some(problem) => findings.push(problem),
            None => sound.push(claim),
        }
    }
    others(&sound, context, findings);
}

/// Whether a token has the claims of these credentials.
fn are_those_of(ours: &Parts, claims: &Object<'_>) -> bool {
    ours.claims()
        .all(|(_, name, value)| !value.is_empty() && claims.get(name).is_some_and(|node| node.as_text() == Some(value)))
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
            if !fits(one, one) && !fits(other, other) && fits(one, other) && fits(other, one) {
                findings.push(Finding::error(
                    "iss-sub-swapped",
                    format!("claims.{}", if other.name == "iss" { other.name } else { one.name }),
                    format!(
                        "`{}` holds the {} and `{}` the {}: they are swapped",
                        one.name, other.part.title, other.name, one.part.title
                    ),
                    format!(
                        "write the {} as `{}` and the {} as `{}`",
                        one.part.title, one.name, other.part.title, other.name
                    ),
                ));
                return true;
            }
        }
    }
    false
}

/// Whether the value of one claim is of the other's kind.
fn fits(value: &Claim<'_>, kind: &Claim<'_>) -> bool {
    value.text.zip(kind.kind).is_some_and(|(text, kind)| sid::check(kind, text).is_none())
}

fn missing(claim: &Claim<'_>, state: &str) -> Finding {
    let rule = match claim.name {
        "iss" => "iss-missing",
        "sub" => "sub-missing",
        _ => "claim-missing",
    };
    finding(rule, claim, format!("`{}` {state}; it is to hold the {}", claim.name, claim.part.title))
}

fn finding(rule: &'static str, claim: &Claim<'_>, message: String) -> Finding {
    let form = claim.kind.map(|kind| format!(": {}", Form(kind))).unwrap_or_default();
    Finding::error(rule, format!("claims.{}", claim.name), message, format!("write the {}{form}", claim.part.title))
}

fn wrong(claim: &Claim<'_>, vendor: &Vendor) -> Option<Finding> {
    let text = claim.text?;
    let Some(kind) = claim.kind else {
        return text.is_empty().then(|| missing(claim, "is empty"));
    };
    let fault = sid::check(kind, text)?;
    let rule = match (fault, claim.name) {
        (Fault::Empty, _) => return Some(missing(claim, "is empty")),
        (Fault::Placeholder, _) => "placeholder-sid",
        (_, "iss") => "iss-not-api-key",
        (_, "sub") => "sub-not-account",
        _ => "claim-wrong-sid",
    };
    Some(finding(rule, claim, super::sid::wrong(claim.name, text, kind, fault, vendor)))
}

/// Claims that are sound, and not those of the credentials.
fn others(found: &[Claim<'_>], context: &Context<'_>, findings: &mut Vec<Finding>) {
    if context.credentials.is_empty() {
        return;
    }
    let Some(issuer) = found.iter().find(|claim| claim.name == "iss").and_then(|claim| claim.text) else { return };
    let mut ours = context.credentials.iter().filter(|parts| parts.value("iss") == issuer).peekable();
    if ours.peek().is_none() {
        findings.push(other_key(issuer));
        return;
    }
    for claim in found.iter().filter(|claim| claim.name != "iss") {
        let text = claim.text.unwrap_or_default();
        if !ours.clone().any(|parts| parts.value(claim.name) == text) {
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
        match issuer {
            "" => "the token does not say which key signed it".to_owned(),
            issuer => format!("{} is not the key that was given", Shown(issuer)),
        },
        "issue it with that key, or check it with the credentials that it was issued with",
    )
}
