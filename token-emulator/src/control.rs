//! What a test can have the emulator do, as calls.

use std::sync::Arc;
use std::time::Duration;

use crate::clients::{Clients, Command, Who};
use crate::codes::KnownCode;
use crate::events::{Event, Log};
use crate::scenario::Scenario;

/// What a test can have the emulator do. Cheap to clone; all clones control the same emulator.
///
/// Calls that tell clients something return how many were told: those that are meant, and whose token was taken.
///
/// ```
/// use std::time::Duration;
/// use token_emulator::codes::KnownCode;
/// use token_emulator::{Emulator, Options, Who};
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # use token_core::twilio::Credentials;
/// # let credentials = Credentials::from_lookup(|name| Some(match name {
/// #     "TWILIO_ACCOUNT_SID" => "AC0123456789abcdef0123456789abcdef".to_owned(),
/// #     "TWILIO_API_KEY" => "SK0123456789abcdef0123456789abcdef".to_owned(),
/// #     "TWILIO_API_SECRET" => "a-fake-secret-that-signs-no-real-token".to_owned(),
/// #     _ => return None,
/// # }))?;
/// let emulator = Emulator::start(Options::new(&credentials)).await?;
/// let control = emulator.control();
/// control.reject(Some(KnownCode::try_from(51130)?)); // a client that connects now is refused,
/// control.reject(None); // and now judged again
/// control.throttle(Some(Duration::from_secs(2))); // nobody is let in, and each is told to come back
/// assert_eq!(control.expire_now(&Who::Identity("alice".into())), 0, "nobody is connected");
/// # Ok(()) }
/// ```
#[derive(Clone, Debug)]
pub struct Control {
    pub(crate) clients: Arc<Clients>,
    pub(crate) scenario: Arc<Scenario>,
    pub(crate) log: Arc<Log>,
    pub(crate) certificate: Arc<str>,
}

impl Control {
    /// Says to Sync and Conversations clients that their token ends soon. A Voice client warns itself.
    #[allow(clippy::must_use_candidate, reason = "how many were told is a detail")]
    pub fn warn_now(&self, who: &Who) -> usize {
        self.clients.tell(who, &Command::Warn)
    }

    /// Says to Sync, Conversations and Voice clients that their token has ended. A Video client needs it no more.
    #[allow(clippy::must_use_candidate, reason = "how many were told is a detail")]
    pub fn expire_now(&self, who: &Who) -> usize {
        self.clients.tell(who, &Command::Expire)
    }

    /// Takes no token of this API Key any more, and says so to the clients that have one.
    #[allow(clippy::must_use_candidate, reason = "how many were told is a detail")]
    pub fn revoke_key(&self, api_key_sid: &str) -> usize {
        self.scenario.revoke(api_key_sid);
        self.clients.tell(&Who::Key(api_key_sid.to_owned()), &Command::Revoke)
    }

    /// Takes the tokens of this API Key again.
    pub fn restore_key(&self, api_key_sid: &str) {
        self.scenario.restore(api_key_sid);
    }

    /// Lets no Sync or Conversations client in, and tells each to come back after this time; `None`: lets them in again.
    pub fn throttle(&self, back_off: Option<Duration>) {
        self.scenario.set_throttle(back_off);
    }

    /// Tells clients to connect again. Voice and Video have no word for it: their connection is closed.
    #[allow(clippy::must_use_candidate, reason = "how many were told is a detail")]
    pub fn go_away(&self, who: &Who) -> usize {
        self.clients.tell(who, &Command::GoAway)
    }

    /// Lets every answer wait for so long. What clients are told without asking does not wait.
    pub fn answer_after(&self, time: Duration) {
        self.scenario.set_answer_after(time);
    }

    /// Refuses every token with this code; `None`: judges them again.
    pub fn reject(&self, code: Option<KnownCode>) {
        self.scenario.set_reject(code);
    }

    /// What happened so far: at most the last 4096 events.
    #[must_use]
    pub fn log(&self) -> Vec<Event> {
        self.log.since(0)
    }
}
