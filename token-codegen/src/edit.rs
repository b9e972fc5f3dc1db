//! A change of a file.

use crate::span::Span;

/// A change of the file that corrects a problem and grants nothing that its author has not named.
///
/// A help that leaves a choice, or a name to fill in, has none.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Edit {
    /// What is replaced, in bytes of the source's text. Empty: the text is inserted here.
    pub span: Span,
    /// The new text.
    pub text: String,
}
