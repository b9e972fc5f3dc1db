//! The rules of a grant, which an application may write itself: what they let a variable or a caller choose.

use token_codegen::model::{Choices, Field, GrantUse, Kind, Shape, Value};
use token_schema::Text;

use super::power::Power;
use super::values::Leaf;

/// What a change of the rules of a grant means for the values of a declaration, field by field.
pub(super) fn compared<'m>(old: &'m GrantUse, new: &'m GrantUse, leaves: &[Leaf<'_>]) -> Vec<(String, Power)> {
    let mut found = Vec::new();
    let key = &new.grant.key;
    let whole = |used: &GrantUse| format!("{:?} {} {}", used.grant.rust_path, used.grant.flat, kind(&used.grant.shape));
    if whole(old) != whole(new) {
        found.push((key.clone().into_owned(), Power::Changed));
        return found;
    }
    fields(key, old.grant.shape.as_slice(), new.grant.shape.as_slice(), leaves, &mut found);
    found
}

fn fields(path: &str, old: &[Field], new: &[Field], leaves: &[Leaf<'_>], found: &mut Vec<(String, Power)>) {
    for field in new {
        // The value of a field that is new is a change of its own.
        let Some(before) = old.iter().find(|before| before.name == field.name) else { continue };
        let path = format!("{path}.{}", field.name);
        let mut power = if form(before) == form(field) { Power::Same } else { Power::Changed };
        let is_chosen = |leaf: &Leaf<'_>| leaf.path == path && matches!(leaf.value, Value::Env(_) | Value::Input(_));
        if leaves.iter().any(is_chosen) {
            power = power.and(limits(before, field)).and(members(before, field));
        }
        if power != Power::Same {
            found.push((path.clone(), power));
        }
        if let (Kind::Object(before), Kind::Object(after)) = (&before.kind, &field.kind) {
            fields(&path, before.as_slice(), after.as_slice(), leaves, found);
        }
    }
}

/// What a value of the field means, and how it is written.
fn form(field: &Field) -> String {
    let kind = match &field.kind {
        Kind::Object(shape) => kind(shape).to_owned(),
        Kind::Sid(sid) => format!("{} {} {} {:?}", sid.prefix, sid.digits, sid.suffix, sid.literals),
        kind => format!("{kind}"),
    };
    let Field { unit, length, characters, default, narrows, separator, in_string, .. } = field;
    format!("{kind} {unit:?} {length} {characters:?} {default:?} {narrows} {separator:?} {in_string}")
}

fn kind(shape: &Shape) -> &'static str {
    if matches!(shape, Shape::Json) { "json" } else { "fields" }
}

/// Which members the free JSON of a caller may have. A member that is not listed is what `*` says, or any value.
fn members(old: &Field, new: &Field) -> Power {
    let secrets = [new, old].map(|field| field.secrets.iter().collect::<Vec<_>>());
    let (old, new) = (&old.members, &new.members);
    let kind = |members: &[(Text, Text)], path: &str| {
        let of = |path: &str| members.iter().find(|(name, _)| *name == *path).map(|(_, kind)| kind.to_string());
        let any = path.rsplit_once('.').map_or_else(|| "*".to_owned(), |(above, _)| format!("{above}.*"));
        of(path).or_else(|| of(&any)).unwrap_or_else(|| "any".to_owned())
    };
    Power::of(old.iter().chain(new.iter()).map(|(path, _)| {
        match (kind(old, path).as_str(), kind(new, path).as_str()) {
            (was, is) if was == is => Power::Same,
            (_, "any") | ("strings", "array") => Power::More,
            ("any", _) | ("array", "strings") => Power::Less,
            _ => Power::Changed,
        }
    }))
    .and(Power::of_sets(&secrets[0], &secrets[1]))
}

/// Which values the field allows.
fn limits(old: &Field, new: &Field) -> Power {
    let choices = match (&old.one_of, &new.one_of) {
        (Choices::Any, Choices::Any) => Power::Same,
        // A value that is listed now may have been too long.
        (Choices::Any, _) => return if old.has_bounds() { Power::Changed } else { Power::Less },
        (_, Choices::Any) => return Power::More,
        (Choices::Strings(old), Choices::Strings(new)) => {
            Power::of_sets(&old.iter().collect::<Vec<_>>(), &new.iter().collect::<Vec<_>>())
        }
        (Choices::Integers(old), Choices::Integers(new)) => Power::of_sets(old, new),
        _ => Power::Changed,
    };
    let longest = |field: &Field| if field.max > 0 { field.max } else { u32::MAX };
    let largest = |field: &Field| field.most.unwrap_or(i64::MAX);
    let smallest = |field: &Field| field.min.unwrap_or(i64::MIN);
    Power::of([
        choices,
        Power::of_order(longest(new).cmp(&longest(old))),
        Power::of_order(largest(new).cmp(&largest(old))),
        Power::of_order(smallest(old).cmp(&smallest(new))),
    ])
}
