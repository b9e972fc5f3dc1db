//! Headers that are known to be good without parsing.

use crate::json::ValueWriter;
use crate::jwt::compact;
use token_schema::{Algorithm, Format};

/// The encoded headers that have exactly the members that the format requires, in every order. The header of nearly every token is one of
/// them, and needs no parser; any other header is parsed.
#[derive(Clone)]
pub(crate) struct KnownHeaders {
    encoded: Vec<String>,
    algorithm: Option<Algorithm>,
}

impl KnownHeaders {
    pub(crate) fn new(format: &Format) -> Self {
        // A parameter of the key, or one of several algorithms, has to be read.
        if format.key_header.is_some() || !format.other_algorithms.is_empty() {
            return Self { encoded: Vec::new(), algorithm: None };
        }
        let mut orders = vec![Vec::new()];
        // More than four members have too many orders: parsing is faster than searching them.
        for (name, value) in format.header.get(..format.header.len().min(4)).unwrap_or_default() {
            orders = orders.iter().flat_map(|order| with(order, (name, value))).collect();
        }
        orders.retain(|order| order.len() == format.header.len());
        let encoded = orders.iter().map(|order| encoded(order)).collect();
        Self { encoded, algorithm: format.algorithms().next() }
    }

    /// The algorithm of a known header.
    pub(crate) fn algorithm_of(&self, header: &str) -> Option<Algorithm> {
        if self.encoded.iter().any(|known| known == header) { self.algorithm } else { None }
    }
}

type Parameter<'a> = (&'a str, &'a str);

/// An order of members with one more, at each place.
fn with<'a>(order: &[Parameter<'a>], member: Parameter<'a>) -> impl Iterator<Item = Vec<Parameter<'a>>> {
    (0..=order.len()).map(move |place| {
        let (before, after) = order.split_at(place);
        [before, &[member], after].concat()
    })
}

fn encoded(order: &[Parameter<'_>]) -> String {
    let (mut json, mut text) = (Vec::new(), String::new());
    ValueWriter::new(&mut json)
        .object(|members| order.iter().for_each(|(name, value)| members.name(name).string(value)));
    compact::encode_append(&json, &mut text);
    text
}
