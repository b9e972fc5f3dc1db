//! Who may sign in, and what they are.

use std::fmt;

use sqlx::AnyPool;

use crate::password;
use crate::problem::Problem;

/// The table `users`.
#[derive(Clone, Debug)]
pub struct Users(AnyPool);

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

    /// The users of this database.
    #[must_use]
    pub fn new(pool: AnyPool) -> Self {
        Self(pool)
    }

    /// Adds a user; `false` where there is one of that name.
    ///
    /// # Errors
    ///
    /// A fault of the database.
    pub async fn add(&self, name: &str, password: String, role: Role) -> Result<bool, Problem> {
        let hash = password::hash(password).await.map_err(|error| Problem::internal(&error))?;
        let done =
            sqlx::query("insert into users (name, password, role) values ($1, $2, $3) on conflict (name) do nothing")
                .bind(name)
                .bind(hash)
                .bind(role.to_string())
                .execute(&self.0)
                .await?;
        Ok(done.rows_affected() > 0)
    }

    /// Whether there are none yet.
    ///
    /// # Errors
    ///
    /// A fault of the database.
    pub async fn are_none(&self) -> Result<bool, Problem> {
        let one: Option<(String,)> = sqlx::query_as("select name from users limit 1").fetch_optional(&self.0).await?;
        Ok(one.is_none())
    }

    /// The role of a user, where there is one of that name.
    ///
    /// # Errors
    ///
    /// A fault of the database.
    pub async fn role(&self, name: &str) -> Result<Option<Role>, Problem> {
        let row: Option<(String,)> =
            sqlx::query_as("select role from users where name = $1").bind(name).fetch_optional(&self.0).await?;
        Ok(row.and_then(|(role,)| Role::named(&role)))
    }

    /// Whether this is the password of that user.
    ///
    /// # Errors
    ///
    /// A fault of the database.
    pub async fn password_is_right(&self, name: &str, password: String) -> Result<bool, Problem> {
        let row: Option<(String,)> =
            sqlx::query_as("select password from users where name = $1").bind(name).fetch_optional(&self.0).await?;
        password::is_right(password, row.map(|(hash,)| hash)).await.map_err(|error| Problem::internal(&error))
    }
}
