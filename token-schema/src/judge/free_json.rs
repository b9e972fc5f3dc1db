//! The members of free JSON, as far as the schema knows them.

use super::absent::Absent;
use super::value::Value;
use super::violation::Violation;
use crate::path::Path;
use crate::suggest::{closest, snake};
use crate::{Field, Form};

/// Reports the members of a field that have the wrong type or name, or hold a credential.
pub(super) fn check<'t, 'v, V: Value<'v>>(
    object: V,
    field: &'t Field,
    absent: Absent,
    at: &Path<'_>,
    report: &mut dyn FnMut(&Path<'_>, V, Violation<'t, 'v>),
) {
    if !field.members.is_empty() || !field.secrets.is_empty() {
        FreeJson { field, absent, report }.members(object, "", at);
    }
}

struct FreeJson<'j, 't, 'v, V> {
    field: &'t Field,
    absent: Absent,
    report: &'j mut dyn FnMut(&Path<'_>, V, Violation<'t, 'v>),
}

impl<'t, 'v, V: Value<'v>> FreeJson<'_, 't, 'v, V> {
    /// The members of an object at the path `inside`. The depth is bounded by the reader.
    fn members(&mut self, object: V, inside: &str, at: &Path<'_>) {
        let field = self.field;
        let level = || {
            let split = |path: &'t str| path.rsplit_once('.').unwrap_or(("", path));
            let members = field.members.iter().map(move |(path, kind)| (split(path), &**kind));
            members.filter(|((parent, _), _)| *parent == inside).map(|((_, name), kind)| (name, kind))
        };
        let absent = self.absent;
        for (key, value) in object.members().filter(|(_, value)| !absent.is_absent(*value)) {
            let place = at.of_key(key);
            let known = level().find(|(name, _)| is_name(name, key)).or_else(|| level().find(|(name, _)| *name == "*"));
            match known {
                Some((_, "strings")) if value.form() == Form::Array && value.members().next().is_some() => {
                    let is_string = |item: V| matches!(item.form(), Form::String(text) if !text.is_empty());
                    let is_wrong = |item: &V| !is_string(*item) && !matches!(item.form(), Form::Open | Form::Refused);
                    for item in value.members().map(|(_, item)| item).filter(is_wrong) {
                        (self.report)(&place, item, Violation::Item { field, key });
                    }
                }
                Some((_, kind)) if !is_of(kind, value) => {
                    (self.report)(&place, value, Violation::Member { field, key, kind });
                    continue;
                }
                None => {
                    if let Some(meant) = closest(key, level().map(|(name, _)| name)) {
                        (self.report)(&place, value, Violation::MisspeltMember { field, key, meant });
                    }
                }
                Some(_) => {}
            }
            if field.secrets.iter().any(|secret| is_name(secret, key)) {
                (self.report)(&place, value, Violation::Secret { field, key });
            }
            let name = known.map_or(key, |(name, _)| name);
            let deeper = if inside.is_empty() { name.to_owned() } else { format!("{inside}.{name}") };
            match value.form() {
                Form::Object => self.members(value, &deeper, &place),
                Form::Array => {
                    value.members().for_each(|(_, item)| self.members(item, &deeper, &place));
                }
                _ => {}
            }
        }
    }
}

/// Whether a member of free JSON has this name, or its snake case, which protobuf's JSON reads too.
fn is_name(name: &str, key: &str) -> bool {
    name == key || snake(name) == key
}

/// Whether a member of free JSON is of this type, one of [`Field::MEMBER_TYPES`].
fn is_of<'v, V: Value<'v>>(kind: &str, value: V) -> bool {
    match value.form() {
        Form::Refused => true,
        // Inside JSON, a variable or an input is a string.
        Form::Open | Form::String(_) => matches!(kind, "string" | "any"),
        Form::Array => matches!(kind, "array" | "any"),
        Form::Object => matches!(kind, "object" | "any"),
        _ => kind == "any",
    }
}
