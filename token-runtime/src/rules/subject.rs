//! The variables, and the places in a `grants.toml`, that a finding at start is about.

/// A place in a `grants.toml`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Place {
    /// The file, as `include_grants!` names it.
    pub file: &'static str,
    /// The line, from 1.
    pub line: u32,
    /// The declaration, `agent`.
    pub token: &'static str,
    /// The field from the grant's key, `chat.service_sid`. `None`: the whole declaration.
    pub field: Option<&'static str>,
}

/// The variables and the places of a finding.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Subject {
    pub(crate) variables: Vec<&'static str>,
    pub(crate) alternatives: Vec<&'static str>,
    pub(crate) places: Vec<Place>,
}
