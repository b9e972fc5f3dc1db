use std::error::Error;
use std::sync::Arc;

use token_core::tenants::Verifiers;
use token_core::twilio::Twilio;
use token_core::{Claims, VerifyError};

#[derive(Default)]
struct App {
    verifiers: Verifiers<Twilio, Arc<str>>,
}

impl App {
    /// A tenant is added, or its row has changed.
    fn insert(&self, row: &Row) -> Result<Tokens, Box<dyn Error>> {
        let tokens = tokens(row)?;
        self.verifiers.insert(row.id.into(), tokens.verifier().clone())?;
        Ok(tokens)
    }

    /// A request with a token, in the part of `tenant`.
    fn claims(&self, tenant: &str, token: &str) -> Result<Option<Claims>, VerifyError> {
        let (owner, claims) = self.verifiers.verify(token)?;
        Ok((*owner == *tenant).then_some(claims))
    }

    /// A tenant leaves: its tokens are refused from now on.
    fn remove(&self, tenant: &str) {
        self.verifiers.remove(tenant);
    }
}
