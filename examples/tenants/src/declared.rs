//! The generated code of `grants.toml`.
#![allow(missing_docs, reason = "the file is the documentation of what is generated from it")]

token_core::include_grants!("grants.toml");
