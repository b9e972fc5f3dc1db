//! Issues every token of `grants.toml` in the repository's root, prints it, and verifies it.
//!
//! Without any credentials in the environment it makes some up, as a test does, and Twilio refuses the tokens. With some
//! of them it reports the missing ones, as a server would.

use std::error::Error;
use std::io::{self, Write};
use std::process::ExitCode;
use std::{env, fmt};

use base64_simd::URL_SAFE_NO_PAD;
use serde_json::Value;
use token_core::AccessToken;
use token_core::twilio::{ChatGrant, VideoGrant};

token_core::include_grants!("../grants.toml");

/// If one of these is set, the environment is used.
const CREDENTIALS: &[&str] =
    &["TWILIO_ACCOUNT_SID", "TWILIO_API_KEY", "TWILIO_API_KEY_SID", "TWILIO_API_SECRET", "TWILIO_API_KEY_SECRET"];

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            // Nothing is left to do if this fails too.
            let _ = writeln!(io::stderr(), "{error}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<(), Box<dyn Error>> {
    let mut out = io::stdout().lock();
    let tokens = if CREDENTIALS.iter().any(|name| env::var_os(name).is_some()) {
        Tokens::from_env()?
    } else {
        writeln!(out, "No credentials in the environment, so these tokens have fake ones, and Twilio refuses them.\n")?;
        Tokens::for_tests()
    };
    for warning in tokens.warnings() {
        writeln!(out, "{warning}\n")?;
    }

    let agent = tokens.support_agent.issue("alice")?;
    show(&mut out, "support_agent", &agent, &tokens)?;
    show(&mut out, "dashboard", &tokens.dashboard.issue("wall-display")?, &tokens)?;
    let guest = tokens.meeting_guest.issue("bob", MeetingGuestInput { room: "lobby" })?;
    show(&mut out, "meeting_guest", &guest, &tokens)?;
    show(&mut out, "softphone", &tokens.softphone.issue("carol", SoftphoneInput { team: "blue" })?, &tokens)?;
    let worker_sid = token_core::sid!(token_core::twilio::WorkerSid, "WK00000000000000000000000000de30bb");
    show(&mut out, "worker", &tokens.worker.issue("dave", WorkerInput { worker_sid })?, &tokens)?;
    let engineer = tokens.field_engineer.issue("erin", FieldEngineerInput { case: 42 })?;
    show(&mut out, "field_engineer", &engineer, &tokens)?;

    // Grants are typed when they are read back, too.
    let chat: ChatGrant = tokens.verifier().verify(agent.as_str())?.grant()?;
    writeln!(out, "alice chats in {}", chat.service_sid())?;
    let video: VideoGrant = tokens.verifier().verify(guest.as_str())?.grant()?;
    writeln!(out, "bob may join {}", video.room().unwrap_or("any room"))?;
    let crm: CrmGrant = tokens.verifier().verify(engineer.as_str())?.grant()?;
    writeln!(out, "erin works for the {} desk", crm.desk())?;
    Ok(())
}

/// Prints the token, its decoded header and claims, and whether it is valid.
fn show<P>(out: &mut impl Write, name: &str, token: &AccessToken<P>, tokens: &Tokens) -> Result<(), Box<dyn Error>> {
    writeln!(out, "{name}")?;
    writeln!(out, "{}", token.as_str())?;
    let mut parts = token.as_str().split('.');
    for what in ["header", "claims"] {
        let json = URL_SAFE_NO_PAD.decode_to_vec(parts.next().unwrap_or_default())?;
        writeln!(out, "  {what}   {}", Indented(&serde_json::from_slice(&json)?))?;
    }
    match tokens.verifier().verify(token.as_str()) {
        Ok(claims) => {
            writeln!(out, "  verdict  valid, issued to `{}`\n", claims.identity())?;
        }
        Err(error) => writeln!(out, "  verdict  {error}\n")?,
    }
    Ok(())
}

/// JSON, indented to the third column.
struct Indented<'a>(&'a Value);

impl fmt::Display for Indented<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&format!("{:#}", self.0).replace('\n', "\n           "))
    }
}
