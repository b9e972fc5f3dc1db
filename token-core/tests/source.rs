//! Where the variables of a start come from, and its problems as data.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests say what they expect by panicking"
)]

use std::collections::HashMap;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

use crate::acme::profiles::{Tokens, environment};
use crate::acme::{Credentials, KEY, LOBBY, SECRET};
use token_core::declared::Variable;
use token_core::start::{Problem, Source};

const NAMES: [&str; 5] = ["ACME_ACCOUNT", "ACME_KEY", "ACME_SECRET", "ACME_LOBBY", "ACME_MASTER"];

/// The values of an environment in which all is well, with some of them changed.
fn values(changes: &[(&str, Option<&str>)]) -> HashMap<String, String> {
    let lookup = environment(changes);
    let names = NAMES.iter().copied().chain(changes.iter().map(|(name, _)| *name));
    names.filter_map(|name| Some((name.to_owned(), lookup(name)?))).collect()
}

fn tenant(changes: &[(&str, Option<&str>)]) -> Source<'static> {
    Source::values("tenant `acme`", values(changes))
}

/// The places of a problem, `grants.toml:4 talk.lobby_sid clerk`.
fn places(problem: &Problem<'_>) -> Vec<String> {
    let words = |place: &token_core::start::Place| {
        format!("{}:{} {} {}", place.file, place.line, place.field.unwrap_or("-"), place.token)
    };
    problem.places.iter().map(words).collect()
}

#[test]
fn a_problem_has_its_variable_rule_places_and_message_as_fields() {
    let changes = [("ACME_KEY", None), ("ACME_SECRET", Some("hunter2\n")), ("ACME_LOBBY", None)];
    let error = Tokens::from_source(&tenant(&changes)).unwrap_err();
    let problems = error.problems();
    let [key, secret, lobby] = problems.as_slice() else { panic!("{error}") };
    assert_eq!(
        (key.rule, key.variable, key.alternatives),
        ("variable-missing", Some("ACME_KEY"), &["ACME_KEY_SID"][..])
    );
    assert_eq!((key.message, places(key)), ("not set; expected the Key SID", Vec::new()));
    assert_eq!((secret.rule, secret.variable), ("variable-white-space", Some("ACME_SECRET")));
    assert_eq!((lobby.rule, lobby.variable, lobby.message), ("variable-missing", Some("ACME_LOBBY"), "not set"));
    assert_eq!(places(lobby), ["grants.toml:4 talk.lobby_sid clerk", "grants.toml:9 talk.lobby_sid guest"]);
    assert!(lobby.fix.starts_with("set it to the lobby SID"), "{}", lobby.fix);
    assert!(problems.iter().all(|problem| problem.others.is_empty()));
}

#[test]
fn a_problem_with_an_alternative_name_has_the_name_that_is_set() {
    let error = Tokens::from_source(&tenant(&[("ACME_KEY", None), ("ACME_KEY_SID", Some("SK0123"))])).unwrap_err();
    let problem = &error.problems()[0];
    assert_eq!((problem.rule, problem.variable), ("variable-wrong-sid", Some("ACME_KEY_SID")));
    assert_eq!(problem.alternatives, ["ACME_KEY"]);
}

#[test]
fn a_problem_of_several_variables_has_them_all() {
    for (changes, rule, others) in [
        (vec![("ACME_KEY_SID", Some("SK76543210"))], "variables-differ", ["ACME_KEY_SID"]),
        (vec![("ACME_KEY", Some(SECRET)), ("ACME_SECRET", Some(KEY))], "variables-swapped", ["ACME_SECRET"]),
    ] {
        let error = Tokens::from_source(&tenant(&changes)).unwrap_err();
        let problem = &error.problems()[0];
        assert_eq!((problem.rule, problem.variable, problem.others), (rule, Some("ACME_KEY"), &others[..]), "{error}");
    }
}

#[test]
fn a_problem_of_a_whole_declaration_has_its_place_and_no_variable() {
    let long = "9".repeat(100_000);
    let error = Tokens::from_source(&tenant(&[("ACME_LEVEL", Some(&long))])).unwrap_err();
    let whole = error.problems().into_iter().find(|problem| problem.rule == "token-too-long").unwrap().clone();
    assert_eq!((whole.variable, places(&whole)), (None, vec!["grants.toml:6 - guest".to_owned()]));
}

