//! Common mistakes that make a wrong signature, most of them with the right secret.

use std::borrow::Cow;

use sha2::{Digest as _, Sha256, Sha384, Sha512};
use token_schema::{Credential, Vendor};
use zeroize::Zeroizing;

use super::options::OtherSecret;
use super::token_shape::Segments;
use crate::credentials::RawCredentials;
use crate::credentials::parts::secret_of;
use crate::jwt::hs256::Key;

pub(super) struct Slip {
    pub message: String,
    pub fix: String,
}

/// The texts that a valid signature may be of: with the padding that a token must not have, and without.
pub(super) fn signed(segments: &Segments<'_>) -> Vec<Vec<u8>> {
    let Some(claims) = &segments.claims else { return Vec::new() };
    let mut texts = vec![format!("{}.{}", segments.header.text, claims.text).into_bytes()];
    if segments.header.is_padded || claims.is_padded {
        texts.push(format!("{}.{}", segments.header.unpadded(), claims.unpadded()).into_bytes());
    }
    texts
}

/// The mistake that made `tag`, if it is a known one. Two mistakes at once are not tried: every guess costs a pass over the text.
pub(super) fn find(
    parts: &RawCredentials,
    others: &[OtherSecret],
    segments: &Segments<'_>,
    tag: &[u8],
) -> Option<Slip> {
    let texts = signed(segments);
    let text = texts.first()?;
    let part = secret_of(parts.vendor());
    let made_it = |key: &[u8]| Key::new(key).verify(text, tag);
    let mut guesses = changed(parts.secret());
    guesses.extend(encoded(parts.secret()));
    guesses.extend(named(parts, part));
    guesses.extend(words(part));
    if let Some(guess) = guesses.into_iter().find(|guess| made_it(&guess.key)) {
        return Some(Slip { message: guess.message.into_owned(), fix: guess.fix.to_owned() });
    }
    if let Some(slip) = by_other(parts.vendor(), others, segments, tag) {
        return Some(slip);
    }
    if let Some((other, ..)) = parts.values().find(|(_, value)| made_it(value.as_bytes())) {
        return Some(in_place_of(part, &other.title, variable(other), "is public"));
    }
    let key = Key::new(parts.secret().as_bytes());
    let (_, what) = other_texts(segments).into_iter().find(|(text, _)| key.verify(text, tag))?;
    let message = format!("the right secret signed {what}");
    Some(Slip { message, fix: "sign the encoded header, a dot, and the encoded claims".to_owned() })
}

/// Whether another secret of the vendor made `tag`.
pub(super) fn by_other(
    vendor: &'static Vendor,
    others: &[OtherSecret],
    segments: &Segments<'_>,
    tag: &[u8],
) -> Option<Slip> {
    let texts = signed(segments);
    let text = texts.first()?;
    let other = others.iter().find(|other| Key::new(other.value.expose().as_bytes()).verify(text, tag))?;
    Some(in_place_of(secret_of(vendor), other.title, other.name, "does not sign access tokens"))
}

fn in_place_of(part: &'static Credential, title: &str, variable: &str, why: &str) -> Slip {
    Slip {
        message: format!("the {title} signed the token in place of the {}", part.title),
        fix: format!("sign with the {} (`{}`); the {title} (`{variable}`) {why}", part.title, self::variable(part)),
    }
}

/// Whether the secret of the vendor's development mode made `tag`.
pub(super) fn by_development(vendor: &'static Vendor, segments: &Segments<'_>, tag: &[u8]) -> Option<Slip> {
    let secret = secret_of(vendor);
    let key = Some(&secret.development).filter(|value| !value.is_empty()).map(|value| Key::new(value.as_bytes()))?;
    signed(segments).first().is_some_and(|text| key.verify(text, tag)).then(|| Slip {
        message: format!("the {} of the development mode signed the token", secret.title),
        fix: format!("sign with the {} of this key", secret.title),
    })
}

