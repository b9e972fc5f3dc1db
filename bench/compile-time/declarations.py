"""The same tokens twice: declared in a grants.toml, and written by hand over token-core's typed grants."""

import re

# The beginning of each file, for any number of tokens.
VENDOR = 'vendor = "twilio"\n'
CRM = """
[grant.crm]
doc = "What a client may see of the customers' files."
sdk = ["conversations"]

[grant.crm.field]
desk = { required = true, doc = "The desk that the client belongs to." }
case = { type = "integer", doc = "The case for which it was opened." }
"""

# NAME is the name of the token; NUMBER makes its variables unique.
DECLARED = [
    """
[token.NAME]
doc = "An agent at the desk: chats with customers, and takes and places calls."
sdk = ["conversations", "voice"]
ttl = "15m"
chat.service_sid = { env = "SERVICE_NUMBER" }
voice.incoming.allow = true
voice.outgoing.application_sid = { env = "APPLICATION_NUMBER" }
""",
    """
[token.NAME]
doc = "The wall display: reads live figures."
sdk = "sync"
ttl = "8h"
data_sync.service_sid = "default"
""",
    """
[token.NAME]
doc = "A guest in one room of a video call."
sdk = "video"
ttl = "1h"
video.room = { input = "room" }
""",
    """
[token.NAME]
doc = "A telephone in the browser."
sdk = "voice"
ttl = "1h"
voice.outgoing.application_sid = { env = "APPLICATION_NUMBER" }
voice.outgoing.params = { team = { "$input" = "team" }, record = true }
""",
    """
[token.NAME]
doc = "A worker of TaskRouter, who takes tasks in one workspace."
sdk = "taskrouter"
ttl = "8h"
region = "ie1"
task_router.workspace_sid = { env = "WORKSPACE_NUMBER" }
task_router.worker_sid = { input = "worker_sid" }
task_router.role = "worker"
""",
    """
[token.NAME]
doc = "An engineer at the customer's: chats with the desk, and opens a case."
sdk = "conversations"
ttl = "2h"
nbf = true
chat.service_sid = { env = "SERVICE_NUMBER" }
crm.desk = { env = "DESK_NUMBER", default = "field" }
crm.case = { input = "case" }
""",
]

HEAD = """//! The tokens of the help desk, each a type that issues it.

use std::time::Duration;

use token_core::twilio::{
    ChatGrant, ConversationsServiceSid, Credentials, DataSyncGrant, Issuer, Region, SyncServiceSid, TaskRouterGrant, TwimlAppSid, VideoGrant,
    VoiceGrant, VoiceOutgoing, WorkerSid, WorkspaceSid,
};
use token_core::{AccessToken, And, Grant, IssueError, JsonObject, sid};

/// What a client may see of the customers' files.
#[derive(Clone, Debug, Grant)]
#[grant(key = "crm", sdk = ["conversations"])]
pub struct CrmGrant {
    desk: String,
    case: Option<i64>,
}

/// A variable, or a line that says why there is none.
fn variable<T: std::str::FromStr<Err: std::fmt::Display>>(name: &str, problems: &mut Vec<String>) -> Option<T> {
    match std::env::var(name).map_err(|error| error.to_string()).and_then(|text| text.parse().map_err(|error: T::Err| error.to_string())) {
        Ok(value) => Some(value),
        Err(error) => {
            problems.push(format!("{name}: {error}"));
            None
        }
    }
}

/// An issuer for tokens that live so many minutes.
fn issuer(credentials: &Credentials, minutes: u64, problems: &mut Vec<String>) -> Option<Issuer> {
    Issuer::new(credentials).with_ttl(Duration::from_secs(minutes * 60)).map_err(|error| problems.push(error.to_string())).ok()
}
"""

