//! Explains why the vendor would refuse a token, wherever it comes from: each cause, its place, and what to write.
//!
//! ```
//! use token_core::diagnose::{Options, Verdict, diagnose};
//! use token_core::twilio::Twilio;
//!
//! let options = Options::of::<Twilio>().sdk_named("video")?;
//! let diagnosis = diagnose("<html>Not found</html>", &options);
//! assert_eq!(diagnosis.verdict, Verdict::Invalid);
//! assert_eq!(diagnosis.findings[0].rule, "not-a-jwt");
//! # Ok::<(), token_core::diagnose::UnknownSdk>(())
//! ```
//!
//! A diagnosis makes no request, accepts any bytes, and takes time in proportion to their number. The rules on the contents of a token
//! are those of [`Verifier`](crate::Verifier). This module finds the token in the input, and explains what cannot be read and why a
//! signature does not match.

mod codes;
mod confusion;
mod diagnosis;
mod examination;
mod foreign;
mod json_output;
mod not_a_token;
mod not_checked;
mod options;
mod part_json;
mod received;
mod segment;
mod signature;
mod slip;
mod surroundings;
mod token_shape;
mod unwrap;
mod wrapped_json;

use token_schema::rule;

pub use self::diagnosis::{Diagnosed, Diagnosis, NotChecked, Verdict};
pub use self::options::{Options, UnknownSdk};

use self::examination::Examination;
use self::segment::Segment;
use self::signature::Signature;
use self::token_shape::{Segments, TokenShape};
use crate::json::Document;
use crate::jwt::compact;
use crate::jwt::registered::Registered;
use crate::rules;
use crate::rules::context::Context;
use crate::rules::finding::Finding;
use crate::rules::header::region_of;
use crate::rules::secrets;

/// Longest input that is read, bytes. A longer input is not a token.
pub const LONGEST: usize = 64 * 1024;

/// Reports everything that is wrong with a token.
///
/// `input` may be a token, a token with something around it, or anything else. Any bytes give a diagnosis,
/// whose length is in proportion to theirs. A diagnosis never shows the signature, or an input that is not a token: either may be a
/// secret. It hides a value in place of the key's name, or of another name of the credentials, that does not look like a name (in the
/// header: `kid` and `iss`).
///
/// A diagnosis hides every secret of the given credentials that has 6 bytes or more, wherever it is in the token: as it is, in base64 or
/// base64url, in hexadecimal of one case, split by invisible characters, or as the digits of a number. It also hides a string that has 12
/// bytes in common with one of these, unless they belong to a public name: a SID, or a name of the credentials. A shorter secret is
/// hidden where it is the whole string.
#[must_use]
pub fn diagnose(input: impl AsRef<[u8]>, options: &Options) -> Diagnosis {
    let all: Vec<_> = options.credentials.iter().collect();
    let context = options.context(&all);
    let mut found = Examination::new(&context);
    found.is_of_vendor = read_input(input.as_ref(), options, &context, &mut found);
    diagnosis(found, options)
}

fn diagnosis(found: Examination<'_>, options: &Options) -> Diagnosis {
    let not_checked = not_checked::list(&found, options);
    let verdict = match found.signature {
        _ if found.findings.has_error() => Verdict::Invalid,
        // `issue` warns of such a secret, so its signature proves little.
        Signature::Verified(ref signers) if signers.iter().any(|parts| !parts.warnings().is_empty()) => {
            Verdict::Unverified
        }
        Signature::Verified(_) => Verdict::Valid,
        // A wrong signature always has a finding; if it were missing, `Unverified` would be the safe answer.
        Signature::Wrong | Signature::NotChecked(_) => Verdict::Unverified,
    };
    let is_signed = matches!(found.signature, Signature::Verified(_));
    let (findings, more) = found.findings.into_parts();
    let findings = findings.into_iter().map(|one| codes::with_codes(one, options, &found.served)).collect();
    Diagnosis { verdict, findings, more, is_signed, not_checked, header: found.header, claims: found.claims }
}

