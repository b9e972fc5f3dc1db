//! Values that programs write where the real value is missing, or was never put in.

mod form;
mod forms;
mod kind;
mod placeholder;
#[cfg(test)]
mod tests;

use std::fmt;
use std::sync::LazyLock;

use self::form::{Form, Forms};
pub use self::kind::Kind;
use crate::sid::{Sid, article};
use crate::suggest::snake;
use crate::visible::is_invisible;

/// What a program wrote in place of a value, or around it.
///
/// Its `Display` is a noun with the cause, to be read after "it holds": "the word `undefined`: the program that set it
/// had no value". It shows no part of the value, which may be a secret, except the name of a variable in capitals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Leftover<'a> {
    /// What it is.
    pub kind: Kind,
    /// The language or program that it belongs to; empty: several. Of a word, its cause; empty: there was no value.
    of: &'static str,
    form: &'static str,
    name: &'a str,
}

static CERTAIN: LazyLock<Forms> = LazyLock::new(|| Forms::of(forms::CERTAIN));
static DOUBTFUL: LazyLock<Forms> = LazyLock::new(|| Forms::of(forms::DOUBTFUL));
static UNTYPED: LazyLock<Forms> = LazyLock::new(|| Forms::of(forms::UNTYPED));
static BOOLEANS: LazyLock<Forms> = LazyLock::new(|| Forms::of(forms::BOOLEANS));
static SIDS: LazyLock<Forms> = LazyLock::new(|| Forms::of(forms::SIDS));
static OWN: LazyLock<Forms> = LazyLock::new(|| Forms::of(forms::OWN));

impl<'a> Leftover<'a> {
    /// The leftover in a value that was generated, such as a key, a secret or a token. `names` are those of the
    /// variable or the field that holds it.
    #[must_use]
    pub fn find(value: &'a str, names: &[&str]) -> Option<Self> {
        let value = value.trim();
        let invisible = value.chars().find(|&c| is_invisible(c) && !c.is_whitespace()).filter(|_| is_visible(value));
        Self::find_in_setting(value, names)
            .or_else(|| placeholder::doubtful(value).map(|(kind, form)| Self::of(kind, form)))
            .or_else(|| Self::first(&DOUBTFUL, value))
            .or_else(|| is_variable(value).then(|| Self::of(Kind::OwnName, "")))
            .or_else(|| invisible.map(|c| Self::of(Kind::Invisible(c), "")))
    }

    /// As [`find`](Self::find), in the name of a client: a boolean is none.
    #[must_use]
    pub fn find_in_identity(value: &'a str, names: &[&str]) -> Option<Self> {
        Self::find_in_setting(value, names).or_else(|| Self::first(&BOOLEANS, value))
    }

    /// As [`find`](Self::find), in a value that a person or a program chose: what may be chosen is none.
    #[must_use]
    pub fn find_in_setting(value: &'a str, names: &[&str]) -> Option<Self> {
        let own = || Self::own(value.trim(), names, |_| true);
        Self::find_in_name(value, names).or_else(|| Self::first(&UNTYPED, value.trim())).or_else(own)
    }

    /// As [`find`](Self::find), in a title that a person typed, such as the name of a room: what may be a title is none.
    #[must_use]
    pub fn find_in_name(value: &'a str, names: &[&str]) -> Option<Self> {
        let value = value.trim();
        if names.iter().any(|own| own.eq_ignore_ascii_case(value)) {
            return Some(Self::of(Kind::OwnName, ""));
        }
        Self::first(&CERTAIN, value)
            .or_else(|| last_word(value).map(|word| Self::of(Kind::Filled, word)))
            .or_else(|| placeholder::certain(value).map(|(kind, form)| Self::of(kind, form)))
            .or_else(|| Self::own(value, names, |kind| matches!(kind, Kind::Variable | Kind::Template)))
            .or_else(|| deceptive(value).filter(|_| is_visible(value)).map(|c| Self::of(Kind::Invisible(c), "")))
    }

