token_core::include_grants!(inline = r#"
vendor = "twilio"

[token.board]
sdk = "sync"
ttl = "8h"

[token.board.data_sync]
"#);

fn main() {}
