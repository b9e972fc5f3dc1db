//! Finds secrets, their common encodings and long parts of them in a string, in time that grows with the string and not with the
//! number of secrets.

use std::borrow::Cow;
use std::collections::BTreeSet;

use token_schema::visible::is_invisible;
use zeroize::Zeroizing;

/// Bytes of the shortest secret, and of the shortest beginning of a secret, that are searched for inside a text: fewer match by chance.
pub(super) const SHORTEST: usize = 6;
/// Bytes of the shortest part of a secret that may not be printed.
const PART: usize = 12;
/// Different bytes that such a part has at least: `000000000000` gives nothing away.
const VARIETY: usize = 5;
/// Bits of the filter for each run of bytes: one run in 32 that is in no secret passes.
const BITS_PER_RUN: usize = 32;

pub(super) struct Marks {
    /// The secrets as they are, in base64 and in hexadecimal.
    forms: Vec<Zeroizing<Vec<u8>>>,
    /// Secrets that are too short to be searched for inside a text.
    short: Vec<Zeroizing<String>>,
    /// A Bloom filter of all runs of [`SHORTEST`] bytes in the forms. It rejects nearly every other text, so few are compared with the forms.
    filter: Zeroizing<Vec<u64>>,
    /// Bytes of the shortest form, [`PART`] at most.
    least: usize,
}

impl Marks {
    pub(super) fn new<'a>(secrets: impl Iterator<Item = &'a str>) -> Self {
        let mut marks = Self { forms: Vec::new(), short: Vec::new(), filter: Zeroizing::default(), least: PART };
        for secret in secrets {
            let secret = Zeroizing::new(plain(secret).into_owned());
            if secret.len() < SHORTEST {
                marks.short.push(secret);
            } else {
                marks.least = marks.least.min(secret.len());
                marks.forms.extend(forms(secret.as_bytes()));
            }
        }
        let runs = marks.forms.iter().map(|form| form.len()).sum::<usize>();
        // Always a power of two, and 64 bits or more.
        let words = (runs * BITS_PER_RUN).next_power_of_two().div_ceil(64);
        let mut filter = Zeroizing::new(vec![0; words]);
        for run in marks.forms.iter().flat_map(|form| runs_of(form)) {
            let (word, bit) = place(run, words);
            if let Some(word) = filter.get_mut(word) {
                *word |= bit;
            }
        }
        marks.filter = filter;
        marks
    }

    /// Whether a text needs to be compared at all: false for nearly every text that neither holds nor shares a secret.
    pub(super) fn may_match(&self, text: &str) -> bool {
        text.len() < SHORTEST || self.suspects(text, self.least).next().is_some()
    }

    /// Whether all of a secret is in a plain text, or one of its encodings.
    pub(super) fn hold(&self, text: &str) -> bool {
        if text.len() < SHORTEST {
            return self.short.iter().any(|secret| **secret == text);
        }
        self.suspects(text, self.least).any(|rest| self.forms.iter().any(|form| rest.starts_with(form)))
    }

    /// Whether a long part of a secret is in a plain text.
    pub(super) fn share(&self, text: &str) -> bool {
        self.suspects(text, PART).filter_map(|rest| rest.get(..PART)).any(|part| {
            is_varied(part) && self.forms.iter().any(|form| form.windows(PART).any(|window| window == part))
        })
    }

    /// Whether a plain text ends within a secret.
    pub(super) fn end(&self, text: &str) -> bool {
        let begins =
            |form: &[u8]| (SHORTEST..PART).filter_map(|end| form.get(..end)).any(|it| text.as_bytes().ends_with(it));
        self.forms.iter().any(|form| begins(form))
    }

    /// Each rest of the text whose first `length` bytes may be part of a form.
    fn suspects<'t>(&self, text: &'t str, length: usize) -> impl Iterator<Item = &'t [u8]> {
        let (text, mut passed) = (text.as_bytes(), 0);
        runs_of(text).enumerate().filter_map(move |(at, run)| {
            let (word, bit) = place(run, self.filter.len());
            passed = if self.filter.get(word).is_some_and(|word| word & bit != 0) { passed + 1 } else { 0 };
            // A part of `length` bytes consists of `length - SHORTEST + 1` runs, each one byte after the last.
            let all = passed + SHORTEST > length;
            if all { text.get(at + SHORTEST - length..) } else { None }
        })
    }
}

/// Every run of [`SHORTEST`] bytes, as a number.
fn runs_of(text: &[u8]) -> impl Iterator<Item = u64> {
    let mut run = 0;
    let next = move |byte: &u8| {
        run = (run << 8 | u64::from(*byte)) & ((1 << (8 * SHORTEST)) - 1);
        run
    };
    text.iter().map(next).skip(SHORTEST - 1)
}

/// The word and the bit of a run in a filter whose number of words is a power of two.
fn place(run: u64, words: usize) -> (usize, u64) {
    // Multiplicative hashing; the best bits are the highest.
    let hash = run.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    let word = usize::try_from(hash >> 32).unwrap_or_default() & (words - 1);
    (word, 1 << (hash >> 26 & 63))
}

/// The text without characters that may split a secret: invisible ones, backticks, their escapes, and white space around it.
pub(super) fn plain(text: &str) -> Cow<'_, str> {
    let text = text.trim();
    if text.bytes().all(|byte| matches!(byte, b' '..=b'~') && !matches!(byte, b'`' | b'\\')) {
        return Cow::Borrowed(text);
    }
    // In one allocation: a secret that grows would leave copies behind.
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
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
    Cow::Owned(plain)
}

fn is_varied(part: &[u8]) -> bool {
    part.iter().collect::<BTreeSet<_>>().len() >= VARIETY
}

/// A secret as it is, in hexadecimal, and in base64 at each offset in the encoded text, without the characters that depend on its neighbours.
fn forms(secret: &[u8]) -> Vec<Zeroizing<Vec<u8>>> {
    let mut hex = Zeroizing::new(String::with_capacity(2 * secret.len()));
    let digits = secret.iter().flat_map(|byte| [byte >> 4, byte & 15]);
    hex.extend(digits.filter_map(|digit| char::from_digit(digit.into(), 16)));
    let upper_case = Zeroizing::new(hex.to_ascii_uppercase());
    let mut all = vec![wiped(secret), wiped(hex.as_bytes()), wiped(upper_case.as_bytes())];
    for (before, neighbours) in [&[][..], &[0], &[0, 0]].into_iter().enumerate() {
        let text = Zeroizing::new([neighbours, secret].concat());
        // Six bits a character: the first and the last may hold bits of a neighbour.
        let known = (8 * before).div_ceil(6)..8 * text.len() / 6;
        for alphabet in [base64_simd::STANDARD_NO_PAD, base64_simd::URL_SAFE_NO_PAD] {
            let encoded = Zeroizing::new(alphabet.encode_to_string(&*text));
            all.extend(encoded.as_bytes().get(known.clone()).map(wiped));
        }
    }
    // The alphabets differ in two characters, which few secrets need.
    all.dedup();
    all
}

fn wiped(form: &[u8]) -> Zeroizing<Vec<u8>> {
    Zeroizing::new(form.to_vec())
}
