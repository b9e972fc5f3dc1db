//! A server for each test, and browsers that keep its cookie.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use axum::Router;
use axum::body::Body;
use axum::http::{HeaderMap, Request, StatusCode};
use axum::response::Response;
use http_body_util::BodyExt as _;
use serde_json::{Value, json};
use token_core::twilio::{Credentials, Verifier};
use token_server::database::Database;
use token_server::key_source::KeySource;
use token_server::keyring::Keyring;
use token_server::users::Role;
use token_server::{App, Settings};
use tower::ServiceExt as _;

pub const PASSWORD: &str = "correct horse battery staple";
pub const OLD_KEY: &str = "SK00000000000000000000000000000001";
pub const OLD_SECRET: &str = "TheFirstFakeSecretOfThisTest1234";

/// A server with alice, an agent, and bob, a guest.
pub struct Server {
    pub app: App,
    pub folder: PathBuf,
}

impl Server {
    pub async fn start() -> Self {
        Self::with(|_| {}).await
    }

    pub async fn with(change: impl FnOnce(&mut Settings)) -> Self {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let folder =
            Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("token-server-{}-{number}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        let keys = folder.join("keys.env");
        std::fs::write(&keys, keys_file(OLD_KEY, OLD_SECRET, None)).unwrap();
        let mut settings = Settings::from_lookup(|name| match name {
            "DATABASE_URL" => Some(format!("sqlite://{}?mode=rwc", folder.join("test.db").display())),
            "TOKEN_SERVER_KEYS" => Some(keys.display().to_string()),
            "TOKEN_SERVER_ASSETS" => Some(folder.join("assets").display().to_string()),
            _ => None,
        })
        .unwrap();
        change(&mut settings);
        let database = Database::open(&settings.database).await.unwrap();
        let keys = Keyring::open(KeySource::choose(&settings)).unwrap();
        let app = App::new(settings, database, Arc::new(keys));
        app.users.add("alice", PASSWORD.to_owned(), Role::Agent).await.unwrap();
        app.users.add("bob", PASSWORD.to_owned(), Role::Guest).await.unwrap();
        Self { app, folder }
    }

    pub fn browser(&self) -> Browser {
        Browser { router: token_server::router(&self.app), cookie: None }
    }

    pub async fn signed_in(&self, name: &str) -> Browser {
        let mut browser = self.browser();
        let answer = browser.post("/session", &json!({"name": name, "password": PASSWORD})).await;
        assert_eq!(answer.status, StatusCode::NO_CONTENT, "{}", answer.body);
        browser
    }

    /// A resource server's verifier, with the first key only.
    pub fn old_verifier() -> Verifier {
        let lookup = |name: &str| {
            keys_file(OLD_KEY, OLD_SECRET, None).lines().find_map(|line| {
                line.split_once('=').filter(|(known, _)| *known == name).map(|(_, value)| value.to_owned())
            })
        };
        Verifier::new(&Credentials::from_lookup(lookup).unwrap())
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

/// The content of the file of keys.
pub fn keys_file(key: &str, secret: &str, other: Option<(&str, &str)>) -> String {
    let other = other.map_or_else(String::new, |(key, secret)| {
        format!("TWILIO_OTHER_API_KEY={key}\nTWILIO_OTHER_API_SECRET={secret}\n")
    });
    format!(
        "TWILIO_ACCOUNT_SID=AC00000000000000000000000000000001\n\
         TWILIO_API_KEY={key}\nTWILIO_API_SECRET={secret}\n{other}\
         TWILIO_CONVERSATIONS_SERVICE_SID=IS00000000000000000000000000000001\n\
         TWILIO_TWIML_APP_SID=AP00000000000000000000000000000001\n"
    )
}

/// Sends what a page of the server would send, and keeps the cookie.
#[derive(Clone)]
pub struct Browser {
    router: Router,
    pub cookie: Option<String>,
}

#[derive(Debug)]
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: String,
}

impl Answer {
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap_or_else(|_| panic!("{self:?}"))
    }

    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }

    /// The code of a problem+json, or the first broken rule if no token was issued.
    pub fn problem(&self) -> (u16, String) {
        assert_eq!(self.header("content-type"), "application/problem+json", "{self:?}");
        let json = self.json();
        assert_eq!(json["status"], self.status.as_u16(), "{self:?}");
        let code = json["code"].as_str().or_else(|| json["errors"][0]["rule"].as_str()).unwrap_or_default();
        (self.status.as_u16(), code.to_owned())
    }
}

impl Browser {
    pub async fn get(&mut self, path: &str) -> Answer {
        self.send(Request::get(path).body(Body::empty()).unwrap()).await
    }

    pub async fn post(&mut self, path: &str, body: &Value) -> Answer {
        let request = Request::post(path)
            .header("content-type", "application/json")
            .header("sec-fetch-site", "same-origin")
            .body(Body::from(body.to_string()))
            .unwrap();
        self.send(request).await
    }

    pub async fn send(&mut self, mut request: Request<Body>) -> Answer {
        request.headers_mut().entry("host").or_insert("desk.example".parse().unwrap());
        if let Some(cookie) = &self.cookie {
            request.headers_mut().insert("cookie", cookie.parse().unwrap());
        }
        let response = self.router.clone().oneshot(request).await.unwrap();
        let answer = answered(response).await;
        if let Some(cookie) = answer.headers.get("set-cookie") {
            self.cookie = Some(cookie.to_str().unwrap().split(';').next().unwrap().to_owned());
        }
        answer
    }
}

/// A whole response.
pub async fn answered(response: Response) -> Answer {
    let (parts, body) = response.into_parts();
    let body = body.collect().await.unwrap().to_bytes();
    Answer { status: parts.status, headers: parts.headers, body: String::from_utf8(body.to_vec()).unwrap() }
}
