//! Who asks: found out from the session, whatever the request says.

use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::Response;
use tower_sessions::Session;

use crate::App;
use crate::problem::Problem;
use crate::users::Role;

/// The user who is signed in.
#[derive(Clone, Debug)]
pub struct Caller {
    /// The name, which is the identity of each token that the user gets.
    pub name: String,
    /// What the user is now, not what it was at sign-in.
    pub role: Role,
}

/// Where the session keeps the name.
pub(crate) const NAME: &str = "name";

/// The user of a session; `None` where nobody is signed in, or the user was deleted since.
pub(crate) async fn of(session: &Session, app: &App) -> Result<Option<Caller>, Problem> {
    let Some(name) = session.get::<String>(NAME).await? else { return Ok(None) };
    let role = app.users.role(&name).await?;
    Ok(role.map(|role| Caller { name, role }))
}

/// Lets through who is signed in and has not asked too often; a handler finds the [`Caller`] among the request's extensions.
///
/// # Errors
///
/// 401, 429, and 503 when the database does not answer, as the problems that they are.
pub async fn require(
    State(app): State<App>,
    session: Session,
    mut request: Request,
    next: Next,
) -> Result<Response, Problem> {
    let caller = of(&session, &app).await?.ok_or_else(Problem::signed_out)?;
    app.limits.request(&caller.name).await?;
    request.extensions_mut().insert(caller);
    Ok(next.run(request).await)
}
