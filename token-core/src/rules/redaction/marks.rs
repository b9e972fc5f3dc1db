//! Finds secrets, their common encodings and long parts of them in a text, in time that grows with the text and not with the secrets.

use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasher as _, RandomState};

use zeroize::Zeroizing;

use token_schema::visible::is_invisible;

/// Bytes of the shortest secret, and of the shortest beginning of a secret, that are looked for inside a text: fewer are found by chance.
pub(super) const SHORTEST: usize = 6;
/// Bytes that a text and a secret share at least where the text tells a part of the secret.
const PART: usize = 12;
/// Different bytes that a part has at least: `000000000000` tells nothing.
const VARIETY: usize = 5;

/// Hashes of secrets and of their parts; the secrets themselves are not kept.
#[derive(Default)]
pub(super) struct Marks {
    hasher: RandomState,
    /// The lengths of the runs of bytes that are compared.
    lengths: Vec<usize>,
    /// By the hash of a run.
    runs: HashMap<u64, Run>,
    /// The beginnings of secrets that are shorter than a part.
    beginnings: HashSet<u64>,
    /// Secrets that are looked for as the whole of a text only.
    short: HashSet<u64>,
    /// The names of the credentials.
    names: HashSet<u64>,
}

#[derive(Default)]
struct Run {
    is_part: bool,
    /// Lengths and hashes of the secrets that begin with the run.
    wholes: Vec<(usize, u64)>,
}

impl Marks {
    pub(super) fn new<'a>(secrets: impl Iterator<Item = &'a str>, names: impl Iterator<Item = &'a str>) -> Self {
        let mut marks = Self::default();
        for name in names {
            marks.names.insert(marks.hasher.hash_one(name));
        }
        for secret in secrets {
            let secret = plain(secret);
            if secret.len() < SHORTEST {
                marks.short.insert(marks.hasher.hash_one(secret.as_str()));
                continue;
            }
            for form in encodings(secret.as_bytes()) {
                marks.add(&form);
            }
            marks.add(secret.as_bytes());
        }
        marks
    }

    fn add(&mut self, form: &[u8]) {
        let length = form.len().min(PART);
        let Some(begin) = form.get(..length) else { return };
        if !self.lengths.contains(&length) {
            self.lengths.push(length);
        }
        let whole = (form.len(), self.hasher.hash_one(form));
        let run = self.runs.entry(self.hasher.hash_one(begin)).or_default();
        if !run.wholes.contains(&whole) {
            run.wholes.push(whole);
        }
        for part in form.windows(PART).filter(|part| is_varied(part)) {
            self.runs.entry(self.hasher.hash_one(part)).or_default().is_part = true;
        }
        self.beginnings
            .extend((SHORTEST..PART).filter_map(|end| form.get(..end)).map(|begin| self.hasher.hash_one(begin)));
    }

    /// Whether all of a secret is in a plain text, or one of its encodings.
    pub(super) fn hold(&self, text: &str) -> bool {
        if text.len() < SHORTEST {
            return self.short.contains(&self.hasher.hash_one(text));
        }
        let text = text.as_bytes();
        self.runs_of(text).any(|(at, run)| {
            let is_whole = |&(length, hash): &(usize, u64)| {
                text.get(at..)
                    .and_then(|rest| rest.get(..length))
                    .is_some_and(|whole| self.hasher.hash_one(whole) == hash)
            };
            run.wholes.iter().any(is_whole)
        })
    }

    /// Whether a text is a name of the credentials.
    pub(super) fn is_name(&self, text: &str) -> bool {
        self.names.contains(&self.hasher.hash_one(text))
    }

    /// Whether a long part of a secret is in a plain text.
    pub(super) fn share(&self, text: &str) -> bool {
        self.runs_of(text.as_bytes()).any(|(_, run)| run.is_part)
    }

    /// Whether a plain text ends within a secret.
    pub(super) fn end(&self, text: &str) -> bool {
        let text = text.as_bytes();
        let ends = (SHORTEST..PART).filter_map(|length| text.len().checked_sub(length).and_then(|at| text.get(at..)));
        ends.into_iter().any(|end| self.beginnings.contains(&self.hasher.hash_one(end)))
    }

    fn runs_of<'m>(&'m self, text: &'m [u8]) -> impl Iterator<Item = (usize, &'m Run)> {
        let runs = |&length: &usize| text.windows(length).enumerate();
        self.lengths
            .iter()
            .flat_map(runs)
            .filter_map(|(at, run)| Some((at, self.runs.get(&self.hasher.hash_one(run))?)))
    }
}

/// A text without what is easily inserted to hide a secret: invisible characters, backticks, their escapes, and white space around it.
pub(super) fn plain(text: &str) -> Zeroizing<String> {
    // In one allocation: text that grows would leave copies behind.
    let mut plain = Zeroizing::new(String::with_capacity(text.len()));
    let mut rest = text.trim();
    while let Some(character) = rest.chars().next() {
        let escape = rest.strip_prefix("\\u{").and_then(|rest| rest.split_once('}'));
        if let Some((_, after)) =
            escape.filter(|(code, _)| code.len() <= 6 && code.bytes().all(|byte| byte.is_ascii_hexdigit()))
        {
            rest = after;
            continue;
        }
        if !is_invisible(character) && character != '`' {
            plain.push(character);
        }
        rest = rest.get(character.len_utf8()..).unwrap_or_default();
    }
    plain
}

fn is_varied(part: &[u8]) -> bool {
    let first = |(at, byte): (usize, &u8)| part.iter().position(|other| other == byte) == Some(at);
    part.iter().enumerate().filter(|one| first(*one)).count() >= VARIETY
}

/// A secret in hexadecimal and in base64, wherever in an encoded text it begins. Without the characters that depend on its neighbours.
fn encodings(secret: &[u8]) -> Vec<Zeroizing<Vec<u8>>> {
    let hex = |digits: &[u8; 16]| {
        let digit = |nibble: u8| digits.get(usize::from(nibble)).copied().unwrap_or_default();
        let mut hex = Zeroizing::new(Vec::with_capacity(2 * secret.len()));
        for byte in secret {
            hex.extend([digit(byte >> 4), digit(byte & 15)]);
        }
        hex
    };
    let mut all = vec![hex(b"0123456789abcdef"), hex(b"0123456789ABCDEF")];
    for (before, neighbours) in [&[][..], &[0], &[0, 0]].into_iter().enumerate() {
        let text = Zeroizing::new([neighbours, secret].concat());
        for alphabet in [base64_simd::STANDARD_NO_PAD, base64_simd::URL_SAFE_NO_PAD] {
            let encoded = Zeroizing::new(alphabet.encode_to_string(&*text).into_bytes());
            // Six bits a character: the first and the last may hold bits of a neighbour.
            let bits = 8 * text.len();
            let known = (8 * before).div_ceil(6)..bits / 6;
            all.extend(encoded.get(known).map(|known| Zeroizing::new(known.to_vec())));
        }
    }
    all
}
