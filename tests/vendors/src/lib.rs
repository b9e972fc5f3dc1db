//! Shared by the tests of several vendors.

pub mod jwt;
