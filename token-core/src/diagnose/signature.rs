//! Whether the signature matches, and if not, why.

use token_schema::Vendor;
use token_schema::rule;

use super::form::Segments;
use super::options::Options;
use super::slip::{self, Slip};
use crate::credentials::Parts;
use crate::json::Object;
use crate::rules::finding::Finding;
use crate::rules::findings::Findings;

/// Length of a tag of HMAC-SHA256, bytes.
const TAG: usize = 32;
/// How many keys are tried for slips where the token names none of them.
const SUSPECTS: usize = 3;

/// What is known of a signature.
#[derive(Default)]
pub(super) enum Seen<'o> {
    /// These credentials made it: more than one only where two share key id and secret.
    Verified(Vec<&'o Parts>),
    /// It is missing or wrong, and a finding says so.
    #[default]
    Wrong,
    /// It could not be checked, for this reason.
    NotChecked(&'static str),
}

/// `signature-missing`, `signature-length`, `signature-mismatch`.
///
/// `header` is there where it could be read; `issuer` is what the token says, where it says it.
pub(super) fn check<'o>(
    segments: &Segments<'_>,
    header: Option<&Object<'_>>,
    issuer: Option<&str>,
    options: &'o Options,
    findings: &mut Findings<'_>,
) -> Seen<'o> {
    let algorithm = header.and_then(|header| header.get("alg")).and_then(|node| node.as_str());
    let Some(signature) = &segments.signature else {
        // The finding about `alg` reports that the token is unsigned.
        if !algorithm.is_some_and(|alg| alg.eq_ignore_ascii_case("none")) {
            findings.push(missing());
        }
        return Seen::Wrong;
    };
    if header.is_none() || segments.all().any(|part| part.bytes.is_none() && part.at != signature.at) {
        return Seen::NotChecked("what was signed could not be read");
    }
    let expected = options.vendor.format.header.iter().find(|(name, _)| *name == "alg").map(|(_, alg)| &**alg);
    if algorithm.is_some() && algorithm != expected {
        return Seen::NotChecked("it was made with another algorithm");
    }
    if !signature.is_foreign() && signature.bytes_long() != TAG {
        findings.push(length(signature.bytes_long()));
        return Seen::Wrong;
    }
    // A signature that cannot be decoded has a finding on its part.
    let Some(tag) = &signature.bytes else { return Seen::Wrong };
    if options.credentials.is_empty() && options.refused.is_some() {
        return Seen::NotChecked("the credentials that were given cannot be used");
    }
    if options.credentials.is_empty() {
        return Seen::NotChecked("no credentials were given, so there is no secret to check it with");
    }
    hold(tag, segments, issuer, options, findings)
}

/// Whether one of the credentials made the signature, and if not, whether a slip explains it.
fn hold<'o>(
    tag: &[u8],
    segments: &Segments<'_>,
    issuer: Option<&str>,
    options: &'o Options,
    findings: &mut Findings<'_>,
) -> Seen<'o> {
    let texts = slip::signed(segments);
    let holds =
        |parts: &&Parts| parts.verifying_key().is_some_and(|key| texts.iter().any(|text| key.verify(text, tag)));
    let (named, others): (Vec<&Parts>, Vec<_>) =
        options.credentials.iter().partition(|parts| issuer == Some(parts.value(&options.vendor.format.key)));
    // The secret is in place of the name of the key and the name signed: the finding on that claim explains this signature.
    let swapped = options.credentials.iter().find(|parts| issuer.is_some_and(|issuer| parts.secret() == issuer));
    if swapped.is_some_and(|parts| slip::is_by_key(parts, &texts, tag)) {
        return Seen::Wrong;
    }
    // As a verifier does: with one key its `iss` need not be read before the signature is checked.
    let asked = if named.is_empty() && others.len() == 1 { &others } else { &named };
    let signers: Vec<&Parts> = asked.iter().copied().filter(holds).collect();
    if !signers.is_empty() {
        return Seen::Verified(signers);
    }
    let blank: Option<Vec<_>> = asked.iter().map(|parts| parts.blank_secret()).collect();
    if let Some(blank) = blank.and_then(|mut all| all.pop()) {
        findings.push(blank);
        return Seen::Wrong;
    }
    // Each key costs dozens of passes over the text, and a stranger may send any number of tokens of an unknown key.
    let suspects = if named.is_empty() && others.len() <= SUSPECTS { &others } else { &named };
    let slip = suspects.iter().find_map(|parts| slip::find(parts, segments, tag));
    if named.is_empty() && slip.is_none() {
        return Seen::NotChecked("the secret of the key that signed it was not given");
    }
    findings.push(mismatch(slip, options.vendor));
    Seen::Wrong
}

fn missing() -> Finding {
    let fix = "sign it: the third part is the HMAC of the first two with the dot between them";
    Finding::new(rule::SIGNATURE_MISSING, "signature", "the token is not signed: its third part is missing", fix)
}

fn length(bytes: usize) -> Finding {
    let why = match bytes {
        20 => ", as one of HMAC-SHA1 has",
        48 => ", as one of HS384 has, or one in hexadecimal that was not turned into bytes",
        64 => ", as one of HS512 has, or one in hexadecimal that was encoded as a text",
        0..32 => ": it was cut off, or made otherwise",
        _ => "",
    };
    Finding::new(
        rule::SIGNATURE_LENGTH,
        "signature",
        format!("the signature has {bytes} bytes and one of HS256 has {TAG}{why}"),
        "sign with HS256, encode the 32 bytes in base64url, and pass on the whole token",
    )
}

fn mismatch(slip: Option<Slip>, vendor: &Vendor) -> Finding {
    let (message, fix) = slip.map_or_else(
        || {
            (
                format!(
                    "the secret of the key in `{}` did not make this signature, or the token was changed since",
                    vendor.format.key
                ),
                "sign with the secret that was shown when that key was made, and change nothing afterwards".to_owned(),
            )
        },
        |slip| (slip.message, slip.fix),
    );
    Finding::new(rule::SIGNATURE_MISMATCH, "signature", message, fix)
}
