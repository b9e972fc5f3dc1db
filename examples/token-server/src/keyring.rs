//! Key rotation: one key signs, and another is still, or already, good to verify with. The steps are in docs/token-server.md.

use std::sync::{Arc, Mutex, PoisonError, RwLock};

use token_core::twilio::Credentials;

use crate::declared::Tokens;
use crate::key_source::{KeySource, Variables};

/// The declared tokens, whose keys can be rotated while they are used.
#[derive(Debug)]
pub struct Keyring {
    source: KeySource,
    held: RwLock<Arc<Tokens>>,
    /// Locked while the keys are read again: the second of two rotations goes on from what the first brought.
    reloading: Mutex<()>,
}

impl Keyring {
    /// Reads the keys for the first time.
    ///
    /// # Errors
    ///
    /// Everything that is wrong with them.
    pub fn open(source: KeySource) -> Result<Self, String> {
        let held = RwLock::new(Arc::new(alone(&source.read()?)?));
        Ok(Self { source, held, reloading: Mutex::default() })
    }

    /// The tokens as they are now; a request asks once and stays with them.
    #[must_use]
    pub fn now(&self) -> Arc<Tokens> {
        Arc::clone(&self.held.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Reads the keys again. Where something is wrong with them all stays as it was. Waits for the disk, so call it where that may
    /// take time; requests go on meanwhile.
    ///
    /// # Errors
    ///
    /// Everything that is wrong with them.
    pub fn reload(&self) -> Result<(), String> {
        let _one_at_a_time = self.reloading.lock().unwrap_or_else(PoisonError::into_inner);
        let variables = self.source.read()?;
        let other = other_key(&variables)?;
        let mut next = self
            .now()
            .rotated(|name| variables.get(name), &other)
            .map_err(|error| variables.explain(&error.to_string()))?;
        // A key that the server keeps by itself, though it was stolen: then the file alone counts, as after a restart.
        let revoked = revoked(&variables)?;
        if next.verifier().key_ids().any(|key| revoked.iter().any(|revoked| revoked == key)) {
            next = alone(&variables)?;
        }
        for warning in next.warnings() {
            tracing::warn!("{warning}");
        }
        let takes: Vec<_> = next.verifier().key_ids().collect();
        tracing::info!(signs = next.credentials().api_key_sid(), takes = takes.join(" "), "keys reloaded");
        *self.held.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(next);
        Ok(())
    }
}

/// The tokens with the keys that the variables name, and no others.
fn alone(variables: &Variables) -> Result<Tokens, String> {
    let other = other_key(variables)?;
    let tokens =
        Tokens::from_lookup(|name| variables.get(name)).map_err(|error| variables.explain(&error.to_string()))?;
    let tokens = tokens.with_other_keys(&other);
    let revoked = revoked(variables)?;
    if let Some(key) = tokens.verifier().key_ids().find(|key| revoked.iter().any(|revoked| revoked == key)) {
        return Err(variables.explain(&format!(
            "{REVOKED} lists {key}, which is also the key that signs or the other key; write a new key in its place"
        )));
    }
    Ok(tokens)
}

/// Keys that are refused at once, though their last token has not ended.
const REVOKED: &str = "TWILIO_REVOKED_API_KEYS";

/// The SIDs that [`REVOKED`] lists, between spaces or commas.
fn revoked(variables: &Variables) -> Result<Vec<String>, String> {
    let list = variables.get(REVOKED).unwrap_or_default();
    let sids: Vec<_> = list.split([' ', ',']).filter(|sid| !sid.is_empty()).map(str::to_owned).collect();
    if sids.iter().all(|sid| sid.len() == 34 && sid.starts_with("SK")) {
        return Ok(sids);
    }
    // Not shown: it may be a secret.
    Err(variables.explain(&format!("{REVOKED} must list SIDs of API keys, SK and 32 digits each, between commas")))
}

/// The key that only verifies, the next or the previous one: `TWILIO_OTHER_API_KEY` and `TWILIO_OTHER_API_SECRET`.
fn other_key(variables: &Variables) -> Result<Option<Credentials>, String> {
    let other = |name: &str| match name.strip_prefix("TWILIO_API_") {
        Some(rest) => variables.get(&format!("TWILIO_OTHER_API_{rest}")),
        None => variables.get(name),
    };
    let named = ["TWILIO_API_KEY", "TWILIO_API_KEY_SID", "TWILIO_API_SECRET", "TWILIO_API_KEY_SECRET"];
    if named.iter().all(|name| other(name).is_none_or(|value| value.is_empty())) {
        return Ok(None);
    }
    // In the words of the variables that were read.
    let error = |error: token_core::StartError| {
        variables.explain(&error.to_string()).replace("TWILIO_API_", "TWILIO_OTHER_API_")
    };
    Credentials::from_lookup(other).map(Some).map_err(error)
}
