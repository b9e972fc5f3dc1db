//! What is held in memory, and what happens when it is full, or the database is gone.

use tokio::task::JoinSet;

use crate::server::{AGE, LONG, Of, Server};

#[tokio::test]
async fn a_tenant_who_is_not_in_memory_is_loaded_by_a_token() {
    let server = Server::with(1000, LONG).await;
    server.add("acme", Of('a')).await;
    let token = server.token("acme", "agent").await;
    server.app.tenants.forget("acme");
    assert_eq!(server.app.tenants.held(), 0);
    assert!(server.opens("acme", &token).await);
    assert_eq!(server.app.tenants.held(), 1);
}

#[tokio::test]
async fn a_stranger_loads_no_tenant() {
    let server = Server::start().await;
    server.add("acme", Of('a')).await;
    assert_eq!(server.ask_as("mallory", "acme", "agent").await.status, 403);
    assert_eq!(server.log.count("tenant loaded"), 0, "{:?}", server.log);
}

#[tokio::test]
async fn many_requests_load_a_tenant_once() {
    let server = Server::start().await;
    server.add("acme", Of('a')).await;
    let mut requests = JoinSet::new();
    for _ in 0..50 {
        let tenants = std::sync::Arc::clone(&server.app.tenants);
        requests.spawn(async move { tenants.get("acme").await.unwrap().is_ok() });
    }
    assert!(requests.join_all().await.into_iter().all(|is_there| is_there));
    assert_eq!(server.log.count("tenant loaded"), 1, "{:?}", server.log);
}

#[tokio::test]
async fn more_tenants_than_fit_are_all_served() {
    let server = Server::with(32, LONG).await;
    let all: Vec<_> = (0..100).map(|number| format!("tenant{number}")).collect();
    for (number, id) in all.iter().enumerate() {
        server
            .sql(format!(
                "insert into tenants (id, account_sid, api_key, api_secret, conversations_service_sid, twiml_app_sid) \
                 values ('{id}', \
                 'AC{number:032x}', 'SK{number:032x}', '{}', '{}', '{}')",
                Of('a').secret(1),
                Of('a').sid("IS"),
                Of('a').sid("AP")
            ))
            .await;
        server.sql(format!("insert into members values ('{id}', 'alice', 'agent', null)")).await;
    }
    let mut tokens = Vec::new();
    for id in &all {
        tokens.push(server.token(id, "agent").await);
    }
    for _ in 0..2 {
        for (id, token) in all.iter().zip(&tokens) {
            assert!(server.opens(id, token).await, "{id}");
        }
    }
    assert!(server.app.tenants.held() <= 40, "{}", server.app.tenants.held());
}

#[tokio::test]
async fn a_key_moves_to_another_tenant() {
    let server = Server::start().await;
    server.add("acme", Of('a')).await;
    let old = server.token("acme", "agent").await;
    server.sql("delete from tenants where id = 'acme'").await;
    server.add("acme-2", Of('a')).await;
    tokio::time::sleep(AGE).await;
    let token = server.token("acme-2", "agent").await;
    assert!(server.opens("acme-2", &token).await);
    // The key is the same, so its earlier tokens are those of its new owner.
    assert!(server.opens("acme-2", &old).await && !server.opens("acme", &old).await);
}

#[tokio::test]
async fn without_the_database_nobody_is_served_beyond_the_stated_time() {
    let server = Server::start().await;
    server.add("acme", Of('a')).await;
    let token = server.token("acme", "agent").await;
    server.pool().close().await;
    tokio::time::sleep(AGE).await;
    let answers = [server.me("acme", &token).await, server.ask("acme", "agent").await];
    for answer in answers {
        assert_eq!(answer.status, 503, "{}", answer.raw);
        assert!(!answer.raw.to_lowercase().contains("database"), "{}", answer.raw);
    }
}

#[tokio::test]
async fn no_secret_and_no_token_is_logged_or_answered() {
    let server = Server::start().await;
    server.add("acme", Of('a')).await;
    server.add("bolt", Of('b')).await;
    let mut raw = String::new();
    let token = server.token("acme", "agent").await;
    server.change(format!("update tenants set account_sid = '{}' where id = 'bolt'", Of('b').secret(1))).await;
    let forged = token.replace(".ey", ".eyJ");
    for text in [&*token, &*forged, &*Of('a').secret(1), &*Of('b').secret(1)] {
        raw += &server.me("acme", text).await.raw;
        raw += &server.ask("bolt", text).await.raw;
    }
    server.sql(format!("update members set worker_sid = '{}'", Of('a').secret(1))).await;
    raw += &server.ask("acme", "worker").await.raw;
    raw += &server.log.text();
    for secret in [Of('a').secret(1), Of('b').secret(1), token.rsplit('.').next().unwrap().to_owned()] {
        assert!(!raw.contains(&secret), "{raw}");
    }
    for (id, of) in [("acme", Of('a')), ("bolt", Of('b'))] {
        let shown = server.app.tenants.get(id).await.unwrap().map(|tenant| format!("{:?}", tenant.tokens));
        assert!(!shown.unwrap_or_default().contains(&of.secret(1)));
    }
}
