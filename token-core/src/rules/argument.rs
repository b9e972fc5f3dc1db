//! Which argument of a call a finding is about.

use crate::issue::declaration::InputField;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Argument {
    Identity,
    Input(&'static InputField),
    /// All inputs together.
    Inputs,
    Ttl,
}
