use token_core::Grant;

#[derive(Clone, Grant)]
#[grant(key = "crm")]
struct Crm {
    desk: String,
}

fn main() {
    let crm = Crm { desk: "field".to_owned() };
    let _ = crm.clone().and(crm);
}
