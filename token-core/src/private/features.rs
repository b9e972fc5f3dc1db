//! What the code of a `grants.toml` says once if the module of its vendor may have been left out: a macro called as the feature.
//!
//! The generator cannot see the features of this crate. Without this the compiler would say of each use of the vendor's types
//! that there is none; a macro that fails comes before all of them.

/// The vendor's module is there: nothing to say.
#[doc(hidden)]
#[macro_export]
macro_rules! __compiled {
    ($message:literal) => {};
}

/// The vendor's module was left out.
#[doc(hidden)]
#[macro_export]
macro_rules! __left_out {
    ($message:literal) => {
        $crate::__private::core::compile_error!($message);
    };
}

#[cfg(feature = "livekit")]
pub use crate::__compiled as livekit;
#[cfg(not(feature = "livekit"))]
pub use crate::__left_out as livekit;

#[cfg(feature = "zoom")]
pub use crate::__compiled as zoom;
#[cfg(not(feature = "zoom"))]
pub use crate::__left_out as zoom;
