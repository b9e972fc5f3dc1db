//! A vendor's rules for access tokens as data, and what is wrong with a value.
//!
//! `token-core` checks tokens with it at run time, and `token-codegen` a `grants.toml` at build time. It knows no TOML, no JWT, no
//! vendor and no cryptography. It is an internal crate: applications use the other two, and its API may change in any release.
//!
//! # The tables
//!
//! A [`Vendor`] holds all rules of one vendor. The same types serve generated statics and tables that are read from a file at run time:
//! a string is a [`Cow`](std::borrow::Cow), and a list of names or tables is a [`List`]. Statics are written with const constructors and
//! setters, and an array of tables is a static of its own:
//!
//! ```
//! use token_schema::{Field, Grant, Shape, Sid};
//!
//! static SID: Sid = Sid::new("service", "Conversations service SID", "IS", 32);
//! static FIELDS: [Field; 3] = [
//!     Field::sid("service_sid", &SID).required(),
//!     Field::string("role").one_of(&["guest", "host"]),
//!     Field::boolean("record").needs(&["role"]),
//! ];
//! static CHAT: Grant = Grant::new("chat", Shape::fields(&FIELDS));
//!
//! assert!(CHAT.shape.field("service_sid").is_some_and(|field| field.required));
//! ```

#[macro_use]
mod set;

mod algorithm;
mod codes;
mod credential;
pub mod duration;
mod field;
mod format;
mod grant;
mod identity;
pub mod judge;
pub mod leftover;
mod list;
mod not_checked;
pub mod path;
mod probe;
pub mod rule;
mod sdk;
mod sid;
pub mod suggest;
mod unit;
mod vendor;
pub mod visible;

pub use algorithm::{Algorithm, KeyKind};
pub use codes::{Code, Evidence, RuleCodes, Visible, WireCode};
pub use credential::{Credential, LookAlike, Looks, Role};
pub use field::{Bound, Choices, Field, Form, KeyType, Kind, Shape};
pub use format::{Format, LifetimeFault};
pub use grant::Grant;
pub use identity::Identity;
pub use list::List;
pub use not_checked::NotChecked;
pub use probe::{Expect, Meaning, Must, Preflight, Probe, Reply};
pub use sdk::Sdk;
pub use sid::{Sid, SidFault, article};
pub use unit::Unit;
pub use vendor::{Additions, Foreign, Legacy, Vendor};

/// A string: static, or read from a file.
pub type Text = std::borrow::Cow<'static, str>;
/// Characters, as inclusive ranges.
pub type Ranges = std::borrow::Cow<'static, [(char, char)]>;

/// A static string.
#[must_use]
pub const fn text(text: &'static str) -> Text {
    std::borrow::Cow::Borrowed(text)
}

/// The string, also in constants.
#[must_use]
pub const fn as_str(text: &Text) -> &str {
    match text {
        std::borrow::Cow::Borrowed(text) => text,
        std::borrow::Cow::Owned(text) => text.as_str(),
    }
}

/// A static list.
#[must_use]
pub const fn list<T: Clone>(items: &'static [T]) -> std::borrow::Cow<'static, [T]> {
    std::borrow::Cow::Borrowed(items)
}

/// Two static strings.
#[must_use]
pub const fn pair(one: &'static str, other: &'static str) -> (Text, Text) {
    (std::borrow::Cow::Borrowed(one), std::borrow::Cow::Borrowed(other))
}