    /// A form with one of the names in it: `$ROOM_NAME` in `room`.
    fn own(value: &'a str, names: &[&str], is_meant: impl Fn(Kind) -> bool) -> Option<Self> {
        if !names.iter().any(|name| value.len() > name.len()) {
            return None;
        }
        let is_own = |found: &Self| {
            let is_part = found.kind == Kind::Variable || found.kind == Kind::Template;
            let is_word = |name: &str| is_part && snake(found.name).split('_').any(|word| word == name);
            is_meant(found.kind) && names.iter().any(|name| name.eq_ignore_ascii_case(found.name) || is_word(name))
        };
        [&UNTYPED, &DOUBTFUL, &OWN].into_iter().find_map(|forms| Self::first(forms, value).filter(is_own))
    }

    /// As [`find`](Self::find), in a string that is not a SID of this kind.
    #[must_use]
    pub fn find_in_sid(value: &'a str, names: &[&str], kind: &Sid) -> Option<Self> {
        Self::find(value, names)
            .or_else(|| Self::first(&SIDS, value.trim()))
            .or_else(|| Self::comment(value, |head| kind.fault(head).is_none()))
    }

    /// As [`find`](Self::find), in a SID of this kind: digits that only an example has.
    #[must_use]
    pub fn sample(sid: &'a str, kind: &Sid) -> Option<Self> {
        let digits = sid.strip_prefix(&*kind.prefix).and_then(|rest| rest.as_bytes().get(..kind.digits))?;
        match digits {
            [first, rest @ ..] if rest.iter().all(|digit| digit == first) => Some(Self::of(Kind::Repeated, "")),
            _ => digits.starts_with(b"12345678901234567890").then(|| Self::of(Kind::Placeholder, "1234567890…")),
        }
    }

    /// A name directly before a value that is complete without it: `secret=…`.
    #[must_use]
    pub fn label(value: &'a str, is_complete: impl Fn(&str) -> bool) -> Option<Self> {
        const FORMS: [(char, &str); 3] = [('=', "…=…"), (':', "…:…"), (' ', "… …")];
        let is_after = |mark: char| value.split_once(mark).is_some_and(|(_, rest)| is_complete(rest.trim_start()));
        FORMS.into_iter().find(|(mark, _)| is_after(*mark)).map(|(_, form)| Self::of(Kind::Label, form))
    }

    /// A comment directly after a value that is complete without it: `AC0123#live`.
    #[must_use]
    pub fn comment(value: &'a str, is_complete: impl Fn(&str) -> bool) -> Option<Self> {
        const FORMS: [(&str, &str); 4] = [("#", "#…"), ("//", "//…"), (";", ";…"), ("--", "--…")];
        let is_before = |mark: &str| value.split_once(mark).is_some_and(|(head, _)| is_complete(head));
        FORMS.into_iter().find(|(mark, _)| is_before(mark)).map(|(_, form)| Self::of(Kind::Comment, form))
    }

    fn first(forms: &Forms, value: &'a str) -> Option<Self> {
        // The `=` at the end of a secret in Base64 separates nothing.
        let is_label = || value.trim_end_matches('=').contains(['=', ':', ' ']);
        let (form, name) = forms.first(value, |form| form.kind != Kind::Label || is_label())?;
        Some(Self { kind: form.kind, of: form.of, form: form.text, name })
    }

    const fn of(kind: Kind, form: &'static str) -> Self {
        Self { kind, of: "", form, name: "" }
    }
}

