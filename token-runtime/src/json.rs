//! JSON for grants: written without a tree, and read without a copy. For generated code; not part of the public API, and may change in any
//! version.

mod field_access;
mod field_type;
mod json_object;
mod read_error;
mod reader;
mod tape;
mod value;
mod writer;

pub use self::field_access::FieldAccess;
pub use self::field_type::FieldType;
pub use self::json_object::JsonObject;
pub use self::read_error::ReadError;
pub(crate) use self::reader::Document;
pub use self::reader::{Members, Node, Object};
pub use self::value::{Fields, Value};
pub use self::writer::{ValueWriter, Writer};
pub(crate) use self::writer::{escaped, integer as write_integer, string as write_string};
