token_core::include_grants!(inline = r#"
vendor = "zoom"

[token.host]
sdk = "video"
ttl = "2h"
session.topic = "Cool Cars"
session.role_type = 1

[token.nothing]
sdk = "video"
ttl = "2h"
"#);

fn main() {}