impl Leftover<'_> {
    /// The language or program that it belongs to; empty: several, or none.
    #[must_use]
    pub const fn of_language(&self) -> &'static str {
        if matches!(self.kind, Kind::Word) { "" } else { self.of }
    }

    /// What it is, without the cause: "the word `undefined`".
    #[must_use]
    pub fn noun(&self) -> String {
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
            Kind::Word => format!("the word{form}"),
            Kind::Filled => format!("a template filled in with the word{form}"),
            Kind::Object | Kind::Unawaited => format!("{language} object{form}"),
            Kind::Function => format!("{language} function{form}"),
            Kind::Code => format!("code{form}{}", of("of")),
            Kind::Placeholder | Kind::Masked => format!("a placeholder{form}"),
            Kind::Repeated => "one character, repeated".to_owned(),
            Kind::Variable => format!("the variable{form}{}", of("of")),
            Kind::Template => format!("a template{form}{}", of("of")),
            Kind::Reference => format!("a reference{form}{}", of("to")),
            Kind::Quotes => format!("quotes around the value{form}"),
            Kind::Invisible(c) => format!("the invisible character U+{:04X}", u32::from(c)),
            Kind::Comment => format!("a comment{form}"),
            Kind::Separator => format!("{} after the value", self.of),
            Kind::Label => format!("a name{form} before the value"),
            Kind::OwnName => "the name of a variable or field in place of its value".to_owned(),
        }
    }
}

impl fmt::Display for Leftover<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.noun())?;
        if self.kind == Kind::Word && !self.of.is_empty() {
            return write!(f, ", {}", self.of);
        }
        f.write_str(match self.kind {
            Kind::Word => ": the program that set it had no value",
            Kind::Filled => ": the program that filled it in had no value",
            Kind::Object => ", used where a string is expected",
            Kind::Unawaited => ", whose value was not awaited",
            Kind::Function => ", which was not called",
            Kind::Code => ", in place of its result",
            Kind::Placeholder => ", which was never replaced",
            Kind::Repeated => ", in place of a value",
            Kind::Masked => ", copied from where the value is masked",
            Kind::Variable => ", which was not expanded",
            Kind::Template => ", which was not filled in",
            Kind::Reference => ", which was not resolved",
            Kind::Quotes => ": the program that set it kept them",
            Kind::Invisible(_) => ", copied with the value",
            Kind::Comment => ": the program that read the file kept it",
            Kind::Separator => ", copied from a line of code",
            Kind::Label => ", copied from a file or a command",
            Kind::OwnName => "",
        })
    }
}

/// A missing value after a name or another missing value: `user_undefined`, `null null`.
fn last_word(value: &str) -> Option<&'static str> {
    let word = |part: &str| CERTAIN.first(part, |form| form.kind == Kind::Word).map(|(form, _)| form.text);
    let mut parts = value.rsplit(['_', '-', ':', '.', '@', ' ']);
    let last = parts.next().filter(|last| last.len() < value.len()).and_then(word)?;
    parts.all(|part| word(part).is_some() || placeholder::is_in(placeholder::NOUNS, part)).then_some(last)
}

/// The name of a variable, in capitals, or of a field: `API_KEY`, `apiKey`.
fn is_variable(value: &str) -> bool {
    let is_field = || value.starts_with(|c: char| c.is_ascii_lowercase()) && placeholder::are_all_nouns(&snake(value));
    let is_capitals = value.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'_');
    let last = value.rsplit_once('_').map(|(_, last)| last.to_ascii_lowercase());
    is_capitals && last.is_some_and(|last| placeholder::is_in(placeholder::NOUNS, &last)) || is_field()
}

/// Whether there is a value among the invisible characters.
fn is_visible(value: &str) -> bool {
    value.chars().any(|c| !is_invisible(c) && !c.is_whitespace())
}

/// A soft hyphen, a word joiner or a byte-order mark, or a zero-width space at either end: inside, some scripts separate words with
/// it. A mark of direction may belong to a name. White space is left to the caller.
fn deceptive(value: &str) -> Option<char> {
    if value.is_ascii() {
        return None;
    }
    let is_end = |at: usize| at == 0 || at + '\u{200b}'.len_utf8() == value.len();
    let is_copied =
        |(at, c): &(usize, char)| matches!(c, '\u{ad}' | '\u{2060}' | '\u{feff}') || *c == '\u{200b}' && is_end(*at);
    value.char_indices().find(is_copied).map(|(_, c)| c)
}
