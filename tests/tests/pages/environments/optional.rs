use token_core::{IssueError, TokenResponse};

fn dashboard(tokens: &Tokens, user: &str) -> Option<Result<TokenResponse, IssueError>> {
    let profile = tokens.dashboard.as_ref()?; // not booked: answer 404
    Some(profile.issue(user).map(TokenResponse::from))
}
