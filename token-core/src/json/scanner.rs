//! Fills a [`Tape`] from text, in one pass.
//!
//! `serde_json` took a quarter of what verifying a token takes beside its hash: it hands each value to a visitor, where this writes
//! an entry. What is rare stays with it, so that there is one opinion on that: texts with escapes, and numbers that are not small
//! and whole. That both read the same is shown by a property test below and by the fuzz target `json`.
//!
//! There is no recursion. An object or array that is still open has the index of the one around it where its end will stand.

use super::tape::{Data, Entry, Span, Tape};

impl Tape {
    /// Takes all values of a text; `false` where it is not JSON (RFC 8259), too deep, or followed by something.
    pub(super) fn fill(&mut self, text: &str) -> bool {
        // A token has some twenty values.
        self.entries.reserve(24);
        // Positions are of 32 bits, and some lie a little behind the end; nothing that is read is nearly so long.
        i32::try_from(text.len()).is_ok() && Scanner { text, at: 0, tape: self }.document().is_some()
    }
}

/// How many objects and arrays may stand within each other, as for `serde_json`.
const DEEPEST: u32 = 127;

/// In place of the index of what is around a value that nothing is around.
const NOTHING: u32 = u32::MAX;

struct Scanner<'t> {
    text: &'t str,
    at: u32,
    tape: &'t mut Tape,
}

