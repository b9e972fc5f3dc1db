//! Values that programs write where the real value is missing, or was never put in.

mod form;
mod forms;
mod kind;
mod placeholder;
#[cfg(test)]
mod tests;

use std::fmt;
use std::sync::LazyLock;

use self::form::Form;
pub use self::kind::Kind;
use crate::sid::article;
use crate::visible::is_invisible;

/// What a program wrote in place of a value, or around it.
///
/// Its `Display` is a noun with the cause, to be read after "it holds": "the word `undefined`: the program that set it
/// had no value". It shows no part of the value, which may be a secret, except the name of a variable in capitals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Leftover<'a> {
    /// What it is.
    pub kind: Kind,
    /// The language or program that it belongs to; empty: several.
    of: &'static str,
    form: &'static str,
    name: &'a str,
}

static CERTAIN: LazyLock<Vec<Form>> = LazyLock::new(|| Form::all(forms::CERTAIN));
static DOUBTFUL: LazyLock<Vec<Form>> = LazyLock::new(|| Form::all(forms::DOUBTFUL));

impl<'a> Leftover<'a> {
    /// The leftover in a value that was generated, such as a key, a secret or a token. `names` are those of the
    /// variable or the field that holds it.
    #[must_use]
    pub fn find(value: &'a str, names: &[&str]) -> Option<Self> {
        let value = value.trim();
        let invisible = value.chars().find(|&c| is_invisible(c) && !c.is_whitespace()).filter(|_| is_visible(value));
        Self::find_in_name(value, names)
            .or_else(|| placeholder::doubtful(value).map(|(kind, form)| Self::of(kind, form)))
            .or_else(|| Self::first(&DOUBTFUL, value))
            .or_else(|| is_variable(value).then(|| Self::of(Kind::OwnName, "")))
            .or_else(|| invisible.map(|c| Self::of(Kind::Invisible(c), "")))
    }

    /// As [`find`](Self::find), in a value that a person chose, such as an identity: what may be a name is none.
    #[must_use]
    pub fn find_in_name(value: &'a str, names: &[&str]) -> Option<Self> {
        let value = value.trim();
        let is_own = |name: &str| names.iter().any(|own| own.eq_ignore_ascii_case(name));
        if is_own(value) {
            return Some(Self::of(Kind::OwnName, ""));
        }
        Self::first(&CERTAIN, value)
            .or_else(|| last_word(value).map(|word| Self::of(Kind::Word, word)))
            .or_else(|| placeholder::certain(value).map(|(kind, form)| Self::of(kind, form)))
            .or_else(|| Self::first(&DOUBTFUL, value).filter(|found| is_own(found.name)))
            .or_else(|| deceptive(value).filter(|_| is_visible(value)).map(|c| Self::of(Kind::Invisible(c), "")))
    }

    fn first(forms: &[Form], value: &'a str) -> Option<Self> {
        let fitting =
            |form: &Form| Some(Self { kind: form.kind, of: form.of, form: form.text, name: form.fit(value)? });
        // The `=` at the end of a secret in Base64 separates nothing.
        let is_label = || value.trim_end_matches('=').contains(['=', ':', ' ']);
        forms.iter().filter_map(fitting).find(|found| found.kind != Kind::Label || is_label())
    }

    const fn of(kind: Kind, form: &'static str) -> Self {
        Self { kind, of: "", form, name: "" }
    }
}

impl fmt::Display for Leftover<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = if matches!(self.kind, Kind::Variable | Kind::Template) { self.name } else { "" };
        let form = match Form::shown(self.form, name) {
            form if form.is_empty() => form,
            form if form.contains('`') || self.kind == Kind::Quotes => format!(" ({form})"),
            form => format!(" `{form}`"),
        };
        let (of, article) = (self.of, article(self.of));
        let language = if of.is_empty() { "an".to_owned() } else { format!("{article} {of}") };
        let of = |preposition| if of.is_empty() { String::new() } else { format!(" {preposition} {of}") };
        match self.kind {
            Kind::Word => write!(f, "the word{form}: the program that set it had no value"),
            Kind::Object => write!(f, "{language} object{form}, used where a string is expected"),
            Kind::Unawaited => write!(f, "{language} object{form}, whose value was not awaited"),
            Kind::Function => write!(f, "{language} function{form}, which was not called"),
            Kind::Code => write!(f, "code{form}{}, in place of its result", of("of")),
            Kind::Placeholder => write!(f, "a placeholder{form}, which was never replaced"),
            Kind::Masked => write!(f, "a placeholder{form}, copied from where the value is masked"),
            Kind::Variable => write!(f, "the variable{form}{}, which was not expanded", of("of")),
            Kind::Template => write!(f, "a template{form}{}, which was not filled in", of("of")),
            Kind::Reference => write!(f, "a reference{form}{}, which was not resolved", of("to")),
            Kind::Quotes => write!(f, "quotes around the value{form}: the program that set it kept them"),
            Kind::Invisible(c) => write!(f, "the invisible character U+{:04X}, copied with the value", u32::from(c)),
            Kind::Comment => write!(f, "a comment{form}: the program that read the file kept it"),
            Kind::Separator => write!(f, "{} after the value, copied from a line of code", self.of),
            Kind::Label => write!(f, "a name{form} before the value, copied from a file or a command"),
            Kind::OwnName => f.write_str("the name of a variable or field in place of its value"),
        }
    }
}

/// A missing value after a name or another missing value: `user_undefined`, `null null`.
fn last_word(value: &str) -> Option<&'static str> {
    let word = |part: &str| forms::WORDS.split("  ").find(|word| *word == part);
    let mut parts = value.rsplit(['_', '-', ':', '.', ' ']);
    let last = parts.next().and_then(word)?;
    parts.all(|part| word(part).is_some() || placeholder::is_in(placeholder::NOUNS, part)).then_some(last)
}

/// The name of a variable, in capitals: `API_KEY`.
fn is_variable(value: &str) -> bool {
    let is_capitals = value.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'_');
    let last = value.rsplit_once('_').map(|(_, last)| last.to_ascii_lowercase());
    is_capitals && last.is_some_and(|last| placeholder::is_in(placeholder::NOUNS, &last))
}

/// Whether there is a value among the invisible characters.
fn is_visible(value: &str) -> bool {
    value.chars().any(|c| !is_invisible(c) && !c.is_whitespace())
}

/// Soft hyphen, zero-width space, marks of direction, byte-order mark.
const FORMAT: [char; 5] = ['\u{ad}', '\u{200b}', '\u{200e}', '\u{200f}', '\u{feff}'];

/// A format character that no script needs, or an invisible character at either end. White space is left to the caller.
fn deceptive(value: &str) -> Option<char> {
    let ends = || value.chars().next().into_iter().chain(value.chars().next_back());
    // A selector of the emoji before it, and a tag of a flag.
    let is_emoji = |c| matches!(c, '\u{fe00}'..='\u{fe0f}' | '\u{e0020}'..='\u{e007f}');
    let is_format =
        |c| FORMAT.contains(&c) || ('\u{202a}'..='\u{202e}').contains(&c) || ('\u{2060}'..='\u{2069}').contains(&c);
    let anywhere = value.chars().find(|&c| is_format(c));
    anywhere.or_else(|| ends().find(|&c| is_invisible(c) && !c.is_whitespace() && !is_emoji(c)))
}
