//! The key is rotated while the server runs.

use std::fs;

use serde_json::json;
use token_server::declared::{FieldEngineerInput, Tokens};

use crate::browser::{Browser, OLD_KEY, OLD_SECRET, Server, keys_file};

const NEW_KEY: &str = "SK00000000000000000000000000000002";
const NEW_SECRET: &str = "TheSecondFakeSecretOfThisTest123";

/// The file of keys in each of the three steps of docs/token-server.md.
fn steps(old: (&str, &str), new: (&str, &str)) -> [String; 3] {
    [keys_file(old.0, old.1, Some(new)), keys_file(new.0, new.1, Some(old)), keys_file(new.0, new.1, None)]
}

/// A token signed now with this key.
fn signed_with(key: &str, secret: &str) -> String {
    let file = keys_file(key, secret, None);
    let lookup =
        |name: &str| file.lines().find_map(|line| Some(line.strip_prefix(name)?.strip_prefix('=')?.to_owned()));
    let tokens = Tokens::from_lookup(lookup).unwrap();
    tokens.field_engineer.issue("alice", FieldEngineerInput { case: 7 }).unwrap().into_string()
}

/// How many keys are held.
fn held(server: &Server) -> usize {
    format!("{:?}", server.app.keys.now().verifier()).matches("Held {").count()
}

fn write(server: &Server, text: &str) {
    fs::write(server.folder.join("keys.env"), text).unwrap();
}

async fn token(browser: &mut Browser) -> String {
    browser.post("/tokens/field_engineer", &json!({"case": 7})).await.body
}

async fn opens(browser: &mut Browser, token: &str) -> bool {
    let request = axum::http::Request::get("/cases/7")
        .header("authorization", format!("Bearer {token}"))
        .body(axum::body::Body::empty())
        .unwrap();
    browser.send(request).await.status == 200
}

#[tokio::test]
async fn the_new_key_signs_and_both_verify() {
    let server = Server::start().await;
    let mut alice = server.signed_in("alice").await;
    let old = token(&mut alice).await;
    write(&server, &keys_file(NEW_KEY, NEW_SECRET, None));
    server.app.keys.reload().unwrap();

    let new = token(&mut alice).await;
    assert!(opens(&mut alice, &old).await && opens(&mut alice, &new).await);
    assert_eq!(server.app.keys.now().verifier().verify(&old).unwrap().issuer(), OLD_KEY);
    assert_eq!(server.app.keys.now().verifier().verify(&new).unwrap().issuer(), NEW_KEY);
    assert!(Server::old_verifier().verify(&new).is_err());

    // Back again: the key that signs is not also a previous key.
    write(&server, &keys_file(OLD_KEY, OLD_SECRET, None));
    server.app.keys.reload().unwrap();
    assert!(opens(&mut alice, &old).await && opens(&mut alice, &new).await);
}

#[tokio::test]
async fn a_replica_accepts_the_next_key_before_it_signs() {
    let (first, second) = (Server::start().await, Server::start().await);
    for server in [&first, &second] {
        write(server, &keys_file(OLD_KEY, OLD_SECRET, Some((NEW_KEY, NEW_SECRET))));
        server.app.keys.reload().unwrap();
    }
    // Only the first server has been reloaded; a token of its new key comes to the second.
    write(&first, &keys_file(NEW_KEY, NEW_SECRET, Some((OLD_KEY, OLD_SECRET))));
    first.app.keys.reload().unwrap();
    let (mut at_first, mut at_second) = (first.signed_in("alice").await, second.signed_in("alice").await);
    let (new, old) = (token(&mut at_first).await, token(&mut at_second).await);
    for browser in [&mut at_first, &mut at_second] {
        assert!(opens(browser, &new).await && opens(browser, &old).await);
    }
}