impl Scanner<'_> {
    /// One value and nothing after it. `None`, here and below: it is not JSON.
    fn document(&mut self) -> Option<()> {
        let (mut key, mut around, mut depth) = (Span::default(), NOTHING, 0);
        let mut first = self.next()?;
        loop {
            let index = self.position();
            let data = self.begin(first)?;
            if matches!(data, Data::Object | Data::Array) {
                self.tape.entries.push(Entry { key, data, end: around });
                (around, depth) = (index, depth + 1);
                if depth > DEEPEST {
                    return None;
                }
                first = self.next()?;
                if first != end_of(data) {
                    (key, first) = self.member(data, first)?;
                    continue;
                }
                (around, depth) = (self.close(around)?, depth - 1);
            } else {
                self.tape.entries.push(Entry { key, data, end: index + 1 });
            }
            // The value is over, and with it perhaps what is around it.
            loop {
                let Some(open) = self.tape.entries.get(around as usize) else {
                    return self.next().is_none().then_some(());
                };
                let data = open.data;
                match self.next()? {
                    b',' => {
                        first = self.next()?;
                        (key, first) = self.member(data, first)?;
                        break;
                    }
                    end if end == end_of(data) => (around, depth) = (self.close(around)?, depth - 1),
                    _ => return None,
                }
            }
        }
    }

    /// The value that begins with this byte, which is behind; of an object or array no more than that it is one.
    fn begin(&mut self, first: u8) -> Option<Data> {
        match first {
            b'"' => self.string().map(Data::Text),
            b'{' => Some(Data::Object),
            b'[' => Some(Data::Array),
            b't' => self.literal("rue", Data::Bool(true)),
            b'f' => self.literal("alse", Data::Bool(false)),
            b'n' => self.literal("ull", Data::Null),
            _ => self.number(),
        }
    }

    /// The key of a member that begins with this byte, and the first byte of its value. An item of an array has no key.
    fn member(&mut self, around: Data, first: u8) -> Option<(Span, u8)> {
        match (around, first) {
            (Data::Array, _) => Some((Span::default(), first)),
            (_, b'"') => {
                let key = self.string()?;
                if self.next()? == b':' { Some((key, self.next()?)) } else { None }
            }
            _ => None,
        }
    }

    fn literal(&mut self, rest: &str, data: Data) -> Option<Data> {
        for expected in rest.bytes() {
            if self.peek()? != expected {
                return None;
            }
            self.at += 1;
        }
        Some(data)
    }

    /// A number whose first byte is behind.
    fn number(&mut self) -> Option<Data> {
        self.at -= 1;
        let start = self.at;
        if let Some(small) = self.small() {
            return Some(Data::Integer(small));
        }
        while let Some(b'0'..=b'9' | b'-' | b'+' | b'.' | b'e' | b'E') = self.peek() {
            self.at += 1;
        }
        let number: serde_json::Number = self.text.get(Span { start, end: self.at }.range())?.parse().ok()?;
        if let Some(integer) = number.as_i64() {
            return Some(Data::Integer(integer));
        }
        self.tape.numbers.push(number);
        u32::try_from(self.tape.numbers.len() - 1).ok().map(Data::Number)
    }

    /// A whole number of at most 18 digits, as nearly all are: times, counts.
    fn small(&mut self) -> Option<i64> {
        let (start, first, mut value) = (self.at, self.peek()?, 0);
        while let Some(digit @ b'0'..=b'9') = self.peek()
            && self.at - start < 18
        {
            value = value * 10 + i64::from(digit - b'0');
            self.at += 1;
        }
        let leads = first == b'0' && self.at - start > 1;
        let goes_on = matches!(self.peek(), Some(b'0'..=b'9' | b'.' | b'e' | b'E'));
        (first.is_ascii_digit() && !leads && !goes_on).then_some(value)
    }

    /// A text whose opening quote is behind.
    fn string(&mut self) -> Option<Span> {
        let start = self.at;
        self.plain();
        match self.peek()? {
            b'"' => {
                let span = Span { start, end: self.at };
                self.at += 1;
                Some(span)
            }
            b'\\' => self.escaped(start),
            _ => None,
        }
    }

    /// One with escapes; at the first of them.
    fn escaped(&mut self, start: u32) -> Option<Span> {
        while self.peek()? != b'"' {
            // A backslash and what it escapes. What is no escape, and a control character, `serde_json` sees.
            self.at += if self.peek() == Some(b'\\') { 2 } else { 1 };
            self.plain();
        }
        self.at += 1;
        let quoted = self.text.get(Span { start: start.checked_sub(1)?, end: self.at }.range())?;
        let text: String = serde_json::from_str(quoted).ok()?;
        let span = Span::of(self.text.len() + self.tape.unescaped.len(), text.len());
        self.tape.unescaped.push_str(&text);
        Some(span)
    }

    /// Goes to the next quote, backslash or control character.
    ///
    /// Eight bytes are asked at a time, in one integer: where a byte is 0, taking 1 from it borrows, which sets its highest bit; so
    /// does taking 0x20 from one that is less. A borrow may spoil what is said of later bytes, but the first that is marked is one.
    fn plain(&mut self) {
        const ONES: u64 = u64::from_ne_bytes([1; 8]);
        const HIGH: u64 = u64::from_ne_bytes([0x80; 8]);
        while let Some(eight) = self.rest().first_chunk() {
            let eight = u64::from_le_bytes(*eight);
            let [quote, backslash] = [b'"', b'\\'].map(|byte| eight ^ u64::from_ne_bytes([byte; 8]));
            let control = eight.wrapping_sub(u64::from_ne_bytes([0x20; 8])) & !eight;
            let marked = quote.wrapping_sub(ONES) & !quote | backslash.wrapping_sub(ONES) & !backslash | control;
            if marked & HIGH != 0 {
                self.at += (marked & HIGH).trailing_zeros() / 8;
                return;
            }
            self.at += 8;
        }
        while self.peek().is_some_and(|byte| !matches!(byte, b'"' | b'\\' | ..b' ')) {
            self.at += 1;
        }
    }

    /// Writes the end of an object or array; what is around it.
    fn close(&mut self, index: u32) -> Option<u32> {
        let end = self.position();
        let entry = self.tape.entries.get_mut(index as usize)?;
        Some(std::mem::replace(&mut entry.end, end))
    }

    /// A position in the list. It has no more entries than the text has bytes.
    fn position(&self) -> u32 {
        u32::try_from(self.tape.entries.len()).unwrap_or(u32::MAX)
    }

    /// The next byte that is no space; it is behind then.
    fn next(&mut self) -> Option<u8> {
        loop {
            let byte = self.peek()?;
            self.at += 1;
            if !matches!(byte, b' ' | b'\n' | b'\r' | b'\t') {
                return Some(byte);
            }
        }
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at as usize).copied()
    }

    fn rest(&self) -> &[u8] {
        self.text.as_bytes().get(self.at as usize..).unwrap_or_default()
    }
}

fn end_of(data: Data) -> u8 {
    if matches!(data, Data::Object) { b'}' } else { b']' }
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
