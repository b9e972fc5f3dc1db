//! What a token is inside of: a command, a response, a URL, markup, code, an assignment. The input may have a secret beside the token, so
//! only names are shown.

use token_schema::rule;

use crate::credentials::checks::SHORTEST_SECRET;
use crate::rules::finding::Finding;

/// Quotes of programs and of several languages.
pub(super) const QUOTES: &[char] = &[
    '"', '\'', '`', '´', '“', '”', '„', '‟', '‘', '’', '‚', '‛', '«', '»', '‹', '›', '「', '」', '『', '』', '《',
    '》', '〝', '〞', '＂', '＇',
];

/// Programs in whose command line a token is.
const COMMANDS: &[&str] = &["curl", "wget", "http", "https", "xh", "echo", "printf", "docker", "Invoke-RestMethod"];

/// First words of a line of code that assigns a value to a name.
const CODE: &[&str] = &[
    "const",
    "let",
    "var",
    "val",
    "final",
    "static",
    "public",
    "private",
    "protected",
    "String",
    "string",
    "auto",
    "my",
];

/// Elements of HTML around a text.
const HTML: &[&str] = &[
    "!doctype html",
    "html",
    "head",
    "body",
    "title",
    "meta",
    "script",
    "style",
    "main",
    "div",
    "p",
    "pre",
    "code",
    "span",
    "a",
    "h1",
    "h2",
    "form",
    "input",
    "textarea",
    "table",
    "td",
    "br",
    "center",
];

/// `token-inside`. `before` and `after` are the text around the token, and not both empty.
pub(super) fn finding(before: &str, after: &str) -> Finding {
    let alone = || "pass the token alone, as it was issued".to_owned();
    // The prompt of a shell, and the marks of `curl -v`.
    let line = before.trim_start_matches(['$', '>', '<', '*', ' ']);
    let first = line.split_whitespace().next().unwrap_or_default();
    let word = before.rsplit(|c: char| c.is_whitespace() || QUOTES.contains(&c)).next().unwrap_or_default();
    let name = name(before);
    let (place, fix) = if let Some(brackets) = brackets(before, after) {
        (
            format!("in brackets: {brackets}"),
            "remove the brackets, which belong to a placeholder or a template".to_owned(),
        )
    } else if let Some(command) = COMMANDS.iter().find(|command| **command == first) {
        (format!("in a `{command}` command"), alone())
    } else if first.starts_with("HTTP/") {
        ("in an HTTP response with its headers".to_owned(), "pass the body of the response alone".to_owned())
    } else if line.lines().next().is_some_and(|line| line.contains(" HTTP/")) {
        ("in an HTTP request with its headers".to_owned(), alone())
    } else if let Some(markup) = markup(&format!("{before}{after}")) {
        (format!("in {markup}"), alone())
    } else if let Some(wrapper) = wrapper(before, after) {
        (format!("in {wrapper}, as programs print a value"), "unwrap the value, and pass the token alone".to_owned())
    } else if let Some(escape) = escape(before, after) {
        (format!("beside {escape}"), "decode the text first, or copy the token anew".to_owned())
    } else if is_tuple(before) {
        ("in a printed tuple".to_owned(), "take the token out of the tuple".to_owned())
    } else if word.contains("://") || word.starts_with(['/', '?', '#']) {
        match name {
            Some((name, _)) => {
                (format!("in a URL, in the parameter `{name}`"), format!("pass the value of `{name}` alone"))
            }
            None => ("in a URL".to_owned(), alone()),
        }
    } else if CODE.contains(&first) && before.ends_with(QUOTES) {
        ("in a line of code".to_owned(), "pass the text between the quotes".to_owned())
    } else if let Some((name, separator)) = name {
        (format!("after `{name}{separator}`"), format!("pass the value of `{name}` alone, without the name"))
    } else if let Some(mark) = comment(before, after) {
        (format!("before a comment, which begins with `{mark}`"), "remove the comment".to_owned())
    } else {
        ("inside other text".to_owned(), alone())
    };
    let message = format!("the token is {place}, but an SDK expects the token alone");
    Finding::new(rule::TOKEN_INSIDE, "input", message, fix)
}

