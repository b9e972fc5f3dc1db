// Generated from token-codegen/schemas/zoom.toml; do not edit.
//! Zoom Video SDK access tokens: the credentials, grants, SIDs and SDKs of Zoom Video SDK.
//!
//! Generated from `token-codegen/schemas/zoom.toml`, which holds the rules and their sources. The format of the
//! tokens is described at <https://developers.zoom.us/docs/video-sdk/auth>.
//! Only with the Cargo feature `zoom`.
#![allow(deprecated)]
use crate::__private as __k;
/// Zoom Video SDK as a vendor: a type without values, for type parameters.
#[derive(Clone, Copy, Debug)]
pub enum Zoom {}
impl crate::marker::Vendor for Zoom {
    const TABLE: &'static __k::schema::Vendor = &tables::VENDOR;
    const IS_BUILT_IN: bool = true;
    type Credentials = Credentials;
    type Region = crate::marker::NoRegion;
}
/// Issues tokens whose grants are decided in code. See [`Issuer`](struct@crate::Issuer) of the engine.
pub type Issuer = crate::Issuer<Zoom>;
/// Verifies tokens.
pub type Verifier = crate::Verifier<Zoom>;
/// The key that signs tokens, and its account. The secret is never printed, and is wiped when dropped.
///
/// | part | variable | what it is |
/// |---|---|---|
/// | Video SDK key | `ZOOM_VIDEO_SDK_KEY` | The key of the Video SDK app. The key of a Meeting SDK app does not work. |
/// | Video SDK secret | `ZOOM_VIDEO_SDK_SECRET` | The secret of that app. |
#[derive(Clone, Debug)]
pub struct Credentials(__k::RawCredentials);
impl Credentials {
    /// Credentials from their parts.
    #[must_use]
    pub fn new(sdk_key: impl Into<String>, sdk_secret: crate::Secret) -> Self {
        Self(__k::RawCredentials::new(&tables::VENDOR, [sdk_key.into()], sdk_secret))
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
    /// The key of the Video SDK app. The key of a Meeting SDK app does not work.
    #[must_use]
    pub fn sdk_key(&self) -> &str {
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
/// Lets the client join one session, as its host or as a participant.
#[derive(__k::Clone, __k::Debug, __k::PartialEq)]
pub struct SessionGrant {
    tpc: ::std::string::String,
    role_type: i64,
    version: i64,
    session_key: ::core::option::Option<::std::string::String>,
    geo_regions: ::core::option::Option<::std::string::String>,
    cloud_recording_option: ::core::option::Option<i64>,
    cloud_recording_election: ::core::option::Option<i64>,
    cloud_recording_transcript_option: ::core::option::Option<i64>,
    telemetry_tracking_id: ::core::option::Option<::std::string::String>,
    video_webrtc_mode: ::core::option::Option<i64>,
    audio_webrtc_mode: ::core::option::Option<i64>,
}
impl SessionGrant {
    /// With the required fields; `with_…` sets the others.
    #[must_use]
    pub fn new(
        tpc: impl ::core::convert::Into<::std::string::String>,
        role_type: i64,
    ) -> Self {
        Self {
            tpc: tpc.into(),
            role_type,
            version: 1,
            session_key: __k::None,
            geo_regions: __k::None,
            cloud_recording_option: __k::None,
            cloud_recording_election: __k::None,
            cloud_recording_transcript_option: __k::None,
            telemetry_tracking_id: __k::None,
            video_webrtc_mode: __k::None,
            audio_webrtc_mode: __k::None,
        }
    }
    /// Sets `session_key`. The application's name for the session, which reports show. If the host's token has one, every token must have it. At most 36 characters.
    #[must_use]
    pub fn with_session_key(
        mut self,
        value: impl ::core::convert::Into<::std::string::String>,
    ) -> Self {
        self.session_key = __k::Some(value.into());
        self
    }
    /// Sets `geo_regions`. The regions whose servers may be used, separated by commas: `US,DE`. One of `"AU"`, `"BR"`, `"CA"`, `"CN"`, `"DE"`, `"HK"`, `"IN"`, `"JP"`, `"MX"`, `"NL"`, `"SG"` and `"US"`.
    #[must_use]
    pub fn with_geo_regions(
        mut self,
        value: impl ::core::convert::Into<::std::string::String>,
    ) -> Self {
        self.geo_regions = __k::Some(value.into());
        self
    }
    /// Sets `cloud_recording_option`. 1: a recording of each user; 0: one recording of all users. One of `0` and `1`.
    #[must_use]
    pub fn with_cloud_recording_option(mut self, value: i64) -> Self {
        self.cloud_recording_option = __k::Some(value);
        self
    }
    /// Sets `cloud_recording_election`. 1: record this user; 0: do not. One of `0` and `1`.
    #[must_use]
    pub fn with_cloud_recording_election(mut self, value: i64) -> Self {
        self.cloud_recording_election = __k::Some(value);
        self
    }
    /// Sets `cloud_recording_transcript_option`. Whether recordings get a transcript, and a summary: 0, 1 or 2. One of `0`, `1` and `2`.
    #[must_use]
    pub fn with_cloud_recording_transcript_option(mut self, value: i64) -> Self {
        self.cloud_recording_transcript_option = __k::Some(value);
        self
    }
    /// Sets `telemetry_tracking_id`. A name with which Zoom's support finds the session.
    #[must_use]
    pub fn with_telemetry_tracking_id(
        mut self,
        value: impl ::core::convert::Into<::std::string::String>,
    ) -> Self {
        self.telemetry_tracking_id = __k::Some(value.into());
        self
    }
    /// Sets `video_webrtc_mode`. 1: video by WebRTC; 0: not. One of `0` and `1`.
    #[must_use]
    pub fn with_video_webrtc_mode(mut self, value: i64) -> Self {
        self.video_webrtc_mode = __k::Some(value);
        self
    }
    /// Sets `audio_webrtc_mode`. 1: audio by WebRTC; 0: not. One of `0` and `1`.
    #[must_use]
    pub fn with_audio_webrtc_mode(mut self, value: i64) -> Self {
        self.audio_webrtc_mode = __k::Some(value);
        self
    }
    /// The session's name (its topic), which the client must pass to `join`. At most 200 characters.
    #[doc(alias = "sessionName")]
    #[doc(alias = "session_name")]
    #[doc(alias = "topic")]
    #[must_use]
    pub fn tpc(&self) -> &str {
        &self.tpc
    }
    /// 1: host or co-host; 0: participant. One of `0` and `1`.
    #[doc(alias = "role")]
    #[must_use]
    pub fn role_type(&self) -> i64 {
        self.role_type
    }
    /// The version of the token's format.
    #[doc(alias = "ver")]
    #[must_use]
    pub fn version(&self) -> i64 {
        self.version
    }
    /// The application's name for the session, which reports show. If the host's token has one, every token must have it. At most 36 characters.
    #[must_use]
    pub fn session_key(&self) -> ::core::option::Option<&str> {
        self.session_key.as_deref()
    }
    /// The regions whose servers may be used, separated by commas: `US,DE`. One of `"AU"`, `"BR"`, `"CA"`, `"CN"`, `"DE"`, `"HK"`, `"IN"`, `"JP"`, `"MX"`, `"NL"`, `"SG"` and `"US"`.
    #[must_use]
    pub fn geo_regions(&self) -> ::core::option::Option<&str> {
        self.geo_regions.as_deref()
    }
    /// 1: a recording of each user; 0: one recording of all users. One of `0` and `1`.
    #[must_use]
    pub fn cloud_recording_option(&self) -> ::core::option::Option<i64> {
        self.cloud_recording_option
    }
    /// 1: record this user; 0: do not. One of `0` and `1`.
    #[must_use]
    pub fn cloud_recording_election(&self) -> ::core::option::Option<i64> {
        self.cloud_recording_election
    }
    /// Whether recordings get a transcript, and a summary: 0, 1 or 2. One of `0`, `1` and `2`.
    #[must_use]
    pub fn cloud_recording_transcript_option(&self) -> ::core::option::Option<i64> {
        self.cloud_recording_transcript_option
    }
    /// A name with which Zoom's support finds the session.
    #[must_use]
    pub fn telemetry_tracking_id(&self) -> ::core::option::Option<&str> {
        self.telemetry_tracking_id.as_deref()
    }
    /// 1: video by WebRTC; 0: not. One of `0` and `1`.
    #[must_use]
    pub fn video_webrtc_mode(&self) -> ::core::option::Option<i64> {
        self.video_webrtc_mode
    }
    /// 1: audio by WebRTC; 0: not. One of `0` and `1`.
    #[must_use]
    pub fn audio_webrtc_mode(&self) -> ::core::option::Option<i64> {
        self.audio_webrtc_mode
    }
}
impl SessionGrant {
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
impl crate::Grant for SessionGrant {
    const TABLE: &'static __k::schema::Grant = &tables::GRANT_SESSION;
    fn write(&self, out: &mut __k::json::Writer<'_>) {
        out.member("tpc", &self.tpc);
        out.member("role_type", &self.role_type);
        out.member("version", &self.version);
        out.optional("session_key", self.session_key.as_ref());
        out.optional("geo_regions", self.geo_regions.as_ref());
        out.optional("cloud_recording_option", self.cloud_recording_option.as_ref());
        out.optional("cloud_recording_election", self.cloud_recording_election.as_ref());
        out.optional(
            "cloud_recording_transcript_option",
            self.cloud_recording_transcript_option.as_ref(),
        );
        out.optional("telemetry_tracking_id", self.telemetry_tracking_id.as_ref());
        out.optional("video_webrtc_mode", self.video_webrtc_mode.as_ref());
        out.optional("audio_webrtc_mode", self.audio_webrtc_mode.as_ref());
    }
    fn read(
        object: &__k::json::Object<'_>,
    ) -> ::core::result::Result<Self, __k::json::ReadError> {
        __k::Ok(Self {
            tpc: object.required("tpc")?,
            role_type: object.required("role_type")?,
            version: object.required("version")?,
            session_key: object.optional("session_key")?,
            geo_regions: object.optional("geo_regions")?,
            cloud_recording_option: object.optional("cloud_recording_option")?,
            cloud_recording_election: object.optional("cloud_recording_election")?,
            cloud_recording_transcript_option: object
                .optional("cloud_recording_transcript_option")?,
            telemetry_tracking_id: object.optional("telemetry_tracking_id")?,
            video_webrtc_mode: object.optional("video_webrtc_mode")?,
            audio_webrtc_mode: object.optional("audio_webrtc_mode")?,
        })
    }
}
impl<G: crate::marker::Custom> crate::marker::Lacks<G> for SessionGrant {}
/// One trait for each SDK, implemented by every token that the SDK accepts.
///
/// A function that serves one SDK takes `&AccessToken<impl sdk::NAME>`. A trait that would have the name of one of Rust's
/// own ends in `Sdk`, so that `use sdk::*` hides none.
pub mod sdk {
    use super::tables::*;
    /// The Video SDK: npm `@zoom/videosdk`, and those for iOS, Android, macOS, Windows, Linux, Flutter, React Native and Unity.
    ///
    /// Implemented by every token with the `session` grant.
    #[doc(alias = "@zoom/videosdk")]
    #[doc(alias = "video_sdk")]
    #[doc(alias = "videosdk")]
    #[diagnostic::on_unimplemented(
        message = "the Zoom Video SDK needs the `session` grant, and this token has none",
        label = "no `session` grant",
        note = "add `.and(SessionGrant::new(tpc, role_type))`, or `session` to the token's declaration in grants.toml"
    )]
    pub trait ZoomVideo {}
    impl ZoomVideo for super::SessionGrant {}
    #[diagnostic::do_not_recommend]
    impl<A> ZoomVideo for crate::And<A, super::SessionGrant> {}
    #[diagnostic::do_not_recommend]
    impl<A: ZoomVideo, B: crate::marker::Lacks<super::SessionGrant>> ZoomVideo
    for crate::And<A, B> {}
    impl dyn ZoomVideo {
        /// What Zoom Video would report about an identity, without a token: `<dyn sdk::ZoomVideo>::check_identity("alice")`.
        #[must_use]
        pub fn check_identity(identity: &str) -> Vec<crate::Finding> {
            crate::__private::check_identity(identity, &[&SDK_VIDEO], &VENDOR)
        }
    }
    impl<P: ZoomVideo + ?Sized> crate::marker::OpenedBy<P> for dyn ZoomVideo {}
}
#[doc(hidden)]
pub mod tables;