#[tokio::test]
async fn a_removed_key_is_refused() {
    let server = Server::start().await;
    let mut alice = server.signed_in("alice").await;
    let first = token(&mut alice).await;
    let mut opened = Vec::new();
    for step in steps((OLD_KEY, OLD_SECRET), (NEW_KEY, NEW_SECRET)) {
        write(&server, &step);
        server.app.keys.reload().unwrap();
        let (old, new) = (signed_with(OLD_KEY, OLD_SECRET), signed_with(NEW_KEY, NEW_SECRET));
        opened.push((
            opens(&mut alice, &first).await,
            opens(&mut alice, &old).await,
            opens(&mut alice, &new).await,
            held(&server),
        ));
    }
    assert_eq!(opened, [(true, true, true, 2), (true, true, true, 2), (false, false, true, 1)]);
    // Without the second step the server keeps the key that signed last, until its tokens have expired.
    write(&server, &keys_file(OLD_KEY, OLD_SECRET, None));
    server.app.keys.reload().unwrap();
    assert!(opens(&mut alice, &signed_with(NEW_KEY, NEW_SECRET)).await);
    // After a restart only the keys in the file are valid.
    let restarted =
        token_server::keyring::Keyring::open(token_server::key_source::KeySource::choose(&server.app.settings));
    let verifier = restarted.unwrap().now().verifier().clone();
    assert!(verifier.verify(&signed_with(NEW_KEY, NEW_SECRET)).is_err());
    // The same without a restart, once the stolen key was named as the other key and removed.
    write(&server, &keys_file(OLD_KEY, OLD_SECRET, Some((NEW_KEY, NEW_SECRET))));
    server.app.keys.reload().unwrap();
    write(&server, &keys_file(OLD_KEY, OLD_SECRET, None));
    server.app.keys.reload().unwrap();
    assert!(!opens(&mut alice, &signed_with(NEW_KEY, NEW_SECRET)).await);
}

#[tokio::test]
async fn a_stolen_key_is_refused_at_once() {
    let server = Server::start().await;
    let mut alice = server.signed_in("alice").await;
    let stolen = signed_with(OLD_KEY, OLD_SECRET);
    // The key is replaced in one step, so the server keeps it; then it turns out to be stolen.
    let swapped = keys_file(NEW_KEY, NEW_SECRET, None);
    write(&server, &swapped);
    server.app.keys.reload().unwrap();
    assert!(opens(&mut alice, &stolen).await);
    let revoked = |list: &str| format!("{swapped}TWILIO_REVOKED_API_KEYS='{list}'\n");
    for (list, told) in
        [("SK-mistyped", "must list API Key SIDs"), (NEW_SECRET, "must list API Key SIDs"), (NEW_KEY, "a new key")]
    {
        write(&server, &revoked(list));
        let error = server.app.keys.reload().unwrap_err();
        assert!(error.contains(told) && !error.contains(NEW_SECRET), "{error}");
    }
    write(&server, &revoked(&format!("SK{:032}, {OLD_KEY}", 7)));
    server.app.keys.reload().unwrap();
    assert!(!opens(&mut alice, &stolen).await && opens(&mut alice, &signed_with(NEW_KEY, NEW_SECRET)).await);
    // Also in one step.
    write(&server, &format!("{}TWILIO_REVOKED_API_KEYS={NEW_KEY}\n", keys_file(OLD_KEY, OLD_SECRET, None)));
    server.app.keys.reload().unwrap();
    assert!(!opens(&mut alice, &signed_with(NEW_KEY, NEW_SECRET)).await);
}

#[tokio::test]
async fn after_many_rotations_only_the_keys_of_the_file_are_held() {
    let server = Server::start().await;
    let key = |number: u32| (format!("SK{number:032x}"), format!("fake-secret-number-{number:021}"));
    let mut old = (OLD_KEY.to_owned(), OLD_SECRET.to_owned());
    for number in 1_000..1_200 {
        let new = key(number);
        for step in steps((&old.0, &old.1), (&new.0, &new.1)) {
            write(&server, &step);
            server.app.keys.reload().unwrap();
        }
        assert_eq!(held(&server), 1);
        old = new;
    }
}

