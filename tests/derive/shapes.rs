use token_core::{Grant, JsonObject};

#[derive(Grant)]
struct NotJson(String);

#[derive(Grant)]
#[grant(nested)]
struct NestedJson(JsonObject);

#[derive(Grant)]
#[grant(nested)]
#[deprecated(note = "write `Access`")]
struct NestedEnded {
    read: bool,
}

#[derive(Grant)]
#[grant(any_of = ["listne"])]
struct Line {
    #[grant(switch = "allow")]
    listen: Option<bool>,
    #[grant(switch = "")]
    speak: bool,
}

fn main() {}
