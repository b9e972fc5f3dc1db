use token_core::Grant;

#[derive(Grant)]
#[grant(key = "studio")]
struct Studio {
    #[grant(one_of = [])]
    none: Option<String>,
    #[grant(one_of = ["a", "a"])]
    twice: Option<String>,
    #[grant(one_of = ["a", true])]
    mixed: Option<String>,
    #[grant(max = 0)]
    zero: Option<String>,
    #[grant(unit = "bytes")]
    endless: Option<String>,
    #[grant(max = 5, unit = "byte")]
    unit: Option<String>,
    #[grant(needs = ["zeo", "lonely"])]
    lonely: Option<bool>,
    #[grant(default = true)]
    always: bool,
    #[grant(switch = "allow", max = 3)]
    switch: bool,
    #[grant(oneof = ["a"])]
    misspelt: Option<String>,
    #[grant(max = 3, one_of = ["abc", "abcd"])]
    long: Option<String>,
    #[grant(needs = [])]
    nothing: Option<String>,
    #[grant(sdk = ["video", "video"])]
    repeated: Option<String>,
}

#[derive(Grant)]
#[grant(key = "seat", sdk = ["video", "voice"])]
struct Seat {
    #[grant(sdk = "video")]
    row: String,
    #[grant(sdk = "video")]
    taken: bool,
    #[grant(sdk = ["voice", "video"])]
    line: String,
    #[grant(sdk = "video")]
    number: Option<i64>,
}

#[derive(Grant)]
#[grant(key = "tenant", flat)]
struct Tenant {
    chat: Option<String>,
    identity: Option<String>,
}

#[derive(Grant)]
#[grant(key = "notes", flat)]
struct Notes(token_core::JsonObject);

#[derive(Grant)]
#[grant(nested, flat)]
struct Inner {
    read: bool,
}

fn main() {}
