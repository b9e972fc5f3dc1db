//! So much time, as people say it.

use std::fmt;

/// A number of seconds, roughly, in the unit that one would use for it.
pub(super) struct Span(pub u64);

impl fmt::Display for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        const UNITS: [(u64, &str); 4] = [(365 * 86_400, "year"), (86_400, "day"), (3600, "hour"), (60, "minute")];
        let unit = UNITS.into_iter().find(|(seconds, _)| self.0 >= 2 * seconds || self.0 == *seconds);
        let (count, name) = unit.map_or((self.0, "second"), |(seconds, name)| (self.0 / seconds, name));
        write!(f, "{count} {name}{}", if count == 1 { "" } else { "s" })
    }
}

#[cfg(test)]
mod tests {
    use super::Span;

    #[test]
    fn in_words() {
        for (seconds, words) in [
            (0, "0 seconds"),
            (1, "1 second"),
            (119, "119 seconds"),
            (120, "2 minutes"),
            (3600, "1 hour"),
            (7199, "119 minutes"),
            (172_800, "2 days"),
            (u64::MAX, "584942417355 years"),
        ] {
            assert_eq!(Span(seconds).to_string(), words);
        }
    }
}
