//! Passwords, hashed with Argon2id.

use std::sync::LazyLock;

use argon2::{Argon2, PasswordHash, PasswordHasher as _, PasswordVerifier as _};
use tokio::sync::Semaphore;

/// Hashes that are computed at a time: each takes 19 MiB (argon2's default, which OWASP recommends) and a processor.
static ROOM: Semaphore = Semaphore::const_new(4);

/// A hash of some password, for users that do not exist.
static NOBODYS: LazyLock<String> = LazyLock::new(|| hash_now("nobody's").unwrap_or_default());

/// The password's hash, with salt and parameters.
pub(crate) async fn hash(password: String) -> Result<String, String> {
    aside(move || hash_now(&password)).await?
}

/// Whether it is the password. Without a hash the answer is no, and takes as long: how long it took must not say who has an account.
pub(crate) async fn is_right(password: String, hash: Option<String>) -> Result<bool, String> {
    aside(move || {
        let known = hash.is_some();
        let hash = hash.unwrap_or_else(|| NOBODYS.clone());
        let parsed = PasswordHash::new(&hash).map_err(|error| error.to_string())?;
        Ok(Argon2::default().verify_password(password.as_bytes(), &parsed).is_ok() && known)
    })
    .await?
}

fn hash_now(password: &str) -> Result<String, String> {
    Argon2::default().hash_password(password.as_bytes()).map(|hash| hash.to_string()).map_err(|error| error.to_string())
}

/// Off the threads that answer requests.
async fn aside<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T, String> {
    let _room = ROOM.acquire().await.map_err(|error| error.to_string())?;
    tokio::task::spawn_blocking(work).await.map_err(|error| error.to_string())
}
