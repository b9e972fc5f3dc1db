//! The messages about the grants of a declaration: what the judge finds, as problems with their places.

use std::sync::Arc;

use token_schema::judge::{Power, Value as _, Violation};
use token_schema::rule::{self, Rule, Severity};
use token_schema::{Bound, Form};

use super::codes::codes;
use super::examples;
use super::grant_sdk_match::listed_titles;
use super::node::Node;
use super::sid_literal;
use crate::ast::{self, Entry};
use crate::model::{Field, Grant, Kind, Schema, Sdk, Shape};
use crate::report::{Problem, Report, capped, in_quotes, quoted};
use crate::suggest;

#[derive(Clone, Copy)]
pub(super) struct Context<'a> {
    pub(super) what: &'a str,
    pub(super) schema: &'a Schema,
    pub(super) sdk: Option<&'a Sdk>,
    /// The SDKs of the declaration. Empty: they are not known.
    pub(super) sdks: &'a [Arc<Sdk>],
}

impl Context<'_> {
    /// Adds a problem. The declaration is the beginning of its title.
    pub(super) fn add(&self, mut problem: Problem, report: &mut Report) {
        problem.title = format!("{}: {}", self.what, problem.title);
        report.add(problem);
    }

    fn user(&self) -> &str {
        self.sdk.map_or(&self.schema.title, |sdk| &sdk.title)
    }

    fn codes(&self, rule: &'static Rule) -> String {
        codes(self.schema, rule.id(), self.sdk.map(|sdk| &*sdk.name))
    }

    pub(super) fn report(&self, node: &Node<'_>, violation: Violation<'_, '_>, report: &mut Report) {
        let path = &node.path;
        let problem = match violation {
            Violation::NotObject => {
                let shape = self.schema.grant(path).map_or(Shape::Json, |grant| grant.shape.clone());
                self.wrong_type(node, &Kind::Object(shape))
            }
            Violation::Type { kind: Kind::Strings, .. } => return self.wrong_array(node, report),
            Violation::Type { kind, .. } => self.wrong_type(node, kind),
            Violation::DeprecatedGrant(why) => {
                let title = format!("the grant `{path}` is deprecated");
                Problem::new(rule::DEPRECATED_GRANT, node.entry.place(), title).label(why)
            }
            Violation::DeprecatedField(_, why) => {
                Problem::new(rule::DEPRECATED_FIELD, node.entry.place(), format!("`{path}` is deprecated")).label(why)
            }
            Violation::Missing(field, _) => return self.missing(path, node.entry, field, report),
            Violation::Unknown { key, meant, fields } => {
                let names: Vec<&str> = fields.iter().map(|field| &*field.name).collect();
                self.unknown(node, key, meant, &names)
            }
            Violation::UnknownInSwitch { key, only } => self.unknown(node, key, None, &[only]),
            Violation::Empty(Field { kind: Kind::Sid(sid), .. }) => {
                sid_literal::problem((self.schema, self.sdk), node, "", sid, token_schema::SidFault::Empty)
            }
            Violation::Sid { kind, fault, text, .. } => {
                sid_literal::problem((self.schema, self.sdk), node, text, kind, fault)
            }
            Violation::Empty(_) => empty(node),
            Violation::Bound(field, bound) => self.bound(node, field, bound),
            Violation::NotForSdk(field) => self.not_for_sdk(node, field),
            Violation::Needed { field, by, power, .. } => {
                for member in by.into_iter().filter_map(|name| node.member(name)) {
                    self.add(self.needed(node, member, field, power), report);
                }
                return;
            }
            Violation::NeededAny(field) => {
                let any: Vec<_> = field.needs_any.iter().map(|name| format!("`{name}`")).collect();
                let any = any.join(" or ");
                Problem::new(rule::GRANT_FIELD_MISSING, node.entry.place(), format!("`{path}` needs {any}"))
                    .label(format!("without one of these {} ignores it", self.user()))
                    .help(format!("add {any}, or remove `{}`", field.name))
            }
            Violation::Conflict { field, other, value } => {
                let title = format!("`{path}` has no effect unless `{other}` is `{value}`");
                Problem::new(rule::GRANT_FIELD_CONFLICT, node.entry.place(), title)
                    .label(format!("`{other}` has another value, so {} ignores it", self.user()))
                    .help(format!("remove `{}`, or write `{other} = {value}`", field.name))
            }
            Violation::Member { kind, .. } => {
                let kind = if matches!(kind, "array" | "object") { format!("an {kind}") } else { format!("a {kind}") };
                let title = format!("`{path}` is {}", node.toml.value.what());
                Problem::new(rule::GRANT_FIELD_TYPE, node.place(), title)
                    .label(format!("expected {kind}"))
                    .help(format!("write {kind}"))
            }
            Violation::MisspeltMember { field, key, meant } => {
                let title = format!("unknown member {} in `{}`", quoted(key), field.name);
                Problem::new(rule::GRANT_FIELD_UNKNOWN, node.entry.key.span.clone(), title)
                    .severity(Severity::Warning)
                    .label(format!("{} does not know it", self.user()))
                    .help(format!("did you mean `{meant}`?"))
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

    /// A value of another type, in place of an object or of a value alone.
    fn wrong_type(&self, node: &Node<'_>, kind: &Kind) -> Problem {
        let path = &node.path;
        let shape = match kind {
            Kind::Object(Shape::Json) => {
                let help = format!("write `{path} = {{ … }}`, or `{path} = {{ input = \"name\" }}`");
                return not_object(node, "it is a JSON object", help);
            }
            Kind::Object(shape) => shape.as_slice(),
            Kind::Switch(member) => return not_object(node, OBJECT, format!("write `{path}.{member} = true`")),
            _ => return wrong_scalar(node, kind),
        };
        let example = shape.iter().find(|field| field.required).or_else(|| shape.first());
        let example = example.map(|field| format!("{path}.{}", examples::field(self.schema, field)));
        not_object(node, OBJECT, format!("write `{}`", example.unwrap_or_else(|| format!("{path} = {{}}"))))
    }

    fn wrong_array(&self, node: &Node<'_>, report: &mut Report) {
        let path = &node.path;
        if !matches!(node.toml.value, ast::Value::Array(_)) {
            let title = format!("`{path}` is {}, not an array of strings", node.toml.value.what());
            let problem = Problem::at(rule::GRANT_FIELD_TYPE, node.toml, title)
                .label("an array cannot come from a variable or an input")
                .help(format!("write `{path} = [\"…\"]`"));
            self.add(problem, report);
        }
        for (_, item) in node.members() {
            match item.form() {
                Form::String("") => self.add(empty(item), report),
                Form::String(_) => {}
                _ => {
                    let title = format!("an item of `{path}` is {}", item.toml.value.what());
                    let problem = Problem::at(rule::GRANT_FIELD_TYPE, item.toml, title)
                        .label("expected a string: an item cannot come from a variable or an input")
                        .help("write a string in quotes");
                    self.add(problem, report);
                }
            }
        }
    }

    pub(super) fn missing(&self, path: &str, entry: &Entry, field: &Field, report: &mut Report) {
        let codes = self.codes(rule::GRANT_FIELD_MISSING);
        let why = match self.sdk {
            Some(sdk) if path.contains('.') => format!("{} ignores `{path}` without it{codes}", sdk.title),
            Some(sdk) => format!("{} rejects a token without it{codes}", sdk.title),
            None => "the grant has no effect without it".to_owned(),
        };
        let title = format!("missing required field `{path}.{}`", field.name);
        let problem = Problem::new(rule::GRANT_FIELD_MISSING, entry.place(), title).label(why);
        self.add(problem.help(format!("add `{}`", self.line(path, entry, field))), report);
    }

    /// A line that gives the object at `path` this field, with the whole path where the object is written as dotted keys.
    fn line(&self, path: &str, entry: &Entry, field: &Field) -> String {
        let line = examples::field(self.schema, field);
        if entry.value.span == entry.key.span { format!("{path}.{line}") } else { line }
    }

    fn unknown(&self, object: &Node<'_>, key: &str, meant: Option<&str>, fields: &[&str]) -> Problem {
        let help = match meant {
            Some(field) => format!("did you mean {}?", quoted(field)),
            None => suggest::help(key, fields, "the fields are").1,
        };
        let place = object.member(key).map_or_else(|| object.place(), |member| member.entry.place());
        let title = format!("unknown field {} in `{}`", quoted(key), object.path);
        let label = format!("{} ignores it", self.user());
        Problem::new(rule::GRANT_FIELD_UNKNOWN, place, title).label(label).help(help)
    }

    fn bound(&self, node: &Node<'_>, field: &Field, bound: Bound) -> Problem {
        let (path, span, user) = (&node.path, node.toml.span.clone(), self.user());
        match bound {
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
                let help = near.map_or_else(
                    || format!("write {}", known.join(" or ")),
                    |near| format!("did you mean {}?", in_quotes(near)),
                );
                Problem::new(rule::GRANT_FIELD_VALUE, span, format!("invalid value {shown} for `{path}`"))
                    .label(format!("{user} accepts {}", known.join(", ")))
                    .help(help)
            }
        }
    }

    /// A field that none of the declaration's SDKs uses gives away more than the client needs.
    fn not_for_sdk(&self, node: &Node<'_>, field: &Field) -> Problem {
        let users = listed_titles(self.schema.sdks.iter().filter(|sdk| field.sdks.contains(&sdk.name)));
        let does = if self.sdks.len() == 1 { "does" } else { "do" };
        let title = format!("{} {does} not use `{}`", listed_titles(self.sdks), node.path);
        let help = match field.sdks.first() {
            Some(name) => format!("remove it; or add \"{name}\" to `sdk`, if the client may do this"),
            None => "remove it".to_owned(),
        };
        Problem::new(rule::GRANT_FIELD_NOT_FOR_SDK, node.entry.place(), title)
            .severity(Severity::Error)
            .label(format!("it is for {users}, and anyone who has the token can use it"))
            .help(help)
    }

    /// `member` has no effect without another field of its object.
    fn needed(&self, object: &Node<'_>, member: &Node<'_>, need: &Field, power: Option<Power>) -> Problem {
        let (path, name, needed) = (&object.path, &member.entry.key.value, &need.name);
        let (state, why) = match power {
            None => ("", "without it".to_owned()),
            Some(Power::Open) => (" to be true", format!("`{needed}` may be false at run time, and then")),
            Some(_) => (" to be true", format!("`{needed}` is false, so")),
        };
        let title = format!("`{path}.{name}` needs `{path}.{needed}`{state}");
        let verb = if power.is_some() { "write" } else { "add" };
        Problem::new(rule::GRANT_FIELD_MISSING, member.entry.place(), title)
            .label(format!("{why} {} ignores `{name}`", self.user()))
            .help(format!("{verb} `{}`", self.line(path, object.entry, need)))
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
            .label(format!("{why} {} can do nothing{}", self.user(), self.codes(rule::GRANT_OPENS_NOTHING)))
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

const OBJECT: &str = "it is a JSON object with fields";

fn not_object(node: &Node<'_>, label: &str, help: String) -> Problem {
    let path = &node.path;
    let (title, label) = match &node.toml.value {
        ast::Value::Table(table) => {
            let key = table.entries.first().map_or("env", |entry| &entry.key.value);
            (format!("`{path}` cannot come from `{key}` as a whole"), "each of its fields gets its own value")
        }
        other => (format!("`{path}` is {}, not a table", other.what()), label),
    };
    Problem::new(rule::GRANT_FIELD_TYPE, node.place(), title).label(label).help(help)
}

fn wrong_scalar(node: &Node<'_>, kind: &Kind) -> Problem {
    let (label, help) = match (kind, &node.toml.value) {
        (Kind::Integer, ast::Value::Integer(None)) => {
            ("an integer has at most 64 bits".to_owned(), "write a smaller number")
        }
        (Kind::Integer, _) => ("expected an integer".to_owned(), "write a number without quotes or fraction"),
        (Kind::Boolean, ast::Value::String(text)) if matches!(text.as_str(), "true" | "false") => {
            ("expected a boolean".to_owned(), "remove the quotes")
        }
        (Kind::Boolean, _) => ("expected a boolean".to_owned(), "write `true` or `false`"),
        _ => (format!("expected {kind}"), "write it in quotes, or as `{ env = \"NAME\" }` or `{ input = \"name\" }`"),
    };
    let title = format!("`{}` is {}", node.path, node.toml.value.what());
    Problem::new(rule::GRANT_FIELD_TYPE, node.place(), title).label(label).help(help)
}

fn empty(node: &Node<'_>) -> Problem {
    Problem::at(rule::EMPTY_TEXT, node.toml, format!("`{}` is empty", node.path))
        .label("an empty string is not the same as no value")
        .help("write a string, or remove the field")
}
