//! Key rotation: one key signs, and one other verifies. docs/token-server.md has the steps.

use std::sync::{Arc, Mutex, PoisonError, RwLock};

use token_core::twilio::Credentials;

use crate::declared::Tokens;
use crate::key_source::{KeySource, Variables};

/// The declared tokens, whose keys can be rotated while they are in use.
#[derive(Debug)]
pub struct Keyring {
    source: KeySource,
    held: RwLock<Arc<Tokens>>,
    /// Locked during a reload, so that a second rotation starts from the result of the first.
    reloading: Mutex<()>,
}

impl Keyring {
    /// Reads the keys for the first time.
    ///
    /// # Errors
    ///
    /// All problems of the keys.
    pub fn open(source: KeySource) -> Result<Self, String> {
        let held = RwLock::new(Arc::new(alone(&source.read()?)?));
        Ok(Self { source, held, reloading: Mutex::default() })
    }

    /// The current tokens; a request gets them once and keeps them.
    #[must_use]
    pub fn now(&self) -> Arc<Tokens> {
        Arc::clone(&self.held.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Reads the keys again; an error changes nothing. Blocks on the disk, so call it off the async threads; requests
    /// continue meanwhile.
    ///
    /// # Errors
    ///
    /// All problems of the keys.
    pub fn reload(&self) -> Result<(), String> {
        let _one_at_a_time = self.reloading.lock().unwrap_or_else(PoisonError::into_inner);
        let variables = self.source.read()?;
        let other = other_key(&variables)?;
        let mut next = self
            .now()
            .rotated(|name| variables.get(name), &other)
            .map_err(|error| variables.explain_all(&error, "TWILIO_API_"))?;
        // A revoked key must not be kept, so only the keys in the file are valid, as after a restart.
        let revoked = revoked(&variables)?;
        if next.verifier().key_ids().any(|key| revoked.iter().any(|revoked| revoked == key)) {
            next = alone(&variables)?;
        }
        let takes: Vec<_> = next.verifier().key_ids().collect();
        tracing::info!(signs = next.credentials().api_key_sid(), takes = takes.join(" "), "keys reloaded");
        *self.held.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(next);
        Ok(())
    }
}

/// The tokens with exactly the keys in the variables.
fn alone(variables: &Variables) -> Result<Tokens, String> {
    let other = other_key(variables)?;
    let tokens = Tokens::from_lookup(|name| variables.get(name))
        .map_err(|error| variables.explain_all(&error, "TWILIO_API_"))?;
    let tokens = tokens.with_other_keys(&other);
    let revoked = revoked(variables)?;
    if let Some(key) = tokens.verifier().key_ids().find(|key| revoked.iter().any(|revoked| revoked == key)) {
        return Err(variables.explain(&format!(
            "{REVOKED} lists {key}, which is also the key that signs or the other key; replace it with a new key"
        )));
    }
    Ok(tokens)
}

/// Keys that are refused at once, even if their tokens have not expired.
const REVOKED: &str = "TWILIO_REVOKED_API_KEYS";

/// The SIDs in [`REVOKED`], separated by spaces or commas.
fn revoked(variables: &Variables) -> Result<Vec<String>, String> {
    let list = variables.get(REVOKED).unwrap_or_default();
    let sids: Vec<_> = list.split([' ', ',']).filter(|sid| !sid.is_empty()).map(str::to_owned).collect();
    if sids.iter().all(|sid| sid.len() == 34 && sid.starts_with("SK")) {
        return Ok(sids);
    }
    // The value is not shown, because it may be a secret.
    Err(variables.explain(&format!("{REVOKED} must list API Key SIDs, SK and 32 digits each, separated by commas")))
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
    Credentials::from_lookup(other).map(Some).map_err(|error| variables.explain_all(&error, "TWILIO_OTHER_API_"))
}
