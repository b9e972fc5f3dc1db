//! The services behind a Twilsock connection, as far as their SDKs need them to become ready.
//!
//! Requests arrive inside the connection. A request that is not emulated gets a response at once, because an SDK that
//! waits for a timeout shows nothing about its token.

mod conversations;
mod event;
mod request;
mod subscriptions;
mod sync;

use std::sync::{Arc, Mutex, PoisonError};

pub(crate) use self::request::{Answer, Request};
use self::subscriptions::Subscriptions;
use self::sync::Documents;
use crate::clients::Clients;
use crate::gate::Admitted;

pub(crate) struct Upstream {
    kept: Mutex<Kept>,
    clients: Arc<Clients>,
}

#[derive(Default)]
struct Kept {
    documents: Documents,
    subscriptions: Subscriptions,
}

impl Upstream {
    pub(crate) fn new(clients: Arc<Clients>) -> Self {
        Self { kept: Mutex::default(), clients }
    }

    /// Answers a client's request to the service of its grant.
    pub(crate) fn answer(&self, client: u64, admitted: &Admitted, service: &str, request: &Request) -> Answer {
        let instance = [admitted.account.as_str(), service];
        let segments: Vec<_> = request.segments();
        let segments: Vec<_> = segments.iter().map(String::as_str).collect();
        if let Some(answer) = conversations::answer(admitted, service, request, &segments) {
            return answer;
        }
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        let Kept { documents, subscriptions } = &mut *kept;
        match segments.as_slice() {
            ["v4", "Subscriptions"] if request.method == "POST" => {
                subscriptions.answer(client, documents, instance, &request.body)
            }
            ["v3", "Documents", rest @ ..] => {
                let (answer, event) = documents.answer(instance, request, rest);
                if let Some((sid, event)) = event {
                    for other in subscriptions.of(&sid).filter(|other| *other != client) {
                        self.clients.notify(other, &event);
                    }
                }
                answer
            }
            _ => Answer::not_emulated(request),
        }
    }

    /// Drops the subscriptions of a client that has left.
    pub(crate) fn forget(&self, client: u64) {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner).subscriptions.forget(client);
    }
}
