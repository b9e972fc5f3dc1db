//! What the page asks, and the answers.

use std::time::{Duration, UNIX_EPOCH};

use serde_json::{Value, json};
use token_core::diagnose::{Diagnosis, Options, diagnose};
use token_core::engine::TABLES;
use token_schema::{Role, Sdk, Vendor};

/// The diagnosis of an input.
///
/// The request is a line of JSON and, after the line end, the input, which may be any bytes:
///
/// ```text
/// {"at": 1800000000, "vendor": "…", "sdks": ["…"], "variables": {"…_API_SECRET": "…"}}
/// eyJ…
/// ```
///
/// Only `at`, the time in seconds since 1970, is required. `vendor` and `sdks` are names; without a vendor, the one
/// whose rules fit best is taken. `variables` has the credentials, by the names of the environment.
///
/// The answer is `{"vendor": "…", "diagnosis": …}`, with the JSON of `token diagnose --format json`, or `{"error":
/// "…"}`.
pub fn answer(request: &[u8]) -> String {
    match diagnosed(request) {
        Ok((vendor, diagnosis)) => {
            format!("{{\"vendor\":{},\"diagnosis\":{}}}", json!(vendor.name), diagnosis.to_json())
        }
        Err(error) => json!({ "error": error }).to_string(),
    }
}

fn diagnosed(request: &[u8]) -> Result<(&'static Vendor, Diagnosis), String> {
    let end = request.iter().position(|&byte| byte == b'\n').ok_or("the request has no line end")?;
    let (head, input) = request.split_at(end);
    let head: Value = serde_json::from_slice(head).map_err(|error| format!("invalid request: {error}"))?;
    let input = input.get(1..).unwrap_or_default();
    let at = head["at"].as_u64().and_then(|seconds| UNIX_EPOCH.checked_add(Duration::from_secs(seconds)));
    let at = at.ok_or("`at` is missing: a time in seconds since 1970")?;
    let vendor = match head["vendor"].as_str() {
        Some(name) => {
            TABLES.iter().find(|vendor| vendor.name == name).ok_or_else(|| format!("unknown vendor `{name}`"))?
        }
        None => best(input, |vendor| Options::new(vendor).at(at)).ok_or("no vendor is compiled in")?,
    };
    let mut options = Options::new(vendor).at(at);
    for name in head["sdks"].as_array().into_iter().flatten().filter_map(Value::as_str) {
        options = options.sdk_named(name).map_err(|error| error.to_string())?;
    }
    let variable = |name: &str| head["variables"][name].as_str().map(str::to_owned);
    Ok((vendor, diagnose(input, &options.credentials_from_lookup(variable))))
}

/// The vendor whose rules the input breaks least; the first of several. One that does not know the token as its own
/// comes last.
fn best(input: &[u8], options: impl Fn(&'static Vendor) -> Options) -> Option<&'static Vendor> {
    TABLES.iter().copied().min_by_key(|vendor| {
        let diagnosis = diagnose(input, &options(vendor));
        let is_foreign = diagnosis.not_checked.iter().any(|item| item.what == "token");
        let more = diagnosis.more.iter().map(|more| more.count).sum::<usize>();
        (is_foreign, diagnosis.errors().count() + more, diagnosis.findings.len())
    })
}

/// The vendors, as a page offers them: the SDKs that a token can be for, and the credentials that would check its
/// signature.
///
/// `[{"name", "title", "sdks": [{"name", "title", "discontinued"}], "credentials": [{"title", "variable", "place"}]}]`. `place` is
/// where a token holds the credential, `["claims", "iss"]`, and `null` for the secret. `credentials` is empty if a
/// private key signs the tokens: no page should ask for one. An SDK is discontinued if it needs a
/// deprecated grant.
pub fn catalogue() -> String {
    let list: Vec<_> = TABLES.iter().map(|vendor| of(vendor)).collect();
    Value::from(list).to_string()
}

fn of(vendor: &Vendor) -> Value {
    let sdks = vendor
        .sdks
        .iter()
        .map(|sdk| json!({ "name": sdk.name, "title": sdk.title, "discontinued": is_discontinued(sdk, vendor) }));
    let by_pair = vendor.credentials.iter().any(|part| matches!(part.role, Role::PrivateKey));
    let parts = vendor.credentials.iter().filter(|_| !by_pair).map(|part| {
        let place = match &part.role {
            Role::Claim(claim, _) => json!(["claims", claim]),
            Role::Header(name) => json!(["header", name]),
            Role::Secret | Role::PrivateKey => Value::Null,
        };
        json!({ "title": part.title, "variable": part.env.iter().next(), "place": place })
    });
    json!({ "name": vendor.name, "title": vendor.title, "sdks": sdks.collect::<Vec<_>>(), "credentials": parts.collect::<Vec<_>>() })
}

fn is_discontinued(sdk: &Sdk, vendor: &Vendor) -> bool {
    vendor.grants.iter().any(|grant| grant.deprecated.is_some() && sdk.requires.contains(&grant.key))
}
