//! What a diagnosis does not check, and why.

use super::diagnosis::NotChecked;
use super::examination::Examination;
use super::options::Options;
use super::signature::Signature;

pub(super) fn list(found: &Examination<'_>, options: &Options) -> Vec<NotChecked> {
    let title = &options.vendor.title;
    let item = |what: &'static str, why: String| NotChecked { what, why };
    let of_vendor = options.vendor.not_checked.iter().map(|(what, why)| item(what, why.to_string()));
    let mut list = Vec::new();
    if let Some(error) = &options.refused {
        let problems: Vec<_> = error.findings().iter().map(|it| format!("{}: {}", it.at, it.message)).collect();
        list.push(item("credentials", format!("they cannot be used: {}", problems.join("; "))));
    }
    if !found.is_of_vendor {
        list.push(item("token", format!("the input has no access token of {title}")));
        return list;
    }
    if let Signature::NotChecked(why) = &found.signature {
        list.push(item("signature", (*why).to_owned()));
    }
    if found.claims.is_none() {
        list.push(item("claims", "they could not be read".to_owned()));
        return list;
    }
    if options.sdks.is_empty() {
        list.push(item("sdk", "no SDK was named, so a grant that the client needs may be missing".to_owned()));
    }
    let region =
        region(found, options).map(|region| format!(" or to another Region than `{region}`")).unwrap_or_default();
    let key = "whether the key is restricted or deleted, or belongs to another account";
    list.push(item("key", format!("only {title} knows {key}{region}")));
    list.push(item(
        "services",
        format!("only {title} knows whether the services and applications that the grants name exist in the account"),
    ));
    list.extend(of_vendor);
    list
}

/// The region of the token, in which its key must be, if an SDK is available in several.
fn region<'f>(found: &'f Examination<'_>, options: &'f Options) -> Option<&'f str> {
    let format = &options.vendor.format;
    let name = format.region_header.as_deref()?;
    let mut sdks = options.sdks.iter().chain(&found.served);
    if !sdks.any(|sdk| sdk.regions.iter().nth(1).is_some()) {
        return None;
    }
    let written = found.header.as_ref()?.get(name).and_then(|region| region.as_str());
    written.or_else(|| format.regions.iter().next()).filter(|region| format.regions.contains(region))
}
