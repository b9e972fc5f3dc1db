//! Passwords, hashed with Argon2id.

use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use argon2::password_hash::phc::{Output, Salt};
use argon2::password_hash::{Error, Result};
use argon2::{
    Algorithm, Argon2, Block, CustomizedPasswordHasher, Params, PasswordHash, PasswordHasher, PasswordVerifier as _,
    Version,
};

use crate::heavy_work::HeavyWork;
use crate::problem::Problem;

/// Hashes and verifies passwords.
#[derive(Clone, Debug)]
pub(crate) struct Passwords {
    work: HeavyWork,
    memory: Memory,
}

impl Passwords {
    pub(crate) fn new(work: HeavyWork) -> Self {
        Self { work, memory: Memory::default() }
    }

    /// The hash of a password, with salt and parameters.
    pub(crate) async fn hash(&self, password: String) -> std::result::Result<String, Problem> {
        let memory = self.memory.clone();
        let hash = self.work.run(move || memory.hash_password(password.as_bytes())).await?;
        hash.map(|hash| hash.to_string()).map_err(|error| Problem::internal(&error))
    }

    /// Whether the password is right. Without a hash the result is `false` after the same time, so that the time does
    /// not reveal who has an account.
    pub(crate) async fn is_right(&self, password: String, hash: Option<String>) -> std::result::Result<bool, Problem> {
        let memory = self.memory.clone();
        let checked = self.work.run(move || match hash {
            Some(hash) => memory.verify_password(password.as_bytes(), &PasswordHash::new(&hash)?),
            None => memory.hash_password(password.as_bytes()).and(Err(Error::PasswordInvalid)),
        });
        match checked.await? {
            Ok(()) => Ok(true),
            Err(Error::PasswordInvalid) => Ok(false),
            Err(error) => Err(Problem::internal(&error)),
        }
    }
}

/// Memory for hashing, reused. The allocator would keep 19 MiB for each thread that ever hashed, and not return them to
/// the system.
#[derive(Clone, Default)]
struct Memory(Arc<Mutex<Vec<Vec<Block>>>>);

impl Memory {
    fn free(&self) -> MutexGuard<'_, Vec<Vec<Block>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A new hash has argon2's default parameters.
impl PasswordHasher<PasswordHash> for Memory {
    fn hash_password_with_salt(&self, password: &[u8], salt: &[u8]) -> Result<PasswordHash> {
        self.hash_password_customized(password, salt, None, None, Params::default())
    }
}

/// Verifying computes the hash again, with the parameters of the known hash; argon2 compares the two.
impl CustomizedPasswordHasher<PasswordHash> for Memory {
    type Params = Params;

    fn hash_password_customized(
        &self,
        password: &[u8],
        salt: &[u8],
        algorithm: Option<&str>,
        version: Option<u32>,
        params: Params,
    ) -> Result<PasswordHash> {
        let algorithm = algorithm.map(Algorithm::try_from).transpose()?.unwrap_or_default();
        let version = version.map(Version::try_from).transpose()?.unwrap_or_default();
        let mut output = [0; Output::MAX_LENGTH];
        let length = params.output_len().unwrap_or(Params::DEFAULT_OUTPUT_LEN);
        let output = output.get_mut(..length).ok_or(Error::OutputSize)?;

        let mut blocks = self.free().pop().unwrap_or_default();
        blocks.resize(params.block_count(), Block::new());
        let argon2 = Argon2::new(algorithm, version, params.clone());
        let done = argon2.hash_password_into_with_memory(password, salt, output, &mut blocks);
        // The blocks contain data that is derived from the password.
        blocks.fill(Block::new());
        // A hash from elsewhere may need more memory; only the default size is kept.
        if blocks.len() <= Params::default().block_count() {
            self.free().push(blocks);
        }
        done?;

        Ok(PasswordHash {
            algorithm: algorithm.ident(),
            version: Some(version.into()),
            params: (&params).try_into()?,
            salt: Some(Salt::new(salt)?),
            hash: Some(Output::new(output)?),
        })
    }
}

impl fmt::Debug for Memory {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Memory").finish_non_exhaustive()
    }
}
