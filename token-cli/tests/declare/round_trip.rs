//! The declaration of each good token of the corpora is valid, and issues the same header and claims, but what a comment names.

use std::fs;
use std::path::Path;

use serde_json::{Map, Value, json};

use super::{Folder, decoded, text, token};

/// What the comments of a declaration name as left out: the paths in backquotes, and the key of the line below.
fn left_out(toml: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (line, next) in toml.lines().zip(toml.lines().skip(1).chain([""])) {
        let Some(what) = line.strip_prefix("# left out: ") else { continue };
        found.extend(what.split('`').skip(1).step_by(2).map(str::to_owned));
        found.extend(next.strip_prefix("# ").and_then(|next| next.split_once(" = ")).map(|(key, _)| key.to_owned()));
    }
    found
}

/// The keys of a path, which are in quotes where TOML needs them.
fn keys(path: &str) -> Vec<String> {
    let mut keys = vec![String::new()];
    let mut in_quotes = false;
    for c in path.chars() {
        match c {
            '"' => in_quotes = !in_quotes,
            '.' if !in_quotes => keys.push(String::new()),
            c => keys.last_mut().unwrap().push(c),
        }
    }
    keys
}

/// Removes a member by its path.
fn remove(members: &mut Map<String, Value>, path: &[String]) {
    match path {
        [name] => drop(members.remove(name)),
        [name, inside @ ..] => match members.get_mut(name) {
            Some(Value::Object(members)) => remove(members, inside),
            // The field of a flat grant is a claim.
            None if inside.len() == 1 => remove(members, inside),
            _ => {}
        },
        [] => {}
    }
}

/// What of a token a declaration does not issue, and does not name as left out.
fn unnamed(toml: &str, [head, claims]: [Map<String, Value>; 2], issued: &[Map<String, Value>; 2]) -> String {
    let [mut head, mut claims, mut new_head, mut new_claims] = [head, claims, issued[0].clone(), issued[1].clone()];
    let (was, is) = (claims.clone(), new_claims.clone());
    let seconds = |claims: &Map<String, Value>| {
        let time = |name: &str| claims.get(name).and_then(Value::as_f64);
        Some(format!("{:.0}", time("exp")? - time("iat").or_else(|| time("nbf"))?))
    };
    let named = left_out(toml);
    let is_named = |name: &str| named.iter().any(|path| path == name);
    let mut faults = Vec::new();
    if seconds(&was) != seconds(&is) && !toml.contains("longer than") && !toml.contains("# was ttl") {
        faults.push(format!("lifetime {:?} {:?}", seconds(&was), seconds(&is)));
    }
    if was.get("nbf").is_some_and(|nbf| was.get("iat").is_some_and(|iat| iat != nbf)) && !is_named("nbf") {
        faults.push("nbf".to_owned());
    }
    // Each call and each deployment has its own.
    for name in ["exp", "nbf", "iat", "jti"] {
        if was.contains_key(name) && !is.contains_key(name) && !is_named(name) {
            faults.push(name.to_owned());
        }
        claims.remove(name);
        new_claims.remove(name);
    }
    // The vendor reads a missing one as this.
    for head in [&mut head, &mut new_head] {
        if head.get("twr") == Some(&json!("us1")) {
            head.remove("twr");
        }
    }
    for path in named.iter().map(|path| keys(path)) {
        for [head, claims] in [[&mut head, &mut claims], [&mut new_head, &mut new_claims]] {
            let is_claim = was.contains_key(&path[0]);
            match claims.get_mut("grants") {
                _ if path[0] == "header" => remove(head, &path[1..]),
                Some(Value::Object(grants)) if !is_claim => remove(grants, &path),
                _ => remove(claims, &path),
            }
        }
    }
    for name in ["typ", "cty"] {
        if !head.contains_key(name) {
            new_head.remove(name);
        }
    }
    for (old, new, place) in [(head, new_head, "header"), (claims, new_claims, "")] {
        for name in old.keys().chain(new.keys()) {
            // A call needs an identity, and a deployment its own key.
            let is_of_call = !old.contains_key(name) && ["identity", "sub", "user_key"].contains(&name.as_str());
            let is_key =
                ["iss", "app_key"].contains(&name.as_str()) && old.contains_key(name) && new.contains_key(name);
            if !is_of_call && !is_key && old.get(name).map(parsed) != new.get(name).map(parsed) {
                faults.push(format!("{place} {name}: {:?} {:?}", old.get(name), new.get(name)));
            }
        }
    }
    faults.join("\n")
}

