//! `optional = true`: a field that a variable may leave out, and a declaration that a deployment may lack.

use token_schema::{Field, Kind, Shape, rule};

use super::node::{Content, Node};
use crate::ast::{self, Value as Toml};
use crate::model::{Grant, Model, Value};
use crate::report::{Problem, Report};
use crate::span::Span;

/// The optional fields that a grant cannot lack.
pub(super) fn fields(node: &Node<'_>, grant: &Grant) -> Vec<Problem> {
    let mut problems = Vec::new();
    members(node, &grant.shape, &mut problems);
    if let Content::Object(members) = &node.content
        && grant.flat
        && members.iter().all(|(_, node)| is_optional(node))
    {
        let first = members.first().map(|(_, first)| first);
        problems
            .extend(first.map(|first| problem(first, &format!("without it the token may not have `{}`", grant.key))));
    }
    problems
}

fn members(node: &Node<'_>, shape: &Shape, problems: &mut Vec<Problem>) {
    let (Shape::Fields { fields, any_of }, Content::Object(members)) = (shape, &node.content) else { return };
    let is_certain = |name: &str| members.iter().any(|(member, node)| member == name && !is_optional(node));
    for (name, node) in members {
        let Some(field) = fields.iter().find(|field| field.name == *name) else { continue };
        match &field.kind {
            Kind::Object(shape) => self::members(node, shape, problems),
            Kind::Switch(_) => {
                let Content::Object(members) = &node.content else { continue };
                let inside = members.iter().map(|(_, node)| node).filter(|node| is_optional(node));
                problems.extend(inside.map(|node| problem(node, &format!("it is the only field of `{name}`"))));
            }
            _ if !is_optional(node) => {}
            _ if field.required => problems.push(problem(node, "the field is required")),
            // A boolean may be false, which is an error of its own.
            Kind::Boolean if any_of.contains(name) => {}
            _ if any_of.contains(name) && !any_of.iter().any(is_certain) => {
                problems.push(problem(node, "without it the grant may give access to nothing"));
            }
            _ => {
                let needs = |other: &&Field| {
                    let one_of = !other.needs_any.is_empty() && !other.needs_any.iter().any(is_certain);
                    other.needs.contains(name) || (one_of && other.needs_any.contains(name))
                };
                let is_there = |other: &&Field| members.iter().any(|(member, _)| *member == other.name);
                let other = fields.iter().filter(needs).find(is_there);
                match other {
                    Some(other) => problems.push(problem(node, &format!("`{}` needs it", other.name))),
                    None if field.narrows => problems.push(widens(node)),
                    None => {}
                }
            }
        }
    }
}

fn is_optional(node: &Node<'_>) -> bool {
    matches!(&node.content, Content::Value(Value::Env(env)) if env.optional)
}

fn problem(node: &Node<'_>, why: &str) -> Problem {
    Problem::new(rule::OPTIONAL, place(node), format!("`{}` cannot be optional", node.path))
        .label(why)
        .help("remove `optional = true`, or declare another token without the field")
}

/// A field that narrows its grant is left out by an accident as easily as on purpose.
fn widens(node: &Node<'_>) -> Problem {
    let title = format!("`{}` is optional, and narrows the token", node.path);
    Problem::new(rule::OPTIONAL_NARROWS, place(node), title)
        .label("where the variable is not set, the grant opens more")
        .help("remove `optional = true`, or declare another token without the field")
}

/// The place of `optional = true`.
fn place(node: &Node<'_>) -> Span {
    let span = match &node.toml.value {
        Toml::Table(table) => table.get("optional").map(ast::Entry::place),
        _ => None,
    };
    span.unwrap_or_else(|| node.place())
}

/// Reports the optional declarations that no variable of their own switches off.
pub(super) fn declarations(declarations: &[ast::Token], model: &Model, report: &mut Report) {
    for token in model.tokens.iter().filter(|token| token.optional && model.switches(token).is_empty()) {
        let declaration = declarations.iter().find(|declaration| declaration.name.value == token.name);
        let place = declaration.and_then(|declaration| Some(declaration.table.get("optional")?.place()));
        Problem::new(
            rule::OPTIONAL,
            place.unwrap_or_else(|| token.span.clone()),
            format!("token `{}` cannot be optional", token.name),
        )
        .label("it is absent when none of its own variables is set, and it has no variable of its own")
        .help("remove `optional = true`, or give a field a variable that no other token uses and that has no default")
        .add_to(report);
    }
}
