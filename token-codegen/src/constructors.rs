//! Which constructors the alternatives of an object (`any_of`) become.

/// The sets of alternatives that have a constructor each: either of two, and both. Three would be seven constructors, so from there
/// on `new` makes the object, setters choose, and whether one of them is on is checked when a token is issued.
pub(crate) fn named<T>(any_of: &[T]) -> Vec<Vec<&T>> {
    match any_of {
        [only] => vec![vec![only]],
        [one, other] => vec![vec![one], vec![other], vec![one, other]],
        _ => Vec::new(),
    }
}
