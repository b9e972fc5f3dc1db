//! A token without its signature.

use std::fmt;
use std::marker::PhantomData;
use std::sync::Arc;

use super::key_pair::KeyPair;
use crate::issue::access_token::AccessToken;
use crate::issue::issue_error::IssueError;
use crate::issue::issue_events;
use crate::issue::issued::Issued;
use crate::jwt::compact;

/// A token without its signature, for a key in another service: the message goes out, the signature comes in. Nothing waits here.
///
/// ```ignore
/// let unsigned = tokens.member.unsigned("alice")?;
/// let signature = kms.sign(unsigned.message()).await?;
/// let token = unsigned.sign(signature)?;
/// ```
#[must_use]
pub struct Unsigned<P: ?Sized> {
    text: String,
    pair: Arc<KeyPair>,
    issued: Issued,
    name: String,
    ttl: u64,
    carries: PhantomData<fn() -> Box<P>>,
}

impl<P: ?Sized> Unsigned<P> {
    #[cfg(feature = "issue")]
    pub(crate) fn new(text: String, pair: Arc<KeyPair>, issued: Issued, name: String, ttl: u64) -> Self {
        Self { text, pair, issued, name, ttl, carries: PhantomData }
    }

    /// The bytes to sign.
    #[must_use]
    pub fn message(&self) -> &[u8] {
        self.text.as_bytes()
    }

    /// The algorithm to sign with.
    #[must_use]
    pub fn algorithm(&self) -> token_schema::Algorithm {
        self.pair.algorithm()
    }

    /// The token. The signature has the form of JWS: of ECDSA the 64 bytes of R and S, not DER.
    ///
    /// # Errors
    ///
    /// If the signature has another length (`signature-length`, `signature-der`), or the public key does not verify it
    /// (`signature-mismatch`).
    pub fn sign(self, signature: impl Into<Vec<u8>>) -> Result<AccessToken<P>, IssueError> {
        let Self { mut text, pair, issued, name, ttl, .. } = self;
        let token = pair.checked(signature.into()).and_then(|signature| {
            if !pair.verify(text.as_bytes(), &signature) {
                return Err(other_key());
            }
            text.push('.');
            compact::encode_append(&signature, &mut text);
            Ok(AccessToken::new(text, issued))
        });
        let token = token.map_err(IssueError::from);
        issue_events::note(&name, ttl, &token);
        token
    }
}

fn other_key() -> crate::rules::finding::Finding {
    let message = "another key made the signature, or of another message";
    let fix = "sign the bytes of `message()` with the private key of the public key that was given";
    crate::rules::finding::Finding::new(token_schema::rule::SIGNATURE_MISMATCH, "signature", message, fix)
}

/// Without the text: with its signature it gives access.
impl<P: ?Sized> fmt::Debug for Unsigned<P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Unsigned({})", self.name)
    }
}
