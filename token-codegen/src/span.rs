//! A place in a text.

use std::ops::Range;

/// Bytes of a source's text, from and to.
pub type Span = Range<usize>;
