//! "Did you mean" as a help: the most similar name, or all names.

use token_schema::suggest::closest;

use crate::report::{Problem, in_quotes};

impl Problem {
    /// Adds the help that names what was meant by a string, or else all that there is.
    #[must_use]
    pub(crate) fn suggest(self, word: &str, candidates: &[&str], otherwise: &str) -> Self {
        self.meant(help(word, candidates, otherwise), in_quotes)
    }

    /// Adds the help that names what was meant by a key, or else all that there is.
    #[must_use]
    pub(crate) fn suggest_key(self, word: &str, candidates: &[&str], otherwise: &str) -> Self {
        self.meant(help(word, candidates, otherwise), str::to_owned)
    }

    fn meant(self, (meant, help): (Option<&str>, String), written: fn(&str) -> String) -> Self {
        let span = self.span.clone();
        let problem = self.help(help);
        match meant {
            Some(meant) => problem.edit(&span, written(meant)),
            None => problem,
        }
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
