//! A server on loopback with a database of its own, its log, and a client.

use std::io::{self, Write as _};
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;
use std::{env, fmt, fs, process};

use serde_json::{Value, json};
use sqlx::{AnyPool, AssertSqlSafe};
use tenants::database::Database;
use tenants::tenants::Tenants;
use tenants::{App, router};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tracing::subscriber::DefaultGuard;

/// After this long a change is in force in the tests.
pub const AGE: Duration = Duration::from_millis(200);

/// Longer than any test.
pub const LONG: Duration = Duration::from_hours(1);

pub struct Server {
    pub app: App,
    pub log: Log,
    address: std::net::SocketAddr,
    _log: DefaultGuard,
}

/// What the server answered.
pub struct Answer {
    pub status: u16,
    pub body: Value,
    /// Everything that was received.
    pub raw: String,
}

/// A tenant of the tests, named by a digit.
#[derive(Clone, Copy)]
pub struct Of(pub char);

impl Of {
    pub fn account(self) -> String {
        format!("AC{}", self.0.to_string().repeat(32))
    }

    /// The nth key.
    pub fn key(self, number: u8) -> String {
        format!("SK{}{number:02}", self.0.to_string().repeat(30))
    }

    pub fn secret(self, number: u8) -> String {
        format!("AFakeSecretOfTheTests{}{number:010}", self.0)
    }

    pub fn sid(self, prefix: &str) -> String {
        format!("{prefix}{}", self.0.to_string().repeat(32))
    }
}

impl Server {
    pub async fn start() -> Self {
        Self::with(1000, AGE).await
    }

    pub async fn with(most: usize, age: Duration) -> Self {
        let log = Log::default();
        let subscriber = tracing_subscriber::fmt().with_ansi(false).with_writer(log.clone()).finish();
        let guard = tracing::subscriber::set_default(subscriber);
        let database = Database::open(&url().await).await.unwrap();
        let tenants = Arc::new(Tenants::new(database.clone(), most, age));
        let app = App { database, tenants };
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let router = router(app.clone());
        tokio::spawn(async move { axum::serve(listener, router).await });
        Self { app, log, address, _log: guard }
    }

    pub fn pool(&self) -> &AnyPool {
        self.app.database.pool()
    }

    pub async fn sql(&self, statement: impl Into<String>) -> u64 {
        sqlx::query(AssertSqlSafe(statement.into())).execute(self.pool()).await.unwrap().rows_affected()
    }

    /// A statement, and the wait after which it is in force.
    pub async fn change(&self, statement: impl Into<String>) {
        assert_eq!(self.sql(statement).await, 1);
        tokio::time::sleep(AGE).await;
    }

    /// Adds a tenant who uses everything, with the members `alice`, a worker, and `gus`, a guest.
    pub async fn add(&self, id: &str, of: Of) {
        self.sql(format!(
            "insert into tenants (id, account_sid, api_key, api_secret, conversations_service_sid, twiml_app_sid, \
             sync_service_sid, workspace_sid) values ('{id}', '{}', '{}', '{}', '{}', '{}', '{}', '{}')",
            of.account(),
            of.key(1),
            of.secret(1),
            of.sid("IS"),
            of.sid("AP"),
            of.sid("IS"),
            of.sid("WS")
        ))
        .await;
        self.sql(format!("insert into members values ('{id}', 'alice', 'agent', '{}')", of.sid("WK"))).await;
        self.sql(format!("insert into members values ('{id}', 'gus', 'guest', null)")).await;
    }

    pub async fn ask(&self, tenant: &str, name: &str) -> Answer {
        self.ask_as("alice", tenant, name).await
    }

    pub async fn ask_as(&self, user: &str, tenant: &str, name: &str) -> Answer {
        let body = json!({ "room": "stand-up" }).to_string();
        let head = format!("POST /tenants/{tenant}/tokens/{name}");
        self.send(&head, &[("x-user", user), ("content-length", &body.len().to_string())], &body).await
    }

    /// A new token.
    pub async fn token(&self, tenant: &str, name: &str) -> String {
        let answer = self.ask(tenant, name).await;
        assert_eq!(answer.status, 200, "{}", answer.raw);
        answer.body["token"].as_str().unwrap().to_owned()
    }

    pub async fn me(&self, tenant: &str, token: &str) -> Answer {
        let head = format!("GET /tenants/{tenant}/me");
        self.send(&head, &[("authorization", &format!("Bearer {token}"))], "").await
    }

    /// Whether a token opens the part of a tenant; nothing else may be wrong.
    pub async fn opens(&self, tenant: &str, token: &str) -> bool {
        let answer = self.me(tenant, token).await;
        assert!(matches!(answer.status, 200 | 401), "{}", answer.raw);
        answer.status == 200
    }

    pub async fn send(&self, head: &str, headers: &[(&str, &str)], body: &str) -> Answer {
        let headers: Vec<_> = headers.iter().map(|(name, value)| format!("{name}: {value}\r\n")).collect();
        let headers = headers.concat();
        let request = format!("{head} HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n{headers}\r\n{body}");
        let mut connection = TcpStream::connect(self.address).await.unwrap();
        connection.write_all(request.as_bytes()).await.unwrap();
        let mut raw = String::new();
        connection.read_to_string(&mut raw).await.unwrap();
        let status = raw.split(' ').nth(1).unwrap().parse().unwrap();
        let body = raw.split_once("\r\n\r\n").map_or("", |(_, body)| body);
        Answer { status, body: serde_json::from_str(body).unwrap_or_default(), raw }
    }
}

/// A new database: a file, or a schema in PostgreSQL.
async fn url() -> String {
    static NUMBER: AtomicU32 = AtomicU32::new(0);
    let number = NUMBER.fetch_add(1, Ordering::Relaxed);
    let name = format!("tenants_test_{}_{number}", process::id());
    let postgres = env::var("DATABASE_URL").ok();
    if number == 0 {
        // Not `eprintln!`, which the test harness would keep.
        let said = match &postgres {
            Some(_) => "on PostgreSQL, because DATABASE_URL is set",
            None => "PostgreSQL is skipped: DATABASE_URL is not set (`.ci/run tenants` starts one)",
        };
        io::stderr().write_all(format!("{said}\n").as_bytes()).unwrap();
    }
    let Some(postgres) = postgres else {
        let file = format!("{}/{name}.db", env!("CARGO_TARGET_TMPDIR"));
        let _ = fs::remove_file(&file);
        return format!("sqlite:{file}?mode=rwc");
    };
    sqlx::any::install_default_drivers();
    let pool = AnyPool::connect(&postgres).await.unwrap();
    sqlx::query(AssertSqlSafe(format!("create schema {name}"))).execute(&pool).await.unwrap();
    pool.close().await;
    format!("{postgres}?options=-c%20search_path%3D{name}")
}

/// What was logged.
#[derive(Clone, Default)]
pub struct Log(Arc<Mutex<Vec<u8>>>);

impl Log {
    pub fn text(&self) -> String {
        String::from_utf8(self.0.lock().unwrap().clone()).unwrap()
    }

    pub fn count(&self, words: &str) -> usize {
        self.text().matches(words).count()
    }
}

impl fmt::Debug for Log {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text())
    }
}

impl io::Write for Log {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl<'a> tracing_subscriber::fmt::MakeWriter<'a> for Log {
    type Writer = Self;

    fn make_writer(&'a self) -> Self {
        self.clone()
    }
}
