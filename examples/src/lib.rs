//! The examples beside this folder; nothing is in the library.
