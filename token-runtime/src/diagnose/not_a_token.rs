//! An input that is not a token. It may be a secret, so no part of it is shown.

use token_schema::leftover::{Kind, Leftover};
use token_schema::{Credential, Role, article, rule};

use super::options::Options;
use super::received;
use super::surroundings::markup;
use super::wrapped_json;
use crate::credentials::key_text::is_private_key;
use crate::credentials::variable::other_kind;
use crate::json::Document;
use crate::rules::finding::Finding;
use crate::rules::findings::Findings;

const TOKEN: &str = "pass the token that your server issued";

/// The finding that explains the input. Drops those about wrappers if there is no token inside.
pub(super) fn explain(text: &str, options: &Options, wrappers: &mut Findings<'_>) -> Finding {
    let finding = secret(text, options).or_else(|| sid(text, options)).unwrap_or_else(|| other(text, options));
    if finding.rule == rule::NOT_A_JWT || finding.rule == rule::ERROR_NOT_TOKEN {
        wrappers.retain(|known| known.rule == rule::JSON_WRAPPED);
    }
    finding
}

/// `sid-not-token`.
fn sid(text: &str, options: &Options) -> Option<Finding> {
    let what = other_kind(text, options.vendor)?;
    Some(Finding::new(rule::SID_NOT_TOKEN, "input", format!("this is {what}, not a token"), TOKEN))
}

/// `api-key-secret`, `auth-token`, and other secrets that the schema knows by their form.
fn secret(text: &str, options: &Options) -> Option<Finding> {
    let parts = &*options.vendor.credentials;
    let finding = |rule, what: &str, fix: &str| {
        Some(Finding::of_schema(rule, "input", format!("this {what}, not an access token"), fix))
    };
    let secret = parts.iter().find(|part| matches!(part.role, Role::Secret));
    let fix = |part: &Credential| {
        format!("{TOKEN}; the {} signs it there and must not reach a client: make a new key if it did", part.title)
    };
    if let Some(part) = secret.filter(|_| options.credentials.iter().any(|parts| parts.secret() == text)) {
        return finding(&*part.rule, &format!("is the {}", part.title), &fix(part));
    }
    if let Some(other) = parts.iter().flat_map(|part| &*part.look_alikes).find(|other| other.looks.fit(text)) {
        return finding(&*other.rule, &format!("looks like {}", other.what), TOKEN);
    }
    // A secret has letters of both cases; a string of one case is something else of that length.
    let is_mixed =
        text.bytes().any(|byte| byte.is_ascii_uppercase()) && text.bytes().any(|byte| byte.is_ascii_lowercase());
    let part = secret.filter(|part| is_mixed && part.looks.as_ref().is_some_and(|looks| looks.fit(text)))?;
    finding(&*part.rule, &format!("looks like {} {}", article(&part.title), part.title), &fix(part))
}

/// `json-wrapped`, or `not-a-jwt` with the best explanation that the input allows.
fn other(text: &str, options: &Options) -> Finding {
    if is_private_key(text) {
        let fix = format!("{TOKEN}; the key signs it there and must not reach a client: make a new key if it did");
        return Finding::new(rule::NOT_A_JWT, "input", "this is a private key, not a token", fix);
    }
    let document = text.starts_with(['{', '[']).then(|| Document::read(text.as_bytes())).flatten();
    if let Some(finding) = document.as_ref().and_then(|document| claims(document, options)) {
        return finding;
    }
    if let Some(finding) = received::error(text, is_error(text), options.vendor) {
        return finding;
    }
    if let Some(document) = document {
        return json(&document);
    }
    if let Some(finding) = leftover(text) {
        return finding;
    }
    let from_server = "check the URL that the token is read from, and the server's response";
    let whole =
        "pass the token that your server issued: three parts joined by dots, the first of which begins with `eyJ`";
    let dots = text.bytes().filter(|&byte| byte == b'.').count();
    let (message, fix) = match text {
        _ if text.starts_with('<') => {
            let what = markup(text).unwrap_or("text in angle brackets");
            (format!("this is {what}, not a token"), from_server)
        }
        _ if is_error(text) => ("this is an error message, not a token".into(), received::TOKEN),
        _ if text.contains(char::is_whitespace) => ("this is text, not a token".into(), whole),
        _ if dots == 2 && text.starts_with("ey") => ("the token has no claims: its second part is empty".into(), whole),
        _ if dots == 2 => ("not a JWT: neither the header nor the claims decode to JSON".into(), whole),
        _ if dots == 0 => ("not a JWT: it has no dots".into(), whole),
        _ => (format!("not a JWT: it has {} parts instead of 3", dots + 1), whole),
    };
    Finding::new(rule::NOT_A_JWT, "input", message, fix)
}

