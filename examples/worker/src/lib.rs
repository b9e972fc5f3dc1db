//! Issues Twilio tokens in a bare WebAssembly module, as an edge runtime runs it.
//!
//! The platform has neither a clock nor random numbers, so the host gives both: two imports, `now` and `random`.

use std::cell::RefCell;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use token_core::twilio::{Credentials, Issuer, VideoGrant};

mod host {
    #[link(wasm_import_module = "host")]
    unsafe extern "C" {
        /// Milliseconds since 1970.
        pub safe fn now() -> f64;
        /// Writes random bytes to an address.
        pub unsafe fn random(to: *mut u8, length: usize);
    }
}

/// What `--cfg getrandom_backend="custom"` asks for, see the documentation of getrandom.
///
/// # Safety
///
/// `to` must be valid for `length` bytes.
#[unsafe(no_mangle)]
unsafe extern "Rust" fn __getrandom_v03_custom(to: *mut u8, length: usize) -> Result<(), getrandom::Error> {
    // SAFETY: the caller owns these bytes, and the host writes no others.
    unsafe { host::random(to, length) };
    Ok(())
}

fn clock() -> SystemTime {
    UNIX_EPOCH + Duration::from_secs_f64(host::now() / 1000.0)
}

thread_local! {
    static ISSUER: RefCell<Option<Issuer>> = const { RefCell::new(None) };
    static BUFFER: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
}

/// The address of a buffer with this length, for an argument or an answer.
#[unsafe(no_mangle)]
pub extern "C" fn buffer(length: usize) -> *mut u8 {
    BUFFER.with_borrow_mut(|bytes| {
        bytes.resize(length, 0);
        bytes.as_mut_ptr()
    })
}

/// Reads the credentials from the buffer: a line `NAME=value` for each variable. Answers with 0, or with the length of
/// an error.
#[unsafe(no_mangle)]
pub extern "C" fn start() -> usize {
    let lines = String::from_utf8(BUFFER.take()).unwrap_or_default();
    let value = |name: &str| lines.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix('='));
    match Credentials::from_lookup(|name| value(name).map(str::to_owned)) {
        Ok(credentials) => {
            ISSUER.set(Some(Issuer::new(&credentials).with_clock(clock)));
            0
        }
        Err(error) => answer(error.to_string()),
    }
}

/// Issues a token for the identity in the buffer. Answers with the length of the token, or of an error, which is
/// negative.
#[unsafe(no_mangle)]
pub extern "C" fn issue() -> isize {
    let identity = String::from_utf8(BUFFER.take()).unwrap_or_default();
    let issued =
        ISSUER.with_borrow(|issuer| Some(issuer.as_ref()?.issue(&identity, VideoGrant::new().with_room("lobby"))));
    match issued {
        Some(Ok(token)) => answer(token.into_string()).cast_signed(),
        Some(Err(error)) => -answer(error.to_string()).cast_signed(),
        None => -answer("`start` was not called".to_owned()).cast_signed(),
    }
}

fn answer(text: String) -> usize {
    let length = text.len();
    BUFFER.set(text.into_bytes());
    length
}
