use token_core::Grant;

#[derive(Grant)]
#[grant(key = "studio")]
struct Studio {
    #[grant(max = 3)]
    count: Option<i64>,
    #[grant(one_of = ["a", 1])]
    text: Option<Vec<String>>,
}

fn main() {}
