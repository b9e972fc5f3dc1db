//! When a client should renew its token.

/// Shortest time between the renewal of a token and its expiry, seconds.
///
/// No vendor documents a value. A minute allows for a late timer, a repeated request, and clocks that differ. Without it a token for an
/// SDK that gives no warning (`renew_before = "0s"`) would be renewed when it has expired.
const MARGIN: u32 = 60;

/// How long before its expiry a token should be renewed, seconds. `ttl` is the lifetime, `warning` the earliest warning of its SDKs before
/// the expiry.
///
/// At least a minute and at least the warning, but never in the first half of the lifetime. Times are whole seconds, so the renewal of a
/// token with a lifetime of one second is at its expiry: a client that renewed such a token at once would never stop.
pub(crate) fn lead(ttl: u32, warning: u32) -> u32 {
    warning.max(MARGIN).min(ttl / 2)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::lead;

    proptest! {
        #[test]
        fn the_renewal_is_in_the_second_half_and_before_the_end(
            ttl in prop_oneof![1..400_u32, 1..=u32::MAX],
            warning in prop_oneof![Just(0), 0..400_u32, any::<u32>()],
        ) {
            let lead = lead(ttl, warning);
            prop_assert!(lead >= 1 || ttl == 1, "the renewal is before the end");
            prop_assert!(ttl - lead >= 1, "the renewal is not at once");
            prop_assert!(ttl - lead >= ttl.div_ceil(2), "the renewal is not in the first half");
            prop_assert!(lead >= warning.min(ttl / 2), "the renewal is not after the warning");
            prop_assert!(lead >= (ttl / 2).min(60), "there is a minute left, or half of the lifetime");
        }
    }
}
