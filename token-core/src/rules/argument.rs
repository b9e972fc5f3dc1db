//! Which argument of a call a finding is about.

/// An argument of a call that issues a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Argument {
    Identity,
    Inputs,
    Ttl,
}
