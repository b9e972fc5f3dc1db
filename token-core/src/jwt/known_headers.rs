//! Headers that are known to be good without parsing.

use crate::json::ValueWriter;
use crate::jwt::compact;
use token_schema::Format;

/// The encoded headers that have exactly the members that the format requires, in every order. The header of nearly every token is one of
/// them, and needs no parser; any other header is parsed.
#[derive(Clone)]
pub(crate) struct KnownHeaders(Vec<String>);

impl KnownHeaders {
    pub(crate) fn new(format: &Format) -> Self {
        let mut orders = vec![Vec::new()];
        // More than four members have too many orders: parsing is faster than searching them.
        for (name, value) in format.header.get(..format.header.len().min(4)).unwrap_or_default() {
            orders = orders.iter().flat_map(|order| with(order, (name, value))).collect();
        }
        orders.retain(|order| order.len() == format.header.len());
        Self(orders.iter().map(|order| encoded(order)).collect())
    }

    pub(crate) fn has(&self, header: &str) -> bool {
        self.0.iter().any(|known| known == header)
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
