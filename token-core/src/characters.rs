//! Classes of ASCII characters, looked up: one look costs less than the three ranges that it stands for.

/// Letters, digits and `_`.
pub(crate) const WORD: u8 = 1;
/// Hexadecimal digits, in both cases.
pub(crate) const HEXADECIMAL: u8 = 2;

/// Whether a text has only characters of that class.
pub(crate) fn all(text: &[u8], class: u8) -> bool {
    text.iter().all(|&byte| CLASSES.get(usize::from(byte)).is_some_and(|classes| classes & class != 0))
}

static CLASSES: [u8; 256] = {
    let mut table = [0; 256];
    let (mut rest, mut byte): (&mut [u8], u8) = (&mut table, 0);
    while let [classes, after @ ..] = rest {
        if byte.is_ascii_alphanumeric() || byte == b'_' {
            *classes |= WORD;
        }
        if byte.is_ascii_hexdigit() {
            *classes |= HEXADECIMAL;
        }
        rest = after;
        byte = byte.wrapping_add(1);
    }
    table
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_the_language_has_it() {
        for byte in 0..=u8::MAX {
            assert_eq!(all(&[byte], WORD), byte.is_ascii_alphanumeric() || byte == b'_');
            assert_eq!(all(&[byte], HEXADECIMAL), byte.is_ascii_hexdigit());
        }
    }
}
