//! A tenant is added, changed, suspended and removed.

use token_core::twilio::{ChatGrant, TaskRouterGrant};

use crate::server::{LONG, Of, Server};

#[tokio::test]
async fn a_tenant_is_added_while_the_server_serves_and_has_tokens_of_its_own() {
    let server = Server::start().await;
    assert_eq!(server.ask("acme", "agent").await.status, 403);
    server.add("acme", Of('a')).await;
    server.add("bolt", Of('b')).await;
    server.change("update tenants set region = 'ie1' where id = 'bolt'").await;
    for (tenant, of, region) in [("acme", Of('a'), "us1"), ("bolt", Of('b'), "ie1")] {
        for name in ["agent", "guest", "dashboard", "worker"] {
            let token = server.token(tenant, name).await;
            let me = server.me(tenant, &token).await;
            assert_eq!((me.body["tenant"].as_str(), me.body["identity"].as_str()), (Some(tenant), Some("alice")));
            let (_, claims) = server.app.tenants.verify(&token).await.unwrap();
            assert_eq!((claims.subject(), claims.issuer()), (Some(&*of.account()), &*of.key(1)));
            if name == "agent" {
                assert_eq!(claims.region().unwrap_or("us1"), region);
                assert_eq!(claims.grant::<ChatGrant>().unwrap().service_sid().as_str(), of.sid("IS"));
            }
            if name == "worker" {
                let grant = claims.grant::<TaskRouterGrant>().unwrap();
                assert_eq!((grant.worker_sid().as_str(), grant.role()), (&*of.sid("WK"), "worker"));
            }
        }
    }
}

#[tokio::test]
async fn a_client_learns_when_to_renew() {
    let server = Server::start().await;
    server.add("acme", Of('a')).await;
    for (name, ttl) in [("agent", 900), ("guest", 3600), ("dashboard", 3600), ("worker", 3600)] {
        let answer = server.ask("acme", name).await;
        let [expires, refresh] = ["expires_in", "refresh_in"].map(|member| answer.body[member].as_u64().unwrap());
        assert!(expires <= ttl && expires > ttl - 5 && refresh < expires && refresh > 0, "{name}: {}", answer.body);
        assert!(answer.raw.to_lowercase().contains("cache-control: no-store"), "{}", answer.raw);
    }
}

#[tokio::test]
async fn a_change_of_a_row_is_in_the_next_tokens() {
    let server = Server::start().await;
    server.add("acme", Of('a')).await;
    server.token("acme", "agent").await;
    let other = Of('c').sid("IS");
    server
        .change(format!("update tenants set conversations_service_sid = '{other}', region = 'ie1' where id = 'acme'"))
        .await;
    let (_, claims) = server.app.tenants.verify(&server.token("acme", "agent").await).await.unwrap();
    assert_eq!(claims.grant::<ChatGrant>().unwrap().service_sid().as_str(), other);
    assert_eq!(claims.region(), Some("ie1"));
}

#[tokio::test]
async fn a_suspended_tenant_stops_and_continues() {
    let server = Server::start().await;
    server.add("acme", Of('a')).await;
    server.add("bolt", Of('b')).await;
    let [token, other] = [server.token("acme", "agent").await, server.token("bolt", "agent").await];
    server.change("update tenants set state = 'suspended' where id = 'acme'").await;
    assert!(!server.opens("acme", &token).await);
    assert_eq!(server.ask("acme", "agent").await.status, 403);
    assert!(server.opens("bolt", &other).await);
    server.change("update tenants set state = 'active' where id = 'acme'").await;
    assert!(server.opens("acme", &token).await);
    server.token("acme", "agent").await;
}

#[tokio::test]
async fn a_removed_tenant_stops() {
    let server = Server::start().await;
    server.add("acme", Of('a')).await;
    let token = server.token("acme", "agent").await;
    assert!(server.opens("acme", &token).await);
    server.change("delete from tenants where id = 'acme'").await;
    assert!(!server.opens("acme", &token).await);
    // Its members have left with it, and do not belong to a later tenant of this name.
    assert_eq!(server.sql("delete from members where tenant = 'acme'").await, 0);
    // As for a tenant who never was.
    let [removed, unknown] = [server.ask("acme", "agent").await, server.ask("nemo", "agent").await];
    assert_eq!((removed.status, removed.body), (unknown.status, unknown.body));
}

#[tokio::test]
async fn a_server_that_changes_a_row_itself_applies_it_at_once() {
    let server = Server::with(1000, LONG).await;
    server.add("acme", Of('a')).await;
    let token = server.token("acme", "agent").await;
    server.sql("update tenants set state = 'suspended' where id = 'acme'").await;
    assert!(server.opens("acme", &token).await, "nobody has told the server");
    server.app.tenants.forget("acme");
    assert!(!server.opens("acme", &token).await);
    assert_eq!(server.ask("acme", "agent").await.status, 403);
}

#[tokio::test]
async fn a_tenant_does_without_a_product() {
    let server = Server::start().await;
    server.add("acme", Of('a')).await;
    server.change("update tenants set sync_service_sid = null, workspace_sid = null where id = 'acme'").await;
    for (name, status) in [("agent", 200), ("guest", 200), ("dashboard", 404), ("worker", 404)] {
        assert_eq!(server.ask("acme", name).await.status, status, "{name}");
    }
}

#[tokio::test]
async fn only_members_have_tokens_and_each_only_its_own() {
    let server = Server::start().await;
    server.add("acme", Of('a')).await;
    server.sql("insert into members values ('acme', 'ann', 'agent', null)").await;
    let status = async |user, name| server.ask_as(user, "acme", name).await.status;
    assert_eq!(status("nemo", "agent").await, 403);
    assert_eq!((status("gus", "guest").await, status("gus", "agent").await), (200, 403));
    assert_eq!((status("ann", "agent").await, status("ann", "worker").await), (200, 403));
    assert_eq!(status("ann", "admin").await, 404);
    assert_eq!(server.send("POST /tenants/acme/tokens/guest", &[], "").await.status, 401);
    assert_eq!(server.send("POST /tenants/acme/tokens/guest", &[("x-user", "gus")], "").await.status, 400);
}
