//! A macro for each vendor's feature, which generated code calls once: it fails if the feature is off.
//!
//! The generator cannot see the features of this crate. Without the macro, the compiler would report each use of the vendor's types.

/// The feature is on.
#[doc(hidden)]
#[macro_export]
macro_rules! __compiled {
    ($message:literal) => {};
}

/// The feature is off.
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
