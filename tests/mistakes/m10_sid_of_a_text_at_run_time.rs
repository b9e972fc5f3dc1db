use token_core::sid;
use token_core::twilio::WorkerSid;

fn main() {
    let text = std::env::args().next().unwrap();
    // Neither this nor what the compiler proposes for it is hidden.
    let _ = sid!(WorkerSid, &text);
    let _ = sid!(WorkerSid, text);
    let _ = WorkerSid("WK0123456789abcdef0123456789abcdef");
    let _: WorkerSid = WorkerSid::new(&text);
    let _: WorkerSid = "WK0123456789abcdef0123456789abcdef";
}
