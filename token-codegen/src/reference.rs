//! Which tables of a grants.toml are references to a variable or an input, and no values.

/// The key of a reference inside free JSON, which is alone in its table.
pub const INSIDE_JSON: [&str; 2] = ["$env", "$input"];

/// The key that makes a table in the place of a field a reference, or nearly one: `{ env = "ROOM", default = "lobby" }`. With a value that
/// is no name, or with other keys, it is an object: `{ input = ["publish"] }`. The members are keys, and whether each holds a string.
pub fn source<'k>(members: impl Iterator<Item = (&'k str, bool)> + Clone) -> Option<&'k str> {
    // The keys of a table have no order: with two sources it is the same reference, which `check` refuses.
    let (source, is_name) = ["env", "input", "$env", "$input"]
        .into_iter()
        .find_map(|source| members.clone().find(|(key, _)| *key == source))?;
    let mut beside = members.filter(|(key, _)| *key != source);
    (is_name && beside.all(|(key, _)| ["input", "default", "optional"].contains(&key))).then_some(source)
}
