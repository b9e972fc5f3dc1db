use token_core::sid;
use token_core::twilio::ConversationsServiceSid;

fn main() {
    let _ = sid!(ConversationsServiceSid, "ISxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx");
    let _ = sid!(ConversationsServiceSid, "IS0123456789abcdef0123456789abcde");
}