/// Whether a text of several words has the name of an error in it: `KeyError: …`, `Internal Server Error`.
fn is_error(text: &str) -> bool {
    const NAMES: &[&str] = &["error", "exception", "traceback", "panicked", "failed", "unauthorized", "forbidden"];
    let words = || text.split(|c: char| !c.is_ascii_alphanumeric()).map(str::to_ascii_lowercase);
    // `errorCode: 200`, `TwilioError`.
    let is_name = |word: String| NAMES.iter().any(|name| word.contains(name));
    text.contains(char::is_whitespace) && words().any(is_name)
}

/// What a program passes in place of a token. A page may contain any form, and a line of text a colon.
fn leftover(text: &str) -> Option<Finding> {
    let is_page = text.starts_with("<!") || text.starts_with("<?xml") || text.contains("</");
    let found = Leftover::find(text, &["token"]).filter(|_| !is_page)?;
    let fix = match found.kind {
        Kind::Quotes | Kind::Invisible(_) | Kind::Comment | Kind::Separator | Kind::Label => return None,
        Kind::Word => "check where the token is read from: it was not set yet, or has another name",
        Kind::Object if is_unsigned(text) => return Some(unsigned(found)),
        Kind::Object => {
            "take the token out of the object, as in `(await response.json()).token`; await a promise first"
        }
        Kind::Unawaited => "await the value, and pass the token in it",
        Kind::Function => "call the function, and pass the token that it returns",
        _ => TOKEN,
    };
    Some(Finding::new(rule::NOT_A_JWT, "input", format!("this is {found}"), fix))
}

/// Whether a text is the object of a library that has yet to sign.
fn is_unsigned(text: &str) -> bool {
    text.contains("AccessToken")
}

fn unsigned(found: Leftover<'_>) -> Finding {
    // As the libraries of several vendors call it.
    const METHODS: [(&str, &str); 6] = [
        ("Python", "to_jwt()"),
        ("Ruby", "to_jwt"),
        ("Java", "toJwt()"),
        ("C#", "ToJwt()"),
        ("PHP", "toJWT()"),
        ("Go", "ToJWT()"),
    ];
    let method = METHODS.iter().find(|(language, _)| *language == found.of_language());
    let method = method.map_or("toJwt()", |(_, method)| method);
    let message = format!("this is {}: the library's object that makes the token, not the token", found.noun());
    Finding::new(
        rule::NOT_A_JWT,
        "input",
        message,
        format!("call `{method}` on it, and pass the string that it returns"),
    )
}

/// `json-wrapped`, around the claims of a token. One of them may be a number that is also the code of an error.
fn claims(document: &Document, options: &Options) -> Option<Finding> {
    let key = &*options.vendor.format.key;
    let grants = options.vendor.format.grants.as_deref().unwrap_or(key);
    document.root().as_object().filter(|it| it.get(key).is_some() || it.get(grants).is_some())?;
    let message = "these are the claims of a token, neither encoded nor signed";
    let fix = "sign them: a token is the encoded header, the encoded claims and the signature";
    Some(Finding::new(rule::JSON_WRAPPED, "input", message, fix))
}

/// `json-wrapped`, around something that is not a token.
fn json(document: &Document) -> Finding {
    let is_null = document.root().children().any(|(key, node)| wrapped_json::is_name(key) && node.is_null());
    let message = if is_null {
        "this is JSON whose token is null, but an SDK expects the token alone, as a string"
    } else {
        "this is JSON without a token, but an SDK expects the token alone, as a string"
    };
    let fix = "check the server's response: it may be an error message";
    Finding::new(rule::JSON_WRAPPED, "input", message, fix)
}
