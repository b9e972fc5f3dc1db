//! Generates the tokens, the routes and the clients.

fn main() -> std::io::Result<()> {
    turnstile_build::Turnstile::new("grants.toml").typescript("client/tokens.ts").build()
}
