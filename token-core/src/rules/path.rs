//! Where something stands in a token: `claims.grants.chat.service_sid`.

use std::fmt;

/// A place, as a chain of names that is written out only for a finding: a good token pays for none.
#[derive(Clone, Copy)]
pub(crate) struct Path<'a> {
    parent: Option<&'a Path<'a>>,
    name: &'a str,
}

impl<'a> Path<'a> {
    /// A place at the top: `claims`.
    pub(crate) const fn top(name: &'a str) -> Self {
        Self { parent: None, name }
    }

    /// A member that the rules know by this name.
    pub(crate) fn child(&'a self, name: &'a str) -> Self {
        Self { parent: Some(self), name }
    }

    /// A member with a key of the token's. One that a reader of the path could mistake, or that belongs to an array, does not
    /// lengthen it.
    pub(super) fn of_key(&'a self, key: &'a str) -> Self {
        let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'$');
        if key.is_empty() || key.len() > 64 || !key.bytes().all(plain) { *self } else { self.child(key) }
    }
}

impl fmt::Display for Path<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.parent {
            Some(parent) => write!(f, "{parent}.{}", self.name),
            None => f.write_str(self.name),
        }
    }
}
