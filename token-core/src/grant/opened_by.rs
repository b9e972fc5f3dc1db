//! Which SDKs a token opens, for a token of which only that is known.

/// That what a token carries opens this SDK, `dyn sdk::NAME`.
///
/// Generated beside each SDK, for everything that implements its trait; nobody implements it by hand. It is written from the SDK's side,
/// because a vendor's module may stand in any crate and only the SDK is sure to be its own.
pub trait OpenedBy<P: ?Sized> {}
