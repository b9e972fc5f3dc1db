//! What is known of an issued token beside its text.

use std::time::SystemTime;

use crate::jwt::clock::{Clock, system_time};
use token_schema::Format;

/// The times of a token, the clock that they come from, and where its parts stand.
#[derive(Clone, Debug)]
pub(crate) struct Issued {
    /// When it ends, seconds since 1970.
    pub expires: u64,
    /// How long before the end it should be renewed, seconds.
    pub lead: u32,
    /// Its vendor's wire format.
    pub format: &'static Format,
    /// The clock of its issuer.
    pub clock: Clock,
}

impl Issued {
    pub(crate) fn expires_at(&self) -> SystemTime {
        system_time(self.expires)
    }

    pub(crate) fn refresh_at(&self) -> SystemTime {
        system_time(self.refresh())
    }

    /// Seconds from now until it ends; 0 if it has ended.
    pub(crate) fn expires_in(&self) -> u64 {
        self.expires.saturating_sub(self.clock.unix())
    }

    /// Seconds from now until it should be renewed; 0 if that time has come.
    pub(crate) fn refresh_in(&self) -> u64 {
        self.refresh().saturating_sub(self.clock.unix())
    }

    fn refresh(&self) -> u64 {
        self.expires.saturating_sub(self.lead.into())
    }
}