/// `HTML` or `XML`, if the text begins with a tag: `<your-token>` is none.
pub(super) fn markup(text: &str) -> Option<&'static str> {
    let tag = text.trim_start().strip_prefix('<')?;
    let is_html = |tag: &str| {
        HTML.iter().any(|name| {
            let (head, rest) = tag.split_at_checked(name.len()).unwrap_or(("", tag));
            head.eq_ignore_ascii_case(name)
                && !rest.starts_with(|c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | ':'))
        })
    };
    if is_html(tag) && tag.contains('>') {
        return Some("HTML");
    }
    let is_xml = tag.starts_with("?xml") || tag.contains("</") || tag.contains("/>");
    is_xml.then(|| if tag.split('<').any(is_html) { "HTML" } else { "XML" })
}

/// `{{` and `}}`: nothing but brackets and signs on both sides.
pub(super) fn brackets(before: &str, after: &str) -> Option<String> {
    let (before, after) = (before.trim(), after.trim());
    let is_all = |text: &str, signs: &str| !text.is_empty() && text.chars().all(|c| signs.contains(c) || c == ' ');
    (is_all(before, "<{[($%#@=|") && is_all(after, ">}])$%#@|")).then(|| format!("`{before}` and `{after}`"))
}

/// Whether it begins as a tuple does in Elixir or Erlang: `{:ok, …`, `{ok,…`.
pub(super) fn is_tuple(before: &str) -> bool {
    let Some(inside) = before.strip_prefix(['{', '(']) else { return false };
    let atom = inside.strip_prefix(':').unwrap_or(inside);
    let rest = atom.trim_start_matches(|c: char| c.is_ascii_alphanumeric() || c == '_');
    rest.starts_with(',') && rest.len() < atom.len()
        || before.starts_with('(') && before.trim_end_matches(QUOTES) == "("
}

/// `Optional(…)`, `Some("…")`, `Just "…"`.
fn wrapper(before: &str, after: &str) -> Option<String> {
    let head = before.trim_end_matches(QUOTES);
    let is_name = |head: &str| {
        let is_of_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | ':' | '(' | ')');
        !head.is_empty() && head.len() < SHORTEST_SECRET && head.chars().all(is_of_name)
    };
    let (name, open, close) = match head.chars().next_back()? {
        '(' => (head.strip_suffix('(')?, "(", ")"),
        '[' => (head.strip_suffix('[')?, "[", "]"),
        ' ' if head.len() < before.len() => (head.trim_end(), " ", ""),
        _ => return None,
    };
    (is_name(name) && after.contains(close)).then(|| format!("`{name}{open}…{close}`"))
}

/// What a program did not decode or display.
fn escape(before: &str, after: &str) -> Option<String> {
    if before.contains('\u{1b}') {
        return Some("the colour codes of a terminal".to_owned());
    }
    let escapes = ["\\n", "\\r", "\\t", "\\u0022", "\\u0027", "\\x22"];
    let found = escapes.into_iter().find(|escape| before.ends_with(escape) || after.starts_with(escape))?;
    Some(format!("the escape sequence `{found}`"))
}

/// The name before the token, and what separates them: `TOKEN=`, `X-Token: `, `"token" => "`.
fn name(before: &str) -> Option<(&str, &str)> {
    let is_beside = |c: char| c.is_whitespace() || QUOTES.contains(&c);
    let mut head = before.trim_end_matches(|c| is_beside(c) || matches!(c, '(' | '\\'));
    for scheme in ["Bearer", "bearer", "Token"] {
        head = head.strip_suffix(scheme).unwrap_or(head).trim_end_matches(is_beside);
    }
    let separator = ["=>", ":=", "=", ":"].into_iter().find(|separator| head.ends_with(separator))?;
    let head = head.strip_suffix(separator)?.trim_end_matches(|c| is_beside(c) || matches!(c, ']' | '\\'));
    let start =
        head.rfind(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '_' | '-' | '.')).map_or(0, |at| at + 1);
    let (lead, name) =
        head.split_at_checked(start).filter(|(_, name)| !name.is_empty() && name.len() < SHORTEST_SECRET)?;
    // In a sentence a colon follows any word.
    let line = lead.rsplit(['\n', '\r']).next().unwrap_or_default().trim_start_matches(is_beside).trim_end();
    let is_key = line.is_empty() || line.ends_with(['{', '[', ',', ';', '&', '?', '"', '\'', '\\', '-']);
    (separator != ":" || is_key).then_some((name, separator))
}

fn comment(before: &str, after: &str) -> Option<&'static str> {
    let rest = after.trim_start();
    let is_apart = before.is_empty() && rest.len() < after.len();
    ["#", "//", "--", ";", "/*", "<!--"].into_iter().find(|mark| is_apart && rest.starts_with(mark))
}
