use token_core::Grant;

#[derive(Grant)]
#[grant(kee = "crm")]
struct Misspelt {
    #[grant(name = "x")]
    desk: String,
}

#[derive(Grant)]
#[grant(key = "c r m")]
struct BadKey {
    #[grant(rename = "")]
    desk: String,
}

#[derive(Grant)]
#[grant(key = "ttl")]
struct Reserved {
    desk: String,
}

#[derive(Grant)]
#[grant(any_of = ["desk", "nothing"], crate = tokens)]
struct OneOf {
    desk: String,
    #[grant(rename = "desk")]
    other: Option<String>,
}

fn main() {}

#[derive(Grant)]
#[grant(key = "identity")]
struct Identity {
    desk: String,
}

#[derive(Grant)]
struct Chat {
    desk: String,
}
