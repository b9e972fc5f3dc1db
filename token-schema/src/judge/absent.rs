//! The values that count as absent.

use super::value::Value;
use crate::{Form, Format, List};

/// The values that mean the same as an absent member.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Absent {
    /// `null`.
    pub null: bool,
    /// An empty string, array or object.
    pub empty: bool,
    /// A boolean that is `false`, unless its absence means `true`.
    pub off: bool,
}

impl Absent {
    /// Only members that are not there are absent.
    pub const NONE: Self = Self { null: false, empty: false, off: false };

    /// The values that a vendor reads as absent.
    #[inline]
    #[must_use]
    pub fn of(format: &Format) -> Self {
        if format.absent.is_empty() { Self::NONE } else { Self::named(&format.absent) }
    }

    fn named(values: &List<str>) -> Self {
        let [null, empty, off] = ["null", "empty", "false"].map(|value| values.contains(value));
        Self { null, empty, off }
    }

    /// Whether a value counts as absent, whatever its field.
    #[inline]
    #[must_use]
    pub fn is_absent<'v>(self, value: impl Value<'v>) -> bool {
        if self == Self::NONE {
            return false;
        }
        match value.form() {
            Form::Null => self.null,
            Form::String("") => self.empty,
            Form::Array | Form::Object => self.empty && value.members().next().is_none(),
            _ => false,
        }
    }

    /// Whether a grant grants nothing: it is absent, or nothing in it is on.
    #[must_use]
    pub fn is_nothing<'v, V: Value<'v>>(self, grant: V) -> bool {
        if self == Self::NONE {
            return false;
        }
        let is_off = |value: V| self.is_absent(value) || (self.off && value.form() == Form::Boolean(false));
        self.is_absent(grant)
            || (self.off && grant.form() == Form::Object && grant.members().all(|(_, member)| is_off(member)))
    }
}
