//! Which argument of a call, or which variables of a start, a finding is about.

use crate::issue::declaration::InputField;
use crate::rules::subject::Subject;

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Argument {
    Identity,
    Input(&'static InputField),
    /// All inputs together.
    Inputs,
    Ttl,
    Variables(Box<Subject>),
}
