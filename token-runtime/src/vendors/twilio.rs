// Generated from token-codegen/schemas/twilio.toml; do not edit.
//! Twilio access tokens: the credentials, grants, SIDs and SDKs of Twilio.
//!
//! Generated from `token-codegen/schemas/twilio.toml`, which holds the rules and their sources. The format of the
//! tokens is described at <https://www.twilio.com/docs/iam/access-tokens>.
#![allow(deprecated)]
use crate::__private as __k;
/// Twilio as a vendor: a type without values, for type parameters.
#[derive(Clone, Copy, Debug)]
pub enum Twilio {}
impl crate::marker::Vendor for Twilio {
    const TABLE: &'static __k::schema::Vendor = &tables::VENDOR;
    const IS_BUILT_IN: bool = true;
    type Credentials = Credentials;
    type Region = Region;
}
/// Issues tokens whose grants are decided in code. See [`Issuer`](struct@crate::Issuer) of the engine.
pub type Issuer = crate::Issuer<Twilio>;
/// Verifies tokens.
pub type Verifier = crate::Verifier<Twilio>;
/// The key that signs tokens, and its account. The secret is never printed, and is wiped when dropped.
///
/// | part | variable | what it is |
/// |---|---|---|
/// | Account SID | `TWILIO_ACCOUNT_SID` | The account (or subaccount) that the token is for. It must be the live one, not that of the test credentials, and own the API Key. |
/// | API Key SID | `TWILIO_API_KEY` or `TWILIO_API_KEY_SID` | The API Key whose secret signs the token: a Main or a Standard key. Twilio refuses tokens of a Restricted key. |
/// | API Key Secret | `TWILIO_API_SECRET` or `TWILIO_API_KEY_SECRET` | The secret of the API Key. Twilio shows it once, when the key is made. |
#[derive(Clone, Debug)]
pub struct Credentials(__k::RawCredentials);
impl Credentials {
    /// Credentials from their parts.
    #[must_use]
    pub fn new(
        account_sid: AccountSid,
        api_key_sid: ApiKeySid,
        api_key_secret: crate::Secret,
    ) -> Self {
        Self(
            __k::RawCredentials::new(
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
    /// All missing and invalid variables at once.
    pub fn from_env() -> Result<Self, crate::StartError> {
        __k::RawCredentials::from_env(&tables::VENDOR).map(Self)
    }
    /// Credentials from the variables that `lookup` returns, from a vault for example.
    ///
    /// # Errors
    ///
    /// All missing and invalid variables at once.
    pub fn from_lookup(
        lookup: impl Fn(&str) -> Option<String>,
    ) -> Result<Self, crate::StartError> {
        __k::RawCredentials::from_lookup(&tables::VENDOR, &lookup).map(Self)
    }
    /// Credentials from the variables of a source that messages name: a tenant's row, a directory of mounted secrets.
    ///
    /// # Errors
    ///
    /// All missing and invalid variables at once.
    pub fn from_source(
        source: &crate::start::Source<'_>,
    ) -> Result<Self, crate::StartError> {
        __k::RawCredentials::from_source(&tables::VENDOR, source).map(Self)
    }
    /// Values of these credentials that look wrong but may be right.
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
impl AsRef<__k::RawCredentials> for Credentials {
    fn as_ref(&self) -> &__k::RawCredentials {
        &self.0
    }
}
impl From<__k::RawCredentials> for Credentials {
    fn from(parts: __k::RawCredentials) -> Self {
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
impl ::core::str::FromStr for Region {
    type Err = __k::RegionError;
    fn from_str(text: &str) -> __k::Result<Self, __k::RegionError> {
        match text {
            "us1" => __k::Ok(Self::Us1),
            "ie1" => __k::Ok(Self::Ie1),
            "au1" => __k::Ok(Self::Au1),
            _ => __k::Err(__k::RegionError::new(&tables::VENDOR)),
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
#[doc(alias = "ConversationsGrant")]
#[doc(alias = "IpMessagingGrant")]
#[doc(alias = "ProgrammableChat")]
pub struct ChatGrant {
    service_sid: ConversationsServiceSid,
    endpoint_id: ::core::option::Option<::std::string::String>,
    deployment_role_sid: ::core::option::Option<ConversationsRoleSid>,
    push_credential_sid: ::core::option::Option<PushCredentialSid>,
}
impl ChatGrant {
    /// With the required fields; `with_…` sets the others.
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
    #[deprecated(note = "Conversations does not need it; leave it out")]
    #[must_use]
    pub fn with_endpoint_id(
        mut self,
        value: impl ::core::convert::Into<::std::string::String>,
    ) -> Self {
        self.endpoint_id = __k::Some(value.into());
        self
    }
    /// Sets `deployment_role_sid`. The role of the user in the service; default: the service's default role.
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
    #[doc(alias = "chatServiceSid")]
    #[doc(alias = "chat_service_sid")]
    #[doc(alias = "conversationsServiceSid")]
    #[doc(alias = "conversations_service_sid")]
    #[doc(alias = "instanceSid")]
    #[doc(alias = "instance_sid")]
    #[doc(alias = "service")]
    #[doc(alias = "sid")]
    #[must_use]
    pub fn service_sid(&self) -> ConversationsServiceSid {
        self.service_sid
    }
    /// A name for this user on this device.
    #[must_use]
    pub fn endpoint_id(&self) -> ::core::option::Option<&str> {
        self.endpoint_id.as_deref()
    }
    /// The role of the user in the service; default: the service's default role.
    #[must_use]
    pub fn deployment_role_sid(&self) -> ::core::option::Option<ConversationsRoleSid> {
        self.deployment_role_sid
    }
    /// Where push notifications go: needed only by mobile clients that register for them.
    #[doc(alias = "credentialSid")]
    #[doc(alias = "credential_sid")]
    #[must_use]
    pub fn push_credential_sid(&self) -> ::core::option::Option<PushCredentialSid> {
        self.push_credential_sid
    }
}
impl ChatGrant {
    /// Adds another grant to the token.
    #[doc(alias = "addGrant")]
    #[doc(alias = "add_grant")]
    #[must_use]
    pub fn and<G: crate::Grant>(self, grant: G) -> crate::And<Self, G>
    where
        Self: crate::marker::Lacks<G>,
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
impl crate::marker::Lacks<VideoGrant> for ChatGrant {}
impl crate::marker::Lacks<VoiceGrant> for ChatGrant {}
impl crate::marker::Lacks<DataSyncGrant> for ChatGrant {}
impl crate::marker::Lacks<TaskRouterGrant> for ChatGrant {}
impl crate::marker::Lacks<FlexInsightsGrant> for ChatGrant {}
impl crate::marker::Lacks<PlayerGrant> for ChatGrant {}
impl<G: crate::marker::Custom> crate::marker::Lacks<G> for ChatGrant {}
/// Lets the client join Video rooms: one room, or any when none is named.
#[derive(__k::Clone, __k::Debug, __k::PartialEq, __k::Default)]
#[doc(alias = "ProgrammableVideo")]
pub struct VideoGrant {
    room: ::core::option::Option<::std::string::String>,
    configuration_profile_sid: ::core::option::Option<::std::string::String>,
}
impl VideoGrant {
    /// With the required fields; `with_…` sets the others.
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
    /// Sets `configuration_profile_sid`. A configuration profile, which Twilio has removed.
    #[deprecated(note = "Twilio has removed configuration profiles; leave it out")]
    #[must_use]
    pub fn with_configuration_profile_sid(
        mut self,
        value: impl ::core::convert::Into<::std::string::String>,
    ) -> Self {
        self.configuration_profile_sid = __k::Some(value.into());
        self
    }
    /// The only room that the client may join: its unique name or its SID. Without it every room of the account is open.
    #[doc(alias = "roomName")]
    #[doc(alias = "roomSid")]
    #[doc(alias = "room_name")]
    #[doc(alias = "room_sid")]
    #[doc(alias = "uniqueName")]
    #[doc(alias = "unique_name")]
    #[must_use]
    pub fn room(&self) -> ::core::option::Option<&str> {
        self.room.as_deref()
    }
    /// A configuration profile, which Twilio has removed.
    #[must_use]
    pub fn configuration_profile_sid(&self) -> ::core::option::Option<&str> {
        self.configuration_profile_sid.as_deref()
    }
}
impl VideoGrant {
    /// Adds another grant to the token.
    #[doc(alias = "addGrant")]
    #[doc(alias = "add_grant")]
    #[must_use]
    pub fn and<G: crate::Grant>(self, grant: G) -> crate::And<Self, G>
    where
        Self: crate::marker::Lacks<G>,
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
impl crate::marker::Lacks<ChatGrant> for VideoGrant {}
impl crate::marker::Lacks<VoiceGrant> for VideoGrant {}
impl crate::marker::Lacks<DataSyncGrant> for VideoGrant {}
impl crate::marker::Lacks<TaskRouterGrant> for VideoGrant {}
impl crate::marker::Lacks<FlexInsightsGrant> for VideoGrant {}
impl crate::marker::Lacks<PlayerGrant> for VideoGrant {}
impl<G: crate::marker::Custom> crate::marker::Lacks<G> for VideoGrant {}
/// Lets the client receive calls, place calls, or both.
#[derive(__k::Clone, __k::Debug, __k::PartialEq)]
#[doc(alias = "ProgrammableVoice")]
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
    #[deprecated(note = "the Voice SDKs do not need it; leave it out")]
    #[must_use]
    pub fn with_endpoint_id(
        mut self,
        value: impl ::core::convert::Into<::std::string::String>,
    ) -> Self {
        self.endpoint_id = __k::Some(value.into());
        self
    }
    /// Whether the client may receive calls to its identity.
    #[doc(alias = "allowIncoming")]
    #[doc(alias = "allow_incoming")]
    #[doc(alias = "incomingAllow")]
    #[doc(alias = "incomingCalls")]
    #[doc(alias = "incoming_allow")]
    #[doc(alias = "incoming_calls")]
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
    #[doc(alias = "credentialSid")]
    #[doc(alias = "credential_sid")]
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
    /// With the required fields; `with_…` sets the others.
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
    #[doc(alias = "appSid")]
    #[doc(alias = "app_sid")]
    #[doc(alias = "application")]
    #[doc(alias = "outgoingApplicationSid")]
    #[doc(alias = "outgoing_application_sid")]
    #[doc(alias = "sid")]
    #[doc(alias = "twimlAppSid")]
    #[doc(alias = "twiml_app_sid")]
    #[must_use]
    pub fn application_sid(&self) -> TwimlAppSid {
        self.application_sid
    }
    /// Parameters that Twilio sends to the TwiML App with every call. The client cannot change them, but can read them.
    #[doc(alias = "outgoingApplicationParams")]
    #[doc(alias = "outgoingParams")]
    #[doc(alias = "outgoing_application_params")]
    #[doc(alias = "outgoing_params")]
    #[doc(alias = "parameters")]
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
    #[doc(alias = "addGrant")]
    #[doc(alias = "add_grant")]
    #[must_use]
    pub fn and<G: crate::Grant>(self, grant: G) -> crate::And<Self, G>
    where
        Self: crate::marker::Lacks<G>,
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
impl crate::marker::Lacks<ChatGrant> for VoiceGrant {}
impl crate::marker::Lacks<VideoGrant> for VoiceGrant {}
impl crate::marker::Lacks<DataSyncGrant> for VoiceGrant {}
impl crate::marker::Lacks<TaskRouterGrant> for VoiceGrant {}
impl crate::marker::Lacks<FlexInsightsGrant> for VoiceGrant {}
impl crate::marker::Lacks<PlayerGrant> for VoiceGrant {}
impl<G: crate::marker::Custom> crate::marker::Lacks<G> for VoiceGrant {}
/// Lets the client use Sync: the documents, lists, maps and streams of one service.
#[derive(__k::Clone, __k::Debug, __k::PartialEq)]
#[doc(alias = "SyncGrant")]
pub struct DataSyncGrant {
    service_sid: SyncServiceSid,
    endpoint_id: ::core::option::Option<::std::string::String>,
    deployment_role_sid: ::core::option::Option<ConversationsRoleSid>,
    push_credential_sid: ::core::option::Option<PushCredentialSid>,
}
impl DataSyncGrant {
    /// With the required fields; `with_…` sets the others.
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
    #[deprecated(note = "Sync does not need it; leave it out")]
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
    #[doc(alias = "service")]
    #[doc(alias = "sid")]
    #[doc(alias = "syncServiceSid")]
    #[doc(alias = "sync_service_sid")]
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
    #[doc(alias = "addGrant")]
    #[doc(alias = "add_grant")]
    #[must_use]
    pub fn and<G: crate::Grant>(self, grant: G) -> crate::And<Self, G>
    where
        Self: crate::marker::Lacks<G>,
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
impl crate::marker::Lacks<ChatGrant> for DataSyncGrant {}
impl crate::marker::Lacks<VideoGrant> for DataSyncGrant {}
impl crate::marker::Lacks<VoiceGrant> for DataSyncGrant {}
impl crate::marker::Lacks<TaskRouterGrant> for DataSyncGrant {}
impl crate::marker::Lacks<FlexInsightsGrant> for DataSyncGrant {}
impl crate::marker::Lacks<PlayerGrant> for DataSyncGrant {}
impl<G: crate::marker::Custom> crate::marker::Lacks<G> for DataSyncGrant {}
/// Lets the client act as a worker of TaskRouter in one workspace: change activity, take and complete tasks.
#[derive(__k::Clone, __k::Debug, __k::PartialEq)]
pub struct TaskRouterGrant {
    workspace_sid: WorkspaceSid,
    worker_sid: WorkerSid,
    role: ::std::string::String,
}
impl TaskRouterGrant {
    /// With the required fields; `with_…` sets the others.
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
    #[doc(alias = "workspace")]
    #[must_use]
    pub fn workspace_sid(&self) -> WorkspaceSid {
        self.workspace_sid
    }
    /// The worker that the client acts as.
    #[doc(alias = "worker")]
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
    #[doc(alias = "addGrant")]
    #[doc(alias = "add_grant")]
    #[must_use]
    pub fn and<G: crate::Grant>(self, grant: G) -> crate::And<Self, G>
    where
        Self: crate::marker::Lacks<G>,
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
impl crate::marker::Lacks<ChatGrant> for TaskRouterGrant {}
impl crate::marker::Lacks<VideoGrant> for TaskRouterGrant {}
impl crate::marker::Lacks<VoiceGrant> for TaskRouterGrant {}
impl crate::marker::Lacks<DataSyncGrant> for TaskRouterGrant {}
impl crate::marker::Lacks<FlexInsightsGrant> for TaskRouterGrant {}
impl crate::marker::Lacks<PlayerGrant> for TaskRouterGrant {}
impl<G: crate::marker::Custom> crate::marker::Lacks<G> for TaskRouterGrant {}
/// Lets a TaskRouter client read Flex's live figures. Flex uses it internally; Twilio may change it.
#[derive(__k::Clone, __k::Debug, __k::PartialEq)]
pub struct FlexInsightsGrant {
    service_sid: WorkspaceInsightsSid,
}
impl FlexInsightsGrant {
    /// With the required fields; `with_…` sets the others.
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
    #[doc(alias = "addGrant")]
    #[doc(alias = "add_grant")]
    #[must_use]
    pub fn and<G: crate::Grant>(self, grant: G) -> crate::And<Self, G>
    where
        Self: crate::marker::Lacks<G>,
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
impl crate::marker::Lacks<ChatGrant> for FlexInsightsGrant {}
impl crate::marker::Lacks<VideoGrant> for FlexInsightsGrant {}
impl crate::marker::Lacks<VoiceGrant> for FlexInsightsGrant {}
impl crate::marker::Lacks<DataSyncGrant> for FlexInsightsGrant {}
impl crate::marker::Lacks<TaskRouterGrant> for FlexInsightsGrant {}
impl crate::marker::Lacks<PlayerGrant> for FlexInsightsGrant {}
impl<G: crate::marker::Custom> crate::marker::Lacks<G> for FlexInsightsGrant {}
/// Lets the client play a stream of Twilio Live: the object that the REST API returned for a playback grant.
#[derive(__k::Clone, __k::Debug, __k::PartialEq)]
#[doc(alias = "Playback")]
#[doc(alias = "PlaybackGrant")]
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
    #[doc(alias = "addGrant")]
    #[doc(alias = "add_grant")]
    #[must_use]
    pub fn and<G: crate::Grant>(self, grant: G) -> crate::And<Self, G>
    where
        Self: crate::marker::Lacks<G>,
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
impl crate::marker::Lacks<ChatGrant> for PlayerGrant {}
impl crate::marker::Lacks<VideoGrant> for PlayerGrant {}
impl crate::marker::Lacks<VoiceGrant> for PlayerGrant {}
impl crate::marker::Lacks<DataSyncGrant> for PlayerGrant {}
impl crate::marker::Lacks<TaskRouterGrant> for PlayerGrant {}
impl crate::marker::Lacks<FlexInsightsGrant> for PlayerGrant {}
impl<G: crate::marker::Custom> crate::marker::Lacks<G> for PlayerGrant {}
/// One trait for each SDK, implemented by every token that the SDK accepts.
///
/// A function that serves one SDK takes `&AccessToken<impl sdk::NAME>`. A trait that would have the name of one of Rust's
/// own ends in `Sdk`, so that `use sdk::*` hides none.
pub mod sdk {
    use super::tables::*;
    /// The Conversations SDK: npm `@twilio/conversations`, and Conversations for iOS and Android.
    ///
    /// Implemented by every token with the `chat` grant.
    #[doc(alias = "@twilio/conversations")]
    #[doc(alias = "ip_messaging")]
    #[doc(alias = "messaging")]
    #[doc(alias = "programmable_chat")]
    #[doc(alias = "twilio-chat")]
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
    impl<A: Conversations, B: crate::marker::Lacks<super::ChatGrant>> Conversations
    for crate::And<A, B> {}
    impl dyn Conversations {
        /// What Conversations would report about an identity, without a token: `<dyn sdk::Conversations>::check_identity("alice")`.
        #[must_use]
        pub fn check_identity(identity: &str) -> Vec<crate::Finding> {
            crate::__private::check_identity(identity, &[&SDK_CONVERSATIONS], &VENDOR)
        }
    }
    impl<P: Conversations + ?Sized> crate::marker::OpenedBy<P> for dyn Conversations {}
    /// The Sync SDK: npm `twilio-sync`, and Sync for iOS and Android.
    ///
    /// Implemented by every token with the `data_sync` grant.
    #[doc(alias = "twilio-sync")]
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
    impl<A: SyncSdk, B: crate::marker::Lacks<super::DataSyncGrant>> SyncSdk
    for crate::And<A, B> {}
    impl dyn SyncSdk {
        /// What Sync would report about an identity, without a token: `<dyn sdk::SyncSdk>::check_identity("alice")`.
        #[must_use]
        pub fn check_identity(identity: &str) -> Vec<crate::Finding> {
            crate::__private::check_identity(identity, &[&SDK_SYNC], &VENDOR)
        }
    }
    impl<P: SyncSdk + ?Sized> crate::marker::OpenedBy<P> for dyn SyncSdk {}
    /// The Voice SDK: npm `@twilio/voice-sdk`, and Voice for iOS, Android and React Native.
    ///
    /// Implemented by every token with the `voice` grant.
    #[doc(alias = "@twilio/voice-sdk")]
    #[doc(alias = "client")]
    #[doc(alias = "phone")]
    #[doc(alias = "programmable_voice")]
    #[doc(alias = "twilio-client")]
    #[doc(alias = "twilio-voice")]
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
    impl<A: Voice, B: crate::marker::Lacks<super::VoiceGrant>> Voice
    for crate::And<A, B> {}
    impl dyn Voice {
        /// What Voice would report about an identity, without a token: `<dyn sdk::Voice>::check_identity("alice")`.
        #[must_use]
        pub fn check_identity(identity: &str) -> Vec<crate::Finding> {
            crate::__private::check_identity(identity, &[&SDK_VOICE], &VENDOR)
        }
    }
    impl<P: Voice + ?Sized> crate::marker::OpenedBy<P> for dyn Voice {}
    /// The Video SDK: npm `twilio-video`, and Video for iOS and Android.
    ///
    /// Implemented by every token with the `video` grant.
    #[doc(alias = "programmable_video")]
    #[doc(alias = "rooms")]
    #[doc(alias = "twilio-video")]
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
    impl<A: Video, B: crate::marker::Lacks<super::VideoGrant>> Video
    for crate::And<A, B> {}
    impl dyn Video {
        /// What Video would report about an identity, without a token: `<dyn sdk::Video>::check_identity("alice")`.
        #[must_use]
        pub fn check_identity(identity: &str) -> Vec<crate::Finding> {
            crate::__private::check_identity(identity, &[&SDK_VIDEO], &VENDOR)
        }
    }
    impl<P: Video + ?Sized> crate::marker::OpenedBy<P> for dyn Video {}
    /// The TaskRouter SDK: npm `twilio-taskrouter`, which Flex uses too.
    ///
    /// Implemented by every token with the `task_router` grant.
    #[doc(alias = "twilio-taskrouter")]
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
    impl<A: TaskRouter, B: crate::marker::Lacks<super::TaskRouterGrant>> TaskRouter
    for crate::And<A, B> {}
    impl dyn TaskRouter {
        /// What TaskRouter would report about an identity, without a token: `<dyn sdk::TaskRouter>::check_identity("alice")`.
        #[must_use]
        pub fn check_identity(identity: &str) -> Vec<crate::Finding> {
            crate::__private::check_identity(identity, &[&SDK_TASKROUTER], &VENDOR)
        }
    }
    impl<P: TaskRouter + ?Sized> crate::marker::OpenedBy<P> for dyn TaskRouter {}
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
    impl<A: LivePlayer, B: crate::marker::Lacks<super::PlayerGrant>> LivePlayer
    for crate::And<A, B> {}
    impl dyn LivePlayer {
        /// What Live Player would report about an identity, without a token: `<dyn sdk::LivePlayer>::check_identity("alice")`.
        #[must_use]
        pub fn check_identity(identity: &str) -> Vec<crate::Finding> {
            crate::__private::check_identity(identity, &[&SDK_LIVE_PLAYER], &VENDOR)
        }
    }
    impl<P: LivePlayer + ?Sized> crate::marker::OpenedBy<P> for dyn LivePlayer {}
}
#[doc(hidden)]
pub mod tables;
