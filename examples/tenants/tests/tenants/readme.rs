//! The statements of the README.

use crate::server::{AGE, Server};

#[tokio::test]
async fn the_statements_of_the_readme_do_what_it_says() {
    let server = Server::start().await;
    let readme = include_str!("../../README.md");
    let blocks: Vec<_> = readme.split("```sql\n").skip(1).map(|rest| rest.split("```").next().unwrap()).collect();
    let [add, operate] = blocks.as_slice() else { panic!("{} blocks", blocks.len()) };
    for statement in statements(add) {
        assert_eq!(server.sql(statement).await, 1);
    }
    let old = server.token("acme", "agent").await;
    // Rotated, stolen, moved to another Region, suspended, removed.
    let expected = [(true, 200), (false, 200), (false, 200), (false, 403), (false, 403)];
    let statements: Vec<_> = statements(operate).collect();
    assert_eq!(statements.len(), expected.len());
    for (statement, (opens, status)) in statements.into_iter().zip(expected) {
        assert_eq!(server.sql(statement).await, 1, "{statement}");
        tokio::time::sleep(AGE).await;
        assert_eq!(server.opens("acme", &old).await, opens, "{statement}");
        assert_eq!(server.ask("acme", "agent").await.status, status, "{statement}: {:?}", server.log);
    }
}

fn statements(block: &str) -> impl Iterator<Item = &str> {
    block.split(';').map(str::trim).filter(|statement| !statement.is_empty())
}
