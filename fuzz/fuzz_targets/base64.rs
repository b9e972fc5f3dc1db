//! Compares `base64-simd`, which reads every token, with `base64`, which contains no unsafe code as built here: both
//! decode any bytes to the same result, or both refuse them, and both encode alike.

#![no_main]

use base64::Engine as _;
use base64::engine::general_purpose;
use base64_simd::{AsOut as _, Base64, STANDARD, STANDARD_NO_PAD, URL_SAFE_NO_PAD};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    compare(&URL_SAFE_NO_PAD, &general_purpose::URL_SAFE_NO_PAD, data);
    compare(&STANDARD_NO_PAD, &general_purpose::STANDARD_NO_PAD, data);
    compare(&STANDARD, &general_purpose::STANDARD, data);
    // A signature is decoded into an array of its length.
    let mut tag = [0; 32];
    let theirs = general_purpose::URL_SAFE_NO_PAD.decode(data).ok();
    if URL_SAFE_NO_PAD.decoded_length(data).is_ok_and(|length| length == tag.len()) {
        let ours = URL_SAFE_NO_PAD.decode(data, tag.as_mut_slice().as_out()).ok().map(|tag| tag.to_vec());
        assert_eq!(ours, theirs);
    }
    // Also with bytes that are not base64 in any alphabet.
    let _ = base64_simd::forgiving_decode_to_vec(data);
});

fn compare(ours: &Base64, theirs: &general_purpose::GeneralPurpose, data: &[u8]) {
    assert_eq!(ours.decode_to_vec(data).ok(), theirs.decode(data).ok());
    let text = ours.encode_to_string(data);
    assert_eq!(text, theirs.encode(data));
    assert_eq!(ours.decode_to_vec(&text).ok().as_deref(), Some(data));
}
