//! The limits of a field in `#[grant(…)]`: the keys of the schema language, under the same names.

use std::collections::HashMap;

use proc_macro2::{Span, TokenStream};
use quote::{format_ident, quote, quote_spanned};
use syn::meta::ParseNestedMeta;
use syn::parse::ParseStream;
use syn::punctuated::Punctuated;
use syn::spanned::Spanned as _;
use syn::{Expr, ExprLit, ExprUnary, Lit, LitBool, LitInt, LitStr, Token, UnOp};

use super::attributes::{Errors, names};
use crate::check::ranges;
use crate::field;
use crate::model::{Choices, Field, List, Unit};
use crate::report::in_quotes;
use crate::suggest;

pub(super) const KEYS: [&str; 11] =
    ["one_of", "min", "max", "unit", "length", "characters", "separator", "in_string", "needs", "default", "sdk"];

pub(super) struct Limits {
    table: Field,
    max: Option<i64>,
    places: HashMap<&'static str, Span>,
    /// The places of the values of `one_of`.
    choices: Vec<Span>,
    pub(super) needs: Vec<LitStr>,
    pub(super) default: Option<LitBool>,
    pub(super) sdks: Vec<LitStr>,
}

impl Limits {
    pub(super) fn none() -> Self {
        let (places, choices, needs, sdks) = <(HashMap<_, _>, Vec<_>, Vec<_>, Vec<_>)>::default();
        Self { table: Field::string(""), max: None, places, choices, needs, default: None, sdks }
    }

    /// Reads one attribute; `false`: it is not a limit.
    pub(super) fn read(&mut self, meta: &ParseNestedMeta<'_>) -> syn::Result<bool> {
        let Some(key) = KEYS.into_iter().find(|key| meta.path.is_ident(key)) else { return Ok(false) };
        let value = meta.value()?;
        let mut place = value.span();
        match key {
            "one_of" => place = self.read_choices(value)?,
            "min" => self.table.min = Some(smallest(&value.parse()?)?),
            "max" => self.max = Some(largest(&value.parse()?)?),
            "length" => self.table.length = longest(&value.parse()?)?,
            "characters" => self.table.characters = characters(&value.parse()?)?.into(),
            "separator" => self.table.separator = not_empty(&value.parse()?)?.into(),
            "in_string" => self.table.in_string = value.parse::<LitBool>()?.value(),
            "unit" => self.table.unit = unit(&value.parse()?)?,
            "needs" => self.needs = names(value)?,
            "default" => self.default = Some(value.parse()?),
            _ => self.sdks = names(value)?,
        }
        self.places.insert(key, place);
        Ok(true)
    }

    /// `["camera", "microphone"]`, or `[1, 2]`.
    fn read_choices(&mut self, input: ParseStream<'_>) -> syn::Result<Span> {
        let list;
        let bracket = syn::bracketed!(list in input);
        let values = Punctuated::<Expr, Token![,]>::parse_terminated(&list)?;
        let (mut strings, mut integers): (Vec<String>, Vec<i64>) = (Vec::new(), Vec::new());
        for value in &values {
            let error = |message: String| Err(syn::Error::new_spanned(value, message));
            let known = match choice(value)? {
                Choice::String(text) if strings.contains(&text) => Some(in_quotes(&text)),
                Choice::Integer(number) if integers.contains(&number) => Some(number.to_string()),
                Choice::String(text) => {
                    strings.push(text);
                    None
                }
                Choice::Integer(number) => {
                    integers.push(number);
                    None
                }
            };
            if let Some(known) = known {
                return error(format!("`one_of` contains {known} twice: remove one"));
            }
            if !strings.is_empty() && !integers.is_empty() {
                return error("`one_of` mixes strings and integers: keep the values of the field's type".to_owned());
            }
        }
        let Some(first) = values.first() else {
            let message = "`one_of` is empty, so no value would be valid: list the allowed values";
            return Err(syn::Error::new(bracket.span.join(), message));
        };
        self.table.one_of = if integers.is_empty() {
            Choices::Strings(strings.into_iter().collect())
        } else {
            Choices::Integers(integers.into())
        };
        self.choices = values.iter().map(Expr::span).collect();
        Ok(first.span())
    }

    /// What `max` means depends on the field's type.
    pub(super) fn of_type(&mut self, is_integer: bool, errors: &mut Errors) {
        let Some(max) = self.max else { return };
        if is_integer {
            self.table.most = Some(max);
        } else if let Some(max) = u32::try_from(max).ok().filter(|max| *max > 0) {
            self.table.max = max;
        } else if let Some(place) = self.places.get("max") {
            let message = "`max` must be 1 to 4294967295: remove it if the length is not limited";
            errors.add(syn::Error::new(*place, message));
        }
    }

    /// What separates the strings of an array in the token; `None`: it is an array.
    pub(super) fn separator(&self) -> Option<&str> {
        Some(&*self.table.separator).filter(|separator| !separator.is_empty())
    }

    /// Whether the JSON is a string in the token.
    pub(super) fn in_string(&self) -> bool {
        self.table.in_string
    }

