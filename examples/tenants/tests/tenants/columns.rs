//! Every variable of `grants.toml` has a column.

use std::collections::BTreeSet;

use tenants::declared::Tokens;
use tenants::row::{COLUMNS, PREVIOUS};

use crate::server::Server;

#[test]
fn every_variable_has_one_column_and_every_column_a_variable() {
    let variables: BTreeSet<_> = Tokens::VARIABLES.iter().map(|variable| variable.name).collect();
    let mapped: BTreeSet<_> = COLUMNS.iter().map(|(variable, _)| *variable).collect();
    assert_eq!(variables, mapped);
    let columns: BTreeSet<_> = COLUMNS.iter().map(|(_, column)| *column).collect();
    assert_eq!(columns.len(), COLUMNS.len());

    let credentials = Tokens::VARIABLES.iter().filter(|variable| variable.uses.is_empty() && variable.required);
    let previous: Vec<_> = PREVIOUS.iter().map(|(variable, _)| *variable).collect();
    assert_eq!(credentials.map(|variable| variable.name).collect::<Vec<_>>(), previous);
}

#[tokio::test]
async fn every_column_is_in_the_table() {
    let server = Server::start().await;
    for (_, column) in COLUMNS.iter().chain(&PREVIOUS) {
        server.sql(format!("update tenants set {column} = null")).await;
    }
}
