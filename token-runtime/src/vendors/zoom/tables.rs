// Generated from token-codegen/schemas/zoom.toml; do not edit.
use crate::__private::schema::*;
static GRANT_SESSION_CLOUD_RECORDING_OPTION_ONLY_WITH: [(Text, Text); 1] = [
    pair("role_type", "1"),
];
static GRANT_SESSION_FIELDS: [Field; 11] = [
    Field::string("tpc").required().max(200, Unit::Characters).aliases(&["topic", "sessionName", "session_name"]),
    Field::integer("role_type").required().one_of_integers(&[0, 1]).aliases(&["role"]),
    Field::integer("version").required().one_of_integers(&[1]).aliases(&["ver"]),
    Field::string("session_key").max(36, Unit::Characters),
    Field::string("geo_regions").one_of(&["AU", "BR", "CA", "CN", "DE", "HK", "IN", "JP", "MX", "NL", "SG", "US"]).separator(",").narrows(),
    Field::integer("cloud_recording_option").one_of_integers(&[0, 1]).only_with(&GRANT_SESSION_CLOUD_RECORDING_OPTION_ONLY_WITH),
    Field::integer("cloud_recording_election").one_of_integers(&[0, 1]),
    Field::integer("cloud_recording_transcript_option").one_of_integers(&[0, 1, 2]),
    Field::string("telemetry_tracking_id"),
    Field::integer("video_webrtc_mode").one_of_integers(&[0, 1]),
    Field::integer("audio_webrtc_mode").one_of_integers(&[0, 1]),
];
pub static GRANT_SESSION: Grant = Grant::new("session", Shape::fields(&GRANT_SESSION_FIELDS)).flat();
pub static SDK_VIDEO: Sdk = Sdk::new("video", "Zoom Video", &[], "").requires(&["session"]).identity(Identity::ANY.optional().max(36, Unit::Characters)).aliases(&["@zoom/videosdk", "videosdk", "video_sdk"]);
static HEADER: [(Text, Text); 2] = [
    pair("alg", "HS256"),
    pair("typ", "JWT"),
];
static CREDENTIALS: [Credential; 2] = [
    Credential::secret("sdk_key", "Video SDK key", &["ZOOM_VIDEO_SDK_KEY"], "sdk-key").claim("app_key"),
    Credential::secret("sdk_secret", "Video SDK secret", &["ZOOM_VIDEO_SDK_SECRET"], "sdk-secret").warn_below(32),
];
static NOT_CHECKED: [NotChecked; 1] = [
    NotChecked::new("session", "the client must join under the session name in `tpc`, and with the password of the session"),
];
static FOREIGN_CLAIMS_0: [(Text, Text); 1] = [
    pair("appKey", "*"),
];
static FOREIGN_CLAIMS_1: [(Text, Text); 1] = [
    pair("sdkKey", "*"),
];
static FOREIGN_CLAIMS_2: [(Text, Text); 1] = [
    pair("aud", "clientsm"),
];
static FOREIGN_CLAIMS_3: [(Text, Text); 2] = [
    pair("aid", "*"),
    pair("wcd", "*"),
];
static FOREIGN_CLAIMS_4: [(Text, Text); 1] = [
    pair("aud", "https://oauth.zoom.us"),
];
static FOREIGN_CLAIMS_5: [(Text, Text); 1] = [
    pair("iss", "zm:cid:*"),
];
static FOREIGN_CLAIMS_6: [(Text, Text); 1] = [
    pair("grants.identity", "*"),
];
static FOREIGN_HEADER_7: [(Text, Text); 1] = [
    pair("cty", "twilio-fpa*"),
];
static FOREIGN_CLAIMS_8: [(Text, Text); 2] = [
    pair("iss", "*"),
    pair("video", "*"),
];
static FOREIGN_CLAIMS_9: [(Text, Text); 2] = [
    pair("iss", "*"),
    pair("sip", "*"),
];
static FOREIGN_CLAIMS_10: [(Text, Text); 3] = [
    pair("apikey", "*"),
    pair("permissions", "*"),
    pair("version", "*"),
];
static FOREIGN_CLAIMS_11: [(Text, Text); 2] = [
    pair("apikey", "*"),
    pair("permissions", "*"),
];
static FOREIGN_CLAIMS_12: [(Text, Text); 1] = [
    pair("application_id", "*"),
];
static FOREIGN_CLAIMS_13: [(Text, Text); 2] = [
    pair("sub", "*"),
    pair("role", "authenticated"),
];
static FOREIGN_CLAIMS_14: [(Text, Text); 2] = [
    pair("iss", "supabase*"),
    pair("role", "*"),
];
static FOREIGN_CLAIMS_15: [(Text, Text); 1] = [
    pair("x-ably-capability", "*"),
];
static FOREIGN_CLAIMS_16: [(Text, Text); 1] = [
    pair("user_id", "*"),
];
static FOREIGN_CLAIMS_17: [(Text, Text); 1] = [
    pair("access_key", "*"),
];
static FOREIGN_CLAIMS_18: [(Text, Text); 1] = [
    pair("iss", "*"),
];
static FOREIGN: [Foreign; 19] = [
    Foreign::new("meeting-sdk-token", "a token of the Zoom Meeting SDK", &FOREIGN_CLAIMS_0, "issue one for the Video SDK, signed with the key and secret of a Video SDK app"),
    Foreign::new("meeting-sdk-token", "a token of the Zoom Meeting SDK", &FOREIGN_CLAIMS_1, "issue one for the Video SDK, signed with the key and secret of a Video SDK app"),
    Foreign::new("zak-token", "a Zoom Access Key (ZAK), which starts a meeting in a user's name", &FOREIGN_CLAIMS_2, "issue a token for the Video SDK, signed with the key and secret of a Video SDK app"),
    Foreign::new("zak-token", "a Zoom Access Key (ZAK), which starts a meeting in a user's name", &FOREIGN_CLAIMS_3, "issue a token for the Video SDK, signed with the key and secret of a Video SDK app"),
    Foreign::new("oauth-token", "an OAuth token for Zoom's APIs", &FOREIGN_CLAIMS_4, "issue a token for the Video SDK, signed with the key and secret of a Video SDK app"),
    Foreign::new("oauth-token", "an OAuth token for Zoom's APIs", &FOREIGN_CLAIMS_5, "issue a token for the Video SDK, signed with the key and secret of a Video SDK app"),
    Foreign::new("other-vendor-token", "a token of Twilio", &FOREIGN_CLAIMS_6, "pass the token that your server issued for Zoom Video SDK"),
    Foreign::new("other-vendor-token", "a token of Twilio", &[], "pass the token that your server issued for Zoom Video SDK").header(&FOREIGN_HEADER_7),
    Foreign::new("other-vendor-token", "a token of LiveKit", &FOREIGN_CLAIMS_8, "pass the token that your server issued for Zoom Video SDK"),
    Foreign::new("other-vendor-token", "a token of LiveKit", &FOREIGN_CLAIMS_9, "pass the token that your server issued for Zoom Video SDK"),
    Foreign::new("other-vendor-token", "a token of VideoSDK (videosdk.live), another company", &FOREIGN_CLAIMS_10, "issue one for Zoom Video SDK, signed with the key and secret of a Video SDK app"),
    Foreign::new("other-vendor-token", "a token of VideoSDK (videosdk.live), another company", &FOREIGN_CLAIMS_11, "issue one for Zoom Video SDK, signed with the key and secret of a Video SDK app"),
    Foreign::new("other-vendor-token", "a token of Vonage", &FOREIGN_CLAIMS_12, "pass the token that your server issued for Zoom Video SDK"),
    Foreign::new("other-vendor-token", "a token of Supabase", &FOREIGN_CLAIMS_13, "pass the token that your server issued for Zoom Video SDK"),
    Foreign::new("other-vendor-token", "an API key of Supabase", &FOREIGN_CLAIMS_14, "pass the token that your server issued for Zoom Video SDK"),
    Foreign::new("other-vendor-token", "a token of Ably", &FOREIGN_CLAIMS_15, "pass the token that your server issued for Zoom Video SDK"),
    Foreign::new("other-vendor-token", "a token of Stream", &FOREIGN_CLAIMS_16, "pass the token that your server issued for Zoom Video SDK"),
    Foreign::new("other-vendor-token", "a token of 100ms", &FOREIGN_CLAIMS_17, "pass the token that your server issued for Zoom Video SDK"),
    Foreign::new("rest-api-token", "a JWT for Zoom's REST API", &FOREIGN_CLAIMS_18, "issue a token for the Video SDK: it has `app_key`, `tpc`, `role_type` and `version`").only(),
];
static CODES: [Code; 6] = [
    Code::new(200, "Web: session creation or retrieval failed (SESSION_FETCH_INFO_ERROR)", "https://developers.zoom.us/docs/video-sdk/web/error-codes", &["The token has expired, lives for more than 48 hours, or its `iat` is in the future.", "The signature is wrong: another secret than that of `app_key` signed the token.", "`app_key` is not the key of a Video SDK app: it does not exist, or belongs to another account or to a Meeting SDK app.", "`session_key` is invalid, or differs from the host's.", "A claim is missing, or has a wrong type."], Visible::Partly),
    Code::new(2003, "Native: the session failed because the token is invalid", "https://devforum.zoom.us/t/unclear-2003-error/68297", &["The token has expired, or lives for less than 30 minutes or more than 48 hours.", "Another secret than that of `app_key` signed the token, or it is a token of the Meeting SDK.", "A claim of the session is missing or has a wrong type: `tpc`, `role_type`, `version`."], Visible::Partly),
    Code::new(2014, "Native: the session name is not that of the token", "https://github.com/zoom/videosdk-reactnative-quickstart/issues/5", &["The client joins under another session name than the one in `tpc`."], Visible::No),
    Code::new(3004, "Web: the session's password is wrong (SESSION_INCORRECT_PASSCODE)", "https://developers.zoom.us/docs/video-sdk/web/error-codes", &["The client joins with another password than the host. No token shows it."], Visible::No),
    Code::new(3010, "Web: the role is wrong (SESSION_ROLE_TYPE_ERROR)", "https://developers.zoom.us/docs/video-sdk/web/error-codes", &["`role_type` is missing, or is not the number 0 or 1."], Visible::Yes).fields(&["role_type"]),
    Code::new(3712, "Meeting SDK: the signature is invalid", "https://developers.zoom.us/docs/meeting-sdk/web/error-codes", &["This is a code of the Meeting SDK: the client uses another SDK, or the token was made for another SDK, than the Video SDK."], Visible::No),
];
static RULES: [RuleCodes; 13] = [
    RuleCodes::new("signature-mismatch", &[200, 2003]),
    RuleCodes::new("expired", &[200, 2003]),
    RuleCodes::new("lifetime-too-long", &[200, 2003]),
    RuleCodes::new("lifetime-too-short", &[200, 2003]),
    RuleCodes::new("exp-missing", &[200, 2003]),
    RuleCodes::new("iat-in-future", &[200, 2003]),
    RuleCodes::new("milliseconds", &[200, 2003]),
    RuleCodes::new("claim-missing", &[200, 2003]),
    RuleCodes::new("grant-field-missing", &[200, 3010, 2003]),
    RuleCodes::new("grant-field-type", &[200, 3010, 2003]),
    RuleCodes::new("grant-field-value", &[3010, 200, 2003]),
    RuleCodes::new("text-too-long", &[200, 2003]),
    RuleCodes::new("meeting-sdk-token", &[200, 2003, 3712]),
];
pub static VENDOR: Vendor = Vendor {
    name: text("zoom"),
    title: text("Zoom Video SDK"),
    docs: text("https://developers.zoom.us/docs/video-sdk/auth"),
    code_docs: text(""),
    format: Format::new(&HEADER, "user_key", "app_key", &["iat", "exp"]).former_identity("user_identity").absent(&["empty"]).ttl(1800, 7200, 172_800),
    credentials: list(&CREDENTIALS),
    other_secrets: list(&[]),
    sids: List::Static(&[]),
    grants: List::Static(&[&GRANT_SESSION]),
    legacy: list(&[]),
    foreign: list(&FOREIGN),
    not_checked: list(&NOT_CHECKED),
    preflight: Preflight::NONE,
    probes: list(&[]),
    variable_words: list(&[]),
    sdks: List::Static(&[&SDK_VIDEO]),
    codes: list(&CODES),
    rules: list(&RULES),
    wire: list(&[]),
};
