use token_core::twilio::{VideoGrant, VoiceGrant};

fn main() {
    let _ = VideoGrant::new().and(VoiceGrant::incoming()).and(VideoGrant::new());
}
