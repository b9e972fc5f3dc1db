use std::path::Path;

use token_core::StartError;
use token_core::start::Source;

fn start(secrets: &Path, file: &Path) -> Result<Tokens, StartError> {
    let mut source = Source::env();
    if secrets.is_dir() {
        source = Source::secrets_dir(secrets)?.or(source);
    }
    if file.is_file() {
        source = source.or(Source::env_file(file)?);
    }
    Tokens::from_source(&source)
}
