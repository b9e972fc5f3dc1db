//! token-core: declared tokens that a private key signs, and their verification.

use harness::{ACCOUNT_SID, API_KEY_SID, Bench, Fresh, pem};

mod keys {
    token_core::include_grants!("keys-grants.toml");
}
/// RS256 and PS256 use the same kind of key, so a vendor has one of them.
mod pss {
    token_core::include_grants!("pss-grants.toml");
}

macro_rules! of {
    ($bench:expr, $module:ident, $algorithm:expr) => {{
        let (private, _) = pem($algorithm);
        let tokens = $module::Tokens::from_lookup(|name| lookup(name, &private)).unwrap();
        let sign = |fresh: &mut Fresh| tokens.two.issue(fresh.identity()).unwrap().into_string();
        $bench.algorithm($algorithm, sign, |token| tokens.verifier().verify_as::<$module::Two>(token).ok());
    }};
}

fn main() {
    let bench = Bench::from_args(env!("CARGO_PKG_NAME"));
    of!(bench, keys, "RS256");
    of!(bench, pss, "PS256");
    of!(bench, keys, "ES256");
    of!(bench, keys, "EdDSA");
}

fn lookup(name: &str, private: &str) -> Option<String> {
    let value = match name {
        "ACCOUNT_SID" => ACCOUNT_SID,
        "API_KEY_SID" => API_KEY_SID,
        "KEY_ID" => "key",
        "PRIVATE_KEY" => private,
        _ => return None,
    };
    Some(value.to_owned())
}
