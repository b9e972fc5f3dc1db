//! The requests of a preflight, and the judge of their answers.

use std::fmt;

use token_core::declared::Lend;
use zeroize::Zeroizing;

use crate::account::{Account, Task};
use crate::report::Report;
use crate::request::{Answer, Failure, Request};

/// What the vendor is asked about the tokens of a program, before a client connects.
///
/// [`run`](Self::run) sends the requests with a blocking client (feature `client`), [`run_with`](Self::run_with) with a client of
/// your own. Without a client, [`requests`](Self::requests) and [`answer`](Self::answer) take turns until there is no request:
///
/// ```
/// use token_preflight::{Answer, Failure, Preflight, Report, Request};
///
/// # token_core::include_grants!(inline = r#"
/// #     vendor = "twilio"
/// #
/// #     [token.agent]
/// #     sdk = "voice"
/// #     ttl = "15m"
/// #     voice.incoming.allow = true
/// # "#);
/// # fn send(request: &Request) -> Result<Answer, Failure> {
/// #     Ok(Answer::new(401, r#"{"code": 20003, "message": "Authenticate"}"#).header("content-type", "application/json"))
/// # }
/// fn preflight(tokens: &Tokens) -> Report {
///     let mut preflight = Preflight::of(tokens);
///     loop {
///         let requests = preflight.requests();
///         if requests.is_empty() {
///             return preflight.finish();
///         }
///         for request in requests {
///             let answer = send(&request); // `request.url()`, with `request.authorization()`
///             preflight.answer(&request, answer);
///         }
///     }
/// }
/// # let tokens = Tokens::from_lookup(|name| Some(match name {
/// #     "TWILIO_ACCOUNT_SID" => "AC0123456789abcdef0123456789abcdef",
/// #     "TWILIO_API_KEY" => "SK0123456789abcdef0123456789abcdef",
/// #     "TWILIO_API_SECRET" => "AFakeSecretThatSignsNoRealTokens",
/// #     _ => return None,
/// # }.to_owned())).unwrap();
/// # assert_eq!(preflight(&tokens).findings[0].rule, "key-rejected");
/// ```
///
/// Its `Debug` does not show the values.
pub struct Preflight {
    accounts: Vec<Account>,
    open: Vec<(usize, usize, Task)>,
    next_id: usize,
    allowed_hosts: Vec<String>,
}

impl Preflight {
    /// What the vendor is asked about these tokens.
    #[must_use]
    pub fn of(tokens: &(impl Lend + ?Sized)) -> Self {
        Self::with(Account::of(tokens, None))
    }

    /// As [`of`](Self::of), for one tenant of many: each place in the report begins with its name.
    #[must_use]
    pub fn of_tenant(name: impl Into<String>, tokens: &(impl Lend + ?Sized)) -> Self {
        Self::with(Account::of(tokens, Some(name.into())))
    }

    fn with(account: Account) -> Self {
        Self { accounts: vec![account], open: Vec::new(), next_id: 0, allowed_hosts: Vec::new() }
    }

    /// The preflights of several tenants, as one.
    #[must_use]
    pub fn all(tenants: impl IntoIterator<Item = Self>) -> Self {
        let mut all = Self { accounts: Vec::new(), open: Vec::new(), next_id: 0, allowed_hosts: Vec::new() };
        for tenant in tenants {
            all.accounts.extend(tenant.accounts);
            all.allowed_hosts.extend(tenant.allowed_hosts);
        }
        all
    }

    /// Another secret of the account, by the variable that usually holds it: `TWILIO_AUTH_TOKEN`. It is sent only with the questions
    /// that a key cannot ask, such as whether the key is restricted. Of another variable than the vendor's, or empty, it is ignored.
    #[must_use]
    pub fn with_secret(mut self, variable: &str, value: impl Into<String>) -> Self {
        let value = Zeroizing::new(value.into());
        for account in &mut self.accounts {
            account.set_secret(variable, value.clone());
        }
        self
    }

    /// Allows a host of a vendor whose schema is not a part of this project. Without it, nothing is sent there.
    #[must_use]
    pub fn allow_host(mut self, host: impl Into<String>) -> Self {
        self.allowed_hosts.push(host.into());
        self
    }

    /// The requests that may be sent now: none when all is answered, or when the rest depends on an answer that is not there yet.
    ///
    /// Send at most two at a time, and [wait](Request::wait) before those that ask for it.
    pub fn requests(&mut self) -> Vec<Request> {
        let mut requests = Vec::new();
        for (index, account) in self.accounts.iter_mut().enumerate() {
            loop {
                let open: Vec<&Task> =
                    self.open.iter().filter(|(_, of, _)| *of == index).map(|(.., task)| task).collect();
                let Some(task) = account.next(&open) else { break };
                let (host, path) = match account.address(&task) {
                    Ok(address) => address,
                    Err(why) => {
                        account.unasked(&task, &why);
                        continue;
                    }
                };
                if !account.is_built_in && !self.allowed_hosts.contains(&host) {
                    account.unasked(&task, &format!("the host `{host}` is of a schema that is not built in, and must be allowed by name (`allow_host`)"));
                    continue;
                }
                requests.push(Request {
                    id: self.next_id,
                    host,
                    path,
                    authorization: account.authorization(&task),
                    wait: task.wait,
                    about: task.probe.title.to_string(),
                });
                self.open.push((self.next_id, index, task));
                self.next_id += 1;
            }
        }
        requests
    }

    /// Judges the answer to a request, or takes notice that there is none. A request that was answered before is ignored.
    #[expect(clippy::needless_pass_by_value, reason = "an answer is judged once")]
    pub fn answer(&mut self, request: &Request, answer: Result<Answer, Failure>) {
        let Some(at) = self.open.iter().position(|(id, ..)| *id == request.id) else { return };
        let (_, of, task) = self.open.swap_remove(at);
        if let Some(account) = self.accounts.get_mut(of) {
            account.answer(task, request.line(), answer.as_ref());
        }
    }

    /// What the answers show. What was not answered is listed as not checked.
    #[must_use]
    pub fn finish(mut self) -> Report {
        for (_, of, task) in std::mem::take(&mut self.open) {
            if let Some(account) = self.accounts.get_mut(of) {
                account.unasked(&task, "there is no answer");
            }
        }
        let mut all = Report::default();
        for report in self.accounts.into_iter().map(Account::finish) {
            all.findings.extend(report.findings);
            all.checked.extend(report.checked);
            all.not_checked.extend(report.not_checked);
        }
        all
    }
}

impl fmt::Debug for Preflight {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Preflight")
            .field("accounts", &self.accounts.len())
            .field("open", &self.open.len())
            .finish_non_exhaustive()
    }
}
