//! Who the token speaks for: the claims that the credentials become.

use smallvec::SmallVec;
use token_schema::rule::{self, Rule};
use token_schema::{Credential, Sid, SidFault, Vendor};

use super::context::Context;
use crate::credentials::{Parts, SHORTEST_SECRET, claims_of, secret_of};
use crate::jwt::registered::Registered;
use crate::rules::finding::Finding;
use crate::rules::findings::Findings;
use crate::rules::redaction::{Redaction, key_of};
use crate::rules::shown::Shown;

/// A claim of the credentials, as the token has it.
struct Claim<'a> {
    part: &'static Credential,
    name: &'static str,
    kind: Option<&'static Sid>,
    text: Option<&'a str>,
}

/// `iss-missing`, `sub-missing`, `iss-sub-swapped`, `placeholder-sid`, `iss-other-key`, `sub-other-account`, and the schema's own rules
/// about the claims that hold a SID.
pub(super) fn credentials(claims: &Registered<'_>, context: &Context<'_>, findings: &mut Findings<'_>) {
    // They were checked when they were given, and nearly every token has them.
    if context.credentials.iter().any(|ours| are_those_of(ours, claims)) {
        return;
    }
    let found: SmallVec<[Claim<'_>; 4]> = claims_of(context.vendor)
        .map(|(part, name, kind)| Claim { part, name, kind, text: claims.get(name).and_then(|node| node.as_str()) })
        .collect();
    if swapped(&found, findings) {
        return;
    }
    let mut sound = SmallVec::<[Claim<'_>; 4]>::new();
    for claim in found {
        if claim.text.is_some_and(|text| findings.redaction().is_secret(text)) {
            findings.push(secret(&claim, context.vendor));
            continue;
        }
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
    perhaps_secret(&sound, context, findings);
}

/// The secret in the place of a name. The rule is that of any other value that does not belong there, and so are its codes.
fn secret(claim: &Claim<'_>, vendor: &'static Vendor) -> Finding {
    let (title, secret) = (&claim.part.title, &secret_of(vendor).title);
    Finding::of_schema(
        if claim.kind.is_some() { &claim.part.rule } else { other(claim.name, vendor).id() },
        format!("claims.{}", claim.name),
        format!("`{}` holds the {secret} in place of the {title}: the two are swapped", claim.name),
        format!(
            "make a new key, for anyone who has this token can read its secret; write the {title} as `{}`, and sign with the {secret}",
            claim.name
        ),
    )
}

/// `key-perhaps-secret`: nobody knows the secret here, but what should be the key's name is as long as one, and no name that the
/// vendor makes.
fn perhaps_secret(found: &[Claim<'_>], context: &Context<'_>, findings: &mut Findings<'_>) {
    let key = &*context.vendor.format.key;
    let Some(claim) = found.iter().find(|claim| claim.name == key && claim.kind.is_none()) else { return };
    let text = claim.text.unwrap_or_default();
    let is_long = text.len() >= SHORTEST_SECRET && claim.part.looks.is_some();
    if context.credentials.is_empty() && is_long && !findings.redaction().is_name(text, claim.part) {
        let (title, secret) = (&claim.part.title, &secret_of(context.vendor).title);
        findings.push(Finding::new(
            rule::KEY_PERHAPS_SECRET,
            format!("claims.{}", claim.name),
            format!("`{}` is as long as a secret, and does not look like the {title} of {}", claim.name, context.vendor.title),
            format!("if it is the {secret}, the two are swapped: make a new key, for anyone who has this token can read its secret"),
        ));
    }
}

/// The rule about a sound claim that is not that of the credentials.
fn other(claim: &str, vendor: &Vendor) -> &'static Rule {
    match claim {
        _ if claim == vendor.format.key => rule::ISS_OTHER_KEY,
        "sub" => rule::SUB_OTHER_ACCOUNT,
        _ => rule::CLAIM_OTHER,
    }
}

/// Whether a token has the claims of these credentials.
fn are_those_of(ours: &Parts, claims: &Registered<'_>) -> bool {
    ours.claims()
        .all(|(_, name, value)| !value.is_empty() && claims.get(name).is_some_and(|node| node.as_str() == Some(value)))
}

/// `jti-missing`: an id serves to revoke or trace a token, but nobody refuses a token without one.
pub(super) fn jti(claims: &Registered<'_>, vendor: &'static Vendor, findings: &mut Findings<'_>) {
    let missing = claims.jti.is_none_or(|node| node.as_str().is_none_or(str::is_empty));
    if missing && vendor.format.writes.contains("jti") {
        let key = key_of(vendor).map_or("key", |part| &part.title);
        let fix = format!("give each token an id: the {key}, `-`, and something random");
        findings.push(Finding::new(rule::JTI_MISSING, "claims.jti", "the token has no id", fix));
    }
}

/// Two claims that hold each other's SIDs: one finding.
fn swapped(found: &[Claim<'_>], findings: &mut Findings<'_>) -> bool {
    for (index, one) in found.iter().enumerate() {
        for other in found.iter().skip(index + 1) {
            if !fits(one, one) && !fits(other, other) && fits(one, other) && fits(other, one) {
                findings.push(Finding::new(
                    rule::ISS_SUB_SWAPPED,
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
    value.text.zip(kind.kind).is_some_and(|(text, kind)| kind.fault(text).is_none())
}

fn missing(claim: &Claim<'_>, state: &str) -> Finding {
    let rule = match claim.name {
        "iss" => rule::ISS_MISSING,
        "sub" => rule::SUB_MISSING,
        _ => rule::CLAIM_MISSING,
    };
    finding(rule.id(), claim, format!("`{}` {state}; it is to hold the {}", claim.name, claim.part.title))
}

fn finding(rule: &'static str, claim: &Claim<'_>, message: String) -> Finding {
    let form = claim.kind.map(|kind| format!(": {}", kind.form())).unwrap_or_default();
    Finding::of_schema(rule, format!("claims.{}", claim.name), message, format!("write the {}{form}", claim.part.title))
}

fn wrong(claim: &Claim<'_>, vendor: &Vendor) -> Option<Finding> {
    let text = claim.text?;
    let Some(kind) = claim.kind else {
        return text.is_empty().then(|| missing(claim, "is empty"));
    };
    let fault = kind.fault(text)?;
    let rule = match (fault, claim.name) {
        (SidFault::Empty, _) => return Some(missing(claim, "is empty")),
        (SidFault::Placeholder, _) => rule::PLACEHOLDER_SID.id(),
        _ => &claim.part.rule,
    };
    Some(finding(rule, claim, super::sid::wrong(claim.name, text, kind, fault, vendor)))
}

/// Claims that are sound, and not those of the credentials.
fn others(found: &[Claim<'_>], context: &Context<'_>, findings: &mut Findings<'_>) {
    if context.credentials.is_empty() {
        return;
    }
    let key = &*context.vendor.format.key;
    let Some(issuer) = found.iter().find(|claim| claim.name == key).and_then(|claim| claim.text) else { return };
    let mut ours = context.credentials.iter().filter(|parts| parts.value(key) == issuer).peekable();
    if ours.peek().is_none() {
        findings.push(other_key(issuer, findings.redaction()));
        return;
    }
    for claim in found.iter().filter(|claim| claim.name != key) {
        let text = claim.text.unwrap_or_default();
        if !ours.clone().any(|parts| parts.value(claim.name) == text) {
            let message = if findings.redaction().is_name(text, claim.part) {
                format!("{} is not the {} of this key", Shown(text), claim.part.title)
            } else {
                format!("`{}` is not the {} of this key", claim.name, claim.part.title)
            };
            findings.push(Finding::new(
                other(claim.name, context.vendor),
                format!("claims.{}", claim.name),
                message,
                format!("write the {} that the key belongs to", claim.part.title),
            ));
        }
    }
}

/// `iss-other-key`: a key that was not given. Its name is shown where it is one: the secret may stand in its place.
pub(crate) fn other_key(issuer: &str, redaction: &Redaction<'_>) -> Finding {
    let vendor = redaction.vendor();
    let claim = &*vendor.format.key;
    let Some(part) = key_of(vendor) else {
        return Finding::new(rule::ISS_OTHER_KEY, "claims", "the token names no key", "name it");
    };
    if redaction.is_secret(issuer) {
        let kind = claims_of(vendor).find(|(_, name, _)| *name == claim).and_then(|(.., kind)| kind);
        return secret(&Claim { part, name: claim, kind, text: None }, vendor);
    }
    Finding::new(
        rule::ISS_OTHER_KEY,
        format!("claims.{claim}"),
        match issuer {
            "" => "the token does not say which key signed it".to_owned(),
            issuer if redaction.is_name(issuer, part) => format!("{} is not the key that was given", Shown(issuer)),
            _ => format!(
                "`{claim}` names another key than the one that was given; it is not shown, because it may be a secret"
            ),
        },
        "issue it with that key, or check it with the credentials that it was issued with",
    )
}
