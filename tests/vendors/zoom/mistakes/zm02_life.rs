token_core::include_grants!(inline = r#"
vendor = "zoom"

[token.short]
sdk = "video"
ttl = "15m"
session = { tpc = "Cool Cars", role_type = 0 }

[token.long]
sdk = "video"
ttl = "72h"
session = { tpc = "Cool Cars", role_type = 0 }
"#);

fn main() {}
