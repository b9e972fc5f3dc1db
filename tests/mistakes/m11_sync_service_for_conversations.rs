use token_core::twilio::{ChatGrant, SyncServiceSid};

fn grant(service: SyncServiceSid) -> ChatGrant {
    ChatGrant::new(service)
}

fn main() {}