#[test]
fn the_source_is_named_in_every_error_and_no_value_is_shown() {
    let changes = [("ACME_SECRET", Some("0123abcd"))];
    for (error, number) in [
        (Tokens::from_source(&tenant(&[("ACME_LOBBY", None)])).unwrap_err(), "a problem"),
        (Credentials::from_source(&tenant(&[("ACME_KEY", None), ("ACME_SECRET", None)])).unwrap_err(), "2 problems"),
        (Tokens::from_source(&tenant(&changes)).unwrap().strict().unwrap_err(), "a problem"),
    ] {
        let first = format!("cannot issue tokens: {number} with tenant `acme`\n");
        assert!(error.to_string().starts_with(&first), "{error}");
        assert_eq!(error.source_name(), "tenant `acme`");
        assert!(!error.to_string().contains("environment"), "{error}");
    }
    let source = tenant(&[]);
    assert!(!format!("{source:?}").contains(SECRET), "{source:?}");
    let error = Tokens::from_lookup(|_| None).unwrap_err();
    assert_eq!(error.source_name(), "the variables");
}

#[test]
fn each_kind_of_source_reads_the_same_values() {
    let lookup = environment(&[]);
    for source in
        [tenant(&[]), Source::lookup("a row", &lookup), Source::values("an array", [("", "")]).or(tenant(&[]))]
    {
        assert_eq!(source.value("ACME_LOBBY").as_deref(), Some(LOBBY), "{source:?}");
        assert_eq!(source.value("ACME_LEVEL"), None, "{source:?}");
        assert!(Tokens::from_source(&source).is_ok(), "{source:?}");
    }
}

#[test]
fn the_first_source_that_has_a_variable_counts_even_if_it_is_empty() {
    let first = Source::values("the first", [("ACME_KEY", ""), ("ACME_LOBBY", "LO99999999")]);
    let both = first.or(tenant(&[]));
    assert_eq!(both.value("ACME_LOBBY").as_deref(), Some("LO99999999"));
    assert_eq!(both.value("ACME_SECRET").as_deref(), Some(SECRET));
    let error = Tokens::from_source(&both).unwrap_err();
    assert_eq!((error.source_name(), error.problems()[0].variable), ("the first and tenant `acme`", Some("ACME_KEY")));
    assert_eq!(Source::env().or(tenant(&[])).value("ACME_KEY").as_deref(), Some(KEY));
}

static VARIABLES: [Variable; 4] = [
    variable("ACME_ACCOUNT", &[]),
    variable("ACME_KEY", &["ACME_KEY_SID"]),
    variable("ACME_SECRET", &[]),
    variable("ACME_LOBBY", &[]),
];

const fn variable(name: &'static str, aliases: &'static [&'static str]) -> Variable {
    Variable { name, aliases, holds: "", required: true, secret: false, uses: &[], doc: "" }
}

#[test]
fn an_asynchronous_lookup_is_asked_for_every_name_once() {
    let asked = std::sync::Mutex::new(Vec::new());
    let values = values(&[]);
    let fetched = now(Source::fetch("the vault", &VARIABLES, async |name| {
        asked.lock().unwrap().push(name);
        std::future::ready(()).await;
        Ok::<_, String>(values.get(name).cloned())
    }));
    assert!(Tokens::from_source(&fetched.unwrap()).is_ok());
    assert_eq!(*asked.lock().unwrap(), ["ACME_ACCOUNT", "ACME_KEY", "ACME_KEY_SID", "ACME_SECRET", "ACME_LOBBY"]);
    let refused = now(Source::fetch("the vault", &VARIABLES, async |name| Err::<Option<String>, _>(name)));
    assert_eq!(refused.unwrap_err(), "ACME_ACCOUNT");
    let error = Tokens::from_source(&now(Source::fetch("the vault", &VARIABLES, async |_| Ok::<_, ()>(None))).unwrap());
    assert!(error.unwrap_err().to_string().starts_with("cannot issue tokens: 4 problems with the vault"));
}

/// A handler of a server may be sent to another thread while it waits.
#[test]
fn a_start_may_wait_on_any_thread() {
    fn assert_send<T: Send>(value: T) -> T {
        value
    }
    let values = values(&[]);
    let vault = &values;
    let start = assert_send(async move {
        let source = Source::fetch("the vault", &VARIABLES, async |name| {
            std::future::ready(()).await;
            Ok::<_, String>(vault.get(name).cloned())
        });
        let source = source.await.unwrap();
        std::future::ready(()).await;
        Tokens::from_source(&source)
    });
    assert!(now(start).is_ok());
}

/// The result of a future that waits for nothing.
fn now<T>(future: impl Future<Output = T>) -> T {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(value) => value,
        Poll::Pending => panic!("it waits"),
    }
}
