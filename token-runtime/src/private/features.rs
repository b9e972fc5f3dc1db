//! Macros for what generated code has only with a feature, because the generator cannot see the features of this crate.
//!
//! A vendor's macro fails if the feature is off: without it, the compiler would report each use of the vendor's types.

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

#[cfg(feature = "ably")]
pub use crate::__compiled as ably;
#[cfg(not(feature = "ably"))]
pub use crate::__left_out as ably;

#[cfg(feature = "livekit")]
pub use crate::__compiled as livekit;
#[cfg(not(feature = "livekit"))]
pub use crate::__left_out as livekit;

#[cfg(feature = "supabase")]
pub use crate::__compiled as supabase;
#[cfg(not(feature = "supabase"))]
pub use crate::__left_out as supabase;

#[cfg(feature = "vonage")]
pub use crate::__compiled as vonage;
#[cfg(not(feature = "vonage"))]
pub use crate::__left_out as vonage;

#[cfg(feature = "zoom")]
pub use crate::__compiled as zoom;
#[cfg(not(feature = "zoom"))]
pub use crate::__left_out as zoom;

/// The constructor for tests, in the `impl` of the struct that holds all profiles. `start` makes it from a `Start` of
/// the declarations.
#[cfg(feature = "test-util")]
#[doc(hidden)]
#[macro_export]
macro_rules! __for_tests {
    ($start:ident, $declarations:ident) => {
        /// Made-up credentials and variables, for tests only. Needs the feature `test-util` of token-core.
        ///
        /// The vendor refuses these tokens. The secret is random in each process, so a token that leaves a test opens
        /// nothing; only an RSA key is the same in all processes, and published. All calls in one process have the same credentials and variables, so each verifies the tokens of
        /// the others. Every variable is set, except for those with a default: to a string like `test-…`, a SID of the
        /// right kind, the first allowed value or region.
        ///
        /// # Panics
        ///
        /// If a variable has no value that all its fields accept; no environment would start these tokens then.
        #[must_use]
        #[track_caller]
        pub fn for_tests() -> Self {
            $start($crate::__private::Start::for_tests(&$declarations))
        }
    };
}

/// The feature is off: a function whose call is an error that names the feature.
#[cfg(not(feature = "test-util"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __for_tests {
    ($start:ident, $declarations:ident) => {
        // With a lifetime, because the compiler refuses a bound without one where it is written.
        #[doc(hidden)]
        pub fn for_tests<'a>() -> Self
        where
            &'a Self: $crate::__private::features::TestUtil,
        {
            <&'a Self as $crate::__private::features::TestUtil>::never()
        }
    };
}

/// Nothing implements it.
#[cfg(not(feature = "test-util"))]
#[diagnostic::on_unimplemented(
    message = "`for_tests` needs the feature `test-util` of token-core",
    label = "made-up credentials are for tests only",
    note = "add `token-core = {{ …, features = [\"test-util\"] }}` to `[dev-dependencies]`"
)]
pub trait TestUtil {
    fn never() -> !;
}

pub use crate::__for_tests as for_tests;

/// `Deserialize` for the input of a token, from an object with a member for each field. The feature is off: nothing.
#[cfg(not(feature = "serde"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __input {
    ($($input:tt)*) => {};
}

/// Without a derive, because the derive needs a path as a string, and the user may have renamed this crate.
#[cfg(feature = "serde")]
#[doc(hidden)]
#[macro_export]
macro_rules! __input {
    ($input:ident [$($life:lifetime)?] { $($field:ident $name:literal: $kind:ty,)* }) => {
        const _: () = {
            use $crate::__private as __p;
            use __p::serde_core::de::{Deserialize, Deserializer, Error, IgnoredAny, MapAccess, Visitor};

            struct __Visitor<T>(__p::core::marker::PhantomData<T>);

            impl<'de $(: $life, $life)?> Visitor<'de> for __Visitor<$input $(<$life>)?> {
                type Value = $input $(<$life>)?;

                fn expecting(&self, f: &mut __p::core::fmt::Formatter<'_>) -> __p::core::fmt::Result {
                    f.write_str(__p::core::concat!("an object with the fields of ", __p::core::stringify!($input)))
                }

                fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> __p::Result<Self::Value, A::Error> {
                    $(let mut $field: __p::Option<$kind> = __p::None;)*
                    while let __p::Some(key) = map.next_key::<__p::String>()? {
                        match key.as_str() {
                            $($name if $field.is_some() => return __p::Err(A::Error::duplicate_field($name)),
                            $name => $field = __p::Some(map.next_value()?),)*
                            _ => {
                                map.next_value::<IgnoredAny>()?;
                            }
                        }
                    }
                    __p::Ok($input { $($field: $field.ok_or_else(|| A::Error::missing_field($name))?,)* })
                }
            }

            impl<'de $(: $life, $life)?> Deserialize<'de> for $input $(<$life>)? {
                fn deserialize<D: Deserializer<'de>>(deserializer: D) -> __p::Result<Self, D::Error> {
                    let visitor = __Visitor(__p::core::marker::PhantomData);
                    deserializer.deserialize_struct(__p::core::stringify!($input), &[$($name),*], visitor)
                }
            }
        };
    };
}

pub use crate::__input as input;
