//! A help desk that hands out tokens: the whole application.

include!(concat!(env!("OUT_DIR"), "/grants.rs"));

/// Who asks. A real desk looks its session up here.
fn caller(headers: &turnstile::HeaderMap) -> Option<String> {
    turnstile::bearer(headers)?.strip_prefix("session-of-").map(str::to_owned)
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let tokens = tokens::Tokens::from_env()?;
    turnstile::serve(tokens::routes(tokens, caller))?;
    Ok(())
}
