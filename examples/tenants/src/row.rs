//! A tenant's row, and the tokens that are made of it.

use std::collections::HashMap;
use std::fmt;
use std::time::{SystemTime, UNIX_EPOCH};

use token_core::StartError;
use token_core::start::Source;
use token_core::twilio::Credentials;
use zeroize::Zeroizing;

use crate::declared::Tokens;

/// The column of each variable. A test compares the list with [`Tokens::VARIABLES`] and with the table.
pub const COLUMNS: [(&str, &str); 9] = [
    ("TWILIO_ACCOUNT_SID", "account_sid"),
    ("TWILIO_API_KEY", "api_key"),
    ("TWILIO_API_SECRET", "api_secret"),
    ("TWILIO_REGION", "region"),
    ("TWILIO_CONVERSATIONS_SERVICE_SID", "conversations_service_sid"),
    ("TWILIO_PUSH_CREDENTIAL_SID", "push_credential_sid"),
    ("TWILIO_TWIML_APP_SID", "twiml_app_sid"),
    ("TWILIO_SYNC_SERVICE_SID", "sync_service_sid"),
    ("TWILIO_WORKSPACE_SID", "workspace_sid"),
];

/// The columns of the credentials with the previous key.
pub const PREVIOUS: [(&str, &str); 3] = [
    ("TWILIO_ACCOUNT_SID", "account_sid"),
    ("TWILIO_API_KEY", "previous_api_key"),
    ("TWILIO_API_SECRET", "previous_api_secret"),
];

/// A row of the table `tenants`. Not `Debug`: it has secrets.
#[derive(PartialEq, Eq)]
pub struct Row {
    pub(crate) id: String,
    pub(crate) is_active: bool,
    /// Of [`COLUMNS`] and [`PREVIOUS`], those that are not null.
    pub(crate) values: HashMap<&'static str, Zeroizing<String>>,
    pub(crate) previous_until: Option<i64>,
}

impl Row {
    /// The tokens of the tenant, which also accept those of its previous key.
    pub(crate) fn tokens(&self) -> Result<Tokens, WrongRow> {
        let wrong = |columns| move |error| WrongRow::new(&self.id, columns, &error);
        let tokens = Tokens::from_source(&self.source(&COLUMNS)).map_err(wrong(&COLUMNS))?;
        if !self.accepts_previous_key() {
            return Ok(tokens);
        }
        let previous = Credentials::from_source(&self.source(&PREVIOUS)).map_err(wrong(&PREVIOUS))?;
        Ok(tokens.with_other_keys([&previous]))
    }

    /// Whether there is a previous key that has not ended.
    pub(crate) fn accepts_previous_key(&self) -> bool {
        let now = SystemTime::now().duration_since(UNIX_EPOCH).map_or(u64::MAX, |since| since.as_secs());
        let ended = self.previous_until.is_some_and(|until| u64::try_from(until).is_ok_and(|until| until <= now));
        !ended && PREVIOUS[1..].iter().any(|(_, column)| self.values.contains_key(column))
    }

    /// Whether it is the key that signs, or the previous one.
    pub(crate) fn has_key(&self, key_id: &str) -> bool {
        ["api_key", "previous_api_key"].iter().any(|column| self.column_holds(column, key_id))
    }

    /// The column of one of its keys.
    pub(crate) fn column_of_key(&self, key_id: &str) -> &'static str {
        if self.column_holds("previous_api_key", key_id) { "previous_api_key" } else { "api_key" }
    }

    fn column_holds(&self, column: &str, key_id: &str) -> bool {
        self.values.get(column).is_some_and(|value| value.as_str() == key_id)
    }

    fn source(&self, columns: &[(&'static str, &'static str)]) -> Source<'_> {
        let values =
            columns.iter().filter_map(|(variable, column)| Some((*variable, self.values.get(column)?.as_str())));
        Source::values(format!("tenant `{}`", self.id), values)
    }
}

/// Why no tokens can be made of a row: for the operator. It has no values, and no client gets it.
#[derive(Debug)]
pub struct WrongRow {
    /// The tenant.
    pub tenant: String,
    /// What is wrong, at least one.
    pub faults: Vec<Fault>,
}

/// A fault of a row.
#[derive(Debug)]
pub struct Fault {
    /// The column; `None` if it is not in one.
    pub column: Option<&'static str>,
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub fix: String,
}

impl WrongRow {
    fn new(tenant: &str, columns: &[(&str, &'static str)], error: &StartError) -> Self {
        let column = |variable| columns.iter().find(|(name, _)| *name == variable).map(|(_, column)| *column);
        let faults = error.problems().into_iter().map(|problem| Fault {
            column: problem.variable.and_then(column),
            message: problem.message.to_owned(),
            fix: problem.fix.to_owned(),
        });
        Self { tenant: tenant.to_owned(), faults: faults.collect() }
    }

    /// One line for each fault.
    pub(crate) fn log(&self) {
        for Fault { column, message, fix } in &self.faults {
            let column = column.unwrap_or("-");
            tracing::error!(tenant = self.tenant, column, help = fix, "wrong row: {message}");
        }
    }
}

impl fmt::Display for WrongRow {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "tenant `{}` has no tokens", self.tenant)?;
        self.faults.iter().try_for_each(|Fault { column, message, fix }| match column {
            Some(column) => write!(f, "\n  column `{column}`: {message}\n    help: {fix}"),
            None => write!(f, "\n  {message}\n    help: {fix}"),
        })
    }
}

impl std::error::Error for WrongRow {}
