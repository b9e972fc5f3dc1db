//! The limits of a field in `#[grant(…)]`: the keys of the schema language, under the same names.

use std::fmt;

use proc_macro2::TokenStream;
use quote::{format_ident, quote, quote_spanned};
use syn::meta::ParseNestedMeta;
use syn::punctuated::Punctuated;
use syn::{Expr, ExprLit, ExprUnary, Lit, LitBool, LitInt, LitStr, Token, UnOp};

use super::attributes::{Errors, names};
use crate::field;
use crate::model::{Choices, Field, List, Unit};
use crate::report::in_quotes;
use crate::suggest;

pub(super) const KEYS: [&str; 7] = ["one_of", "min", "max", "unit", "needs", "default", "sdk"];

#[derive(PartialEq)]
enum Choice {
    String(String),
    Integer(i64),
}

impl Choice {
    fn text(&self) -> Option<&str> {
        match self {
            Self::String(text) => Some(text),
            Self::Integer(_) => None,
        }
    }

    fn number(&self) -> Option<i64> {
        match self {
            Self::Integer(number) => Some(*number),
            Self::String(_) => None,
        }
    }
}

impl fmt::Display for Choice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::String(text) => f.write_str(&in_quotes(text)),
            Self::Integer(number) => number.fmt(f),
        }
    }
}

#[derive(Default)]
pub(super) struct Limits {
    one_of: Vec<(Choice, proc_macro2::Span)>,
    min: Option<(i64, proc_macro2::Span)>,
    max: Option<(u32, proc_macro2::Span)>,
    unit: Option<(Unit, proc_macro2::Span)>,
    /// Names of fields of the same object, as in the token.
    pub(super) needs: Vec<LitStr>,
    /// The meaning of an absent field.
    pub(super) default: Option<LitBool>,
    pub(super) sdks: Vec<LitStr>,
}

impl Limits {
    /// Reads one attribute; `false`: it is not a limit.
    pub(super) fn read(&mut self, meta: &ParseNestedMeta<'_>) -> syn::Result<bool> {
        if meta.path.is_ident("one_of") {
            self.one_of = choices(meta)?;
        } else if meta.path.is_ident("min") {
            self.min = Some(smallest(&meta.value()?.parse()?)?);
        } else if meta.path.is_ident("max") {
            self.max = Some(longest(&meta.value()?.parse()?)?);
        } else if meta.path.is_ident("unit") {
            self.unit = Some(unit(&meta.value()?.parse()?)?);
        } else if meta.path.is_ident("needs") {
            self.needs = names(meta.value()?)?;
        } else if meta.path.is_ident("default") {
            self.default = Some(meta.value()?.parse()?);
        } else if meta.path.is_ident("sdk") {
            self.sdks = names(meta.value()?)?;
        } else {
            return Ok(false);
        }
        Ok(true)
    }

    /// `unit` requires `max`.
    pub(super) fn check_unit(&self, errors: &mut Errors) {
        if let (Some((_, span)), None) = (self.unit, self.max) {
            errors.add(syn::Error::new(span, "`unit` is the unit of `max`: add `max`, or remove `unit`"));
        }
    }

    /// No value of `one_of` may be longer than `max`.
    pub(super) fn check_choices(&self, errors: &mut Errors) {
        if let (Some((_, span)), [_, ..]) = (self.min, &*self.one_of) {
            errors.add(syn::Error::new(span, "`min` has no effect beside `one_of`: remove it"));
        }
        let Some((max, _)) = self.max else { return };
        let unit = self.unit.map_or_else(Unit::default, |(unit, _)| unit);
        for (choice, span) in &self.one_of {
            let Some(text) = choice.text() else { continue };
            let length = unit.count(text);
            if length > max as usize {
                let has = unit.words(length);
                errors.add(syn::Error::new(
                    *span,
                    format!("`one_of` contains {choice}, which has {has}, but `max` allows {max}"),
                ));
            }
        }
    }

    /// A switch is neither a string nor a number, and an absent one is off.
    pub(super) fn check_switch(&self, errors: &mut Errors) {
        let one_of = self.one_of.first().map(|(_, span)| *span);
        let places = [one_of, self.min.map(|(_, span)| span), self.max.map(|(_, span)| span)];
        let places = places.into_iter().zip(["one_of", "min", "max"]).filter_map(|(span, key)| Some((span?, key)));
        for (span, key) in places {
            errors.add(syn::Error::new(span, format!("a switch cannot have `{key}`: remove it")));
        }
    }

