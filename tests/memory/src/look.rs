//! Searches the memory of its own process, which Linux provides as a file.

#![allow(clippy::indexing_slicing, reason = "a table of 256 has a place for each byte")]

use std::fmt;
use std::fs::{self, File};
use std::io::{self, Read as _, Seek as _, SeekFrom};

/// The bytes to search for, inverted.
pub struct Inverted(Vec<u8>);

impl Inverted {
    /// From hexadecimal, which is inverted already.
    pub fn from_hex(text: &str) -> Option<Self> {
        let digit = |byte: &u8| char::from(*byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
        let pairs = text.as_bytes().chunks(2);
        let bytes: Option<Vec<u8>> =
            pairs.map(|pair| Some(digit(pair.first()?)? << 4 | digit(pair.get(1)?)?)).collect();
        bytes.filter(|bytes| !bytes.is_empty()).map(Self)
    }

    /// The original string, in one allocation.
    pub fn to_text(&self) -> String {
        let mut text = String::with_capacity(self.0.len());
        self.0.iter().for_each(|byte| text.push(char::from(!byte)));
        text
    }

    /// The original bytes, on the caller's stack.
    pub fn on_stack(&self) -> [u8; OVERLAP] {
        let mut copy = [0; OVERLAP];
        copy.iter_mut().zip(&self.0).for_each(|(byte, inverted)| *byte = !inverted);
        copy
    }

    fn stands_at(&self, memory: &[u8]) -> bool {
        memory.len() >= self.0.len() && self.0.iter().zip(memory).all(|(inverted, byte)| *inverted == !byte)
    }
}

/// Where each was found: the memory regions, as named by the system.
pub struct Found(Vec<Vec<String>>);

impl fmt::Display for Found {
    /// `[heap],[stack] - [heap]`: the first was found twice, the second not at all, the third once.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let places = |one: &Vec<String>| if one.is_empty() { "-".to_owned() } else { one.join(",") };
        f.write_str(&self.0.iter().map(places).collect::<Vec<_>>().join(" "))
    }
}

/// Searches for the same bytes each time.
pub struct Look<'a> {
    wanted: Vec<&'a Inverted>,
    /// Whether a needle begins with this byte; saves most comparisons.
    begins: [bool; 256],
    /// Erased after each chunk, so that a later search does not find what an earlier one has read.
    buffer: Vec<u8>,
}

/// The size of a chunk. Chunks overlap, for a match at their border.
const PIECE: usize = 1 << 16;
const OVERLAP: usize = 256;

impl<'a> Look<'a> {
    pub fn new(wanted: Vec<&'a Inverted>) -> Self {
        let mut begins = [false; 256];
        wanted.iter().filter_map(|one| one.0.first()).for_each(|first| begins[usize::from(!first)] = true);
        Self { wanted, begins, buffer: vec![0; PIECE + OVERLAP] }
    }

    /// Searches all writable memory.
    pub fn now(&mut self) -> io::Result<Found> {
        let mut found = vec![Vec::new(); self.wanted.len()];
        let mut memory = File::open("/proc/self/mem")?;
        for line in fs::read_to_string("/proc/self/maps")?.lines() {
            let mut words = line.split_whitespace();
            let (Some(range), Some(access)) = (words.next(), words.next()) else { continue };
            let name = words.nth(3).unwrap_or("anonymous");
            let address = |text: &str| u64::from_str_radix(text, 16).map_err(io::Error::other);
            let Some((start, end)) = range.split_once('-') else { continue };
            if access.starts_with("rw") {
                self.region(&mut memory, address(start)?, address(end)?, name, &mut found)?;
            }
        }
        Ok(Found(found))
    }

    fn region(
        &mut self,
        memory: &mut File,
        start: u64,
        end: u64,
        name: &str,
        found: &mut [Vec<String>],
    ) -> io::Result<()> {
        let mut at = start;
        while at < end {
            let length = usize::try_from(end - at).unwrap_or(usize::MAX).min(PIECE + OVERLAP);
            let (piece, _) = self.buffer.split_at_mut(length);
            memory.seek(SeekFrom::Start(at))?;
            memory.read_exact(piece)?;
            let (begins, within) = (&self.begins, length.min(PIECE));
            let begun = piece.iter().take(within).enumerate().filter(|(_, byte)| begins[usize::from(**byte)]);
            for (offset, _) in begun {
                let (_, here) = piece.split_at(offset);
                for (wanted, places) in self.wanted.iter().zip(found.iter_mut()) {
                    if wanted.stands_at(here) {
                        places.push(name.to_owned());
                    }
                }
            }
            piece.fill(0);
            std::hint::black_box(&piece);
            at += PIECE as u64;
        }
        Ok(())
    }
}
