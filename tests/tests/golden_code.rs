//! The goldens are compiled: free of warnings, documented, and pedantic enough for anyone.
#![deny(warnings, missing_docs, clippy::pedantic)]

pub mod help_desk {
    //! The top grants.toml.
    include!("../../token-codegen/tests/expand/help_desk.rs");
}

pub mod everything {
    //! The rest of the language.
    include!("../../token-codegen/tests/expand/everything.rs");
}
