//! The reader of JSON against `serde_json`: any text is the same values to both, or none.

#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let theirs: Option<serde_json::Value> = serde_json::from_slice(data).ok();
    assert_eq!(token_core::__private::read_json(data), theirs);
});
