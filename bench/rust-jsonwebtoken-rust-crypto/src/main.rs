//! jsonwebtoken 11 as its documentation shows it: the keys made once, borrowed claims signed, owned claims read.

use harness::{API_KEY_SID, Bench, Claims, Fresh, SECRET, sets, tokens};
use jsonwebtoken::{Algorithm, DecodingKey, EncodingKey, Header, Validation, decode, encode};

fn main() {
    let bench = Bench::from_args(env!("CARGO_PKG_NAME"));
    let header = Header { cty: Some("twilio-fpa;v=1".to_owned()), ..Header::new(Algorithm::HS256) };
    let (signing, reading) = (EncodingKey::from_secret(SECRET.as_bytes()), DecodingKey::from_secret(SECRET.as_bytes()));
    let mut rules = Validation::new(Algorithm::HS256);
    rules.set_issuer(&[API_KEY_SID]);
    rules.leeway = 0;
    rules.validate_nbf = true;
    for set in sets() {
        bench.sign("sign", &set, || {
            |fresh: &mut Fresh| {
                let (identity, jti) = fresh.identity_and_jti();
                encode(&header, &set.claims(identity, jti), &signing).unwrap()
            }
        });
        bench.verify("verify", &set, &tokens(&set), || {
            |token: &str| decode::<Claims<String>>(token, &reading, &rules).ok()
        });
    }
}
