//! "Did you mean": the known name that a misspelt one is nearest to.

/// The nearest of the known names: the same but for case, `_` and `-`, or at most two letters away.
pub(crate) fn nearest<'k>(name: &str, known: impl Iterator<Item = &'k str>) -> Option<&'k str> {
    // Long names are not misspelt ones, and the comparison takes the square of the length.
    if name.len() > 64 {
        return None;
    }
    let plain = plain(name);
    let near = |known: &'k str| {
        // Letters are added or removed at most twice; what differs more in length need not be compared.
        if known.len() + 2 < plain.len()
            || known.chars().filter(|&character| is_letter(character)).count() > plain.len() + 2
        {
            return None;
        }
        let distance = distance(&plain, &self::plain(known));
        (distance <= 2 && distance * 3 <= plain.len().max(3)).then_some((distance, known))
    };
    known.filter_map(near).min_by_key(|(distance, _)| *distance).map(|(_, known)| known)
}

fn plain(name: &str) -> Vec<char> {
    name.chars().filter(|&character| is_letter(character)).flat_map(char::to_lowercase).collect()
}

fn is_letter(character: char) -> bool {
    !matches!(character, '_' | '-')
}

/// How many letters must be added, removed or exchanged.
fn distance(one: &[char], other: &[char]) -> usize {
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (index, a) in one.iter().enumerate() {
        let mut left = index + 1;
        let mut diagonal = index;
        for (b, above) in other.iter().zip(row.iter_mut().skip(1)) {
            let best = (diagonal + usize::from(a != b)).min(left + 1).min(*above + 1);
            (diagonal, left) = (*above, best);
            *above = best;
        }
        if let Some(first) = row.first_mut() {
            *first = index + 1;
        }
    }
    row.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn other_spellings_and_slips() {
        let known = ["service_sid", "room", "chat"];
        for (name, expected) in [
            ("serviceSid", Some("service_sid")),
            ("service_sdi", Some("service_sid")),
            ("Chat", Some("chat")),
            ("roon", Some("room")),
            ("voice", None),
            ("", None),
        ] {
            assert_eq!(nearest(name, known.into_iter()), expected, "{name}");
        }
    }
}
