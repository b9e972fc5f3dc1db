//! After a drop, neither a secret nor a key prepared from it is in the memory of the process.
//!
//! Linux only, because Linux provides a process's memory as a file. `.ci/run memory` also runs it in release mode.
#![cfg(target_os = "linux")]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests say what they expect by panicking"
)]

use std::fmt::Write as _;
use std::io::Write as _;
use std::process::{Command, Stdio};

use sha2::block_api::compress256;
use sha2::{Digest as _, Sha256};

/// FIPS 180-4, section 5.3.3.
const START: [u32; 8] =
    [0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a, 0x510e_527f, 0x9b05_688c, 0x1f83_d9ab, 0x5be0_cd19];

/// The state of SHA-256 after a key's first block, as in memory.
fn prepared(secret: &[u8], pad: u8) -> Vec<u8> {
    let mut block = [pad; 64];
    // RFC 2104, section 2: a longer key is hashed first.
    let key = if secret.len() > 64 { Sha256::digest(secret).to_vec() } else { secret.to_vec() };
    block.iter_mut().zip(key).for_each(|(byte, key)| *byte ^= key);
    let mut state = START;
    compress256(&mut state, &[block]);
    state.iter().flat_map(|word| word.to_ne_bytes()).collect()
}

fn inverted(bytes: &[u8]) -> String {
    let mut text = String::new();
    for byte in bytes {
        write!(text, "{:02x}", !byte).unwrap();
    }
    text
}

/// For each search, how often the secret and the two states of each key were found.
fn looked(keys: usize, length: usize) -> Vec<(String, Vec<String>)> {
    let mut input = String::new();
    for number in 0..keys {
        let secret = format!("NotARealSecret{number:0width$}", width = length - "NotARealSecret".len());
        let states = [prepared(secret.as_bytes(), 0x36), prepared(secret.as_bytes(), 0x5c)];
        input += &[inverted(secret.as_bytes()), inverted(&states[0]), inverted(&states[1])].join(" ");
        input += "\n";
    }
    let mut child =
        Command::new(env!("CARGO_BIN_EXE_token-memory")).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success());
    let lines = String::from_utf8(output.stdout).unwrap();
    let look = |line: &str| {
        let (when, found) = line.split_once(' ').unwrap();
        (when.to_owned(), found.split(' ').map(str::to_owned).collect())
    };
    lines.lines().map(look).collect()
}

#[test]
fn a_dropped_key_leaves_nothing_in_memory() {
    for (keys, length) in [(1, 32), (7, 32), (2, 137)] {
        let looks = looked(keys, length);
        let [(_, before), (_, alive), (_, dropped)] = looks.as_slice() else { panic!("{looks:?}") };
        assert_eq!(before.len(), 3 * keys);
        assert!(before.iter().all(|places| places == "-"), "the program itself holds what it looks for: {before:?}");
        // Proves that the search works.
        assert!(alive.iter().all(|places| places.contains("[heap]")), "a live key was not found: {alive:?}");
        // The program has a copy of the first secret on the stack during this search.
        assert!(alive[0].contains("[stack]"), "a copy on the stack was not found: {alive:?}");
        assert!(
            dropped.iter().all(|places| places == "-"),
            "of {keys} keys with {length} bytes, by secret, inner and outer state: {dropped:?}"
        );
    }
}
