//! The claims that name the account and the key: those that the credentials become.

use smallvec::SmallVec;
use token_schema::leftover::Leftover;
use token_schema::rule::{self, Rule, Severity};
use token_schema::suggest::is_called;
use token_schema::{Credential, Sid, Vendor};

use super::context::Context;
use crate::credentials::RawCredentials;
use crate::credentials::checks::SHORTEST_SECRET;
use crate::credentials::parts::{claims_of, part_of_claim, part_of_key, secret_of};
use crate::credentials::variable::{Origin, leftover};
use crate::json::{Node, Object};
use crate::jwt::registered::Registered;
use crate::rules::finding::Finding;
use crate::rules::findings::Findings;
use crate::rules::redaction::Redaction;
use crate::rules::shown::Shown;

/// The bytes of a private key in base64url, without anything around it.
const SHORTEST_PRIVATE_KEY: usize = 43;

struct Claim<'a> {
    part: &'static Credential,
    name: &'static str,
    kind: Option<&'static Sid>,
    node: Option<Node<'a>>,
}

/// `iss-missing`, `sub-missing`, `iss-sub-swapped`, `placeholder-sid`, `iss-other-key`, `sub-other-account`, and the schema's own rules
/// about the claims that hold a SID.
pub(super) fn credentials(claims: &Registered<'_>, context: &Context<'_>, findings: &mut Findings<'_>) {
    // The credentials were checked when they were given, and nearly every token has their claims.
    if context.credentials.iter().any(|ours| are_those_of(ours, claims)) {
        return;
    }
    let mut found: SmallVec<[Claim<'_>; 4]> = claims_of(context.vendor)
        .map(|(part, name, kind)| Claim { part, name, kind, node: claims.get(name) })
        .collect();
    if let Some(finding) = swapped(&found) {
        findings.push(finding);
        return;
    }
    found.retain(|claim| {
        let is_secret = claim.text().is_some_and(|text| findings.redaction().is_secret(text));
        let problem =
            if is_secret { Some(claim.secret(context.vendor)) } else { claim.problem(claims.all, context.vendor) };
        let is_good = problem.is_none();
        findings.extend(problem.or_else(|| claim.sample().filter(|_| context.warnings)));
        is_good
    });
    others(&found, context, findings);
    let key = |claim: &&Claim<'_>| claim.name == context.vendor.format.key && claim.kind.is_none();
    let text = found.iter().find(key).and_then(Claim::text).unwrap_or_default();
    findings.extend(perhaps_secret(text, context, findings.redaction()));
}

impl<'a> Claim<'a> {
    fn text(&self) -> Option<&'a str> {
        self.node.and_then(|node| node.as_str())
    }

    fn at(&self) -> String {
        format!("claims.{}", self.name)
    }

    fn fits(&self, other: &Self) -> bool {
        self.text().zip(other.kind).is_some_and(|(text, kind)| kind.fault(text).is_none())
    }

    /// The secret in place of a name. The rule, and so the codes, are those of any other wrong value.
    fn secret(&self, vendor: &'static Vendor) -> Finding {
        let (name, title, secret) = (self.name, &self.part.title, &secret_of(vendor).title);
        let rule = if self.kind.is_some() { &self.part.rule } else { other(name, vendor).id() };
        let message = format!("`{name}` holds the {secret} in place of the {title}: the two are swapped");
        let fix = format!(
            "make a new key, because anyone who has this token can read its secret; set `{name}` to the {title}, and sign with the {secret}"
        );
        Finding::of_schema(rule, self.at(), message, fix)
    }

    /// A SID of an example, which no account has.
    fn sample(&self) -> Option<Finding> {
        let (text, kind) = self.text().zip(self.kind)?;
        let message = format!("`{}` holds {}", self.name, Leftover::sample(text, kind)?);
        let fix = format!("set `{}` to the {}: {}", self.name, self.part.title, kind.form());
        Some(Finding::new(rule::PLACEHOLDER_SID, self.at(), message, fix).severity(Severity::Warning))
    }

    /// The claim with another name that holds it.
    fn elsewhere<'c>(&self, claims: &Object<'c>, vendor: &'static Vendor) -> Option<&'c str> {
        let fits = |text: &str| match (self.kind, &self.part.looks) {
            (Some(kind), _) => kind.fault(text).is_none(),
            (None, Some(looks)) => looks.fit(text),
            (None, None) => false,
        };
        let is_it = |key: &str, node: Node<'_>| {
            node.as_str().is_some_and(|text| fits(text) || !text.is_empty() && is_called(key, &self.part.name, []))
        };
        let others = claims.members().filter(|(key, _)| part_of_claim(vendor, key).is_none() && *key != "jti");
        others.into_iter().find(|(key, node)| is_it(key, *node)).map(|(key, _)| key)
    }

    fn problem(&self, claims: &Object<'_>, vendor: &'static Vendor) -> Option<Finding> {
        let (name, title) = (self.name, &self.part.title);
        let form = self.kind.map(|kind| format!(": {}", kind.form())).unwrap_or_default();
        let set = format!("set `{name}` to the {title}{form}");
        let finding = |rule, message| Some(Finding::of_schema(rule, self.at(), message, set));
        let state = match (self.node, self.text()) {
            (None, _) => format!("missing `{name}`"),
            (Some(node), None) => format!("`{name}` is {}", node.kind()),
            (_, Some("")) => format!("`{name}` is empty"),
            (_, Some(text)) => {
                let Some(kind) = self.kind else {
                    return finding(other(name, vendor).id(), format!("`{name}` {}", self.not_a_name(text)?));
                };
                let fault = kind.fault(text)?;
                let (rule, message) = super::sid::wrong(name, text, (kind, fault), &self.part.rule, vendor);
                return finding(rule, message);
            }
        };
        let rule = match name {
            "iss" => rule::ISS_MISSING,
            "sub" => rule::SUB_MISSING,
            _ => rule::CLAIM_MISSING,
        };
        match self.elsewhere(claims, vendor).filter(|_| self.node.is_none()) {
            Some(key) => {
                let key = Shown(key);
                let message = format!("{state}; expected the {title}, which {key} seems to hold");
                Some(Finding::new(rule, self.at(), message, format!("rename {key} to `{name}`")))
            }
            None => finding(rule.id(), format!("{state}; expected the {title}")),
        }
    }

    /// What a value is that no name is, of a part whose form the schema does not describe.
    fn not_a_name(&self, text: &str) -> Option<String> {
        let origin = if self.part.looks.is_some() { Origin::Vendor } else { Origin::Unknown };
        let url = || text.contains("://").then(|| format!("is a URL, not the {}", self.part.title));
        leftover(self.name, text, origin).map(|found| format!("holds {found}")).or_else(url)
    }
}

