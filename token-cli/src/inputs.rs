//! `--input KEY=VALUE`: the arguments of a token's issue call, from texts.

use token_codegen::model::{self, InputKind};
use token_codegen::report::quoted;
use token_codegen::suggest;
use token_core::engine::{Input, SidText};

use crate::answer::{Answer, error};
use crate::tables;

/// The values of a token's inputs, in their order.
///
/// # Errors
///
/// With everything that is missing, unknown, twice there or of another type.
pub(crate) fn read<'g>(token: &model::Token, given: &'g [String]) -> Result<Vec<Input<'g>>, Answer> {
    let names: Vec<_> = token.inputs.iter().map(|input| input.name.as_str()).collect();
    let mut problems = String::new();
    let mut pairs: Vec<(&str, &str)> = Vec::new();
    for argument in given {
        let Some((name, value)) = argument.split_once('=') else {
            problems += &error(&format!("--input {} has no `=`", quoted(argument)), "write it as `--input NAME=VALUE`");
            continue;
        };
        if pairs.iter().any(|(other, _)| *other == name) {
            problems += &error(&format!("the input {} is given twice", quoted(name)), "keep one of them");
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

/// The value itself is not repeated: anything may stand there by mistake.
fn value_of<'g>(input: &model::Input, text: &'g str) -> Result<Input<'g>, String> {
    let wrong = |why: &str| Err(error(&format!("the input `{}` {why}", input.name), &example(input)));
    match &input.kind {
        InputKind::String => Ok(Input::String(text)),
        InputKind::Bool => match text {
            "true" => Ok(Input::Bool(true)),
            "false" => Ok(Input::Bool(false)),
            _ => wrong("is neither `true` nor `false`"),
        },
        InputKind::Integer => match text.parse() {
            Ok(number) => Ok(Input::Integer(number)),
            Err(_) => wrong("is not an integer of at most 64 bits"),
        },
        // Longer than every SID, so that only its kind decides.
        InputKind::Sid(sid) => match SidText::<255>::new(tables::leak(&sid.table), text) {
            Ok(_) => Ok(Input::Sid(text)),
            Err(fault) => wrong(&format!("is no {}: {fault}", sid.title)),
        },
        InputKind::Json => match serde_json::from_str(text) {
            // Leaked as the tables are: a process issues one token.
            Ok(object) => Ok(Input::Json(Box::leak(Box::new(object)))),
            Err(fault) => wrong(&format!("is no JSON object (line {}, column {})", fault.line(), fault.column())),
        },
        InputKind::Rust(path) => wrong(&format!("is a grant that is written in Rust (`{path}`)")),
        _ => wrong("is of a kind that the command line cannot give"),
    }
}

fn missing(token: &model::Token, input: &model::Input) -> String {
    let fields = input.fields.join("`, `");
    error(&format!("token `{}` needs the input `{}`, for `{fields}`", token.name, input.name), &example(input))
}

fn example(input: &model::Input) -> String {
    let value = match &input.kind {
        InputKind::String => "TEXT".to_owned(),
        InputKind::Bool => "true".to_owned(),
        InputKind::Integer => "5".to_owned(),
        InputKind::Sid(sid) => format!("{}…", sid.prefix),
        InputKind::Json => "'{\"key\": \"value\"}'".to_owned(),
        InputKind::Rust(_) => return "issue this token from a program that has the type".to_owned(),
        _ => return "issue this token from a compiled program".to_owned(),
    };
    format!("write `--input {}={value}`", input.name)
}
