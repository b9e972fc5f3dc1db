//! The demo's users, and its fake credentials.

use rand::TryRng as _;
use rand::rngs::SysRng;

use crate::problem::Problem;
use crate::users::{Role, Users};

/// Fake credentials, used if the environment has none. `token emulate` accepts their tokens when it is started with
/// them.
pub const CREDENTIALS: &str = include_str!("../demo.env");

/// The variable of the secret. The secret is public, so it is for this machine only.
pub const SECRET: &str = "TWILIO_API_SECRET";

const USERS: [(&str, Role); 2] = [("alice", Role::Agent), ("bob", Role::Guest)];

/// Creates the demo's users if there are no users, and returns messages for the person who started the server.
///
/// # Errors
///
/// An error of the database.
pub async fn first_start(users: &Users, password: Option<&str>) -> Result<Vec<String>, Problem> {
    let mut told = Vec::new();
    if !users.are_none().await? {
        return Ok(told);
    }
    for (name, role) in USERS {
        let made_up = password.map_or_else(random_password, |given| Ok(given.to_owned()))?;
        // Another replica that starts at the same time may have created the user.
        if users.add(name, made_up.clone(), role).await? {
            let password = if password.is_some() { "from TOKEN_SERVER_DEMO_PASSWORD" } else { &made_up };
            told.push(format!("created the user {name} ({role}), password {password}"));
        }
    }
    Ok(told)
}

/// 80 random bits, in characters that are easy to type.
fn random_password() -> Result<String, Problem> {
    const LETTERS: &[u8; 32] = b"abcdefghijkmnpqrstuvwxyz23456789";
    let mut bytes = [0; 16];
    SysRng.try_fill_bytes(&mut bytes).map_err(|error| Problem::internal(&error))?;
    Ok(bytes.iter().filter_map(|byte| LETTERS.get(usize::from(byte % 32))).copied().map(char::from).collect())
}
