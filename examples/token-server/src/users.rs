//! The users and their roles.

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

/// The role of a user; [`tokens`](crate::tokens) lists the tokens of each role.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// An employee.
    Agent,
    /// A guest of a meeting.
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
    /// The maximum length of a name in bytes; no SDK accepts a longer identity than Video.
    pub const LONGEST_NAME: usize = 128;

    /// Whether a name is valid: of limited length, and without NUL, which PostgreSQL's `text` cannot hold.
    #[must_use]
    pub fn can_be_named(name: &str) -> bool {
        name.len() <= Self::LONGEST_NAME && !name.contains('\0')
    }

    /// The users in this database, and the limit on hashing passwords.
    #[must_use]
    pub fn new(database: Database, hashing: HeavyWork) -> Self {
        Self { database, passwords: Passwords::new(hashing) }
    }

    /// Adds a user; `false` if the name exists.
    ///
    /// # Errors
    ///
    /// When the name [is invalid](Self::can_be_named), or an error of the database.
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

    /// Whether there are no users.
    ///
    /// # Errors
    ///
    /// An error of the database.
    pub async fn are_none(&self) -> Result<bool, Problem> {
        let one = sqlx::query("select name from users limit 1").fetch_optional(&self.database.reader);
        Ok(within(one).await?.is_none())
    }

    /// The role of a user, if the user exists.
    ///
    /// # Errors
    ///
    /// An error of the database.
    pub async fn role(&self, name: &str) -> Result<Option<Role>, Problem> {
        let role =
            sqlx::query_as("select role from users where name = $1").bind(name).fetch_optional(&self.database.reader);
        let role: Option<(String,)> = within(role).await?;
        Ok(role.and_then(|(role,)| Role::named(&role)))
    }

    /// Whether the password is that of the user.
    ///
    /// # Errors
    ///
    /// An error of the database.
    pub async fn password_is_right(&self, name: &str, password: String) -> Result<bool, Problem> {
        let hash = sqlx::query_as("select password from users where name = $1")
            .bind(name)
            .fetch_optional(&self.database.reader);
        let hash: Option<(String,)> = within(hash).await?;
        self.passwords.is_right(password, hash.map(|(hash,)| hash)).await
    }
}
