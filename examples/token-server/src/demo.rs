//! What makes the first start work: users, and credentials that no vendor takes.

use rand::TryRng as _;
use rand::rngs::SysRng;

use crate::problem::Problem;
use crate::users::{Role, Users};

/// Made-up credentials, used when the environment has none. `token emulate` takes what they sign when it is given them.
pub const CREDENTIALS: &str = include_str!("../demo.env");

/// Which of them is the secret. Everybody can read it, so it is for this machine alone.
pub const SECRET: &str = "TWILIO_API_SECRET";

const USERS: [(&str, Role); 2] = [("alice", Role::Agent), ("bob", Role::Guest)];

/// Makes the demo's users where there are none at all, and returns what to tell the person who started the server: a line each.
///
/// # Errors
///
/// A fault of the database.
pub async fn first_start(users: &Users, password: Option<&str>) -> Result<Vec<String>, Problem> {
    let mut told = Vec::new();
    if !users.are_none().await? {
        return Ok(told);
    }
    for (name, role) in USERS {
        let made_up = password.map_or_else(random_password, |given| Ok(given.to_owned()))?;
        // A replica that starts at the same time may have been first.
        if users.add(name, made_up.clone(), role).await? {
            let password = if password.is_some() { "as TOKEN_SERVER_DEMO_PASSWORD says" } else { &made_up };
            told.push(format!("first start: made the user {name} ({role}), password {password}"));
        }
    }
    Ok(told)
}

/// 80 random bits, which are typed once.
fn random_password() -> Result<String, Problem> {
    const LETTERS: &[u8; 32] = b"abcdefghijkmnpqrstuvwxyz23456789";
    let mut bytes = [0; 16];
    SysRng.try_fill_bytes(&mut bytes).map_err(|error| Problem::internal(&error))?;
    Ok(bytes.iter().filter_map(|byte| LETTERS.get(usize::from(byte % 32))).copied().map(char::from).collect())
}
