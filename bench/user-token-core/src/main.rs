//! Issues one token.

token_core::include_grants!("grants.toml");

fn main() -> Result<(), Box<dyn std::error::Error>> {
    println!("{}", Tokens::from_env()?.support_agent.issue("alice")?.as_str());
    Ok(())
}
