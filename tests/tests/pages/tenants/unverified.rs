use token_core::twilio::Verifier;

/// The tenant of a token who may not be in memory yet.
fn load(app: &App, table: &[Row], token: &str) -> Option<Claims> {
    let claimed = Verifier::unverified(token)?;
    let row = table.iter().find(|row| row.value("api_key") == claimed.issuer())?;
    app.insert(row).ok()?.verifier().verify(token).ok()
}