BY_HAND = [
    """
/// An agent at the desk: chats with customers, and takes and places calls.
pub struct TYPE {
    issuer: Issuer,
    service_sid: ConversationsServiceSid,
    application_sid: TwimlAppSid,
}

impl TYPE {
    fn from_env(credentials: &Credentials, problems: &mut Vec<String>) -> Option<Self> {
        let issuer = issuer(credentials, 15, problems);
        let service_sid = variable("SERVICE_NUMBER", problems);
        let application_sid = variable("APPLICATION_NUMBER", problems);
        Some(Self { issuer: issuer?, service_sid: service_sid?, application_sid: application_sid? })
    }

    fn grants(&self) -> And<ChatGrant, VoiceGrant> {
        ChatGrant::new(self.service_sid).and(VoiceGrant::incoming_and_outgoing(VoiceOutgoing::new(self.application_sid)))
    }

    /// Issues a token for `identity`.
    pub fn issue(&self, identity: &str) -> Result<AccessToken<And<ChatGrant, VoiceGrant>>, IssueError> {
        self.issuer.issue(identity, self.grants())
    }

    /// Issues a token that lives shorter.
    pub fn issue_for(&self, ttl: Duration, identity: &str) -> Result<AccessToken<And<ChatGrant, VoiceGrant>>, IssueError> {
        self.issuer.issue_for(ttl, identity, self.grants())
    }
}
""",
    """
/// The wall display: reads live figures.
pub struct TYPE {
    issuer: Issuer,
}

impl TYPE {
    fn from_env(credentials: &Credentials, problems: &mut Vec<String>) -> Option<Self> {
        Some(Self { issuer: issuer(credentials, 8 * 60, problems)? })
    }

    fn grants() -> DataSyncGrant {
        DataSyncGrant::new(sid!(SyncServiceSid, "default"))
    }

    /// Issues a token for `identity`.
    pub fn issue(&self, identity: &str) -> Result<AccessToken<DataSyncGrant>, IssueError> {
        self.issuer.issue(identity, Self::grants())
    }

    /// Issues a token that lives shorter.
    pub fn issue_for(&self, ttl: Duration, identity: &str) -> Result<AccessToken<DataSyncGrant>, IssueError> {
        self.issuer.issue_for(ttl, identity, Self::grants())
    }
}
""",
    """
/// A guest in one room of a video call.
pub struct TYPE {
    issuer: Issuer,
}

impl TYPE {
    fn from_env(credentials: &Credentials, problems: &mut Vec<String>) -> Option<Self> {
        Some(Self { issuer: issuer(credentials, 60, problems)? })
    }

    /// Issues a token for `identity` in `room`.
    pub fn issue(&self, identity: &str, room: &str) -> Result<AccessToken<VideoGrant>, IssueError> {
        self.issuer.issue(identity, VideoGrant::new().with_room(room))
    }

    /// Issues a token that lives shorter.
    pub fn issue_for(&self, ttl: Duration, identity: &str, room: &str) -> Result<AccessToken<VideoGrant>, IssueError> {
        self.issuer.issue_for(ttl, identity, VideoGrant::new().with_room(room))
    }
}
""",
    """
/// A telephone in the browser.
pub struct TYPE {
    issuer: Issuer,
    application_sid: TwimlAppSid,
}

impl TYPE {
    fn from_env(credentials: &Credentials, problems: &mut Vec<String>) -> Option<Self> {
        let issuer = issuer(credentials, 60, problems);
        let application_sid = variable("APPLICATION_NUMBER", problems);
        Some(Self { issuer: issuer?, application_sid: application_sid? })
    }

    fn grants(&self, team: &str) -> VoiceGrant {
        let params = JsonObject::from_iter([("team".to_owned(), team.into()), ("record".to_owned(), true.into())]);
        VoiceGrant::outgoing(VoiceOutgoing::new(self.application_sid).with_params(params))
    }

    /// Issues a token for `identity` in `team`.
    pub fn issue(&self, identity: &str, team: &str) -> Result<AccessToken<VoiceGrant>, IssueError> {
        self.issuer.issue(identity, self.grants(team))
    }

    /// Issues a token that lives shorter.
    pub fn issue_for(&self, ttl: Duration, identity: &str, team: &str) -> Result<AccessToken<VoiceGrant>, IssueError> {
        self.issuer.issue_for(ttl, identity, self.grants(team))
    }
}
""",
    """
/// A worker of TaskRouter, who takes tasks in one workspace.
pub struct TYPE {
    issuer: Issuer,
    workspace_sid: WorkspaceSid,
}

impl TYPE {
    fn from_env(credentials: &Credentials, problems: &mut Vec<String>) -> Option<Self> {
        let issuer = issuer(credentials, 8 * 60, problems).map(|issuer| issuer.with_region(Region::Ie1));
        let workspace_sid = variable("WORKSPACE_NUMBER", problems);
        Some(Self { issuer: issuer?, workspace_sid: workspace_sid? })
    }

    fn grants(&self, worker_sid: WorkerSid) -> TaskRouterGrant {
        TaskRouterGrant::new(self.workspace_sid, worker_sid, "worker")
    }

    /// Issues a token for `identity`, who acts as this worker.
    pub fn issue(&self, identity: &str, worker_sid: WorkerSid) -> Result<AccessToken<TaskRouterGrant>, IssueError> {
        self.issuer.issue(identity, self.grants(worker_sid))
    }

    /// Issues a token that lives shorter.
    pub fn issue_for(
        &self,
        ttl: Duration,
        identity: &str,
        worker_sid: WorkerSid,
    ) -> Result<AccessToken<TaskRouterGrant>, IssueError> {
        self.issuer.issue_for(ttl, identity, self.grants(worker_sid))
    }
}
""",
    """
/// An engineer at the customer's: chats with the desk, and opens a case.
pub struct TYPE {
    issuer: Issuer,
    service_sid: ConversationsServiceSid,
    desk: String,
}

impl TYPE {
    fn from_env(credentials: &Credentials, problems: &mut Vec<String>) -> Option<Self> {
        let issuer = issuer(credentials, 2 * 60, problems).map(Issuer::with_nbf);
        let service_sid = variable("SERVICE_NUMBER", problems);
        let desk = std::env::var("DESK_NUMBER").unwrap_or_else(|_| "field".to_owned());
        Some(Self { issuer: issuer?, service_sid: service_sid?, desk })
    }

    fn grants(&self, case: i64) -> And<ChatGrant, CrmGrant> {
        ChatGrant::new(self.service_sid).and(CrmGrant { desk: self.desk.clone(), case: Some(case) })
    }

    /// Issues a token for `identity` and a case.
    pub fn issue(&self, identity: &str, case: i64) -> Result<AccessToken<And<ChatGrant, CrmGrant>>, IssueError> {
        self.issuer.issue(identity, self.grants(case))
    }

    /// Issues a token that lives shorter.
    pub fn issue_for(
        &self,
        ttl: Duration,
        identity: &str,
        case: i64,
    ) -> Result<AccessToken<And<ChatGrant, CrmGrant>>, IssueError> {
        self.issuer.issue_for(ttl, identity, self.grants(case))
    }
}
""",
]

