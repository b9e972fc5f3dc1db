//! Several fields that get one value, from an input or a variable.

use crate::model::Field;
use crate::report::quoted;

/// Why no value is right for the field and the others that get it; `None`: some value is.
pub(super) fn fault(field: &Field, others: &[(&str, &Field)]) -> Option<String> {
    let limited: Vec<_> = others.iter().filter(|(_, other)| other.has_bounds()).collect();
    let all: Vec<&Field> = limited.iter().map(|(_, other)| *other).chain([field]).collect();
    if limited.is_empty() || Field::share_a_value(&all) {
        return None;
    }
    // One of the others is enough, if there is one.
    let alone = limited.iter().find(|(_, other)| !Field::share_a_value(&[other, field]));
    let named = alone.map_or(limited.as_slice(), std::slice::from_ref);
    let others: Vec<_> = named.iter().map(|(path, other)| format!("for `{path}` {}", other.bounds(quoted))).collect();
    Some(format!("here it is {}, but {}", field.bounds(quoted), others.join(", and ")))
}
