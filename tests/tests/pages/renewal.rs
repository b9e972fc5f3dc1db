async fn dashboard(
    State(tokens): State<Arc<Tokens>>,
    Extension(user): Extension<User>,
) -> Result<TokenResponse, IssueError> {
    Ok(tokens.dashboard.issue(&user.id)?.into())
}
