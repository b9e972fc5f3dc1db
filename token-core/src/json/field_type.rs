//! What the rules know of a field whose type is written in Rust.

use super::json_object::JsonObject;
use super::value::Value;
use crate::schema::{Kind, Shape};

/// The kind of field that a Rust type makes, for `#[derive(Grant)]`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be a field of a grant",
    note = "a field is a `String`, `bool`, `i64`, `Vec<String>`, `JsonObject`, a SID, or a struct with `#[derive(Grant)] #[grant(nested)]`"
)]
pub trait FieldType: Value {
    /// The kind.
    const KIND: Kind;
}

impl FieldType for String {
    const KIND: Kind = Kind::Text;
}

impl FieldType for bool {
    const KIND: Kind = Kind::Bool;
}

impl FieldType for i64 {
    const KIND: Kind = Kind::Integer;
}

impl FieldType for Vec<String> {
    const KIND: Kind = Kind::Texts;
}

impl FieldType for JsonObject {
    const KIND: Kind = Kind::Object(Shape::Json);
}

impl FieldType for serde_json::Value {
    const KIND: Kind = Kind::Object(Shape::Json);
}