    pub(super) fn check(&self, errors: &mut Errors) {
        let mut error = |key: &str, message: String| {
            if let Some(place) = self.places.get(key) {
                errors.add(syn::Error::new(*place, message));
            }
        };
        let Field { one_of, max, unit, .. } = &self.table;
        if !self.places.contains_key("max") {
            error("unit", "`unit` is the unit of `max`: add `max`, or remove `unit`".to_owned());
        }
        if self.places.contains_key("max") {
            error("length", "`length` is for one length, `max` for several: keep one of them".to_owned());
        }
        if self.table.min.zip(self.table.most).is_some_and(|(min, most)| min > most) {
            error("max", "`max` is below `min`, so no value would be valid".to_owned());
        }
        if *one_of != Choices::Any {
            for key in ["length", "characters"] {
                error(key, format!("`{key}` has no effect beside `one_of`: remove it"));
            }
            error("min", "`min` has no effect beside `one_of`: remove it".to_owned());
        }
        let (Choices::Strings(strings), 1..) = (one_of, *max) else { return };
        for (text, place) in strings.iter().zip(&self.choices) {
            let length = unit.count(text);
            if length > *max as usize {
                let (text, has) = (in_quotes(text), unit.words(length));
                let message = format!("`one_of` contains {text}, which has {has}, but `max` allows {max}");
                errors.add(syn::Error::new(*place, message));
            }
        }
    }

    /// A switch is neither a string nor a number.
    pub(super) fn check_switch(&self, errors: &mut Errors) {
        for key in ["one_of", "min", "max", "length", "characters", "separator", "in_string"] {
            if let Some(place) = self.places.get(key) {
                errors.add(syn::Error::new(*place, format!("a switch cannot have `{key}`: remove it")));
            }
        }
    }

    /// Assertions that the limits fit the field's type, which only the compiler knows.
    pub(super) fn assertions(&self, field: &TokenStream) -> TokenStream {
        let holds = if let Choices::Integers(_) = self.table.one_of { "holds_integer" } else { "holds_strings" };
        let assertions = [
            (
                "max",
                if self.table.most.is_some() { "holds_integer" } else { "is_text" },
                "`max` is the length of a string, and this field is not a string: remove it",
            ),
            ("length", "is_text", "`length` is that of a string, and this field is not a string: remove it"),
            ("characters", "is_text", "`characters` are those of a string, and this field is not a string: remove it"),
            (
                "separator",
                "is_array",
                "`separator` is for an array of strings, and this field is no `Vec<String>`: remove it",
            ),
            ("in_string", "is_json", "`in_string` is for free JSON, and this field is no `JsonObject`: remove it"),
            (
                "min",
                "holds_integer",
                "`min` is the smallest value of an integer, and this field is not an `i64`: remove it",
            ),
            (
                "one_of",
                holds,
                "these values do not fit the field's type: use strings for `String` and `Vec<String>`, integers for `i64`",
            ),
        ];
        let assertion = |(key, holds, message): (&str, &str, &str)| {
            let (place, holds) = (*self.places.get(key)?, format_ident!("{holds}"));
            Some(quote_spanned!(place=> const _: () = __k::assert!(__k::#holds(#field.kind()), #message);))
        };
        assertions.into_iter().filter_map(assertion).collect()
    }

    pub(super) fn setters(&self) -> TokenStream {
        let names = |names: &[LitStr]| List::Owned(names.iter().map(|name| name.value().into()).collect());
        let default = self.default.as_ref().map(LitBool::value);
        let table = Field { default, needs: names(&self.needs), sdks: names(&self.sdks), ..self.table.clone() };
        field::setters(&table, &quote!(__k::schema::))
    }
}

enum Choice {
    String(String),
    Integer(i64),
}

fn choice(value: &Expr) -> syn::Result<Choice> {
    let wrong =
        || syn::Error::new_spanned(value, "`one_of` must contain non-empty strings, or integers that an `i64` holds");
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

fn smallest(min: &Expr) -> syn::Result<i64> {
    match choice(min) {
        Ok(Choice::Integer(smallest)) => Ok(smallest),
        _ => Err(syn::Error::new_spanned(min, "`min` must be an integer that an `i64` holds, without quotes")),
    }
}

fn longest(max: &LitInt) -> syn::Result<u32> {
    max.base10_parse().ok().filter(|longest| *longest > 0).ok_or_else(|| {
        syn::Error::new_spanned(max, "`length` must be 1 to 4294967295: remove it if the length is not limited")
    })
}

fn largest(max: &Expr) -> syn::Result<i64> {
    match choice(max) {
        Ok(Choice::Integer(largest)) => Ok(largest),
        _ => Err(syn::Error::new_spanned(max, "`max` must be an integer that an `i64` holds, without quotes")),
    }
}

fn characters(set: &LitStr) -> syn::Result<Vec<(char, char)>> {
    let message = "an invalid set of characters: write it as in \"A-Za-z0-9_\"";
    ranges::ranges(&set.value()).ok_or_else(|| syn::Error::new(set.span(), message))
}

fn not_empty(text: &LitStr) -> syn::Result<String> {
    let message = "`separator` is empty: write what separates the strings in the token, as in `separator = \" \"`";
    Some(text.value()).filter(|text| !text.is_empty()).ok_or_else(|| syn::Error::new(text.span(), message))
}

fn unit(name: &LitStr) -> syn::Result<Unit> {
    Unit::named(&name.value()).ok_or_else(|| {
        let (_, help) = suggest::help(&name.value(), &Unit::NAMES, "the units are");
        syn::Error::new(name.span(), format!("unknown unit `{}`: {help}", name.value()))
    })
}
