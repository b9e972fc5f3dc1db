//! How tables are set in constants.

/// Const setters of a table: `name(arguments) { field: value }`.
///
/// What a field held is a constant without anything to free, but a `const fn` may not drop a value whose type could own something; so
/// it is forgotten.
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
