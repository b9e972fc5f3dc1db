//! Classes of ASCII characters.

/// Whether it is a letter, a digit or `_`.
pub(crate) fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
}

/// Whether it is a hexadecimal digit, in either case.
pub(crate) fn is_hexadecimal(byte: u8) -> bool {
    byte.is_ascii_digit() || matches!(byte | 0x20, b'a'..=b'f')
}

/// Whether all of a text is of one class. Sixteen or eight bytes are asked at a time, which the compiler makes one question of; the
/// last of them overlap those before.
pub(crate) fn all(text: &[u8], is: impl Fn(u8) -> bool) -> bool {
    if let Some(last) = text.last_chunk::<16>() {
        text.as_chunks::<16>().0.iter().all(|chunk| are(chunk, &is))
            && (text.len().is_multiple_of(16) || are(last, &is))
    } else if let (Some(first), Some(last)) = (text.first_chunk::<8>(), text.last_chunk::<8>()) {
        are(first, &is) & are(last, &is)
    } else {
        text.iter().all(|&byte| is(byte))
    }
}

fn are<const N: usize>(chunk: &[u8; N], is: impl Fn(u8) -> bool) -> bool {
    chunk.iter().fold(true, |all, &byte| all & is(byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_the_language_has_it() {
        for byte in 0..=u8::MAX {
            assert_eq!(is_word(byte), byte.is_ascii_alphanumeric() || byte == b'_');
            assert_eq!(is_hexadecimal(byte), byte.is_ascii_hexdigit());
        }
    }

    #[test]
    fn one_byte_spoils_a_text_wherever_it_stands() {
        for length in 0..40 {
            let mut text = vec![b'f'; length];
            assert!(all(&text, is_hexadecimal));
            for place in 0..length {
                text[place] = b'g';
                assert!(!all(&text, is_hexadecimal), "{place} of {length}");
                text[place] = b'f';
            }
        }
    }
}
