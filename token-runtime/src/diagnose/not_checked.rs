//! What a diagnosis does not check, and why.

use serde_json::Value;
use token_schema::Vendor;

use super::diagnosis::NotChecked;
use super::examination::Examination;
use super::options::Options;
use super::signature::Signature;
use crate::json::JsonObject;

pub(super) fn list(found: &Examination<'_>, options: &Options) -> Vec<NotChecked> {
    let title = &options.vendor.title;
    let item = |what: &'static str, why: String| NotChecked { what, why };
    let mut list = Vec::new();
    if let Some(error) = &options.refused {
        let problems: Vec<_> = error.findings().iter().map(|it| format!("{}: {}", it.at, it.message)).collect();
        list.push(item("credentials", format!("they cannot be used: {}", problems.join("; "))));
    }
    if found.has_others {
        list.push(item("other tokens", "the input has several, and only the first was read".to_owned()));
    }
    if !found.is_of_vendor {
        list.push(item("token", format!("the input has no access token of {title}")));
        return list;
    }
    if let Signature::NotChecked(why) = &found.signature {
        list.push(item("signature", (*why).to_owned()));
    }
    let Some(claims) = &found.claims else {
        list.push(item("claims", "they could not be read".to_owned()));
        return list;
    };
    if options.sdks.is_empty() {
        list.push(item("sdk", "no SDK was named, so a grant that the client needs may be missing".to_owned()));
    }
    let region =
        region(found, options).map(|region| format!(" or to another Region than `{region}`")).unwrap_or_default();
    let key = "whether the key is restricted or deleted, or belongs to another account";
    list.push(item("key", format!("only {title} knows {key}{region}")));
    // Without SIDs the grants name nothing that the account could lack.
    if !options.vendor.sids.is_empty() {
        let services = "whether the services and applications that the grants name exist in the account";
        list.push(item("services", format!("only {title} knows {services}")));
    }
    let matters = |item: &&token_schema::NotChecked| {
        let is_on = |value: Option<&Value>| value.is_some_and(|value| !value.is_null() && *value != Value::Bool(false));
        let value = |path| value(claims, options.vendor, path);
        (item.present.is_empty() || is_on(value(&item.present)))
            && (item.absent.is_empty() || value(&item.absent).is_none_or(Value::is_null))
    };
    list.extend(options.vendor.not_checked.iter().filter(matters).map(|it| item(&it.what, it.why.to_string())));
    list
}

/// The value of a grant's field, `voice.incoming.allow`.
fn value<'c>(claims: &'c JsonObject, vendor: &Vendor, path: &str) -> Option<&'c Value> {
    let grants = vendor.format.grants.as_deref().map_or(Some(claims), |name| claims.get(name)?.as_object())?;
    let (key, field) = path.split_once('.')?;
    let is_flat = vendor.grants.iter().any(|grant| grant.key == key && grant.flat);
    let mut names = if is_flat { field } else { path }.split('.');
    let first = grants.get(names.next()?)?;
    names.try_fold(first, |value, name| value.get(name))
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
