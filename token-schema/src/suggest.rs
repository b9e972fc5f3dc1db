//! "Did you mean": the known name that is closest to a misspelt one.

/// The candidate that `word` most likely means, if one is close enough: with typing errors, in another spelling (`serviceSid`,
/// `service-sid`), or with words added or left out (`roomName` for `room`).
#[must_use]
pub fn closest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    best(word, candidates, |word, candidate| {
        // Of two names in a word the first is meant: `kind` by `kind_name`.
        let later = usize::from(!word.starts_with(candidate));
        slips(word, candidate).map(|slips| slips * 3).or_else(|| Some(word_apart(word, candidate)? * 3 + 1 + later))
    })
}

/// Like [`closest`], but without added or omitted words.
#[must_use]
pub fn misspelt<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    best(word, candidates, slips)
}

/// Like [`misspelt`], but with one typing error, or two in a long name: for a permission, which must not be granted by a guess.
#[must_use]
pub fn respelt<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    best(word, candidates, |word, candidate| {
        let most = if candidate.len() < 8 { 1 } else { 2 };
        slips(word, candidate).filter(|slips| *slips <= most)
    })
}

/// The candidate with the smallest distance; `None` means too far.
fn best<'a>(
    word: &str,
    candidates: impl IntoIterator<Item = &'a str>,
    distance: impl Fn(&str, &str) -> Option<usize>,
) -> Option<&'a str> {
    // Comparing takes quadratic time, and names are shorter.
    if word.len() > 64 {
        return None;
    }
    let plain = snake(word);
    let ranked = candidates.into_iter().filter_map(|candidate| Some((distance(&plain, &snake(candidate))?, candidate)));
    ranked.min_by_key(|(distance, _)| *distance).map(|(_, candidate)| candidate)
}

/// The number of typing errors between two names: at most a third of the letters, and at least one.
fn slips(word: &str, candidate: &str) -> Option<usize> {
    let most = (word.len().max(candidate.len()) / 3).max(1);
    // Counting is much cheaper than comparing, and a hostile token has many names.
    if word.chars().count().abs_diff(candidate.chars().count()) > most {
        return None;
    }
    let slips = strsim::damerau_levenshtein(word, candidate);
    (slips <= most && slips < word.len().max(2)).then_some(slips)
}

/// The distance of two names if one has all words of the other.
fn word_apart(word: &str, candidate: &str) -> Option<usize> {
    let all_words_in =
        |a: &str, b: &str| a.len() > 2 && a.split('_').all(|part| b.split('_').any(|other| other == part));
    (all_words_in(word, candidate) || all_words_in(candidate, word))
        .then(|| strsim::damerau_levenshtein(word, candidate))
}

/// Whether a word is a name or one of its aliases, in any spelling, or the method that sets it: `VideoGrant`, `setVideoGrant`.
#[must_use]
pub fn is_called<'a>(word: &str, name: &str, aliases: impl IntoIterator<Item = &'a str>) -> bool {
    let word = snake(word);
    let set = word.strip_prefix("set_");
    let is = |name: &str| Some(name) == set || name == word;
    is(&snake(name)) || aliases.into_iter().any(|alias| is(&snake(alias)))
}

/// `serviceSid`, `Service-SID` → `service_sid`.
pub(crate) fn snake(name: &str) -> String {
    let mut snake = String::with_capacity(name.len() + 4);
    let mut after_lower = false;
    for c in name.chars() {
        if c.is_uppercase() && after_lower {
            snake.push('_');
        }
        after_lower = c.is_lowercase() || c.is_numeric();
        if c == '-' || c == ' ' || c == '.' { snake.push('_') } else { snake.extend(c.to_lowercase()) }
    }
    snake
}

#[cfg(test)]
mod tests {
    use super::{closest, misspelt};

    #[test]
    fn suggestions() {
        let fields = ["service_sid", "endpoint_id", "room", "push_credential_sid", "ttl", "sdk", "video", "voice"];
        for (word, meant) in [
            ("serviceSid", Some("service_sid")),
            ("service_sdi", Some("service_sid")),
            ("service-sid", Some("service_sid")),
            ("SERVICE_SID", Some("service_sid")),
            ("roomName", Some("room")),
            ("rooms", Some("room")),
            ("push_sid", Some("push_credential_sid")),
            ("tll", Some("ttl")),
            ("sdks", Some("sdk")),
            ("vidoe", Some("video")),
            ("voise", Some("voice")),
            ("colour", None),
            ("", None),
            ("x", None),
        ] {
            assert_eq!(closest(word, fields), meant, "{word}");
        }
        assert_eq!(closest(&"service_sid".repeat(100_000), fields), None);
        assert_eq!([misspelt("roomName", fields), misspelt("rooms", fields)], [None, Some("room")]);
    }
}
