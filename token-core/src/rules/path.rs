//! Where something stands in a token: `claims.grants.chat.service_sid`.

/// The place of a member of what stands at `at`. A key that a reader of the path could mistake, or that belongs to an array,
/// does not lengthen it.
pub(super) fn child(at: &str, key: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'$');
    if key.is_empty() || key.len() > 64 || !key.bytes().all(plain) { at.to_owned() } else { format!("{at}.{key}") }
}
