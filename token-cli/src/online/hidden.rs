//! Text of a server without the secrets in it. A server may send back whatever it received.

use std::borrow::Cow;

/// The beginning of a token: `{` and what JSON allows after it, a quote or white space, in base64url.
const TOKENS: [&str; 5] = ["eyJ", "eyA", "ewo", "ew0", "ewk"];
/// Less than any header of a token.
const SHORTEST: usize = 12;
const PLACE_OF_TOKEN: &str = "[a token, not shown]";
const PLACE_OF_SECRET: &str = "[not shown]";
/// The longest text that is shown.
const MAX_SHOWN: usize = 500;

/// The text without these secrets and without anything that begins like a token, shortened.
pub(crate) fn hidden(text: &str, secrets: &[&str]) -> String {
    let mut shown = Cow::Borrowed(text);
    for secret in secrets.iter().filter(|secret| secret.len() > 3 && text.contains(**secret)) {
        shown = shown.replace(secret, PLACE_OF_SECRET).into();
    }
    let mut out = String::new();
    let mut rest = shown.as_ref();
    while let Some((before, _, after)) = first_token(rest) {
        out += before;
        out += PLACE_OF_TOKEN;
        rest = after;
    }
    out += rest;
    match out.char_indices().nth(MAX_SHOWN) {
        Some((end, _)) => format!("{}…", out.get(..end).unwrap_or_default()),
        None => out,
    }
}

/// The tokens in a text, as they are.
pub(crate) fn tokens_in(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let (_, token, after) = first_token(rest)?;
        rest = after;
        Some(token)
    })
}

/// What is before a token, the token, and what is after it. The beginning alone is a word of a message about tokens.
fn first_token(text: &str) -> Option<(&str, &str, &str)> {
    let begins = |at: usize| TOKENS.iter().any(|token| text.get(at..).is_some_and(|rest| rest.starts_with(token)));
    text.match_indices('e').filter(|(at, _)| begins(*at)).find_map(|(at, _)| {
        let (before, token) = text.split_at_checked(at)?;
        let end = token.find(|c| !is_of_token(c)).unwrap_or(token.len());
        let (token, after) = token.split_at_checked(end)?;
        // Words begin so too, such as "eyJ" in a message, but have no second part.
        let is_token = token.len() >= SHORTEST && (token.starts_with("eyJ") || token.contains(['.', '%']));
        is_token.then_some((before, token, after))
    })
}

/// Base64 of any kind, the dots between its parts, and their percent-encoding.
fn is_of_token(c: char) -> bool {
    c.is_ascii_alphanumeric() || "-_.+/=%".contains(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TOKEN: &str = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJBQyJ9.c2lnbmF0dXJl_-x";

    #[test]
    fn a_token_is_found_in_any_text_and_not_shown() {
        for around in ["@", "Token=@&x=1", "Bearer @", "\"@\"", "a@ b@", "@\n@"] {
            let text = around.replace('@', TOKEN);
            let shown = hidden(&text, &[]);
            assert!(!shown.contains("eyJ") && !shown.contains("c2ln"), "{shown}");
            assert_eq!(tokens_in(&text).next(), Some(TOKEN), "{text}");
            assert_eq!(tokens_in(&text).count(), around.matches('@').count());
        }
        assert!(!hidden(&TOKEN.replace('.', "%2E"), &[]).contains("c2ln"));
        for header in ["eyAidHlwIjogIkpXVCIgfQ", "ewogICJhbGciOiAiSFMyNTYiCn0", "ew0KICAiYWxnIjogIkhTMjU2Ig0KfQ"] {
            let text = format!("Token={header}.eyJzdWIiOiJBQyJ9.c2lnbmF0dXJl");
            assert_eq!(hidden(&text, &[]), "Token=[a token, not shown]", "{header}");
        }
        assert_eq!(hidden("ewoks and eyAlite glasses", &[]), "ewoks and eyAlite glasses");
        assert_eq!(hidden("the key is a-secret!", &["a-secret"]), "the key is [not shown]!");
        assert_eq!(hidden("plain, begins with `eyJ`", &["", "secret"]), "plain, begins with `eyJ`");
        assert_eq!(hidden(&"é".repeat(9000), &[]).chars().count(), 501);
    }
}
