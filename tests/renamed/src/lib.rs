//! Shows that the macros work where token-core goes by another name; see `tests/`.
