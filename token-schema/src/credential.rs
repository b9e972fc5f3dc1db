use std::borrow::Cow;

use crate::{List, Ranges, Sid, Text, list, text};

/// A credential: the secret or private key that signs tokens, or a claim or header parameter that identifies the key or the account.
#[derive(Clone, Debug)]
pub struct Credential {
    /// Its name, as in `account_sid`.
    pub name: Text,
    /// Its name in messages.
    pub title: Text,
    /// The variables that may contain it; messages name the first.
    pub env: List<str>,
    /// Its role in a token.
    pub role: Role,
    /// The rule for another value in its claim, or for a secret in place of a token.
    pub rule: Text,
    /// A secret with fewer bytes is a warning. 0: never.
    pub warn_below: u32,
    /// Its value in the vendor's development mode, which everyone knows. Empty: there is none.
    pub development: Text,
    /// What it looks like, if known.
    pub looks: Option<Looks>,
    /// Whether a name that looks otherwise may be meant as well, so that it is no warning.
    pub free_text: bool,
    /// Other values that look like it.
    pub look_alikes: Cow<'static, [LookAlike]>,
    /// Its documentation. Empty in a generated table.
    pub doc: Text,
}

/// The role of a credential in a token.
#[derive(Clone, Debug)]
pub enum Role {
    /// The value of a claim; if it is a SID, with its kind.
    Claim(Text, Option<Cow<'static, Sid>>),
    /// The value of a header parameter.
    Header(Text),
    /// The signing secret.
    Secret,
    /// The signing key, whose public key verifies.
    PrivateKey,
}

impl Role {
    /// Whether it signs: no token may show it.
    #[must_use]
    pub const fn signs(&self) -> bool {
        matches!(self, Self::Secret | Self::PrivateKey)
    }
}

/// What a string looks like.
#[derive(Clone, Debug)]
pub struct Looks {
    /// The length in bytes.
    pub length: usize,
    /// The allowed characters.
    pub characters: Ranges,
}

/// A value that looks like a credential but is something else.
#[derive(Clone, Debug)]
pub struct LookAlike {
    /// The rule for the value in place of a token.
    pub rule: Text,
    /// Its name with an article: `an Auth Token`.
    pub what: Text,
    /// What it looks like.
    pub looks: Looks,
    /// Why it is wrong, and what to use instead.
    pub advice: Text,
}

impl Credential {
    /// The signing secret.
    #[must_use]
    pub const fn secret(
        name: &'static str,
        title: &'static str,
        env: &'static [&'static str],
        rule: &'static str,
    ) -> Self {
        Self {
            name: text(name),
            title: text(title),
            env: List::Static(env),
            role: Role::Secret,
            rule: text(rule),
            warn_below: 0,
            development: Cow::Borrowed(""),
            looks: None,
            free_text: false,
            look_alikes: list(&[]),
            doc: text(""),
        }
    }

    setters! {
        claim(claim: &'static str) { role: Role::Claim(text(claim), None) }
        claim_sid(claim: &'static str, sid: &'static Sid) { role: Role::Claim(text(claim), Some(Cow::Borrowed(sid))) }
        header(name: &'static str) { role: Role::Header(text(name)) }
        private_key() { role: Role::PrivateKey }
        warn_below(bytes: u32) { warn_below: bytes }
        development(value: &'static str) { development: text(value) }
        looks(length: usize, characters: &'static [(char, char)]) { looks: Some(Looks::new(length, characters)) }
        free_text() { free_text: true }
        look_alikes(look_alikes: &'static [LookAlike]) { look_alikes: list(look_alikes) }
    }
}

impl Looks {
    /// A length in bytes, and the allowed characters.
    #[must_use]
    pub const fn new(length: usize, characters: &'static [(char, char)]) -> Self {
        Self { length, characters: list(characters) }
    }

    /// Whether a string has this length and these characters.
    #[must_use]
    pub fn fit(&self, text: &str) -> bool {
        let known = |c| self.characters.iter().any(|&(first, last)| (first..=last).contains(&c));
        text.len() == self.length && text.chars().all(known)
    }

    /// Whether a string has capital letters, and would fit in lower case.
    #[must_use]
    pub fn fit_in_lower_case(&self, text: &str) -> bool {
        !self.fit(text) && self.fit(&text.to_ascii_lowercase())
    }

    /// The form: `32 letters and digits`.
    #[must_use]
    pub fn form(&self) -> String {
        let mut ranges = self.characters.to_vec();
        ranges.sort_unstable();
        let what = match *ranges {
            [('0', '9'), ('A', 'Z'), ('a', 'z')] => "letters and digits".to_owned(),
            [('0', '9'), ('a', 'f')] => "lower-case hexadecimal digits".to_owned(),
            [('0', '9')] => "digits".to_owned(),
            _ => {
                let one = |(first, last)| if first == last { format!("{first}") } else { format!("{first}-{last}") };
                format!("characters of `{}`", ranges.into_iter().map(one).collect::<String>())
            }
        };
        format!("{} {what}", self.length)
    }
}

impl LookAlike {
    /// A look-alike.
    #[must_use]
    pub const fn new(rule: &'static str, what: &'static str, looks: Looks, advice: &'static str) -> Self {
        Self { rule: text(rule), what: text(what), looks, advice: text(advice) }
    }
}
