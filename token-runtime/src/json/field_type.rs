//! The schema's type for the Rust type of a field.

use token_schema::{Kind, Shape};

use super::json_object::JsonObject;
use super::value::Value;

/// A Rust type that a field with `#[derive(Grant)]` may have.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be a field of a grant",
    note = "a field is a `String`, `bool`, `i64`, `Vec<String>`, `JsonObject`, a SID, or a struct with `#[derive(Grant)] #[grant(nested)]`"
)]
pub trait FieldType: Value {
    const KIND: &'static Kind;
}

impl FieldType for String {
    const KIND: &'static Kind = &Kind::String;
}

impl FieldType for bool {
    const KIND: &'static Kind = &Kind::Boolean;
}

impl FieldType for i64 {
    const KIND: &'static Kind = &Kind::Integer;
}

impl FieldType for Vec<String> {
    const KIND: &'static Kind = &Kind::Strings;
}

impl FieldType for JsonObject {
    const KIND: &'static Kind = &Kind::Object(Shape::Json);
}

impl FieldType for serde_json::Value {
    const KIND: &'static Kind = &Kind::Object(Shape::Json);
}
