//! What `include_grants!` generates, for code that issues any declared token or reads the list of variables.

#[cfg(feature = "serde")]
pub use crate::issue::inputs::Inputs;
pub use crate::issue::lent::{Held, Lend, Lent};
pub use crate::issue::profile::Profile;
pub use crate::issue::variable::{Variable, VariableUse};
