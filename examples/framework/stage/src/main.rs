//! A complete application: rooms on LiveKit.

include!(concat!(env!("OUT_DIR"), "/grants.rs"));

/// The caller of a request. A real application looks up its session here.
fn caller(headers: &turnstile::HeaderMap) -> Option<String> {
    turnstile::bearer(headers)?.strip_prefix("session-of-").map(str::to_owned)
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let (tokens, server) = (tokens::Tokens::from_env()?, std::env::var("LIVEKIT_URL")?);
    turnstile::serve(tokens::routes(tokens, caller, server))?;
    Ok(())
}
