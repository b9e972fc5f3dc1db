//! Public keys as a JSON Web Key Set.

use crate::credentials::RawCredentials;
use crate::json::ValueWriter;

/// RFC 7517, section 5. A key with a secret has no public half, and is left out.
pub(crate) fn of<'k>(credentials: impl Iterator<Item = &'k RawCredentials>) -> String {
    let mut keys: Vec<Vec<u8>> = Vec::new();
    for parts in credentials {
        let Some(pair) = parts.pair() else { continue };
        let mut key = Vec::new();
        ValueWriter::new(&mut key).object(|members| {
            pair.jwk().iter().for_each(|(name, value)| members.name(name).string(value));
            if parts.vendor().format.key_header.is_some() {
                members.name("kid").string(parts.key_id());
            }
            members.name("alg").string(pair.algorithm().name());
            members.name("use").string("sig");
        });
        keys.push(key);
    }
    let mut text = b"{\"keys\":[".to_vec();
    text.extend(keys.join(&b','));
    text.extend(b"]}");
    String::from_utf8(text).unwrap_or_default()
}
