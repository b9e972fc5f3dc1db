//! What a programmer writes who wants no library: serde_json into a buffer, base64url, and an HMAC whose key was prepared once.

use base64_simd::{AsOut as _, URL_SAFE_NO_PAD};
use harness::{API_KEY_SID, Bench, Claims, Fresh, HEADER, SECRET, now, sets, tokens};
use hmac::{Hmac, KeyInit as _, Mac as _};
use serde::Deserialize;
use sha2::Sha256;

/// Longest token, bytes; it is decoded into a buffer of this size on the stack.
const LONGEST: usize = 4096;

fn main() {
    let bench = Bench::from_args(env!("CARGO_PKG_NAME"));
    let key = Hmac::<Sha256>::new_from_slice(SECRET.as_bytes()).unwrap();
    let header = URL_SAFE_NO_PAD.encode_to_string(HEADER) + ".";
    for set in sets() {
        bench.sign("sign", &set, || {
            let (mut json, key, header, set) = (Vec::new(), &key, &header, &set);
            move |fresh: &mut Fresh| {
                let (identity, jti) = fresh.identity_and_jti();
                json.clear();
                serde_json::to_writer(&mut json, &set.claims(identity, jti)).unwrap();
                let mut token = String::with_capacity(header.len() + (json.len() * 4).div_ceil(3) + 44);
                token.push_str(header);
                URL_SAFE_NO_PAD.encode_append(&json, &mut token);
                let mut state = key.clone();
                state.update(token.as_bytes());
                token.push('.');
                URL_SAFE_NO_PAD.encode_append(state.finalize().into_bytes(), &mut token);
                token
            }
        });
        let tokens = tokens(&set);
        bench.verify("verify", &set, &tokens, || {
            |token: &str| verify::<Claims<String>>(token, &key, &mut [0; LONGEST], |claims| (&claims.iss, claims.exp))
        });
        bench.verify("verify_borrowed", &set, &tokens, || {
            |token: &str| {
                let mut buffer = [0; LONGEST];
                verify::<Claims<&str>>(token, &key, &mut buffer, |claims| (claims.iss, claims.exp))
                    .map(|claims| claims.exp)
            }
        });
    }
}

#[derive(Deserialize)]
struct Header<'a> {
    alg: &'a str,
    cty: &'a str,
}

/// The signature first, then header, issuer and end; claims that borrow from the buffer where `C` can.
fn verify<'a, C: Deserialize<'a>>(
    token: &str,
    key: &Hmac<Sha256>,
    buffer: &'a mut [u8; LONGEST],
    issuer_and_end: impl Fn(&C) -> (&str, u64),
) -> Option<C> {
    let (signed, signature) = token.rsplit_once('.')?;
    let (header, claims) = signed.split_once('.')?;
    if token.len() > LONGEST || signature.len() != 43 {
        return None;
    }
    let (first, rest) = buffer.split_at_mut(header.len());
    let mut tag = [0; 32];
    let tag = URL_SAFE_NO_PAD.decode(signature.as_bytes(), tag.as_mut_slice().as_out()).ok()?;
    let mut state = key.clone();
    state.update(signed.as_bytes());
    state.verify_slice(tag).ok()?;
    let header: Header<'_> =
        serde_json::from_slice(URL_SAFE_NO_PAD.decode(header.as_bytes(), first.as_out()).ok()?).ok()?;
    let claims: C = serde_json::from_slice(URL_SAFE_NO_PAD.decode(claims.as_bytes(), rest.as_out()).ok()?).ok()?;
    let (issuer, end) = issuer_and_end(&claims);
    let good = (header.alg, header.cty) == ("HS256", "twilio-fpa;v=1") && issuer == API_KEY_SID && end > now();
    good.then_some(claims)
}
