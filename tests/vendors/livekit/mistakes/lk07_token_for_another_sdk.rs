use token_core::AccessToken;
use token_core::livekit::{VideoGrant, sdk};

token_core::include_grants!(inline = r#"
vendor = "livekit"

[token.worker]
sdk = "agents"
ttl = "1h"
video.agent = true
"#);

fn join(_: &AccessToken<impl sdk::LiveKitClient>) {}

fn start(tokens: &Tokens, typed: &AccessToken<VideoGrant>) {
    join(&tokens.worker.issue("w1").unwrap());
    join(typed);
}

fn main() {}
