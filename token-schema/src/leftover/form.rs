//! A form, and whether a value has it. The time is linear in the length of the value.

use super::kind::Kind;

/// A table.
pub(super) struct Forms {
    pub forms: Vec<Form>,
    /// By the first byte of a value: the forms that it may have, because most values have none.
    starting: Vec<Vec<usize>>,
}

/// A row of the tables has several of these.
pub(super) struct Form {
    pub kind: Kind,
    pub of: &'static str,
    pub text: &'static str,
    /// The first byte of a value of this form.
    byte: Option<u8>,
    /// The ASCII characters that are in every value of this form.
    needs: u128,
    /// What is between any characters: the first begins the value, the last ends it.
    segments: Vec<Vec<Piece>>,
}

#[derive(Clone, Copy)]
enum Piece {
    Literal(&'static str),
    /// `NAME`
    Capitals,
    /// `name`
    Name,
    /// `HEX`
    Hex,
}

const PIECES: [(&str, Piece); 3] = [("NAME", Piece::Capitals), ("name", Piece::Name), ("HEX", Piece::Hex)];

/// A longer name is not shown.
const LONGEST_SHOWN: usize = 64;

impl Forms {
    pub(super) fn of(rows: &'static [(Kind, &'static str, &'static str)]) -> Self {
        let forms = |&(kind, of, forms): &'static (Kind, &str, &'static str)| {
            forms.split("  ").map(move |text| {
                let segments: Vec<_> = text.split('…').map(pieces).collect();
                let byte = match segments.first().and_then(|pieces| pieces.first()) {
                    Some(Piece::Literal(literal)) => literal.bytes().next(),
                    _ => None,
                };
                let literals = segments.iter().flatten().filter_map(|piece| match piece {
                    Piece::Literal(literal) => Some(*literal),
                    _ => None,
                });
                let needs = literals.fold(0, |needs, literal| needs | ascii(literal));
                Form { kind, of, text, byte, needs, segments }
            })
        };
        let forms: Vec<_> = rows.iter().flat_map(forms).collect();
        let starting = |first| {
            let may_start = |(_, form): &(usize, &Form)| form.byte.is_none_or(|byte| byte == first);
            forms.iter().enumerate().filter(may_start).map(|(index, _)| index).collect()
        };
        Self { starting: (0..=u8::MAX).map(starting).collect(), forms }
    }

    /// The first form that a value has, and the name in it, or an empty string. `is_good` rejects a form.
    pub(super) fn first<'t>(&self, value: &'t str, is_good: impl Fn(&Form) -> bool) -> Option<(&Form, &'t str)> {
        let (first, has) = (value.bytes().next()?, ascii(value));
        let forms = self.starting.get(usize::from(first))?.iter().filter_map(|&index| self.forms.get(index));
        let mut fitting = forms.filter(|form| form.needs & !has == 0 && is_good(form));
        fitting.find_map(|form| Some((form, form.fit(value)?)))
    }
}

impl Form {
    /// The name in a value of this form, or an empty string; `None`: it has another form.
    pub(super) fn fit<'t>(&self, value: &'t str) -> Option<&'t str> {
        let (first, rest) = self.segments.split_first()?;
        let mut name = "";
        let mut left = start(first, value, &mut name)?;
        let Some((last, middle)) = rest.split_last() else { return left.is_empty().then_some(name) };
        for segment in middle {
            left = places(segment, left).find_map(|left| start(segment, left, &mut name))?;
        }
        let is_end = match last.as_slice() {
            [] => true,
            [Piece::Literal(literal)] => left.ends_with(literal),
            _ => places(last, left).any(|left| start(last, left, &mut name).is_some_and(str::is_empty)),
        };
        is_end.then_some(name)
    }

    /// The form in a message, with the name if it is one.
    pub(super) fn shown(text: &str, name: &str) -> String {
        let text = text.strip_prefix('…').and_then(|text| text.strip_suffix('…')).unwrap_or(text).trim();
        let is_shown = !name.is_empty() && name.len() <= LONGEST_SHOWN && length(Piece::Capitals, name) == name.len();
        let name = if is_shown { name } else { "…" };
        PIECES.iter().fold(text.to_owned(), |text, (piece, _)| text.replace(piece, name))
    }
}

/// The set of the ASCII characters in a string.
fn ascii(text: &str) -> u128 {
    text.bytes().filter(u8::is_ascii).fold(0, |set, byte| set | 1 << byte)
}

fn pieces(mut segment: &'static str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    while !segment.is_empty() {
        let next = PIECES.iter().filter_map(|&(word, piece)| Some((segment.find(word)?, word, piece)));
        let (at, word, piece) = next.min_by_key(|(at, ..)| *at).unwrap_or((segment.len(), "", Piece::Name));
        let (literal, rest) = segment.split_at(at);
        if !literal.is_empty() {
            pieces.push(Piece::Literal(literal));
        }
        if !word.is_empty() {
            pieces.push(piece);
        }
        segment = rest.strip_prefix(word).unwrap_or_default();
    }
    pieces
}

/// What follows a segment at the start of a value.
fn start<'t>(segment: &[Piece], value: &'t str, name: &mut &'t str) -> Option<&'t str> {
    let mut left = value;
    let mut pieces = segment.iter().peekable();
    while let Some(&piece) = pieces.next() {
        if let Piece::Literal(literal) = piece {
            left = left.strip_prefix(literal)?;
            continue;
        }
        let (mut found, mut after) = left.split_at(length(piece, left));
        // `__` ends `__NAME__`, although it may be in a name.
        if let Some(Piece::Literal(literal)) = pieces.peek()
            && !after.starts_with(literal)
        {
            found = found.strip_suffix(literal)?;
            after = left.strip_prefix(found)?;
        }
        if found.is_empty() {
            return None;
        }
        if matches!(piece, Piece::Capitals | Piece::Name) {
            *name = found;
        }
        left = after;
    }
    Some(left)
}

/// The ends of a value that begin with the first characters of a segment.
fn places<'t>(segment: &[Piece], value: &'t str) -> impl Iterator<Item = &'t str> {
    let literal = if let Some(Piece::Literal(literal)) = segment.first() { *literal } else { "\0" };
    value.match_indices(literal).filter_map(|(at, _)| value.get(at..))
}

/// How many bytes at the start of a value are such a piece.
fn length(piece: Piece, value: &str) -> usize {
    let run = |is: fn(&u8) -> bool| value.bytes().take_while(is).count();
    match piece {
        Piece::Literal(_) => 0,
        Piece::Capitals => {
            let length = run(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit() || *byte == b'_');
            if length >= 2 && value.starts_with(|c: char| c.is_ascii_uppercase()) { length } else { 0 }
        }
        Piece::Name if value.starts_with(|c: char| c.is_ascii_digit()) => run(u8::is_ascii_digit).min(2),
        Piece::Name => run(|byte| byte.is_ascii_alphanumeric() || b"_.".contains(byte)),
        Piece::Hex => Some(run(u8::is_ascii_hexdigit)).filter(|length| (4..=16).contains(length)).unwrap_or_default(),
    }
}
