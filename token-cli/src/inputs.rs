//! `--input KEY=VALUE`: the arguments of the issue call.

use token_codegen::model::{self, InputKind};
use token_codegen::report::quoted;
use token_codegen::suggest;
use token_core::engine::{InputValue, SidText};

use crate::answer::{Answer, error};
use crate::tables;

/// The values of a token's inputs, in the order of its declaration, or all problems.
pub(crate) fn read<'g>(token: &model::Token, given: &'g [String]) -> Result<Vec<InputValue<'g>>, Answer> {
    let names: Vec<_> = token.inputs.iter().map(|input| input.name.as_str()).collect();
    let mut problems = String::new();
    let mut pairs: Vec<(&str, &str)> = Vec::new();
    for argument in given {
        let Some((name, value)) = argument.split_once('=') else {
            problems += &error(&format!("missing `=` in the input {}", quoted(argument)), "write `--input NAME=VALUE`");
            continue;
        };
        if pairs.iter().any(|(other, _)| *other == name) {
            problems += &error(&format!("the input {} is repeated", quoted(name)), "remove one of them");
        } else if !names.contains(&name) {
            let (_, help) = suggest::help(name, &names, "its inputs are");
            problems += &error(&format!("token `{}` has no input {}", token.name, quoted(name)), &help);
        }
        pairs.push((name, value));
    }
    let mut values = Vec::new();
    for input in &token.inputs {
        match pairs.iter().find(|(name, _)| *name == input.name) {
            Some((_, value)) => match value_of(input, value) {
                Ok(value) => values.push(value),
                Err(problem) => problems += &problem,
            },
            None => problems += &missing(token, input),
        }
    }
    if problems.is_empty() { Ok(values) } else { Err(Answer::usage(problems)) }
}

/// Messages do not quote the value, which may be a secret by mistake.
fn value_of<'g>(input: &model::Input, text: &'g str) -> Result<InputValue<'g>, String> {
    let wrong = |why: &str| Err(error(&format!("the input `{}` {why}", input.name), &example(input)));
    match &input.kind {
        InputKind::String => Ok(InputValue::String(text)),
        InputKind::Bool => match text {
            "true" => Ok(InputValue::Bool(true)),
            "false" => Ok(InputValue::Bool(false)),
            _ => wrong("must be `true` or `false`"),
        },
        InputKind::Integer => match text.parse() {
            Ok(number) => Ok(InputValue::Integer(number)),
            Err(_) => wrong("must be a 64-bit integer"),
        },
        InputKind::Strings(separator) => {
            let strings: Vec<_> = text.split(between(separator)).map(str::trim).collect();
            Ok(InputValue::Strings(strings.leak(), separator.clone().leak()))
        }
        // 255: longer than every SID.
        InputKind::Sid(sid) => match SidText::<255>::new(tables::leak(&sid.table), text) {
            Ok(_) => Ok(InputValue::Sid(text)),
            Err(fault) => wrong(&format!("is invalid: {fault}")),
        },
        kind @ (InputKind::Json | InputKind::JsonText) => match serde_json::from_str(text) {
            // Leaked as the tables are: a process issues one token.
            Ok(object) if matches!(kind, InputKind::JsonText) => Ok(InputValue::JsonText(Box::leak(Box::new(object)))),
            Ok(object) => Ok(InputValue::Json(Box::leak(Box::new(object)))),
            Err(fault) => {
                wrong(&format!("must be a JSON object (error at line {}, column {})", fault.line(), fault.column()))
            }
        },
        InputKind::Rust(path) => wrong(&format!("is a grant of a Rust type (`{path}`)")),
        _ => wrong("cannot be passed on the command line"),
    }
}

/// What separates the strings of an array: as in the token, or a comma.
fn between(separator: &str) -> &str {
    if separator.is_empty() { "," } else { separator }
}

fn missing(token: &model::Token, input: &model::Input) -> String {
    let fields = input.fields.join("`, `");
    error(&format!("missing input `{1}`, which `{0}` requires for `{fields}`", token.name, input.name), &example(input))
}

fn example(input: &model::Input) -> String {
    let value = match &input.kind {
        InputKind::String => "STRING".to_owned(),
        InputKind::Bool => "true".to_owned(),
        InputKind::Integer => "5".to_owned(),
        InputKind::Sid(sid) => format!("{}…", sid.prefix),
        InputKind::Strings(separator) => format!("'STRING{}STRING'", between(separator)),
        InputKind::Json | InputKind::JsonText => "'{\"key\": \"value\"}'".to_owned(),
        InputKind::Rust(_) => return "issue this token from a program that has the type".to_owned(),
        _ => return "issue this token from a compiled program".to_owned(),
    };
    format!("write `--input {}={value}`", input.name)
}
