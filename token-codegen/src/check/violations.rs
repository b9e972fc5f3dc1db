//! The messages about the grants of a declaration: what the judge finds, as problems with their places.

use std::sync::Arc;

use token_schema::judge::{Power, Value as _, Violation};
use token_schema::rule::{self, Rule, Severity};
use token_schema::{Bound, Form};

use super::codes::codes;
use super::examples;
use super::grant_sdk_match::{listed_titles, sdks_and};
use super::node::Node;
use super::sid_literal;
use super::wrong_type;
use crate::ast::{self, Entry};
use crate::model::{Field, Grant, Kind, Origin, Schema, Sdk, Shape};
use crate::report::{Problem, Report, capped, in_quotes, listed, quoted};
use crate::source::Source;

#[derive(Clone, Copy)]
pub(super) struct Context<'a> {
    pub(super) what: &'a str,
    pub(super) schema: &'a Schema,
    pub(super) sdk: Option<&'a Sdk>,
    /// The SDKs of the declaration. Empty: they are not known.
    pub(super) sdks: &'a [Arc<Sdk>],
    pub(super) grant: &'a Grant,
}

impl Context<'_> {
    /// Adds a problem. The declaration is the beginning of its title.
    pub(super) fn add(&self, mut problem: Problem, report: &mut Report) {
        problem.title = format!("{}: {}", self.what, problem.title);
        report.add(problem);
    }

    /// Whose rules the grant has: those of the file itself, for its own grant.
    pub(super) fn user(&self) -> String {
        match self.grant.origin {
            Origin::Own => format!("`[grant.{}]`", self.grant.key),
            Origin::Vendor => self.sdk.map_or(&self.schema.title, |sdk| &sdk.title).to_string(),
        }
    }

    /// What becomes of a field that does not count.
    pub(super) fn ignores(&self, field: &str) -> String {
        match self.grant.origin {
            Origin::Own => format!("{field} has no effect"),
            Origin::Vendor => format!("{} ignores {field}", self.user()),
        }
    }

    /// The vendor's codes, if the rule is the vendor's.
    fn codes(&self, rule: &'static Rule) -> String {
        match self.grant.origin {
            Origin::Own => String::new(),
            Origin::Vendor => codes(self.schema, rule.id(), self.sdk.map(|sdk| &*sdk.name)),
        }
    }

    pub(super) fn report(&self, node: &Node<'_>, violation: Violation<'_, '_>, report: &mut Report) {
        let path = &node.path;
        let codes = |rule| self.codes(rule);
        let problem = match violation {
            Violation::NotObject => {
                let shape = self.schema.grant(path).map_or(Shape::Json, |grant| grant.shape.clone());
                wrong_type::problem(self.schema, report.source(), node, &Kind::Object(shape))
            }
            Violation::Type { kind: Kind::Strings, .. } => return self.wrong_array(node, report),
            Violation::Type { kind, .. } | Violation::Null(Field { kind, .. }) => {
                self.if_allowed(node, wrong_type::problem(self.schema, report.source(), node, kind))
            }
            Violation::DeprecatedGrant(why) => {
                let title = format!("the grant `{path}` is deprecated");
                Problem::new(rule::DEPRECATED_GRANT, node.entry.place(), title).label(why)
            }
            Violation::DeprecatedField(_, why) => {
                Problem::new(rule::DEPRECATED_FIELD, node.entry.place(), format!("`{path}` is deprecated")).label(why)
            }
            // Those of one object are one problem.
            Violation::Missing(field, _) => return self.missing(path, node.entry, &[field], report),
            Violation::Unknown { key, fields, .. } => self.unknown(node, key, fields),
            Violation::UnknownInSwitch { key, only } => {
                self.unknown(node, key, &[Field::new(only.to_owned().into(), Kind::Boolean)])
            }
            Violation::Empty(Field { kind: Kind::Sid(sid), .. }) => {
                sid_literal::problem((self.schema, &codes), node, "", sid, token_schema::SidFault::Empty)
            }
            Violation::Sid { kind, fault, text, .. } => {
                sid_literal::problem((self.schema, &codes), node, text, kind, fault)
            }
            Violation::Empty(_) => empty(node),
            // In a token only.
            Violation::JsonText(..) => return,
            Violation::Bound(field, bound) => self.bound(node, field, bound),
            Violation::Leftover(_, found) => {
                let title = format!("`{path}` is not a real value");
                Problem::at(rule::VALUE_PLACEHOLDER, node.toml, title)
                    .label(format!("it holds {}", found.noun()))
                    .help("write the value, or take it from a variable or an input")
            }
            Violation::NotForSdk(field) => self.not_for_sdk(node, field),
            Violation::Needed { field, by, power, .. } => {
                for member in by.into_iter().filter_map(|name| node.member(name)) {
                    let problem = self.needed(report.source(), node, member, field, power);
                    self.add(problem, report);
                }
                return;
            }
            Violation::NeededAny(field) => {
                let any: Vec<_> = field.needs_any.iter().map(|name| format!("`{name}`")).collect();
                let any = any.join(" or ");
                Problem::new(rule::GRANT_FIELD_MISSING, node.entry.place(), format!("`{path}` needs {any}"))
                    .label(format!("without one of these {}", self.ignores("it")))
                    .help(format!("add {any}, or remove `{}`", field.name))
            }
            Violation::Conflict { field, other, value } => {
                let title = format!("`{path}` has no effect unless `{other}` is `{value}`");
                Problem::new(rule::GRANT_FIELD_CONFLICT, node.entry.place(), title)
                    .label(format!("`{other}` has another value, so {}", self.ignores("it")))
                    .help(format!("remove `{}`, or write `{other} = {value}`", field.name))
            }
            Violation::Member { kind, .. } => {
                // Of the right type, but empty.
                let is_empty = kind == "strings" && matches!(node.toml.value, ast::Value::Array(_));
                let kind = Field::member_type(kind);
                let is_reference = node.form() == Form::Open;
                let what = match &node.toml.value {
                    _ if is_reference => "a string",
                    _ if is_empty => "empty",
                    value => value.what(),
                };
                let why = if is_reference { "a variable or an input in JSON is a string; " } else { "" };
                Problem::new(rule::GRANT_FIELD_TYPE, node.place(), format!("`{path}` is {what}"))
                    .label(format!("{why}expected {kind}"))
                    .help(format!("write {kind}"))
            }
            Violation::Item { .. } => {
                let what = if node.form() == Form::String("") { "empty" } else { node.toml.value.what() };
                Problem::at(rule::GRANT_FIELD_TYPE, node.toml, format!("`{path}` is {what}"))
                    .label("expected a string that is not empty")
                    .help("write a string, or remove it")
            }
            Violation::MisspeltMember { field, key, meant } => {
                let title = format!("unknown member {} in `{}`", quoted(key), field.name);
                Problem::new(rule::GRANT_FIELD_UNKNOWN, node.entry.key.span.clone(), title)
                    .severity(Severity::Warning)
                    .label(format!("{} does not know it", self.user()))
                    .help(format!("did you mean `{meant}`?"))
                    .edit(&node.entry.key.span, meant)
            }
            Violation::Secret { .. } => {
                Problem::new(rule::GRANT_FIELD_SECRET, node.place(), format!("`{path}` holds a secret"))
                    .label("anyone who has the token can read it")
                    .help("keep it on the server")
            }
            Violation::NoAccess { any_of, last, .. } => self.no_access(node, &any_of, last),
        };
        self.add(problem, report);
    }

    /// Without an edit whose value the field does not take either.
    fn if_allowed(&self, node: &Node<'_>, problem: Problem) -> Problem {
        let mut fields = self.grant.shape.as_slice();
        let mut last = None;
        for name in node.path.split('.').skip(1) {
            let Some(field) = fields.iter().find(|field| field.name == name) else { return problem };
            if let Kind::Object(shape) = &field.kind {
                fields = shape.as_slice();
            }
            last = Some(field);
        }
        let form = match (&node.toml.value, node.toml.value.meant_integer()) {
            (_, Some(number)) if matches!(last, Some(Field { kind: Kind::Integer, .. })) => Form::Integer(number),
            (ast::Value::String(text), _) if text.trim().is_empty() => return problem.without_edit(),
            (ast::Value::String(text), _) => Form::String(text),
            _ => return problem,
        };
        if last.is_some_and(|field| field.bound(form).is_some()) { problem.without_edit() } else { problem }
    }

    fn wrong_array(&self, node: &Node<'_>, report: &mut Report) {
        if !matches!(node.toml.value, ast::Value::Array(_)) {
            self.add(self.if_allowed(node, wrong_type::not_array(node, report.source())), report);
        }
        for (_, item) in node.members() {
            match item.form() {
                Form::String("") => self.add(wrong_type::empty_item(node, item), report),
                Form::String(_) => {}
                _ => self.add(wrong_type::item(node, item), report),
            }
        }
    }

    /// The required fields that one object lacks.
    pub(super) fn missing(&self, path: &str, entry: &Entry, fields: &[&Field], report: &mut Report) {
        let codes = self.codes(rule::GRANT_FIELD_MISSING);
        let it = if fields.len() == 1 { "it" } else { "them" };
        let why = match self.sdk {
            _ if self.grant.origin == Origin::Own => format!("{} requires {it}", self.user()),
            Some(sdk) if path.contains('.') => format!("{} ignores `{path}` without {it}{codes}", sdk.title),
            Some(sdk) => format!("{} rejects a token without {it}{codes}", sdk.title),
            None => format!("the grant has no effect without {it}"),
        };
        let names = listed(fields.iter().map(|field| format!("{path}.{}", field.name)), "and");
        let title = format!("missing required field{} {names}", if fields.len() == 1 { "" } else { "s" });
        let problem = Problem::new(rule::GRANT_FIELD_MISSING, entry.place(), title).label(why);
        let problem = self.add_fields(report.source(), problem, entry, fields);
        self.add(problem, report);
    }

    /// The help that adds these fields to an object. A permission is for the author to give.
    fn add_fields(&self, source: &Source, problem: Problem, object: &Entry, fields: &[&Field]) -> Problem {
        // The vendor's grants with a required permission mean nothing else.
        let off =
            |field: &Field| self.grant.origin == Origin::Own && field.required && matches!(field.kind, Kind::Boolean);
        let line = |field: &&Field| {
            if off(field) { format!("{} = false", field.name) } else { examples::field(self.schema, field) }
        };
        let lines: Vec<String> = fields.iter().map(line).collect();
        let then = if fields.iter().any(|field| off(field)) { ", or `true` to grant it" } else { "" };
        let problem = problem.add_lines(source, [&object.key.span, &object.value.span], &lines, then);
        let fields: Vec<&&Field> = fields.iter().filter(|field| !off(field)).collect();
        if fields.iter().any(|field| permits(field)) { problem.without_edit() } else { problem }
    }

    /// A line that gives the object at `path` this field, with the whole path where the object is written as dotted keys.
    fn line(&self, path: &str, entry: &Entry, field: &Field) -> String {
        let line = examples::field(self.schema, field);
        if entry.value.span == entry.key.span { format!("{path}.{line}") } else { line }
    }

    fn bound(&self, node: &Node<'_>, field: &Field, bound: Bound) -> Problem {
        let (path, span, user) = (&node.path, node.toml.span.clone(), self.user());
        match bound {
            Bound::Length(length) if field.length > 0 => {
                let title = format!("`{path}` has {}", field.unit.words(length));
                Problem::new(rule::GRANT_FIELD_VALUE, span, title)
                    .label(format!("{user} accepts {}", field.expected_length()))
                    .help(format!("write a string of {}", field.expected_length()))
            }
            Bound::Character(character) => {
                let shown = quoted(character.encode_utf8(&mut [0; 4]));
                let problem = Problem::new(rule::GRANT_FIELD_VALUE, span, format!("`{path}` contains {shown}"));
                if field.characters.is_empty() {
                    problem.label("it separates the strings of the array in the token").help("write two strings")
                } else {
                    let known = field.expected_characters();
                    problem
                        .label(format!("{user} accepts the characters `{known}`"))
                        .help("remove the other characters")
                }
            }
            Bound::Length(length) => {
                let title = format!("`{path}` has {}", field.unit.words(length));
                let problem = Problem::new(rule::TEXT_TOO_LONG, span, title);
                problem.label(format!("{user} accepts at most {}", field.max)).help("shorten it")
            }
            Bound::Value => {
                let (shown, near) = match node.form() {
                    Form::String(text) => {
                        let text = field.refused(text).unwrap_or(text);
                        (quoted(text), field.closest(text))
                    }
                    Form::Integer(number) => (format!("`{number}`"), None),
                    _ => (node.toml.value.what().to_owned(), None),
                };
                let known = capped(field.expected(in_quotes));
                let only = field.literal(in_quotes).filter(|literal| known == [literal.as_str()]);
                let problem =
                    Problem::new(rule::GRANT_FIELD_VALUE, span.clone(), format!("invalid value {shown} for `{path}`"))
                        .label(format!("{user} accepts {}", known.join(", ")));
                match near {
                    None if only.is_some() => problem.help(format!("write {}", known.concat())).maybe_edit(&span, only),
                    Some(near) => {
                        problem.help(format!("did you mean {}?", in_quotes(near))).edit(&span, in_quotes(near))
                    }
                    None => problem.help(format!("write {}", known.join(" or "))),
                }
            }
        }
    }

    /// A field that none of the declaration's SDKs uses gives away more than the client needs.
    fn not_for_sdk(&self, node: &Node<'_>, field: &Field) -> Problem {
        let users = listed_titles(self.schema.sdks.iter().filter(|sdk| field.sdks.contains(&sdk.name)));
        let does = if self.sdks.len() == 1 { "does" } else { "do" };
        let title = format!("{} {does} not use `{}`", listed_titles(self.sdks), node.path);
        let help = match field.sdks.first() {
            Some(name) => format!("remove it; or write `{}`, if the client may do this", sdks_and(self.sdks, name)),
            None => "remove it".to_owned(),
        };
        Problem::new(rule::GRANT_FIELD_NOT_FOR_SDK, node.entry.place(), title)
            .severity(Severity::Error)
            .label(format!("it is for {users}, and anyone who has the token can use it"))
            .help(help)
    }

    /// `member` has no effect without another field of its object.
    fn needed(
        &self,
        source: &Source,
        object: &Node<'_>,
        member: &Node<'_>,
        need: &Field,
        power: Option<Power>,
    ) -> Problem {
        let (path, name, needed) = (&object.path, &member.entry.key.value, &need.name);
        let (state, why) = match power {
            None => ("", "without it".to_owned()),
            Some(Power::Open) => (" to be true", format!("`{needed}` may be false at run time, and then")),
            Some(_) => (" to be true", format!("`{needed}` is false, so")),
        };
        let title = format!("`{path}.{name}` needs `{path}.{needed}`{state}");
        let problem = Problem::new(rule::GRANT_FIELD_MISSING, member.entry.place(), title)
            .label(format!("{why} {}", self.ignores(&format!("`{name}`"))));
        match power {
            None => self.add_fields(source, problem, object.entry, &[need]),
            Some(_) => problem.help(format!("write `{}`, or remove `{name}`", self.line(path, object.entry, need))),
        }
    }

    /// None of the fields in `any_of` grants access; `last` is the last present one.
    fn no_access(&self, node: &Node<'_>, any_of: &[&Field], last: Option<(&Field, Power)>) -> Problem {
        let why = match last {
            None => "with this token".to_owned(),
            Some((field, power)) => {
                let member = if let Kind::Switch(member) = &field.kind { format!(".{member}") } else { String::new() };
                let is = if power == Power::Open { "may be false at run time, and then" } else { "is false, so" };
                format!("`{}{member}` {is}", field.name)
            }
        };
        // A key has one value, so a present field is changed, not added.
        let (present, absent): (Vec<&Field>, Vec<&Field>) =
            any_of.iter().partition(|field| node.member(&field.name).is_some());
        let help = |verb: &str, fields: &[&Field]| {
            let lines = fields.iter().map(|field| format!("`{}`", self.line(&node.path, node.entry, field)));
            let lines: Vec<String> = lines.collect();
            (!lines.is_empty()).then(|| format!("{verb} {}", lines.join(" or ")))
        };
        let help: Vec<String> = [help("write", &present), help("add", &absent)].into_iter().flatten().collect();
        let title = format!("`{}` grants access to nothing", node.path);
        Problem::new(rule::GRANT_OPENS_NOTHING, node.entry.place(), title)
            .label(match self.grant.origin {
                Origin::Own => format!("{why} the client can do nothing"),
                Origin::Vendor => {
                    format!("{why} {} can do nothing{}", self.user(), self.codes(rule::GRANT_OPENS_NOTHING))
                }
            })
            .help(help.join(", or "))
    }

    pub(super) fn empty_flat_grant(&self, grant: &Grant, entry: &Entry, report: &mut Report) {
        let field = grant.shape.as_slice().first().map(|field| examples::field(self.schema, field));
        let problem =
            Problem::new(rule::GRANT_OPENS_NOTHING, entry.place(), format!("the grant `{}` is empty", grant.key))
                .label("its fields are members of the grants, so the token does not have the grant without a field")
                .help(format!("add a field, such as `{}.{}`", grant.key, field.unwrap_or_default()));
        self.add(problem, report);
    }
}

/// Whether the field is a permission, which only its author may grant.
pub(super) fn permits(field: &Field) -> bool {
    matches!(field.kind, Kind::Boolean | Kind::Switch(_))
}

fn empty(node: &Node<'_>) -> Problem {
    let (label, help) = match node.toml.value {
        ast::Value::Array(_) => ("the field is required", "write a string into it"),
        ast::Value::Table(_) => ("the field is required", "write a member into it"),
        _ => ("an empty string is not the same as no value", "write a string, or remove the field"),
    };
    Problem::at(rule::EMPTY_TEXT, node.toml, format!("`{}` is empty", node.path)).label(label).help(help)
}