/// The program itself, with a signal.
#[cfg(unix)]
#[test]
fn a_hangup_reads_the_file_again() {
    use std::io::{BufRead as _, BufReader, Read as _, Write as _};
    use std::process::{Child, Command, Stdio};

    struct Running(Child);
    impl Drop for Running {
        fn drop(&mut self) {
            let _ = self.0.kill();
            let _ = self.0.wait();
        }
    }

    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("hangup-{}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    let keys = folder.join("keys.env");
    fs::write(&keys, keys_file(OLD_KEY, OLD_SECRET, None)).unwrap();
    let child = Command::new(env!("CARGO_BIN_EXE_token-server"))
        .env("TOKEN_SERVER_ADDRESS", "127.0.0.1:0")
        .env("TOKEN_SERVER_KEYS", &keys)
        .env("DATABASE_URL", format!("sqlite://{}?mode=rwc", folder.join("test.db").display()))
        .env("RUST_LOG", "info")
        // Credentials come from the file only; those in the environment are ignored.
        .env("TWILIO_API_KEY_SID", OLD_KEY)
        .env("TWILIO_OTHER_API_KEY", NEW_KEY)
        .env("TWILIO_OTHER_API_SECRET", NEW_SECRET)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn();
    let mut child = Running(child.unwrap());
    let mut said = BufReader::new(child.0.stdout.take().unwrap()).lines().map(Result::unwrap);
    let mut log = BufReader::new(child.0.stderr.take().unwrap()).lines().map(Result::unwrap);
    let address = said.find_map(|line| Some(line.strip_prefix("listening on http://")?.to_owned())).unwrap();
    let process = child.0.id().to_string();
    let tell = |signal: &str| assert!(Command::new("kill").args([signal, &process]).status().unwrap().success());
    let opens = |key: &str, secret: &str| {
        let mut stream = std::net::TcpStream::connect(&address).unwrap();
        let token = signed_with(key, secret);
        write!(
            stream,
            "GET /cases/7 HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\nAuthorization: Bearer {token}\r\n\r\n"
        )
        .unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        answer.starts_with("HTTP/1.1 200 ")
    };
    assert!(opens(OLD_KEY, OLD_SECRET) && !opens(NEW_KEY, NEW_SECRET));
    let mut opened = Vec::new();
    for step in steps((OLD_KEY, OLD_SECRET), (NEW_KEY, NEW_SECRET)) {
        fs::write(&keys, step).unwrap();
        tell("-HUP");
        let line = log.find(|line| line.contains("keys reloaded")).unwrap();
        assert!(!line.contains("secret"), "{line}");
        opened.push((opens(OLD_KEY, OLD_SECRET), opens(NEW_KEY, NEW_SECRET)));
    }
    assert_eq!(opened, [(true, true), (true, true), (false, true)]);

    // A pipe without a writer is refused, and blocks neither a request nor the shutdown.
    fs::remove_file(&keys).unwrap();
    assert!(Command::new("mkfifo").arg(&keys).status().unwrap().success());
    tell("-HUP");
    let line = log.find(|line| line.contains("the keys are unchanged")).unwrap();
    assert!(line.contains("not a regular file"), "{line}");
    assert!(opens(NEW_KEY, NEW_SECRET));
    tell("-TERM");
    assert!(child.0.wait().unwrap().success());
    drop(child);
    let _ = fs::remove_dir_all(&folder);
}

#[tokio::test]
async fn a_bad_file_changes_nothing() {
    let server = Server::start().await;
    let mut alice = server.signed_in("alice").await;
    for (text, told) in [
        (keys_file(NEW_KEY, "", None), "TWILIO_API_SECRET"),
        (keys_file("SK-mistyped", NEW_SECRET, None), "TWILIO_API_KEY"),
        (keys_file(NEW_KEY, NEW_SECRET, Some(("SK-mistyped", OLD_SECRET))), "TWILIO_OTHER_API_KEY"),
        (keys_file(NEW_KEY, NEW_SECRET, Some((OLD_KEY, ""))), "\n  TWILIO_OTHER_API_SECRET\n"),
        (keys_file(NEW_KEY, NEW_SECRET, Some(("", OLD_SECRET))), "\n  TWILIO_OTHER_API_KEY\n"),
        (format!("{}\nno variable\n", keys_file(NEW_KEY, NEW_SECRET, None)), "line 7"),
        (keys_file(NEW_KEY, NEW_SECRET, None) + "TWILIO_OTHER_API_KEY_SIDS=SK", "sets TWILIO_OTHER_API_KEY_SIDS,"),
        ("#".repeat((1 << 20) + 1), "longer than 1 MiB"),
    ] {
        write(&server, &text);
        let error = server.app.keys.reload().unwrap_err();
        assert!(error.contains(told), "{error}");
        assert!(error.contains("keys.env (TOKEN_SERVER_KEYS)") && !error.contains("environment"), "{error}");
        assert!(!error.contains(NEW_SECRET) && !error.contains(OLD_SECRET), "{error}");
    }
    let file = server.folder.join("keys.env");
    fs::remove_file(&file).unwrap();
    let error = server.app.keys.reload().unwrap_err();
    assert!(error.contains("keys.env (TOKEN_SERVER_KEYS) cannot be read"), "{error}");
    fs::create_dir(&file).unwrap();
    let error = server.app.keys.reload().unwrap_err();
    assert!(error.contains("not a regular file"), "{error}");
    let token = token(&mut alice).await;
    assert_eq!(Server::old_verifier().verify(&token).map(|claims| claims.issuer().to_owned()).unwrap(), OLD_KEY);
}
