//! The floor: SHA-256's compressions alone. No way to sign can be faster.

use std::hint::black_box;

use base64_simd::URL_SAFE_NO_PAD;
use harness::{Bench, Set, signed_length};
use sha2::block_api::compress256;

/// Times the compressions that `token` needs: all of them, and those that a template leaves. The key's own are done beforehand
/// in both.
pub fn of(bench: &Bench, set: &Set, token: &str) {
    let signed = signed_length(token);
    // The hash's own ending takes nine bytes at least; one more compression is the outer hash.
    let whole = (signed + 9).div_ceil(64) + 1;
    let rest = whole - constant_length(token) / 64;
    for (case, count) in [("floor_whole", whole), ("floor_rest", rest)] {
        bench.run(case, set.count, |_| {
            let blocks = vec![[b'a'; 64]; count];
            move || {
                let mut state = black_box([1; 8]);
                // In three calls, as signing makes them: the text, its ending, and the outer hash.
                let (outer, inner) = blocks.split_last().unwrap();
                let (last, text) = inner.split_last().unwrap();
                compress256(&mut state, black_box(text));
                compress256(&mut state, black_box(std::slice::from_ref(last)));
                compress256(&mut state, black_box(std::slice::from_ref(outer)));
                black_box(state);
            }
        });
    }
}

/// How much of a token's text is the same in all tokens of its kind, bytes: what stands before the identity, as far as three
/// bytes become four characters.
fn constant_length(token: &str) -> usize {
    let header = token.find('.').unwrap() + 1;
    let claims = URL_SAFE_NO_PAD.decode_to_vec(&token[header..signed_length(token)]).unwrap();
    let constant = String::from_utf8(claims).unwrap().find("\"identity\":").unwrap() + "\"identity\":".len();
    header + constant / 3 * 4
}
