token_core::include_grants!(inline = r#"
vendor = "zoom"

[token.host]
sdk = "video"
ttl = "2h"
session.tpc = "Cool Cars"
session.role_type = 2

[token.quoted]
sdk = "video"
ttl = "2h"
session = { tpc = "Cool Cars", role_type = "1", version = 2 }
"#);

fn main() {}
