//! Whether the signature matches, and if not, why.

use token_schema::{Vendor, rule};

use super::options::Options;
use super::segment::TAG;
use super::slip::{self, Slip};
use super::token_shape::Segments;
use crate::credentials::RawCredentials;
use crate::json::Object;
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
            let fix = "sign it: the third part is the HMAC of the first two with the dot between them";
            let message = "the token is not signed: its third part is missing";
            findings.push(Finding::new(rule::SIGNATURE_MISSING, "signature", message, fix));
        }
        return Signature::Wrong;
    };
    if header.is_none() || segments.all().any(|part| part.bytes.is_none() && part.at != signature.at) {
        return Signature::NotChecked("the header or the claims could not be read");
    }
    let expected = options.vendor.format.header.iter().find(|(name, _)| *name == "alg").map(|(_, alg)| &**alg);
    if algorithm.is_some() && algorithm != expected {
        return Signature::NotChecked("another algorithm made it");
    }
    if !signature.has_foreign_character() && signature.decoded_length() != TAG {
        findings.push(length(signature.decoded_length()));
        return Signature::Wrong;
    }
    // `bad-base64` reports a signature that cannot be decoded.
    let Some(tag) = &signature.bytes else { return Signature::Wrong };
    match (options.credentials.as_slice(), &options.refused) {
        ([], Some(_)) => Signature::NotChecked("the credentials that were given cannot be used"),
        ([], None) => Signature::NotChecked("no credentials were given, so there is no secret to check it with"),
        _ => verify(tag, segments, issuer, options, findings),
    }
}

fn verify<'o>(
    tag: &[u8],
    segments: &Segments<'_>,
    issuer: Option<&str>,
    options: &'o Options,
    findings: &mut Findings<'_>,
) -> Signature<'o> {
    let texts = slip::signed(segments);
    let made_it = |parts: &&RawCredentials| {
        parts.verifying_key().is_some_and(|key| texts.iter().any(|text| key.verify(text, tag)))
    };
    let (named, others): (Vec<&RawCredentials>, Vec<_>) =
        options.credentials.iter().partition(|parts| issuer == Some(parts.value(&options.vendor.format.key)));
    // The secret is in place of the key's name, and the name signed: the finding on that claim explains this signature.
    let swapped = options.credentials.iter().find(|parts| issuer.is_some_and(|issuer| parts.secret() == issuer));
    if swapped.is_some_and(|parts| slip::is_signed_by_key_id(parts, &texts, tag)) {
        return Signature::Wrong;
    }
    // As a verifier does: with one key its `iss` need not be read before the signature is checked.
    let candidates = if named.is_empty() && others.len() == 1 { &others } else { &named };
    let signers: Vec<&RawCredentials> = candidates.iter().copied().filter(made_it).collect();
    // A secret that looks wrong may have signed the token all the same: the vendor refuses the token then.
    if let Some(parts) = signers.first().or(candidates.first()) {
        parts.warnings().iter().for_each(|warning| findings.push(about_secret(warning, parts.vendor())));
    }
    if !signers.is_empty() {
        return Signature::Verified(signers);
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

/// A warning about the secret, among the findings about the signature.
fn about_secret(warning: &Finding, vendor: &'static Vendor) -> Finding {
    let at = &*warning.at;
    let is_variable = vendor.credentials.iter().any(|part| part.env.contains(at));
    let place = if is_variable { format!("`{at}`") } else { format!("the {at}") };
    Finding { at: "signature".into(), message: format!("{place} {}", warning.message), ..warning.clone() }
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
    let key = &vendor.format.key;
    let slip = slip.unwrap_or_else(|| Slip {
        message: format!(
            "the secret of the key in `{key}` did not make this signature, or the token was changed later"
        ),
        fix: "sign with the secret that was shown when the key was made, and do not change the token afterwards"
            .to_owned(),
    });
    Finding::new(rule::SIGNATURE_MISMATCH, "signature", slip.message, slip.fix)
}
