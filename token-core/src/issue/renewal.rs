//! When a client should fetch its next token.

/// The least time between the renewal of a token and its end, seconds.
///
/// No vendor names a value; a minute is our choice. It covers a timer that fires late, a request that is repeated, and clocks that
/// disagree. Without it a token for an SDK that gives no warning (`renew_before = "0s"`) would be renewed when it has ended.
const MARGIN: u32 = 60;

/// How long before its end a token should be renewed, seconds. `ttl` is its lifetime, `warning` how long before the end the slowest
/// of its SDKs asks for the next token.
///
/// At least a minute and at least the warning, but never in the first half of the lifetime. At least one second for every token: times
/// are whole seconds, so a token that lives for one second should be renewed at once.
pub(crate) fn lead(ttl: u32, warning: u32) -> u32 {
    warning.max(MARGIN).min(ttl.div_ceil(2))
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
            prop_assert!(lead >= 1, "the renewal is before the end");
            prop_assert!(ttl - lead >= ttl / 2, "the renewal is not in the first half");
            prop_assert!(lead >= warning.min(ttl / 2), "the renewal is not after the warning");
            prop_assert!(lead >= ttl.div_ceil(2).min(60), "there is a minute left, or half of the lifetime");
        }
    }
}
