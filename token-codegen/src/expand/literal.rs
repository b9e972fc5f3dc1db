//! Small parts of tables as a person writes them.

use std::fmt::Debug;

use proc_macro2::{Ident, Literal, TokenStream};
use quote::{format_ident, quote};

use crate::model::List;

pub(crate) fn number(value: u32) -> Literal {
    let digits = value.to_string();
    let grouped = digits.char_indices().fold(String::new(), |mut text, (index, digit)| {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push('_');
        }
        text.push(digit);
        text
    });
    let long = digits.len() > 5;
    grouped.parse().ok().filter(|_| long).unwrap_or_else(|| Literal::u32_unsuffixed(value))
}

pub(crate) fn variant(value: impl Debug) -> Ident {
    format_ident!("{}", format!("{value:?}"))
}

/// Ranges of characters.
pub(crate) fn ranges(ranges: &[(char, char)]) -> TokenStream {
    let ranges = ranges.iter().map(|(first, last)| quote!((#first, #last)));
    quote!(&[#(#ranges),*])
}

/// A setter of names, where there are some.
pub(crate) fn names(setter: &str, names: &List<str>) -> Option<TokenStream> {
    let (setter, values) = (format_ident!("{setter}"), names.iter());
    (!names.is_empty()).then(|| quote!(.#setter(&[#(#values),*])))
}
