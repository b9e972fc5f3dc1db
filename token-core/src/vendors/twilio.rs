// Generated from token-codegen/schemas/twilio.toml; do not edit.
//! Twilio access tokens: the credentials, grants, SIDs and SDKs of Twilio.
//!
//! Generated from `token-codegen/schemas/twilio.toml`, which holds the rules and their sources. The format of the
//! tokens is described at <https://www.twilio.com/docs/iam/access-tokens>.
#![allow(deprecated)]
use crate::__private as __k;
/// Twilio as a vendor: a type that only names it, with no values.
#[derive(Clone, Copy, Debug)]
pub enum Twilio {}
impl crate::Vendor for Twilio {
    const TABLE: &'static __k::schema::Vendor = &tables::VENDOR;
    type Credentials = Credentials;
    type Region = Region;
}
/// Issues tokens whose grants are decided in code. See [`Issuer`](struct@crate::Issuer) of the engine.
pub type Issuer = crate::Issuer<Twilio>;
/// Verifies tokens.
pub type Verifier = crate::Verifier<Twilio>;
/// What signs a token, and whom it speaks for. The secret is never printed and wiped when dropped.
///
/// | part | variable | what it is |
/// |---|---|---|
/// | Account SID | `TWILIO_ACCOUNT_SID` | The account (or subaccount) that the token is for. It must be the live one, not that of the test credentials, and own the API Key. |
/// | API Key SID | `TWILIO_API_KEY` or `TWILIO_API_KEY_SID` | The API Key whose secret signs the token: a Main or a Standard key. Twilio refuses tokens of a Restricted key. |
/// | API Key Secret | `TWILIO_API_SECRET` or `TWILIO_API_KEY_SECRET` | The secret of the API Key. Twilio shows it once, when the key is made. |
#[derive(Clone, Debug)]
pub struct Credentials(__k::Parts);
impl Credentials {
    /// Credentials from their parts.
    #[must_use]
    pub fn new(
        account_sid: AccountSid,
        api_key_sid: ApiKeySid,
        api_key_secret: crate::Secret,
    ) -> Self {
        Self(
            __k::Parts::new(
                &tables::VENDOR,
                [account_sid.as_str().into(), api_key_sid.as_str().into()],
                api_key_secret,
            ),
        )
    }
    /// Credentials from the environment.
    ///
    /// # Errors
    ///
    /// All variables that are missing or wrong, at once.
    pub fn from_env() -> Result<Self, crate::StartError> {
        __k::Parts::from_env(&tables::VENDOR).map(Self)
    }
    /// Credentials from wherever `lookup` finds the variables: a vault, or a test's table.
    ///
    /// # Errors
    ///
    /// All variables that are missing or wrong, at once.
    pub fn from_lookup(
        lookup: impl Fn(&str) -> Option<String>,
    ) -> Result<Self, crate::StartError> {
        __k::Parts::from_lookup(&tables::VENDOR, &lookup).map(Self)
    }
    /// What looks wrong in these credentials but need not be.
    #[must_use]
    pub fn warnings(&self) -> &[crate::Finding] {
        self.0.warnings()
    }
    /// The account (or subaccount) that the token is for. It must be the live one, not that of the test credentials, and own the API Key.
    #[must_use]
    pub fn account_sid(&self) -> &str {
        self.0.claim(0)
    }
    /// The API Key whose secret signs the token: a Main or a Standard key. Twilio refuses tokens of a Restricted key.
    #[must_use]
    pub fn api_key_sid(&self) -> &str {
        self.0.claim(1)
    }
}
impl AsRef<__k::Parts> for Credentials {
    fn as_ref(&self) -> &__k::Parts {
        &self.0
    }
}
impl From<__k::Parts> for Credentials {
    fn from(parts: __k::Parts) -> Self {
        Self(parts)
    }
}
/// A region in which tokens are used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Region {
    /// `us1`
    Us1,
    /// `ie1`
    Ie1,
    /// `au1`
    Au1,
}
impl __k::AsRef<str> for Region {
    fn as_ref(&self) -> &str {
        match self {
            Self::Us1 => "us1",
            Self::Ie1 => "ie1",
            Self::Au1 => "au1",
        }
    }
}
/// An account or subaccount.
///
/// Written `AC` and 32 hexadecimal digits.
#[derive(
    __k::Clone,
    __k::Copy,
    __k::PartialEq,
    __k::Eq,
    __k::PartialOrd,
    __k::Ord,
    __k::Hash
)]
pub struct AccountSid(__k::SidText<34>);
__k::sid!(AccountSid, tables::SID_ACCOUNT);
/// An API Key. Main, Standard and Restricted keys look alike, and a Restricted one cannot make Access Tokens.
///
/// Written `SK` and 32 hexadecimal digits.
#[derive(
    __k::Clone,
    __k::Copy,
    __k::PartialEq,
    __k::Eq,
    __k::PartialOrd,
    __k::Ord,
    __k::Hash
)]
pub struct ApiKeySid(__k::SidText<34>);
__k::sid!(ApiKeySid, tables::SID_API_KEY);
/// A Conversations (Chat) service. Sync and Notify services share its prefix `IS`, and are other types.
///
/// Written `IS` and 32 hexadecimal digits.
#[derive(
    __k::Clone,
    __k::Copy,
    __k::PartialEq,
    __k::Eq,
    __k::PartialOrd,
    __k::Ord,
    __k::Hash
)]
pub struct ConversationsServiceSid(__k::SidText<34>);
__k::sid!(ConversationsServiceSid, tables::SID_CONVERSATIONS_SERVICE);
/// A Sync service, or `default` for the account's default one. Conversations and Notify services share its prefix `IS`, and are other types.
///
/// Written `IS` and 32 hexadecimal digits, or the word `default`.
#[derive(
    __k::Clone,
    __k::Copy,
    __k::PartialEq,
    __k::Eq,
    __k::PartialOrd,
    __k::Ord,
    __k::Hash
)]
pub struct SyncServiceSid(__k::SidText<34>);
__k::sid!(SyncServiceSid, tables::SID_SYNC_SERVICE);
/// A TwiML App: its Voice URL says what happens to an outgoing call.
///
/// Written `AP` and 32 hexadecimal digits.
#[derive(
    __k::Clone,
    __k::Copy,
    __k::PartialEq,
    __k::Eq,
    __k::PartialOrd,
    __k::Ord,
    __k::Hash
)]
pub struct TwimlAppSid(__k::SidText<34>);
__k::sid!(TwimlAppSid, tables::SID_TWIML_APP);
/// A push credential (APNs or FCM). Public-key credentials share its prefix `CR`, and are another type.
///
/// Written `CR` and 32 hexadecimal digits.
#[derive(
    __k::Clone,
    __k::Copy,
    __k::PartialEq,
    __k::Eq,
    __k::PartialOrd,
    __k::Ord,
    __k::Hash
)]
pub struct PushCredentialSid(__k::SidText<34>);
__k::sid!(PushCredentialSid, tables::SID_PUSH_CREDENTIAL);
/// A role of Conversations: what a user may do in a service or a conversation.
///
/// Written `RL` and 32 hexadecimal digits.
#[derive(
    __k::Clone,
    __k::Copy,
    __k::PartialEq,
    __k::Eq,
    __k::PartialOrd,
    __k::Ord,
    __k::Hash
)]
pub struct ConversationsRoleSid(__k::SidText<34>);
__k::sid!(ConversationsRoleSid, tables::SID_CONVERSATIONS_ROLE);
/// A TaskRouter workspace.
///
/// Written `WS` and 32 hexadecimal digits.
#[derive(
    __k::Clone,
    __k::Copy,
    __k::PartialEq,
    __k::Eq,
    __k::PartialOrd,
    __k::Ord,
    __k::Hash
)]
pub struct WorkspaceSid(__k::SidText<34>);
__k::sid!(WorkspaceSid, tables::SID_WORKSPACE);
/// A TaskRouter worker.
///
/// Written `WK` and 32 hexadecimal digits.
#[derive(
    __k::Clone,
    __k::Copy,
    __k::PartialEq,
    __k::Eq,
    __k::PartialOrd,
    __k::Ord,
    __k::Hash
)]
pub struct WorkerSid(__k::SidText<34>);
__k::sid!(WorkerSid, tables::SID_WORKER);
/// The Flex Insights service of a TaskRouter workspace: the workspace's SID, followed by `.insights`.
///
/// Written `WS` and 32 hexadecimal digits, then `.insights`.
#[derive(
    __k::Clone,
    __k::Copy,
    __k::PartialEq,
    __k::Eq,
    __k::PartialOrd,
    __k::Ord,
    __k::Hash
)]
pub struct WorkspaceInsightsSid(__k::SidText<43>);
__k::sid!(WorkspaceInsightsSid, tables::SID_WORKSPACE_INSIGHTS);
/// Lets the client use Conversations (formerly Programmable Chat): read, write and join conversations of one service.
#[derive(__k::Clone, __k::Debug, __k::PartialEq)]
pub struct ChatGrant {
    service_sid: ConversationsServiceSid,
    endpoint_id: ::core::option::Option<::std::string::String>,
    deployment_role_sid: ::core::option::Option<ConversationsRoleSid>,
    push_credential_sid: ::core::option::Option<PushCredentialSid>,
}
impl ChatGrant {
    /// With what is required; the rest is set by `with_…`.
    #[must_use]
    pub fn new(service_sid: ConversationsServiceSid) -> Self {
        Self {
            service_sid,
            endpoint_id: __k::None,
            deployment_role_sid: __k::None,
            push_credential_sid: __k::None,
        }
    }
    /// Sets `endpoint_id`. A name for this user on this device.
    #[deprecated(note = "obsolete: Conversations does not need it, leave it out")]
    #[must_use]
    pub fn with_endpoint_id(
        mut self,
        value: impl ::core::convert::Into<::std::string::String>,
    ) -> Self {
        self.endpoint_id = __k::Some(value.into());
        self
    }
    /// Sets `deployment_role_sid`. The role that the user gets in the service, in place of its default one.
    #[must_use]
    pub fn with_deployment_role_sid(mut self, value: ConversationsRoleSid) -> Self {
        self.deployment_role_sid = __k::Some(value);
        self
    }
    /// Sets `push_credential_sid`. Where push notifications go: needed only by mobile clients that register for them.
    #[must_use]
    pub fn with_push_credential_sid(mut self, value: PushCredentialSid) -> Self {
        self.push_credential_sid = __k::Some(value);
        self
    }
    /// The Conversations service that the client connects to.
    #[must_use]
    pub fn service_sid(&self) -> ConversationsServiceSid {
        self.service_sid
    }
    /// A name for this user on this device.
    #[must_use]
    pub fn endpoint_id(&self) -> ::core::option::Option<&str> {
        self.endpoint_id.as_deref()
    }
    /// The role that the user gets in the service, in place of its default one.
    #[must_use]
    pub fn deployment_role_sid(&self) -> ::core::option::Option<ConversationsRoleSid> {
        self.deployment_role_sid
    }
    /// Where push notifications go: needed only by mobile clients that register for them.
    #[must_use]
    pub fn push_credential_sid(&self) -> ::core::option::Option<PushCredentialSid> {
        self.push_credential_sid
    }
}
impl ChatGrant {
    /// Adds another grant to the token.
    #[must_use]
    pub fn and<G: crate::Grant>(self, grant: G) -> crate::And<Self, G>
    where
        Self: crate::Lacks<G>,
    {
        crate::And::new(self, grant)
    }
}
impl crate::Grant for ChatGrant {
    const TABLE: &'static __k::schema::Grant = &tables::GRANT_CHAT;
    fn write(&self, out: &mut __k::json::Writer<'_>) {
        out.member("service_sid", &self.service_sid);
        out.optional("endpoint_id", self.endpoint_id.as_ref());
        out.optional("deployment_role_sid", self.deployment_role_sid.as_ref());
        out.optional("push_credential_sid", self.push_credential_sid.as_ref());
    }
    fn read(
        object: &__k::json::Object<'_>,
    ) -> ::core::result::Result<Self, __k::json::ReadError> {
        __k::Ok(Self {
            service_sid: object.required("service_sid")?,
            endpoint_id: object.optional("endpoint_id")?,
            deployment_role_sid: object.optional("deployment_role_sid")?,
            push_credential_sid: object.optional("push_credential_sid")?,
        })
    }
}
impl crate::Lacks<VideoGrant> for ChatGrant {}
impl crate::Lacks<VoiceGrant> for ChatGrant {}
impl crate::Lacks<DataSyncGrant> for ChatGrant {}
impl crate::Lacks<TaskRouterGrant> for ChatGrant {}
impl crate::Lacks<FlexInsightsGrant> for ChatGrant {}
impl crate::Lacks<PlayerGrant> for ChatGrant {}
impl<G: crate::Custom> crate::Lacks<G> for ChatGrant {}
/// Lets the client join Video rooms: one room, or any when none is named.
#[derive(__k::Clone, __k::Debug, __k::PartialEq, __k::Default)]
pub struct VideoGrant {
    room: ::core::option::Option<::std::string::String>,
    configuration_profile_sid: ::core::option::Option<::std::string::String>,
}
impl VideoGrant {
    /// With what is required; the rest is set by `with_…`.
    #[must_use]
    pub fn new() -> Self {
        Self {
            room: __k::None,
            configuration_profile_sid: __k::None,
        }
    }
    /// Sets `room`. The only room that the client may join: its unique name or its SID. Without it every room of the account is open.
    #[must_use]
    pub fn with_room(
        mut self,
        value: impl ::core::convert::Into<::std::string::String>,
    ) -> Self {
        self.room = __k::Some(value.into());
        self
    }
    /// Sets `configuration_profile_sid`. A configuration profile of former times.
    #[deprecated(note = "obsolete: configuration profiles are gone, leave it out")]
    #[must_use]
    pub fn with_configuration_profile_sid(
        mut self,
        value: impl ::core::convert::Into<::std::string::String>,
    ) -> Self {
        self.configuration_profile_sid = __k::Some(value.into());
        self
    }
    /// The only room that the client may join: its unique name or its SID. Without it every room of the account is open.
    #[must_use]
    pub fn room(&self) -> ::core::option::Option<&str> {
        self.room.as_deref()
    }
    /// A configuration profile of former times.
    #[must_use]
    pub fn configuration_profile_sid(&self) -> ::core::option::Option<&str> {
        self.configuration_profile_sid.as_deref()
    }
}
impl VideoGrant {
    /// Adds another grant to the token.
    #[must_use]
    pub fn and<G: crate::Grant>(self, grant: G) -> crate::And<Self, G>
    where
        Self: crate::Lacks<G>,
    {
        crate::And::new(self, grant)
    }
}
impl crate::Grant for VideoGrant {
    const TABLE: &'static __k::schema::Grant = &tables::GRANT_VIDEO;
    fn write(&self, out: &mut __k::json::Writer<'_>) {
        out.optional("room", self.room.as_ref());
        out.optional(
            "configuration_profile_sid",
            self.configuration_profile_sid.as_ref(),
        );
    }
    fn read(
        object: &__k::json::Object<'_>,
    ) -> ::core::result::Result<Self, __k::json::ReadError> {
        __k::Ok(Self {
            room: object.optional("room")?,
            configuration_profile_sid: object.optional("configuration_profile_sid")?,
        })
    }
}
impl crate::Lacks<ChatGrant> for VideoGrant {}
impl crate::Lacks<VoiceGrant> for VideoGrant {}
impl crate::Lacks<DataSyncGrant> for VideoGrant {}
impl crate::Lacks<TaskRouterGrant> for VideoGrant {}
impl crate::Lacks<FlexInsightsGrant> for VideoGrant {}
impl crate::Lacks<PlayerGrant> for VideoGrant {}
impl<G: crate::Custom> crate::Lacks<G> for VideoGrant {}
/// Lets the client receive calls, place calls, or both.
#[derive(__k::Clone, __k::Debug, __k::PartialEq)]
pub struct VoiceGrant {
    incoming: bool,
    outgoing: ::core::option::Option<VoiceOutgoing>,
    push_credential_sid: ::core::option::Option<PushCredentialSid>,
    endpoint_id: ::core::option::Option<::std::string::String>,
}
impl VoiceGrant {
    /// With `incoming`.
    #[must_use]
    pub fn incoming() -> Self {
        Self {
            incoming: true,
            outgoing: __k::None,
            push_credential_sid: __k::None,
            endpoint_id: __k::None,
        }
    }
    /// With `outgoing`.
    #[must_use]
    pub fn outgoing(outgoing: VoiceOutgoing) -> Self {
        Self {
            incoming: false,
            outgoing: __k::Some(outgoing),
            push_credential_sid: __k::None,
            endpoint_id: __k::None,
        }
    }
    /// With `incoming` and `outgoing`.
    #[must_use]
    pub fn incoming_and_outgoing(outgoing: VoiceOutgoing) -> Self {
        Self {
            incoming: true,
            outgoing: __k::Some(outgoing),
            push_credential_sid: __k::None,
            endpoint_id: __k::None,
        }
    }
    /// Sets `push_credential_sid`. Where the notice of an incoming call goes: mobile clients need it to register for calls.
    #[must_use]
    pub fn with_push_credential_sid(mut self, value: PushCredentialSid) -> Self {
        self.push_credential_sid = __k::Some(value);
        self
    }
    /// Sets `endpoint_id`. A name for this user on this device.
    #[deprecated(note = "obsolete: the Voice SDKs do not need it, leave it out")]
    #[must_use]
    pub fn with_endpoint_id(
        mut self,
        value: impl ::core::convert::Into<::std::string::String>,
    ) -> Self {
        self.endpoint_id = __k::Some(value.into());
        self
    }
    /// Whether the client may receive calls to its identity.
    #[must_use]
    pub fn get_incoming(&self) -> bool {
        self.incoming
    }
    /// Lets the client place calls, through one TwiML App.
    #[must_use]
    pub fn get_outgoing(&self) -> ::core::option::Option<&VoiceOutgoing> {
        self.outgoing.as_ref()
    }
    /// Where the notice of an incoming call goes: mobile clients need it to register for calls.
    #[must_use]
    pub fn push_credential_sid(&self) -> ::core::option::Option<PushCredentialSid> {
        self.push_credential_sid
    }
    /// A name for this user on this device.
    #[must_use]
    pub fn endpoint_id(&self) -> ::core::option::Option<&str> {
        self.endpoint_id.as_deref()
    }
}
/// Lets the client place calls, through one TwiML App.
#[derive(__k::Clone, __k::Debug, __k::PartialEq)]
pub struct VoiceOutgoing {
    application_sid: TwimlAppSid,
    params: ::core::option::Option<crate::JsonObject>,
}
impl VoiceOutgoing {
    /// With what is required; the rest is set by `with_…`.
    #[must_use]
    pub fn new(application_sid: TwimlAppSid) -> Self {
        Self {
            application_sid,
            params: __k::None,
        }
    }
    /// Sets `params`. Parameters that Twilio sends to the TwiML App with every call. The client cannot change them, but can read them.
    #[must_use]
    pub fn with_params(mut self, value: crate::JsonObject) -> Self {
        self.params = __k::Some(value);
        self
    }
    /// The TwiML App that handles the call: Twilio asks its Voice URL what to do.
    #[must_use]
    pub fn application_sid(&self) -> TwimlAppSid {
        self.application_sid
    }
    /// Parameters that Twilio sends to the TwiML App with every call. The client cannot change them, but can read them.
    #[must_use]
    pub fn params(&self) -> ::core::option::Option<&crate::JsonObject> {
        self.params.as_ref()
    }
}
impl __k::json::Fields for VoiceOutgoing {
    fn write(&self, out: &mut __k::json::Writer<'_>) {
        out.member("application_sid", &self.application_sid);
        out.optional("params", self.params.as_ref());
    }
    fn read(
        object: &__k::json::Object<'_>,
    ) -> ::core::result::Result<Self, __k::json::ReadError> {
        __k::Ok(Self {
            application_sid: object.required("application_sid")?,
            params: object.optional("params")?,
        })
    }
}
impl VoiceGrant {
    /// Adds another grant to the token.
    #[must_use]
    pub fn and<G: crate::Grant>(self, grant: G) -> crate::And<Self, G>
    where
        Self: crate::Lacks<G>,
    {
        crate::And::new(self, grant)
    }
}
impl crate::Grant for VoiceGrant {
    const TABLE: &'static __k::schema::Grant = &tables::GRANT_VOICE;
    fn write(&self, out: &mut __k::json::Writer<'_>) {
        out.switch("incoming", "allow", self.incoming);
        out.optional("outgoing", self.outgoing.as_ref());
        out.optional("push_credential_sid", self.push_credential_sid.as_ref());
        out.optional("endpoint_id", self.endpoint_id.as_ref());
    }
    fn read(
        object: &__k::json::Object<'_>,
    ) -> ::core::result::Result<Self, __k::json::ReadError> {
        __k::Ok(Self {
            incoming: object.switch("incoming", "allow")?,
            outgoing: object.optional("outgoing")?,
            push_credential_sid: object.optional("push_credential_sid")?,
            endpoint_id: object.optional("endpoint_id")?,
        })
    }
}
impl crate::Lacks<ChatGrant> for VoiceGrant {}
impl crate::Lacks<VideoGrant> for VoiceGrant {}
impl crate::Lacks<DataSyncGrant> for VoiceGrant {}
impl crate::Lacks<TaskRouterGrant> for VoiceGrant {}
impl crate::Lacks<FlexInsightsGrant> for VoiceGrant {}
impl crate::Lacks<PlayerGrant> for VoiceGrant {}
impl<G: crate::Custom> crate::Lacks<G> for VoiceGrant {}
/// Lets the client use Sync: the documents, lists, maps and streams of one service.
#[derive(__k::Clone, __k::Debug, __k::PartialEq)]
pub struct DataSyncGrant {
    service_sid: SyncServiceSid,
    endpoint_id: ::core::option::Option<::std::string::String>,
    deployment_role_sid: ::core::option::Option<ConversationsRoleSid>,
    push_credential_sid: ::core::option::Option<PushCredentialSid>,
}
impl DataSyncGrant {
    /// With what is required; the rest is set by `with_…`.
    #[must_use]
    pub fn new(service_sid: SyncServiceSid) -> Self {
        Self {
            service_sid,
            endpoint_id: __k::None,
            deployment_role_sid: __k::None,
            push_credential_sid: __k::None,
        }
    }
    /// Sets `endpoint_id`. A name for this user on this device.
    #[deprecated(note = "obsolete: Sync does not need it, leave it out")]
    #[must_use]
    pub fn with_endpoint_id(
        mut self,
        value: impl ::core::convert::Into<::std::string::String>,
    ) -> Self {
        self.endpoint_id = __k::Some(value.into());
        self
    }
    /// Sets `deployment_role_sid`. A role; only twilio-php writes it.
    #[deprecated(note = "Sync has no documented use for it, leave it out")]
    #[must_use]
    pub fn with_deployment_role_sid(mut self, value: ConversationsRoleSid) -> Self {
        self.deployment_role_sid = __k::Some(value);
        self
    }
    /// Sets `push_credential_sid`. A push credential; only twilio-php writes it.
    #[deprecated(note = "Sync has no documented use for it, leave it out")]
    #[must_use]
    pub fn with_push_credential_sid(mut self, value: PushCredentialSid) -> Self {
        self.push_credential_sid = __k::Some(value);
        self
    }
    /// The Sync service that the client connects to; `default` is the account's default one.
    #[must_use]
    pub fn service_sid(&self) -> SyncServiceSid {
        self.service_sid
    }
    /// A name for this user on this device.
    #[must_use]
    pub fn endpoint_id(&self) -> ::core::option::Option<&str> {
        self.endpoint_id.as_deref()
    }
    /// A role; only twilio-php writes it.
    #[must_use]
    pub fn deployment_role_sid(&self) -> ::core::option::Option<ConversationsRoleSid> {
        self.deployment_role_sid
    }
    /// A push credential; only twilio-php writes it.
    #[must_use]
    pub fn push_credential_sid(&self) -> ::core::option::Option<PushCredentialSid> {
        self.push_credential_sid
    }
}
impl DataSyncGrant {
    /// Adds another grant to the token.
    #[must_use]
    pub fn and<G: crate::Grant>(self, grant: G) -> crate::And<Self, G>
    where
        Self: crate::Lacks<G>,
    {
        crate::And::new(self, grant)
    }
}
impl crate::Grant for DataSyncGrant {
    const TABLE: &'static __k::schema::Grant = &tables::GRANT_DATA_SYNC;
    fn write(&self, out: &mut __k::json::Writer<'_>) {
        out.member("service_sid", &self.service_sid);
        out.optional("endpoint_id", self.endpoint_id.as_ref());
        out.optional("deployment_role_sid", self.deployment_role_sid.as_ref());
        out.optional("push_credential_sid", self.push_credential_sid.as_ref());
    }
    fn read(
        object: &__k::json::Object<'_>,
    ) -> ::core::result::Result<Self, __k::json::ReadError> {
        __k::Ok(Self {
            service_sid: object.required("service_sid")?,
            endpoint_id: object.optional("endpoint_id")?,
            deployment_role_sid: object.optional("deployment_role_sid")?,
            push_credential_sid: object.optional("push_credential_sid")?,
        })
    }
}
impl crate::Lacks<ChatGrant> for DataSyncGrant {}
impl crate::Lacks<VideoGrant> for DataSyncGrant {}
impl crate::Lacks<VoiceGrant> for DataSyncGrant {}
impl crate::Lacks<TaskRouterGrant> for DataSyncGrant {}
impl crate::Lacks<FlexInsightsGrant> for DataSyncGrant {}
impl crate::Lacks<PlayerGrant> for DataSyncGrant {}
impl<G: crate::Custom> crate::Lacks<G> for DataSyncGrant {}
/// Lets the client act as a worker of TaskRouter in one workspace: change activity, take and complete tasks.
#[derive(__k::Clone, __k::Debug, __k::PartialEq)]
pub struct TaskRouterGrant {
    workspace_sid: WorkspaceSid,
    worker_sid: WorkerSid,
    role: ::std::string::String,
}
impl TaskRouterGrant {
    /// With what is required; the rest is set by `with_…`.
    #[must_use]
    pub fn new(
        workspace_sid: WorkspaceSid,
        worker_sid: WorkerSid,
        role: impl ::core::convert::Into<::std::string::String>,
    ) -> Self {
        Self {
            workspace_sid,
            worker_sid,
            role: role.into(),
        }
    }
    /// The workspace that the worker belongs to.
    #[must_use]
    pub fn workspace_sid(&self) -> WorkspaceSid {
        self.workspace_sid
    }
    /// The worker that the client acts as.
    #[must_use]
    pub fn worker_sid(&self) -> WorkerSid {
        self.worker_sid
    }
    /// What the client may do: `worker` for an agent's client, `admin` for the whole workspace.
    #[must_use]
    pub fn role(&self) -> &str {
        &self.role
    }
}
impl TaskRouterGrant {
    /// Adds another grant to the token.
    #[must_use]
    pub fn and<G: crate::Grant>(self, grant: G) -> crate::And<Self, G>
    where
        Self: crate::Lacks<G>,
    {
        crate::And::new(self, grant)
    }
}
impl crate::Grant for TaskRouterGrant {
    const TABLE: &'static __k::schema::Grant = &tables::GRANT_TASK_ROUTER;
    fn write(&self, out: &mut __k::json::Writer<'_>) {
        out.member("workspace_sid", &self.workspace_sid);
        out.member("worker_sid", &self.worker_sid);
        out.member("role", &self.role);
    }
    fn read(
        object: &__k::json::Object<'_>,
    ) -> ::core::result::Result<Self, __k::json::ReadError> {
        __k::Ok(Self {
            workspace_sid: object.required("workspace_sid")?,
            worker_sid: object.required("worker_sid")?,
            role: object.required("role")?,
        })
    }
}
impl crate::Lacks<ChatGrant> for TaskRouterGrant {}
impl crate::Lacks<VideoGrant> for TaskRouterGrant {}
impl crate::Lacks<VoiceGrant> for TaskRouterGrant {}
impl crate::Lacks<DataSyncGrant> for TaskRouterGrant {}
impl crate::Lacks<FlexInsightsGrant> for TaskRouterGrant {}
impl crate::Lacks<PlayerGrant> for TaskRouterGrant {}
impl<G: crate::Custom> crate::Lacks<G> for TaskRouterGrant {}
/// Lets a TaskRouter client read Flex's live figures. Flex uses it internally; Twilio may change it.
#[derive(__k::Clone, __k::Debug, __k::PartialEq)]
pub struct FlexInsightsGrant {
    service_sid: WorkspaceInsightsSid,
}
impl FlexInsightsGrant {
    /// With what is required; the rest is set by `with_…`.
    #[must_use]
    pub fn new(service_sid: WorkspaceInsightsSid) -> Self {
        Self { service_sid }
    }
    /// The workspace whose figures the client reads: its SID, followed by `.insights`.
    #[must_use]
    pub fn service_sid(&self) -> WorkspaceInsightsSid {
        self.service_sid
    }
}
impl FlexInsightsGrant {
    /// Adds another grant to the token.
    #[must_use]
    pub fn and<G: crate::Grant>(self, grant: G) -> crate::And<Self, G>
    where
        Self: crate::Lacks<G>,
    {
        crate::And::new(self, grant)
    }
}
impl crate::Grant for FlexInsightsGrant {
    const TABLE: &'static __k::schema::Grant = &tables::GRANT_FLEX_INSIGHTS;
    fn write(&self, out: &mut __k::json::Writer<'_>) {
        out.member("service_sid", &self.service_sid);
    }
    fn read(
        object: &__k::json::Object<'_>,
    ) -> ::core::result::Result<Self, __k::json::ReadError> {
        __k::Ok(Self {
            service_sid: object.required("service_sid")?,
        })
    }
}
impl crate::Lacks<ChatGrant> for FlexInsightsGrant {}
impl crate::Lacks<VideoGrant> for FlexInsightsGrant {}
impl crate::Lacks<VoiceGrant> for FlexInsightsGrant {}
impl crate::Lacks<DataSyncGrant> for FlexInsightsGrant {}
impl crate::Lacks<TaskRouterGrant> for FlexInsightsGrant {}
impl crate::Lacks<PlayerGrant> for FlexInsightsGrant {}
impl<G: crate::Custom> crate::Lacks<G> for FlexInsightsGrant {}
/// Lets the client play a stream of Twilio Live: the object that the REST API returned for a playback grant.
#[derive(__k::Clone, __k::Debug, __k::PartialEq)]
#[deprecated(
    note = "Twilio Live ended on 30 November 2023, and nothing plays what this grant opens"
)]
pub struct PlayerGrant(crate::JsonObject);
impl PlayerGrant {
    /// The grant from a JSON object.
    #[must_use]
    pub fn new(object: crate::JsonObject) -> Self {
        Self(object)
    }
    /// The object.
    #[must_use]
    pub fn object(&self) -> &crate::JsonObject {
        &self.0
    }
}
impl PlayerGrant {
    /// Adds another grant to the token.
    #[must_use]
    pub fn and<G: crate::Grant>(self, grant: G) -> crate::And<Self, G>
    where
        Self: crate::Lacks<G>,
    {
        crate::And::new(self, grant)
    }
}
impl crate::Grant for PlayerGrant {
    const TABLE: &'static __k::schema::Grant = &tables::GRANT_PLAYER;
    fn write(&self, out: &mut __k::json::Writer<'_>) {
        out.members_of(&self.0);
    }
    fn read(
        object: &__k::json::Object<'_>,
    ) -> ::core::result::Result<Self, __k::json::ReadError> {
        __k::Ok(Self(object.to_owned()))
    }
}
impl crate::Lacks<ChatGrant> for PlayerGrant {}
impl crate::Lacks<VideoGrant> for PlayerGrant {}
impl crate::Lacks<VoiceGrant> for PlayerGrant {}
impl crate::Lacks<DataSyncGrant> for PlayerGrant {}
impl crate::Lacks<TaskRouterGrant> for PlayerGrant {}
impl crate::Lacks<FlexInsightsGrant> for PlayerGrant {}
impl<G: crate::Custom> crate::Lacks<G> for PlayerGrant {}
/// One trait for each SDK, implemented by every token that opens it.
///
/// A function that serves one SDK takes `&AccessToken<impl sdk::NAME>`. A trait that would be called like one of Rust's own
/// has `Sdk` behind its name, so that `use sdk::*` hides none.
pub mod sdk {
    /// The Conversations SDK: npm `@twilio/conversations`, and Conversations for iOS and Android.
    ///
    /// Implemented by every token with the `chat` grant.
    #[diagnostic::on_unimplemented(
        message = "the Conversations SDK needs the `chat` grant, and this token has none",
        label = "no `chat` grant: Twilio would answer 51130",
        note = "add `.and(ChatGrant::new(service_sid))`, or `chat` to the token's declaration in grants.toml"
    )]
    pub trait Conversations {}
    impl Conversations for super::ChatGrant {}
    #[diagnostic::do_not_recommend]
    impl<A> Conversations for crate::And<A, super::ChatGrant> {}
    #[diagnostic::do_not_recommend]
    impl<A: Conversations, B: crate::Lacks<super::ChatGrant>> Conversations
    for crate::And<A, B> {}
    impl dyn Conversations {
        /// What Conversations would say of an identity, before there is a token: `<dyn sdk::Conversations>::check_identity("alice")`.
        #[must_use]
        pub fn check_identity(identity: &str) -> Vec<crate::Finding> {
            crate::__private::check_identity(
                identity,
                &super::tables::SDK_CONVERSATIONS,
                &super::tables::VENDOR.format,
            )
        }
    }
    impl<P: Conversations + ?Sized> crate::OpenedBy<P> for dyn Conversations {}
    /// The Sync SDK: npm `twilio-sync`, and Sync for iOS and Android.
    ///
    /// Implemented by every token with the `data_sync` grant.
    #[diagnostic::on_unimplemented(
        message = "the Sync SDK needs the `data_sync` grant, and this token has none",
        label = "no `data_sync` grant: Twilio would answer 51130",
        note = "add `.and(DataSyncGrant::new(service_sid))`, or `data_sync` to the token's declaration in grants.toml"
    )]
    pub trait SyncSdk {}
    impl SyncSdk for super::DataSyncGrant {}
    #[diagnostic::do_not_recommend]
    impl<A> SyncSdk for crate::And<A, super::DataSyncGrant> {}
    #[diagnostic::do_not_recommend]
    impl<A: SyncSdk, B: crate::Lacks<super::DataSyncGrant>> SyncSdk
    for crate::And<A, B> {}
    impl dyn SyncSdk {
        /// What Sync would say of an identity, before there is a token: `<dyn sdk::SyncSdk>::check_identity("alice")`.
        #[must_use]
        pub fn check_identity(identity: &str) -> Vec<crate::Finding> {
            crate::__private::check_identity(
                identity,
                &super::tables::SDK_SYNC,
                &super::tables::VENDOR.format,
            )
        }
    }
    impl<P: SyncSdk + ?Sized> crate::OpenedBy<P> for dyn SyncSdk {}
    /// The Voice SDK: npm `@twilio/voice-sdk`, and Voice for iOS, Android and React Native.
    ///
    /// Implemented by every token with the `voice` grant.
    #[diagnostic::on_unimplemented(
        message = "the Voice SDK needs the `voice` grant, and this token has none",
        label = "no `voice` grant: Twilio would answer 31204",
        note = "add `.and(VoiceGrant::incoming())`, or `voice` to the token's declaration in grants.toml"
    )]
    pub trait Voice {}
    impl Voice for super::VoiceGrant {}
    #[diagnostic::do_not_recommend]
    impl<A> Voice for crate::And<A, super::VoiceGrant> {}
    #[diagnostic::do_not_recommend]
    impl<A: Voice, B: crate::Lacks<super::VoiceGrant>> Voice for crate::And<A, B> {}
    impl dyn Voice {
        /// What Voice would say of an identity, before there is a token: `<dyn sdk::Voice>::check_identity("alice")`.
        #[must_use]
        pub fn check_identity(identity: &str) -> Vec<crate::Finding> {
            crate::__private::check_identity(
                identity,
                &super::tables::SDK_VOICE,
                &super::tables::VENDOR.format,
            )
        }
    }
    impl<P: Voice + ?Sized> crate::OpenedBy<P> for dyn Voice {}
    /// The Video SDK: npm `twilio-video`, and Video for iOS and Android.
    ///
    /// Implemented by every token with the `video` grant.
    #[diagnostic::on_unimplemented(
        message = "the Video SDK needs the `video` grant, and this token has none",
        label = "no `video` grant: Twilio would answer 20106",
        note = "add `.and(VideoGrant::new())`, or `video` to the token's declaration in grants.toml"
    )]
    pub trait Video {}
    impl Video for super::VideoGrant {}
    #[diagnostic::do_not_recommend]
    impl<A> Video for crate::And<A, super::VideoGrant> {}
    #[diagnostic::do_not_recommend]
    impl<A: Video, B: crate::Lacks<super::VideoGrant>> Video for crate::And<A, B> {}
    impl dyn Video {
        /// What Video would say of an identity, before there is a token: `<dyn sdk::Video>::check_identity("alice")`.
        #[must_use]
        pub fn check_identity(identity: &str) -> Vec<crate::Finding> {
            crate::__private::check_identity(
                identity,
                &super::tables::SDK_VIDEO,
                &super::tables::VENDOR.format,
            )
        }
    }
    impl<P: Video + ?Sized> crate::OpenedBy<P> for dyn Video {}
    /// The TaskRouter SDK: npm `twilio-taskrouter`, which Flex uses too.
    ///
    /// Implemented by every token with the `task_router` grant.
    #[diagnostic::on_unimplemented(
        message = "the TaskRouter SDK needs the `task_router` grant, and this token has none",
        label = "no `task_router` grant: Twilio would answer 20106",
        note = "add `.and(TaskRouterGrant::new(workspace_sid, worker_sid, role))`, or `task_router` to the token's declaration in grants.toml"
    )]
    pub trait TaskRouter {}
    impl TaskRouter for super::TaskRouterGrant {}
    #[diagnostic::do_not_recommend]
    impl<A> TaskRouter for crate::And<A, super::TaskRouterGrant> {}
    #[diagnostic::do_not_recommend]
    impl<A: TaskRouter, B: crate::Lacks<super::TaskRouterGrant>> TaskRouter
    for crate::And<A, B> {}
    impl dyn TaskRouter {
        /// What TaskRouter would say of an identity, before there is a token: `<dyn sdk::TaskRouter>::check_identity("alice")`.
        #[must_use]
        pub fn check_identity(identity: &str) -> Vec<crate::Finding> {
            crate::__private::check_identity(
                identity,
                &super::tables::SDK_TASKROUTER,
                &super::tables::VENDOR.format,
            )
        }
    }
    impl<P: TaskRouter + ?Sized> crate::OpenedBy<P> for dyn TaskRouter {}
    /// The Player SDK of Twilio Live: npm `@twilio/live-player-sdk`, and Live Player for iOS and Android.
    ///
    /// Implemented by every token with the `player` grant.
    #[deprecated(note = "Twilio Live ended on 30 November 2023")]
    #[diagnostic::on_unimplemented(
        message = "the Live Player SDK needs the `player` grant, and this token has none",
        label = "no `player` grant: Twilio would answer 20106",
        note = "add `.and(PlayerGrant::new(object))`, or `player` to the token's declaration in grants.toml"
    )]
    pub trait LivePlayer {}
    impl LivePlayer for super::PlayerGrant {}
    #[diagnostic::do_not_recommend]
    impl<A> LivePlayer for crate::And<A, super::PlayerGrant> {}
    #[diagnostic::do_not_recommend]
    impl<A: LivePlayer, B: crate::Lacks<super::PlayerGrant>> LivePlayer
    for crate::And<A, B> {}
    #[allow(deprecated)]
    impl dyn LivePlayer {
        /// What Live Player would say of an identity, before there is a token: `<dyn sdk::LivePlayer>::check_identity("alice")`.
        #[must_use]
        pub fn check_identity(identity: &str) -> Vec<crate::Finding> {
            crate::__private::check_identity(
                identity,
                &super::tables::SDK_LIVE_PLAYER,
                &super::tables::VENDOR.format,
            )
        }
    }
    #[allow(deprecated)]
    impl<P: LivePlayer + ?Sized> crate::OpenedBy<P> for dyn LivePlayer {}
}
/// The rules as data, for generated code.
#[doc(hidden)]
pub mod tables {
    use crate::__private::schema;
    pub static SID_ACCOUNT: schema::Sid = schema::Sid::new(
        "account",
        "Account SID",
        "AC",
        32,
    );
    pub static SID_API_KEY: schema::Sid = schema::Sid::new(
        "api_key",
        "API Key SID",
        "SK",
        32,
    );
    pub static SID_CONVERSATIONS_SERVICE: schema::Sid = schema::Sid::new(
        "conversations_service",
        "Conversations service SID",
        "IS",
        32,
    );
    pub static SID_SYNC_SERVICE: schema::Sid = schema::Sid::new(
            "sync_service",
            "Sync service SID",
            "IS",
            32,
        )
        .literals(&["default"]);
    pub static SID_NOTIFY_SERVICE: schema::Sid = schema::Sid::new(
        "notify_service",
        "Notify service SID",
        "IS",
        32,
    );
    pub static SID_TWIML_APP: schema::Sid = schema::Sid::new(
        "twiml_app",
        "TwiML App SID",
        "AP",
        32,
    );
    pub static SID_PUSH_CREDENTIAL: schema::Sid = schema::Sid::new(
        "push_credential",
        "Push credential SID",
        "CR",
        32,
    );
    pub static SID_PUBLIC_KEY_CREDENTIAL: schema::Sid = schema::Sid::new(
        "public_key_credential",
        "Public-key credential SID",
        "CR",
        32,
    );
    pub static SID_CONVERSATIONS_ROLE: schema::Sid = schema::Sid::new(
        "conversations_role",
        "Conversations role SID",
        "RL",
        32,
    );
    pub static SID_CONVERSATION: schema::Sid = schema::Sid::new(
        "conversation",
        "Conversation SID",
        "CH",
        32,
    );
    pub static SID_CONVERSATIONS_USER: schema::Sid = schema::Sid::new(
        "conversations_user",
        "Conversations user SID",
        "US",
        32,
    );
    pub static SID_WORKSPACE: schema::Sid = schema::Sid::new(
        "workspace",
        "Workspace SID",
        "WS",
        32,
    );
    pub static SID_WORKER: schema::Sid = schema::Sid::new(
        "worker",
        "Worker SID",
        "WK",
        32,
    );
    pub static SID_TASK_QUEUE: schema::Sid = schema::Sid::new(
        "task_queue",
        "Task queue SID",
        "WQ",
        32,
    );
    pub static SID_ACTIVITY: schema::Sid = schema::Sid::new(
        "activity",
        "Activity SID",
        "WA",
        32,
    );
    pub static SID_WORKFLOW: schema::Sid = schema::Sid::new(
        "workflow",
        "Workflow SID",
        "WW",
        32,
    );
    pub static SID_TASK: schema::Sid = schema::Sid::new("task", "Task SID", "WT", 32);
    pub static SID_RESERVATION: schema::Sid = schema::Sid::new(
        "reservation",
        "Reservation SID",
        "WR",
        32,
    );
    pub static SID_ROOM: schema::Sid = schema::Sid::new("room", "Room SID", "RM", 32);
    pub static SID_PARTICIPANT: schema::Sid = schema::Sid::new(
        "participant",
        "Participant SID",
        "PA",
        32,
    );
    pub static SID_PLAYER_STREAMER: schema::Sid = schema::Sid::new(
        "player_streamer",
        "Player streamer SID",
        "VJ",
        32,
    );
    pub static SID_MESSAGING_SERVICE: schema::Sid = schema::Sid::new(
        "messaging_service",
        "Messaging service SID",
        "MG",
        32,
    );
    pub static SID_VERIFY_SERVICE: schema::Sid = schema::Sid::new(
        "verify_service",
        "Verify service SID",
        "VA",
        32,
    );
    pub static SID_WORKSPACE_INSIGHTS: schema::Sid = schema::Sid::new(
            "workspace_insights",
            "Flex Insights service SID",
            "WS",
            32,
        )
        .suffix(".insights");
    static GRANT_CHAT_FIELDS: [schema::Field; 4] = [
        schema::Field::sid("service_sid", &SID_CONVERSATIONS_SERVICE).required(),
        schema::Field::string("endpoint_id")
            .deprecated("obsolete: Conversations does not need it, leave it out"),
        schema::Field::sid("deployment_role_sid", &SID_CONVERSATIONS_ROLE),
        schema::Field::sid("push_credential_sid", &SID_PUSH_CREDENTIAL),
    ];
    pub static GRANT_CHAT: schema::Grant = schema::Grant::new(
        "chat",
        schema::Shape::fields(&GRANT_CHAT_FIELDS),
    );
    static GRANT_VIDEO_FIELDS: [schema::Field; 2] = [
        schema::Field::string("room"),
        schema::Field::string("configuration_profile_sid")
            .deprecated("obsolete: configuration profiles are gone, leave it out"),
    ];
    pub static GRANT_VIDEO: schema::Grant = schema::Grant::new(
        "video",
        schema::Shape::fields(&GRANT_VIDEO_FIELDS),
    );
    static GRANT_VOICE_OUTGOING_FIELDS: [schema::Field; 2] = [
        schema::Field::sid("application_sid", &SID_TWIML_APP).required(),
        schema::Field::object("params", schema::Shape::Json),
    ];
    static GRANT_VOICE_FIELDS: [schema::Field; 4] = [
        schema::Field::switch("incoming", "allow"),
        schema::Field::object(
            "outgoing",
            schema::Shape::fields(&GRANT_VOICE_OUTGOING_FIELDS),
        ),
        schema::Field::sid("push_credential_sid", &SID_PUSH_CREDENTIAL),
        schema::Field::string("endpoint_id")
            .deprecated("obsolete: the Voice SDKs do not need it, leave it out"),
    ];
    pub static GRANT_VOICE: schema::Grant = schema::Grant::new(
        "voice",
        schema::Shape::any_of(&GRANT_VOICE_FIELDS, &["incoming", "outgoing"]),
    );
    static GRANT_DATA_SYNC_FIELDS: [schema::Field; 4] = [
        schema::Field::sid("service_sid", &SID_SYNC_SERVICE).required(),
        schema::Field::string("endpoint_id")
            .deprecated("obsolete: Sync does not need it, leave it out"),
        schema::Field::sid("deployment_role_sid", &SID_CONVERSATIONS_ROLE)
            .deprecated("Sync has no documented use for it, leave it out"),
        schema::Field::sid("push_credential_sid", &SID_PUSH_CREDENTIAL)
            .deprecated("Sync has no documented use for it, leave it out"),
    ];
    pub static GRANT_DATA_SYNC: schema::Grant = schema::Grant::new(
        "data_sync",
        schema::Shape::fields(&GRANT_DATA_SYNC_FIELDS),
    );
    static GRANT_TASK_ROUTER_FIELDS: [schema::Field; 3] = [
        schema::Field::sid("workspace_sid", &SID_WORKSPACE).required(),
        schema::Field::sid("worker_sid", &SID_WORKER).required(),
        schema::Field::string("role").required(),
    ];
    pub static GRANT_TASK_ROUTER: schema::Grant = schema::Grant::new(
        "task_router",
        schema::Shape::fields(&GRANT_TASK_ROUTER_FIELDS),
    );
    static GRANT_FLEX_INSIGHTS_FIELDS: [schema::Field; 1] = [
        schema::Field::sid("service_sid", &SID_WORKSPACE_INSIGHTS).required(),
    ];
    pub static GRANT_FLEX_INSIGHTS: schema::Grant = schema::Grant::new(
        "flex_insights",
        schema::Shape::fields(&GRANT_FLEX_INSIGHTS_FIELDS),
    );
    pub static GRANT_PLAYER: schema::Grant = schema::Grant::new(
            "player",
            schema::Shape::Json,
        )
        .deprecated(
            "Twilio Live ended on 30 November 2023, and nothing plays what this grant opens",
        );
    pub static SDK_CONVERSATIONS: schema::Sdk = schema::Sdk::new(
            "conversations",
            "Conversations",
            &["us1", "ie1"],
            "header-twr",
        )
        .requires(&["chat"])
        .identity(
            schema::Identity::ANY
                .max(256, schema::Unit::Characters)
                .avoid("!*'();:@&=+$,/?%#[]"),
        )
        .renew_before(180);
    pub static SDK_SYNC: schema::Sdk = schema::Sdk::new(
            "sync",
            "Sync",
            &["us1", "ie1", "au1"],
            "header-twr",
        )
        .requires(&["data_sync"])
        .identity(schema::Identity::ANY.max(256, schema::Unit::Characters))
        .renew_before(180);
    pub static SDK_VOICE: schema::Sdk = schema::Sdk::new(
            "voice",
            "Voice",
            &["us1", "ie1", "au1"],
            "header-twr",
        )
        .requires(&["voice"])
        .identity(
            schema::Identity::ANY
                .max(256, schema::Unit::Characters)
                .warn_above(121)
                .forbid(" <>#%\"{}|\\^[]`")
                .forbid_control()
                .prefer(&[('A', 'Z'), ('a', 'z'), ('0', '9'), ('_', '_')]),
        )
        .renew_before(10);
    pub static SDK_VIDEO: schema::Sdk = schema::Sdk::new(
            "video",
            "Video",
            &["us1"],
            "video-region",
        )
        .requires(&["video"])
        .identity(schema::Identity::ANY.max(128, schema::Unit::DoubleByte));
    pub static SDK_TASKROUTER: schema::Sdk = schema::Sdk::new(
            "taskrouter",
            "TaskRouter",
            &["us1", "ie1", "au1"],
            "header-twr",
        )
        .requires(&["task_router"])
        .allows(&["flex_insights"]);
    pub static SDK_LIVE_PLAYER: schema::Sdk = schema::Sdk::new(
            "live_player",
            "Live Player",
            &["us1", "ie1", "au1"],
            "header-twr",
        )
        .requires(&["player"]);
    static HEADER: [(schema::Text, schema::Text); 3] = [
        schema::pair("typ", "JWT"),
        schema::pair("alg", "HS256"),
        schema::pair("cty", "twilio-fpa;v=1"),
    ];
    static LOOK_ALIKES_API_KEY_SECRET: [schema::LookAlike; 1] = [
        schema::LookAlike::new(
            "auth-token",
            "an Auth Token",
            schema::Looks::new(32, &[('0', '9'), ('a', 'f')]),
            "an Auth Token never signs an Access Token (20107, 51130); write the secret that Twilio showed when the API Key was made, or make a new key",
        ),
    ];
    static CREDENTIALS: [schema::Credential; 3] = [
        schema::Credential::secret(
                "account_sid",
                "Account SID",
                &["TWILIO_ACCOUNT_SID"],
                "sub-not-account",
            )
            .claim_sid("sub", &SID_ACCOUNT),
        schema::Credential::secret(
                "api_key_sid",
                "API Key SID",
                &["TWILIO_API_KEY", "TWILIO_API_KEY_SID"],
                "iss-not-api-key",
            )
            .claim_sid("iss", &SID_API_KEY),
        schema::Credential::secret(
                "api_key_secret",
                "API Key Secret",
                &["TWILIO_API_SECRET", "TWILIO_API_KEY_SECRET"],
                "api-key-secret",
            )
            .warn_below(32)
            .looks(32, &[('0', '9'), ('A', 'Z'), ('a', 'z')])
            .look_alikes(&LOOK_ALIKES_API_KEY_SECRET),
    ];
    static OTHER_SECRETS: [(schema::Text, schema::Text); 1] = [
        schema::pair("TWILIO_AUTH_TOKEN", "Auth Token"),
    ];
    static LEGACY: [schema::Legacy; 2] = [
        schema::Legacy::new("ip_messaging", "chat"),
        schema::Legacy::new("rtc", "video"),
    ];
    static FOREIGN_CLAIMS_0: [(schema::Text, schema::Text); 1] = [
        schema::pair("scope", "scope:"),
    ];
    static FOREIGN_CLAIMS_1: [(schema::Text, schema::Text); 1] = [
        schema::pair("policies", ""),
    ];
    static FOREIGN_CLAIMS_2: [(schema::Text, schema::Text); 1] = [
        schema::pair("video.roomJoin", ""),
    ];
    static FOREIGN_CLAIMS_3: [(schema::Text, schema::Text); 2] = [
        schema::pair("video", ""),
        schema::pair("iss", "API"),
    ];
    static FOREIGN_CLAIMS_4: [(schema::Text, schema::Text); 2] = [
        schema::pair("app_key", ""),
        schema::pair("tpc", ""),
    ];
    static FOREIGN_CLAIMS_5: [(schema::Text, schema::Text); 1] = [
        schema::pair("access_key", ""),
    ];
    static FOREIGN_CLAIMS_6: [(schema::Text, schema::Text); 1] = [
        schema::pair("user_id", ""),
    ];
    static FOREIGN_CLAIMS_7: [(schema::Text, schema::Text); 1] = [
        schema::pair("application_id", ""),
    ];
    static FOREIGN_CLAIMS_8: [(schema::Text, schema::Text); 1] = [
        schema::pair("x-ably-capability", ""),
    ];
    static FOREIGN_CLAIMS_9: [(schema::Text, schema::Text); 2] = [
        schema::pair("apikey", ""),
        schema::pair("permissions", ""),
    ];
    static FOREIGN: [schema::Foreign; 10] = [
        schema::Foreign::new(
            "capability-token",
            "a Capability Token",
            &FOREIGN_CLAIMS_0,
            "it served Twilio Client (Voice 1.x) and is signed with the Auth Token; issue an Access Token with the `voice` grant, signed with an API Key",
        ),
        schema::Foreign::new(
            "taskrouter-capability-token",
            "a Capability Token of TaskRouter",
            &FOREIGN_CLAIMS_1,
            "it serves TaskRouter.js 1 and is signed with the Auth Token; issue an Access Token with the `task_router` grant, signed with an API Key",
        ),
        schema::Foreign::new(
            "other-vendor-token",
            "a token of LiveKit",
            &FOREIGN_CLAIMS_2,
            "pass the token that your server issued for Twilio",
        ),
        schema::Foreign::new(
            "other-vendor-token",
            "a token of LiveKit",
            &FOREIGN_CLAIMS_3,
            "pass the token that your server issued for Twilio",
        ),
        schema::Foreign::new(
            "other-vendor-token",
            "a token of Zoom Video SDK",
            &FOREIGN_CLAIMS_4,
            "pass the token that your server issued for Twilio",
        ),
        schema::Foreign::new(
            "other-vendor-token",
            "a token of 100ms",
            &FOREIGN_CLAIMS_5,
            "pass the token that your server issued for Twilio",
        ),
        schema::Foreign::new(
            "other-vendor-token",
            "a token of Stream",
            &FOREIGN_CLAIMS_6,
            "pass the token that your server issued for Twilio",
        ),
        schema::Foreign::new(
            "other-vendor-token",
            "a token of Vonage",
            &FOREIGN_CLAIMS_7,
            "pass the token that your server issued for Twilio",
        ),
        schema::Foreign::new(
            "other-vendor-token",
            "a token of Ably",
            &FOREIGN_CLAIMS_8,
            "pass the token that your server issued for Twilio",
        ),
        schema::Foreign::new(
            "other-vendor-token",
            "a token of VideoSDK.live",
            &FOREIGN_CLAIMS_9,
            "pass the token that your server issued for Twilio",
        ),
    ];
    static CODES: [schema::Code; 77] = [
        schema::Code::new(
            51003,
            "Client connection: the identity is too long",
            "https://www.twilio.com/docs/api/errors/51003",
            &["The identity has more than 256 characters."],
            schema::Visible::Yes,
        ),
        schema::Code::new(
            51006,
            "Client connection: the connection has expired",
            "https://www.twilio.com/docs/api/errors/51006",
            &[
                "The token reached its `exp` while the client was connected, and the client had not renewed it.",
            ],
            schema::Visible::Yes,
        ),
        schema::Code::new(
            51007,
            "Client connection: the token's authentication was rejected",
            "https://www.twilio.com/docs/api/errors/51007",
            &[
                "The token has expired, or its `nbf` is still in the future.",
                "The token was changed after signing, or signed with another secret than the API Key's.",
                "The grants are missing or malformed, or the grant that the SDK needs is not among them.",
                "A grant lacks a field: `service_sid` for Conversations and Sync, an application SID for Voice.",
                "The token has no identity.",
                "A token for Video was signed with an API Key of another Region than US1.",
            ],
            schema::Visible::Partly,
        ),
        schema::Code::new(
            51101,
            "Twilsock: the service instance was not found",
            "https://www.twilio.com/docs/api/errors/51101",
            &[
                "`service_sid` names a service that is not in this account, or of another product.",
            ],
            schema::Visible::No,
        ),
        schema::Code::new(
            51102,
            "Twilsock: no service instance SID was given",
            "https://www.twilio.com/docs/api/errors/51102",
            &["The grant has no `service_sid`."],
            schema::Visible::Yes,
        ),
        schema::Code::new(
            51103,
            "Twilsock: the token has no grants",
            "https://www.twilio.com/docs/api/errors/51103",
            &["The claim `grants` is missing."],
            schema::Visible::Yes,
        ),
        schema::Code::new(
            51104,
            "Twilsock: the token names no service instance",
            "https://www.twilio.com/docs/api/errors/51104",
            &["`chat.service_sid` or `data_sync.service_sid` is missing."],
            schema::Visible::Yes,
        ),
        schema::Code::new(
            51105,
            "Twilsock: the token has no identity",
            "https://www.twilio.com/docs/api/errors/51105",
            &["`grants.identity` is missing or empty."],
            schema::Visible::Yes,
        ),
        schema::Code::new(
            51110,
            "Twilsock: several grants for one product",
            "https://www.twilio.com/docs/api/errors/51110",
            &["The grants hold more than one for the same product."],
            schema::Visible::Yes,
        ),
        schema::Code::new(
            51115,
            "Twilsock: the token's subject is invalid",
            "https://www.twilio.com/docs/api/errors/51115",
            &[
                "`sub` is missing or malformed.",
                "`sub` is no live account, or not the one that owns the API Key.",
            ],
            schema::Visible::Partly,
        ),
        schema::Code::new(
            51116,
            "Twilsock: the token's grants are invalid",
            "https://www.twilio.com/docs/api/errors/51116",
            &[
                "The claim `grants` or a grant in it is malformed.",
                "A grant holds a value that Twilio does not accept.",
            ],
            schema::Visible::Partly,
        ),
        schema::Code::new(
            51117,
            "Twilsock: the token's signature is invalid",
            "https://www.twilio.com/docs/api/errors/51117",
            &[
                "The token was signed with another secret than the API Key's, or changed after signing.",
            ],
            schema::Visible::Yes,
        ),
        schema::Code::new(
            51118,
            "Twilsock: the token's claims are invalid",
            "https://www.twilio.com/docs/api/errors/51118",
            &[
                "A claim is missing, or has a value that it cannot have.",
                "The claims do not fit the account.",
            ],
            schema::Visible::Partly,
        ),
        schema::Code::new(
            51119,
            "Twilsock: the token has expired",
            "https://www.twilio.com/docs/api/errors/51119",
            &["`exp` is in the past."],
            schema::Visible::Yes,
        ),
        schema::Code::new(
            51120,
            "Twilsock: the token is not valid yet",
            "https://www.twilio.com/docs/api/errors/51120",
            &[
                "`nbf` is in the future; the clock of the server that made the token may be ahead.",
            ],
            schema::Visible::Yes,
        ),
        schema::Code::new(
            51121,
            "Twilsock: the token lives too long",
            "https://www.twilio.com/docs/api/errors/51121",
            &["`exp` is more than 24 hours after the token was made."],
            schema::Visible::Yes,
        ),
        schema::Code::new(
            51122,
            "Twilsock: authentication failed",
            "https://www.twilio.com/docs/api/errors/51122",
            &["The credentials that made the token are wrong."],
            schema::Visible::No,
        ),
        schema::Code::new(
            51130,
            "Twilsock: the token is invalid",
            "https://www.twilio.com/docs/api/errors/51130",
            &[
                "The value is no Access Token: a malformed JWT, another credential (an Auth Token, say), or a token of another format.",
                "It was made from an Account SID, API Key SID and secret that do not belong together, or from test credentials.",
                "The SDK was handed a JSON object, or something else that is not the plain text of the token.",
                "The token has no valid grants, or not the grant of this SDK: Conversations needs `chat`, Sync needs `data_sync` with its `service_sid`.",
                "In Conversations the connection stays `denied` after an invalid token, until the client gets a new and valid one.",
            ],
            schema::Visible::Partly,
        ),
        schema::Code::new(
            51131,
            "Twilsock: authentication failed",
            "https://www.twilio.com/docs/api/errors/51131",
            &["The credentials that made the token are wrong."],
            schema::Visible::No,
        ),
        schema::Code::new(
            51202,
            "Twilsock: too many requests",
            "https://www.twilio.com/docs/api/errors/51202",
            &[
                "More connections were asked for in a short time than Twilio lets in; the token is not at fault.",
            ],
            schema::Visible::No,
        ),
        schema::Code::new(
            51215,
            "Twilsock: unauthorized",
            "https://www.twilio.com/docs/api/errors/51215",
            &[
                "The credentials are wrong or do not belong together.",
                "The token has expired.",
                "The grant, the identity or the service is not the right one; a renewed token must keep all three.",
                "The SDK was handed a JSON object in place of the token's text.",
            ],
            schema::Visible::Partly,
        ),
        schema::Code::new(
            20003,
            "REST: permission denied",
            "https://www.twilio.com/docs/api/errors/20003",
            &[
                "Account SID and Auth Token, or API Key and secret, do not belong together, or the key is deleted.",
                "The credentials are of another Region, or test credentials.",
                "A token was signed with the Auth Token in place of the API Key Secret.",
            ],
            schema::Visible::No,
        ),
        schema::Code::new(
            20101,
            "The Access Token is invalid",
            "https://www.twilio.com/docs/api/errors/20101",
            &[
                "The value is no Access Token: no JWT with the header and claims that Twilio asks for.",
            ],
            schema::Visible::Yes,
        ),
        schema::Code::new(
            20102,
            "The Access Token's header is invalid",
            "https://www.twilio.com/docs/api/errors/20102",
            &[
                "`typ`, `alg` or `cty` is missing or wrong.",
                "A Capability Token, which has no `cty`, was given to an SDK that needs an Access Token.",
            ],
            schema::Visible::Yes,
        ),
        schema::Code::new(
            20103,
            "The Access Token's issuer or subject is invalid",
            "https://www.twilio.com/docs/api/errors/20103",
            &[
                "`iss` is no API Key SID, or `sub` no Account SID.",
                "The API Key is deleted, or belongs to another account.",
                "The account is suspended, or has no funds.",
            ],
            schema::Visible::Partly,
        ),
        schema::Code::new(
            20104,
            "The Access Token has expired, or its expiry is invalid",
            "https://www.twilio.com/docs/api/errors/20104",
            &[
                "`exp` is in the past.",
                "`exp` is not a number of seconds.",
                "`exp` is more than 24 hours ahead.",
            ],
            schema::Visible::Yes,
        ),
        schema::Code::new(
            20105,
            "The Access Token is not valid yet",
            "https://www.twilio.com/docs/api/errors/20105",
            &[
                "`nbf` is in the future; the clock of the server that made the token may be ahead.",
            ],
            schema::Visible::Yes,
        ),
        schema::Code::new(
            20106,
            "The Access Token's grants are invalid",
            "https://www.twilio.com/docs/api/errors/20106",
            &[
                "The signature holds, but the grants cannot be read.",
                "The grants do not allow what the client asked for.",
            ],
            schema::Visible::Yes,
        ),
        schema::Code::new(
            20107,
            "The Access Token's signature is invalid",
            "https://www.twilio.com/docs/api/errors/20107",
            &[
                "It was signed with another secret, often the Auth Token.",
                "The secret has extra characters, such as a space or a newline.",
                "`iss` names another API Key than the one whose secret signed.",
            ],
            schema::Visible::Yes,
        ),
        schema::Code::new(
            20151,
            "Authentication failed",
            "https://www.twilio.com/docs/api/errors/20151",
            &[
                "The header, the issuer, the subject or another claim is invalid.",
                "The token has expired, is not valid yet, or lives too long.",
                "The API Key and the account do not belong together, as with a subaccount and its parent's key.",
            ],
            schema::Visible::Partly,
        ),
        schema::Code::new(
            20152,
            "The token's header is invalid",
            "https://www.twilio.com/docs/api/errors/20152",
            &["A value that the header must have is missing or wrong."],
            schema::Visible::Yes,
        ),
        schema::Code::new(
            20153,
            "The token's issuer or subject is invalid",
            "https://www.twilio.com/docs/api/errors/20153",
            &[
                "`iss` or `sub` is missing.",
                "The issuer or the subject is suspended.",
                "The issuer and the subject do not belong together.",
            ],
            schema::Visible::Partly,
        ),
        schema::Code::new(
            20154,
            "The token's claims are invalid",
            "https://www.twilio.com/docs/api/errors/20154",
            &[
                "A required claim is missing; for client validation that is `hrh` or `rqh`.",
            ],
            schema::Visible::Yes,
        ),
        schema::Code::new(
            20155,
            "The token is not valid yet",
            "https://www.twilio.com/docs/api/errors/20155",
            &["The token's time is in the future: a clock is wrong."],
            schema::Visible::Yes,
        ),
        schema::Code::new(
            20156,
            "The token has expired, or its expiry is invalid",
            "https://www.twilio.com/docs/api/errors/20156",
            &[
                "`exp` is in the past, or no valid time.",
                "A clock is further off than Twilio permits.",
            ],
            schema::Visible::Yes,
        ),
        schema::Code::new(
            20157,
            "The token lives too long",
            "https://www.twilio.com/docs/api/errors/20157",
            &[
                "`exp` is more than 24 hours ahead.",
                "The life or `exp` was given in milliseconds; it is in seconds.",
            ],
            schema::Visible::Yes,
        ),
        schema::Code::new(
            20160,
            "The token is invalid",
            "https://www.twilio.com/docs/api/errors/20160",
            &[
                "The value is no JWT of three parts.",
                "`typ`, `alg` or `cty` is missing or wrong.",
                "It was signed without the right API Key SID and secret.",
                "It was made with a Restricted API Key.",
            ],
            schema::Visible::Partly,
        ),
        schema::Code::new(
            20403,
            "Forbidden",
            "https://www.twilio.com/docs/api/errors/20403",
            &["The account may not use what the request names."],
            schema::Visible::No,
        ),
        schema::Code::new(
            21218,
            "The application SID is invalid",
            "https://www.twilio.com/docs/api/errors/21218",
            &["`application_sid` names no TwiML App of this account."],
            schema::Visible::No,
        ),
        schema::Code::new(
            70051,
            "Authorization failed",
            "https://www.twilio.com/docs/api/errors/70051",
            &[
                "The account or the API Key is missing or suspended.",
                "A Restricted API Key lacks the permission.",
            ],
            schema::Visible::No,
        ),
        schema::Code::new(
            70052,
            "Public Key Client Validation is required",
            "https://www.twilio.com/docs/api/errors/70052",
            &[
                "The account takes only requests with a `Twilio-Client-Validation` header, and this one has none.",
            ],
            schema::Visible::No,
        ),
        schema::Code::new(
            70154,
            "Client validation: the public key is invalid",
            "https://www.twilio.com/docs/api/errors/70154",
            &["The public key that Twilio has been given is invalid."],
            schema::Visible::No,
        ),
        schema::Code::new(
            70155,
            "Client validation: a signed header is missing",
            "https://www.twilio.com/docs/api/errors/70155",
            &[
                "The token names headers that were signed, and the request lacks one of them.",
            ],
            schema::Visible::No,
        ),
        schema::Code::new(
            70156,
            "Client validation: the request's hash is wrong",
            "https://www.twilio.com/docs/api/errors/70156",
            &["The request is not the one whose hash the token holds."],
            schema::Visible::No,
        ),
        schema::Code::new(
            31000,
            "Voice: an error of no known kind",
            "https://www.twilio.com/docs/api/errors/31000",
            &[
                "Voice for JavaScript hides many a refused token behind this number; `enableImprovedSignalingErrorPrecision` shows the real one.",
            ],
            schema::Visible::No,
        ),
        schema::Code::new(
            31001,
            "Voice: the TwiML App was not found",
            "https://www.twilio.com/docs/api/errors/31001",
            &["`application_sid` names no TwiML App of this account."],
            schema::Visible::No,
        ),
        schema::Code::new(
            31002,
            "Voice: the connection was declined",
            "https://www.twilio.com/docs/api/errors/31002",
            &["The TwiML App, or what its Voice URL answered, declined the call."],
            schema::Visible::No,
        ),
        schema::Code::new(
            31102,
            "Voice: the request has no token",
            "https://www.twilio.com/docs/api/errors/31102",
            &["The client sent no token."],
            schema::Visible::No,
        ),
        schema::Code::new(
            31105,
            "Voice: the client name is invalid",
            "https://www.twilio.com/docs/api/errors/31105",
            &[
                "The identity is too long, or has a character that Voice does not accept.",
            ],
            schema::Visible::Yes,
        ),
        schema::Code::new(
            31201,
            "Voice: authorization error",
            "https://www.twilio.com/docs/api/errors/31201",
            &[
                "Twilio refused the token for a reason that it does not name.",
                "In version 1 of the JavaScript SDK also: the microphone could not be used.",
            ],
            schema::Visible::Partly,
        ),
        schema::Code::new(
            31202,
            "Voice: the signature could not be validated",
            "https://www.twilio.com/docs/api/errors/31202",
            &["The Account SID, the API Key SID or the secret is wrong."],
            schema::Visible::Partly,
        ),
        schema::Code::new(
            31203,
            "Voice: no valid account",
            "https://www.twilio.com/docs/api/errors/31203",
            &["The account does not exist, or is not active."],
            schema::Visible::No,
        ),
        schema::Code::new(
            31204,
            "Voice: the JWT is invalid",
            "https://www.twilio.com/docs/api/errors/31204",
            &[
                "The value is no well-formed JWT.",
                "It was made with a wrong Account SID or API Key, so that issuer or subject is invalid.",
                "The identity or the `voice` grant is missing.",
                "It was made with a Restricted API Key.",
            ],
            schema::Visible::Partly,
        ),
        schema::Code::new(
            31205,
            "Voice: the JWT has expired",
            "https://www.twilio.com/docs/api/errors/31205",
            &["`exp` is in the past."],
            schema::Visible::Yes,
        ),
        schema::Code::new(
            31206,
            "Voice: too many requests",
            "https://www.twilio.com/docs/api/errors/31206",
            &["The rate limit was reached; the token is not at fault."],
            schema::Visible::No,
        ),
        schema::Code::new(
            31207,
            "Voice: the JWT lives too long",
            "https://www.twilio.com/docs/api/errors/31207",
            &["`exp` is more than 24 hours after the token was made."],
            schema::Visible::Yes,
        ),
        schema::Code::new(
            31208,
            "Voice: the microphone was denied",
            "https://www.twilio.com/docs/api/errors/31208",
            &[
                "The user or the browser denied the microphone; the token is not at fault. Version 2 of the JavaScript SDK says 31401.",
            ],
            schema::Visible::No,
        ),
        schema::Code::new(
            31209,
            "Voice: the reconnection is not authorized",
            "https://www.twilio.com/docs/api/errors/31209",
            &["Twilio did not let the client take up its connection again."],
            schema::Visible::No,
        ),
        schema::Code::new(
            31301,
            "Voice: registration for push notifications failed",
            "https://www.twilio.com/docs/api/errors/31301",
            &[
                "The token has no `voice` grant, or an empty identity.",
                "The API Key SID and the secret do not belong together.",
                "The push credential is missing, or its certificate is.",
            ],
            schema::Visible::Partly,
        ),
        schema::Code::new(
            31401,
            "Voice: the microphone was denied",
            "https://www.twilio.com/docs/api/errors/31401",
            &[
                "The user or the browser denied the microphone; the token is not at fault.",
            ],
            schema::Visible::No,
        ),
        schema::Code::new(
            31404,
            "Voice: not found",
            "https://www.twilio.com/docs/api/errors/31404",
            &["The TwiML App exists, but has no Voice URL."],
            schema::Visible::No,
        ),
        schema::Code::new(
            52002,
            "Push: the credential SID is invalid",
            "https://www.twilio.com/docs/api/errors/52002",
            &[
                "`push_credential_sid` is missing, or names no push credential of this account.",
            ],
            schema::Visible::No,
        ),
        schema::Code::new(
            52003,
            "Push: the credential is of the wrong kind",
            "https://www.twilio.com/docs/api/errors/52003",
            &[
                "The push credential is for APNs and the device uses FCM, or the other way round.",
            ],
            schema::Visible::No,
        ),
        schema::Code::new(
            52004,
            "Push: no credential SID was given",
            "https://www.twilio.com/docs/api/errors/52004",
            &["The grant has no `push_credential_sid`."],
            schema::Visible::Yes,
        ),
        schema::Code::new(
            53000,
            "Signalling error",
            "https://www.twilio.com/docs/api/errors/53000",
            &["The connection failed for a reason that no other code names."],
            schema::Visible::No,
        ),
        schema::Code::new(
            53100,
            "Video: the room's name is invalid",
            "https://www.twilio.com/docs/api/errors/53100",
            &[
                "`video.room`, or the name that the client gave, does not follow the rules for names.",
            ],
            schema::Visible::Yes,
        ),
        schema::Code::new(
            53101,
            "Video: the room's name is too long",
            "https://www.twilio.com/docs/api/errors/53101",
            &["`video.room`, or the name that the client gave, is too long."],
            schema::Visible::Yes,
        ),
        schema::Code::new(
            53102,
            "Video: the room's name has invalid characters",
            "https://www.twilio.com/docs/api/errors/53102",
            &["`video.room`, or the name that the client gave, is not valid UTF-8."],
            schema::Visible::Yes,
        ),
        schema::Code::new(
            53106,
            "Video: the room was not found",
            "https://www.twilio.com/docs/api/errors/53106",
            &["The room does not exist, or has ended."],
            schema::Visible::No,
        ),
        schema::Code::new(
            53200,
            "Video: the participant's identity is invalid",
            "https://www.twilio.com/docs/api/errors/53200",
            &[
                "The identity is missing or empty.",
                "The identity has more than 128 characters, of which a double-byte one counts twice.",
            ],
            schema::Visible::Yes,
        ),
        schema::Code::new(
            53201,
            "Video: the participant's identity is too long",
            "https://www.twilio.com/docs/api/errors/53201",
            &[
                "The identity has more than 128 characters, of which a double-byte one counts twice.",
            ],
            schema::Visible::Yes,
        ),
        schema::Code::new(
            53202,
            "Video: the participant's identity has invalid characters",
            "https://www.twilio.com/docs/api/errors/53202",
            &["The identity is not valid UTF-8."],
            schema::Visible::Yes,
        ),
        schema::Code::new(
            53205,
            "Video: a second participant with the same identity",
            "https://www.twilio.com/docs/api/errors/53205",
            &[
                "Another client joined the room with this identity, and the earlier one was put out.",
            ],
            schema::Visible::No,
        ),
        schema::Code::new(
            54007,
            "Sync: the identity lacks the permission",
            "https://www.twilio.com/docs/api/errors/54007",
            &[
                "The service checks permissions, and this identity has none for the object.",
            ],
            schema::Visible::No,
        ),
        schema::Code::new(
            54050,
            "Sync: the service does not exist",
            "https://www.twilio.com/docs/api/errors/54050",
            &["`data_sync.service_sid` names no Sync service."],
            schema::Visible::No,
        ),
        schema::Code::new(
            54056,
            "Sync: the service belongs to another account",
            "https://www.twilio.com/docs/api/errors/54056",
            &["`data_sync.service_sid` and `sub` are of different accounts."],
            schema::Visible::No,
        ),
        schema::Code::new(
            54351,
            "Sync: the identity's length is invalid",
            "https://www.twilio.com/docs/api/errors/54351",
            &["The identity is empty, or has more than 256 characters."],
            schema::Visible::Yes,
        ),
    ];
    static RULES: [schema::RuleCodes; 354] = [
        schema::RuleCodes::new("empty", &[20101, 51130, 31102]),
        schema::RuleCodes::of_sdk("empty", "conversations", &[51130, 20101]),
        schema::RuleCodes::of_sdk("empty", "sync", &[51130, 20101]),
        schema::RuleCodes::of_sdk("empty", "voice", &[31102, 31204, 20101]),
        schema::RuleCodes::of_sdk("empty", "video", &[20101]),
        schema::RuleCodes::new("not-a-jwt", &[20101, 20160, 51130, 31204]),
        schema::RuleCodes::of_sdk("not-a-jwt", "conversations", &[51130, 20101]),
        schema::RuleCodes::of_sdk("not-a-jwt", "sync", &[51130, 20101]),
        schema::RuleCodes::of_sdk("not-a-jwt", "voice", &[31204, 20101]),
        schema::RuleCodes::of_sdk("not-a-jwt", "video", &[20101, 20160]),
        schema::RuleCodes::new("auth-token", &[51130, 20101, 31204]),
        schema::RuleCodes::of_sdk("auth-token", "conversations", &[51130, 20101]),
        schema::RuleCodes::of_sdk("auth-token", "sync", &[51130, 20101]),
        schema::RuleCodes::of_sdk("auth-token", "voice", &[31204, 20101]),
        schema::RuleCodes::of_sdk("auth-token", "video", &[20101]),
        schema::RuleCodes::of_sdk("auth-token", "taskrouter", &[20101]),
        schema::RuleCodes::of_sdk("auth-token", "live_player", &[20101]),
        schema::RuleCodes::new("api-key-secret", &[51130, 20101, 31204]),
        schema::RuleCodes::of_sdk("api-key-secret", "conversations", &[51130, 20101]),
        schema::RuleCodes::of_sdk("api-key-secret", "sync", &[51130, 20101]),
        schema::RuleCodes::of_sdk("api-key-secret", "voice", &[31204, 20101]),
        schema::RuleCodes::of_sdk("api-key-secret", "video", &[20101]),
        schema::RuleCodes::of_sdk("api-key-secret", "taskrouter", &[20101]),
        schema::RuleCodes::of_sdk("api-key-secret", "live_player", &[20101]),
        schema::RuleCodes::new("sid-not-token", &[20101, 51130, 31204]),
        schema::RuleCodes::of_sdk("sid-not-token", "conversations", &[51130, 20101]),
        schema::RuleCodes::of_sdk("sid-not-token", "sync", &[51130, 20101]),
        schema::RuleCodes::of_sdk("sid-not-token", "voice", &[31204, 20101]),
        schema::RuleCodes::of_sdk("sid-not-token", "video", &[20101]),
        schema::RuleCodes::new("json-wrapped", &[51130, 51215, 20101, 31204]),
        schema::RuleCodes::of_sdk(
            "json-wrapped",
            "conversations",
            &[51130, 51215, 20101],
        ),
        schema::RuleCodes::of_sdk("json-wrapped", "sync", &[51130, 51215, 20101]),
        schema::RuleCodes::of_sdk("json-wrapped", "voice", &[31204, 20101]),
        schema::RuleCodes::of_sdk("json-wrapped", "video", &[20101]),
        schema::RuleCodes::of_sdk("json-wrapped", "taskrouter", &[20101]),
        schema::RuleCodes::of_sdk("json-wrapped", "live_player", &[20101]),
        schema::RuleCodes::new("quoted", &[51130, 20101, 31204]),
        schema::RuleCodes::of_sdk("quoted", "conversations", &[51130, 20101]),
        schema::RuleCodes::of_sdk("quoted", "sync", &[51130, 20101]),
        schema::RuleCodes::of_sdk("quoted", "voice", &[31204, 20101]),
        schema::RuleCodes::of_sdk("quoted", "video", &[20101]),
        schema::RuleCodes::of_sdk("quoted", "taskrouter", &[20101]),
        schema::RuleCodes::of_sdk("quoted", "live_player", &[20101]),
        schema::RuleCodes::new("bearer-prefix", &[20101, 51130, 31204]),
        schema::RuleCodes::of_sdk("bearer-prefix", "conversations", &[51130, 20101]),
        schema::RuleCodes::of_sdk("bearer-prefix", "sync", &[51130, 20101]),
        schema::RuleCodes::of_sdk("bearer-prefix", "voice", &[31204, 20101]),
        schema::RuleCodes::of_sdk("bearer-prefix", "video", &[20101]),
        schema::RuleCodes::new("whitespace", &[20101, 51130, 31204]),
        schema::RuleCodes::of_sdk("whitespace", "conversations", &[51130, 20101]),
        schema::RuleCodes::of_sdk("whitespace", "sync", &[51130, 20101]),
        schema::RuleCodes::of_sdk("whitespace", "voice", &[31204, 20101]),
        schema::RuleCodes::of_sdk("whitespace", "video", &[20101]),
        schema::RuleCodes::new("jwe", &[20101, 20160, 51130, 31204]),
        schema::RuleCodes::of_sdk("jwe", "conversations", &[51130, 20101]),
        schema::RuleCodes::of_sdk("jwe", "sync", &[51130, 20101]),
        schema::RuleCodes::of_sdk("jwe", "voice", &[31204, 20101]),
        schema::RuleCodes::of_sdk("jwe", "video", &[20101, 20160]),
        schema::RuleCodes::new("bad-base64", &[20101, 20160, 51130, 31204]),
        schema::RuleCodes::of_sdk("bad-base64", "conversations", &[51130, 20101]),
        schema::RuleCodes::of_sdk("bad-base64", "sync", &[51130, 20101]),
        schema::RuleCodes::of_sdk("bad-base64", "voice", &[31204, 20101]),
        schema::RuleCodes::of_sdk("bad-base64", "video", &[20101, 20160]),
        schema::RuleCodes::new("padded-base64", &[20101, 20160, 51130, 31204]),
        schema::RuleCodes::of_sdk("padded-base64", "conversations", &[51130, 20101]),
        schema::RuleCodes::of_sdk("padded-base64", "sync", &[51130, 20101]),
        schema::RuleCodes::of_sdk("padded-base64", "voice", &[31204, 20101]),
        schema::RuleCodes::of_sdk("padded-base64", "video", &[20101, 20160]),
        schema::RuleCodes::new("bad-json", &[20101, 20160, 51130, 31204]),
        schema::RuleCodes::of_sdk("bad-json", "conversations", &[51130, 20101]),
        schema::RuleCodes::of_sdk("bad-json", "sync", &[51130, 20101]),
        schema::RuleCodes::of_sdk("bad-json", "voice", &[31204, 20101]),
        schema::RuleCodes::of_sdk("bad-json", "video", &[20101, 20160]),
        schema::RuleCodes::new("claims-not-object", &[20101, 20160, 51130, 31204]),
        schema::RuleCodes::of_sdk("claims-not-object", "conversations", &[51130, 20101]),
        schema::RuleCodes::of_sdk("claims-not-object", "sync", &[51130, 20101]),
        schema::RuleCodes::of_sdk("claims-not-object", "voice", &[31204, 20101]),
        schema::RuleCodes::of_sdk("claims-not-object", "video", &[20101, 20160]),
        schema::RuleCodes::new("token-too-long", &[20101, 51130, 31204]),
        schema::RuleCodes::of_sdk("token-too-long", "conversations", &[51130, 20101]),
        schema::RuleCodes::of_sdk("token-too-long", "sync", &[51130, 20101]),
        schema::RuleCodes::of_sdk("token-too-long", "voice", &[31204, 20101]),
        schema::RuleCodes::of_sdk("token-too-long", "video", &[20101]),
        schema::RuleCodes::new("truncated", &[20101, 20160, 51130, 31204]),
        schema::RuleCodes::of_sdk("truncated", "conversations", &[51130, 20101]),
        schema::RuleCodes::of_sdk("truncated", "sync", &[51130, 20101]),
        schema::RuleCodes::of_sdk("truncated", "voice", &[31204, 20101]),
        schema::RuleCodes::of_sdk("truncated", "video", &[20101, 20160]),
        schema::RuleCodes::new("other-vendor-token", &[20101, 20102, 51130, 31204]),
        schema::RuleCodes::of_sdk(
            "other-vendor-token",
            "conversations",
            &[51130, 20101],
        ),
        schema::RuleCodes::of_sdk("other-vendor-token", "sync", &[51130, 20101]),
        schema::RuleCodes::of_sdk("other-vendor-token", "voice", &[31204, 20101]),
        schema::RuleCodes::of_sdk("other-vendor-token", "video", &[20101, 20102]),
        schema::RuleCodes::new("capability-token", &[20102, 20101, 51130]),
        schema::RuleCodes::of_sdk("capability-token", "conversations", &[51130, 20102]),
        schema::RuleCodes::of_sdk("capability-token", "sync", &[51130, 20102]),
        schema::RuleCodes::of_sdk("capability-token", "voice", &[20102, 31204, 20101]),
        schema::RuleCodes::of_sdk("capability-token", "video", &[20102, 20101]),
        schema::RuleCodes::new("taskrouter-capability-token", &[20102, 20101, 51130]),
        schema::RuleCodes::of_sdk(
            "taskrouter-capability-token",
            "conversations",
            &[51130, 20102],
        ),
        schema::RuleCodes::of_sdk(
            "taskrouter-capability-token",
            "sync",
            &[51130, 20102],
        ),
        schema::RuleCodes::of_sdk(
            "taskrouter-capability-token",
            "voice",
            &[20102, 31204, 20101],
        ),
        schema::RuleCodes::of_sdk(
            "taskrouter-capability-token",
            "video",
            &[20102, 20101],
        ),
        schema::RuleCodes::new("header-typ", &[20102, 20152, 20160, 20151, 51130]),
        schema::RuleCodes::of_sdk("header-typ", "conversations", &[51130, 20102]),
        schema::RuleCodes::of_sdk("header-typ", "sync", &[51130, 20102]),
        schema::RuleCodes::of_sdk("header-typ", "voice", &[20102, 31204, 20101]),
        schema::RuleCodes::of_sdk("header-typ", "video", &[20102, 20101]),
        schema::RuleCodes::new("header-alg", &[20102, 20152, 20160, 20151, 51130]),
        schema::RuleCodes::of_sdk("header-alg", "conversations", &[51130, 20102]),
        schema::RuleCodes::of_sdk("header-alg", "sync", &[51130, 20102]),
        schema::RuleCodes::of_sdk("header-alg", "voice", &[20102, 31204, 20101]),
        schema::RuleCodes::of_sdk("header-alg", "video", &[20102, 20101]),
        schema::RuleCodes::new("alg-none", &[20102, 20152, 20160, 20151, 51130]),
        schema::RuleCodes::of_sdk("alg-none", "conversations", &[51130, 20102]),
        schema::RuleCodes::of_sdk("alg-none", "sync", &[51130, 20102]),
        schema::RuleCodes::of_sdk("alg-none", "voice", &[20102, 31204, 20101]),
        schema::RuleCodes::of_sdk("alg-none", "video", &[20102, 20101]),
        schema::RuleCodes::new("header-cty", &[20102, 20152, 20160, 20151, 51130]),
        schema::RuleCodes::of_sdk("header-cty", "conversations", &[51130, 20102]),
        schema::RuleCodes::of_sdk("header-cty", "sync", &[51130, 20102]),
        schema::RuleCodes::of_sdk("header-cty", "voice", &[20102, 31204, 20101]),
        schema::RuleCodes::of_sdk("header-cty", "video", &[20102, 20101]),
        schema::RuleCodes::new("header-crit", &[20102, 20152, 20160, 20151, 51130]),
        schema::RuleCodes::of_sdk("header-crit", "conversations", &[51130, 20102]),
        schema::RuleCodes::of_sdk("header-crit", "sync", &[51130, 20102]),
        schema::RuleCodes::of_sdk("header-crit", "voice", &[20102, 31204, 20101]),
        schema::RuleCodes::of_sdk("header-crit", "video", &[20102, 20101]),
        schema::RuleCodes::new("header-twr", &[20101]),
        schema::RuleCodes::of_sdk("header-twr", "conversations", &[51130, 20101]),
        schema::RuleCodes::of_sdk("header-twr", "sync", &[51130, 20101]),
        schema::RuleCodes::of_sdk("header-twr", "voice", &[31204, 20101]),
        schema::RuleCodes::new("video-region", &[51007, 20101]),
        schema::RuleCodes::new("iss-missing", &[20153, 20103, 20151, 51130]),
        schema::RuleCodes::of_sdk("iss-missing", "conversations", &[51118, 51130]),
        schema::RuleCodes::of_sdk("iss-missing", "sync", &[51118, 51130]),
        schema::RuleCodes::of_sdk("iss-missing", "voice", &[31204, 20103, 20101]),
        schema::RuleCodes::of_sdk("iss-missing", "video", &[20103, 20101]),
        schema::RuleCodes::new("iss-not-api-key", &[20103, 20153, 20151, 51130]),
        schema::RuleCodes::of_sdk("iss-not-api-key", "conversations", &[51130, 51215]),
        schema::RuleCodes::of_sdk("iss-not-api-key", "sync", &[51130, 51215]),
        schema::RuleCodes::of_sdk("iss-not-api-key", "voice", &[31204, 20103, 20101]),
        schema::RuleCodes::of_sdk("iss-not-api-key", "video", &[20103, 20101]),
        schema::RuleCodes::new("sub-missing", &[20153, 20103, 20151, 51130]),
        schema::RuleCodes::of_sdk(
            "sub-missing",
            "conversations",
            &[51115, 51118, 51130],
        ),
        schema::RuleCodes::of_sdk("sub-missing", "sync", &[51115, 51118, 51130]),
        schema::RuleCodes::of_sdk("sub-missing", "voice", &[31204, 20103, 20101]),
        schema::RuleCodes::of_sdk("sub-missing", "video", &[20103, 20101]),
        schema::RuleCodes::new("sub-not-account", &[20103, 20153, 20151, 51130]),
        schema::RuleCodes::of_sdk("sub-not-account", "conversations", &[51115, 51130]),
        schema::RuleCodes::of_sdk("sub-not-account", "sync", &[51115, 51130]),
        schema::RuleCodes::of_sdk("sub-not-account", "voice", &[31204, 20103, 20101]),
        schema::RuleCodes::of_sdk("sub-not-account", "video", &[20103, 20101]),
        schema::RuleCodes::new("iss-sub-swapped", &[20103, 20153, 20151, 51130]),
        schema::RuleCodes::of_sdk(
            "iss-sub-swapped",
            "conversations",
            &[51130, 51115, 51215],
        ),
        schema::RuleCodes::of_sdk("iss-sub-swapped", "sync", &[51130, 51115, 51215]),
        schema::RuleCodes::of_sdk("iss-sub-swapped", "voice", &[31204, 20103, 20101]),
        schema::RuleCodes::of_sdk("iss-sub-swapped", "video", &[20103, 20101]),
        schema::RuleCodes::new("iss-other-key", &[20103, 20107, 20151, 51130]),
        schema::RuleCodes::of_sdk(
            "iss-other-key",
            "conversations",
            &[51130, 51215, 51122, 51131],
        ),
        schema::RuleCodes::of_sdk(
            "iss-other-key",
            "sync",
            &[51130, 51215, 51122, 51131],
        ),
        schema::RuleCodes::of_sdk("iss-other-key", "voice", &[31204, 31202, 20103]),
        schema::RuleCodes::of_sdk("iss-other-key", "video", &[20103, 20107]),
        schema::RuleCodes::new("sub-other-account", &[20103, 20153, 20151, 51130]),
        schema::RuleCodes::of_sdk(
            "sub-other-account",
            "conversations",
            &[51130, 51115, 51215],
        ),
        schema::RuleCodes::of_sdk("sub-other-account", "sync", &[51130, 51115, 51215]),
        schema::RuleCodes::of_sdk("sub-other-account", "voice", &[31204, 31203, 20103]),
        schema::RuleCodes::of_sdk("sub-other-account", "video", &[20103, 20101]),
        schema::RuleCodes::new("placeholder-sid", &[20103, 20101, 51130]),
        schema::RuleCodes::of_sdk("placeholder-sid", "conversations", &[51130, 51101]),
        schema::RuleCodes::of_sdk("placeholder-sid", "sync", &[51130, 51101]),
        schema::RuleCodes::of_sdk("placeholder-sid", "voice", &[31204, 20103, 20101]),
        schema::RuleCodes::of_sdk("placeholder-sid", "video", &[20103, 20101]),
        schema::RuleCodes::new("signature-missing", &[20107, 20101, 20160, 51130]),
        schema::RuleCodes::of_sdk("signature-missing", "conversations", &[51117, 51130]),
        schema::RuleCodes::of_sdk("signature-missing", "sync", &[51117, 51130]),
        schema::RuleCodes::of_sdk("signature-missing", "voice", &[31202, 31204, 20101]),
        schema::RuleCodes::of_sdk("signature-missing", "video", &[20107, 20101]),
        schema::RuleCodes::new("signature-mismatch", &[20107, 20160, 20151, 51130]),
        schema::RuleCodes::of_sdk(
            "signature-mismatch",
            "conversations",
            &[51117, 51007, 51130, 51122, 51131],
        ),
        schema::RuleCodes::of_sdk(
            "signature-mismatch",
            "sync",
            &[51117, 51007, 51130, 51122, 51131],
        ),
        schema::RuleCodes::of_sdk("signature-mismatch", "voice", &[31202, 20107, 31204]),
        schema::RuleCodes::of_sdk("signature-mismatch", "video", &[20107, 20101]),
        schema::RuleCodes::new("signature-length", &[20107, 20160, 20151, 51130]),
        schema::RuleCodes::of_sdk(
            "signature-length",
            "conversations",
            &[51117, 51007, 51130],
        ),
        schema::RuleCodes::of_sdk("signature-length", "sync", &[51117, 51007, 51130]),
        schema::RuleCodes::of_sdk("signature-length", "voice", &[31202, 20107, 31204]),
        schema::RuleCodes::of_sdk("signature-length", "video", &[20107, 20101]),
        schema::RuleCodes::new("jti-missing", &[20101]),
        schema::RuleCodes::of_sdk("jti-missing", "conversations", &[51118, 51130]),
        schema::RuleCodes::of_sdk("jti-missing", "sync", &[51118, 51130]),
        schema::RuleCodes::of_sdk("jti-missing", "voice", &[31204, 20101]),
        schema::RuleCodes::new("iat-missing", &[20101, 20151, 51130]),
        schema::RuleCodes::of_sdk("iat-missing", "conversations", &[51130, 51118]),
        schema::RuleCodes::of_sdk("iat-missing", "sync", &[51130, 51118]),
        schema::RuleCodes::of_sdk("iat-missing", "voice", &[31204, 20101]),
        schema::RuleCodes::of_sdk("iat-missing", "video", &[20101]),
        schema::RuleCodes::new("iat-in-future", &[20105, 20155, 20151]),
        schema::RuleCodes::of_sdk("iat-in-future", "conversations", &[51120, 51130]),
        schema::RuleCodes::of_sdk("iat-in-future", "sync", &[51120, 51130]),
        schema::RuleCodes::of_sdk("iat-in-future", "voice", &[20105, 31204, 20101]),
        schema::RuleCodes::of_sdk("iat-in-future", "video", &[20105, 20101]),
        schema::RuleCodes::new("exp-missing", &[20104, 20156, 20154, 20151, 51130]),
        schema::RuleCodes::of_sdk(
            "exp-missing",
            "conversations",
            &[51118, 51130, 20104],
        ),
        schema::RuleCodes::of_sdk("exp-missing", "sync", &[51118, 51130, 20104]),
        schema::RuleCodes::of_sdk("exp-missing", "voice", &[20104, 31204, 20101]),
        schema::RuleCodes::of_sdk("exp-missing", "video", &[20104, 20101]),
        schema::RuleCodes::new("exp-not-integer", &[20104, 20156, 20151]),
        schema::RuleCodes::of_sdk(
            "exp-not-integer",
            "conversations",
            &[51118, 51130, 20104],
        ),
        schema::RuleCodes::of_sdk("exp-not-integer", "sync", &[51118, 51130, 20104]),
        schema::RuleCodes::of_sdk("exp-not-integer", "voice", &[20104, 31204, 20101]),
        schema::RuleCodes::of_sdk("exp-not-integer", "video", &[20104, 20101]),
        schema::RuleCodes::new("exp-out-of-range", &[20104, 20156, 20157, 20151]),
        schema::RuleCodes::of_sdk(
            "exp-out-of-range",
            "conversations",
            &[51118, 51130, 20104],
        ),
        schema::RuleCodes::of_sdk("exp-out-of-range", "sync", &[51118, 51130, 20104]),
        schema::RuleCodes::of_sdk("exp-out-of-range", "voice", &[20104, 31204, 20101]),
        schema::RuleCodes::of_sdk("exp-out-of-range", "video", &[20104, 20101]),
        schema::RuleCodes::new("exp-before-iat", &[20104, 20156, 20151]),
        schema::RuleCodes::of_sdk(
            "exp-before-iat",
            "conversations",
            &[51118, 51130, 20104],
        ),
        schema::RuleCodes::of_sdk("exp-before-iat", "sync", &[51118, 51130, 20104]),
        schema::RuleCodes::of_sdk("exp-before-iat", "voice", &[20104, 31204, 20101]),
        schema::RuleCodes::of_sdk("exp-before-iat", "video", &[20104, 20101]),
        schema::RuleCodes::new("expired", &[20104, 20156, 20151]),
        schema::RuleCodes::of_sdk(
            "expired",
            "conversations",
            &[51119, 51006, 51007, 51215, 20104],
        ),
        schema::RuleCodes::of_sdk(
            "expired",
            "sync",
            &[51119, 51006, 51007, 51215, 20104],
        ),
        schema::RuleCodes::of_sdk("expired", "voice", &[31205, 20104]),
        schema::RuleCodes::of_sdk("expired", "video", &[20104, 20101]),
        schema::RuleCodes::new("lifetime-too-long", &[20157, 20104, 20151]),
        schema::RuleCodes::of_sdk("lifetime-too-long", "conversations", &[51121, 20104]),
        schema::RuleCodes::of_sdk("lifetime-too-long", "sync", &[51121, 20104]),
        schema::RuleCodes::of_sdk("lifetime-too-long", "voice", &[31207, 20104]),
        schema::RuleCodes::of_sdk("lifetime-too-long", "video", &[20104, 20101]),
        schema::RuleCodes::new("milliseconds", &[20157, 20104, 20151]),
        schema::RuleCodes::of_sdk(
            "milliseconds",
            "conversations",
            &[51121, 20157, 20104],
        ),
        schema::RuleCodes::of_sdk("milliseconds", "sync", &[51121, 20157, 20104]),
        schema::RuleCodes::of_sdk("milliseconds", "voice", &[31207, 20157, 20104]),
        schema::RuleCodes::of_sdk("milliseconds", "video", &[20104, 20157]),
        schema::RuleCodes::new("nbf-not-integer", &[20101, 20151]),
        schema::RuleCodes::of_sdk("nbf-not-integer", "conversations", &[51118, 51130]),
        schema::RuleCodes::of_sdk("nbf-not-integer", "sync", &[51118, 51130]),
        schema::RuleCodes::of_sdk("nbf-not-integer", "voice", &[31204, 20101]),
        schema::RuleCodes::of_sdk("nbf-not-integer", "video", &[20101]),
        schema::RuleCodes::new("nbf-out-of-range", &[20101, 20151]),
        schema::RuleCodes::of_sdk("nbf-out-of-range", "conversations", &[51118, 51130]),
        schema::RuleCodes::of_sdk("nbf-out-of-range", "sync", &[51118, 51130]),
        schema::RuleCodes::of_sdk("nbf-out-of-range", "voice", &[31204, 20101]),
        schema::RuleCodes::of_sdk("nbf-out-of-range", "video", &[20101]),
        schema::RuleCodes::new("iat-not-integer", &[20101, 20151]),
        schema::RuleCodes::of_sdk("iat-not-integer", "conversations", &[51118, 51130]),
        schema::RuleCodes::of_sdk("iat-not-integer", "sync", &[51118, 51130]),
        schema::RuleCodes::of_sdk("iat-not-integer", "voice", &[31204, 20101]),
        schema::RuleCodes::of_sdk("iat-not-integer", "video", &[20101]),
        schema::RuleCodes::new("iat-out-of-range", &[20101, 20151]),
        schema::RuleCodes::of_sdk("iat-out-of-range", "conversations", &[51118, 51130]),
        schema::RuleCodes::of_sdk("iat-out-of-range", "sync", &[51118, 51130]),
        schema::RuleCodes::of_sdk("iat-out-of-range", "voice", &[31204, 20101]),
        schema::RuleCodes::of_sdk("iat-out-of-range", "video", &[20101]),
        schema::RuleCodes::new("nbf-in-future", &[20105, 20155, 20151]),
        schema::RuleCodes::of_sdk(
            "nbf-in-future",
            "conversations",
            &[51120, 51007, 20105],
        ),
        schema::RuleCodes::of_sdk("nbf-in-future", "sync", &[51120, 51007, 20105]),
        schema::RuleCodes::of_sdk("nbf-in-future", "voice", &[20105, 31204, 20101]),
        schema::RuleCodes::of_sdk("nbf-in-future", "video", &[20105, 20101]),
        schema::RuleCodes::new("grants-missing", &[20106, 51130, 51007]),
        schema::RuleCodes::of_sdk(
            "grants-missing",
            "conversations",
            &[51103, 51007, 51130],
        ),
        schema::RuleCodes::of_sdk("grants-missing", "sync", &[51103, 51007, 51130]),
        schema::RuleCodes::of_sdk("grants-missing", "voice", &[31204, 20106, 20101]),
        schema::RuleCodes::of_sdk("grants-missing", "video", &[20106, 51007, 20101]),
        schema::RuleCodes::new("grants-not-object", &[20106, 51130, 51007]),
        schema::RuleCodes::of_sdk(
            "grants-not-object",
            "conversations",
            &[51116, 51007, 51130],
        ),
        schema::RuleCodes::of_sdk("grants-not-object", "sync", &[51116, 51007, 51130]),
        schema::RuleCodes::of_sdk("grants-not-object", "voice", &[20106, 31204, 20101]),
        schema::RuleCodes::of_sdk("grants-not-object", "video", &[20106, 51007, 20101]),
        schema::RuleCodes::new("no-product-grant", &[20106, 51130, 51007]),
        schema::RuleCodes::of_sdk(
            "no-product-grant",
            "conversations",
            &[51130, 51007, 51116],
        ),
        schema::RuleCodes::of_sdk("no-product-grant", "sync", &[51130, 51007, 51116]),
        schema::RuleCodes::of_sdk("no-product-grant", "voice", &[31204, 20106, 20101]),
        schema::RuleCodes::of_sdk("no-product-grant", "video", &[20106, 51007, 20101]),
        schema::RuleCodes::new("unknown-grant", &[20106]),
        schema::RuleCodes::of_sdk("unknown-grant", "conversations", &[51116, 51130]),
        schema::RuleCodes::of_sdk("unknown-grant", "sync", &[51116, 51130]),
        schema::RuleCodes::of_sdk("unknown-grant", "voice", &[20106, 31204, 20101]),
        schema::RuleCodes::of_sdk("unknown-grant", "video", &[20106, 20101]),
        schema::RuleCodes::new("legacy-grant", &[20106, 51130]),
        schema::RuleCodes::of_sdk(
            "legacy-grant",
            "conversations",
            &[51130, 51116, 51110],
        ),
        schema::RuleCodes::of_sdk("legacy-grant", "sync", &[51130, 51116]),
        schema::RuleCodes::of_sdk("legacy-grant", "voice", &[20106, 31204, 20101]),
        schema::RuleCodes::of_sdk("legacy-grant", "video", &[20106, 20101]),
        schema::RuleCodes::new("grant-not-object", &[20106, 51130]),
        schema::RuleCodes::of_sdk("grant-not-object", "conversations", &[51116, 51130]),
        schema::RuleCodes::of_sdk("grant-not-object", "sync", &[51116, 51130]),
        schema::RuleCodes::of_sdk("grant-not-object", "voice", &[20106, 31204, 20101]),
        schema::RuleCodes::of_sdk("grant-not-object", "video", &[20106, 20101]),
        schema::RuleCodes::new("grant-missing-for-sdk", &[20106, 51130, 51007]),
        schema::RuleCodes::of_sdk(
            "grant-missing-for-sdk",
            "conversations",
            &[51130, 51007, 51116],
        ),
        schema::RuleCodes::of_sdk(
            "grant-missing-for-sdk",
            "sync",
            &[51130, 51007, 51116],
        ),
        schema::RuleCodes::of_sdk(
            "grant-missing-for-sdk",
            "voice",
            &[31204, 20106, 20101],
        ),
        schema::RuleCodes::of_sdk(
            "grant-missing-for-sdk",
            "video",
            &[20106, 51007, 20101],
        ),
        schema::RuleCodes::new("grant-opens-nothing", &[20106, 51007]),
        schema::RuleCodes::of_sdk(
            "grant-opens-nothing",
            "voice",
            &[20106, 51007, 31204],
        ),
        schema::RuleCodes::new("grant-field-missing", &[20106, 51007, 51130]),
        schema::RuleCodes::of_sdk(
            "grant-field-missing",
            "conversations",
            &[51104, 51102, 51007, 51130],
        ),
        schema::RuleCodes::of_sdk(
            "grant-field-missing",
            "sync",
            &[51104, 51102, 51007, 51130],
        ),
        schema::RuleCodes::of_sdk(
            "grant-field-missing",
            "voice",
            &[51007, 20106, 31204],
        ),
        schema::RuleCodes::of_sdk("grant-field-missing", "video", &[20106, 20101]),
        schema::RuleCodes::new("grant-field-unknown", &[20106]),
        schema::RuleCodes::of_sdk(
            "grant-field-unknown",
            "conversations",
            &[51116, 51130],
        ),
        schema::RuleCodes::of_sdk("grant-field-unknown", "sync", &[51116, 51130]),
        schema::RuleCodes::of_sdk(
            "grant-field-unknown",
            "voice",
            &[20106, 31204, 20101],
        ),
        schema::RuleCodes::of_sdk("grant-field-unknown", "video", &[20106, 20101]),
        schema::RuleCodes::new("grant-field-type", &[20106]),
        schema::RuleCodes::of_sdk("grant-field-type", "conversations", &[51116, 51130]),
        schema::RuleCodes::of_sdk("grant-field-type", "sync", &[51116, 51130]),
        schema::RuleCodes::of_sdk("grant-field-type", "voice", &[20106, 31204, 20101]),
        schema::RuleCodes::of_sdk("grant-field-type", "video", &[20106, 20101]),
        schema::RuleCodes::new("grant-field-wrong-sid", &[20106]),
        schema::RuleCodes::of_sdk(
            "grant-field-wrong-sid",
            "conversations",
            &[51101, 51116, 51130],
        ),
        schema::RuleCodes::of_sdk(
            "grant-field-wrong-sid",
            "sync",
            &[51101, 54050, 51130],
        ),
        schema::RuleCodes::of_sdk(
            "grant-field-wrong-sid",
            "voice",
            &[21218, 20106, 31204],
        ),
        schema::RuleCodes::of_sdk("grant-field-wrong-sid", "video", &[20106, 20101]),
        schema::RuleCodes::new("duplicate-key", &[20101, 51110]),
        schema::RuleCodes::of_sdk("duplicate-key", "conversations", &[51110, 51130]),
        schema::RuleCodes::of_sdk("duplicate-key", "sync", &[51110, 51130]),
        schema::RuleCodes::of_sdk("duplicate-key", "voice", &[31204, 20101]),
        schema::RuleCodes::of_sdk("duplicate-key", "video", &[20101]),
        schema::RuleCodes::new("identity-missing", &[20101, 51105, 53200, 31204]),
        schema::RuleCodes::of_sdk(
            "identity-missing",
            "conversations",
            &[51105, 51007, 51130],
        ),
        schema::RuleCodes::of_sdk("identity-missing", "sync", &[51105, 51007, 51130]),
        schema::RuleCodes::of_sdk("identity-missing", "voice", &[31204, 31301, 20101]),
        schema::RuleCodes::of_sdk("identity-missing", "video", &[53200, 20101]),
        schema::RuleCodes::new("identity-misplaced", &[20101, 51105, 53200, 31204]),
        schema::RuleCodes::of_sdk(
            "identity-misplaced",
            "conversations",
            &[51105, 51007, 51130],
        ),
        schema::RuleCodes::of_sdk("identity-misplaced", "sync", &[51105, 51007, 51130]),
        schema::RuleCodes::of_sdk("identity-misplaced", "voice", &[31204, 31301, 20101]),
        schema::RuleCodes::of_sdk("identity-misplaced", "video", &[53200, 20101]),
        schema::RuleCodes::new("identity-empty", &[20101, 51105, 53200, 31204]),
        schema::RuleCodes::of_sdk(
            "identity-empty",
            "conversations",
            &[51105, 51007, 51130],
        ),
        schema::RuleCodes::of_sdk(
            "identity-empty",
            "sync",
            &[54351, 51105, 51007, 51130],
        ),
        schema::RuleCodes::of_sdk("identity-empty", "voice", &[31204, 31301, 20101]),
        schema::RuleCodes::of_sdk("identity-empty", "video", &[53200, 20101]),
        schema::RuleCodes::new("identity-not-string", &[20101, 51105, 53200, 31204]),
        schema::RuleCodes::of_sdk(
            "identity-not-string",
            "conversations",
            &[51116, 51105, 51130],
        ),
        schema::RuleCodes::of_sdk("identity-not-string", "sync", &[51116, 51105, 51130]),
        schema::RuleCodes::of_sdk("identity-not-string", "voice", &[31204, 20101]),
        schema::RuleCodes::of_sdk("identity-not-string", "video", &[53200, 20101]),
        schema::RuleCodes::new("identity-too-long", &[51003, 53201, 54351, 31105]),
        schema::RuleCodes::of_sdk("identity-too-long", "conversations", &[51003]),
        schema::RuleCodes::of_sdk("identity-too-long", "sync", &[54351, 51003]),
        schema::RuleCodes::of_sdk("identity-too-long", "voice", &[31105]),
        schema::RuleCodes::of_sdk("identity-too-long", "video", &[53201, 53200]),
        schema::RuleCodes::new("identity-long", &[31105]),
        schema::RuleCodes::new("identity-forbidden-characters", &[31105]),
        schema::RuleCodes::new("identity-reserved-characters", &[51130, 31105]),
        schema::RuleCodes::of_sdk(
            "identity-reserved-characters",
            "conversations",
            &[51130],
        ),
        schema::RuleCodes::of_sdk("identity-reserved-characters", "voice", &[31105]),
    ];
    static WIRE: [schema::WireCode; 275] = [
        schema::WireCode::documented("empty", "voice", 31204),
        schema::WireCode::documented("empty", "video", 20101),
        schema::WireCode::chosen("empty", "conversations", 20101),
        schema::WireCode::chosen("empty", "sync", 20101),
        schema::WireCode::documented("not-a-jwt", "voice", 31204),
        schema::WireCode::documented("not-a-jwt", "video", 20101),
        schema::WireCode::observed("not-a-jwt", "conversations", 20101),
        schema::WireCode::observed("not-a-jwt", "sync", 20101),
        schema::WireCode::documented("auth-token", "voice", 31204),
        schema::WireCode::documented("auth-token", "video", 20101),
        schema::WireCode::chosen("auth-token", "conversations", 20101),
        schema::WireCode::chosen("auth-token", "sync", 20101),
        schema::WireCode::documented("api-key-secret", "voice", 31204),
        schema::WireCode::documented("api-key-secret", "video", 20101),
        schema::WireCode::chosen("api-key-secret", "conversations", 20101),
        schema::WireCode::chosen("api-key-secret", "sync", 20101),
        schema::WireCode::documented("sid-not-token", "voice", 31204),
        schema::WireCode::documented("sid-not-token", "video", 20101),
        schema::WireCode::chosen("sid-not-token", "conversations", 20101),
        schema::WireCode::chosen("sid-not-token", "sync", 20101),
        schema::WireCode::documented("json-wrapped", "voice", 31204),
        schema::WireCode::documented("json-wrapped", "video", 20101),
        schema::WireCode::chosen("json-wrapped", "conversations", 20101),
        schema::WireCode::chosen("json-wrapped", "sync", 20101),
        schema::WireCode::documented("quoted", "voice", 31204),
        schema::WireCode::documented("quoted", "video", 20101),
        schema::WireCode::chosen("quoted", "conversations", 20101),
        schema::WireCode::chosen("quoted", "sync", 20101),
        schema::WireCode::documented("bearer-prefix", "voice", 31204),
        schema::WireCode::documented("bearer-prefix", "video", 20101),
        schema::WireCode::chosen("bearer-prefix", "conversations", 20101),
        schema::WireCode::chosen("bearer-prefix", "sync", 20101),
        schema::WireCode::documented("whitespace", "voice", 31204),
        schema::WireCode::documented("whitespace", "video", 20101),
        schema::WireCode::chosen("whitespace", "conversations", 20101),
        schema::WireCode::chosen("whitespace", "sync", 20101),
        schema::WireCode::documented("jwe", "voice", 31204),
        schema::WireCode::documented("jwe", "video", 20101),
        schema::WireCode::chosen("jwe", "conversations", 20101),
        schema::WireCode::chosen("jwe", "sync", 20101),
        schema::WireCode::documented("bad-base64", "voice", 31204),
        schema::WireCode::documented("bad-base64", "video", 20101),
        schema::WireCode::chosen("bad-base64", "conversations", 20101),
        schema::WireCode::chosen("bad-base64", "sync", 20101),
        schema::WireCode::documented("padded-base64", "voice", 31204),
        schema::WireCode::documented("padded-base64", "video", 20101),
        schema::WireCode::chosen("padded-base64", "conversations", 20101),
        schema::WireCode::chosen("padded-base64", "sync", 20101),
        schema::WireCode::documented("bad-json", "voice", 31204),
        schema::WireCode::documented("bad-json", "video", 20101),
        schema::WireCode::chosen("bad-json", "conversations", 20101),
        schema::WireCode::chosen("bad-json", "sync", 20101),
        schema::WireCode::documented("claims-not-object", "voice", 31204),
        schema::WireCode::documented("claims-not-object", "video", 20101),
        schema::WireCode::chosen("claims-not-object", "conversations", 20101),
        schema::WireCode::chosen("claims-not-object", "sync", 20101),
        schema::WireCode::documented("token-too-long", "voice", 31204),
        schema::WireCode::documented("token-too-long", "video", 20101),
        schema::WireCode::chosen("token-too-long", "conversations", 20101),
        schema::WireCode::chosen("token-too-long", "sync", 20101),
        schema::WireCode::documented("truncated", "voice", 31204),
        schema::WireCode::documented("truncated", "video", 20101),
        schema::WireCode::chosen("truncated", "conversations", 20101),
        schema::WireCode::chosen("truncated", "sync", 20101),
        schema::WireCode::documented("other-vendor-token", "video", 20101),
        schema::WireCode::chosen("other-vendor-token", "conversations", 20101),
        schema::WireCode::chosen("other-vendor-token", "sync", 20101),
        schema::WireCode::chosen("other-vendor-token", "voice", 31204),
        schema::WireCode::chosen("capability-token", "conversations", 20102),
        schema::WireCode::chosen("capability-token", "sync", 20102),
        schema::WireCode::chosen("capability-token", "voice", 31204),
        schema::WireCode::chosen("capability-token", "video", 20102),
        schema::WireCode::chosen("taskrouter-capability-token", "conversations", 20102),
        schema::WireCode::chosen("taskrouter-capability-token", "sync", 20102),
        schema::WireCode::chosen("taskrouter-capability-token", "voice", 31204),
        schema::WireCode::chosen("taskrouter-capability-token", "video", 20102),
        schema::WireCode::chosen("header-typ", "conversations", 20102),
        schema::WireCode::chosen("header-typ", "sync", 20102),
        schema::WireCode::chosen("header-typ", "voice", 31204),
        schema::WireCode::chosen("header-typ", "video", 20102),
        schema::WireCode::chosen("header-alg", "conversations", 20102),
        schema::WireCode::chosen("header-alg", "sync", 20102),
        schema::WireCode::chosen("header-alg", "voice", 31204),
        schema::WireCode::chosen("header-alg", "video", 20102),
        schema::WireCode::chosen("alg-none", "conversations", 20102),
        schema::WireCode::chosen("alg-none", "sync", 20102),
        schema::WireCode::chosen("alg-none", "voice", 31204),
        schema::WireCode::chosen("alg-none", "video", 20102),
        schema::WireCode::chosen("header-cty", "conversations", 20102),
        schema::WireCode::chosen("header-cty", "sync", 20102),
        schema::WireCode::chosen("header-cty", "voice", 31204),
        schema::WireCode::chosen("header-cty", "video", 20102),
        schema::WireCode::chosen("header-crit", "conversations", 20102),
        schema::WireCode::chosen("header-crit", "sync", 20102),
        schema::WireCode::chosen("header-crit", "voice", 31204),
        schema::WireCode::chosen("header-crit", "video", 20102),
        schema::WireCode::chosen("header-twr", "conversations", 20101),
        schema::WireCode::chosen("header-twr", "sync", 20101),
        schema::WireCode::chosen("header-twr", "voice", 31204),
        schema::WireCode::chosen("header-twr", "video", 20101),
        schema::WireCode::chosen("video-region", "video", 20101),
        schema::WireCode::documented("iss-missing", "voice", 31204),
        schema::WireCode::chosen("iss-missing", "conversations", 20103),
        schema::WireCode::chosen("iss-missing", "sync", 20103),
        schema::WireCode::chosen("iss-missing", "video", 20103),
        schema::WireCode::documented("iss-not-api-key", "voice", 31204),
        schema::WireCode::chosen("iss-not-api-key", "conversations", 20103),
        schema::WireCode::chosen("iss-not-api-key", "sync", 20103),
        schema::WireCode::chosen("iss-not-api-key", "video", 20103),
        schema::WireCode::documented("sub-missing", "voice", 31204),
        schema::WireCode::chosen("sub-missing", "conversations", 20103),
        schema::WireCode::chosen("sub-missing", "sync", 20103),
        schema::WireCode::chosen("sub-missing", "video", 20103),
        schema::WireCode::documented("sub-not-account", "voice", 31204),
        schema::WireCode::chosen("sub-not-account", "conversations", 20103),
        schema::WireCode::chosen("sub-not-account", "sync", 20103),
        schema::WireCode::chosen("sub-not-account", "video", 20103),
        schema::WireCode::documented("iss-sub-swapped", "voice", 31204),
        schema::WireCode::chosen("iss-sub-swapped", "conversations", 20103),
        schema::WireCode::chosen("iss-sub-swapped", "sync", 20103),
        schema::WireCode::chosen("iss-sub-swapped", "video", 20103),
        schema::WireCode::documented("iss-other-key", "voice", 31204),
        schema::WireCode::chosen("iss-other-key", "conversations", 20103),
        schema::WireCode::chosen("iss-other-key", "sync", 20103),
        schema::WireCode::chosen("iss-other-key", "video", 20103),
        schema::WireCode::documented("sub-other-account", "voice", 31204),
        schema::WireCode::chosen("sub-other-account", "conversations", 20103),
        schema::WireCode::chosen("sub-other-account", "sync", 20103),
        schema::WireCode::chosen("sub-other-account", "video", 20103),
        schema::WireCode::documented("placeholder-sid", "voice", 31204),
        schema::WireCode::chosen("placeholder-sid", "conversations", 20103),
        schema::WireCode::chosen("placeholder-sid", "sync", 20103),
        schema::WireCode::chosen("placeholder-sid", "video", 20103),
        schema::WireCode::documented("signature-missing", "voice", 31202),
        schema::WireCode::chosen("signature-missing", "conversations", 20107),
        schema::WireCode::chosen("signature-missing", "sync", 20107),
        schema::WireCode::chosen("signature-missing", "video", 20107),
        schema::WireCode::documented("signature-mismatch", "voice", 31202),
        schema::WireCode::chosen("signature-mismatch", "conversations", 20107),
        schema::WireCode::chosen("signature-mismatch", "sync", 20107),
        schema::WireCode::chosen("signature-mismatch", "video", 20107),
        schema::WireCode::documented("signature-length", "voice", 31202),
        schema::WireCode::chosen("signature-length", "conversations", 20107),
        schema::WireCode::chosen("signature-length", "sync", 20107),
        schema::WireCode::chosen("signature-length", "video", 20107),
        schema::WireCode::chosen("jti-missing", "conversations", 20101),
        schema::WireCode::chosen("jti-missing", "sync", 20101),
        schema::WireCode::chosen("jti-missing", "voice", 31204),
        schema::WireCode::chosen("jti-missing", "video", 20101),
        schema::WireCode::chosen("iat-missing", "conversations", 20101),
        schema::WireCode::chosen("iat-missing", "sync", 20101),
        schema::WireCode::chosen("iat-missing", "voice", 31204),
        schema::WireCode::chosen("iat-missing", "video", 20101),
        schema::WireCode::chosen("iat-in-future", "conversations", 20105),
        schema::WireCode::chosen("iat-in-future", "sync", 20105),
        schema::WireCode::chosen("iat-in-future", "voice", 31204),
        schema::WireCode::chosen("iat-in-future", "video", 20105),
        schema::WireCode::chosen("exp-missing", "conversations", 20104),
        schema::WireCode::chosen("exp-missing", "sync", 20104),
        schema::WireCode::chosen("exp-missing", "voice", 31204),
        schema::WireCode::chosen("exp-missing", "video", 20104),
        schema::WireCode::chosen("exp-not-integer", "conversations", 20104),
        schema::WireCode::chosen("exp-not-integer", "sync", 20104),
        schema::WireCode::chosen("exp-not-integer", "voice", 31204),
        schema::WireCode::chosen("exp-not-integer", "video", 20104),
        schema::WireCode::chosen("exp-out-of-range", "conversations", 20104),
        schema::WireCode::chosen("exp-out-of-range", "sync", 20104),
        schema::WireCode::chosen("exp-out-of-range", "voice", 31204),
        schema::WireCode::chosen("exp-out-of-range", "video", 20104),
        schema::WireCode::chosen("exp-before-iat", "conversations", 20104),
        schema::WireCode::chosen("exp-before-iat", "sync", 20104),
        schema::WireCode::chosen("exp-before-iat", "voice", 31204),
        schema::WireCode::chosen("exp-before-iat", "video", 20104),
        schema::WireCode::documented("expired", "voice", 31205),
        schema::WireCode::observed("expired", "conversations", 20104),
        schema::WireCode::observed("expired", "sync", 20104),
        schema::WireCode::observed("expired", "video", 20104),
        schema::WireCode::documented("lifetime-too-long", "voice", 31207),
        schema::WireCode::chosen("lifetime-too-long", "conversations", 20157),
        schema::WireCode::chosen("lifetime-too-long", "sync", 20157),
        schema::WireCode::chosen("lifetime-too-long", "video", 20104),
        schema::WireCode::chosen("milliseconds", "conversations", 20157),
        schema::WireCode::chosen("milliseconds", "sync", 20157),
        schema::WireCode::chosen("milliseconds", "voice", 31207),
        schema::WireCode::chosen("milliseconds", "video", 20104),
        schema::WireCode::chosen("nbf-not-integer", "conversations", 20101),
        schema::WireCode::chosen("nbf-not-integer", "sync", 20101),
        schema::WireCode::chosen("nbf-not-integer", "voice", 31204),
        schema::WireCode::chosen("nbf-not-integer", "video", 20101),
        schema::WireCode::chosen("nbf-out-of-range", "conversations", 20101),
        schema::WireCode::chosen("nbf-out-of-range", "sync", 20101),
        schema::WireCode::chosen("nbf-out-of-range", "voice", 31204),
        schema::WireCode::chosen("nbf-out-of-range", "video", 20101),
        schema::WireCode::chosen("iat-not-integer", "conversations", 20101),
        schema::WireCode::chosen("iat-not-integer", "sync", 20101),
        schema::WireCode::chosen("iat-not-integer", "voice", 31204),
        schema::WireCode::chosen("iat-not-integer", "video", 20101),
        schema::WireCode::chosen("iat-out-of-range", "conversations", 20101),
        schema::WireCode::chosen("iat-out-of-range", "sync", 20101),
        schema::WireCode::chosen("iat-out-of-range", "voice", 31204),
        schema::WireCode::chosen("iat-out-of-range", "video", 20101),
        schema::WireCode::chosen("nbf-in-future", "conversations", 20105),
        schema::WireCode::chosen("nbf-in-future", "sync", 20105),
        schema::WireCode::chosen("nbf-in-future", "voice", 31204),
        schema::WireCode::chosen("nbf-in-future", "video", 20105),
        schema::WireCode::documented("grants-missing", "voice", 31204),
        schema::WireCode::documented("grants-missing", "video", 20106),
        schema::WireCode::chosen("grants-missing", "conversations", 20106),
        schema::WireCode::chosen("grants-missing", "sync", 20106),
        schema::WireCode::documented("grants-not-object", "video", 20106),
        schema::WireCode::chosen("grants-not-object", "conversations", 20106),
        schema::WireCode::chosen("grants-not-object", "sync", 20106),
        schema::WireCode::chosen("grants-not-object", "voice", 31204),
        schema::WireCode::documented("no-product-grant", "voice", 31204),
        schema::WireCode::documented("no-product-grant", "video", 20106),
        schema::WireCode::chosen("no-product-grant", "conversations", 20106),
        schema::WireCode::chosen("no-product-grant", "sync", 20106),
        schema::WireCode::chosen("unknown-grant", "conversations", 20106),
        schema::WireCode::chosen("unknown-grant", "sync", 20106),
        schema::WireCode::chosen("unknown-grant", "voice", 31204),
        schema::WireCode::chosen("unknown-grant", "video", 20106),
        schema::WireCode::chosen("legacy-grant", "conversations", 20106),
        schema::WireCode::chosen("legacy-grant", "sync", 20106),
        schema::WireCode::chosen("legacy-grant", "voice", 31204),
        schema::WireCode::chosen("legacy-grant", "video", 20106),
        schema::WireCode::chosen("grant-not-object", "conversations", 20106),
        schema::WireCode::chosen("grant-not-object", "sync", 20106),
        schema::WireCode::chosen("grant-not-object", "voice", 31204),
        schema::WireCode::chosen("grant-not-object", "video", 20106),
        schema::WireCode::documented("grant-missing-for-sdk", "voice", 31204),
        schema::WireCode::documented("grant-missing-for-sdk", "video", 20106),
        schema::WireCode::chosen("grant-missing-for-sdk", "conversations", 20106),
        schema::WireCode::chosen("grant-missing-for-sdk", "sync", 20106),
        schema::WireCode::chosen("grant-opens-nothing", "voice", 31204),
        schema::WireCode::chosen("grant-field-missing", "conversations", 20106),
        schema::WireCode::chosen("grant-field-missing", "sync", 20106),
        schema::WireCode::chosen("grant-field-missing", "voice", 31204),
        schema::WireCode::chosen("grant-field-missing", "video", 20106),
        schema::WireCode::chosen("grant-field-unknown", "conversations", 20106),
        schema::WireCode::chosen("grant-field-unknown", "sync", 20106),
        schema::WireCode::chosen("grant-field-unknown", "voice", 31204),
        schema::WireCode::chosen("grant-field-unknown", "video", 20106),
        schema::WireCode::chosen("grant-field-type", "conversations", 20106),
        schema::WireCode::chosen("grant-field-type", "sync", 20106),
        schema::WireCode::chosen("grant-field-type", "voice", 31204),
        schema::WireCode::chosen("grant-field-type", "video", 20106),
        schema::WireCode::chosen("grant-field-wrong-sid", "conversations", 20106),
        schema::WireCode::chosen("grant-field-wrong-sid", "sync", 20106),
        schema::WireCode::chosen("grant-field-wrong-sid", "voice", 31204),
        schema::WireCode::chosen("grant-field-wrong-sid", "video", 20106),
        schema::WireCode::chosen("duplicate-key", "conversations", 20101),
        schema::WireCode::chosen("duplicate-key", "sync", 20101),
        schema::WireCode::chosen("duplicate-key", "voice", 31204),
        schema::WireCode::chosen("duplicate-key", "video", 20101),
        schema::WireCode::documented("identity-missing", "voice", 31204),
        schema::WireCode::observed("identity-missing", "video", 53200),
        schema::WireCode::chosen("identity-missing", "conversations", 20101),
        schema::WireCode::chosen("identity-missing", "sync", 20101),
        schema::WireCode::documented("identity-misplaced", "voice", 31204),
        schema::WireCode::documented("identity-misplaced", "video", 53200),
        schema::WireCode::chosen("identity-misplaced", "conversations", 20101),
        schema::WireCode::chosen("identity-misplaced", "sync", 20101),
        schema::WireCode::documented("identity-empty", "voice", 31204),
        schema::WireCode::documented("identity-empty", "video", 53200),
        schema::WireCode::chosen("identity-empty", "conversations", 20101),
        schema::WireCode::chosen("identity-empty", "sync", 20101),
        schema::WireCode::documented("identity-not-string", "voice", 31204),
        schema::WireCode::documented("identity-not-string", "video", 53200),
        schema::WireCode::chosen("identity-not-string", "conversations", 20101),
        schema::WireCode::chosen("identity-not-string", "sync", 20101),
        schema::WireCode::documented("identity-too-long", "video", 53201),
        schema::WireCode::chosen("identity-too-long", "conversations", 51003),
        schema::WireCode::chosen("identity-too-long", "sync", 51003),
        schema::WireCode::chosen("identity-too-long", "voice", 31105),
        schema::WireCode::chosen("identity-forbidden-characters", "voice", 31105),
    ];
    pub static VENDOR: schema::Vendor = schema::Vendor {
        name: schema::text("twilio"),
        title: schema::text("Twilio"),
        docs: schema::text("https://www.twilio.com/docs/iam/access-tokens"),
        format: schema::Format::new(&HEADER, "identity", "iss", &["iat", "exp", "jti"])
            .regions(&["us1", "ie1", "au1"])
            .region_header("twr", "header-twr")
            .grants("grants")
            .identity_in_grants()
            .ttl(1, 3600, 86400),
        credentials: schema::list(&CREDENTIALS),
        other_secrets: schema::list(&OTHER_SECRETS),
        sids: schema::List::Static(
            &[
                &SID_ACCOUNT,
                &SID_API_KEY,
                &SID_CONVERSATIONS_SERVICE,
                &SID_SYNC_SERVICE,
                &SID_NOTIFY_SERVICE,
                &SID_TWIML_APP,
                &SID_PUSH_CREDENTIAL,
                &SID_PUBLIC_KEY_CREDENTIAL,
                &SID_CONVERSATIONS_ROLE,
                &SID_CONVERSATION,
                &SID_CONVERSATIONS_USER,
                &SID_WORKSPACE,
                &SID_WORKER,
                &SID_TASK_QUEUE,
                &SID_ACTIVITY,
                &SID_WORKFLOW,
                &SID_TASK,
                &SID_RESERVATION,
                &SID_ROOM,
                &SID_PARTICIPANT,
                &SID_PLAYER_STREAMER,
                &SID_MESSAGING_SERVICE,
                &SID_VERIFY_SERVICE,
                &SID_WORKSPACE_INSIGHTS,
            ],
        ),
        grants: schema::List::Static(
            &[
                &GRANT_CHAT,
                &GRANT_VIDEO,
                &GRANT_VOICE,
                &GRANT_DATA_SYNC,
                &GRANT_TASK_ROUTER,
                &GRANT_FLEX_INSIGHTS,
                &GRANT_PLAYER,
            ],
        ),
        legacy: schema::list(&LEGACY),
        foreign: schema::list(&FOREIGN),
        sdks: schema::List::Static(
            &[
                &SDK_CONVERSATIONS,
                &SDK_SYNC,
                &SDK_VOICE,
                &SDK_VIDEO,
                &SDK_TASKROUTER,
                &SDK_LIVE_PLAYER,
            ],
        ),
        codes: schema::list(&CODES),
        rules: schema::list(&RULES),
        wire: schema::list(&WIRE),
    };
}