/// Whether the name of the key signed in place of the secret.
pub(super) fn is_signed_by_key_id(parts: &RawCredentials, texts: &[Vec<u8>], tag: &[u8]) -> bool {
    let key = Key::new(parts.key_id().as_bytes());
    texts.iter().any(|text| key.verify(text, tag))
}

/// The usual variable of a part.
fn variable(part: &'static Credential) -> &'static str {
    part.env.first().unwrap_or(&part.name)
}

/// What may have signed in place of the secret. Wiped, because most are the secret or close to it.
struct Guess {
    key: Zeroizing<Vec<u8>>,
    message: Cow<'static, str>,
    fix: &'static str,
}

impl Guess {
    fn new(key: impl Into<Vec<u8>>, message: impl Into<Cow<'static, str>>, fix: &'static str) -> Self {
        Self { key: Zeroizing::new(key.into()), message: message.into(), fix }
    }
}

const TRIM: &str = "trim the secret where it is read; a file or a shell often adds a line break";
const UNQUOTE: &str = "remove the quotes: the tool that read the settings file kept them";
const ONLY_VALUE: &str = "sign with the secret alone, as it was shown";
const AS_IS: &str = "sign with the bytes of the secret as it was shown";
const SET: &str = "set the secret where the token is issued: the program had no value for it";

/// What stood before and after the secret, in words, and how to mend it.
const AROUND: [(&str, &str, &str, &str); 27] = [
    ("", "\n", "a line break at its end", TRIM),
    ("", "\r\n", "a line break at its end", TRIM),
    ("", "\r", "a line break (a carriage return) at its end", TRIM),
    ("", " ", "white space at its end", TRIM),
    (" ", "", "white space before it", TRIM),
    ("", "\t", "white space (a tab) at its end", TRIM),
    ("\t", "", "white space (a tab) before it", TRIM),
    ("\u{feff}", "", "an invisible character (a byte order mark) before it", TRIM),
    ("", "\u{200b}", "an invisible character (a zero-width space) at its end", TRIM),
    ("", "\u{a0}", "white space (a no-break space) at its end", TRIM),
    ("", "\0", "a NUL at its end", TRIM),
    ("\"", "\"", "quotes around it", UNQUOTE),
    ("'", "'", "quotes around it", UNQUOTE),
    ("`", "`", "quotes around it", UNQUOTE),
    ("\u{201c}", "\u{201d}", "typographic quotes around it", UNQUOTE),
    ("\u{2018}", "\u{2019}", "typographic quotes around it", UNQUOTE),
    ("\"", "", "a quote before it", UNQUOTE),
    ("", "\"", "a quote at its end", UNQUOTE),
    ("'", "", "a quote before it", UNQUOTE),
    ("", "'", "a quote at its end", UNQUOTE),
    ("", ",", "a comma at its end", ONLY_VALUE),
    ("", ";", "a semicolon at its end", ONLY_VALUE),
    ("", ".", "a full stop at its end", ONLY_VALUE),
    ("", "\\n", "the two characters `\\n` at its end", ONLY_VALUE),
    ("b'", "'", "the quotes of Python's bytes around it: `b'…'`", "decode the bytes before they are written as text"),
    (
        "b\"",
        "\"",
        "the quotes of Python's bytes around it: `b\"…\"`",
        "decode the bytes before they are written as text",
    ),
    ("Bearer ", "", "the word `Bearer` before it", ONLY_VALUE),
];

/// The secret with something around it, or changed.
fn changed(secret: &str) -> Vec<Guess> {
    let trimmed = secret.trim();
    let lower = "the secret that signed was in lower case";
    let upper = "the secret that signed was in upper case";
    let twice = "the secret that signed was the secret twice";
    let mut guesses = vec![
        Guess::new(trimmed, "the given secret has white space around it, and the secret that signed had none", TRIM),
        Guess::new("", "an empty secret signed the token", "set the secret: its variable was empty"),
        Guess::new(secret.to_lowercase(), lower, AS_IS),
        Guess::new(secret.to_uppercase(), upper, AS_IS),
        // In one allocation, here and below: a string that grows leaves copies of itself in memory.
        Guess::new([trimmed, trimmed].concat(), twice, AS_IS),
    ];
    guesses.extend(cut(trimmed));
    guesses.extend(AROUND.map(|(before, after, what, fix)| {
        Guess::new([before, secret, after].concat(), format!("the secret that signed had {what}"), fix)
    }));
    guesses
}

/// Bytes of the longest secret whose beginnings are tried.
const LONGEST_CUT: usize = 128;

/// The secret cut to its first half or more, as a narrow column keeps it; the secret without its first character. A secret that is longer
/// than any vendor's is not cut: each guess hashes the whole token.
fn cut(secret: &str) -> impl Iterator<Item = Guess> {
    let mut ends: Vec<_> = secret.char_indices().map(|(at, _)| at).filter(|at| 2 * at >= secret.len()).collect();
    if secret.len() > LONGEST_CUT {
        ends.drain(..ends.len().saturating_sub(1));
    }
    let guess = |part, what| Guess::new(part, format!("the secret that signed was cut: it lacked {what}"), AS_IS);
    let (last, first) = (ends.pop().unwrap_or_default(), secret.chars().next().map_or(0, char::len_utf8));
    let starts = ends.into_iter().filter_map(|at| secret.get(..at)).map(move |it| guess(it, "characters at its end"));
    let others = [(secret.get(..last), "the last character"), (secret.get(first..), "the first character")];
    starts.chain(others.into_iter().filter_map(move |(part, what)| Some(guess(part?, what))))
}

/// The secret in another encoding, or a hash of it.
fn encoded(secret: &str) -> Vec<Guess> {
    let trimmed = secret.trim();
    let decoded = "the secret was decoded from base64 before it signed, but it is not base64";
    let base64 = "the secret was encoded in base64 before it signed";
    let line = "the secret and a line break were encoded in base64 before they signed";
    let hex = "the secret was read as hexadecimal before it signed, but it is a plain string";
    let to_hex = "the secret was encoded in hexadecimal before it signed";
    let utf_16 = "the secret was encoded in UTF-16 before it signed";
    let bytes = secret.as_bytes();
    let with_line = Zeroizing::new([bytes, b"\n"].concat());
    let utf_16_bytes: Vec<u8> = secret.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let mut guesses = vec![
        Guess::new(base64_simd::STANDARD.encode_to_string(bytes), base64, AS_IS),
        Guess::new(base64_simd::URL_SAFE_NO_PAD.encode_to_string(bytes), base64, AS_IS),
        Guess::new(
            base64_simd::STANDARD.encode_to_string(&*with_line),
            line,
            "encode it without the line break (`echo -n`), and decode it before it signs",
        ),
        Guess::new(hexadecimal(bytes), to_hex, AS_IS),
        Guess::new(utf_16_bytes, utf_16, AS_IS),
    ];
    let mut add = |key: Option<Vec<u8>>, message| guesses.extend(key.map(|key| Guess::new(key, message, AS_IS)));
    add(base64_simd::forgiving_decode_to_vec(trimmed.as_bytes()).ok(), decoded);
    add(base64_simd::URL_SAFE_NO_PAD.decode_to_vec(trimmed.trim_end_matches('=').as_bytes()).ok(), decoded);
    add(from_hex(trimmed), hex);
    let hashes = [
        ("SHA-256", Sha256::digest(bytes).to_vec()),
        ("SHA-384", Sha384::digest(bytes).to_vec()),
        ("SHA-512", Sha512::digest(bytes).to_vec()),
    ];
    for (name, hash) in hashes {
        let hash = Zeroizing::new(hash);
        let mut add = |key: Vec<u8>, form| {
            guesses.push(Guess::new(key, format!("the {name} hash of the secret signed{form}"), AS_IS));
        };
        add(hexadecimal(&hash).to_uppercase().into_bytes(), ", in hexadecimal of capitals");
        add(hexadecimal(&hash).into_bytes(), ", in hexadecimal");
        add(base64_simd::STANDARD.encode_to_string(&*hash).into_bytes(), ", in base64");
        add(hash.to_vec(), "");
    }
    guesses
}

/// The secret with its name before it, as in a line of a settings file.
fn named(parts: &RawCredentials, part: &'static Credential) -> Vec<Guess> {
    let key = parts.key_id();
    let names = part.env.iter().chain([key]).filter(|name| !name.is_empty());
    let with = |name: &str, sign: &str| {
        let message = format!("a whole line signed: `{name}{sign}` before the secret");
        Guess::new([name, sign, parts.secret()].concat(), message, ONLY_VALUE)
    };
    names.flat_map(|name| [with(name, "="), with(name, ": "), with(name, ":")]).collect()
}

/// Words that programs write where a value is missing, and the secret's variable that nothing expanded.
fn words(part: &'static Credential) -> Vec<Guess> {
    const WORDS: [&str; 13] = [
        "undefined",
        "null",
        "None",
        "nil",
        "NaN",
        "[object Object]",
        "secret",
        "Secret",
        "test",
        "changeme",
        "password",
        "your_secret",
        "your-256-bit-secret",
    ];
    let word = |word: &str| Guess::new(word, format!("the word `{word}` signed the token in place of the secret"), SET);
    let unexpanded = |text: String| {
        let message = format!("`{text}` signed the token as it is written: nothing expanded the variable");
        Guess::new(text, message, SET)
    };
    let mut guesses: Vec<_> = WORDS.into_iter().map(word).collect();
    for name in part.env.iter() {
        let message = format!("the name of the variable `{name}` signed the token, not its value");
        guesses.push(Guess::new(name, message, SET));
        let forms = [
            format!("${name}"),
            format!("${{{name}}}"),
            format!("%{name}%"),
            format!("process.env.{name}"),
            format!("$({name})"),
            format!("{{{{{name}}}}}"),
            format!("{{{{ {name} }}}}"),
        ];
        guesses.extend(forms.map(unexpanded));
    }
    guesses
}

fn hexadecimal(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    let mut text = String::with_capacity(2 * bytes.len());
    for byte in bytes {
        // Writing to a String cannot fail.
        let _ = write!(text, "{byte:02x}");
    }
    text
}

fn from_hex(text: &str) -> Option<Vec<u8>> {
    let pairs = (0..text.len()).step_by(2).map(|at| text.get(at..at + 2));
    pairs.map(|pair| u8::from_str_radix(pair?, 16).ok()).collect()
}

fn other_texts(segments: &Segments<'_>) -> Vec<(Vec<u8>, &'static str)> {
    let Some(claims) = &segments.claims else { return Vec::new() };
    let header = &segments.header;
    let mut texts = vec![
        (claims.text.as_bytes().to_vec(), "the claims without the header"),
        (header.text.as_bytes().to_vec(), "the header without the claims"),
        (format!("{}{}", header.text, claims.text).into(), "header and claims without the dot between them"),
        (format!("{}.{}.", header.text, claims.text).into(), "header and claims with a second dot after them"),
        (format!("{}.{}\n", header.text, claims.text).into(), "header and claims with a line break after them"),
    ];
    if let (Some(header), Some(claims)) = (&header.bytes, &claims.bytes) {
        let both = [header, &b"."[..], claims].concat();
        texts.push((both, "the JSON of header and claims before it was encoded"));
        texts.push((claims.clone(), "the JSON of the claims alone, before it was encoded"));
    }
    texts
}
