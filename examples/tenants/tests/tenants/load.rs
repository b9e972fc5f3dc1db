//! Rows change while every core issues and verifies.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use tokio::task::JoinSet;

use crate::rotation::rotate;
use crate::server::{Of, Server};

const IDS: [char; 16] = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'];

/// Most tenants do not fit into memory, and each row is read again after some milliseconds.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn no_good_token_is_refused_while_keys_are_rotated() {
    let server = Server::with(8, Duration::from_millis(20)).await;
    for id in IDS {
        server.add(&id.to_string(), Of(id)).await;
    }
    let is_over = Arc::new(AtomicBool::new(false));
    let mut workers = JoinSet::new();
    for worker in 0..4 {
        let (tenants, is_over) = (Arc::clone(&server.app.tenants), Arc::clone(&is_over));
        workers.spawn(async move {
            let mut accepted = 0_u32;
            for id in IDS.iter().cycle().skip(worker * 3) {
                if is_over.load(Ordering::Relaxed) {
                    break;
                }
                let begin = Instant::now();
                let tenant = tenants.get(&id.to_string()).await.unwrap().ok().unwrap();
                let token = tenant.tokens.agent.issue("alice").unwrap();
                match tenants.verify(token.as_str()).await {
                    Ok((owner, _)) => {
                        assert_eq!(*owner.id, *tenant.id);
                        accepted += 1;
                    }
                    // A machine that slept so long may have slept through two rotations.
                    Err(refusal) => assert!(begin.elapsed() > Duration::from_millis(100), "{id}: {refusal:?}"),
                }
            }
            accepted
        });
    }
    for number in 2..12 {
        for id in IDS {
            assert_eq!(server.sql(rotate(&id.to_string(), Of(id), number)).await, 1);
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
    }
    is_over.store(true, Ordering::Relaxed);
    let accepted: Vec<_> = workers.join_all().await;
    assert!(accepted.iter().all(|accepted| *accepted > 20), "{accepted:?}");
}
