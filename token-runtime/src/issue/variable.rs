//! The variables that a program reads at start, as data.

/// A variable that a program reads at start. `Tokens::VARIABLES` lists those of a `grants.toml`.
///
/// A loader of a tenant's settings can hold the list against its columns:
///
/// ```
/// # mod application {
/// # token_core::include_grants!(inline = r#"
/// #     vendor = "twilio"
/// #
/// #     [token.agent]
/// #     sdk = "conversations"
/// #     ttl = "15m"
/// #     chat.service_sid = { env = "TWILIO_CONVERSATIONS_SERVICE_SID" }
/// # "#);
/// const COLUMNS: [(&str, &str); 4] = [
///     ("TWILIO_ACCOUNT_SID", "account"),
///     ("TWILIO_API_KEY", "api_key"),
///     ("TWILIO_API_SECRET", "api_secret"),
///     ("TWILIO_CONVERSATIONS_SERVICE_SID", "service"),
/// ];
///
/// # pub
/// fn every_variable_has_a_column() {
///     for variable in Tokens::VARIABLES {
///         assert!(COLUMNS.iter().any(|(name, _)| *name == variable.name), "{}: {}", variable.name, variable.holds);
///     }
/// }
/// # }
/// # application::every_variable_has_a_column();
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Variable {
    /// The name; of several names for a credential, the first.
    pub name: &'static str,
    /// Other names for a credential; any of them may be set instead.
    pub aliases: &'static [&'static str],
    /// What it holds, in words: `API Key SID (SK…)`.
    pub holds: &'static str,
    /// Whether the program does not start without it.
    pub required: bool,
    /// Whether it must stay secret.
    pub secret: bool,
    /// The fields that it fills, in file order. Empty for a credential.
    pub uses: &'static [VariableUse],
    /// The documentation of the credential, or of the first field; may be empty.
    pub doc: &'static str,
}

/// A field that a variable fills.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct VariableUse {
    /// The declaration, `agent`.
    pub token: &'static str,
    /// The field from the grant's key, `chat.service_sid`.
    pub field: &'static str,
    /// The line in the `grants.toml`.
    pub line: u32,
}
