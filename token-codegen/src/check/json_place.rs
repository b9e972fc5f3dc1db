//! Where free JSON is in a declaration.

/// The field that is free JSON.
#[derive(Clone, Copy)]
pub(super) struct Place<'p> {
    /// The field, dotted from the grant's key.
    pub(super) field: &'p str,
    /// The documentation of the field.
    pub(super) doc: &'p str,
    /// Whether the token has it as a string: it is constant, or an input as a whole.
    pub(super) in_string: bool,
}

impl Place<'_> {
    /// The help for a reference in JSON that is a string in the token.
    pub(super) fn without_reference(self) -> String {
        format!("write the values, or take all of it from each call: `{} = {{ input = \"name\" }}`", self.field)
    }
}
