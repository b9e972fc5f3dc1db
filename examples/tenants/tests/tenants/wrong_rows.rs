//! A row of which no tokens can be made: the operator learns tenant, column and cure, and the client nothing.

use crate::server::{Of, Server};

#[tokio::test]
async fn a_wrong_row_names_tenant_column_and_cure_to_the_operator_only() {
    let secret = Of('a').secret(1);
    let cases = [
        ("account_sid", "null", "not set"),
        ("account_sid", "'SKaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa'", "AC"),
        ("api_key", "null", "not set"),
        ("api_secret", "null", "not set"),
        ("api_secret", "''", "empty"),
        ("region", "'mars'", "us1"),
        // Conversations is not in this Region.
        ("region", "'au1'", "au1"),
        ("conversations_service_sid", "null", "not set"),
        ("conversations_service_sid", &format!("'{secret}'"), "the secret that signs"),
        ("twiml_app_sid", "'APaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa'", "too short"),
        ("sync_service_sid", "'ISaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa '", "white space"),
        ("workspace_sid", "'WK00000000000000000000000000000001'", "WS"),
        ("push_credential_sid", "'CRxyz'", "CR"),
    ];
    for (column, value, words) in cases {
        let server = Server::start().await;
        server.add("acme", Of('a')).await;
        server.add("bolt", Of('b')).await;
        server.change(format!("update tenants set {column} = {value} where id = 'acme'")).await;
        let answers = [server.ask("acme", "agent").await, server.ask("acme", "guest").await];
        let log = server.log.text();
        let line = log.lines().find(|line| line.contains(&format!("column=\"{column}\"")));
        let line = line.unwrap_or_else(|| panic!("{column} = {value}: {log}"));
        assert!(line.contains("ERROR") && line.contains("tenant=\"acme\"") && line.contains("help="), "{line}");
        assert!(line.contains(words), "{column} = {value}: {line}");
        assert!(!log.contains(&secret), "{log}");
        for answer in answers {
            assert_eq!(answer.status, 503, "{column} = {value}: {}", answer.raw);
            for word in [column, "acme", "TWILIO", "AC", "SK", &secret] {
                assert!(!answer.raw.contains(word), "`{word}`: {}", answer.raw);
            }
        }
        // No other tenant notices.
        server.token("bolt", "agent").await;
    }
}

#[tokio::test]
async fn a_wrong_row_is_logged_once_and_mended_by_sql() {
    let server = Server::start().await;
    server.add("acme", Of('a')).await;
    server.change("update tenants set twiml_app_sid = 'AP1' where id = 'acme'").await;
    for _ in 0..3 {
        assert_eq!(server.ask("acme", "agent").await.status, 503);
        tokio::time::sleep(crate::server::AGE).await;
    }
    assert_eq!(server.log.count("wrong row"), 1, "{:?}", server.log);
    server.change(format!("update tenants set twiml_app_sid = '{}' where id = 'acme'", Of('a').sid("AP"))).await;
    server.token("acme", "agent").await;
}

#[tokio::test]
async fn an_incomplete_previous_key_is_a_wrong_row() {
    let server = Server::start().await;
    server.add("acme", Of('a')).await;
    server.change(format!("update tenants set previous_api_key = '{}' where id = 'acme'", Of('a').key(2))).await;
    assert_eq!(server.ask("acme", "agent").await.status, 503);
    assert_eq!(server.log.count("column=\"previous_api_secret\""), 1, "{:?}", server.log);
}

#[tokio::test]
async fn a_second_tenant_with_the_same_key_is_refused_and_both_are_named() {
    let server = Server::start().await;
    server.add("acme", Of('a')).await;
    server.add("bolt", Of('b')).await;
    let token = server.token("acme", "agent").await;
    let [key, secret] = [Of('a').key(1), Of('a').secret(1)];
    server
        .change(format!(
            "update tenants set previous_api_key = '{key}', previous_api_secret = '{secret}' where id = 'bolt'"
        ))
        .await;
    // Whichever is asked first, and however often.
    for _ in 0..3 {
        assert!(server.opens("acme", &token).await);
        assert_eq!(server.ask("bolt", "agent").await.status, 503);
        tokio::time::sleep(crate::server::AGE).await;
    }
    let log = server.log.text();
    let line = log.lines().find(|line| line.contains("wrong row")).unwrap();
    assert!(line.contains("tenant=\"bolt\"") && line.contains("`acme`") && line.contains("previous_api_key"), "{line}");
}

#[tokio::test]
async fn the_sid_of_a_worker_is_checked_too() {
    let server = Server::start().await;
    server.add("acme", Of('a')).await;
    server.sql("update members set worker_sid = 'WS1' where name = 'alice'").await;
    let answer = server.ask("acme", "worker").await;
    assert_eq!(answer.status, 503);
    assert!(!answer.raw.contains("WS1") && !answer.raw.contains("worker_sid"), "{}", answer.raw);
    assert_eq!(server.log.count("column=\"worker_sid\""), 1);
}
