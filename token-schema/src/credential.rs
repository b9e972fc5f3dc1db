//! One part of the credentials: what signs a token, and for whom it speaks.

use std::borrow::Cow;

use crate::{List, Ranges, Sid, Text, list, text};

/// One part of the credentials.
#[derive(Clone, Debug)]
pub struct Credential {
    /// Its name, as in `account_sid`.
    pub name: Text,
    /// Its name in messages.
    pub title: Text,
    /// The variables that may hold it; the first is the one that messages name.
    pub env: List<str>,
    /// What it is.
    pub role: Role,
    /// The rule that finds something else in its claim, or a secret in place of a token.
    pub rule: Text,
    /// A secret with fewer bytes is a warning. 0: never.
    pub warn_below: u32,
    /// What a string of this kind looks like, where that is known.
    pub looks: Option<Looks>,
    /// Values that look like this part but are something else.
    pub look_alikes: Cow<'static, [LookAlike]>,
    /// What its documentation says. Empty in a generated table.
    pub doc: Text,
}

/// What a part of the credentials does in a token.
#[derive(Clone, Debug)]
pub enum Role {
    /// It becomes this claim; the second part is its kind, where it is a SID.
    Claim(Text, Option<Cow<'static, Sid>>),
    /// It signs.
    Secret,
}

/// What a string looks like.
#[derive(Clone, Debug)]
pub struct Looks {
    /// Its length, bytes.
    pub length: usize,
    /// Its characters.
    pub characters: Ranges,
}

/// A value that looks like a part of the credentials but is something else.
#[derive(Clone, Debug)]
pub struct LookAlike {
    /// The rule that finds it in place of a token.
    pub rule: Text,
    /// What it looks like, with its article: `an Auth Token`.
    pub what: Text,
    /// What it looks like to a program.
    pub looks: Looks,
    /// Why it does not do, and what to write instead.
    pub advice: Text,
}

impl Credential {
    /// A secret, which signs.
    #[must_use]
    pub const fn secret(
        name: &'static str,
        title: &'static str,
        env: &'static [&'static str],
        rule: &'static str,
    ) -> Self {
        Self {
            name: Cow::Borrowed(name),
            title: Cow::Borrowed(title),
            env: List::Static(env),
            role: Role::Secret,
            rule: Cow::Borrowed(rule),
            warn_below: 0,
            looks: None,
            look_alikes: Cow::Borrowed(&[]),
            doc: Cow::Borrowed(""),
        }
    }

    setters! {
        claim(claim: &'static str) { role: Role::Claim(text(claim), None) }
        claim_sid(claim: &'static str, sid: &'static Sid) { role: Role::Claim(text(claim), Some(Cow::Borrowed(sid))) }
        warn_below(bytes: u32) { warn_below: bytes }
        looks(length: usize, characters: &'static [(char, char)]) { looks: Some(Looks::new(length, characters)) }
        look_alikes(look_alikes: &'static [LookAlike]) { look_alikes: list(look_alikes) }
    }
}

impl Looks {
    /// A length in bytes, and the characters.
    #[must_use]
    pub const fn new(length: usize, characters: &'static [(char, char)]) -> Self {
        Self { length, characters: Cow::Borrowed(characters) }
    }

    /// Whether a string looks so.
    #[must_use]
    pub fn fit(&self, text: &str) -> bool {
        let known = |c| self.characters.iter().any(|&(first, last)| (first..=last).contains(&c));
        text.len() == self.length && text.chars().all(known)
    }
}

impl LookAlike {
    /// What is found by a rule, with its article, its looks and the advice.
    #[must_use]
    pub const fn new(rule: &'static str, what: &'static str, looks: Looks, advice: &'static str) -> Self {
        Self { rule: Cow::Borrowed(rule), what: Cow::Borrowed(what), looks, advice: Cow::Borrowed(advice) }
    }
}
