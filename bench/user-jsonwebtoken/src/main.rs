//! Issues one token.

use std::env;
use std::time::SystemTime;

use jsonwebtoken::{Algorithm, EncodingKey, Header, encode};
use serde::Serialize;

#[derive(Serialize)]
struct Claims<'a> {
    jti: String,
    grants: Grants<'a>,
    iat: u64,
    exp: u64,
    iss: &'a str,
    sub: &'a str,
}

#[derive(Serialize)]
struct Grants<'a> {
    identity: &'a str,
    chat: Chat<'a>,
    voice: Voice<'a>,
}

#[derive(Serialize)]
struct Chat<'a> {
    service_sid: &'a str,
}

#[derive(Serialize)]
struct Voice<'a> {
    incoming: Incoming,
    outgoing: Outgoing<'a>,
}

#[derive(Serialize)]
struct Incoming {
    allow: bool,
}

#[derive(Serialize)]
struct Outgoing<'a> {
    application_sid: &'a str,
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let (account, key) = (env::var("TWILIO_ACCOUNT_SID")?, env::var("TWILIO_API_KEY")?);
    let secret = EncodingKey::from_secret(env::var("TWILIO_API_SECRET")?.as_bytes());
    let service = env::var("TWILIO_CONVERSATIONS_SERVICE_SID")?;
    let now = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH)?;
    let claims = Claims {
        jti: format!("{key}-{}", now.as_nanos()),
        grants: Grants {
            identity: "alice",
            chat: Chat { service_sid: &service },
            voice: Voice {
                incoming: Incoming { allow: true },
                outgoing: Outgoing { application_sid: "AP0123456789abcdef0123456789abcdef" },
            },
        },
        iat: now.as_secs(),
        exp: now.as_secs() + 900,
        iss: &key,
        sub: &account,
    };
    let header = Header { cty: Some("twilio-fpa;v=1".to_owned()), ..Header::new(Algorithm::HS256) };
    println!("{}", encode(&header, &claims, &secret)?);
    Ok(())
}
