//! Generated code uses absolute paths, so that nothing in the user's scope changes its meaning.
#![deny(warnings, missing_docs)]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests say what they expect by panicking"
)]

/// Without the standard prelude. (A custom SDK needs it, because the attribute with its error message is found through
/// it.)
#[no_implicit_prelude]
pub mod no_prelude {
    /// A grant in Rust.
    #[derive(::core::fmt::Debug, ::token_core::Grant)]
    #[grant(key = "ledger")]
    pub struct Ledger {
        /// A page.
        pub page: i64,
        /// A note.
        pub note: ::core::option::Option<::std::string::String>,
    }

    ::token_core::include_grants!(
        inline = r#"
vendor = "twilio"

[token.phone]
sdk = "voice"
ttl = "1h"
voice.outgoing.application_sid = { env = "TWILIO_TWIML_APP_SID" }
voice.outgoing.params = { input = "params" }
desk.name = { input = "name" }
desk.open = true
ledger = { input = "ledger" }

[grant.desk]
sdk = ["voice"]
field.name = { required = true }
field.open = { type = "bool" }
field.deep = { field = { kind = { sid = "desk" } } }

[grant.ledger]
sdk = ["voice"]
rust = "crate::no_prelude::Ledger"

[sid.desk]
prefix = "DK"
"#
    );
}

/// With other meanings for the names of the standard prelude, and for others.
#[allow(dead_code, missing_docs)]
pub mod shadowed {
    pub struct Option;
    pub struct Result;
    pub struct String;
    pub struct Vec;
    pub struct Box;
    pub struct Duration;
    pub struct SystemTime;
    pub struct AccessToken;
    pub struct IssueError;
    pub struct Template;
    pub trait From {}
    pub trait Into {}
    pub trait Send {}
    pub trait Fn {}
    pub mod core {}
    pub mod std {}
    pub mod token_core {}
    pub mod schema {}

    ::token_core::include_grants!(
        inline = r#"
vendor = "twilio"

[token.type]
sdk = ["voice", "video"]
ttl = "1h"
voice.outgoing.application_sid = { env = "TWILIO_TWIML_APP_SID" }
video.room = { input = "match" }

[token.template_of]
sdk = "video"
ttl = "1h"
video.room = { input = "type" }
fn.crate_name = { input = "r" }

[grant.fn]
sdk = ["video"]
field.crate_name = { required = true }
field.enum = {}
"#
    );
}

/// SDKs with the names of common Rust items: all their traits are in scope, and hide nothing.
pub mod sdks_in_scope {
    #[allow(unused_imports)]
    use sdk::*;
    #[allow(unused_imports)]
    use token_core::twilio::sdk::*;

    token_core::include_grants!(
        inline = r#"
vendor = "twilio"

[token.guest]
sdk = ["sync", "send", "copy", "option", "result", "vec"]
ttl = "1h"
data_sync.service_sid = "default"
desk.name = "front"

[grant.desk]
field.name = { required = true }

[sdk.send]
requires = ["desk"]
[sdk.copy]
requires = ["desk"]
[sdk.option]
requires = ["desk"]
[sdk.result]
requires = ["desk"]
[sdk.vec]
requires = ["desk"]
"#
    );

    /// Rust's own traits and types.
    pub fn rusts_own<T: Send + Sync + Copy>(value: T) -> Option<Result<Vec<T>, T>> {
        Some(Ok(Vec::from([value])))
    }

    /// The SDKs.
    #[must_use]
    pub fn serve(
        _: &token_core::AccessToken<impl SyncSdk + SendSdk + CopySdk + OptionSdk + ResultSdk + VecSdk>,
    ) -> bool {
        true
    }
}

/// The names of a module with tokens are in scope of another module with tokens, as in a module of tests.
pub mod inner_and_outer {
    token_core::include_grants!(
        inline = "vendor = 'twilio'\ntoken.guest = { sdk = 'video', ttl = '1h', video.room = { input = 'room' } }"
    );

    /// The names refer to the inner tokens.
    pub mod inner {
        #[allow(unused_imports)]
        use super::*;

        token_core::include_grants!(
            inline = "vendor = 'twilio'\ntoken.caller = { sdk = 'voice', ttl = '1h', voice.incoming.allow = true }"
        );

        /// Issues with the inner tokens.
        pub fn issues(lookup: impl Fn(&str) -> Option<String>) -> bool {
            Tokens::from_lookup(lookup).is_ok_and(|tokens| tokens.caller.issue("alice").is_ok())
        }
    }
}

/// Two files in one module; both have accessible items.
pub mod two_files {
    token_core::include_grants!("../grants.toml");
    token_core::include_grants!(
        inline = r#"
vendor = "twilio"
[token.visitor]
sdk = "video"
ttl = "1m"
video.room = "lobby"
"#,
        name = VisitorTokens
    );
}

/// The compiler suggests this path if a call lacks the struct around its input ("try wrapping the expression in …").
#[test]
fn the_path_that_the_compiler_proposes_is_the_same_type() {
    let proposed = two_files::generated_from_grants_toml::MeetingGuestInput { room: "lobby" };
    let _: two_files::MeetingGuestInput<'_> = proposed;
}

#[test]
fn all_tokens_start() {
    let lookup = token_tests::environment;
    let phone = no_prelude::Tokens::from_lookup(lookup).unwrap().phone;
    let params = token_core::JsonObject::new();
    let ledger = no_prelude::Ledger { page: 7, note: None };
    let token =
        phone.issue("alice", no_prelude::PhoneInput { params: &params, name: "front", ledger: &ledger }).unwrap();
    assert_eq!(token.jti().len(), 34 + 1 + 22);

    let tokens = shadowed::Tokens::from_lookup(lookup).unwrap();
    assert!(tokens.r#type.issue("alice", shadowed::TypeInput { r#match: "lobby" }).is_ok());
    assert!(tokens.template_of.issue("alice", shadowed::TemplateOfInput { r#type: "lobby", r: "x" }).is_ok());

    let tokens = sdks_in_scope::Tokens::from_lookup(lookup).unwrap();
    assert!(sdks_in_scope::serve(&tokens.guest.issue("alice").unwrap()));
    assert_eq!(sdks_in_scope::rusts_own(5), Some(Ok(vec![5])));

    assert!(inner_and_outer::inner::issues(lookup));
    // In a function, too.
    token_core::include_grants!(
        inline = "vendor = 'twilio'\ntoken.local = { sdk = 'voice', ttl = '1h', voice.incoming.allow = true }"
    );
    assert!(Tokens::from_lookup(lookup).unwrap().local.issue("alice").is_ok());

    assert!(two_files::Tokens::from_lookup(lookup).is_ok());
    assert!(two_files::VisitorTokens::from_lookup(lookup).unwrap().visitor.issue("alice").is_ok());
}
