//! Fills a [`Tape`] from text, in one pass.
//!
//! Verifying is half reading JSON, and of that `serde_json` was half: it hands each value to a visitor, where this writes an entry.
//! What is rare stays with `serde_json`, so that there is one opinion on it: texts with escapes, and numbers that are not small and
//! whole. That both read the same is shown by a property test below and by the fuzz target `json`.
//!
//! There is no recursion. An object or array that is still open has the index of the one around it where its end will stand.

use super::tape::{Data, Entry, Span, Tape};

impl Tape {
    /// Takes all values of a text; `false` where it is not JSON (RFC 8259), too deep, or followed by something.
    pub(super) fn fill(&mut self, text: &str) -> bool {
        self.clear();
        // A token has some twenty values.
        self.entries.reserve(24);
        // Spans are of 32 bits; nothing that is read is nearly so long.
        u32::try_from(text.len()).is_ok() && Scanner { text, at: 0, tape: self }.document().is_some()
    }
}

/// How many objects and arrays may stand within each other, as for `serde_json`.
const DEEPEST: u32 = 127;

/// In place of the index of what is around a value that nothing is around.
const NOTHING: u32 = u32::MAX;

struct Scanner<'t> {
    text: &'t str,
    at: usize,
    tape: &'t mut Tape,
}

impl Scanner<'_> {
    /// One value and nothing after it. `None`, here and below: it is not JSON.
    fn document(&mut self) -> Option<()> {
        let (mut key, mut around, mut depth) = (Span::default(), NOTHING, 0);
        loop {
            self.space();
            let inside = self.tape.entries.len();
            if let Some(data) = self.begin()? {
                self.push(key, data, around);
                (around, depth) = (u32::try_from(inside).ok()?, depth + 1);
                if depth > DEEPEST {
                    return None;
                }
                self.space();
                if self.peek() != Some(end_of(data)) {
                    key = self.key_in(data)?;
                    continue;
                }
            } else {
                let data = self.leaf()?;
                self.push(key, data, u32::try_from(inside).ok()? + 1);
            }
            // The value is over, and with it perhaps what is around it.
            loop {
                self.space();
                let Some(open) = self.tape.entries.get(around as usize) else {
                    return (self.at == self.text.len()).then_some(());
                };
                let data = open.data;
                match self.peek()? {
                    b',' => {
                        self.at += 1;
                        self.space();
                        key = self.key_in(data)?;
                        break;
                    }
                    end if end == end_of(data) => {
                        self.at += 1;
                        (around, depth) = (self.close(around)?, depth - 1);
                    }
                    _ => return None,
                }
            }
        }
    }

    /// The begin of an object or array, if one is here.
    #[expect(clippy::option_option, reason = "the outer says whether there is anything, as everywhere here")]
    fn begin(&mut self) -> Option<Option<Data>> {
        let data = match self.peek()? {
            b'{' => Data::Object,
            b'[' => Data::Array,
            _ => return Some(None),
        };
        self.at += 1;
        Some(Some(data))
    }

    /// What stands before a value: its key and a colon, or in an array nothing.
    fn key_in(&mut self, around: Data) -> Option<Span> {
        if matches!(around, Data::Array) {
            return Some(Span::default());
        }
        self.exactly("\"")?;
        let key = self.string()?;
        self.space();
        self.exactly(":")?;
        Some(key)
    }

    /// A value that has none inside it.
    fn leaf(&mut self) -> Option<Data> {
        match self.peek()? {
            b'"' => {
                self.at += 1;
                self.string().map(Data::Text)
            }
            b't' => self.exactly("true").map(|()| Data::Bool(true)),
            b'f' => self.exactly("false").map(|()| Data::Bool(false)),
            b'n' => self.exactly("null").map(|()| Data::Null),
            _ => self.number(),
        }
    }

    fn number(&mut self) -> Option<Data> {
        let rest = self.text.get(self.at..)?;
        let is_part = |byte: &u8| matches!(byte, b'0'..=b'9' | b'-' | b'+' | b'.' | b'e' | b'E');
        let length = rest.bytes().position(|byte| !is_part(&byte)).unwrap_or(rest.len());
        let digits = rest.get(..length)?;
        self.at += length;
        if let Some(small) = small(digits.as_bytes()) {
            return Some(Data::Integer(small));
        }
        let number: serde_json::Number = digits.parse().ok()?;
        if let Some(integer) = number.as_i64() {
            return Some(Data::Integer(integer));
        }
        self.tape.numbers.push(number);
        u32::try_from(self.tape.numbers.len() - 1).ok().map(Data::Number)
    }

    /// A text whose opening quote is behind.
    fn string(&mut self) -> Option<Span> {
        let start = self.at;
        self.at += plain(self.rest());
        match self.peek()? {
            b'"' => {
                let span = Span::of(start, self.at - start);
                self.at += 1;
                Some(span)
            }
            b'\\' => self.escaped(start),
            _ => None,
        }
    }

    /// One with escapes; at the first of them.
    fn escaped(&mut self, start: usize) -> Option<Span> {
        while self.peek()? != b'"' {
            // A backslash and what it escapes. What is no escape, and a control character, `serde_json` sees.
            self.at += if self.peek() == Some(b'\\') { 2 } else { 1 };
            self.at += plain(self.rest());
        }
        self.at += 1;
        let quoted = self.text.get(start.checked_sub(1)?..self.at)?;
        let text: String = serde_json::from_str(quoted).ok()?;
        let span = Span::of(self.text.len() + self.tape.unescaped.len(), text.len());
        self.tape.unescaped.push_str(&text);
        Some(span)
    }

    fn push(&mut self, key: Span, data: Data, end: u32) {
        self.tape.entries.push(Entry { key, data, end });
    }

    /// Writes the end of an object or array; what is around it.
    fn close(&mut self, index: u32) -> Option<u32> {
        let end = u32::try_from(self.tape.entries.len()).ok()?;
        let entry = self.tape.entries.get_mut(index as usize)?;
        Some(std::mem::replace(&mut entry.end, end))
    }

    fn exactly(&mut self, expected: &str) -> Option<()> {
        self.rest().starts_with(expected.as_bytes()).then(|| self.at += expected.len())
    }

    fn space(&mut self) {
        while let Some(b' ' | b'\n' | b'\r' | b'\t') = self.peek() {
            self.at += 1;
        }
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn rest(&self) -> &[u8] {
        self.text.as_bytes().get(self.at..).unwrap_or_default()
    }
}

