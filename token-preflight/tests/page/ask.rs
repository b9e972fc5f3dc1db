/// Blocking, with the feature `client` of token-preflight.
fn ask(tokens: &Tokens) -> Report {
    Preflight::of(tokens).run(&Client::new())
}

/// With an async client of your own.
async fn ask_by(tokens: &Tokens, transport: &impl Transport) -> Report {
    Preflight::of(tokens).run_with(transport).await
}
