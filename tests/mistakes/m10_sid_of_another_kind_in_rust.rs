use token_core::sid;
use token_core::twilio::ConversationsServiceSid;

fn main() {
    let _ = sid!(ConversationsServiceSid, "AC0123456789abcdef0123456789abcdef");
}
