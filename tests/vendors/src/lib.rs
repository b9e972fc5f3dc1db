//! What the tests of several vendors share.

pub mod jwt;
