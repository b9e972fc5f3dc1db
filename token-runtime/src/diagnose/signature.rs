//! Whether the signature matches, and if not, why.

use token_schema::rule::Severity;
use token_schema::{Algorithm, Vendor, rule};

use super::confusion;
use super::options::Options;
use super::segment::{Segment, TAG};
use super::slip::{self, Slip};
use super::token_shape::Segments;
use crate::credentials::RawCredentials;
use crate::json::Object;
use crate::rules::claims::other_key;
use crate::rules::finding::Finding;
use crate::rules::findings::Findings;

/// How many keys are tried for mistakes if the token names none of them.
const SUSPECTS: usize = 3;

#[derive(Default)]
pub(super) enum Signature<'o> {
    /// These credentials made it: more than one only if two share key id and secret.
    Verified(Vec<&'o RawCredentials>),
    /// It is missing or wrong, and a finding reports it.
    #[default]
    Wrong,
    /// It could not be checked, for this reason.
    NotChecked(&'static str),
}

/// `signature-missing`, `signature-length`, `signature-mismatch`.
///
/// `header` is `None` if it could not be read; `issuer` is the claim that names the key.
pub(super) fn check<'o>(
    segments: &Segments<'_>,
    header: Option<&Object<'_>>,
    issuer: Option<&str>,
    options: &'o Options,
    findings: &mut Findings<'_>,
) -> Signature<'o> {
    let algorithm = header.and_then(|header| header.get("alg")).and_then(|node| node.as_str());
    let Some(signature) = &segments.signature else {
        // `alg-none` reports that the token is unsigned.
        if !algorithm.is_some_and(|alg| alg.eq_ignore_ascii_case("none")) {
            let fix = if options.vendor.has_private_key() {
                "sign it: the third part is the signature of the first two with the dot between them"
            } else {
                "sign it: the third part is the HMAC of the first two with the dot between them"
            };
            let message = "the token is not signed: its third part is missing";
            findings.push(Finding::new(rule::SIGNATURE_MISSING, "signature", message, fix));
        }
        return Signature::Wrong;
    };
    if header.is_none() || segments.all().any(|part| part.bytes.is_none() && part.at != signature.at) {
        return Signature::NotChecked("the header or the claims could not be read");
    }
    let format = &options.vendor.format;
    let expected = match algorithm {
        Some(name) => Algorithm::named(name).filter(|algorithm| format.algorithms().any(|known| known == *algorithm)),
        None => format.algorithms().next(),
    };
    let legacy = || Algorithm::named(algorithm?).filter(|legacy| format.legacy_algorithms.contains(legacy.name()));
    if let Some(finding) = expected.or_else(legacy).and_then(|made_by| wrong_length(made_by, signature)) {
        findings.push(finding);
        return Signature::Wrong;
    }
    let Some(expected) = expected else {
        let hmac = signature.bytes.as_deref().filter(|_| algorithm == Some("HS256"));
        if let Some(finding) = hmac.and_then(|tag| confusion::by_public_key(options, segments, tag)) {
            findings.push(finding);
            return Signature::Wrong;
        }
        return Signature::NotChecked("another algorithm made it");
    };
    // `bad-base64` reports a signature that cannot be decoded.
    let Some(tag) = &signature.bytes else { return Signature::Wrong };
    match (options.credentials.as_slice(), &options.refused) {
        ([], Some(refused)) => {
            let other = || slip::by_other(options.vendor, &options.others, segments, tag);
            if let Some(slip) = Some(expected).filter(|expected| *expected == Algorithm::Hs256).and_then(|_| other()) {
                findings.push(mismatch(Some(slip), options.vendor));
                return Signature::Wrong;
            }
            // The token may be good all the same.
            let of_keys = refused.findings().iter().filter(|finding| finding.rule.starts_with("key-"));
            findings.extend(of_keys.map(|finding| finding.clone().severity(Severity::Warning)));
            Signature::NotChecked("the credentials that were given cannot be used")
        }
        ([], None) if expected != Algorithm::Hs256 => {
            Signature::NotChecked("no credentials were given, so there is no key to check it with")
        }
        ([], None) => Signature::NotChecked("no credentials were given, so there is no secret to check it with"),
        _ => verify((expected, tag), segments, issuer, options, findings),
    }
}

