//! `error-not-token`: the input is the error that a client received, in place of the token that it sent.

use token_schema::{Code, Vendor, Visible, rule};

use crate::rules::finding::Finding;
use crate::vendors::compiled::TABLES;

/// Where the token of an error is.
pub(super) const TOKEN: &str = "pass the token itself: it is in your server's response to the client, which a browser shows in its developer tools, under Network";

/// Finds a vendor's code in the input: `51130: Token is invalid`. `names_error` is whether a word says that it is an error.
pub(super) fn error(text: &str, names_error: bool, vendor: &'static Vendor) -> Option<Finding> {
    // A short number, `200` or `2014`, may be anything.
    let long = |code: &&Code| code.code >= 10_000;
    let own = code_in(text, vendor).filter(|code| names_error || long(code));
    let of_other = || TABLES.iter().find_map(|other| Some((code_in(text, other).filter(long)?, Some(*other))));
    let (code, other) = own.map(|code| (code, None)).or_else(of_other)?;
    let number = code.code;
    let (of, option) = other
        .map_or_else(Default::default, |other| (format!(" of {}", other.title), format!("--vendor {} ", other.name)));
    let message = format!("this is not a token; it has the error code {number}{of}: {}", code.title);
    let page = if code.docs.is_empty() { String::new() } else { format!(", as does {}", code.docs) };
    let causes = format!("`token explain {option}{number}` lists what causes the error{page}");
    let fix = match code.visible {
        Visible::No => format!("{causes}; no token shows the cause"),
        Visible::Yes | Visible::Partly => format!("{TOKEN}; {causes}"),
    };
    Some(Finding::new(rule::ERROR_NOT_TOKEN, "input", message, fix))
}

/// The first number of the text that is a code of the vendor.
fn code_in(text: &str, vendor: &'static Vendor) -> Option<&'static Code> {
    let numbers = text.split(|c: char| !c.is_ascii_alphanumeric()).filter_map(|word| word.parse::<u32>().ok());
    let mut codes = numbers.filter_map(|number| vendor.codes.iter().find(|code| code.code == number));
    codes.next()
}
