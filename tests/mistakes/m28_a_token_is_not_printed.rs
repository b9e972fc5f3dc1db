use token_core::twilio::{Issuer, VideoGrant};

fn hand_out(issuer: &Issuer) {
    let token = issuer.issue("alice", VideoGrant::new()).unwrap();
    println!("{token}");
}

fn main() {}
