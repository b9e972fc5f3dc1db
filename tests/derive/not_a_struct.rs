use token_core::Grant;

#[derive(Grant)]
enum Crm {
    Open,
}

#[derive(Grant)]
struct Pair(String, String);

#[derive(Grant)]
struct Any<T> {
    value: T,
}

fn main() {}
