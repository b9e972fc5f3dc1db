//! The tables of a vendor's module in a file of their own, where a row of a table is one line, as it is read and compared.

use proc_macro2::{Delimiter, Spacing, TokenStream, TokenTree};
use quote::ToTokens;
use syn::{Expr, Item};

/// The module with `pub mod tables;` in place of its tables, and the tables.
pub(crate) fn apart(text: &str) -> (String, String) {
    let (head, _) = text.split_once('\n').unwrap();
    let mut module = syn::parse_file(text).unwrap();
    let Some(Item::Mod(tables)) = module.items.last_mut() else { unreachable!("the tables come last") };
    let (_, items) = tables.content.take().unwrap();
    tables.semi = Some(<syn::Token![;]>::default());
    let tables: String = items.iter().map(item).collect();
    (format!("{head}\n{}", prettyplease::unparse(&module)), format!("{head}\n{tables}"))
}

fn item(item: &Item) -> String {
    let Item::Static(table) = item else { return line(item.to_token_stream()) + "\n" };
    let (name, kind) = (&table.ident, &table.ty);
    let start =
        format!("{}static {name}: {} = ", if is_public(table) { "pub " } else { "" }, line(kind.to_token_stream()));
    let rows = |rows: Vec<String>| rows.join(",\n    ");
    match &*table.expr {
        Expr::Array(array) => {
            let all = array.elems.iter().map(|row| line(row.to_token_stream())).collect();
            format!("{start}[\n    {},\n];\n", rows(all))
        }
        Expr::Struct(fields) => {
            let all = fields.fields.iter().map(|field| line(field.to_token_stream())).collect();
            format!("{start}{} {{\n    {},\n}};\n", line(fields.path.to_token_stream()), rows(all))
        }
        row => format!("{start}{};\n", line(row.to_token_stream())),
    }
}

fn is_public(table: &syn::ItemStatic) -> bool {
    matches!(table.vis, syn::Visibility::Public(_))
}

/// Tokens on one line, with spaces where a person writes them.
fn line(tokens: TokenStream) -> String {
    let mut text = String::new();
    for token in tokens {
        match token {
            TokenTree::Group(group) => {
                let (open, close) = match group.delimiter() {
                    Delimiter::Parenthesis => ("(", ")"),
                    Delimiter::Bracket => ("[", "]"),
                    Delimiter::Brace => (" { ", " }"),
                    Delimiter::None => ("", ""),
                };
                // A person writes no comma after the last argument on the same line.
                let inner = line(group.stream());
                text.extend([open, inner.trim_end_matches(','), close]);
            }
            TokenTree::Punct(punct) => {
                let joint = punct.spacing() == Spacing::Joint;
                match punct.as_char() {
                    ':' if joint || text.ends_with(':') => text.push(':'),
                    mark @ (',' | ':' | ';') => text.extend([mark, ' ']),
                    '=' => text += " = ",
                    mark => text.push(mark),
                }
            }
            other => {
                if text.ends_with(|last: char| last.is_alphanumeric() || last == '_') {
                    text.push(' ');
                }
                text += &other.to_string();
            }
        }
    }
    text.trim_end().to_owned()
}