/// `key-perhaps-secret`: no secret is known, but the value in place of the key's name is as long as a secret, and no name that the vendor
/// makes.
pub(super) fn perhaps_secret(text: &str, context: &Context<'_>, redaction: &Redaction<'_>) -> Option<Finding> {
    let vendor = context.vendor;
    let (part, place) = part_of_key(vendor)?;
    let least = if vendor.has_private_key() { SHORTEST_PRIVATE_KEY } else { SHORTEST_SECRET };
    if !context.credentials.is_empty() || text.len() < least || part.looks.is_none() || redaction.is_name(text, part) {
        return None;
    }
    let (title, secret) = (&part.title, &secret_of(vendor).title);
    let name = vendor.format.key_header.as_ref().unwrap_or(&vendor.format.key);
    Some(Finding::new(
        rule::KEY_PERHAPS_SECRET,
        place,
        format!("`{name}` is as long as a secret, and does not look like the {title} of {}", vendor.title),
        format!(
            "if it is the {secret}, the two are swapped: make a new key, because anyone who has this token can read its secret"
        ),
    ))
}

/// The rule about a valid claim that is not that of the credentials.
fn other(claim: &str, vendor: &Vendor) -> &'static Rule {
    match claim {
        _ if claim == vendor.format.key => rule::ISS_OTHER_KEY,
        "sub" => rule::SUB_OTHER_ACCOUNT,
        _ => rule::CLAIM_OTHER,
    }
}

fn are_those_of(ours: &RawCredentials, claims: &Registered<'_>) -> bool {
    ours.claims()
        .all(|(_, name, value)| !value.is_empty() && claims.get(name).is_some_and(|node| node.as_str() == Some(value)))
}

/// `claim-value`: a claim that is the same in every token.
pub(super) fn fixed(claims: &Registered<'_>, vendor: &'static Vendor, findings: &mut Findings<'_>) {
    for (name, value) in &*vendor.format.claims {
        let node = claims.get(name);
        let is_audience = **name == *"aud";
        let is_it = |node: Node<'_>| {
            if is_audience { node.names_audience(value) } else { node.as_str() == Some(&**value) }
        };
        if node.is_some_and(is_it) {
            continue;
        }
        let message = match node {
            None => format!("missing `{name}`; expected `{value}`"),
            Some(node) => match node.as_str() {
                Some(other) => format!("`{name}` is {}; expected `{value}`", Shown(other)),
                None => format!("`{name}` is {}; expected `{value}`", node.kind()),
            },
        };
        let fix = format!("set `{name}` to `{value}`");
        findings.push(Finding::new(rule::CLAIM_VALUE, format!("claims.{name}"), message, fix));
    }
}