    /// Assertions that the limits fit the field's type, which only the compiler knows.
    pub(super) fn assertions(&self, field: &TokenStream) -> TokenStream {
        let max = self.max.map(|(_, span)| {
            quote_spanned! {span=>
                const _: () = __k::assert!(
                    __k::is_text(#field.kind()),
                    "`max` is the length of a string, and this field is not a string: remove it"
                );
            }
        });
        let min = self.min.map(|(_, span)| {
            quote_spanned! {span=>
                const _: () = __k::assert!(
                    __k::holds_integer(#field.kind()),
                    "`min` is the smallest value of an integer, and this field is not an `i64`: remove it"
                );
            }
        });
        // All of them are of one type.
        let one_of = self.one_of.first().map(|(choice, span)| {
            let holds = match choice {
                Choice::String(_) => format_ident!("holds_strings"),
                Choice::Integer(_) => format_ident!("holds_integer"),
            };
            quote_spanned! {*span=>
                const _: () = __k::assert!(
                    __k::#holds(#field.kind()),
                    "these values do not fit the field's type: use strings for `String` and `Vec<String>`, integers for `i64`"
                );
            }
        });
        quote!(#min #max #one_of)
    }

    pub(super) fn setters(&self) -> TokenStream {
        let texts = self.one_of.iter().filter_map(|(choice, _)| choice.text());
        let numbers = self.one_of.iter().filter_map(|(choice, _)| choice.number());
        let names = |names: &[LitStr]| List::Owned(names.iter().map(|name| name.value().into()).collect());
        let mut table = Field::string("");
        // `choices` rejects a mixture.
        table.one_of = match self.one_of.first() {
            None => Choices::Any,
            Some((Choice::String(_), _)) => Choices::Strings(texts.collect()),
            Some((Choice::Integer(_), _)) => Choices::Integers(numbers.collect()),
        };
        table.min = self.min.map(|(min, _)| min);
        table.max = self.max.map_or(0, |(max, _)| max);
        table.unit = self.unit.map_or_else(Unit::default, |(unit, _)| unit);
        table.default = self.default.as_ref().map(LitBool::value);
        table.needs = names(&self.needs);
        table.sdks = names(&self.sdks);
        field::setters(&table, &quote!(__k::schema::))
    }
}

/// `["camera", "microphone"]`, or `[1, 2]`.
fn choices(meta: &ParseNestedMeta<'_>) -> syn::Result<Vec<(Choice, proc_macro2::Span)>> {
    let input = meta.value()?;
    let list;
    let bracket = syn::bracketed!(list in input);
    let values = Punctuated::<Expr, Token![,]>::parse_terminated(&list)?;
    if values.is_empty() {
        let message = "`one_of` is empty, so no value would be valid: list the allowed values";
        return Err(syn::Error::new(bracket.span.join(), message));
    }
    let mut choices: Vec<(Choice, proc_macro2::Span)> = Vec::with_capacity(values.len());
    for value in &values {
        let choice = choice(value)?;
        if choices.iter().any(|(other, _)| *other == choice) {
            return Err(syn::Error::new_spanned(value, format!("`one_of` contains {choice} twice: remove one")));
        }
        if choices.iter().any(|(other, _)| std::mem::discriminant(other) != std::mem::discriminant(&choice)) {
            let message = "`one_of` mixes strings and integers: keep the values of the field's type";
            return Err(syn::Error::new_spanned(value, message));
        }
        choices.push((choice, syn::spanned::Spanned::span(value)));
    }
    Ok(choices)
}

fn choice(value: &Expr) -> syn::Result<Choice> {
    let wrong = || syn::Error::new_spanned(value, "`one_of` must contain non-empty strings, or integers of 64 bits");
    let (value, sign) = match value {
        Expr::Unary(ExprUnary { op: UnOp::Neg(_), expr, .. }) => (&**expr, "-"),
        other => (other, ""),
    };
    match value {
        Expr::Lit(ExprLit { lit: Lit::Str(text), .. }) if sign.is_empty() && !text.value().trim().is_empty() => {
            Ok(Choice::String(text.value()))
        }
        Expr::Lit(ExprLit { lit: Lit::Int(number), .. }) => {
            format!("{sign}{}", number.base10_digits()).parse().map(Choice::Integer).map_err(|_| wrong())
        }
        _ => Err(wrong()),
    }
}

fn smallest(min: &Expr) -> syn::Result<(i64, proc_macro2::Span)> {
    match choice(min) {
        Ok(Choice::Integer(smallest)) => Ok((smallest, syn::spanned::Spanned::span(min))),
        _ => Err(syn::Error::new_spanned(min, "`min` must be an integer of 64 bits, without quotes")),
    }
}

fn longest(max: &LitInt) -> syn::Result<(u32, proc_macro2::Span)> {
    match max.base10_parse() {
        Ok(0) | Err(_) => {
            Err(syn::Error::new_spanned(max, "`max` must be 1 to 4294967295: remove it if the length is not limited"))
        }
        Ok(longest) => Ok((longest, max.span())),
    }
}

fn unit(name: &LitStr) -> syn::Result<(Unit, proc_macro2::Span)> {
    Unit::named(&name.value()).map(|unit| (unit, name.span())).ok_or_else(|| {
        let (_, help) = suggest::help(&name.value(), &Unit::NAMES, "the units are");
        syn::Error::new(name.span(), format!("unknown unit `{}`: {help}", name.value()))
    })
}