fn verify<'o>(
    (algorithm, tag): (Algorithm, &[u8]),
    segments: &Segments<'_>,
    issuer: Option<&str>,
    options: &'o Options,
    findings: &mut Findings<'_>,
) -> Signature<'o> {
    let texts = slip::signed(segments);
    let made_it = |parts: &&RawCredentials| {
        parts.verifying_key().is_some_and(|key| texts.iter().any(|text| key.verify(algorithm, text, tag)))
    };
    let (named, others): (Vec<&RawCredentials>, Vec<_>) =
        options.credentials.iter().partition(|parts| issuer == Some(parts.key_id()));
    // The secret is in place of the key's name, and the name signed: the finding on that claim explains this signature.
    let swapped = options.credentials.iter().find(|parts| issuer.is_some_and(|issuer| parts.secret() == issuer));
    if swapped.is_some_and(|parts| slip::is_signed_by_key_id(parts, &texts, tag)) {
        return Signature::Wrong;
    }
    // As a verifier does: with one key its `iss` need not be read before the signature is checked.
    let in_header = options.vendor.format.key_header.is_some();
    let is_unnamed = if in_header { issuer.is_none() } else { others.len() == 1 };
    let candidates = if named.is_empty() && is_unnamed { &others } else { &named };
    let signers: Vec<&RawCredentials> = candidates.iter().copied().filter(made_it).collect();
    // A secret that looks wrong may have signed the token all the same: the vendor refuses the token then.
    if let Some(parts) = signers.first().or(candidates.first()) {
        parts.warnings().iter().for_each(|warning| findings.push(about_secret(warning, parts.vendor())));
    }
    if !signers.is_empty() {
        return Signature::Verified(signers);
    }
    if options.vendor.has_private_key() {
        return with_key(algorithm, issuer, candidates, options.vendor, findings);
    }
    let blank: Option<Vec<_>> = candidates.iter().map(|parts| parts.blank_secret()).collect();
    if let Some(blank) = blank.and_then(|mut all| all.pop()) {
        findings.push(blank);
        return Signature::Wrong;
    }
    // Each key costs dozens of passes over the text, and a stranger may send any number of tokens of an unknown key.
    let suspects = if named.is_empty() && others.len() <= SUSPECTS { &others } else { &named };
    let slip = slip::by_development(options.vendor, segments, tag);
    // The rule about the issuer names the key of the development mode.
    if named.is_empty() && slip.is_some() {
        return Signature::NotChecked("the secret of the development mode signed it, which is no secret");
    }
    // That secret is also one of the words that programs write for a missing value.
    let slip = slip.or_else(|| suspects.iter().find_map(|parts| slip::find(parts, &options.others, segments, tag)));
    if named.is_empty() && slip.is_none() {
        return Signature::NotChecked("the secret of the key that signed it was not given");
    }
    findings.push(mismatch(slip, options.vendor));
    Signature::Wrong
}

/// Why no key of the credentials made a signature.
fn with_key<'o>(
    algorithm: Algorithm,
    issuer: Option<&str>,
    candidates: &[&RawCredentials],
    vendor: &'static Vendor,
    findings: &mut Findings<'_>,
) -> Signature<'o> {
    let name = vendor.format.key_header.as_ref().unwrap_or(&vendor.format.key);
    if candidates.is_empty() {
        if vendor.format.key_header.is_some() {
            findings.push(other_key(issuer.unwrap_or_default(), findings.redaction()));
            return Signature::Wrong;
        }
        return Signature::NotChecked("the key that signed it was not given");
    }
    let of_key = candidates.iter().find(|parts| parts.algorithm() != algorithm).map(|parts| parts.algorithm());
    let (message, fix) = match of_key {
        Some(own) => (
            format!("the token is signed with {algorithm}, and the key that `{name}` names signs with {own}"),
            format!("sign with {own}, or name the key that signed"),
        ),
        None => (
            format!(
                "the key that was given did not make this signature: it is not that of `{name}`, or the token was changed later"
            ),
            format!("sign with the private key of `{name}`, and do not change the token afterwards"),
        ),
    };
    findings.push(Finding::new(rule::SIGNATURE_MISMATCH, "signature", message, fix));
    Signature::Wrong
}

/// A warning about the secret, among the findings about the signature.
fn about_secret(warning: &Finding, vendor: &'static Vendor) -> Finding {
    let at = &*warning.at;
    let is_variable = vendor.credentials.iter().any(|part| part.env.contains(at));
    let message = match (is_variable, warning.message.starts_with("the ")) {
        (true, true) => format!("`{at}`: {}", warning.message),
        (true, false) => format!("`{at}` {}", warning.message),
        (false, true) => warning.message.clone(),
        (false, false) => format!("the {at} {}", warning.message),
    };
    Finding { at: "signature".into(), message, ..warning.clone() }
}

/// A signature that no key of the algorithm makes. `bad-base64` reports a foreign character.
fn wrong_length(algorithm: Algorithm, signature: &Segment<'_>) -> Option<Finding> {
    let found = signature.decoded_length();
    match algorithm {
        _ if signature.has_foreign_character() => None,
        Algorithm::Hs256 => Some(length(found)).filter(|_| found != TAG),
        algorithm => confusion::of_form(algorithm, found, signature.bytes.as_deref()),
    }
}

fn length(bytes: usize) -> Finding {
    let why = match bytes {
        20 => ", the length of an HMAC-SHA1",
        48 => ", the length of an HS384 signature, or of hexadecimal digits that were not decoded",
        64 => ", the length of an HS512 signature, or of hexadecimal digits that were encoded as a string",
        0..TAG => ": it was cut off, or is not an HS256 signature",
        _ => "",
    };
    let message = format!("the signature has {bytes} bytes instead of {TAG}{why}");
    let fix = "sign with HS256, encode the 32 bytes in base64url, and pass the whole token";
    Finding::new(rule::SIGNATURE_LENGTH, "signature", message, fix)
}

fn mismatch(slip: Option<Slip>, vendor: &Vendor) -> Finding {
    let key = vendor.format.key_header.as_ref().unwrap_or(&vendor.format.key);
    let slip = slip.unwrap_or_else(|| Slip {
        message: format!(
            "the secret that was given did not make this signature: it is not that of the key in `{key}`, or the token was changed later"
        ),
        fix: format!(
            "sign with the secret that was shown when the key in `{key}` was made, and do not change the token afterwards"
        ),
    });
    Finding::new(rule::SIGNATURE_MISMATCH, "signature", slip.message, slip.fix)
}
