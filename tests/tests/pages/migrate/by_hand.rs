use jsonwebtoken::{Algorithm, EncodingKey, Header, encode};
use serde_json::json;

fn agent_token(identity: &str, now: u64, variable: impl Fn(&str) -> String) -> jsonwebtoken::errors::Result<String> {
    let key = variable("TWILIO_API_KEY");
    let header = Header { cty: Some("twilio-fpa;v=1".to_owned()), ..Header::new(Algorithm::HS256) };
    let claims = json!({
        "jti": format!("{key}-{now}"),
        "iss": key,
        "sub": variable("TWILIO_ACCOUNT_SID"),
        "iat": now,
        "exp": now + 3600,
        "grants": {
            "identity": identity,
            "chat": { "service_sid": variable("TWILIO_CONVERSATIONS_SERVICE_SID") },
            "voice": {
                "incoming": { "allow": true },
                "outgoing": { "application_sid": variable("TWILIO_TWIML_APP_SID") },
            },
        },
    });
    encode(&header, &claims, &EncodingKey::from_secret(variable("TWILIO_API_SECRET").as_bytes()))
}
