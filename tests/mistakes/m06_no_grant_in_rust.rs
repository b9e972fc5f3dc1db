use token_core::twilio::Issuer;

fn hand_out(issuer: &Issuer) {
    let _ = issuer.issue("alice", ());
}

fn main() {}
