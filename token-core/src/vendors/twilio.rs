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
    pub static SID_ACCOUNT: schema::Sid = schema::Sid {
        name: "account",
        title: "Account SID",
        prefix: "AC",
        digits: 32,
        suffix: "",
        literals: &[],
    };
    pub static SID_API_KEY: schema::Sid = schema::Sid {
        name: "api_key",
        title: "API Key SID",
        prefix: "SK",
        digits: 32,
        suffix: "",
        literals: &[],
    };
    pub static SID_CONVERSATIONS_SERVICE: schema::Sid = schema::Sid {
        name: "conversations_service",
        title: "Conversations service SID",
        prefix: "IS",
        digits: 32,
        suffix: "",
        literals: &[],
    };
    pub static SID_SYNC_SERVICE: schema::Sid = schema::Sid {
        name: "sync_service",
        title: "Sync service SID",
        prefix: "IS",
        digits: 32,
        suffix: "",
        literals: &["default"],
    };
    pub static SID_NOTIFY_SERVICE: schema::Sid = schema::Sid {
        name: "notify_service",
        title: "Notify service SID",
        prefix: "IS",
        digits: 32,
        suffix: "",
        literals: &[],
    };
    pub static SID_TWIML_APP: schema::Sid = schema::Sid {
        name: "twiml_app",
        title: "TwiML App SID",
        prefix: "AP",
        digits: 32,
        suffix: "",
        literals: &[],
    };
    pub static SID_PUSH_CREDENTIAL: schema::Sid = schema::Sid {
        name: "push_credential",
        title: "Push credential SID",
        prefix: "CR",
        digits: 32,
        suffix: "",
        literals: &[],
    };
    pub static SID_PUBLIC_KEY_CREDENTIAL: schema::Sid = schema::Sid {
        name: "public_key_credential",
        title: "Public-key credential SID",
        prefix: "CR",
        digits: 32,
        suffix: "",
        literals: &[],
    };
    pub static SID_CONVERSATIONS_ROLE: schema::Sid = schema::Sid {
        name: "conversations_role",
        title: "Conversations role SID",
        prefix: "RL",
        digits: 32,
        suffix: "",
        literals: &[],
    };
    pub static SID_CONVERSATION: schema::Sid = schema::Sid {
        name: "conversation",
        title: "Conversation SID",
        prefix: "CH",
        digits: 32,
        suffix: "",
        literals: &[],
    };
    pub static SID_CONVERSATIONS_USER: schema::Sid = schema::Sid {
        name: "conversations_user",
        title: "Conversations user SID",
        prefix: "US",
        digits: 32,
        suffix: "",
        literals: &[],
    };
    pub static SID_WORKSPACE: schema::Sid = schema::Sid {
        name: "workspace",
        title: "Workspace SID",
        prefix: "WS",
        digits: 32,
        suffix: "",
        literals: &[],
    };
    pub static SID_WORKER: schema::Sid = schema::Sid {
        name: "worker",
        title: "Worker SID",
        prefix: "WK",
        digits: 32,
        suffix: "",
        literals: &[],
    };
    pub static SID_TASK_QUEUE: schema::Sid = schema::Sid {
        name: "task_queue",
        title: "Task queue SID",
        prefix: "WQ",
        digits: 32,
        suffix: "",
        literals: &[],
    };
    pub static SID_ACTIVITY: schema::Sid = schema::Sid {
        name: "activity",
        title: "Activity SID",
        prefix: "WA",
        digits: 32,
        suffix: "",
        literals: &[],
    };
    pub static SID_WORKFLOW: schema::Sid = schema::Sid {
        name: "workflow",
        title: "Workflow SID",
        prefix: "WW",
        digits: 32,
        suffix: "",
        literals: &[],
    };
    pub static SID_TASK: schema::Sid = schema::Sid {
        name: "task",
        title: "Task SID",
        prefix: "WT",
        digits: 32,
        suffix: "",
        literals: &[],
    };
    pub static SID_RESERVATION: schema::Sid = schema::Sid {
        name: "reservation",
        title: "Reservation SID",
        prefix: "WR",
        digits: 32,
        suffix: "",
        literals: &[],
    };
    pub static SID_ROOM: schema::Sid = schema::Sid {
        name: "room",
        title: "Room SID",
        prefix: "RM",
        digits: 32,
        suffix: "",
        literals: &[],
    };
    pub static SID_PARTICIPANT: schema::Sid = schema::Sid {
        name: "participant",
        title: "Participant SID",
        prefix: "PA",
        digits: 32,
        suffix: "",
        literals: &[],
    };
    pub static SID_PLAYER_STREAMER: schema::Sid = schema::Sid {
        name: "player_streamer",
        title: "Player streamer SID",
        prefix: "VJ",
        digits: 32,
        suffix: "",
        literals: &[],
    };
    pub static SID_MESSAGING_SERVICE: schema::Sid = schema::Sid {
        name: "messaging_service",
        title: "Messaging service SID",
        prefix: "MG",
        digits: 32,
        suffix: "",
        literals: &[],
    };
    pub static SID_VERIFY_SERVICE: schema::Sid = schema::Sid {
        name: "verify_service",
        title: "Verify service SID",
        prefix: "VA",
        digits: 32,
        suffix: "",
        literals: &[],
    };
    pub static SID_WORKSPACE_INSIGHTS: schema::Sid = schema::Sid {
        name: "workspace_insights",
        title: "Flex Insights service SID",
        prefix: "WS",
        digits: 32,
        suffix: ".insights",
        literals: &[],
    };
    pub static GRANT_CHAT: schema::Grant = schema::Grant {
        key: "chat",
        flat: false,
        sdks: &[],
        shape: schema::Shape::Fields {
            fields: &[
                schema::Field {
                    name: "service_sid",
                    kind: schema::Kind::Sid(&SID_CONVERSATIONS_SERVICE),
                    required: true,
                    deprecated: None,
                    limits: schema::Limits::NONE,
                },
                schema::Field {
                    name: "endpoint_id",
                    kind: schema::Kind::Text,
                    required: false,
                    deprecated: Some(
                        "obsolete: Conversations does not need it, leave it out",
                    ),
                    limits: schema::Limits::NONE,
                },
                schema::Field {
                    name: "deployment_role_sid",
                    kind: schema::Kind::Sid(&SID_CONVERSATIONS_ROLE),
                    required: false,
                    deprecated: None,
                    limits: schema::Limits::NONE,
                },
                schema::Field {
                    name: "push_credential_sid",
                    kind: schema::Kind::Sid(&SID_PUSH_CREDENTIAL),
                    required: false,
                    deprecated: None,
                    limits: schema::Limits::NONE,
                },
            ],
            any_of: &[],
        },
        deprecated: None,
    };
    pub static GRANT_VIDEO: schema::Grant = schema::Grant {
        key: "video",
        flat: false,
        sdks: &[],
        shape: schema::Shape::Fields {
            fields: &[
                schema::Field {
                    name: "room",
                    kind: schema::Kind::Text,
                    required: false,
                    deprecated: None,
                    limits: schema::Limits::NONE,
                },
                schema::Field {
                    name: "configuration_profile_sid",
                    kind: schema::Kind::Text,
                    required: false,
                    deprecated: Some(
                        "obsolete: configuration profiles are gone, leave it out",
                    ),
                    limits: schema::Limits::NONE,
                },
            ],
            any_of: &[],
        },
        deprecated: None,
    };
    pub static GRANT_VOICE: schema::Grant = schema::Grant {
        key: "voice",
        flat: false,
        sdks: &[],
        shape: schema::Shape::Fields {
            fields: &[
                schema::Field {
                    name: "incoming",
                    kind: schema::Kind::Switch("allow"),
                    required: false,
                    deprecated: None,
                    limits: schema::Limits::NONE,
                },
                schema::Field {
                    name: "outgoing",
                    kind: schema::Kind::Object(schema::Shape::Fields {
                        fields: &[
                            schema::Field {
                                name: "application_sid",
                                kind: schema::Kind::Sid(&SID_TWIML_APP),
                                required: true,
                                deprecated: None,
                                limits: schema::Limits::NONE,
                            },
                            schema::Field {
                                name: "params",
                                kind: schema::Kind::Object(schema::Shape::Json),
                                required: false,
                                deprecated: None,
                                limits: schema::Limits::NONE,
                            },
                        ],
                        any_of: &[],
                    }),
                    required: false,
                    deprecated: None,
                    limits: schema::Limits::NONE,
                },
                schema::Field {
                    name: "push_credential_sid",
                    kind: schema::Kind::Sid(&SID_PUSH_CREDENTIAL),
                    required: false,
                    deprecated: None,
                    limits: schema::Limits::NONE,
                },
                schema::Field {
                    name: "endpoint_id",
                    kind: schema::Kind::Text,
                    required: false,
                    deprecated: Some(
                        "obsolete: the Voice SDKs do not need it, leave it out",
                    ),
                    limits: schema::Limits::NONE,
                },
            ],
            any_of: &["incoming", "outgoing"],
        },
        deprecated: None,
    };
    pub static GRANT_DATA_SYNC: schema::Grant = schema::Grant {
        key: "data_sync",
        flat: false,
        sdks: &[],
        shape: schema::Shape::Fields {
            fields: &[
                schema::Field {
                    name: "service_sid",
                    kind: schema::Kind::Sid(&SID_SYNC_SERVICE),
                    required: true,
                    deprecated: None,
                    limits: schema::Limits::NONE,
                },
                schema::Field {
                    name: "endpoint_id",
                    kind: schema::Kind::Text,
                    required: false,
                    deprecated: Some("obsolete: Sync does not need it, leave it out"),
                    limits: schema::Limits::NONE,
                },
                schema::Field {
                    name: "deployment_role_sid",
                    kind: schema::Kind::Sid(&SID_CONVERSATIONS_ROLE),
                    required: false,
                    deprecated: Some("Sync has no documented use for it, leave it out"),
                    limits: schema::Limits::NONE,
                },
                schema::Field {
                    name: "push_credential_sid",
                    kind: schema::Kind::Sid(&SID_PUSH_CREDENTIAL),
                    required: false,
                    deprecated: Some("Sync has no documented use for it, leave it out"),
                    limits: schema::Limits::NONE,
                },
            ],
            any_of: &[],
        },
        deprecated: None,
    };
    pub static GRANT_TASK_ROUTER: schema::Grant = schema::Grant {
        key: "task_router",
        flat: false,
        sdks: &[],
        shape: schema::Shape::Fields {
            fields: &[
                schema::Field {
                    name: "workspace_sid",
                    kind: schema::Kind::Sid(&SID_WORKSPACE),
                    required: true,
                    deprecated: None,
                    limits: schema::Limits::NONE,
                },
                schema::Field {
                    name: "worker_sid",
                    kind: schema::Kind::Sid(&SID_WORKER),
                    required: true,
                    deprecated: None,
                    limits: schema::Limits::NONE,
                },
                schema::Field {
                    name: "role",
                    kind: schema::Kind::Text,
                    required: true,
                    deprecated: None,
                    limits: schema::Limits::NONE,
                },
            ],
            any_of: &[],
        },
        deprecated: None,
    };
    pub static GRANT_FLEX_INSIGHTS: schema::Grant = schema::Grant {
        key: "flex_insights",
        flat: false,
        sdks: &[],
        shape: schema::Shape::Fields {
            fields: &[
                schema::Field {
                    name: "service_sid",
                    kind: schema::Kind::Sid(&SID_WORKSPACE_INSIGHTS),
                    required: true,
                    deprecated: None,
                    limits: schema::Limits::NONE,
                },
            ],
            any_of: &[],
        },
        deprecated: None,
    };
    pub static GRANT_PLAYER: schema::Grant = schema::Grant {
        key: "player",
        flat: false,
        sdks: &[],
        shape: schema::Shape::Json,
        deprecated: Some(
            "Twilio Live ended on 30 November 2023, and nothing plays what this grant opens",
        ),
    };
    pub static SDK_CONVERSATIONS: schema::Sdk = schema::Sdk {
        name: "conversations",
        title: "Conversations",
        requires: &["chat"],
        flags: &[],
        allows: &[],
        regions: &["us1", "ie1"],
        region_rule: "header-twr",
        identity: schema::Identity {
            optional: false,
            max: 256,
            unit: schema::Unit::Characters,
            warn_above: 0,
            forbid: "",
            forbid_control: false,
            avoid: "!*'();:@&=+$,/?%#[]",
            prefer: &[],
        },
        renew_before: 180,
    };
    pub static SDK_SYNC: schema::Sdk = schema::Sdk {
        name: "sync",
        title: "Sync",
        requires: &["data_sync"],
        flags: &[],
        allows: &[],
        regions: &["us1", "ie1", "au1"],
        region_rule: "header-twr",
        identity: schema::Identity {
            optional: false,
            max: 256,
            unit: schema::Unit::Characters,
            warn_above: 0,
            forbid: "",
            forbid_control: false,
            avoid: "",
            prefer: &[],
        },
        renew_before: 180,
    };
    pub static SDK_VOICE: schema::Sdk = schema::Sdk {
        name: "voice",
        title: "Voice",
        requires: &["voice"],
        flags: &[],
        allows: &[],
        regions: &["us1", "ie1", "au1"],
        region_rule: "header-twr",
        identity: schema::Identity {
            optional: false,
            max: 256,
            unit: schema::Unit::Characters,
            warn_above: 121,
            forbid: " <>#%\"{}|\\^[]`",
            forbid_control: true,
            avoid: "",
            prefer: &[('A', 'Z'), ('a', 'z'), ('0', '9'), ('_', '_')],
        },
        renew_before: 10,
    };
    pub static SDK_VIDEO: schema::Sdk = schema::Sdk {
        name: "video",
        title: "Video",
        requires: &["video"],
        flags: &[],
        allows: &[],
        regions: &["us1"],
        region_rule: "video-region",
        identity: schema::Identity {
            optional: false,
            max: 128,
            unit: schema::Unit::DoubleByte,
            warn_above: 0,
            forbid: "",
            forbid_control: false,
            avoid: "",
            prefer: &[],
        },
        renew_before: 0,
    };
    pub static SDK_TASKROUTER: schema::Sdk = schema::Sdk {
        name: "taskrouter",
        title: "TaskRouter",
        requires: &["task_router"],
        flags: &[],
        allows: &["flex_insights"],
        regions: &["us1", "ie1", "au1"],
        region_rule: "header-twr",
        identity: schema::Identity {
            optional: false,
            max: 0,
            unit: schema::Unit::Characters,
            warn_above: 0,
            forbid: "",
            forbid_control: false,
            avoid: "",
            prefer: &[],
        },
        renew_before: 0,
    };
    pub static SDK_LIVE_PLAYER: schema::Sdk = schema::Sdk {
        name: "live_player",
        title: "Live Player",
        requires: &["player"],
        flags: &[],
        allows: &[],
        regions: &["us1", "ie1", "au1"],
        region_rule: "header-twr",
        identity: schema::Identity {
            optional: false,
            max: 0,
            unit: schema::Unit::Characters,
            warn_above: 0,
            forbid: "",
            forbid_control: false,
            avoid: "",
            prefer: &[],
        },
        renew_before: 0,
    };
    pub static VENDOR: schema::Vendor = schema::Vendor {
        name: "twilio",
        title: "Twilio",
        docs: "https://www.twilio.com/docs/iam/access-tokens",
        format: schema::Format {
            header: &[("typ", "JWT"), ("alg", "HS256"), ("cty", "twilio-fpa;v=1")],
            region_header: Some("twr"),
            region_rule: "header-twr",
            regions: &["us1", "ie1", "au1"],
            grants: Some("grants"),
            identity: "identity",
            identity_in_grants: true,
            key: "iss",
            writes: &["iat", "exp", "jti"],
            max_ttl: 86400,
            min_ttl: 1,
            default_ttl: 3600,
        },
        credentials: &[
            schema::Credential {
                name: "account_sid",
                title: "Account SID",
                env: &["TWILIO_ACCOUNT_SID"],
                role: schema::Role::Claim("sub", Some(&SID_ACCOUNT)),
                rule: "account-sid",
                warn_below: 0,
                looks: None,
                look_alikes: &[],
            },
            schema::Credential {
                name: "api_key_sid",
                title: "API Key SID",
                env: &["TWILIO_API_KEY", "TWILIO_API_KEY_SID"],
                role: schema::Role::Claim("iss", Some(&SID_API_KEY)),
                rule: "api-key-sid",
                warn_below: 0,
                looks: None,
                look_alikes: &[],
            },
            schema::Credential {
                name: "api_key_secret",
                title: "API Key Secret",
                env: &["TWILIO_API_SECRET", "TWILIO_API_KEY_SECRET"],
                role: schema::Role::Secret,
                rule: "api-key-secret",
                warn_below: 32,
                looks: Some((32, &[('0', '9'), ('A', 'Z'), ('a', 'z')])),
                look_alikes: &[
                    schema::LookAlike {
                        rule: "auth-token",
                        what: "an Auth Token",
                        length: 32,
                        characters: &[('0', '9'), ('a', 'f')],
                        advice: "an Auth Token never signs an Access Token (20107, 51130); write the secret that Twilio showed when the API Key was made, or make a new key",
                    },
                ],
            },
        ],
        other_secrets: &[("TWILIO_AUTH_TOKEN", "Auth Token")],
        sids: &[
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
        grants: &[
            &GRANT_CHAT,
            &GRANT_VIDEO,
            &GRANT_VOICE,
            &GRANT_DATA_SYNC,
            &GRANT_TASK_ROUTER,
            &GRANT_FLEX_INSIGHTS,
            &GRANT_PLAYER,
        ],
        legacy: &[
            schema::Legacy {
                key: "ip_messaging",
                replaced_by: "chat",
            },
            schema::Legacy {
                key: "rtc",
                replaced_by: "video",
            },
        ],
        foreign: &[
            schema::Foreign {
                rule: "capability-token",
                what: "a Capability Token",
                claims: &[("scope", "scope:")],
                advice: "it served Twilio Client (Voice 1.x) and is signed with the Auth Token; issue an Access Token with the `voice` grant, signed with an API Key",
            },
            schema::Foreign {
                rule: "taskrouter-capability-token",
                what: "a Capability Token of TaskRouter",
                claims: &[("policies", "")],
                advice: "it serves TaskRouter.js 1 and is signed with the Auth Token; issue an Access Token with the `task_router` grant, signed with an API Key",
            },
            schema::Foreign {
                rule: "other-vendor-token",
                what: "a token of LiveKit",
                claims: &[("video.roomJoin", "")],
                advice: "pass the token that your server issued for Twilio",
            },
            schema::Foreign {
                rule: "other-vendor-token",
                what: "a token of LiveKit",
                claims: &[("video", ""), ("iss", "API")],
                advice: "pass the token that your server issued for Twilio",
            },
            schema::Foreign {
                rule: "other-vendor-token",
                what: "a token of Zoom Video SDK",
                claims: &[("app_key", ""), ("tpc", "")],
                advice: "pass the token that your server issued for Twilio",
            },
            schema::Foreign {
                rule: "other-vendor-token",
                what: "a token of 100ms",
                claims: &[("access_key", "")],
                advice: "pass the token that your server issued for Twilio",
            },
            schema::Foreign {
                rule: "other-vendor-token",
                what: "a token of Stream",
                claims: &[("user_id", "")],
                advice: "pass the token that your server issued for Twilio",
            },
            schema::Foreign {
                rule: "other-vendor-token",
                what: "a token of Vonage",
                claims: &[("application_id", "")],
                advice: "pass the token that your server issued for Twilio",
            },
            schema::Foreign {
                rule: "other-vendor-token",
                what: "a token of Ably",
                claims: &[("x-ably-capability", "")],
                advice: "pass the token that your server issued for Twilio",
            },
            schema::Foreign {
                rule: "other-vendor-token",
                what: "a token of VideoSDK.live",
                claims: &[("apikey", ""), ("permissions", "")],
                advice: "pass the token that your server issued for Twilio",
            },
        ],
        sdks: &[
            &SDK_CONVERSATIONS,
            &SDK_SYNC,
            &SDK_VOICE,
            &SDK_VIDEO,
            &SDK_TASKROUTER,
            &SDK_LIVE_PLAYER,
        ],
        codes: &[
            schema::Code {
                code: 51003,
                title: "Client connection: the identity is too long",
                docs: "https://www.twilio.com/docs/api/errors/51003",
                causes: &["The identity has more than 256 characters."],
                visible: schema::Visible::Yes,
            },
            schema::Code {
                code: 51006,
                title: "Client connection: the connection has expired",
                docs: "https://www.twilio.com/docs/api/errors/51006",
                causes: &[
                    "The token reached its `exp` while the client was connected, and the client had not renewed it.",
                ],
                visible: schema::Visible::Yes,
            },
            schema::Code {
                code: 51007,
                title: "Client connection: the token's authentication was rejected",
                docs: "https://www.twilio.com/docs/api/errors/51007",
                causes: &[
                    "The token has expired, or its `nbf` is still in the future.",
                    "The token was changed after signing, or signed with another secret than the API Key's.",
                    "The grants are missing or malformed, or the grant that the SDK needs is not among them.",
                    "A grant lacks a field: `service_sid` for Conversations and Sync, an application SID for Voice.",
                    "The token has no identity.",
                    "A token for Video was signed with an API Key of another Region than US1.",
                ],
                visible: schema::Visible::Partly,
            },
            schema::Code {
                code: 51101,
                title: "Twilsock: the service instance was not found",
                docs: "https://www.twilio.com/docs/api/errors/51101",
                causes: &[
                    "`service_sid` names a service that is not in this account, or of another product.",
                ],
                visible: schema::Visible::No,
            },
            schema::Code {
                code: 51102,
                title: "Twilsock: no service instance SID was given",
                docs: "https://www.twilio.com/docs/api/errors/51102",
                causes: &["The grant has no `service_sid`."],
                visible: schema::Visible::Yes,
            },
            schema::Code {
                code: 51103,
                title: "Twilsock: the token has no grants",
                docs: "https://www.twilio.com/docs/api/errors/51103",
                causes: &["The claim `grants` is missing."],
                visible: schema::Visible::Yes,
            },
            schema::Code {
                code: 51104,
                title: "Twilsock: the token names no service instance",
                docs: "https://www.twilio.com/docs/api/errors/51104",
                causes: &["`chat.service_sid` or `data_sync.service_sid` is missing."],
                visible: schema::Visible::Yes,
            },
            schema::Code {
                code: 51105,
                title: "Twilsock: the token has no identity",
                docs: "https://www.twilio.com/docs/api/errors/51105",
                causes: &["`grants.identity` is missing or empty."],
                visible: schema::Visible::Yes,
            },
            schema::Code {
                code: 51110,
                title: "Twilsock: several grants for one product",
                docs: "https://www.twilio.com/docs/api/errors/51110",
                causes: &["The grants hold more than one for the same product."],
                visible: schema::Visible::Yes,
            },
            schema::Code {
                code: 51115,
                title: "Twilsock: the token's subject is invalid",
                docs: "https://www.twilio.com/docs/api/errors/51115",
                causes: &[
                    "`sub` is missing or malformed.",
                    "`sub` is no live account, or not the one that owns the API Key.",
                ],
                visible: schema::Visible::Partly,
            },
            schema::Code {
                code: 51116,
                title: "Twilsock: the token's grants are invalid",
                docs: "https://www.twilio.com/docs/api/errors/51116",
                causes: &[
                    "The claim `grants` or a grant in it is malformed.",
                    "A grant holds a value that Twilio does not accept.",
                ],
                visible: schema::Visible::Partly,
            },
            schema::Code {
                code: 51117,
                title: "Twilsock: the token's signature is invalid",
                docs: "https://www.twilio.com/docs/api/errors/51117",
                causes: &[
                    "The token was signed with another secret than the API Key's, or changed after signing.",
                ],
                visible: schema::Visible::Yes,
            },
            schema::Code {
                code: 51118,
                title: "Twilsock: the token's claims are invalid",
                docs: "https://www.twilio.com/docs/api/errors/51118",
                causes: &[
                    "A claim is missing, or has a value that it cannot have.",
                    "The claims do not fit the account.",
                ],
                visible: schema::Visible::Partly,
            },
            schema::Code {
                code: 51119,
                title: "Twilsock: the token has expired",
                docs: "https://www.twilio.com/docs/api/errors/51119",
                causes: &["`exp` is in the past."],
                visible: schema::Visible::Yes,
            },
            schema::Code {
                code: 51120,
                title: "Twilsock: the token is not valid yet",
                docs: "https://www.twilio.com/docs/api/errors/51120",
                causes: &[
                    "`nbf` is in the future; the clock of the server that made the token may be ahead.",
                ],
                visible: schema::Visible::Yes,
            },
            schema::Code {
                code: 51121,
                title: "Twilsock: the token lives too long",
                docs: "https://www.twilio.com/docs/api/errors/51121",
                causes: &["`exp` is more than 24 hours after the token was made."],
                visible: schema::Visible::Yes,
            },
            schema::Code {
                code: 51122,
                title: "Twilsock: authentication failed",
                docs: "https://www.twilio.com/docs/api/errors/51122",
                causes: &["The credentials that made the token are wrong."],
                visible: schema::Visible::No,
            },
            schema::Code {
                code: 51130,
                title: "Twilsock: the token is invalid",
                docs: "https://www.twilio.com/docs/api/errors/51130",
                causes: &[
                    "The value is no Access Token: a malformed JWT, another credential (an Auth Token, say), or a token of another format.",
                    "It was made from an Account SID, API Key SID and secret that do not belong together, or from test credentials.",
                    "The SDK was handed a JSON object, or something else that is not the plain text of the token.",
                    "The token has no valid grants, or not the grant of this SDK: Conversations needs `chat`, Sync needs `data_sync` with its `service_sid`.",
                    "In Conversations the connection stays `denied` after an invalid token, until the client gets a new and valid one.",
                ],
                visible: schema::Visible::Partly,
            },
            schema::Code {
                code: 51131,
                title: "Twilsock: authentication failed",
                docs: "https://www.twilio.com/docs/api/errors/51131",
                causes: &["The credentials that made the token are wrong."],
                visible: schema::Visible::No,
            },
            schema::Code {
                code: 51202,
                title: "Twilsock: too many requests",
                docs: "https://www.twilio.com/docs/api/errors/51202",
                causes: &[
                    "More connections were asked for in a short time than Twilio lets in; the token is not at fault.",
                ],
                visible: schema::Visible::No,
            },
            schema::Code {
                code: 51215,
                title: "Twilsock: unauthorized",
                docs: "https://www.twilio.com/docs/api/errors/51215",
                causes: &[
                    "The credentials are wrong or do not belong together.",
                    "The token has expired.",
                    "The grant, the identity or the service is not the right one; a renewed token must keep all three.",
                    "The SDK was handed a JSON object in place of the token's text.",
                ],
                visible: schema::Visible::Partly,
            },
            schema::Code {
                code: 20003,
                title: "REST: permission denied",
                docs: "https://www.twilio.com/docs/api/errors/20003",
                causes: &[
                    "Account SID and Auth Token, or API Key and secret, do not belong together, or the key is deleted.",
                    "The credentials are of another Region, or test credentials.",
                    "A token was signed with the Auth Token in place of the API Key Secret.",
                ],
                visible: schema::Visible::No,
            },
            schema::Code {
                code: 20101,
                title: "The Access Token is invalid",
                docs: "https://www.twilio.com/docs/api/errors/20101",
                causes: &[
                    "The value is no Access Token: no JWT with the header and claims that Twilio asks for.",
                ],
                visible: schema::Visible::Yes,
            },
            schema::Code {
                code: 20102,
                title: "The Access Token's header is invalid",
                docs: "https://www.twilio.com/docs/api/errors/20102",
                causes: &[
                    "`typ`, `alg` or `cty` is missing or wrong.",
                    "A Capability Token, which has no `cty`, was given to an SDK that needs an Access Token.",
                ],
                visible: schema::Visible::Yes,
            },
            schema::Code {
                code: 20103,
                title: "The Access Token's issuer or subject is invalid",
                docs: "https://www.twilio.com/docs/api/errors/20103",
                causes: &[
                    "`iss` is no API Key SID, or `sub` no Account SID.",
                    "The API Key is deleted, or belongs to another account.",
                    "The account is suspended, or has no funds.",
                ],
                visible: schema::Visible::Partly,
            },
            schema::Code {
                code: 20104,
                title: "The Access Token has expired, or its expiry is invalid",
                docs: "https://www.twilio.com/docs/api/errors/20104",
                causes: &[
                    "`exp` is in the past.",
                    "`exp` is not a number of seconds.",
                    "`exp` is more than 24 hours ahead.",
                ],
                visible: schema::Visible::Yes,
            },
            schema::Code {
                code: 20105,
                title: "The Access Token is not valid yet",
                docs: "https://www.twilio.com/docs/api/errors/20105",
                causes: &[
                    "`nbf` is in the future; the clock of the server that made the token may be ahead.",
                ],
                visible: schema::Visible::Yes,
            },
            schema::Code {
                code: 20106,
                title: "The Access Token's grants are invalid",
                docs: "https://www.twilio.com/docs/api/errors/20106",
                causes: &[
                    "The signature holds, but the grants cannot be read.",
                    "The grants do not allow what the client asked for.",
                ],
                visible: schema::Visible::Yes,
            },
            schema::Code {
                code: 20107,
                title: "The Access Token's signature is invalid",
                docs: "https://www.twilio.com/docs/api/errors/20107",
                causes: &[
                    "It was signed with another secret, often the Auth Token.",
                    "The secret has extra characters, such as a space or a newline.",
                    "`iss` names another API Key than the one whose secret signed.",
                ],
                visible: schema::Visible::Yes,
            },
            schema::Code {
                code: 20151,
                title: "Authentication failed",
                docs: "https://www.twilio.com/docs/api/errors/20151",
                causes: &[
                    "The header, the issuer, the subject or another claim is invalid.",
                    "The token has expired, is not valid yet, or lives too long.",
                    "The API Key and the account do not belong together, as with a subaccount and its parent's key.",
                ],
                visible: schema::Visible::Partly,
            },
            schema::Code {
                code: 20152,
                title: "The token's header is invalid",
                docs: "https://www.twilio.com/docs/api/errors/20152",
                causes: &["A value that the header must have is missing or wrong."],
                visible: schema::Visible::Yes,
            },
            schema::Code {
                code: 20153,
                title: "The token's issuer or subject is invalid",
                docs: "https://www.twilio.com/docs/api/errors/20153",
                causes: &[
                    "`iss` or `sub` is missing.",
                    "The issuer or the subject is suspended.",
                    "The issuer and the subject do not belong together.",
                ],
                visible: schema::Visible::Partly,
            },
            schema::Code {
                code: 20154,
                title: "The token's claims are invalid",
                docs: "https://www.twilio.com/docs/api/errors/20154",
                causes: &[
                    "A required claim is missing; for client validation that is `hrh` or `rqh`.",
                ],
                visible: schema::Visible::Yes,
            },
            schema::Code {
                code: 20155,
                title: "The token is not valid yet",
                docs: "https://www.twilio.com/docs/api/errors/20155",
                causes: &["The token's time is in the future: a clock is wrong."],
                visible: schema::Visible::Yes,
            },
            schema::Code {
                code: 20156,
                title: "The token has expired, or its expiry is invalid",
                docs: "https://www.twilio.com/docs/api/errors/20156",
                causes: &[
                    "`exp` is in the past, or no valid time.",
                    "A clock is further off than Twilio permits.",
                ],
                visible: schema::Visible::Yes,
            },
            schema::Code {
                code: 20157,
                title: "The token lives too long",
                docs: "https://www.twilio.com/docs/api/errors/20157",
                causes: &[
                    "`exp` is more than 24 hours ahead.",
                    "The life or `exp` was given in milliseconds; it is in seconds.",
                ],
                visible: schema::Visible::Yes,
            },
            schema::Code {
                code: 20160,
                title: "The token is invalid",
                docs: "https://www.twilio.com/docs/api/errors/20160",
                causes: &[
                    "The value is no JWT of three parts.",
                    "`typ`, `alg` or `cty` is missing or wrong.",
                    "It was signed without the right API Key SID and secret.",
                    "It was made with a Restricted API Key.",
                ],
                visible: schema::Visible::Partly,
            },
            schema::Code {
                code: 20403,
                title: "Forbidden",
                docs: "https://www.twilio.com/docs/api/errors/20403",
                causes: &["The account may not use what the request names."],
                visible: schema::Visible::No,
            },
            schema::Code {
                code: 21218,
                title: "The application SID is invalid",
                docs: "https://www.twilio.com/docs/api/errors/21218",
                causes: &["`application_sid` names no TwiML App of this account."],
                visible: schema::Visible::No,
            },
            schema::Code {
                code: 70051,
                title: "Authorization failed",
                docs: "https://www.twilio.com/docs/api/errors/70051",
                causes: &[
                    "The account or the API Key is missing or suspended.",
                    "A Restricted API Key lacks the permission.",
                ],
                visible: schema::Visible::No,
            },
            schema::Code {
                code: 70052,
                title: "Public Key Client Validation is required",
                docs: "https://www.twilio.com/docs/api/errors/70052",
                causes: &[
                    "The account takes only requests with a `Twilio-Client-Validation` header, and this one has none.",
                ],
                visible: schema::Visible::No,
            },
            schema::Code {
                code: 70154,
                title: "Client validation: the public key is invalid",
                docs: "https://www.twilio.com/docs/api/errors/70154",
                causes: &["The public key that Twilio has been given is invalid."],
                visible: schema::Visible::No,
            },
            schema::Code {
                code: 70155,
                title: "Client validation: a signed header is missing",
                docs: "https://www.twilio.com/docs/api/errors/70155",
                causes: &[
                    "The token names headers that were signed, and the request lacks one of them.",
                ],
                visible: schema::Visible::No,
            },
            schema::Code {
                code: 70156,
                title: "Client validation: the request's hash is wrong",
                docs: "https://www.twilio.com/docs/api/errors/70156",
                causes: &["The request is not the one whose hash the token holds."],
                visible: schema::Visible::No,
            },
            schema::Code {
                code: 31000,
                title: "Voice: an error of no known kind",
                docs: "https://www.twilio.com/docs/api/errors/31000",
                causes: &[
                    "Voice for JavaScript hides many a refused token behind this number; `enableImprovedSignalingErrorPrecision` shows the real one.",
                ],
                visible: schema::Visible::No,
            },
            schema::Code {
                code: 31001,
                title: "Voice: the TwiML App was not found",
                docs: "https://www.twilio.com/docs/api/errors/31001",
                causes: &["`application_sid` names no TwiML App of this account."],
                visible: schema::Visible::No,
            },
            schema::Code {
                code: 31002,
                title: "Voice: the connection was declined",
                docs: "https://www.twilio.com/docs/api/errors/31002",
                causes: &[
                    "The TwiML App, or what its Voice URL answered, declined the call.",
                ],
                visible: schema::Visible::No,
            },
            schema::Code {
                code: 31102,
                title: "Voice: the request has no token",
                docs: "https://www.twilio.com/docs/api/errors/31102",
                causes: &["The client sent no token."],
                visible: schema::Visible::No,
            },
            schema::Code {
                code: 31105,
                title: "Voice: the client name is invalid",
                docs: "https://www.twilio.com/docs/api/errors/31105",
                causes: &[
                    "The identity is too long, or has a character that Voice does not accept.",
                ],
                visible: schema::Visible::Yes,
            },
            schema::Code {
                code: 31201,
                title: "Voice: authorization error",
                docs: "https://www.twilio.com/docs/api/errors/31201",
                causes: &[
                    "Twilio refused the token for a reason that it does not name.",
                    "In version 1 of the JavaScript SDK also: the microphone could not be used.",
                ],
                visible: schema::Visible::Partly,
            },
            schema::Code {
                code: 31202,
                title: "Voice: the signature could not be validated",
                docs: "https://www.twilio.com/docs/api/errors/31202",
                causes: &["The Account SID, the API Key SID or the secret is wrong."],
                visible: schema::Visible::Partly,
            },
            schema::Code {
                code: 31203,
                title: "Voice: no valid account",
                docs: "https://www.twilio.com/docs/api/errors/31203",
                causes: &["The account does not exist, or is not active."],
                visible: schema::Visible::No,
            },
            schema::Code {
                code: 31204,
                title: "Voice: the JWT is invalid",
                docs: "https://www.twilio.com/docs/api/errors/31204",
                causes: &[
                    "The value is no well-formed JWT.",
                    "It was made with a wrong Account SID or API Key, so that issuer or subject is invalid.",
                    "The identity or the `voice` grant is missing.",
                    "It was made with a Restricted API Key.",
                ],
                visible: schema::Visible::Partly,
            },
            schema::Code {
                code: 31205,
                title: "Voice: the JWT has expired",
                docs: "https://www.twilio.com/docs/api/errors/31205",
                causes: &["`exp` is in the past."],
                visible: schema::Visible::Yes,
            },
            schema::Code {
                code: 31206,
                title: "Voice: too many requests",
                docs: "https://www.twilio.com/docs/api/errors/31206",
                causes: &["The rate limit was reached; the token is not at fault."],
                visible: schema::Visible::No,
            },
            schema::Code {
                code: 31207,
                title: "Voice: the JWT lives too long",
                docs: "https://www.twilio.com/docs/api/errors/31207",
                causes: &["`exp` is more than 24 hours after the token was made."],
                visible: schema::Visible::Yes,
            },
            schema::Code {
                code: 31208,
                title: "Voice: the microphone was denied",
                docs: "https://www.twilio.com/docs/api/errors/31208",
                causes: &[
                    "The user or the browser denied the microphone; the token is not at fault. Version 2 of the JavaScript SDK says 31401.",
                ],
                visible: schema::Visible::No,
            },
            schema::Code {
                code: 31209,
                title: "Voice: the reconnection is not authorized",
                docs: "https://www.twilio.com/docs/api/errors/31209",
                causes: &["Twilio did not let the client take up its connection again."],
                visible: schema::Visible::No,
            },
            schema::Code {
                code: 31301,
                title: "Voice: registration for push notifications failed",
                docs: "https://www.twilio.com/docs/api/errors/31301",
                causes: &[
                    "The token has no `voice` grant, or an empty identity.",
                    "The API Key SID and the secret do not belong together.",
                    "The push credential is missing, or its certificate is.",
                ],
                visible: schema::Visible::Partly,
            },
            schema::Code {
                code: 31401,
                title: "Voice: the microphone was denied",
                docs: "https://www.twilio.com/docs/api/errors/31401",
                causes: &[
                    "The user or the browser denied the microphone; the token is not at fault.",
                ],
                visible: schema::Visible::No,
            },
            schema::Code {
                code: 31404,
                title: "Voice: not found",
                docs: "https://www.twilio.com/docs/api/errors/31404",
                causes: &["The TwiML App exists, but has no Voice URL."],
                visible: schema::Visible::No,
            },
            schema::Code {
                code: 52002,
                title: "Push: the credential SID is invalid",
                docs: "https://www.twilio.com/docs/api/errors/52002",
                causes: &[
                    "`push_credential_sid` is missing, or names no push credential of this account.",
                ],
                visible: schema::Visible::No,
            },
            schema::Code {
                code: 52003,
                title: "Push: the credential is of the wrong kind",
                docs: "https://www.twilio.com/docs/api/errors/52003",
                causes: &[
                    "The push credential is for APNs and the device uses FCM, or the other way round.",
                ],
                visible: schema::Visible::No,
            },
            schema::Code {
                code: 52004,
                title: "Push: no credential SID was given",
                docs: "https://www.twilio.com/docs/api/errors/52004",
                causes: &["The grant has no `push_credential_sid`."],
                visible: schema::Visible::Yes,
            },
            schema::Code {
                code: 53000,
                title: "Signalling error",
                docs: "https://www.twilio.com/docs/api/errors/53000",
                causes: &[
                    "The connection failed for a reason that no other code names.",
                ],
                visible: schema::Visible::No,
            },
            schema::Code {
                code: 53100,
                title: "Video: the room's name is invalid",
                docs: "https://www.twilio.com/docs/api/errors/53100",
                causes: &[
                    "`video.room`, or the name that the client gave, does not follow the rules for names.",
                ],
                visible: schema::Visible::Yes,
            },
            schema::Code {
                code: 53101,
                title: "Video: the room's name is too long",
                docs: "https://www.twilio.com/docs/api/errors/53101",
                causes: &[
                    "`video.room`, or the name that the client gave, is too long.",
                ],
                visible: schema::Visible::Yes,
            },
            schema::Code {
                code: 53102,
                title: "Video: the room's name has invalid characters",
                docs: "https://www.twilio.com/docs/api/errors/53102",
                causes: &[
                    "`video.room`, or the name that the client gave, is not valid UTF-8.",
                ],
                visible: schema::Visible::Yes,
            },
            schema::Code {
                code: 53106,
                title: "Video: the room was not found",
                docs: "https://www.twilio.com/docs/api/errors/53106",
                causes: &["The room does not exist, or has ended."],
                visible: schema::Visible::No,
            },
            schema::Code {
                code: 53200,
                title: "Video: the participant's identity is invalid",
                docs: "https://www.twilio.com/docs/api/errors/53200",
                causes: &[
                    "The identity is missing or empty.",
                    "The identity has more than 128 characters, of which a double-byte one counts twice.",
                ],
                visible: schema::Visible::Yes,
            },
            schema::Code {
                code: 53201,
                title: "Video: the participant's identity is too long",
                docs: "https://www.twilio.com/docs/api/errors/53201",
                causes: &[
                    "The identity has more than 128 characters, of which a double-byte one counts twice.",
                ],
                visible: schema::Visible::Yes,
            },
            schema::Code {
                code: 53202,
                title: "Video: the participant's identity has invalid characters",
                docs: "https://www.twilio.com/docs/api/errors/53202",
                causes: &["The identity is not valid UTF-8."],
                visible: schema::Visible::Yes,
            },
            schema::Code {
                code: 53205,
                title: "Video: a second participant with the same identity",
                docs: "https://www.twilio.com/docs/api/errors/53205",
                causes: &[
                    "Another client joined the room with this identity, and the earlier one was put out.",
                ],
                visible: schema::Visible::No,
            },
            schema::Code {
                code: 54007,
                title: "Sync: the identity lacks the permission",
                docs: "https://www.twilio.com/docs/api/errors/54007",
                causes: &[
                    "The service checks permissions, and this identity has none for the object.",
                ],
                visible: schema::Visible::No,
            },
            schema::Code {
                code: 54050,
                title: "Sync: the service does not exist",
                docs: "https://www.twilio.com/docs/api/errors/54050",
                causes: &["`data_sync.service_sid` names no Sync service."],
                visible: schema::Visible::No,
            },
            schema::Code {
                code: 54056,
                title: "Sync: the service belongs to another account",
                docs: "https://www.twilio.com/docs/api/errors/54056",
                causes: &[
                    "`data_sync.service_sid` and `sub` are of different accounts.",
                ],
                visible: schema::Visible::No,
            },
            schema::Code {
                code: 54351,
                title: "Sync: the identity's length is invalid",
                docs: "https://www.twilio.com/docs/api/errors/54351",
                causes: &["The identity is empty, or has more than 256 characters."],
                visible: schema::Visible::Yes,
            },
        ],
        rules: &[
            schema::RuleCodes {
                rule: "empty",
                codes: &[20101, 51130, 31102],
                by_sdk: &[
                    ("conversations", &[51130, 20101]),
                    ("sync", &[51130, 20101]),
                    ("voice", &[31102, 31204, 20101]),
                    ("video", &[20101]),
                ],
                wire: &[
                    schema::WireCode::documented("voice", 31204),
                    schema::WireCode::documented("video", 20101),
                    schema::WireCode::chosen("conversations", 20101),
                    schema::WireCode::chosen("sync", 20101),
                ],
            },
            schema::RuleCodes {
                rule: "not-a-jwt",
                codes: &[20101, 20160, 51130, 31204],
                by_sdk: &[
                    ("conversations", &[51130, 20101]),
                    ("sync", &[51130, 20101]),
                    ("voice", &[31204, 20101]),
                    ("video", &[20101, 20160]),
                ],
                wire: &[
                    schema::WireCode::documented("voice", 31204),
                    schema::WireCode::documented("video", 20101),
                    schema::WireCode::observed("conversations", 20101),
                    schema::WireCode::observed("sync", 20101),
                ],
            },
            schema::RuleCodes {
                rule: "auth-token",
                codes: &[51130, 20101, 31204],
                by_sdk: &[
                    ("conversations", &[51130, 20101]),
                    ("sync", &[51130, 20101]),
                    ("voice", &[31204, 20101]),
                    ("video", &[20101]),
                    ("taskrouter", &[20101]),
                    ("live_player", &[20101]),
                ],
                wire: &[
                    schema::WireCode::documented("voice", 31204),
                    schema::WireCode::documented("video", 20101),
                    schema::WireCode::chosen("conversations", 20101),
                    schema::WireCode::chosen("sync", 20101),
                ],
            },
            schema::RuleCodes {
                rule: "api-key-secret",
                codes: &[51130, 20101, 31204],
                by_sdk: &[
                    ("conversations", &[51130, 20101]),
                    ("sync", &[51130, 20101]),
                    ("voice", &[31204, 20101]),
                    ("video", &[20101]),
                    ("taskrouter", &[20101]),
                    ("live_player", &[20101]),
                ],
                wire: &[
                    schema::WireCode::documented("voice", 31204),
                    schema::WireCode::documented("video", 20101),
                    schema::WireCode::chosen("conversations", 20101),
                    schema::WireCode::chosen("sync", 20101),
                ],
            },
            schema::RuleCodes {
                rule: "sid-not-token",
                codes: &[20101, 51130, 31204],
                by_sdk: &[
                    ("conversations", &[51130, 20101]),
                    ("sync", &[51130, 20101]),
                    ("voice", &[31204, 20101]),
                    ("video", &[20101]),
                ],
                wire: &[
                    schema::WireCode::documented("voice", 31204),
                    schema::WireCode::documented("video", 20101),
                    schema::WireCode::chosen("conversations", 20101),
                    schema::WireCode::chosen("sync", 20101),
                ],
            },
            schema::RuleCodes {
                rule: "json-wrapped",
                codes: &[51130, 51215, 20101, 31204],
                by_sdk: &[
                    ("conversations", &[51130, 51215, 20101]),
                    ("sync", &[51130, 51215, 20101]),
                    ("voice", &[31204, 20101]),
                    ("video", &[20101]),
                    ("taskrouter", &[20101]),
                    ("live_player", &[20101]),
                ],
                wire: &[
                    schema::WireCode::documented("voice", 31204),
                    schema::WireCode::documented("video", 20101),
                    schema::WireCode::chosen("conversations", 20101),
                    schema::WireCode::chosen("sync", 20101),
                ],
            },
            schema::RuleCodes {
                rule: "quoted",
                codes: &[51130, 20101, 31204],
                by_sdk: &[
                    ("conversations", &[51130, 20101]),
                    ("sync", &[51130, 20101]),
                    ("voice", &[31204, 20101]),
                    ("video", &[20101]),
                    ("taskrouter", &[20101]),
                    ("live_player", &[20101]),
                ],
                wire: &[
                    schema::WireCode::documented("voice", 31204),
                    schema::WireCode::documented("video", 20101),
                    schema::WireCode::chosen("conversations", 20101),
                    schema::WireCode::chosen("sync", 20101),
                ],
            },
            schema::RuleCodes {
                rule: "bearer-prefix",
                codes: &[20101, 51130, 31204],
                by_sdk: &[
                    ("conversations", &[51130, 20101]),
                    ("sync", &[51130, 20101]),
                    ("voice", &[31204, 20101]),
                    ("video", &[20101]),
                ],
                wire: &[
                    schema::WireCode::documented("voice", 31204),
                    schema::WireCode::documented("video", 20101),
                    schema::WireCode::chosen("conversations", 20101),
                    schema::WireCode::chosen("sync", 20101),
                ],
            },
            schema::RuleCodes {
                rule: "whitespace",
                codes: &[20101, 51130, 31204],
                by_sdk: &[
                    ("conversations", &[51130, 20101]),
                    ("sync", &[51130, 20101]),
                    ("voice", &[31204, 20101]),
                    ("video", &[20101]),
                ],
                wire: &[
                    schema::WireCode::documented("voice", 31204),
                    schema::WireCode::documented("video", 20101),
                    schema::WireCode::chosen("conversations", 20101),
                    schema::WireCode::chosen("sync", 20101),
                ],
            },
            schema::RuleCodes {
                rule: "jwe",
                codes: &[20101, 20160, 51130, 31204],
                by_sdk: &[
                    ("conversations", &[51130, 20101]),
                    ("sync", &[51130, 20101]),
                    ("voice", &[31204, 20101]),
                    ("video", &[20101, 20160]),
                ],
                wire: &[
                    schema::WireCode::documented("voice", 31204),
                    schema::WireCode::documented("video", 20101),
                    schema::WireCode::chosen("conversations", 20101),
                    schema::WireCode::chosen("sync", 20101),
                ],
            },
            schema::RuleCodes {
                rule: "bad-base64",
                codes: &[20101, 20160, 51130, 31204],
                by_sdk: &[
                    ("conversations", &[51130, 20101]),
                    ("sync", &[51130, 20101]),
                    ("voice", &[31204, 20101]),
                    ("video", &[20101, 20160]),
                ],
                wire: &[
                    schema::WireCode::documented("voice", 31204),
                    schema::WireCode::documented("video", 20101),
                    schema::WireCode::chosen("conversations", 20101),
                    schema::WireCode::chosen("sync", 20101),
                ],
            },
            schema::RuleCodes {
                rule: "padded-base64",
                codes: &[20101, 20160, 51130, 31204],
                by_sdk: &[
                    ("conversations", &[51130, 20101]),
                    ("sync", &[51130, 20101]),
                    ("voice", &[31204, 20101]),
                    ("video", &[20101, 20160]),
                ],
                wire: &[
                    schema::WireCode::documented("voice", 31204),
                    schema::WireCode::documented("video", 20101),
                    schema::WireCode::chosen("conversations", 20101),
                    schema::WireCode::chosen("sync", 20101),
                ],
            },
            schema::RuleCodes {
                rule: "bad-json",
                codes: &[20101, 20160, 51130, 31204],
                by_sdk: &[
                    ("conversations", &[51130, 20101]),
                    ("sync", &[51130, 20101]),
                    ("voice", &[31204, 20101]),
                    ("video", &[20101, 20160]),
                ],
                wire: &[
                    schema::WireCode::documented("voice", 31204),
                    schema::WireCode::documented("video", 20101),
                    schema::WireCode::chosen("conversations", 20101),
                    schema::WireCode::chosen("sync", 20101),
                ],
            },
            schema::RuleCodes {
                rule: "claims-not-object",
                codes: &[20101, 20160, 51130, 31204],
                by_sdk: &[
                    ("conversations", &[51130, 20101]),
                    ("sync", &[51130, 20101]),
                    ("voice", &[31204, 20101]),
                    ("video", &[20101, 20160]),
                ],
                wire: &[
                    schema::WireCode::documented("voice", 31204),
                    schema::WireCode::documented("video", 20101),
                    schema::WireCode::chosen("conversations", 20101),
                    schema::WireCode::chosen("sync", 20101),
                ],
            },
            schema::RuleCodes {
                rule: "token-too-long",
                codes: &[20101, 51130, 31204],
                by_sdk: &[
                    ("conversations", &[51130, 20101]),
                    ("sync", &[51130, 20101]),
                    ("voice", &[31204, 20101]),
                    ("video", &[20101]),
                ],
                wire: &[
                    schema::WireCode::documented("voice", 31204),
                    schema::WireCode::documented("video", 20101),
                    schema::WireCode::chosen("conversations", 20101),
                    schema::WireCode::chosen("sync", 20101),
                ],
            },
            schema::RuleCodes {
                rule: "truncated",
                codes: &[20101, 20160, 51130, 31204],
                by_sdk: &[
                    ("conversations", &[51130, 20101]),
                    ("sync", &[51130, 20101]),
                    ("voice", &[31204, 20101]),
                    ("video", &[20101, 20160]),
                ],
                wire: &[
                    schema::WireCode::documented("voice", 31204),
                    schema::WireCode::documented("video", 20101),
                    schema::WireCode::chosen("conversations", 20101),
                    schema::WireCode::chosen("sync", 20101),
                ],
            },
            schema::RuleCodes {
                rule: "other-vendor-token",
                codes: &[20101, 20102, 51130, 31204],
                by_sdk: &[
                    ("conversations", &[51130, 20101]),
                    ("sync", &[51130, 20101]),
                    ("voice", &[31204, 20101]),
                    ("video", &[20101, 20102]),
                ],
                wire: &[
                    schema::WireCode::documented("video", 20101),
                    schema::WireCode::chosen("conversations", 20101),
                    schema::WireCode::chosen("sync", 20101),
                    schema::WireCode::chosen("voice", 31204),
                ],
            },
            schema::RuleCodes {
                rule: "capability-token",
                codes: &[20102, 20101, 51130],
                by_sdk: &[
                    ("conversations", &[51130, 20102]),
                    ("sync", &[51130, 20102]),
                    ("voice", &[20102, 31204, 20101]),
                    ("video", &[20102, 20101]),
                ],
                wire: &[
                    schema::WireCode::chosen("conversations", 20102),
                    schema::WireCode::chosen("sync", 20102),
                    schema::WireCode::chosen("voice", 31204),
                    schema::WireCode::chosen("video", 20102),
                ],
            },
            schema::RuleCodes {
                rule: "taskrouter-capability-token",
                codes: &[20102, 20101, 51130],
                by_sdk: &[
                    ("conversations", &[51130, 20102]),
                    ("sync", &[51130, 20102]),
                    ("voice", &[20102, 31204, 20101]),
                    ("video", &[20102, 20101]),
                ],
                wire: &[
                    schema::WireCode::chosen("conversations", 20102),
                    schema::WireCode::chosen("sync", 20102),
                    schema::WireCode::chosen("voice", 31204),
                    schema::WireCode::chosen("video", 20102),
                ],
            },
            schema::RuleCodes {
                rule: "header-typ",
                codes: &[20102, 20152, 20160, 20151, 51130],
                by_sdk: &[
                    ("conversations", &[51130, 20102]),
                    ("sync", &[51130, 20102]),
                    ("voice", &[20102, 31204, 20101]),
                    ("video", &[20102, 20101]),
                ],
                wire: &[
                    schema::WireCode::chosen("conversations", 20102),
                    schema::WireCode::chosen("sync", 20102),
                    schema::WireCode::chosen("voice", 31204),
                    schema::WireCode::chosen("video", 20102),
                ],
            },
            schema::RuleCodes {
                rule: "header-alg",
                codes: &[20102, 20152, 20160, 20151, 51130],
                by_sdk: &[
                    ("conversations", &[51130, 20102]),
                    ("sync", &[51130, 20102]),
                    ("voice", &[20102, 31204, 20101]),
                    ("video", &[20102, 20101]),
                ],
                wire: &[
                    schema::WireCode::chosen("conversations", 20102),
                    schema::WireCode::chosen("sync", 20102),
                    schema::WireCode::chosen("voice", 31204),
                    schema::WireCode::chosen("video", 20102),
                ],
            },
            schema::RuleCodes {
                rule: "alg-none",
                codes: &[20102, 20152, 20160, 20151, 51130],
                by_sdk: &[
                    ("conversations", &[51130, 20102]),
                    ("sync", &[51130, 20102]),
                    ("voice", &[20102, 31204, 20101]),
                    ("video", &[20102, 20101]),
                ],
                wire: &[
                    schema::WireCode::chosen("conversations", 20102),
                    schema::WireCode::chosen("sync", 20102),
                    schema::WireCode::chosen("voice", 31204),
                    schema::WireCode::chosen("video", 20102),
                ],
            },
            schema::RuleCodes {
                rule: "header-cty",
                codes: &[20102, 20152, 20160, 20151, 51130],
                by_sdk: &[
                    ("conversations", &[51130, 20102]),
                    ("sync", &[51130, 20102]),
                    ("voice", &[20102, 31204, 20101]),
                    ("video", &[20102, 20101]),
                ],
                wire: &[
                    schema::WireCode::chosen("conversations", 20102),
                    schema::WireCode::chosen("sync", 20102),
                    schema::WireCode::chosen("voice", 31204),
                    schema::WireCode::chosen("video", 20102),
                ],
            },
            schema::RuleCodes {
                rule: "header-crit",
                codes: &[20102, 20152, 20160, 20151, 51130],
                by_sdk: &[
                    ("conversations", &[51130, 20102]),
                    ("sync", &[51130, 20102]),
                    ("voice", &[20102, 31204, 20101]),
                    ("video", &[20102, 20101]),
                ],
                wire: &[
                    schema::WireCode::chosen("conversations", 20102),
                    schema::WireCode::chosen("sync", 20102),
                    schema::WireCode::chosen("voice", 31204),
                    schema::WireCode::chosen("video", 20102),
                ],
            },
            schema::RuleCodes {
                rule: "header-twr",
                codes: &[20101],
                by_sdk: &[
                    ("conversations", &[51130, 20101]),
                    ("sync", &[51130, 20101]),
                    ("voice", &[31204, 20101]),
                ],
                wire: &[
                    schema::WireCode::chosen("conversations", 20101),
                    schema::WireCode::chosen("sync", 20101),
                    schema::WireCode::chosen("voice", 31204),
                    schema::WireCode::chosen("video", 20101),
                ],
            },
            schema::RuleCodes {
                rule: "video-region",
                codes: &[51007, 20101],
                by_sdk: &[],
                wire: &[schema::WireCode::chosen("video", 20101)],
            },
            schema::RuleCodes {
                rule: "iss-missing",
                codes: &[20153, 20103, 20151, 51130],
                by_sdk: &[
                    ("conversations", &[51118, 51130]),
                    ("sync", &[51118, 51130]),
                    ("voice", &[31204, 20103, 20101]),
                    ("video", &[20103, 20101]),
                ],
                wire: &[
                    schema::WireCode::documented("voice", 31204),
                    schema::WireCode::chosen("conversations", 20103),
                    schema::WireCode::chosen("sync", 20103),
                    schema::WireCode::chosen("video", 20103),
                ],
            },
            schema::RuleCodes {
                rule: "iss-not-api-key",
                codes: &[20103, 20153, 20151, 51130],
                by_sdk: &[
                    ("conversations", &[51130, 51215]),
                    ("sync", &[51130, 51215]),
                    ("voice", &[31204, 20103, 20101]),
                    ("video", &[20103, 20101]),
                ],
                wire: &[
                    schema::WireCode::documented("voice", 31204),
                    schema::WireCode::chosen("conversations", 20103),
                    schema::WireCode::chosen("sync", 20103),
                    schema::WireCode::chosen("video", 20103),
                ],
            },
            schema::RuleCodes {
                rule: "sub-missing",
                codes: &[20153, 20103, 20151, 51130],
                by_sdk: &[
                    ("conversations", &[51115, 51118, 51130]),
                    ("sync", &[51115, 51118, 51130]),
                    ("voice", &[31204, 20103, 20101]),
                    ("video", &[20103, 20101]),
                ],
                wire: &[
                    schema::WireCode::documented("voice", 31204),
                    schema::WireCode::chosen("conversations", 20103),
                    schema::WireCode::chosen("sync", 20103),
                    schema::WireCode::chosen("video", 20103),
                ],
            },
            schema::RuleCodes {
                rule: "sub-not-account",
                codes: &[20103, 20153, 20151, 51130],
                by_sdk: &[
                    ("conversations", &[51115, 51130]),
                    ("sync", &[51115, 51130]),
                    ("voice", &[31204, 20103, 20101]),
                    ("video", &[20103, 20101]),
                ],
                wire: &[
                    schema::WireCode::documented("voice", 31204),
                    schema::WireCode::chosen("conversations", 20103),
                    schema::WireCode::chosen("sync", 20103),
                    schema::WireCode::chosen("video", 20103),
                ],
            },
            schema::RuleCodes {
                rule: "iss-sub-swapped",
                codes: &[20103, 20153, 20151, 51130],
                by_sdk: &[
                    ("conversations", &[51130, 51115, 51215]),
                    ("sync", &[51130, 51115, 51215]),
                    ("voice", &[31204, 20103, 20101]),
                    ("video", &[20103, 20101]),
                ],
                wire: &[
                    schema::WireCode::documented("voice", 31204),
                    schema::WireCode::chosen("conversations", 20103),
                    schema::WireCode::chosen("sync", 20103),
                    schema::WireCode::chosen("video", 20103),
                ],
            },
            schema::RuleCodes {
                rule: "iss-other-key",
                codes: &[20103, 20107, 20151, 51130],
                by_sdk: &[
                    ("conversations", &[51130, 51215, 51122, 51131]),
                    ("sync", &[51130, 51215, 51122, 51131]),
                    ("voice", &[31204, 31202, 20103]),
                    ("video", &[20103, 20107]),
                ],
                wire: &[
                    schema::WireCode::documented("voice", 31204),
                    schema::WireCode::chosen("conversations", 20103),
                    schema::WireCode::chosen("sync", 20103),
                    schema::WireCode::chosen("video", 20103),
                ],
            },
            schema::RuleCodes {
                rule: "sub-other-account",
                codes: &[20103, 20153, 20151, 51130],
                by_sdk: &[
                    ("conversations", &[51130, 51115, 51215]),
                    ("sync", &[51130, 51115, 51215]),
                    ("voice", &[31204, 31203, 20103]),
                    ("video", &[20103, 20101]),
                ],
                wire: &[
                    schema::WireCode::documented("voice", 31204),
                    schema::WireCode::chosen("conversations", 20103),
                    schema::WireCode::chosen("sync", 20103),
                    schema::WireCode::chosen("video", 20103),
                ],
            },
            schema::RuleCodes {
                rule: "placeholder-sid",
                codes: &[20103, 20101, 51130],
                by_sdk: &[
                    ("conversations", &[51130, 51101]),
                    ("sync", &[51130, 51101]),
                    ("voice", &[31204, 20103, 20101]),
                    ("video", &[20103, 20101]),
                ],
                wire: &[
                    schema::WireCode::documented("voice", 31204),
                    schema::WireCode::chosen("conversations", 20103),
                    schema::WireCode::chosen("sync", 20103),
                    schema::WireCode::chosen("video", 20103),
                ],
            },
            schema::RuleCodes {
                rule: "signature-missing",
                codes: &[20107, 20101, 20160, 51130],
                by_sdk: &[
                    ("conversations", &[51117, 51130]),
                    ("sync", &[51117, 51130]),
                    ("voice", &[31202, 31204, 20101]),
                    ("video", &[20107, 20101]),
                ],
                wire: &[
                    schema::WireCode::documented("voice", 31202),
                    schema::WireCode::chosen("conversations", 20107),
                    schema::WireCode::chosen("sync", 20107),
                    schema::WireCode::chosen("video", 20107),
                ],
            },
            schema::RuleCodes {
                rule: "signature-mismatch",
                codes: &[20107, 20160, 20151, 51130],
                by_sdk: &[
                    ("conversations", &[51117, 51007, 51130, 51122, 51131]),
                    ("sync", &[51117, 51007, 51130, 51122, 51131]),
                    ("voice", &[31202, 20107, 31204]),
                    ("video", &[20107, 20101]),
                ],
                wire: &[
                    schema::WireCode::documented("voice", 31202),
                    schema::WireCode::chosen("conversations", 20107),
                    schema::WireCode::chosen("sync", 20107),
                    schema::WireCode::chosen("video", 20107),
                ],
            },
            schema::RuleCodes {
                rule: "signature-length",
                codes: &[20107, 20160, 20151, 51130],
                by_sdk: &[
                    ("conversations", &[51117, 51007, 51130]),
                    ("sync", &[51117, 51007, 51130]),
                    ("voice", &[31202, 20107, 31204]),
                    ("video", &[20107, 20101]),
                ],
                wire: &[
                    schema::WireCode::documented("voice", 31202),
                    schema::WireCode::chosen("conversations", 20107),
                    schema::WireCode::chosen("sync", 20107),
                    schema::WireCode::chosen("video", 20107),
                ],
            },
            schema::RuleCodes {
                rule: "jti-missing",
                codes: &[20101],
                by_sdk: &[
                    ("conversations", &[51118, 51130]),
                    ("sync", &[51118, 51130]),
                    ("voice", &[31204, 20101]),
                ],
                wire: &[
                    schema::WireCode::chosen("conversations", 20101),
                    schema::WireCode::chosen("sync", 20101),
                    schema::WireCode::chosen("voice", 31204),
                    schema::WireCode::chosen("video", 20101),
                ],
            },
            schema::RuleCodes {
                rule: "iat-missing",
                codes: &[20101, 20151, 51130],
                by_sdk: &[
                    ("conversations", &[51130, 51118]),
                    ("sync", &[51130, 51118]),
                    ("voice", &[31204, 20101]),
                    ("video", &[20101]),
                ],
                wire: &[
                    schema::WireCode::chosen("conversations", 20101),
                    schema::WireCode::chosen("sync", 20101),
                    schema::WireCode::chosen("voice", 31204),
                    schema::WireCode::chosen("video", 20101),
                ],
            },
            schema::RuleCodes {
                rule: "iat-in-future",
                codes: &[20105, 20155, 20151],
                by_sdk: &[
                    ("conversations", &[51120, 51130]),
                    ("sync", &[51120, 51130]),
                    ("voice", &[20105, 31204, 20101]),
                    ("video", &[20105, 20101]),
                ],
                wire: &[
                    schema::WireCode::chosen("conversations", 20105),
                    schema::WireCode::chosen("sync", 20105),
                    schema::WireCode::chosen("voice", 31204),
                    schema::WireCode::chosen("video", 20105),
                ],
            },
            schema::RuleCodes {
                rule: "exp-missing",
                codes: &[20104, 20156, 20154, 20151, 51130],
                by_sdk: &[
                    ("conversations", &[51118, 51130, 20104]),
                    ("sync", &[51118, 51130, 20104]),
                    ("voice", &[20104, 31204, 20101]),
                    ("video", &[20104, 20101]),
                ],
                wire: &[
                    schema::WireCode::chosen("conversations", 20104),
                    schema::WireCode::chosen("sync", 20104),
                    schema::WireCode::chosen("voice", 31204),
                    schema::WireCode::chosen("video", 20104),
                ],
            },
            schema::RuleCodes {
                rule: "exp-not-integer",
                codes: &[20104, 20156, 20151],
                by_sdk: &[
                    ("conversations", &[51118, 51130, 20104]),
                    ("sync", &[51118, 51130, 20104]),
                    ("voice", &[20104, 31204, 20101]),
                    ("video", &[20104, 20101]),
                ],
                wire: &[
                    schema::WireCode::chosen("conversations", 20104),
                    schema::WireCode::chosen("sync", 20104),
                    schema::WireCode::chosen("voice", 31204),
                    schema::WireCode::chosen("video", 20104),
                ],
            },
            schema::RuleCodes {
                rule: "exp-out-of-range",
                codes: &[20104, 20156, 20157, 20151],
                by_sdk: &[
                    ("conversations", &[51118, 51130, 20104]),
                    ("sync", &[51118, 51130, 20104]),
                    ("voice", &[20104, 31204, 20101]),
                    ("video", &[20104, 20101]),
                ],
                wire: &[
                    schema::WireCode::chosen("conversations", 20104),
                    schema::WireCode::chosen("sync", 20104),
                    schema::WireCode::chosen("voice", 31204),
                    schema::WireCode::chosen("video", 20104),
                ],
            },
            schema::RuleCodes {
                rule: "exp-before-iat",
                codes: &[20104, 20156, 20151],
                by_sdk: &[
                    ("conversations", &[51118, 51130, 20104]),
                    ("sync", &[51118, 51130, 20104]),
                    ("voice", &[20104, 31204, 20101]),
                    ("video", &[20104, 20101]),
                ],
                wire: &[
                    schema::WireCode::chosen("conversations", 20104),
                    schema::WireCode::chosen("sync", 20104),
                    schema::WireCode::chosen("voice", 31204),
                    schema::WireCode::chosen("video", 20104),
                ],
            },
            schema::RuleCodes {
                rule: "expired",
                codes: &[20104, 20156, 20151],
                by_sdk: &[
                    ("conversations", &[51119, 51006, 51007, 51215, 20104]),
                    ("sync", &[51119, 51006, 51007, 51215, 20104]),
                    ("voice", &[31205, 20104]),
                    ("video", &[20104, 20101]),
                ],
                wire: &[
                    schema::WireCode::documented("voice", 31205),
                    schema::WireCode::observed("conversations", 20104),
                    schema::WireCode::observed("sync", 20104),
                    schema::WireCode::observed("video", 20104),
                ],
            },
            schema::RuleCodes {
                rule: "lifetime-too-long",
                codes: &[20157, 20104, 20151],
                by_sdk: &[
                    ("conversations", &[51121, 20104]),
                    ("sync", &[51121, 20104]),
                    ("voice", &[31207, 20104]),
                    ("video", &[20104, 20101]),
                ],
                wire: &[
                    schema::WireCode::documented("voice", 31207),
                    schema::WireCode::chosen("conversations", 20157),
                    schema::WireCode::chosen("sync", 20157),
                    schema::WireCode::chosen("video", 20104),
                ],
            },
            schema::RuleCodes {
                rule: "milliseconds",
                codes: &[20157, 20104, 20151],
                by_sdk: &[
                    ("conversations", &[51121, 20157, 20104]),
                    ("sync", &[51121, 20157, 20104]),
                    ("voice", &[31207, 20157, 20104]),
                    ("video", &[20104, 20157]),
                ],
                wire: &[
                    schema::WireCode::chosen("conversations", 20157),
                    schema::WireCode::chosen("sync", 20157),
                    schema::WireCode::chosen("voice", 31207),
                    schema::WireCode::chosen("video", 20104),
                ],
            },
            schema::RuleCodes {
                rule: "nbf-not-integer",
                codes: &[20101, 20151],
                by_sdk: &[
                    ("conversations", &[51118, 51130]),
                    ("sync", &[51118, 51130]),
                    ("voice", &[31204, 20101]),
                    ("video", &[20101]),
                ],
                wire: &[
                    schema::WireCode::chosen("conversations", 20101),
                    schema::WireCode::chosen("sync", 20101),
                    schema::WireCode::chosen("voice", 31204),
                    schema::WireCode::chosen("video", 20101),
                ],
            },
            schema::RuleCodes {
                rule: "nbf-out-of-range",
                codes: &[20101, 20151],
                by_sdk: &[
                    ("conversations", &[51118, 51130]),
                    ("sync", &[51118, 51130]),
                    ("voice", &[31204, 20101]),
                    ("video", &[20101]),
                ],
                wire: &[
                    schema::WireCode::chosen("conversations", 20101),
                    schema::WireCode::chosen("sync", 20101),
                    schema::WireCode::chosen("voice", 31204),
                    schema::WireCode::chosen("video", 20101),
                ],
            },
            schema::RuleCodes {
                rule: "iat-not-integer",
                codes: &[20101, 20151],
                by_sdk: &[
                    ("conversations", &[51118, 51130]),
                    ("sync", &[51118, 51130]),
                    ("voice", &[31204, 20101]),
                    ("video", &[20101]),
                ],
                wire: &[
                    schema::WireCode::chosen("conversations", 20101),
                    schema::WireCode::chosen("sync", 20101),
                    schema::WireCode::chosen("voice", 31204),
                    schema::WireCode::chosen("video", 20101),
                ],
            },
            schema::RuleCodes {
                rule: "iat-out-of-range",
                codes: &[20101, 20151],
                by_sdk: &[
                    ("conversations", &[51118, 51130]),
                    ("sync", &[51118, 51130]),
                    ("voice", &[31204, 20101]),
                    ("video", &[20101]),
                ],
                wire: &[
                    schema::WireCode::chosen("conversations", 20101),
                    schema::WireCode::chosen("sync", 20101),
                    schema::WireCode::chosen("voice", 31204),
                    schema::WireCode::chosen("video", 20101),
                ],
            },
            schema::RuleCodes {
                rule: "nbf-in-future",
                codes: &[20105, 20155, 20151],
                by_sdk: &[
                    ("conversations", &[51120, 51007, 20105]),
                    ("sync", &[51120, 51007, 20105]),
                    ("voice", &[20105, 31204, 20101]),
                    ("video", &[20105, 20101]),
                ],
                wire: &[
                    schema::WireCode::chosen("conversations", 20105),
                    schema::WireCode::chosen("sync", 20105),
                    schema::WireCode::chosen("voice", 31204),
                    schema::WireCode::chosen("video", 20105),
                ],
            },
            schema::RuleCodes {
                rule: "grants-missing",
                codes: &[20106, 51130, 51007],
                by_sdk: &[
                    ("conversations", &[51103, 51007, 51130]),
                    ("sync", &[51103, 51007, 51130]),
                    ("voice", &[31204, 20106, 20101]),
                    ("video", &[20106, 51007, 20101]),
                ],
                wire: &[
                    schema::WireCode::documented("voice", 31204),
                    schema::WireCode::documented("video", 20106),
                    schema::WireCode::chosen("conversations", 20106),
                    schema::WireCode::chosen("sync", 20106),
                ],
            },
            schema::RuleCodes {
                rule: "grants-not-object",
                codes: &[20106, 51130, 51007],
                by_sdk: &[
                    ("conversations", &[51116, 51007, 51130]),
                    ("sync", &[51116, 51007, 51130]),
                    ("voice", &[20106, 31204, 20101]),
                    ("video", &[20106, 51007, 20101]),
                ],
                wire: &[
                    schema::WireCode::documented("video", 20106),
                    schema::WireCode::chosen("conversations", 20106),
                    schema::WireCode::chosen("sync", 20106),
                    schema::WireCode::chosen("voice", 31204),
                ],
            },
            schema::RuleCodes {
                rule: "no-product-grant",
                codes: &[20106, 51130, 51007],
                by_sdk: &[
                    ("conversations", &[51130, 51007, 51116]),
                    ("sync", &[51130, 51007, 51116]),
                    ("voice", &[31204, 20106, 20101]),
                    ("video", &[20106, 51007, 20101]),
                ],
                wire: &[
                    schema::WireCode::documented("voice", 31204),
                    schema::WireCode::documented("video", 20106),
                    schema::WireCode::chosen("conversations", 20106),
                    schema::WireCode::chosen("sync", 20106),
                ],
            },
            schema::RuleCodes {
                rule: "unknown-grant",
                codes: &[20106],
                by_sdk: &[
                    ("conversations", &[51116, 51130]),
                    ("sync", &[51116, 51130]),
                    ("voice", &[20106, 31204, 20101]),
                    ("video", &[20106, 20101]),
                ],
                wire: &[
                    schema::WireCode::chosen("conversations", 20106),
                    schema::WireCode::chosen("sync", 20106),
                    schema::WireCode::chosen("voice", 31204),
                    schema::WireCode::chosen("video", 20106),
                ],
            },
            schema::RuleCodes {
                rule: "legacy-grant",
                codes: &[20106, 51130],
                by_sdk: &[
                    ("conversations", &[51130, 51116, 51110]),
                    ("sync", &[51130, 51116]),
                    ("voice", &[20106, 31204, 20101]),
                    ("video", &[20106, 20101]),
                ],
                wire: &[
                    schema::WireCode::chosen("conversations", 20106),
                    schema::WireCode::chosen("sync", 20106),
                    schema::WireCode::chosen("voice", 31204),
                    schema::WireCode::chosen("video", 20106),
                ],
            },
            schema::RuleCodes {
                rule: "grant-not-object",
                codes: &[20106, 51130],
                by_sdk: &[
                    ("conversations", &[51116, 51130]),
                    ("sync", &[51116, 51130]),
                    ("voice", &[20106, 31204, 20101]),
                    ("video", &[20106, 20101]),
                ],
                wire: &[
                    schema::WireCode::chosen("conversations", 20106),
                    schema::WireCode::chosen("sync", 20106),
                    schema::WireCode::chosen("voice", 31204),
                    schema::WireCode::chosen("video", 20106),
                ],
            },
            schema::RuleCodes {
                rule: "grant-missing-for-sdk",
                codes: &[20106, 51130, 51007],
                by_sdk: &[
                    ("conversations", &[51130, 51007, 51116]),
                    ("sync", &[51130, 51007, 51116]),
                    ("voice", &[31204, 20106, 20101]),
                    ("video", &[20106, 51007, 20101]),
                ],
                wire: &[
                    schema::WireCode::documented("voice", 31204),
                    schema::WireCode::documented("video", 20106),
                    schema::WireCode::chosen("conversations", 20106),
                    schema::WireCode::chosen("sync", 20106),
                ],
            },
            schema::RuleCodes {
                rule: "grant-opens-nothing",
                codes: &[20106, 51007],
                by_sdk: &[("voice", &[20106, 51007, 31204])],
                wire: &[schema::WireCode::chosen("voice", 31204)],
            },
            schema::RuleCodes {
                rule: "grant-field-missing",
                codes: &[20106, 51007, 51130],
                by_sdk: &[
                    ("conversations", &[51104, 51102, 51007, 51130]),
                    ("sync", &[51104, 51102, 51007, 51130]),
                    ("voice", &[51007, 20106, 31204]),
                    ("video", &[20106, 20101]),
                ],
                wire: &[
                    schema::WireCode::chosen("conversations", 20106),
                    schema::WireCode::chosen("sync", 20106),
                    schema::WireCode::chosen("voice", 31204),
                    schema::WireCode::chosen("video", 20106),
                ],
            },
            schema::RuleCodes {
                rule: "grant-field-unknown",
                codes: &[20106],
                by_sdk: &[
                    ("conversations", &[51116, 51130]),
                    ("sync", &[51116, 51130]),
                    ("voice", &[20106, 31204, 20101]),
                    ("video", &[20106, 20101]),
                ],
                wire: &[
                    schema::WireCode::chosen("conversations", 20106),
                    schema::WireCode::chosen("sync", 20106),
                    schema::WireCode::chosen("voice", 31204),
                    schema::WireCode::chosen("video", 20106),
                ],
            },
            schema::RuleCodes {
                rule: "grant-field-type",
                codes: &[20106],
                by_sdk: &[
                    ("conversations", &[51116, 51130]),
                    ("sync", &[51116, 51130]),
                    ("voice", &[20106, 31204, 20101]),
                    ("video", &[20106, 20101]),
                ],
                wire: &[
                    schema::WireCode::chosen("conversations", 20106),
                    schema::WireCode::chosen("sync", 20106),
                    schema::WireCode::chosen("voice", 31204),
                    schema::WireCode::chosen("video", 20106),
                ],
            },
            schema::RuleCodes {
                rule: "grant-field-wrong-sid",
                codes: &[20106],
                by_sdk: &[
                    ("conversations", &[51101, 51116, 51130]),
                    ("sync", &[51101, 54050, 51130]),
                    ("voice", &[21218, 20106, 31204]),
                    ("video", &[20106, 20101]),
                ],
                wire: &[
                    schema::WireCode::chosen("conversations", 20106),
                    schema::WireCode::chosen("sync", 20106),
                    schema::WireCode::chosen("voice", 31204),
                    schema::WireCode::chosen("video", 20106),
                ],
            },
            schema::RuleCodes {
                rule: "duplicate-key",
                codes: &[20101, 51110],
                by_sdk: &[
                    ("conversations", &[51110, 51130]),
                    ("sync", &[51110, 51130]),
                    ("voice", &[31204, 20101]),
                    ("video", &[20101]),
                ],
                wire: &[
                    schema::WireCode::chosen("conversations", 20101),
                    schema::WireCode::chosen("sync", 20101),
                    schema::WireCode::chosen("voice", 31204),
                    schema::WireCode::chosen("video", 20101),
                ],
            },
            schema::RuleCodes {
                rule: "identity-missing",
                codes: &[20101, 51105, 53200, 31204],
                by_sdk: &[
                    ("conversations", &[51105, 51007, 51130]),
                    ("sync", &[51105, 51007, 51130]),
                    ("voice", &[31204, 31301, 20101]),
                    ("video", &[53200, 20101]),
                ],
                wire: &[
                    schema::WireCode::documented("voice", 31204),
                    schema::WireCode::observed("video", 53200),
                    schema::WireCode::chosen("conversations", 20101),
                    schema::WireCode::chosen("sync", 20101),
                ],
            },
            schema::RuleCodes {
                rule: "identity-misplaced",
                codes: &[20101, 51105, 53200, 31204],
                by_sdk: &[
                    ("conversations", &[51105, 51007, 51130]),
                    ("sync", &[51105, 51007, 51130]),
                    ("voice", &[31204, 31301, 20101]),
                    ("video", &[53200, 20101]),
                ],
                wire: &[
                    schema::WireCode::documented("voice", 31204),
                    schema::WireCode::documented("video", 53200),
                    schema::WireCode::chosen("conversations", 20101),
                    schema::WireCode::chosen("sync", 20101),
                ],
            },
            schema::RuleCodes {
                rule: "identity-empty",
                codes: &[20101, 51105, 53200, 31204],
                by_sdk: &[
                    ("conversations", &[51105, 51007, 51130]),
                    ("sync", &[54351, 51105, 51007, 51130]),
                    ("voice", &[31204, 31301, 20101]),
                    ("video", &[53200, 20101]),
                ],
                wire: &[
                    schema::WireCode::documented("voice", 31204),
                    schema::WireCode::documented("video", 53200),
                    schema::WireCode::chosen("conversations", 20101),
                    schema::WireCode::chosen("sync", 20101),
                ],
            },
            schema::RuleCodes {
                rule: "identity-not-string",
                codes: &[20101, 51105, 53200, 31204],
                by_sdk: &[
                    ("conversations", &[51116, 51105, 51130]),
                    ("sync", &[51116, 51105, 51130]),
                    ("voice", &[31204, 20101]),
                    ("video", &[53200, 20101]),
                ],
                wire: &[
                    schema::WireCode::documented("voice", 31204),
                    schema::WireCode::documented("video", 53200),
                    schema::WireCode::chosen("conversations", 20101),
                    schema::WireCode::chosen("sync", 20101),
                ],
            },
            schema::RuleCodes {
                rule: "identity-too-long",
                codes: &[51003, 53201, 54351, 31105],
                by_sdk: &[
                    ("conversations", &[51003]),
                    ("sync", &[54351, 51003]),
                    ("voice", &[31105]),
                    ("video", &[53201, 53200]),
                ],
                wire: &[
                    schema::WireCode::documented("video", 53201),
                    schema::WireCode::chosen("conversations", 51003),
                    schema::WireCode::chosen("sync", 51003),
                    schema::WireCode::chosen("voice", 31105),
                ],
            },
            schema::RuleCodes {
                rule: "identity-long",
                codes: &[31105],
                by_sdk: &[],
                wire: &[],
            },
            schema::RuleCodes {
                rule: "identity-forbidden-characters",
                codes: &[31105],
                by_sdk: &[],
                wire: &[schema::WireCode::chosen("voice", 31105)],
            },
            schema::RuleCodes {
                rule: "identity-reserved-characters",
                codes: &[51130, 31105],
                by_sdk: &[("conversations", &[51130]), ("voice", &[31105])],
                wire: &[],
            },
        ],
    };
}
