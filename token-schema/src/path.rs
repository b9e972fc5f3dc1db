//! Places in a token: `claims.grants.chat.service_sid`.

use std::fmt;

/// The longest place that is written out whole, in bytes. A token may nest names of 64 bytes 127 deep.
const LONGEST: usize = 200;
/// How much of the beginning of a longer place is written.
const BEGINNING: usize = 100;

/// A place as a chain of names, which is formatted only for a finding.
#[derive(Clone, Copy)]
pub struct Path<'a> {
    parent: Option<&'a Path<'a>>,
    name: &'a str,
    /// The length of the whole place, in bytes.
    length: usize,
    /// The longest beginning of at most [`BEGINNING`] bytes, if the place is longer.
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

    /// Whether it is a member of the top: a claim.
    #[must_use]
    pub const fn is_of_top(&self) -> bool {
        matches!(self.parent, Some(Path { parent: None, .. }))
    }

    /// A member with a name of the rules.
    #[must_use]
    pub fn child(&'a self, name: &'a str) -> Self {
        let length = self.length + 1 + name.len();
        let beginning = self.beginning.or_else(|| (length > BEGINNING).then_some(self));
        Self { parent: Some(self), name, length, beginning }
    }

    /// A member with a key of the token. Keys that would be ambiguous in a path, and items of arrays, are left out.
    #[must_use]
    pub fn of_key(&'a self, key: &'a str) -> Self {
        let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'$');
        if key.is_empty() || key.len() > 64 || !key.bytes().all(plain) { *self } else { self.child(key) }
    }
}

impl fmt::Display for Path<'_> {
    /// A long place is shortened to its beginning and its last name.
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
