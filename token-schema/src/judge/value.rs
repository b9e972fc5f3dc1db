//! A value that is judged: JSON of a token, or TOML of a declaration.

use crate::Form;

/// A value that is judged.
pub trait Value<'v>: Copy {
    /// Its type, with the value of a scalar.
    fn form(self) -> Form<'v>;
    /// The member of an object, the last of several with this name; `None` for any other value.
    fn member(self, name: &str) -> Option<Self>;
    /// The members of an object with their keys, or the items of an array with empty keys.
    fn members(self) -> impl Iterator<Item = (&'v str, Self)>;
}
