//! What the judge finds.

use crate::leftover::Leftover;
use crate::{Bound, Field, Kind, Sid, SidFault};

/// Whether a present field has an effect: a boolean may be `false`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Power {
    /// It has an effect.
    On,
    /// It has no effect.
    Off,
    /// The value is known only when a token is issued.
    Open,
}

/// One violation of the rules for a grant. `'t` is the lifetime of the tables, `'v` that of the value.
#[derive(Clone, Debug)]
pub enum Violation<'t, 'v> {
    /// The grant is not an object.
    NotObject,
    /// The grant is deprecated, and why.
    DeprecatedGrant(&'t str),
    /// The field is deprecated, and why.
    DeprecatedField(&'t Field, &'t str),
    /// A required field is missing; the member that seems to be meant as the field.
    Missing(&'t Field, Option<&'v str>),
    /// A member is not a field of the object.
    Unknown {
        /// The member.
        key: &'v str,
        /// The field that it seems to be meant as, dotted from the object: `outgoing.application_sid`.
        meant: Option<String>,
        /// All fields.
        fields: &'t [Field],
    },
    /// A member of the object of a switch is not its one boolean.
    UnknownInSwitch {
        /// The member.
        key: &'v str,
        /// The boolean.
        only: &'t str,
    },
    /// The value has the wrong type.
    Type {
        /// The name of the field, or of the member of a switch.
        name: &'t str,
        /// The expected type.
        kind: &'t Kind,
    },
    /// An optional field is `null`, in place of no field.
    Null(&'t Field),
    /// The string is empty.
    Empty(&'t Field),
    /// The value is of the right type, and the field does not take it. Of several strings the first is reported.
    Bound(&'t Field, Bound),
    /// JSON in a string of a token, which the caller reads and judges: this crate reads no JSON.
    JsonText(&'t Field, &'v str),
    /// A program wrote this in place of the string.
    Leftover(&'t Field, Leftover<'v>),
    /// The string is not a SID of this kind.
    Sid {
        /// The field.
        field: &'t Field,
        /// The expected kind of SID.
        kind: &'t Sid,
        /// The fault in the string.
        fault: SidFault,
        /// The string.
        text: &'v str,
    },
    /// None of the named SDKs uses the field.
    NotForSdk(&'t Field),
    /// Other fields have no effect without this field.
    Needed {
        /// The field that is needed.
        field: &'t Field,
        /// The fields that need it.
        by: Vec<&'t str>,
        /// Its state; `None`: missing.
        power: Option<Power>,
        /// The member that seems to be meant as the field.
        misspelt: Option<&'v str>,
    },
    /// A field has no effect without one of these fields.
    NeededAny(&'t Field),
    /// A field has no effect unless another field has this value.
    Conflict {
        /// The field without effect.
        field: &'t Field,
        /// The other field.
        other: &'t str,
        /// The value that it must have.
        value: &'t str,
    },
    /// A member of free JSON has the wrong type, or is an array without the items that it needs.
    Member {
        /// The field.
        field: &'t Field,
        /// The member.
        key: &'v str,
        /// The expected type.
        kind: &'t str,
    },
    /// An item of an array of strings in free JSON is not a string, or empty.
    Item {
        /// The field.
        field: &'t Field,
        /// The member that is the array.
        key: &'v str,
    },
    /// A member of free JSON seems to be meant as another one.
    MisspeltMember {
        /// The field.
        field: &'t Field,
        /// The member.
        key: &'v str,
        /// The name that seems to be meant.
        meant: &'t str,
    },
    /// A member of free JSON holds a credential.
    Secret {
        /// The field.
        field: &'t Field,
        /// The member.
        key: &'v str,
    },
    /// None of the fields that grant access is on.
    NoAccess {
        /// These fields.
        any_of: Vec<&'t Field>,
        /// The last present one, and its state.
        last: Option<(&'t Field, Power)>,
        /// A field, and the member that seems to be meant as the field.
        misspelt: Option<(&'t Field, &'v str)>,
    },
}

impl<'v> Violation<'_, 'v> {
    /// The member that seems to be meant as the field that the violation is about.
    #[must_use]
    pub fn misspelt(&self) -> Option<&'v str> {
        match self {
            Self::Missing(_, key) | Self::Needed { misspelt: key, .. } => *key,
            Self::NoAccess { misspelt, .. } => misspelt.map(|(_, key)| key),
            _ => None,
        }
    }
}
