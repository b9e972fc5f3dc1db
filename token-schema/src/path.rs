//! Where something stands in a token: `claims.grants.chat.service_sid`.

use std::fmt;

/// Longest place that is written out whole, bytes. A token may nest names of 64 bytes 127 deep.
const LONGEST: usize = 200;
/// And how much is written of the beginning of a longer one.
const BEGINNING: usize = 100;

/// A place, as a chain of names that is written out only for a finding: a good token pays for none.
#[derive(Clone, Copy)]
pub struct Path<'a> {
    parent: Option<&'a Path<'a>>,
    name: &'a str,
    /// Of all of it, bytes.
    length: usize,
    /// The longest beginning that is no longer than [`BEGINNING`], where that is not the whole.
    beginning: Option<&'a Path<'a>>,
}

impl<'a> Path<'a> {
    /// A place at the top: `claims`.
    #[must_use]
    pub const fn top(name: &'a str) -> Self {
        Self { parent: None, name, length: name.len(), beginning: None }
    }

    /// Its last name: `service_sid`.
    #[must_use]
    pub const fn name(&self) -> &'a str {
        self.name
    }

    /// A member that the rules know by this name.
    #[must_use]
    pub fn child(&'a self, name: &'a str) -> Self {
        let length = self.length + 1 + name.len();
        let beginning = self.beginning.or_else(|| (length > BEGINNING).then_some(self));
        Self { parent: Some(self), name, length, beginning }
    }

    /// A member with a key of the token's. One that a reader of the path could mistake, or that belongs to an array, does not
    /// lengthen it.
    #[must_use]
    pub fn of_key(&'a self, key: &'a str) -> Self {
        let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'$');
        if key.is_empty() || key.len() > 64 || !key.bytes().all(plain) { *self } else { self.child(key) }
    }
}

impl fmt::Display for Path<'_> {
    /// Of a longer place its beginning and its last name.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.beginning.filter(|_| self.length > LONGEST), self.parent) {
            (Some(beginning), _) => write!(f, "{beginning}.….{}", self.name),
            (None, Some(parent)) => write!(f, "{parent}.{}", self.name),
            (None, None) => f.write_str(self.name),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Path;

    #[test]
    fn a_long_place_keeps_its_beginning_and_its_end() {
        let key = "k".repeat(64);
        let claims = Path::top("claims");
        let one = claims.child(&key);
        let two = one.child(&key);
        assert_eq!(two.child("a").to_string(), format!("claims.{key}.{key}.a"));
        assert_eq!(two.child(&key).to_string(), format!("claims.{key}.….{key}"));
    }
}