NAMES = ["agent", "dashboard", "guest", "softphone", "worker", "engineer"]


def declared(count):
    """A grants.toml with this many tokens, which repeat the six of the help desk."""
    tokens = [fill(DECLARED[number % len(DECLARED)], number) for number in range(count)]
    return VENDOR + "".join(tokens) + (CRM if count >= len(DECLARED) else "")


def by_hand(count):
    """The same tokens as a module by hand."""
    types = [fill(BY_HAND[number % len(BY_HAND)], number) for number in range(count)]
    head = HEAD
    if count < len(BY_HAND):
        # Avoids warnings about unused items in smaller files.
        head = "#![allow(unused_imports, dead_code)]\n" + head
    fields = "".join(fill("    /// `NAME`.\n    pub NAME: TYPE,\n", number) for number in range(count))
    made = "".join(fill("        let NAME = TYPE::from_env(credentials, problems);\n", number) for number in range(count))
    given = "".join(fill("            NAME: NAME?,\n", number) for number in range(count))
    tokens = f"""
/// All tokens.
pub struct Tokens {{
{fields}}}

impl Tokens {{
    /// Reads every variable; on failure all that are missing or wrong.
    ///
    /// # Errors
    ///
    /// A line for each problem.
    pub fn from_env() -> Result<Self, Vec<String>> {{
        let credentials = Credentials::from_env().map_err(|error| vec![error.to_string()])?;
        let mut problems = Vec::new();
        let tokens = Self::made(&credentials, &mut problems);
        tokens.ok_or(problems)
    }}

    fn made(credentials: &Credentials, problems: &mut Vec<String>) -> Option<Self> {{
{made}        Some(Self {{
{given}        }})
    }}
}}
"""
    return head + "".join(types) + tokens


def fill(text, number):
    name = f"{NAMES[number % len(NAMES)]}_{number}"
    kind = "".join(word.capitalize() for word in name.split("_"))
    return re.sub(r"NAME|TYPE|NUMBER", lambda word: {"NAME": name, "TYPE": kind, "NUMBER": str(number)}[word[0]], text)
