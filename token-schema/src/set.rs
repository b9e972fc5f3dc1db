//! Setters of tables in constants.

/// Const setters of a table: `name(arguments) { field: value }`.
///
/// The old value is a constant that owns nothing, but a `const fn` may not drop a value of a type that could; so it is forgotten.
macro_rules! setters {
    ($($name:ident($($argument:ident: $type:ty),*) { $($field:ident: $value:expr),+ })+) => {$(
        #[doc = concat!("Sets", $(" `", stringify!($field), "`",)+ ".")]
        #[must_use]
        #[allow(clippy::mem_replace_option_with_some, forgetting_copy_types, reason = "fields of every type are set alike")]
        pub const fn $name(mut self, $($argument: $type),*) -> Self {
            $(core::mem::forget(core::mem::replace(&mut self.$field, $value));)+
            self
        }
    )+};
}
