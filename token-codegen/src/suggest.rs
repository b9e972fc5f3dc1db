//! "Did you mean" as a help: the most similar name, or all names.

use token_schema::suggest::closest;

use crate::report::Problem;

impl Problem {
    /// Adds the help that names what was meant, or else all that there is.
    #[must_use]
    pub(crate) fn suggest(self, word: &str, candidates: &[&str], otherwise: &str) -> Self {
        self.help(help(word, candidates, otherwise).1)
    }
}

/// The help that names what was meant, or else all that there is.
#[must_use]
pub fn help<'a>(word: &str, candidates: &[&'a str], otherwise: &str) -> (Option<&'a str>, String) {
    let closest = closest(word, candidates.iter().copied());
    let text = match closest {
        Some(candidate) => format!("did you mean {}?", crate::report::quoted(candidate)),
        None if candidates.is_empty() => "there are none".to_owned(),
        None => format!("{otherwise} {}", crate::report::listed(candidates, "and")),
    };
    (closest, text)
}