/// Finds the token in the input; `false` if the input has no token of the vendor.
fn read_input<'o>(input: &[u8], options: &'o Options, context: &Context<'o>, found: &mut Examination<'o>) -> bool {
    if input.len() > LONGEST {
        found.findings.push(too_long(input.len()));
        return false;
    }
    let finding = match unwrap::unwrap(input, found) {
        Err(finding) => finding,
        Ok(text) => match TokenShape::of(&text) {
            TokenShape::Token(segments) => {
                if text.len() > compact::LONGEST {
                    found.findings.push(too_long(text.len()));
                }
                return read_token(&segments, options, context, found);
            }
            TokenShape::Encrypted(header) => return read_encrypted(&header, options, found),
            TokenShape::Other(finding) => finding,
            TokenShape::Unknown => not_a_token::explain(&text, options, &mut found.findings),
        },
    };
    found.findings.push(finding);
    false
}

/// Reads the header of an encrypted token; `false` if the token is not one of the vendor.
fn read_encrypted(header: &Segment<'_>, options: &Options, found: &mut Examination<'_>) -> bool {
    let Some(document) = header.json() else { return false };
    let Some(header) = document.root().as_object() else { return false };
    let finding = foreign::encrypted(&header, options);
    let is_of_vendor = !finding.is_error();
    found.findings.push(finding);
    found.header = Some(found.findings.redaction().of_object(header.to_owned(), false));
    found.signature = Signature::NotChecked("the token is encrypted");
    is_of_vendor
}

/// Checks a token against the rules; `false` if it is not a token of the vendor.
fn read_token<'o>(
    segments: &Segments<'_>,
    options: &'o Options,
    context: &Context<'o>,
    found: &mut Examination<'o>,
) -> bool {
    let findings = &mut found.findings;
    segments.faults(findings);
    let header = segments.header_object(findings);
    let claims = segments.claims.as_ref().and_then(|claims| part_json::object(claims, findings));
    let header = header.as_ref().and_then(|document| document.root().as_object());
    let all = claims.as_ref().and_then(|document| document.root().as_object());
    let claims = all.as_ref().map(|all| Registered::gather(all, &context.vendor.format));
    let redaction = findings.redaction();
    found.header = header.as_ref().map(|header| redaction.of_object(header.to_owned(), false));
    found.claims = all.as_ref().map(|all| redaction.of_object(all.to_owned(), true));
    // An unreadable header has a finding of its own; the claims are then checked as if the header were empty.
    let empty = Document::read(b"{}");
    let empty = empty.as_ref().and_then(|document| document.root().as_object());
    let both = header.as_ref().or(empty.as_ref()).zip(claims.as_ref());
    if let Some((header, claims)) = both
        && let Some(finding) = foreign::recognise(header, claims.all, context)
    {
        findings.push(finding);
        return false;
    }
    if let Some(header) = &header {
        rules::check_header(header, context.vendor, true, findings);
        rules::check_key_header(header, context, findings);
        secrets::readable(&header.node(), "header", findings);
    }
    // A key belongs to one account, so the claims are compared with the credentials that signed.
    let mut of_signature = context.findings();
    if !segments.is_truncated {
        let issuer = match &context.vendor.format.key_header {
            Some(name) => header.as_ref().and_then(|header| header.get(name)?.as_str()),
            None => claims.as_ref().and_then(|claims| claims.get(&context.vendor.format.key)?.as_str()),
        };
        found.signature = signature::check(segments, header.as_ref(), issuer, options, &mut of_signature);
    }
    if let Some((header, claims)) = both {
        let region = region_of(header, &context.vendor.format);
        let context = match &found.signature {
            Signature::Verified(signers) => &options.context(signers),
            Signature::Wrong | Signature::NotChecked(_) => context,
        };
        found.served = rules::check_claims(region, claims, context, findings).into_vec();
        secrets::readable(&claims.all.node(), "claims", findings);
    }
    findings.extend(of_signature.into_parts().0);
    true
}

fn too_long(bytes: usize) -> Finding {
    let (size, most) = (bytes.div_ceil(1024), compact::LONGEST / 1024);
    let message = format!("the input has {size} KiB, but servers accept tokens of at most {most} KiB");
    let fix = "put less into the token, and send the client other data separately";
    Finding::new(rule::TOKEN_TOO_LONG, "input", message, fix)
}
