//! The SDKs that a token's grants serve.

/// Implemented for `dyn sdk::NAME` if the grants `P` serve that SDK.
///
/// Generated for each SDK. The SDK is the implementing type because a vendor's module may be in any crate, where `P` is foreign.
pub trait OpenedBy<P: ?Sized> {}
