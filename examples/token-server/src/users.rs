//! Who may sign in, and what they are.

use std::fmt;

use axum::http::StatusCode;

use crate::database::{Database, within};
use crate::heavy_work::HeavyWork;
use crate::password::Passwords;
use crate::problem::Problem;

/// The table `users`.
#[derive(Clone, Debug)]
pub struct Users {
    database: Database,
    passwords: Passwords,
}

/// What a user is at the desk; which tokens that opens stands in [`tokens`](crate::tokens).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Works there.
    Agent,
    /// Was invited to a meeting.
    Guest,
}

impl Role {
    fn named(name: &str) -> Option<Self> {
        [Self::Agent, Self::Guest].into_iter().find(|role| role.to_string() == name)
    }
}

impl fmt::Display for Role {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Agent => "agent",
            Self::Guest => "guest",
        })
    }
}

impl Users {
    /// Longest name, bytes: no SDK takes a longer identity than Video does.
    pub const LONGEST_NAME: usize = 128;

    /// Whether a user can have this name. It has a limited length, and no NUL, which PostgreSQL's `text` cannot hold.
    #[must_use]
    pub fn can_be_named(name: &str) -> bool {
        name.len() <= Self::LONGEST_NAME && !name.contains('\0')
    }

    /// The users of this database, and how many passwords are hashed at a time.
    #[must_use]
    pub fn new(database: Database, hashing: HeavyWork) -> Self {
        Self { database, passwords: Passwords::new(hashing) }
    }

    /// Adds a user; `false` where there is one of that name.
    ///
    /// # Errors
    ///
    /// When nobody [can have](Self::can_be_named) that name, and a fault of the database.
    pub async fn add(&self, name: &str, password: String, role: Role) -> Result<bool, Problem> {
        if !Self::can_be_named(name) {
            let detail = format!("a name has at most {} bytes, and no NUL", Self::LONGEST_NAME);
            return Err(Problem::new(StatusCode::UNPROCESSABLE_ENTITY, "wrong-name", detail));
        }
        let hash = self.passwords.hash(password).await?;
        let add =
            sqlx::query("insert into users (name, password, role) values ($1, $2, $3) on conflict (name) do nothing")
                .bind(name)
                .bind(hash)
                .bind(role.to_string())
                .execute(&self.database.writer);
        Ok(within(add).await?.rows_affected() > 0)
    }

    /// Whether there are none yet.
    ///
    /// # Errors
    ///
    /// A fault of the database.
    pub async fn are_none(&self) -> Result<bool, Problem> {
        let one = sqlx::query("select name from users limit 1").fetch_optional(&self.database.reader);
        Ok(within(one).await?.is_none())
    }

    /// The role of a user, where there is one of that name.
    ///
    /// # Errors
    ///
    /// A fault of the database.
    pub async fn role(&self, name: &str) -> Result<Option<Role>, Problem> {
        let role =
            sqlx::query_as("select role from users where name = $1").bind(name).fetch_optional(&self.database.reader);
        let role: Option<(String,)> = within(role).await?;
        Ok(role.and_then(|(role,)| Role::named(&role)))
    }

    /// Whether this is the password of that user.
    ///
    /// # Errors
    ///
    /// A fault of the database.
    pub async fn password_is_right(&self, name: &str, password: String) -> Result<bool, Problem> {
        let hash = sqlx::query_as("select password from users where name = $1")
            .bind(name)
            .fetch_optional(&self.database.reader);
        let hash: Option<(String,)> = within(hash).await?;
        self.passwords.is_right(password, hash.map(|(hash,)| hash)).await
    }
}
