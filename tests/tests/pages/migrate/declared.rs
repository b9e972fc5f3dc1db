fn agent_token(tokens: &Tokens, identity: &str) -> Result<String, token_core::IssueError> {
    Ok(tokens.agent.issue(identity)?.into_string())
}