/// JSON in a string as what it means.
fn parsed(value: &Value) -> Value {
    let object = value.as_str().filter(|text| text.starts_with('{')).and_then(|text| serde_json::from_str(text).ok());
    object.unwrap_or_else(|| value.clone())
}

fn good_tokens() -> Vec<(String, String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = Vec::new();
    for file in ["tests/field/good.jsonl", "../tests/corpus/cases.jsonl"] {
        for line in fs::read_to_string(root.join(file)).unwrap().lines() {
            let case: Value = serde_json::from_str(line).unwrap();
            let name = case["name"].as_str().unwrap();
            let is_good = file.ends_with("good.jsonl") || name.starts_with("good-");
            let Some(input) = case["input"].as_str() else { continue };
            // Encrypted tokens, and inputs with something around the token, have no claims to declare.
            if is_good && input.trim().split('.').count() == 3 && !input.trim().contains(char::is_whitespace) {
                let vendor = case["vendor"].as_str().unwrap_or("twilio");
                found.push((name.to_owned(), vendor.to_owned(), input.trim().to_owned()));
            }
        }
    }
    found
}

#[test]
fn the_declaration_of_a_good_token_issues_it() {
    let folder = Folder::new("good");
    let tokens = good_tokens();
    assert!(tokens.len() > 100, "{}", tokens.len());
    let faults: Vec<_> =
        tokens.iter().filter_map(|(name, vendor, token)| Some((name, fault(&folder, vendor, token)?))).collect();
    let shown: Vec<_> = faults.iter().map(|(name, fault)| format!("{name}: {fault}")).collect();
    assert!(faults.is_empty(), "{}\n{} of {}", shown.join("\n\n"), faults.len(), tokens.len());
}

/// What is wrong with the declaration of a good token.
fn fault(folder: &Folder, vendor: &str, token: &str) -> Option<String> {
    let declared = folder.declare(vendor, token);
    let toml = text(&declared);
    let checked = folder.run(&["check", "grants.toml"], "");
    if !declared.status.success() || !checked.status.success() {
        return Some(toml + &text(&checked));
    }
    let Some(name) = toml.lines().find_map(|line| line.strip_prefix("[token.")?.strip_suffix(']')) else {
        return Some(toml);
    };
    let [head, claims] = decoded(token);
    let grants = claims.get("grants").and_then(Value::as_object).unwrap_or(&claims);
    let identity = ["identity", "user_key", "user_identity", "x-ably-clientId", "sub"]
        .iter()
        .find_map(|name| grants.get(*name)?.as_str());
    let identity = identity.filter(|identity| !identity.is_empty()).unwrap_or("alice");
    let issued = folder.run(&["issue", name, "--identity", identity, "--env-file", ".env"], "");
    if !issued.status.success() {
        return Some(toml + &text(&issued));
    }
    let issued = decoded(std::str::from_utf8(&issued.stdout).unwrap());
    let faults = unnamed(&toml, [head.clone(), claims.clone()], &issued);
    (!faults.is_empty()).then(|| format!("{faults}\n{toml}{head:?} {claims:?}\n{issued:?}"))
}

/// Whatever else a token has, a comment names it.
#[test]
fn what_no_declaration_issues_is_named() {
    let folder = Folder::new("beyond");
    let mut vendors = Vec::new();
    for (name, vendor, token) in good_tokens() {
        if vendors.contains(&vendor) {
            continue;
        }
        let [header, claims] = decoded(&token);
        let later = claims.get("iat").and_then(Value::as_i64).unwrap_or(1_800_000_000) + 60;
        for (place, more, value) in [
            (0, "x5t", json!("abc")),
            (0, "jku", json!({ "a": 1 })),
            (0, "typ", json!("jwt")),
            (1, "aud", json!(["a", "b"])),
            (1, "aud", json!("a")),
            (1, "nbf", json!(later)),
            (1, "nbf", json!(later - 120)),
            (1, "jti", json!("x")),
            (1, "iss2", json!("x")),
            (1, "a.b", json!("x")),
            (1, "nothing", json!(null)),
            (1, "empty", json!({})),
            (1, "identity", json!("alice")),
            (1, "user_identity", json!("alice")),
            (1, "ttl", json!(5)),
        ] {
            let mut parts = [header.clone(), claims.clone()];
            if place == 0 || more == "nbf" || !parts[1].contains_key(more) {
                parts[place].insert(more.to_owned(), value.clone());
            }
            let [header, claims] = parts.map(Value::Object);
            if let Some(fault) = fault(&folder, &vendor, &self::token(&header, &claims)) {
                panic!("{name} with {more} = {value}: {fault}");
            }
        }
        vendors.push(vendor);
    }
    assert_eq!(vendors.len(), 3, "{vendors:?}");
}
