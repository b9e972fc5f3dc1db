//! How a const setter replaces what a table holds.

/// Sets a field of `self` and returns `self`. What the field held is a constant without anything to free, but a `const fn` may not drop
/// a value whose type could own something; so it is forgotten.
macro_rules! set {
    ($table:ident.$field:ident = $value:expr) => {{
        #[allow(clippy::mem_replace_option_with_some, reason = "fields of every type are set alike")]
        core::mem::forget(core::mem::replace(&mut $table.$field, $value));
        $table
    }};
}
