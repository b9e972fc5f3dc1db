//! The key of one tenant is rotated.

use std::sync::Arc;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use tenants::tenants::Tenants;

use crate::server::{LONG, Of, Server};

/// The statement of the README.
pub fn rotate(id: &str, of: Of, number: u8) -> String {
    format!(
        "update tenants set previous_api_key = api_key, previous_api_secret = api_secret, previous_until = {}, \
         api_key = '{}', api_secret = '{}' where id = '{id}'",
        now() + 3600,
        of.key(number),
        of.secret(number)
    )
}

fn now() -> u64 {
    SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_secs()
}

#[tokio::test]
async fn a_rotation_signs_with_the_new_key_and_touches_no_other_tenant() {
    let server = Server::start().await;
    server.add("acme", Of('a')).await;
    server.add("bolt", Of('b')).await;
    let old = server.token("acme", "agent").await;
    let other = server.token("bolt", "agent").await;
    let before = server.app.tenants.get("bolt").await.unwrap().ok().unwrap();

    server.change(rotate("acme", Of('a'), 2)).await;
    let new = server.token("acme", "agent").await;
    let (_, claims) = server.app.tenants.verify(&new).await.unwrap();
    assert_eq!(claims.issuer(), Of('a').key(2));
    for (tenant, token) in [("acme", &old), ("acme", &new), ("bolt", &other)] {
        assert!(server.opens(tenant, token).await);
    }
    let after = server.app.tenants.get("bolt").await.unwrap().ok().unwrap();
    assert!(Arc::ptr_eq(&before, &after), "bolt was started again");
}

#[tokio::test]
async fn the_key_before_the_previous_one_is_refused() {
    let server = Server::start().await;
    server.add("acme", Of('a')).await;
    let first = server.token("acme", "agent").await;
    server.change(rotate("acme", Of('a'), 2)).await;
    let second = server.token("acme", "agent").await;
    server.change(rotate("acme", Of('a'), 3)).await;
    assert!(!server.opens("acme", &first).await);
    assert!(server.opens("acme", &second).await);
}

#[tokio::test]
async fn the_previous_key_ends_by_itself() {
    let server = Server::start().await;
    server.add("acme", Of('a')).await;
    let old = server.token("acme", "agent").await;
    server.change(rotate("acme", Of('a'), 2)).await;
    assert!(server.opens("acme", &old).await);
    server.change(format!("update tenants set previous_until = {} where id = 'acme'", now() + 4)).await;
    assert!(server.opens("acme", &old).await);
    // The row stays as it is.
    tokio::time::sleep(Duration::from_millis(4500)).await;
    assert!(!server.opens("acme", &old).await);
    server.token("acme", "agent").await;
}

#[tokio::test]
async fn a_stolen_key_is_refused() {
    let server = Server::start().await;
    server.add("acme", Of('a')).await;
    let stolen = server.token("acme", "agent").await;
    let [key, secret] = [Of('a').key(2), Of('a').secret(2)];
    server.change(format!("update tenants set api_key = '{key}', api_secret = '{secret}' where id = 'acme'")).await;
    assert!(!server.opens("acme", &stolen).await);
    let new = server.token("acme", "agent").await;
    assert!(server.opens("acme", &new).await);
}

#[tokio::test]
async fn a_process_that_has_not_heard_of_a_rotation_accepts_the_new_key() {
    let server = Server::with(1000, LONG).await;
    server.add("acme", Of('a')).await;
    let old = server.token("acme", "agent").await;
    assert!(server.opens("acme", &old).await);
    server.sql(rotate("acme", Of('a'), 2)).await;
    let other = Tenants::new(server.app.database.clone(), 1000, LONG);
    let tenant = other.get("acme").await.unwrap().ok().unwrap();
    let new = tenant.tokens.agent.issue("alice").unwrap();
    assert!(server.opens("acme", new.as_str()).await);
    assert!(server.opens("acme", &old).await);
}
