//! Issues the tokens of a `grants.toml`, for generated code and for the command line. Not part of the public API; may change in any
//! version.

pub use crate::credentials::RawCredentials;
pub use crate::grant::grant_set::AnyGrant;
pub use crate::issue::declaration::{
    Declaration, Declarations, Env, InputField, InputValue, Region, Segment, ValueKind,
};
pub use crate::issue::start::Start;
pub use crate::issue::started::Started;
pub use crate::issue::strictness::Strictness;
pub use crate::issue::template::Template;
pub use crate::jwt::clock::Clock;
pub use crate::sid::text::SidText;
pub use crate::vendors::compiled::TABLES;
