//! jsonwebtoken 11 as its documentation shows it: the keys made once, borrowed claims signed, owned claims read.

use harness::{API_KEY_SID, Bench, Claims, Fresh, SECRET, Set, pem, sets, tokens};
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
        if set.count == 2 {
            by_algorithm(&bench, &set);
        }
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

/// The keys are read from PEM once, but the library prepares its signer and its verifier in every call.
fn by_algorithm(bench: &Bench, set: &Set) {
    for algorithm in [Algorithm::RS256, Algorithm::PS256, Algorithm::ES256, Algorithm::EdDSA] {
        let name = format!("{algorithm:?}");
        let (private, public) = pem(&name);
        let (private, public) = (private.as_bytes(), public.as_bytes());
        let (signing, reading) = match algorithm {
            Algorithm::ES256 => (EncodingKey::from_ec_pem(private), DecodingKey::from_ec_pem(public)),
            Algorithm::EdDSA => (EncodingKey::from_ed_pem(private), DecodingKey::from_ed_pem(public)),
            _ => (EncodingKey::from_rsa_pem(private), DecodingKey::from_rsa_pem(public)),
        };
        let (signing, reading) = (signing.unwrap(), reading.unwrap());
        let header = Header { kid: Some("key".to_owned()), ..Header::new(algorithm) };
        let mut rules = Validation::new(algorithm);
        rules.set_issuer(&[API_KEY_SID]);
        rules.leeway = 0;
        rules.validate_nbf = true;
        let sign = |fresh: &mut Fresh| {
            let (identity, jti) = fresh.identity_and_jti();
            encode(&header, &set.claims(identity, jti), &signing).unwrap()
        };
        bench.algorithm(&name, sign, |token| decode::<Claims<String>>(token, &reading, &rules).ok());
    }
}
