//! An emulator for tests of other languages: prints one line of JSON with its addresses, and runs until its input ends.
//!
//! `cargo run --example serve -- [--warn-before SECONDS]`, with the credentials in the environment.

#![allow(clippy::print_stdout, reason = "its address is what it is started for")]

use std::io::Write as _;
use std::time::Duration;

use serde_json::json;
use token_core::twilio::Credentials;
use token_emulator::{Emulator, Options};
use tokio::io::AsyncReadExt as _;

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut options = Options::new(&Credentials::from_env()?).control_port(0);
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        match (argument.as_str(), arguments.next()) {
            ("--warn-before", Some(seconds)) => {
                options = options.warn_before(Duration::try_from_secs_f64(seconds.parse()?)?);
            }
            _ => return Err(format!("unknown argument `{argument}`; there is `--warn-before SECONDS`").into()),
        }
    }
    let emulator = Emulator::start(options).await?;
    println!(
        "{}",
        json!({"twilsock": emulator.uri(), "voice": emulator.voice(), "video": emulator.video_uri(), "control": emulator.control_uri()})
    );
    std::io::stdout().flush()?;
    // Whoever started it holds the other end: when that is gone, so is this.
    let mut input = tokio::io::stdin();
    while input.read(&mut [0; 64]).await? > 0 {}
    Ok(())
}
