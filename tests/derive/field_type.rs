use token_core::Grant;

struct Case;

#[derive(Grant)]
struct Crm {
    case: Case,
    cases: Option<Vec<String>>,
}

fn main() {}
