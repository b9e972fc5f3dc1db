impl App {
    /// The row has a new key; tokens of the one before are accepted until the last of them has expired.
    fn rotate(&self, current: &Tokens, row: &Row) -> Result<Tokens, Box<dyn Error>> {
        let rotated = current.rotated_from(&source(row), [])?;
        self.verifiers.insert(row.id.into(), rotated.verifier().clone())?;
        Ok(rotated)
    }
}
