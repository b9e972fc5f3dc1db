//! What `token init` writes for each vendor compiles. token-cli's test of the same name holds it to these files.

mod ably {
    token_core::include_grants!("init/ably.toml");
}
mod livekit {
    token_core::include_grants!("init/livekit.toml");
}
mod supabase {
    token_core::include_grants!("init/supabase.toml");
}
mod twilio {
    token_core::include_grants!("init/twilio.toml");
}
mod vonage {
    token_core::include_grants!("init/vonage.toml");
}
mod zoom {
    token_core::include_grants!("init/zoom.toml");
}

#[test]
fn each_vendor_has_a_credential() {
    let variables = [
        ably::Tokens::VARIABLES.len(),
        livekit::Tokens::VARIABLES.len(),
        supabase::Tokens::VARIABLES.len(),
        twilio::Tokens::VARIABLES.len(),
        vonage::Tokens::VARIABLES.len(),
        zoom::Tokens::VARIABLES.len(),
    ];
    assert!(variables.into_iter().all(|count| count >= 2), "{variables:?}");
}
