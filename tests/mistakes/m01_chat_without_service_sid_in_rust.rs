use token_core::twilio::ChatGrant;

fn main() {
    let _ = ChatGrant::new();
}
