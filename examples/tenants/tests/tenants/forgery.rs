//! One tenant's key opens nothing of another tenant.

use token_core::Secret;
use token_core::twilio::{Credentials, Issuer, VideoGrant};

use crate::server::{Of, Server};

fn signed(account: Of, key: Of, secret: Of) -> String {
    let credentials = Credentials::new(
        account.account().parse().unwrap(),
        key.key(1).parse().unwrap(),
        Secret::new(secret.secret(1)),
    );
    Issuer::new(&credentials).issue("mallory", VideoGrant::new()).unwrap().as_str().to_owned()
}

#[tokio::test]
async fn no_mixture_of_two_tenants_is_accepted() {
    let server = Server::start().await;
    server.add("acme", Of('a')).await;
    server.add("bolt", Of('b')).await;
    // In memory, and not yet.
    for is_loaded in [false, true] {
        let [a, b, parent] = [Of('a'), Of('b'), Of('d')];
        let cases = [
            ("bolt's key, acme's account", signed(a, b, b), "sub-other-account"),
            ("bolt's secret, acme's key id", signed(a, a, b), "signature-mismatch"),
            ("bolt's account, acme's key", signed(b, a, a), "sub-other-account"),
            ("a parent account's key", signed(a, parent, parent), ""),
        ];
        for (case, token, rule) in cases {
            for tenant in ["acme", "bolt"] {
                assert!(!server.opens(tenant, &token).await, "{case}, {is_loaded}");
            }
            assert!(server.log.text().contains(rule), "{case}: {:?}", server.log);
        }
        for tenant in ["acme", "bolt"] {
            server.token(tenant, "guest").await;
        }
    }
}

#[tokio::test]
async fn a_token_of_another_tenant_is_refused_however_good_it_is() {
    let server = Server::start().await;
    server.add("acme", Of('a')).await;
    server.add("bolt", Of('b')).await;
    let token = server.token("bolt", "agent").await;
    assert!(server.opens("bolt", &token).await);
    assert!(!server.opens("acme", &token).await);
    // A member of one is a stranger to the other.
    server.sql("insert into members values ('bolt', 'bob', 'agent', null)").await;
    assert_eq!(server.ask_as("bob", "acme", "agent").await.status, 403);
}

#[tokio::test]
async fn what_is_no_token_is_refused() {
    let server = Server::start().await;
    server.add("acme", Of('a')).await;
    for text in ["", "eyJ", "a.b.c", &"x".repeat(5000)] {
        assert!(!server.opens("acme", text).await, "{text}");
    }
    assert_eq!(server.send("GET /tenants/acme/me", &[], "").await.status, 401);
}
