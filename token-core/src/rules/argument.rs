//! Which argument of a call a finding is about.

/// An argument of a call that issues a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Argument {
    /// The name under which the client appears.
    Identity,
    /// The inputs: one of them, or all together.
    Inputs,
    /// The lifetime.
    Ttl,
}
