// Generated from token-codegen/schemas/livekit.toml; do not edit.
//! LiveKit access tokens: the credentials, grants, SIDs and SDKs of LiveKit.
//!
//! Generated from `token-codegen/schemas/livekit.toml`, which holds the rules and their sources. The format of the
//! tokens is described at <https://docs.livekit.io/frontends/reference/tokens-grants>.
//! Only with the Cargo feature `livekit`.
#![allow(deprecated)]
use crate::__private as __k;
/// LiveKit as a vendor: a type without values, for type parameters.
#[derive(Clone, Copy, Debug)]
pub enum Livekit {}
impl crate::marker::Vendor for Livekit {
    const TABLE: &'static __k::schema::Vendor = &tables::VENDOR;
    const IS_BUILT_IN: bool = true;
    type Credentials = Credentials;
    type Region = crate::marker::NoRegion;
}
/// Issues tokens whose grants are decided in code. See [`Issuer`](struct@crate::Issuer) of the engine.
pub type Issuer = crate::Issuer<Livekit>;
/// Verifies tokens.
pub type Verifier = crate::Verifier<Livekit>;
/// The key that signs tokens, and its account. The secret is never printed, and is wiped when dropped.
///
/// | part | variable | what it is |
/// |---|---|---|
/// | API key | `LIVEKIT_API_KEY` | The name of the key whose secret signs the token, as LiveKit Cloud or the server's configuration shows it. |
/// | API secret | `LIVEKIT_API_SECRET` | The secret of that key. A self-hosted server logs an error if it is shorter than 32 bytes, except in development mode. |
#[derive(Clone, Debug)]
pub struct Credentials(__k::RawCredentials);
impl Credentials {
    /// Credentials from their parts.
    #[must_use]
    pub fn new(api_key: impl Into<String>, api_secret: crate::Secret) -> Self {
        Self(__k::RawCredentials::new(&tables::VENDOR, [api_key.into()], api_secret))
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
    /// The name of the key whose secret signs the token, as LiveKit Cloud or the server's configuration shows it.
    #[must_use]
    pub fn api_key(&self) -> &str {
        self.0.claim(0)
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
/// Permissions for rooms, and inside the room that the client joins.
#[derive(__k::Clone, __k::Debug, __k::PartialEq, __k::Default)]
#[doc(alias = "VideoGrants")]
pub struct VideoGrant {
    room_join: ::core::option::Option<bool>,
    room: ::core::option::Option<::std::string::String>,
    can_publish: ::core::option::Option<bool>,
    can_subscribe: ::core::option::Option<bool>,
    can_publish_data: ::core::option::Option<bool>,
    can_publish_sources: ::core::option::Option<::std::vec::Vec<::std::string::String>>,
    can_update_own_metadata: ::core::option::Option<bool>,
    can_subscribe_metrics: ::core::option::Option<bool>,
    can_manage_agent_session: ::core::option::Option<bool>,
    hidden: ::core::option::Option<bool>,
    recorder: ::core::option::Option<bool>,
    agent: ::core::option::Option<bool>,
    room_create: ::core::option::Option<bool>,
    room_list: ::core::option::Option<bool>,
    room_record: ::core::option::Option<bool>,
    room_admin: ::core::option::Option<bool>,
    ingress_admin: ::core::option::Option<bool>,
    destination_room: ::core::option::Option<::std::string::String>,
}
impl VideoGrant {
    /// With the required fields; `with_…` sets the others.
    #[must_use]
    pub fn new() -> Self {
        Self {
            room_join: __k::None,
            room: __k::None,
            can_publish: __k::None,
            can_subscribe: __k::None,
            can_publish_data: __k::None,
            can_publish_sources: __k::None,
            can_update_own_metadata: __k::None,
            can_subscribe_metrics: __k::None,
            can_manage_agent_session: __k::None,
            hidden: __k::None,
            recorder: __k::None,
            agent: __k::None,
            room_create: __k::None,
            room_list: __k::None,
            room_record: __k::None,
            room_admin: __k::None,
            ingress_admin: __k::None,
            destination_room: __k::None,
        }
    }
    /// Sets `roomJoin`. Join the room that `room` names.
    ///
    /// Also sets `room`, which it needs.
    #[must_use]
    pub fn with_room_join(
        mut self,
        room: impl ::core::convert::Into<::std::string::String>,
    ) -> Self {
        self.room_join = __k::Some(true);
        self.room = __k::Some(room.into());
        self
    }
    /// Sets `room`. The room's name. Required to join or administer a room. At most 256 bytes.
    #[must_use]
    pub fn with_room(
        mut self,
        value: impl ::core::convert::Into<::std::string::String>,
    ) -> Self {
        self.room = __k::Some(value.into());
        self
    }
    /// Sets `canPublish`. Publish tracks. Without it: `true`.
    #[must_use]
    pub fn with_can_publish(mut self, value: bool) -> Self {
        self.can_publish = __k::Some(value);
        self
    }
    /// Sets `canSubscribe`. Subscribe to the tracks of others. Without it: `true`.
    #[must_use]
    pub fn with_can_subscribe(mut self, value: bool) -> Self {
        self.can_subscribe = __k::Some(value);
        self
    }
    /// Sets `canPublishData`. Publish data messages; default: the value of `canPublish`.
    #[must_use]
    pub fn with_can_publish_data(mut self, value: bool) -> Self {
        self.can_publish_data = __k::Some(value);
        self
    }
    /// Sets `canPublishSources`. The only sources from which tracks may be published. No effect if `canPublish` is `false`. One of `"camera"`, `"microphone"`, `"screen_share"` and `"screen_share_audio"`.
    #[must_use]
    pub fn with_can_publish_sources(
        mut self,
        value: impl ::core::iter::IntoIterator<
            Item = impl ::core::convert::Into<::std::string::String>,
        >,
    ) -> Self {
        self.can_publish_sources = __k::Some(
            value.into_iter().map(__k::Into::into).collect(),
        );
        self
    }
    /// Sets `canUpdateOwnMetadata`. Change their own name, metadata and attributes. Without it: `false`.
    #[must_use]
    pub fn with_can_update_own_metadata(mut self, value: bool) -> Self {
        self.can_update_own_metadata = __k::Some(value);
        self
    }
    /// Sets `canSubscribeMetrics`. Subscribe to the room's metrics. Without it: `false`.
    #[must_use]
    pub fn with_can_subscribe_metrics(mut self, value: bool) -> Self {
        self.can_subscribe_metrics = __k::Some(value);
        self
    }
    /// Sets `canManageAgentSession`. Manage an agent's session. Without it: `false`.
    #[must_use]
    pub fn with_can_manage_agent_session(mut self, value: bool) -> Self {
        self.can_manage_agent_session = __k::Some(value);
        self
    }
    /// Sets `hidden`. Stay invisible to the other participants. Without it: `false`.
    #[must_use]
    pub fn with_hidden(mut self, value: bool) -> Self {
        self.hidden = __k::Some(value);
        self
    }
    /// Sets `recorder`. Appear as a recorder. Without it: `false`.
    #[deprecated(note = "LiveKit's own recorder sets it, leave it out")]
    #[must_use]
    pub fn with_recorder(mut self, value: bool) -> Self {
        self.recorder = __k::Some(value);
        self
    }
    /// Sets `agent`. Register as a worker of the Agents framework. Without it: `false`.
    #[must_use]
    pub fn with_agent(mut self, value: bool) -> Self {
        self.agent = __k::Some(value);
        self
    }
    /// Sets `roomCreate`. Create and delete rooms. Without it: `false`.
    #[must_use]
    pub fn with_room_create(mut self, value: bool) -> Self {
        self.room_create = __k::Some(value);
        self
    }
    /// Sets `roomList`. List the rooms. Without it: `false`.
    #[must_use]
    pub fn with_room_list(mut self, value: bool) -> Self {
        self.room_list = __k::Some(value);
        self
    }
    /// Sets `roomRecord`. Record rooms, and stream them elsewhere (Egress). Without it: `false`.
    #[must_use]
    pub fn with_room_record(mut self, value: bool) -> Self {
        self.room_record = __k::Some(value);
        self
    }
    /// Sets `roomAdmin`. Administer the room that `room` names: mute and remove participants, change what they may do. Without it: `false`.
    ///
    /// Also sets `room`, which it needs.
    #[must_use]
    pub fn with_room_admin(
        mut self,
        room: impl ::core::convert::Into<::std::string::String>,
    ) -> Self {
        self.room_admin = __k::Some(true);
        self.room = __k::Some(room.into());
        self
    }
    /// Sets `ingressAdmin`. Manage streams that come in (Ingress). Without it: `false`.
    #[must_use]
    pub fn with_ingress_admin(mut self, value: bool) -> Self {
        self.ingress_admin = __k::Some(value);
        self
    }
    /// Sets `destinationRoom`. The room to which participants may be moved or forwarded. At most 256 bytes.
    #[must_use]
    pub fn with_destination_room(
        mut self,
        value: impl ::core::convert::Into<::std::string::String>,
    ) -> Self {
        self.destination_room = __k::Some(value.into());
        self
    }
    /// Join the room that `room` names.
    #[doc(alias = "canJoin")]
    #[doc(alias = "can_join")]
    #[doc(alias = "join")]
    #[must_use]
    pub fn room_join(&self) -> ::core::option::Option<bool> {
        self.room_join
    }
    /// The room's name. Required to join or administer a room. At most 256 bytes.
    #[must_use]
    pub fn room(&self) -> ::core::option::Option<&str> {
        self.room.as_deref()
    }
    /// Publish tracks. Without it: `true`.
    #[must_use]
    pub fn can_publish(&self) -> bool {
        self.can_publish.unwrap_or(true)
    }
    /// Subscribe to the tracks of others. Without it: `true`.
    #[must_use]
    pub fn can_subscribe(&self) -> bool {
        self.can_subscribe.unwrap_or(true)
    }
    /// Publish data messages; default: the value of `canPublish`.
    #[must_use]
    pub fn can_publish_data(&self) -> ::core::option::Option<bool> {
        self.can_publish_data
    }
    /// The only sources from which tracks may be published. No effect if `canPublish` is `false`. One of `"camera"`, `"microphone"`, `"screen_share"` and `"screen_share_audio"`.
    #[must_use]
    pub fn can_publish_sources(
        &self,
    ) -> ::core::option::Option<&[::std::string::String]> {
        self.can_publish_sources.as_deref()
    }
    /// Change their own name, metadata and attributes. Without it: `false`.
    #[must_use]
    pub fn can_update_own_metadata(&self) -> bool {
        self.can_update_own_metadata.unwrap_or(false)
    }
    /// Subscribe to the room's metrics. Without it: `false`.
    #[must_use]
    pub fn can_subscribe_metrics(&self) -> bool {
        self.can_subscribe_metrics.unwrap_or(false)
    }
    /// Manage an agent's session. Without it: `false`.
    #[must_use]
    pub fn can_manage_agent_session(&self) -> bool {
        self.can_manage_agent_session.unwrap_or(false)
    }
    /// Stay invisible to the other participants. Without it: `false`.
    #[must_use]
    pub fn hidden(&self) -> bool {
        self.hidden.unwrap_or(false)
    }
    /// Appear as a recorder. Without it: `false`.
    #[must_use]
    pub fn recorder(&self) -> bool {
        self.recorder.unwrap_or(false)
    }
    /// Register as a worker of the Agents framework. Without it: `false`.
    #[must_use]
    pub fn agent(&self) -> bool {
        self.agent.unwrap_or(false)
    }
    /// Create and delete rooms. Without it: `false`.
    #[must_use]
    pub fn room_create(&self) -> bool {
        self.room_create.unwrap_or(false)
    }
    /// List the rooms. Without it: `false`.
    #[must_use]
    pub fn room_list(&self) -> bool {
        self.room_list.unwrap_or(false)
    }
    /// Record rooms, and stream them elsewhere (Egress). Without it: `false`.
    #[must_use]
    pub fn room_record(&self) -> bool {
        self.room_record.unwrap_or(false)
    }
    /// Administer the room that `room` names: mute and remove participants, change what they may do. Without it: `false`.
    #[must_use]
    pub fn room_admin(&self) -> bool {
        self.room_admin.unwrap_or(false)
    }
    /// Manage streams that come in (Ingress). Without it: `false`.
    #[must_use]
    pub fn ingress_admin(&self) -> bool {
        self.ingress_admin.unwrap_or(false)
    }
    /// The room to which participants may be moved or forwarded. At most 256 bytes.
    #[must_use]
    pub fn destination_room(&self) -> ::core::option::Option<&str> {
        self.destination_room.as_deref()
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
        out.optional("roomJoin", self.room_join.as_ref());
        out.optional("room", self.room.as_ref());
        out.optional("canPublish", self.can_publish.as_ref());
        out.optional("canSubscribe", self.can_subscribe.as_ref());
        out.optional("canPublishData", self.can_publish_data.as_ref());
        out.optional("canPublishSources", self.can_publish_sources.as_ref());
        out.optional("canUpdateOwnMetadata", self.can_update_own_metadata.as_ref());
        out.optional("canSubscribeMetrics", self.can_subscribe_metrics.as_ref());
        out.optional("canManageAgentSession", self.can_manage_agent_session.as_ref());
        out.optional("hidden", self.hidden.as_ref());
        out.optional("recorder", self.recorder.as_ref());
        out.optional("agent", self.agent.as_ref());
        out.optional("roomCreate", self.room_create.as_ref());
        out.optional("roomList", self.room_list.as_ref());
        out.optional("roomRecord", self.room_record.as_ref());
        out.optional("roomAdmin", self.room_admin.as_ref());
        out.optional("ingressAdmin", self.ingress_admin.as_ref());
        out.optional("destinationRoom", self.destination_room.as_ref());
    }
    fn read(
        object: &__k::json::Object<'_>,
    ) -> ::core::result::Result<Self, __k::json::ReadError> {
        __k::Ok(Self {
            room_join: object.optional("roomJoin")?,
            room: object.optional("room")?,
            can_publish: object.optional("canPublish")?,
            can_subscribe: object.optional("canSubscribe")?,
            can_publish_data: object.optional("canPublishData")?,
            can_publish_sources: object.optional("canPublishSources")?,
            can_update_own_metadata: object.optional("canUpdateOwnMetadata")?,
            can_subscribe_metrics: object.optional("canSubscribeMetrics")?,
            can_manage_agent_session: object.optional("canManageAgentSession")?,
            hidden: object.optional("hidden")?,
            recorder: object.optional("recorder")?,
            agent: object.optional("agent")?,
            room_create: object.optional("roomCreate")?,
            room_list: object.optional("roomList")?,
            room_record: object.optional("roomRecord")?,
            room_admin: object.optional("roomAdmin")?,
            ingress_admin: object.optional("ingressAdmin")?,
            destination_room: object.optional("destinationRoom")?,
        })
    }
}
impl crate::marker::Lacks<SipGrant> for VideoGrant {}
impl crate::marker::Lacks<InferenceGrant> for VideoGrant {}
impl crate::marker::Lacks<ObservabilityGrant> for VideoGrant {}
impl crate::marker::Lacks<AgentGrant> for VideoGrant {}
impl crate::marker::Lacks<AgentEndpointGrant> for VideoGrant {}
impl crate::marker::Lacks<AgentThreadGrant> for VideoGrant {}
impl crate::marker::Lacks<ParticipantGrant> for VideoGrant {}
impl<G: crate::marker::Custom> crate::marker::Lacks<G> for VideoGrant {}
/// Permissions for telephony.
#[derive(__k::Clone, __k::Debug, __k::PartialEq)]
#[doc(alias = "SipGrants")]
#[doc(alias = "Telephony")]
pub struct SipGrant {
    admin: ::core::option::Option<bool>,
    call: ::core::option::Option<bool>,
}
impl SipGrant {
    /// With `admin`.
    #[must_use]
    pub fn admin() -> Self {
        Self {
            admin: __k::Some(true),
            call: __k::None,
        }
    }
    /// With `call`.
    #[must_use]
    pub fn call() -> Self {
        Self {
            admin: __k::None,
            call: __k::Some(true),
        }
    }
    /// With `admin` and `call`.
    #[must_use]
    pub fn admin_and_call() -> Self {
        Self {
            admin: __k::Some(true),
            call: __k::Some(true),
        }
    }
    /// Manage trunks and dispatch rules.
    #[must_use]
    pub fn get_admin(&self) -> ::core::option::Option<bool> {
        self.admin
    }
    /// Place calls.
    #[must_use]
    pub fn get_call(&self) -> ::core::option::Option<bool> {
        self.call
    }
}
impl SipGrant {
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
impl crate::Grant for SipGrant {
    const TABLE: &'static __k::schema::Grant = &tables::GRANT_SIP;
    fn write(&self, out: &mut __k::json::Writer<'_>) {
        out.optional("admin", self.admin.as_ref());
        out.optional("call", self.call.as_ref());
    }
    fn read(
        object: &__k::json::Object<'_>,
    ) -> ::core::result::Result<Self, __k::json::ReadError> {
        __k::Ok(Self {
            admin: object.optional("admin")?,
            call: object.optional("call")?,
        })
    }
}
impl crate::marker::Lacks<VideoGrant> for SipGrant {}
impl crate::marker::Lacks<InferenceGrant> for SipGrant {}
impl crate::marker::Lacks<ObservabilityGrant> for SipGrant {}
impl crate::marker::Lacks<AgentGrant> for SipGrant {}
impl crate::marker::Lacks<AgentEndpointGrant> for SipGrant {}
impl crate::marker::Lacks<AgentThreadGrant> for SipGrant {}
impl crate::marker::Lacks<ParticipantGrant> for SipGrant {}
impl<G: crate::marker::Custom> crate::marker::Lacks<G> for SipGrant {}
/// Access to LiveKit Inference, the models of LiveKit Cloud.
#[derive(__k::Clone, __k::Debug, __k::PartialEq)]
#[doc(alias = "InferenceGrants")]
pub struct InferenceGrant {
    perform: bool,
}
impl InferenceGrant {
    /// With the required fields; `with_…` sets the others.
    #[must_use]
    pub fn new(perform: bool) -> Self {
        Self { perform }
    }
    /// Send requests to the models.
    #[must_use]
    pub fn perform(&self) -> bool {
        self.perform
    }
}
impl InferenceGrant {
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
impl crate::Grant for InferenceGrant {
    const TABLE: &'static __k::schema::Grant = &tables::GRANT_INFERENCE;
    fn write(&self, out: &mut __k::json::Writer<'_>) {
        out.member("perform", &self.perform);
    }
    fn read(
        object: &__k::json::Object<'_>,
    ) -> ::core::result::Result<Self, __k::json::ReadError> {
        __k::Ok(Self {
            perform: object.required("perform")?,
        })
    }
}
impl crate::marker::Lacks<VideoGrant> for InferenceGrant {}
impl crate::marker::Lacks<SipGrant> for InferenceGrant {}
impl crate::marker::Lacks<ObservabilityGrant> for InferenceGrant {}
impl crate::marker::Lacks<AgentGrant> for InferenceGrant {}
impl crate::marker::Lacks<AgentEndpointGrant> for InferenceGrant {}
impl crate::marker::Lacks<AgentThreadGrant> for InferenceGrant {}
impl crate::marker::Lacks<ParticipantGrant> for InferenceGrant {}
impl<G: crate::marker::Custom> crate::marker::Lacks<G> for InferenceGrant {}
/// Access to LiveKit Cloud's observability.
#[derive(__k::Clone, __k::Debug, __k::PartialEq)]
#[doc(alias = "ObservabilityGrants")]
pub struct ObservabilityGrant {
    write: bool,
}
impl ObservabilityGrant {
    /// With the required fields; `with_…` sets the others.
    #[must_use]
    pub fn new(write: bool) -> Self {
        Self { write }
    }
    /// Publish observability data.
    #[must_use]
    pub fn write(&self) -> bool {
        self.write
    }
}
impl ObservabilityGrant {
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
impl crate::Grant for ObservabilityGrant {
    const TABLE: &'static __k::schema::Grant = &tables::GRANT_OBSERVABILITY;
    fn write(&self, out: &mut __k::json::Writer<'_>) {
        out.member("write", &self.write);
    }
    fn read(
        object: &__k::json::Object<'_>,
    ) -> ::core::result::Result<Self, __k::json::ReadError> {
        __k::Ok(Self {
            write: object.required("write")?,
        })
    }
}
impl crate::marker::Lacks<VideoGrant> for ObservabilityGrant {}
impl crate::marker::Lacks<SipGrant> for ObservabilityGrant {}
impl crate::marker::Lacks<InferenceGrant> for ObservabilityGrant {}
impl crate::marker::Lacks<AgentGrant> for ObservabilityGrant {}
impl crate::marker::Lacks<AgentEndpointGrant> for ObservabilityGrant {}
impl crate::marker::Lacks<AgentThreadGrant> for ObservabilityGrant {}
impl crate::marker::Lacks<ParticipantGrant> for ObservabilityGrant {}
impl<G: crate::marker::Custom> crate::marker::Lacks<G> for ObservabilityGrant {}
/// Permissions for the agents of LiveKit Cloud.
#[derive(__k::Clone, __k::Debug, __k::PartialEq, __k::Default)]
pub struct AgentGrant {
    admin: ::core::option::Option<bool>,
    simulation_admin: ::core::option::Option<bool>,
    database_admin: ::core::option::Option<bool>,
    dispatch_admin: ::core::option::Option<bool>,
}
impl AgentGrant {
    /// With the required fields; `with_…` sets the others. A token is issued only with one of `admin`, `simulationAdmin`, `databaseAdmin` and `dispatchAdmin`.
    #[must_use]
    pub fn new() -> Self {
        Self {
            admin: __k::None,
            simulation_admin: __k::None,
            database_admin: __k::None,
            dispatch_admin: __k::None,
        }
    }
    /// Sets `admin`. Create, change and delete agents.
    #[must_use]
    pub fn with_admin(mut self, value: bool) -> Self {
        self.admin = __k::Some(value);
        self
    }
    /// Sets `simulationAdmin`. Manage simulations and scenarios, which evaluate agents.
    #[must_use]
    pub fn with_simulation_admin(mut self, value: bool) -> Self {
        self.simulation_admin = __k::Some(value);
        self
    }
    /// Sets `databaseAdmin`. Use the project's agent databases.
    #[must_use]
    pub fn with_database_admin(mut self, value: bool) -> Self {
        self.database_admin = __k::Some(value);
        self
    }
    /// Sets `dispatchAdmin`. Manage the queue that dispatches agents.
    #[must_use]
    pub fn with_dispatch_admin(mut self, value: bool) -> Self {
        self.dispatch_admin = __k::Some(value);
        self
    }
    /// Create, change and delete agents.
    #[must_use]
    pub fn admin(&self) -> ::core::option::Option<bool> {
        self.admin
    }
    /// Manage simulations and scenarios, which evaluate agents.
    #[must_use]
    pub fn simulation_admin(&self) -> ::core::option::Option<bool> {
        self.simulation_admin
    }
    /// Use the project's agent databases.
    #[must_use]
    pub fn database_admin(&self) -> ::core::option::Option<bool> {
        self.database_admin
    }
    /// Manage the queue that dispatches agents.
    #[must_use]
    pub fn dispatch_admin(&self) -> ::core::option::Option<bool> {
        self.dispatch_admin
    }
}
impl AgentGrant {
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
impl crate::Grant for AgentGrant {
    const TABLE: &'static __k::schema::Grant = &tables::GRANT_AGENT;
    fn write(&self, out: &mut __k::json::Writer<'_>) {
        out.optional("admin", self.admin.as_ref());
        out.optional("simulationAdmin", self.simulation_admin.as_ref());
        out.optional("databaseAdmin", self.database_admin.as_ref());
        out.optional("dispatchAdmin", self.dispatch_admin.as_ref());
    }
    fn read(
        object: &__k::json::Object<'_>,
    ) -> ::core::result::Result<Self, __k::json::ReadError> {
        __k::Ok(Self {
            admin: object.optional("admin")?,
            simulation_admin: object.optional("simulationAdmin")?,
            database_admin: object.optional("databaseAdmin")?,
            dispatch_admin: object.optional("dispatchAdmin")?,
        })
    }
}
impl crate::marker::Lacks<VideoGrant> for AgentGrant {}
impl crate::marker::Lacks<SipGrant> for AgentGrant {}
impl crate::marker::Lacks<InferenceGrant> for AgentGrant {}
impl crate::marker::Lacks<ObservabilityGrant> for AgentGrant {}
impl crate::marker::Lacks<AgentEndpointGrant> for AgentGrant {}
impl crate::marker::Lacks<AgentThreadGrant> for AgentGrant {}
impl crate::marker::Lacks<ParticipantGrant> for AgentGrant {}
impl<G: crate::marker::Custom> crate::marker::Lacks<G> for AgentGrant {}
/// Calls of an agent's private HTTP endpoints.
#[derive(__k::Clone, __k::Debug, __k::PartialEq)]
pub struct AgentEndpointGrant {
    call: bool,
    agent_name: ::core::option::Option<::std::string::String>,
    deployment: ::core::option::Option<::std::string::String>,
}
impl AgentEndpointGrant {
    /// With the required fields; `with_…` sets the others.
    #[must_use]
    pub fn new(call: bool) -> Self {
        Self {
            call,
            agent_name: __k::None,
            deployment: __k::None,
        }
    }
    /// Sets `agentName`. The only agent; default: every agent of the project.
    #[must_use]
    pub fn with_agent_name(
        mut self,
        value: impl ::core::convert::Into<::std::string::String>,
    ) -> Self {
        self.agent_name = __k::Some(value.into());
        self
    }
    /// Sets `deployment`. The only deployment; default: every deployment.
    #[must_use]
    pub fn with_deployment(
        mut self,
        value: impl ::core::convert::Into<::std::string::String>,
    ) -> Self {
        self.deployment = __k::Some(value.into());
        self
    }
    /// Call them.
    #[must_use]
    pub fn call(&self) -> bool {
        self.call
    }
    /// The only agent; default: every agent of the project.
    #[must_use]
    pub fn agent_name(&self) -> ::core::option::Option<&str> {
        self.agent_name.as_deref()
    }
    /// The only deployment; default: every deployment.
    #[must_use]
    pub fn deployment(&self) -> ::core::option::Option<&str> {
        self.deployment.as_deref()
    }
}
impl AgentEndpointGrant {
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
impl crate::Grant for AgentEndpointGrant {
    const TABLE: &'static __k::schema::Grant = &tables::GRANT_AGENT_ENDPOINT;
    fn write(&self, out: &mut __k::json::Writer<'_>) {
        out.member("call", &self.call);
        out.optional("agentName", self.agent_name.as_ref());
        out.optional("deployment", self.deployment.as_ref());
    }
    fn read(
        object: &__k::json::Object<'_>,
    ) -> ::core::result::Result<Self, __k::json::ReadError> {
        __k::Ok(Self {
            call: object.required("call")?,
            agent_name: object.optional("agentName")?,
            deployment: object.optional("deployment")?,
        })
    }
}
impl crate::marker::Lacks<VideoGrant> for AgentEndpointGrant {}
impl crate::marker::Lacks<SipGrant> for AgentEndpointGrant {}
impl crate::marker::Lacks<InferenceGrant> for AgentEndpointGrant {}
impl crate::marker::Lacks<ObservabilityGrant> for AgentEndpointGrant {}
impl crate::marker::Lacks<AgentGrant> for AgentEndpointGrant {}
impl crate::marker::Lacks<AgentThreadGrant> for AgentEndpointGrant {}
impl crate::marker::Lacks<ParticipantGrant> for AgentEndpointGrant {}
impl<G: crate::marker::Custom> crate::marker::Lacks<G> for AgentEndpointGrant {}
/// Permissions for the threads of agents.
#[derive(__k::Clone, __k::Debug, __k::PartialEq, __k::Default)]
pub struct AgentThreadGrant {
    all: ::core::option::Option<bool>,
    scope: ::core::option::Option<::std::string::String>,
    thread_ids: ::core::option::Option<::std::vec::Vec<::std::string::String>>,
    list: ::core::option::Option<bool>,
    create: ::core::option::Option<bool>,
    write: ::core::option::Option<bool>,
    read: ::core::option::Option<bool>,
    delete: ::core::option::Option<bool>,
}
impl AgentThreadGrant {
    /// With the required fields; `with_…` sets the others.
    #[must_use]
    pub fn new() -> Self {
        Self {
            all: __k::None,
            scope: __k::None,
            thread_ids: __k::None,
            list: __k::None,
            create: __k::None,
            write: __k::None,
            read: __k::None,
            delete: __k::None,
        }
    }
    /// Sets `all`. Every thread and scope of the project.
    #[must_use]
    pub fn with_all(mut self, value: bool) -> Self {
        self.all = __k::Some(value);
        self
    }
    /// Sets `scope`. The scope in which threads may be listed and created.
    #[must_use]
    pub fn with_scope(
        mut self,
        value: impl ::core::convert::Into<::std::string::String>,
    ) -> Self {
        self.scope = __k::Some(value.into());
        self
    }
    /// Sets `threadIds`. The threads that may be read, written and deleted.
    #[must_use]
    pub fn with_thread_ids(
        mut self,
        value: impl ::core::iter::IntoIterator<
            Item = impl ::core::convert::Into<::std::string::String>,
        >,
    ) -> Self {
        self.thread_ids = __k::Some(value.into_iter().map(__k::Into::into).collect());
        self
    }
    /// Sets `list`. List threads.
    #[must_use]
    pub fn with_list(mut self, value: bool) -> Self {
        self.list = __k::Some(value);
        self
    }
    /// Sets `create`. Create threads.
    #[must_use]
    pub fn with_create(mut self, value: bool) -> Self {
        self.create = __k::Some(value);
        self
    }
    /// Sets `write`. Write to threads.
    #[must_use]
    pub fn with_write(mut self, value: bool) -> Self {
        self.write = __k::Some(value);
        self
    }
    /// Sets `read`. Read threads.
    #[must_use]
    pub fn with_read(mut self, value: bool) -> Self {
        self.read = __k::Some(value);
        self
    }
    /// Sets `delete`. Delete threads.
    #[must_use]
    pub fn with_delete(mut self, value: bool) -> Self {
        self.delete = __k::Some(value);
        self
    }
    /// Every thread and scope of the project.
    #[must_use]
    pub fn all(&self) -> ::core::option::Option<bool> {
        self.all
    }
    /// The scope in which threads may be listed and created.
    #[must_use]
    pub fn scope(&self) -> ::core::option::Option<&str> {
        self.scope.as_deref()
    }
    /// The threads that may be read, written and deleted.
    #[must_use]
    pub fn thread_ids(&self) -> ::core::option::Option<&[::std::string::String]> {
        self.thread_ids.as_deref()
    }
    /// List threads.
    #[must_use]
    pub fn list(&self) -> ::core::option::Option<bool> {
        self.list
    }
    /// Create threads.
    #[must_use]
    pub fn create(&self) -> ::core::option::Option<bool> {
        self.create
    }
    /// Write to threads.
    #[must_use]
    pub fn write(&self) -> ::core::option::Option<bool> {
        self.write
    }
    /// Read threads.
    #[must_use]
    pub fn read(&self) -> ::core::option::Option<bool> {
        self.read
    }
    /// Delete threads.
    #[must_use]
    pub fn delete(&self) -> ::core::option::Option<bool> {
        self.delete
    }
}
impl AgentThreadGrant {
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
impl crate::Grant for AgentThreadGrant {
    const TABLE: &'static __k::schema::Grant = &tables::GRANT_AGENT_THREAD;
    fn write(&self, out: &mut __k::json::Writer<'_>) {
        out.optional("all", self.all.as_ref());
        out.optional("scope", self.scope.as_ref());
        out.optional("threadIds", self.thread_ids.as_ref());
        out.optional("list", self.list.as_ref());
        out.optional("create", self.create.as_ref());
        out.optional("write", self.write.as_ref());
        out.optional("read", self.read.as_ref());
        out.optional("delete", self.delete.as_ref());
    }
    fn read(
        object: &__k::json::Object<'_>,
    ) -> ::core::result::Result<Self, __k::json::ReadError> {
        __k::Ok(Self {
            all: object.optional("all")?,
            scope: object.optional("scope")?,
            thread_ids: object.optional("threadIds")?,
            list: object.optional("list")?,
            create: object.optional("create")?,
            write: object.optional("write")?,
            read: object.optional("read")?,
            delete: object.optional("delete")?,
        })
    }
}
impl crate::marker::Lacks<VideoGrant> for AgentThreadGrant {}
impl crate::marker::Lacks<SipGrant> for AgentThreadGrant {}
impl crate::marker::Lacks<InferenceGrant> for AgentThreadGrant {}
impl crate::marker::Lacks<ObservabilityGrant> for AgentThreadGrant {}
impl crate::marker::Lacks<AgentGrant> for AgentThreadGrant {}
impl crate::marker::Lacks<AgentEndpointGrant> for AgentThreadGrant {}
impl crate::marker::Lacks<ParticipantGrant> for AgentThreadGrant {}
impl<G: crate::marker::Custom> crate::marker::Lacks<G> for AgentThreadGrant {}
/// How the participant appears in the room, and the configuration of the room if the participant is the first.
#[derive(__k::Clone, __k::Debug, __k::PartialEq, __k::Default)]
pub struct ParticipantGrant {
    name: ::core::option::Option<::std::string::String>,
    metadata: ::core::option::Option<::std::string::String>,
    attributes: ::core::option::Option<crate::JsonObject>,
    kind: ::core::option::Option<::std::string::String>,
    kind_details: ::core::option::Option<::std::vec::Vec<::std::string::String>>,
    room_preset: ::core::option::Option<::std::string::String>,
    room_config: ::core::option::Option<crate::JsonObject>,
    sha256: ::core::option::Option<::std::string::String>,
}
impl ParticipantGrant {
    /// With the required fields; `with_…` sets the others.
    #[must_use]
    pub fn new() -> Self {
        Self {
            name: __k::None,
            metadata: __k::None,
            attributes: __k::None,
            kind: __k::None,
            kind_details: __k::None,
            room_preset: __k::None,
            room_config: __k::None,
            sha256: __k::None,
        }
    }
    /// Sets `name`. The name that others see. At most 256 bytes.
    #[must_use]
    pub fn with_name(
        mut self,
        value: impl ::core::convert::Into<::std::string::String>,
    ) -> Self {
        self.name = __k::Some(value.into());
        self
    }
    /// Sets `metadata`. Data of the application about the participant, as a string. Everyone in the room can read it.
    #[must_use]
    pub fn with_metadata(
        mut self,
        value: impl ::core::convert::Into<::std::string::String>,
    ) -> Self {
        self.metadata = __k::Some(value.into());
        self
    }
    /// Sets `attributes`. Like `metadata`, as names and strings that can be changed one by one.
    #[must_use]
    pub fn with_attributes(mut self, value: crate::JsonObject) -> Self {
        self.attributes = __k::Some(value);
        self
    }
    /// Sets `kind`. The kind of participant; default: `standard`, a person. One of `"standard"`, `"ingress"`, `"egress"`, `"sip"`, `"agent"`, `"connector"` and `"bridge"`.
    #[must_use]
    pub fn with_kind(
        mut self,
        value: impl ::core::convert::Into<::std::string::String>,
    ) -> Self {
        self.kind = __k::Some(value.into());
        self
    }
    /// Sets `kindDetails`. The details of the kind, such as `cloud_agent`.
    #[must_use]
    pub fn with_kind_details(
        mut self,
        value: impl ::core::iter::IntoIterator<
            Item = impl ::core::convert::Into<::std::string::String>,
        >,
    ) -> Self {
        self.kind_details = __k::Some(value.into_iter().map(__k::Into::into).collect());
        self
    }
    /// Sets `roomPreset`. LiveKit Cloud: the preset of the room if this participant starts it.
    #[must_use]
    pub fn with_room_preset(
        mut self,
        value: impl ::core::convert::Into<::std::string::String>,
    ) -> Self {
        self.room_preset = __k::Some(value.into());
        self
    }
    /// Sets `roomConfig`. The configuration of the room if this participant starts it: a `RoomConfiguration`, in camel case.
    #[must_use]
    pub fn with_room_config(mut self, value: crate::JsonObject) -> Self {
        self.room_config = __k::Some(value);
        self
    }
    /// Sets `sha256`. The hash of the body of a webhook, which LiveKit signs.
    #[must_use]
    pub fn with_sha256(
        mut self,
        value: impl ::core::convert::Into<::std::string::String>,
    ) -> Self {
        self.sha256 = __k::Some(value.into());
        self
    }
    /// The name that others see. At most 256 bytes.
    #[must_use]
    pub fn name(&self) -> ::core::option::Option<&str> {
        self.name.as_deref()
    }
    /// Data of the application about the participant, as a string. Everyone in the room can read it.
    #[must_use]
    pub fn metadata(&self) -> ::core::option::Option<&str> {
        self.metadata.as_deref()
    }
    /// Like `metadata`, as names and strings that can be changed one by one.
    #[must_use]
    pub fn attributes(&self) -> ::core::option::Option<&crate::JsonObject> {
        self.attributes.as_ref()
    }
    /// The kind of participant; default: `standard`, a person. One of `"standard"`, `"ingress"`, `"egress"`, `"sip"`, `"agent"`, `"connector"` and `"bridge"`.
    #[must_use]
    pub fn kind(&self) -> ::core::option::Option<&str> {
        self.kind.as_deref()
    }
    /// The details of the kind, such as `cloud_agent`.
    #[must_use]
    pub fn kind_details(&self) -> ::core::option::Option<&[::std::string::String]> {
        self.kind_details.as_deref()
    }
    /// LiveKit Cloud: the preset of the room if this participant starts it.
    #[must_use]
    pub fn room_preset(&self) -> ::core::option::Option<&str> {
        self.room_preset.as_deref()
    }
    /// The configuration of the room if this participant starts it: a `RoomConfiguration`, in camel case.
    #[must_use]
    pub fn room_config(&self) -> ::core::option::Option<&crate::JsonObject> {
        self.room_config.as_ref()
    }
    /// The hash of the body of a webhook, which LiveKit signs.
    #[must_use]
    pub fn sha256(&self) -> ::core::option::Option<&str> {
        self.sha256.as_deref()
    }
}
impl ParticipantGrant {
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
impl crate::Grant for ParticipantGrant {
    const TABLE: &'static __k::schema::Grant = &tables::GRANT_PARTICIPANT;
    fn write(&self, out: &mut __k::json::Writer<'_>) {
        out.optional("name", self.name.as_ref());
        out.optional("metadata", self.metadata.as_ref());
        out.optional("attributes", self.attributes.as_ref());
        out.optional("kind", self.kind.as_ref());
        out.optional("kindDetails", self.kind_details.as_ref());
        out.optional("roomPreset", self.room_preset.as_ref());
        out.optional("roomConfig", self.room_config.as_ref());
        out.optional("sha256", self.sha256.as_ref());
    }
    fn read(
        object: &__k::json::Object<'_>,
    ) -> ::core::result::Result<Self, __k::json::ReadError> {
        __k::Ok(Self {
            name: object.optional("name")?,
            metadata: object.optional("metadata")?,
            attributes: object.optional("attributes")?,
            kind: object.optional("kind")?,
            kind_details: object.optional("kindDetails")?,
            room_preset: object.optional("roomPreset")?,
            room_config: object.optional("roomConfig")?,
            sha256: object.optional("sha256")?,
        })
    }
}
impl crate::marker::Lacks<VideoGrant> for ParticipantGrant {}
impl crate::marker::Lacks<SipGrant> for ParticipantGrant {}
impl crate::marker::Lacks<InferenceGrant> for ParticipantGrant {}
impl crate::marker::Lacks<ObservabilityGrant> for ParticipantGrant {}
impl crate::marker::Lacks<AgentGrant> for ParticipantGrant {}
impl crate::marker::Lacks<AgentEndpointGrant> for ParticipantGrant {}
impl crate::marker::Lacks<AgentThreadGrant> for ParticipantGrant {}
impl<G: crate::marker::Custom> crate::marker::Lacks<G> for ParticipantGrant {}
/// One trait for each SDK, implemented by every token that the SDK accepts.
///
/// A function that serves one SDK takes `&AccessToken<impl sdk::NAME>`. A trait that would have the name of one of Rust's
/// own ends in `Sdk`, so that `use sdk::*` hides none.
pub mod sdk {
    use super::tables::*;
    /// The client SDKs, which join a room: npm `livekit-client`, and those for Swift, Android, Flutter, React Native, Unity, Rust and others.
    ///
    /// Implemented by every token that is declared for `client`, which is checked to have `video.roomJoin`.
    #[doc(alias = "livekit-client")]
    #[doc(alias = "participant")]
    #[doc(alias = "web")]
    #[diagnostic::on_unimplemented(
        message = "the LiveKit Client SDK needs `video.roomJoin` to be true, which only a declared token promises",
        label = "not declared for `client`",
        note = "declare the token in grants.toml, with `sdk = \"client\"`"
    )]
    pub trait LiveKitClient {}
    impl dyn LiveKitClient {
        /// What LiveKit Client would report about an identity, without a token: `<dyn sdk::LiveKitClient>::check_identity("alice")`.
        #[must_use]
        pub fn check_identity(identity: &str) -> Vec<crate::Finding> {
            crate::__private::check_identity(identity, &[&SDK_CLIENT], &VENDOR)
        }
    }
    impl<P: LiveKitClient + ?Sized> crate::marker::OpenedBy<P> for dyn LiveKitClient {}
    /// The server APIs: rooms, Egress, Ingress, telephony, agents.
    ///
    /// Implemented by every token that is declared for `server`.
    #[doc(alias = "api")]
    #[doc(alias = "livekit-api")]
    #[doc(alias = "livekit-server-sdk")]
    #[diagnostic::on_unimplemented(
        message = "the LiveKit Server SDK takes tokens that are declared for it",
        label = "not declared for `server`",
        note = "declare the token in grants.toml, with `sdk = \"server\"`"
    )]
    pub trait LiveKitServer {}
    impl dyn LiveKitServer {
        /// What LiveKit Server would report about an identity, without a token: `<dyn sdk::LiveKitServer>::check_identity("alice")`.
        #[must_use]
        pub fn check_identity(identity: &str) -> Vec<crate::Finding> {
            crate::__private::check_identity(identity, &[&SDK_SERVER], &VENDOR)
        }
    }
    impl<P: LiveKitServer + ?Sized> crate::marker::OpenedBy<P> for dyn LiveKitServer {}
    /// A worker of the Agents framework: `livekit-agents` for Python, npm `@livekit/agents`.
    ///
    /// Implemented by every token that is declared for `agents`, which is checked to have `video.agent`.
    #[doc(alias = "@livekit/agents")]
    #[doc(alias = "agent")]
    #[doc(alias = "livekit-agents")]
    #[doc(alias = "worker")]
    #[diagnostic::on_unimplemented(
        message = "the LiveKit Agents SDK needs `video.agent` to be true, which only a declared token promises",
        label = "not declared for `agents`",
        note = "declare the token in grants.toml, with `sdk = \"agents\"`"
    )]
    pub trait LiveKitAgents {}
    impl dyn LiveKitAgents {
        /// What LiveKit Agents would report about an identity, without a token: `<dyn sdk::LiveKitAgents>::check_identity("alice")`.
        #[must_use]
        pub fn check_identity(identity: &str) -> Vec<crate::Finding> {
            crate::__private::check_identity(identity, &[&SDK_AGENTS], &VENDOR)
        }
    }
    impl<P: LiveKitAgents + ?Sized> crate::marker::OpenedBy<P> for dyn LiveKitAgents {}
}
#[doc(hidden)]
pub mod tables;
