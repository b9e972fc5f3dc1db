//! The secret in the repository is for this machine only.

use std::fs;
use std::path::PathBuf;

use token_server::Settings;
use token_server::key_source::KeySource;
use token_server::keyring::Keyring;

use crate::browser::{OLD_KEY, OLD_SECRET, keys_file};

const DEMO: &str = include_str!("../../demo.env");

fn demo(name: &str) -> &'static str {
    DEMO.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix('=')).unwrap()
}

struct Keys(PathBuf);

impl Keys {
    fn new(name: &str) -> Self {
        Self(PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("demo-{}-{name}.env", std::process::id())))
    }

    fn open(&self, address: &str, https: &str) -> Result<Keyring, String> {
        let settings = Settings::from_lookup(|name| match name {
            "TOKEN_SERVER_ADDRESS" => Some(address.to_owned()),
            "TOKEN_SERVER_HTTPS" => Some(https.to_owned()),
            "TOKEN_SERVER_KEYS" => Some(self.0.display().to_string()),
            _ => None,
        });
        Keyring::open(KeySource::choose(&settings.unwrap()))
    }
}

impl Drop for Keys {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.0);
    }
}

#[test]
fn the_demos_secret_neither_signs_nor_verifies_where_others_reach_the_server() {
    let keys = Keys::new("start");
    let secret = demo("TWILIO_API_SECRET");
    let key = demo("TWILIO_API_KEY");
    for text in [
        DEMO.to_owned(),
        // With another account and key, as the key that only verifies, and quoted.
        keys_file(OLD_KEY, secret, None),
        keys_file(OLD_KEY, OLD_SECRET, Some((key, secret))),
        keys_file(OLD_KEY, &format!("'{secret}'"), None),
    ] {
        fs::write(&keys.0, text).unwrap();
        for (address, https, why) in [
            ("0.0.0.0:8080", "false", "0.0.0.0:8080"),
            ("[::]:8080", "false", "[::]:8080"),
            ("192.0.2.7:80", "false", "192.0.2.7:80"),
            ("[::ffff:192.0.2.7]:80", "false", "[::ffff:192.0.2.7]:80"),
            ("127.0.0.1:8080", "true", "TOKEN_SERVER_HTTPS"),
        ] {
            let error = keys.open(address, https).unwrap_err();
            for told in [why, "demo.env", "TWILIO_API_SECRET", "TOKEN_SERVER_ADDRESS=127.0.0.1:8080"] {
                assert!(error.contains(told), "{told} is not in: {error}");
            }
            assert!(!error.contains(secret), "{error}");
        }
        for address in ["127.0.0.1:8080", "127.9.9.9:0", "[::1]:8080", "[::ffff:127.0.0.1]:8080"] {
            keys.open(address, "false").unwrap();
        }
    }
}

#[test]
fn a_reload_does_not_bring_it_in_either() {
    let keys = Keys::new("reload");
    fs::write(&keys.0, keys_file(OLD_KEY, OLD_SECRET, None)).unwrap();
    let keyring = keys.open("0.0.0.0:8080", "false").unwrap();
    for text in
        [DEMO.to_owned(), keys_file(OLD_KEY, OLD_SECRET, Some((demo("TWILIO_API_KEY"), demo("TWILIO_API_SECRET"))))]
    {
        fs::write(&keys.0, text).unwrap();
        assert!(keyring.reload().unwrap_err().contains("demo.env"));
        assert_eq!(keyring.now().credentials().api_key_sid(), OLD_KEY);
    }
}
