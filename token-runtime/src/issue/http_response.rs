//! A token as an HTTP response, with feature `http`.

use http::header::{CACHE_CONTROL, CONTENT_TYPE, X_CONTENT_TYPE_OPTIONS};
use http::{HeaderName, HeaderValue, Response};

use crate::issue::access_token::AccessToken;
use crate::issue::token_response::TokenResponse;

/// `200 OK` with the token as the body.
///
/// | header | value | why |
/// |---|---|---|
/// | `Content-Type` | `text/plain; charset=utf-8` | the client's SDK takes the token itself, neither quoted nor in JSON |
/// | `Cache-Control` | `no-store` | a token gives access, so no cache may keep it ([RFC 9111, 5.2.2.5](https://www.rfc-editor.org/rfc/rfc9111#section-5.2.2.5)) |
/// | `X-Content-Type-Options` | `nosniff` | a user may choose the identity, so no browser may render the body |
/// | `Token-Expires-In` | seconds | as `expires_in` of a [`TokenResponse`] |
/// | `Token-Refresh-In` | seconds | as `refresh_in` of a [`TokenResponse`]: when the client should renew the token |
///
/// A page of another origin reads the last two only if the server names them in `Access-Control-Expose-Headers`.
///
/// ```
/// # use token_core::twilio::{AccountSid, ApiKeySid, Credentials, Issuer, VideoGrant};
/// # use token_core::{Secret, sid};
/// # let credentials = Credentials::new(
/// #     sid!(AccountSid, "AC00000000000000000000000000000001"),
/// #     sid!(ApiKeySid, "SK00000000000000000000000000000002"),
/// #     Secret::new("not-a-real-secret"),
/// # );
/// # let issuer = Issuer::new(&credentials);
/// let token = issuer.issue("alice", VideoGrant::new())?;
/// let response: http::Response<String> = token.into();
/// assert_eq!(response.headers()["cache-control"], "no-store");
/// assert_eq!(response.headers()["token-refresh-in"], "3540");
/// assert!(response.body().starts_with("eyJ"));
/// # Ok::<(), token_core::IssueError>(())
/// ```
#[cfg(feature = "http")]
impl<P: ?Sized, B: From<String>> From<AccessToken<P>> for Response<B> {
    fn from(token: AccessToken<P>) -> Self {
        let (expires_in, refresh_in) = (token.issued().expires_in(), token.issued().refresh_in());
        let mut response = response(token.into_string(), HeaderValue::from_static("text/plain; charset=utf-8"));
        let headers = response.headers_mut();
        headers.insert(EXPIRES_IN, expires_in.into());
        headers.insert(REFRESH_IN, refresh_in.into());
        response
    }
}

const EXPIRES_IN: HeaderName = HeaderName::from_static("token-expires-in");
const REFRESH_IN: HeaderName = HeaderName::from_static("token-refresh-in");

/// `200 OK` with the JSON object, and the headers of a token alone except for `Content-Type: application/json`.
#[cfg(feature = "http")]
impl<B: From<String>> From<TokenResponse> for Response<B> {
    fn from(token: TokenResponse) -> Self {
        response(token.into_json(), HeaderValue::from_static("application/json"))
    }
}

/// `200 OK` that no cache keeps and no browser renders.
pub(crate) fn response<B: From<String>>(body: String, content_type: HeaderValue) -> Response<B> {
    let mut response = Response::new(body.into());
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, content_type);
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    response
}
