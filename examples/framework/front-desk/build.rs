//! Everything that the front desk has beside its `main`.

fn main() -> std::io::Result<()> {
    turnstile_build::Turnstile::new("grants.toml").typescript("client/tokens.ts").build()
}
