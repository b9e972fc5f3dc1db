// Generated from token-codegen/schemas/zoom.toml; do not edit.
use crate::__private::schema::*;
static GRANT_SESSION_FIELDS: [Field; 10] = [
    Field::string("tpc").required().max(200, Unit::Characters),
    Field::integer("role_type").required().one_of_integers(&[0, 1]),
    Field::integer("version").required().one_of_integers(&[1]),
    Field::string("session_key").max(35, Unit::Characters),
    Field::string("geo_regions"),
    Field::integer("cloud_recording_option").one_of_integers(&[0, 1]),
    Field::integer("cloud_recording_election").one_of_integers(&[0, 1]),
    Field::string("telemetry_tracking_id"),
    Field::integer("video_webrtc_mode").one_of_integers(&[0, 1]),
    Field::integer("audio_webrtc_mode").one_of_integers(&[0, 1]),
];
pub static GRANT_SESSION: Grant = Grant::new("session", Shape::fields(&GRANT_SESSION_FIELDS)).flat();
pub static SDK_VIDEO: Sdk = Sdk::new("video", "Zoom Video", &[], "").requires(&["session"]).identity(Identity::ANY.optional().max(34, Unit::Characters));
static HEADER: [(Text, Text); 2] = [
    pair("alg", "HS256"),
    pair("typ", "JWT"),
];
static CREDENTIALS: [Credential; 2] = [
    Credential::secret("sdk_key", "Video SDK key", &["ZOOM_VIDEO_SDK_KEY"], "sdk-key").claim("app_key"),
    Credential::secret("sdk_secret", "Video SDK secret", &["ZOOM_VIDEO_SDK_SECRET"], "sdk-secret").warn_below(32),
];
static FOREIGN_CLAIMS_0: [(Text, Text); 2] = [
    pair("appKey", ""),
    pair("tokenExp", ""),
];
static FOREIGN_CLAIMS_1: [(Text, Text); 1] = [
    pair("grants.identity", ""),
];
static FOREIGN_CLAIMS_2: [(Text, Text); 1] = [
    pair("video.roomJoin", ""),
];
static FOREIGN: [Foreign; 3] = [
    Foreign::new("meeting-sdk-token", "a token of the Zoom Meeting SDK", &FOREIGN_CLAIMS_0, "issue one for the Video SDK, signed with the key and secret of a Video SDK app"),
    Foreign::new("other-vendor-token", "a token of Twilio", &FOREIGN_CLAIMS_1, "pass the token that your server issued for Zoom Video SDK"),
    Foreign::new("other-vendor-token", "a token of LiveKit", &FOREIGN_CLAIMS_2, "pass the token that your server issued for Zoom Video SDK"),
];
pub static VENDOR: Vendor = Vendor {
    name: text("zoom"),
    title: text("Zoom Video SDK"),
    docs: text("https://developers.zoom.us/docs/video-sdk/auth"),
    format: Format::new(&HEADER, "user_identity", "app_key", &["iat", "exp"]).ttl(1800, 7200, 172_800),
    credentials: list(&CREDENTIALS),
    other_secrets: list(&[]),
    sids: List::Static(&[]),
    grants: List::Static(&[&GRANT_SESSION]),
    legacy: list(&[]),
    foreign: list(&FOREIGN),
    sdks: List::Static(&[&SDK_VIDEO]),
    codes: list(&[]),
    rules: list(&[]),
    wire: list(&[]),
};
