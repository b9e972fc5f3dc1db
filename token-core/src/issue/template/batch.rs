//! Many tokens at once: one reading of the clock, and one buffer.

use crate::issue::access_tokens::AccessTokens;
use crate::issue::declaration::Input;
use crate::issue::issue_error::IssueError;
use crate::issue::issue_events;
use crate::jwt::jti;
use crate::rules::finding::Finding;

use super::{At, Template};

/// Tokens of one template that are issued together. All of them or none: one client who cannot have a token fails the batch.
#[derive(Debug)]
pub struct Batch<'t> {
    template: &'t Template,
    now: u64,
    text: String,
    ends: Vec<usize>,
    tail: Vec<u8>,
    clients: usize,
    findings: Vec<Finding>,
}

impl Template {
    /// A batch of about so many tokens.
    #[must_use]
    pub fn batch(&self, clients: usize) -> Batch<'_> {
        Batch {
            template: self,
            now: self.clock.last_tick(),
            text: String::new(),
            ends: Vec::with_capacity(clients),
            tail: Vec::new(),
            clients: 0,
            findings: Vec::new(),
        }
    }
}

impl Batch<'_> {
    /// Adds the token of a client.
    pub fn issue(&mut self, identity: &str, inputs: &[Input<'_>]) {
        let client = self.clients;
        self.clients += 1;
        let identity = match self.template.check(identity, inputs) {
            Ok(identity) => identity,
            Err(error) => return self.refuse(client, error),
        };
        if !self.findings.is_empty() {
            return;
        }
        let random = jti::fresh();
        let at = At { now: self.now, ttl: self.template.ttl, random: random.as_bytes() };
        self.tail.clear();
        self.template.write_tail(&mut self.tail, &at, identity, inputs);
        let start = self.text.len();
        match self.template.length(&self.tail, identity) {
            Ok(length) => self.text.reserve(length),
            Err(error) => return self.refuse(client, error),
        }
        self.template.sign(&self.tail, &mut self.text);
        if client == 0 {
            // The others are about as long.
            self.text.reserve((self.text.len() - start).saturating_mul(self.ends.capacity().saturating_sub(1)));
        }
        self.ends.push(self.text.len());
    }

    /// The tokens.
    ///
    /// # Errors
    ///
    /// Everything that is wrong with any of the clients, each by its index.
    pub fn finish<P: ?Sized>(self) -> Result<AccessTokens<P>, IssueError> {
        let template = self.template;
        let issued = self.tokens();
        issue_events::note_many(&template.name, template.ttl.into(), &issued);
        issued
    }

    fn tokens<P: ?Sized>(self) -> Result<AccessTokens<P>, IssueError> {
        if !self.findings.is_empty() {
            return Err(IssueError::new(self.findings));
        }
        let at = At { now: self.now, ttl: self.template.ttl, random: &[] };
        Ok(AccessTokens::new(self.text, self.ends, self.template.issued(&at)))
    }

    fn refuse(&mut self, client: usize, error: IssueError) {
        self.findings.extend(
            error
                .into_findings()
                .into_iter()
                .map(|finding| Finding { at: format!("client {client}, {}", finding.at).into(), ..finding }),
        );
    }
}
