//! The user of a request, from the session only.

use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::Response;
use tower_sessions::Session;

use crate::App;
use crate::problem::Problem;
use crate::users::Role;

/// The signed-in user.
#[derive(Clone, Debug)]
pub struct Caller {
    /// The name, which is the identity in the user's tokens.
    pub name: String,
    /// The current role, which may differ from that at sign-in.
    pub role: Role,
}

/// The session's key for the name.
pub(crate) const NAME: &str = "name";

/// The user of a session; `None` without a session, or if the user was deleted.
pub(crate) async fn of(session: &Session, app: &App) -> Result<Option<Caller>, Problem> {
    let Some(name) = session.get::<String>(NAME).await? else { return Ok(None) };
    let role = app.users.role(&name).await?;
    Ok(role.map(|role| Caller { name, role }))
}

/// Accepts requests of signed-in users within their limit, and adds the [`Caller`] to the request's extensions.
///
/// # Errors
///
/// 401, 429, or 503 when the database is not available.
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
