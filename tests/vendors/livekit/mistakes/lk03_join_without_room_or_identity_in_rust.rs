use token_core::livekit::{Issuer, VideoGrant};

fn join(issuer: &Issuer) {
    let _ = issuer.issue("alice", VideoGrant::new().with_room_join());
    let _ = issuer.issue(VideoGrant::new().with_room_join("lobby"));
}

fn main() {}
