use token_core::twilio::{Credentials, Issuer};

fn issuer(credentials: &Credentials) -> Issuer {
    Issuer::new(credentials).with_algorithm("HS512")
}

fn main() {}