/// `jti-missing`: an id serves to revoke or trace a token; the vendor accepts a token without one.
pub(super) fn jti(claims: &Registered<'_>, vendor: &'static Vendor, findings: &mut Findings<'_>) {
    let missing = claims.jti.is_none_or(|node| node.as_str().is_none_or(str::is_empty));
    if missing && vendor.format.writes.contains("jti") {
        let key = part_of_key(vendor).map_or("key", |(part, _)| &part.title);
        let fix = format!("set `jti` to a unique id: the {key}, `-`, and random characters");
        findings.push(Finding::new(rule::JTI_MISSING, "claims.jti", "missing `jti`; expected the token's id", fix));
    }
}

/// `iss-sub-swapped`: two claims that hold each other's SIDs.
fn swapped(found: &[Claim<'_>]) -> Option<Finding> {
    let pairs =
        found.iter().enumerate().flat_map(|(index, one)| found.iter().skip(index + 1).map(move |other| (one, other)));
    let is_swapped = |(one, other): &(&Claim<'_>, &Claim<'_>)| {
        !one.fits(one) && !other.fits(other) && one.fits(other) && other.fits(one)
    };
    let (one, other) = pairs.into_iter().find(is_swapped)?;
    let (first, second) = (&one.part.title, &other.part.title);
    let message = format!("`{}` and `{}` are swapped: they hold the {second} and the {first}", one.name, other.name);
    let fix = format!("set `{}` to the {first} and `{}` to the {second}", one.name, other.name);
    let at = if other.name == "iss" { other.at() } else { one.at() };
    Some(Finding::new(rule::ISS_SUB_SWAPPED, at, message, fix))
}

/// Valid claims that are not those of the credentials.
fn others(found: &[Claim<'_>], context: &Context<'_>, findings: &mut Findings<'_>) {
    if context.credentials.is_empty() {
        return;
    }
    let key = &*context.vendor.format.key;
    let in_header = context.vendor.format.key_header.is_some();
    let issuer = found.iter().find(|claim| claim.name == key).and_then(Claim::text);
    if issuer.is_none() && !in_header {
        return;
    }
    let issuer = issuer.unwrap_or_default();
    // A key in the header was compared with the signature.
    let mut ours = context.credentials.iter().filter(|parts| in_header || parts.value(key) == issuer).peekable();
    if ours.peek().is_none() {
        findings.push(other_key(issuer, findings.redaction()));
        return;
    }
    for claim in found.iter().filter(|claim| claim.name != key) {
        let (name, title, text) = (claim.name, &claim.part.title, claim.text().unwrap_or_default());
        if !ours.clone().any(|parts| parts.value(name) == text) {
            let is_name = findings.redaction().is_name(text, claim.part);
            let shown = if is_name { Shown(text).to_string() } else { format!("`{name}`") };
            let message = format!("{shown} is not the {title} of this key");
            let fix = format!("set `{name}` to the {title} that the key belongs to");
            findings.push(Finding::new(other(name, context.vendor), claim.at(), message, fix));
        }
    }
}

/// `iss-other-key`: a key that was not given. A value that may be a secret is not shown.
pub(crate) fn other_key(issuer: &str, redaction: &Redaction<'_>) -> Finding {
    let vendor = redaction.vendor();
    let name = &**vendor.format.key_header.as_ref().unwrap_or(&vendor.format.key);
    let Some((part, place)) = part_of_key(vendor) else {
        return Finding::new(rule::ISS_OTHER_KEY, "claims", "the token names no key", "name it");
    };
    if redaction.is_secret(issuer) {
        let kind = part_of_claim(vendor, name).and_then(|(_, kind)| kind);
        return Finding { at: place.into(), ..Claim { part, name, kind, node: None }.secret(vendor) };
    }
    let message = match issuer {
        issuer if !part.development.is_empty() && part.development == issuer => {
            format!("`{issuer}` is the {} of the development mode, not the given key", part.title)
        }
        "" => format!("the token does not name its key: `{name}` is missing or empty"),
        issuer if redaction.is_name(issuer, part) => format!("{} is not the given key", Shown(issuer)),
        _ => match Leftover::find(issuer, &[name]) {
            Some(found) => format!("`{name}` holds {found}"),
            None => {
                format!("`{name}` names another key than the given one, and is not shown because it may be a secret")
            }
        },
    };
    let fix = "issue the token with the given key, or check it with the credentials that issued it";
    Finding::new(rule::ISS_OTHER_KEY, place, message, fix)
}
