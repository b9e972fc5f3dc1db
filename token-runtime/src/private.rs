//! Every name that generated code uses. Not part of the public API; may change in any version.

pub use ::core;
pub use ::serde_core;
pub use ::std;

// The names of the prelude, which generated code uses by path so that no name of the user can shadow them.
pub use core::assert;
pub use core::clone::Clone;
pub use core::cmp::{Eq, Ord, PartialEq, PartialOrd};
pub use core::convert::{AsRef, Into};
pub use core::default::Default;
pub use core::fmt::Debug;
pub use core::hash::Hash;
pub use core::marker::{Copy, Send, Sync};
pub use core::ops::Fn;
pub use core::option::Option::{self, None, Some};
pub use core::result::Result::{self, Err, Ok};
pub use core::time::Duration;
pub use std::string::String;
pub use std::time::SystemTime;
pub use std::vec::Vec;

pub use crate::__sid as sid;
pub use crate::engine::*;
pub use crate::grant::Itself;
pub use crate::grant::const_checks::{
    are_all_known, are_apart, are_users_known, has_none_of, holds_integer, holds_strings, is_array, is_for_one_of,
    is_json, is_text, same,
};
pub use crate::grant::grant_set::Tables;
pub use crate::json;
pub use crate::region_error::RegionError;
pub use crate::rules::identity_limits::check as check_identity;
pub use crate::sid::literal::{FromLiteral, LiteralText, check as check_sid};
pub use crate::sid::text::{deserialize_from_str, read_from_str};
pub use token_schema as schema;

#[path = "private/features.rs"]
pub mod features;

#[path = "private/shared.rs"]
pub mod shared;
