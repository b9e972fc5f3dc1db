use token_core::Grant;

struct Case;

#[derive(Grant)]
struct Crm {
    case: Case,
    cases: Option<std::time::Duration>,
}

fn main() {}
