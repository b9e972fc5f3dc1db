//! Controls an emulator from Rust.

use std::sync::Arc;
use std::time::Duration;

use crate::clients::{Clients, Command, Target};
use crate::codes::KnownCode;
use crate::events::{Event, Log};
use crate::rest_scenario::RestScenario;
use crate::scenario::Scenario;

/// Controls an emulator. Cheap to clone; all clones control the same emulator.
///
/// Calls that notify clients return how many were notified: the selected clients with an accepted token.
///
/// ```
/// use std::time::Duration;
/// use token_emulator::codes::KnownCode;
/// use token_emulator::{Emulator, Options, Target};
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # use token_core::twilio::Credentials;
/// # let credentials = Credentials::from_lookup(|name| Some(match name {
/// #     "TWILIO_ACCOUNT_SID" => "AC0123456789abcdef0123456789abcdef".to_owned(),
/// #     "TWILIO_API_KEY" => "SK0123456789abcdef0123456789abcdef".to_owned(),
/// #     "TWILIO_API_SECRET" => "AFakeSecretThatSignsNoRealTokens".to_owned(),
/// #     _ => return None,
/// # }))?;
/// let emulator = Emulator::start(Options::new(&credentials)).await?;
/// let control = emulator.control();
/// control.reject(Some(KnownCode::try_from(51130)?)); // every new token is refused with this code
/// control.reject(None); // tokens are verified again
/// control.throttle(Some(Duration::from_secs(2))); // new clients have to reconnect in two seconds
/// assert_eq!(control.expire_now(&Target::Identity("alice".into())), 0, "no client is connected");
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
    /// Warns Sync and Conversations clients that their token expires soon. A Voice client keeps its own timer.
    #[allow(clippy::must_use_candidate, reason = "the number of notified clients is a detail")]
    pub fn warn_now(&self, target: &Target) -> usize {
        self.clients.send(target, &Command::Warn)
    }

    /// Tells Sync, Conversations and Voice clients that their token has expired. A Video client in a room no longer
    /// needs its token.
    #[allow(clippy::must_use_candidate, reason = "the number of notified clients is a detail")]
    pub fn expire_now(&self, target: &Target) -> usize {
        self.clients.send(target, &Command::Expire)
    }

    /// Refuses the tokens of this API Key, and disconnects the clients that use one.
    #[allow(clippy::must_use_candidate, reason = "the number of notified clients is a detail")]
    pub fn revoke_key(&self, api_key_sid: &str) -> usize {
        self.scenario.revoke(api_key_sid);
        self.clients.send(&Target::Key(api_key_sid.to_owned()), &Command::Revoke)
    }

    /// Accepts the tokens of this API Key again.
    pub fn restore_key(&self, api_key_sid: &str) {
        self.scenario.restore(api_key_sid);
    }

    /// Refuses new Sync and Conversations clients, and tells each when to reconnect; `None` accepts them again.
    pub fn throttle(&self, back_off: Option<Duration>) {
        self.scenario.set_throttle(back_off);
    }

    /// Tells clients to reconnect. Voice and Video have no message for this, so their connection is closed.
    #[allow(clippy::must_use_candidate, reason = "the number of notified clients is a detail")]
    pub fn go_away(&self, target: &Target) -> usize {
        self.clients.send(target, &Command::GoAway)
    }

    /// Delays every reply. Messages that no client requested are not delayed.
    pub fn answer_after(&self, time: Duration) {
        self.scenario.set_answer_after(time);
    }

    /// Refuses every token with this code; `None` verifies tokens again.
    pub fn reject(&self, code: Option<KnownCode>) {
        self.scenario.set_reject(code);
    }

    /// What the REST side answers from now on.
    pub fn rest(&self, scenario: RestScenario) {
        self.scenario.set_rest(scenario);
    }

    /// The events so far: the last 4096 at most.
    #[must_use]
    pub fn log(&self) -> Vec<Arc<Event>> {
        self.log.since(0)
    }
}
