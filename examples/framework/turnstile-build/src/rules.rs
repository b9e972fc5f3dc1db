//! The rules of an input, for the description of the routes.

use proc_macro2::TokenStream;
use quote::quote;
use token_codegen::model::{Choices, Field, Input, InputKind, Sid};

/// The description of an input's values: all rules of all fields that it fills.
pub(crate) fn schema(input: &Input, doc: &str) -> TokenStream {
    let all: Vec<_> = input.rules.iter().map(|rules| one(&input.kind, rules)).collect();
    let described = match all.as_slice() {
        [only] => quote!(#only),
        all => quote!(AllOfBuilder::new() #(.item(#all))*),
    };
    quote!(Schema::from(#described.description(Some(#doc))))
}

fn one(kind: &InputKind, rules: &Field) -> TokenStream {
    match kind {
        InputKind::Bool => quote!(ObjectBuilder::new().schema_type(Type::Boolean)),
        InputKind::Json | InputKind::JsonText => quote!(ObjectBuilder::new().schema_type(Type::Object)),
        InputKind::Sid(sid) => {
            let pattern = pattern(sid);
            quote!(ObjectBuilder::new().schema_type(Type::String).pattern(Some(#pattern)))
        }
        InputKind::Strings(_) => {
            let item = scalar(&quote!(String), rules);
            quote!(ArrayBuilder::new().items(#item).min_items(Some(1)))
        }
        InputKind::Integer => scalar(&quote!(Integer), rules),
        _ => scalar(&quote!(String), rules),
    }
}

/// A string or an integer, or an item of an array.
fn scalar(of: &TokenStream, rules: &Field) -> TokenStream {
    let choices = match &rules.one_of {
        // Several values may be in one string.
        Choices::Strings(values) if rules.separator.is_empty() || !is_string(rules) => {
            let values = values.iter();
            quote!(.enum_values(Some([#(#values),*])))
        }
        Choices::Integers(values) => {
            let values = values.iter();
            quote!(.enum_values(Some([#(#values),*])))
        }
        _ => TokenStream::new(),
    };
    let minimum = rules.min.map(|min| quote!(.minimum(Some(#min))));
    let maximum = rules.most.map(|most| quote!(.maximum(Some(#most))));
    // The limits are in characters or bytes: a string has never more characters than bytes.
    let [least, most] = match rules.length {
        0 => [1, rules.max as usize],
        length => [length as usize; 2],
    };
    let is_text = of.to_string() == "String";
    let shortest = is_text.then(|| quote!(.min_length(Some(#least))));
    let longest = (is_text && most > 0).then(|| quote!(.max_length(Some(#most))));
    let ranges = rules.characters.iter().map(|&(first, last)| [in_class(first), in_class(last)].join("-"));
    let class: String = ranges.collect();
    let characters = (!class.is_empty()).then(|| {
        let pattern = format!("^[{class}]*$");
        quote!(.pattern(Some(#pattern)))
    });
    quote!(ObjectBuilder::new().schema_type(Type::#of) #choices #minimum #maximum #shortest #longest #characters)
}

fn is_string(rules: &Field) -> bool {
    matches!(rules.kind, token_codegen::model::Kind::String)
}

/// A character in a class of a regular expression.
fn in_class(character: char) -> String {
    if character.is_ascii_alphanumeric() { character.to_string() } else { format!("\\u{:04x}", u32::from(character)) }
}

fn pattern(sid: &Sid) -> String {
    let form = format!("{}[0-9a-fA-F]{{{}}}{}", sid.prefix, sid.digits, sid.suffix);
    let forms: Vec<_> = std::iter::once(form.as_str()).chain(sid.literals.iter()).collect();
    format!("^({})$", forms.join("|"))
}
