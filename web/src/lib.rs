//! `token_core::diagnose` as a WebAssembly module.
//!
//! Strings cross the border as bytes in one buffer, so a page needs no generated glue: it calls [`buffer`] with a
//! length, writes the request there, and calls [`diagnose`] or [`vendors`], which replace it by the answer and return
//! the answer's length. `buffer` with this length gives the answer's address.

mod answer;

use std::sync::{Mutex, PoisonError};

use zeroize::Zeroize as _;

use self::answer::{answer, catalogue};

static BUFFER: Mutex<Vec<u8>> = Mutex::new(Vec::new());

/// The address of a buffer with this length. What it holds stays, as far as it fits; what it no longer holds is wiped.
#[unsafe(no_mangle)]
pub extern "C" fn buffer(length: usize) -> *mut u8 {
    with(|bytes| {
        if length > bytes.capacity() {
            // Growing in place would leave a copy behind.
            let mut longer = Vec::with_capacity(length);
            longer.extend_from_slice(bytes);
            bytes.zeroize();
            *bytes = longer;
        }
        bytes.get_mut(length..).unwrap_or_default().zeroize();
        bytes.resize(length, 0);
        bytes.as_mut_ptr()
    })
}

/// Answers the request in the buffer, see [`answer()`].
#[unsafe(no_mangle)]
pub extern "C" fn diagnose() -> usize {
    with(|bytes| {
        let answer = answer(bytes);
        replace(bytes, answer)
    })
}

/// Lists the vendors, see [`catalogue`].
#[unsafe(no_mangle)]
pub extern "C" fn vendors() -> usize {
    with(|bytes| replace(bytes, catalogue()))
}

fn with<T>(work: impl FnOnce(&mut Vec<u8>) -> T) -> T {
    work(&mut BUFFER.lock().unwrap_or_else(PoisonError::into_inner))
}

fn replace(bytes: &mut Vec<u8>, answer: String) -> usize {
    bytes.zeroize();
    *bytes = answer.into_bytes();
    bytes.len()
}
