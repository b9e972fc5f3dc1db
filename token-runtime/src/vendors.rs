//! The vendors: a module for each, generated from its schema. The crate's root re-exports every public module.

pub(crate) mod vendor;

// Generated, and compared byte by byte with what the generator emits, so rustfmt must leave these files alone. A vendor behind a
// feature costs nothing unless a user asks for it.
#[rustfmt::skip]
#[allow(unused_qualifications, clippy::wildcard_imports)]
pub mod twilio;
#[cfg(feature = "ably")]
#[rustfmt::skip]
#[allow(unused_qualifications, clippy::wildcard_imports)]
pub mod ably;
#[cfg(feature = "livekit")]
#[rustfmt::skip]
#[allow(unused_qualifications, clippy::wildcard_imports)]
pub mod livekit;
#[cfg(feature = "supabase")]
#[rustfmt::skip]
#[allow(unused_qualifications, clippy::wildcard_imports)]
pub mod supabase;
#[cfg(feature = "vonage")]
#[rustfmt::skip]
#[allow(unused_qualifications, clippy::wildcard_imports)]
pub mod vonage;
#[cfg(feature = "zoom")]
#[rustfmt::skip]
#[allow(unused_qualifications, clippy::wildcard_imports)]
pub mod zoom;

/// All of them, for a program that knows none by name.
pub(crate) mod compiled {
    use super::vendor::Vendor;

    /// The tables of the vendors that are compiled in.
    pub const TABLES: &[&token_schema::Vendor] = &[
        super::twilio::Twilio::TABLE,
        #[cfg(feature = "ably")]
        super::ably::Ably::TABLE,
        #[cfg(feature = "livekit")]
        super::livekit::Livekit::TABLE,
        #[cfg(feature = "supabase")]
        super::supabase::Supabase::TABLE,
        #[cfg(feature = "vonage")]
        super::vonage::Vonage::TABLE,
        #[cfg(feature = "zoom")]
        super::zoom::Zoom::TABLE,
    ];
}