fn end_of(data: Data) -> u8 {
    if matches!(data, Data::Object) { b'}' } else { b']' }
}

/// A whole number of few digits, as nearly all are: times, counts.
fn small(digits: &[u8]) -> Option<i64> {
    if !matches!(digits, [b'0'] | [b'1'..=b'9', ..]) || digits.len() > 18 {
        return None;
    }
    digits.iter().try_fold(0, |value, digit| digit.is_ascii_digit().then(|| value * 10 + i64::from(digit - b'0')))
}

/// How many bytes there are before a quote, a backslash or a control character.
///
/// Eight are asked at a time, in one integer: where a byte is 0, taking 1 from it borrows, which sets its highest bit; so does taking
/// 0x20 from one that is less. A borrow may spoil what is said of later bytes, but the first that is marked is one.
fn plain(text: &[u8]) -> usize {
    const ONES: u64 = u64::from_ne_bytes([1; 8]);
    const HIGH: u64 = u64::from_ne_bytes([0x80; 8]);
    let (eights, _) = text.as_chunks::<8>();
    for (index, eight) in eights.iter().enumerate() {
        let eight = u64::from_le_bytes(*eight);
        let is = |byte: u8| {
            let zero = eight ^ u64::from_ne_bytes([byte; 8]);
            zero.wrapping_sub(ONES) & !zero
        };
        let control = eight.wrapping_sub(u64::from_ne_bytes([0x20; 8])) & !eight;
        let marked = (is(b'"') | is(b'\\') | control) & HIGH;
        if marked != 0 {
            return index * 8 + marked.trailing_zeros() as usize / 8;
        }
    }
    let start = eights.len() * 8;
    let rest = text.get(start..).unwrap_or_default();
    start + rest.iter().position(|byte| matches!(byte, b'"' | b'\\' | ..b' ')).unwrap_or(rest.len())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::Document;

    /// What both make of a text.
    fn both(text: &[u8]) -> (Option<serde_json::Value>, Option<serde_json::Value>) {
        let ours = Document::read(text).map(|document| document.root().to_value());
        (ours, serde_json::from_slice(text).ok())
    }

    #[test]
    fn reads_what_serde_json_reads() {
        for text in [
            "0",
            "-0",
            "-1",
            "01",
            "1.",
            ".5",
            "1e5",
            "1E+5",
            "1e",
            "1e999",
            "-",
            "+1",
            "123456789012345678",
            "9223372036854775807",
            "9223372036854775808",
            "-9223372036854775808",
            "18446744073709551616",
            "1-2",
            "\"\"",
            "\"\\u00e9\\n\\\"\"",
            "\"\\ud800\"",
            "\"\\ud83d\\ude00\"",
            "\"\\x\"",
            "\"\\\"",
            "\"a",
            "\"1234567\"",
            "\"12345678\"",
            "\"1234567\u{1f}\"",
            "\"\u{7f}é\"",
            "true",
            "tru",
            "truefalse",
            "null",
            "nul",
            "[]",
            "[ ]",
            "[1,2]",
            "[1,]",
            "[,1]",
            "[1 2]",
            "[1",
            "]",
            "{}",
            "{ }",
            "{\"a\":1}",
            "{\"a\":1,}",
            "{\"a\" : [ ] , \"a\":{}}",
            "{\"a\"}",
            "{a:1}",
            "{1:1}",
            "{\"a\":1]",
            "[}",
            "{]",
            " \t\r\n1 \n",
            "1\u{b}",
            "",
            " ",
            "[[],{},[[]]]",
            "{\"a\":{\"b\":{\"c\":[{}]}},\"d\":[1]}",
            "{\"\\u0061\":1,\"a\\t\":2}",
        ] {
            let (ours, theirs) = both(text.as_bytes());
            assert_eq!(ours, theirs, "{text}");
        }
    }

    #[test]
    fn goes_as_deep() {
        for depth in 120..135 {
            for (open, close) in [("[", "]"), ("{\"a\":", "}")] {
                let text = open.repeat(depth) + "1" + &close.repeat(depth);
                let (ours, theirs) = both(text.as_bytes());
                assert_eq!(ours, theirs, "{depth}");
            }
        }
    }

    /// JSON of any shape, as text.
    fn json() -> impl Strategy<Value = String> {
        let leaf = prop_oneof![
            "-?[0-9]{1,20}(\\.[0-9]{1,3})?([eE][-+]?[0-9]{1,3})?",
            any::<String>().prop_map(|text| serde_json::Value::from(text).to_string()),
            "\"([a-z \\\\\"u0-9]|\\\\u[0-9a-f]{4}|\\\\n){0,20}\"",
            "true|false|null",
        ];
        leaf.prop_recursive(4, 40, 6, |inner| {
            let space = "[ \n\t]{0,2}";
            prop_oneof![
                (prop::collection::vec(inner.clone(), 0..6), space).prop_map(|(items, space)| {
                    format!("[{space}{}{space}]", items.join(&format!("{space},{space}")))
                }),
                (prop::collection::vec(("[a-c\\\\]{0,10}", inner), 0..6), space).prop_map(|(members, space)| {
                    let members: Vec<_> =
                        members.iter().map(|(key, value)| format!("\"{key}\"{space}:{space}{value}")).collect();
                    format!("{{{}{space}}}", members.join(","))
                }),
            ]
        })
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(4000))]

        #[test]
        fn reads_any_json_as_serde_json_does(text in json()) {
            let (ours, theirs) = both(text.as_bytes());
            prop_assert_eq!(ours, theirs);
        }

        /// One that a byte was changed in is another, or none.
        #[test]
        fn so_it_does_what_is_nearly_json(
            text in json(),
            place in any::<prop::sample::Index>(),
            byte in prop_oneof![any::<u8>(), prop::sample::select(b"\"\\{}[],:0-e. u\x1f".to_vec())],
        ) {
            let mut text = text.into_bytes();
            let place = place.index(text.len());
            text[place] = byte;
            let (ours, theirs) = both(&text);
            prop_assert_eq!(ours, theirs);
        }
    }
}
