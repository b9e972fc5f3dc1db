//! A trait for code that issues any declared token.

use std::time::Duration;

use crate::issue::access_token::AccessToken;
use crate::issue::issue_error::IssueError;

/// Issues the tokens of one declaration: implemented by every type that `include_grants!` generates for a `[token.NAME]`.
///
/// Code that issues one token calls the methods of its type, which take the same arguments. This trait is for code that issues any of
/// them.
///
/// ```
/// # mod application {
/// use token_core::declared::Profile;
/// use token_core::{AccessToken, IssueError};
///
/// # token_core::include_grants!(inline = r#"
/// #     vendor = "twilio"
/// #
/// #     [token.agent]
/// #     sdk = "voice"
/// #     ttl = "15m"
/// #     voice.incoming.allow = true
/// #
/// #     [token.guest]
/// #     sdk = "video"
/// #     ttl = "1h"
/// #     video.room = { input = "room" }
/// # "#);
/// fn issue<P: Profile>(profile: &P, user: &str, input: P::Input<'_>) -> Result<AccessToken, IssueError> {
///     println!("{}: at most {} seconds, for {:?}", P::NAME, P::TTL.as_secs(), P::SDKS);
///     Ok(profile.issue(user, input)?.erase())
/// }
///
/// fn token(tokens: &Tokens, user: &str, room: Option<&str>) -> Result<AccessToken, IssueError> {
///     match room {
///         Some(room) => issue(&tokens.guest, user, GuestInput { room }),
///         None => issue(&tokens.agent, user, ()),
///     }
/// }
/// # }
/// ```
pub trait Profile: Sized {
    /// The inputs of each call; `()` for a declaration without inputs.
    type Input<'a>;

    /// The name of the declaration.
    const NAME: &'static str;
    /// The declared lifetime.
    const TTL: Duration;
    /// The SDKs that the tokens are for, as the declaration names them.
    const SDKS: &'static [&'static str];

    /// Issues a token for `identity`.
    ///
    /// # Errors
    ///
    /// If an SDK would reject the identity, or an input is invalid.
    #[doc(alias = "toJwt")]
    #[doc(alias = "to_jwt")]
    fn issue(&self, identity: &str, input: Self::Input<'_>) -> Result<AccessToken<Self>, IssueError>;

    /// Issues a token with a shorter lifetime than declared.
    ///
    /// # Errors
    ///
    /// As [`issue`](Self::issue), and if `ttl` is zero or longer than declared.
    #[doc(alias = "ttl")]
    fn issue_for(&self, ttl: Duration, identity: &str, input: Self::Input<'_>)
    -> Result<AccessToken<Self>, IssueError>;
}
