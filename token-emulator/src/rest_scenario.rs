//! What the REST side of an emulator answers.

use std::collections::BTreeSet;
use std::fmt;
use std::str::FromStr;
use std::time::Duration;

use token_core::marker::Vendor as _;
use token_core::twilio::Twilio;

/// What the REST side answers: by default the key is in use, and each thing that is asked about exists.
///
/// A scenario is made of settings, `KEY=VALUE`; those of `token emulate --rest` and of the control port are the same:
///
/// | setting | |
/// |---|---|
/// | `key=live` | the API Key: `live`, `deleted`, `restricted`, or `test` (test credentials) |
/// | `region=us1` | the Region of the key: `us1`, `ie1`, `au1`; without it, the key is in use in each |
/// | `account=active` | the account: `active`, `suspended`, `closed` |
/// | `auth-token=…` | the Auth Token of the account; without it, none is accepted |
/// | `missing=IS…` | does not exist; `missing=conversations/IS…`: in one product only; also the name of a room |
/// | `no-voice-url=AP…` | a TwiML App without a Voice URL |
/// | `gcm=CR…` | a push credential for GCM, which has ended |
/// | `busy=2` | the next two requests are answered with the status 429 |
/// | `slow=500` | each answer takes so many milliseconds |
/// | `garbage=html` | each answer is useless: `html`, `invalid` (JSON), `nulls`, `redirect`, `failure` (status 500) |
///
/// ```
/// use token_emulator::RestScenario;
///
/// let scenario = RestScenario::default().with("key=deleted")?.with("slow=100")?;
/// assert!(RestScenario::default().with("key=delted").is_err());
/// # Ok::<(), token_emulator::RestScenarioError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RestScenario {
    pub(crate) key: KeyState,
    pub(crate) region: Option<String>,
    pub(crate) account: String,
    pub(crate) auth_token: Option<String>,
    missing: BTreeSet<String>,
    pub(crate) no_voice_url: BTreeSet<String>,
    pub(crate) gcm: BTreeSet<String>,
    pub(crate) busy: u32,
    pub(crate) slow: Duration,
    pub(crate) garbage: Option<Garbage>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum KeyState {
    Live,
    Deleted,
    Restricted,
    Test,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Garbage {
    Html,
    Invalid,
    Nulls,
    Redirect,
    Failure,
}

/// The keys of the settings.
const KEYS: &str =
    "`key`, `region`, `account`, `auth-token`, `missing`, `no-voice-url`, `gcm`, `busy`, `slow` and `garbage`";
/// The longest delay: no client waits longer.
const MAX_SLOW_MS: u64 = 3_600_000;

impl RestScenario {
    /// Adds a setting, `KEY=VALUE`.
    ///
    /// # Errors
    ///
    /// When the key or the value is unknown.
    pub fn with(mut self, setting: &str) -> Result<Self, RestScenarioError> {
        let refuse = |expected: String| RestScenarioError(format!("`{}`: {expected}", setting.escape_debug()));
        let (key, value) = setting.split_once('=').ok_or_else(|| refuse("expected KEY=VALUE".to_owned()))?;
        let one_of = |words: &[&str]| {
            if words.contains(&value) { Ok(()) } else { Err(refuse(format!("expected {}", words.join(", ")))) }
        };
        match key {
            "key" => {
                one_of(&["live", "deleted", "restricted", "test"])?;
                self.key = match value {
                    "deleted" => KeyState::Deleted,
                    "restricted" => KeyState::Restricted,
                    "test" => KeyState::Test,
                    _ => KeyState::Live,
                };
            }
            "region" => {
                one_of(&Twilio::TABLE.format.regions.iter().collect::<Vec<_>>())?;
                self.region = Some(value.to_owned());
            }
            "account" => {
                one_of(&["active", "suspended", "closed"])?;
                value.clone_into(&mut self.account);
            }
            "garbage" => {
                one_of(&["html", "invalid", "nulls", "redirect", "failure"])?;
                self.garbage = Some(match value {
                    "html" => Garbage::Html,
                    "invalid" => Garbage::Invalid,
                    "nulls" => Garbage::Nulls,
                    "redirect" => Garbage::Redirect,
                    _ => Garbage::Failure,
                });
            }
            "auth-token" => self.auth_token = Some(value.to_owned()),
            "missing" => {
                self.missing.insert(value.to_owned());
            }
            "no-voice-url" => {
                self.no_voice_url.insert(value.to_owned());
            }
            "gcm" => {
                self.gcm.insert(value.to_owned());
            }
            "busy" => self.busy = number(value).ok_or_else(|| refuse("expected a number".to_owned()))?,
            "slow" => {
                let time = number::<u64>(value).filter(|ms| *ms <= MAX_SLOW_MS);
                let time = time.ok_or_else(|| refuse(format!("expected milliseconds, at most {MAX_SLOW_MS}")))?;
                self.slow = Duration::from_millis(time);
            }
            _ => return Err(refuse(format!("the keys are {KEYS}"))),
        }
        Ok(self)
    }

    /// Whether a SID, or the name of a room, does not exist in a product.
    pub(crate) fn is_missing(&self, product: &str, sid: &str) -> bool {
        self.missing.contains(sid) || self.missing.contains(&format!("{product}/{sid}"))
    }
}

fn number<T: FromStr>(text: &str) -> Option<T> {
    text.parse().ok()
}

impl Default for RestScenario {
    fn default() -> Self {
        Self {
            key: KeyState::Live,
            region: None,
            account: "active".to_owned(),
            auth_token: None,
            missing: BTreeSet::new(),
            no_voice_url: BTreeSet::new(),
            gcm: BTreeSet::new(),
            busy: 0,
            slow: Duration::ZERO,
            garbage: None,
        }
    }
}

/// A setting that a [`RestScenario`] does not have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RestScenarioError(String);

impl fmt::Display for RestScenarioError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for RestScenarioError {}
