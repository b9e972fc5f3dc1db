//! The keys: one signs, and others are still, or already, good to verify with.
//!
//! To exchange the key of several replicas without a refused token:
//!
//! 1. Write the new key as `TWILIO_OTHER_API_KEY` and `TWILIO_OTHER_API_SECRET` into each one's file, and send each SIGHUP: now all of
//!    them take what it will sign.
//! 2. Swap the two keys in each file, and send SIGHUP again: the new one signs, and the old one's tokens are still taken.
//! 3. When the last of them has ended, take the old one out.
//!
//! A single server can go without the first step: it goes on taking what its last key signed. Where a key was stolen it is to be started
//! anew instead.

use std::sync::{Arc, PoisonError, RwLock};

use token_core::StartError;
use token_core::twilio::{Credentials, Verifier};

use crate::declared::Tokens;
use crate::key_source::{KeySource, Variables};

/// The keys, which can be exchanged while they are used.
#[derive(Debug)]
pub struct Keyring {
    source: KeySource,
    held: RwLock<Arc<Held>>,
}

/// The keys as they are at one moment.
#[derive(Debug)]
pub struct Held {
    /// Issues with the key that signs.
    pub tokens: Tokens,
    /// Takes the tokens of all keys.
    pub verifier: Verifier,
}

impl Keyring {
    /// Reads the keys for the first time.
    ///
    /// # Errors
    ///
    /// Everything that is wrong with them.
    pub fn open(source: KeySource) -> Result<Self, String> {
        let variables = source.read()?;
        let tokens = Tokens::from_lookup(|name| variables.get(name));
        let held = Held::new(tokens, &variables)?;
        Ok(Self { source, held: RwLock::new(Arc::new(held)) })
    }

    /// The keys as they are now; a request asks once and stays with them.
    #[must_use]
    pub fn now(&self) -> Arc<Held> {
        Arc::clone(&self.held.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Reads the keys again. Where something is wrong with them all stays as it was.
    ///
    /// # Errors
    ///
    /// Everything that is wrong with them.
    pub fn reload(&self) -> Result<(), String> {
        let variables = self.source.read()?;
        // Held to the end: of two exchanges at once the second goes on from what the first brought.
        let mut held = self.held.write().unwrap_or_else(PoisonError::into_inner);
        let next = Held::new(held.tokens.rotated(|name| variables.get(name)), &variables)?;
        tracing::info!(signs = next.tokens.credentials().api_key_sid(), "keys reloaded");
        *held = Arc::new(next);
        Ok(())
    }
}

impl Held {
    fn new(tokens: Result<Tokens, StartError>, variables: &Variables) -> Result<Self, String> {
        let tokens = tokens.map_err(|error| error.to_string())?;
        let other = other(variables).map_err(|error| format!("TWILIO_OTHER_API_KEY: {error}"))?;
        let verifier = tokens.verifier().clone();
        Ok(Self { verifier: other.iter().fold(verifier, Verifier::or), tokens })
    }
}

/// The key that only verifies: tomorrow's or yesterday's.
fn other(variables: &Variables) -> Result<Option<Credentials>, StartError> {
    if variables.get("TWILIO_OTHER_API_KEY").is_none_or(|value| value.is_empty()) {
        return Ok(None);
    }
    let other = |name: &str| match name {
        "TWILIO_API_KEY" => variables.get("TWILIO_OTHER_API_KEY"),
        "TWILIO_API_SECRET" => variables.get("TWILIO_OTHER_API_SECRET"),
        "TWILIO_ACCOUNT_SID" => variables.get(name),
        _ => None,
    };
    Credentials::from_lookup(other).map(Some)
}
