//! The times of an issued token.

use std::time::SystemTime;

use crate::jwt::clock::{Clock, system_time};
use token_schema::Format;

#[derive(Clone, Debug)]
pub(crate) struct Issued {
    /// Seconds since 1970.
    pub expires: u64,
    /// How long before the expiry the token should be renewed, seconds.
    pub lead: u32,
    pub format: &'static Format,
    pub clock: Clock,
}

impl Issued {
    pub(crate) fn expires_at(&self) -> SystemTime {
        system_time(self.expires)
    }

    pub(crate) fn refresh_at(&self) -> SystemTime {
        system_time(self.refresh())
    }

    /// Seconds from now until the token expires; 0 if it has expired.
    pub(crate) fn expires_in(&self) -> u64 {
        self.expires.saturating_sub(self.clock.unix())
    }

    /// Seconds from now until the token should be renewed; 0 if that time has passed.
    pub(crate) fn refresh_in(&self) -> u64 {
        self.refresh().saturating_sub(self.clock.unix())
    }

    fn refresh(&self) -> u64 {
        self.expires.saturating_sub(self.lead.into())
    }
}
