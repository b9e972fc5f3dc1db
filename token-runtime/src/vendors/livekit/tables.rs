// Generated from token-codegen/schemas/livekit.toml; do not edit.
use crate::__private::schema::*;
static GRANT_VIDEO_CAN_PUBLISH_SOURCES_ONLY_WITH: [(Text, Text); 1] = [
    pair("canPublish", "true"),
];
static GRANT_VIDEO_FIELDS: [Field; 18] = [
    Field::boolean("roomJoin").needs(&["room"]).sdks(&["client", "agents"]).aliases(&["join", "can_join"]),
    Field::string("room").max(256, Unit::Bytes),
    Field::boolean("canPublish").default(true),
    Field::boolean("canSubscribe").default(true),
    Field::boolean("canPublishData"),
    Field::strings("canPublishSources").one_of(&["camera", "microphone", "screen_share", "screen_share_audio"]).narrows().only_with(&GRANT_VIDEO_CAN_PUBLISH_SOURCES_ONLY_WITH),
    Field::boolean("canUpdateOwnMetadata").default(false),
    Field::boolean("canSubscribeMetrics").default(false),
    Field::boolean("canManageAgentSession").default(false),
    Field::boolean("hidden").default(false),
    Field::boolean("recorder").deprecated("LiveKit's own recorder sets it, leave it out").default(false),
    Field::boolean("agent").default(false).sdks(&["agents"]),
    Field::boolean("roomCreate").default(false).sdks(&["server"]),
    Field::boolean("roomList").default(false).sdks(&["server"]),
    Field::boolean("roomRecord").default(false).sdks(&["server"]),
    Field::boolean("roomAdmin").default(false).needs(&["room"]).sdks(&["server"]),
    Field::boolean("ingressAdmin").default(false).sdks(&["server"]),
    Field::string("destinationRoom").max(256, Unit::Bytes).needs(&["roomAdmin"]).sdks(&["server"]),
];
pub static GRANT_VIDEO: Grant = Grant::new("video", Shape::fields(&GRANT_VIDEO_FIELDS)).aliases(&["video_grant", "video_grants"]);
static GRANT_SIP_FIELDS: [Field; 2] = [
    Field::boolean("admin").sdks(&["server"]),
    Field::boolean("call").sdks(&["server", "agents"]),
];
pub static GRANT_SIP: Grant = Grant::new("sip", Shape::any_of(&GRANT_SIP_FIELDS, &["admin", "call"])).aliases(&["sip_grant", "sip_grants", "telephony"]);
static GRANT_INFERENCE_FIELDS: [Field; 1] = [
    Field::boolean("perform").required(),
];
pub static GRANT_INFERENCE: Grant = Grant::new("inference", Shape::fields(&GRANT_INFERENCE_FIELDS)).aliases(&["inference_grant", "inference_grants"]);
static GRANT_OBSERVABILITY_FIELDS: [Field; 1] = [
    Field::boolean("write").required(),
];
pub static GRANT_OBSERVABILITY: Grant = Grant::new("observability", Shape::fields(&GRANT_OBSERVABILITY_FIELDS)).aliases(&["observability_grant", "observability_grants"]);
static GRANT_AGENT_FIELDS: [Field; 4] = [
    Field::boolean("admin"),
    Field::boolean("simulationAdmin"),
    Field::boolean("databaseAdmin"),
    Field::boolean("dispatchAdmin"),
];
pub static GRANT_AGENT: Grant = Grant::new("agent", Shape::any_of(&GRANT_AGENT_FIELDS, &["admin", "simulationAdmin", "databaseAdmin", "dispatchAdmin"]));
static GRANT_AGENT_ENDPOINT_FIELDS: [Field; 3] = [
    Field::boolean("call").required(),
    Field::string("agentName").narrows(),
    Field::string("deployment").narrows(),
];
pub static GRANT_AGENT_ENDPOINT: Grant = Grant::new("agentEndpoint", Shape::fields(&GRANT_AGENT_ENDPOINT_FIELDS));
static GRANT_AGENT_THREAD_FIELDS: [Field; 8] = [
    Field::boolean("all"),
    Field::string("scope"),
    Field::strings("threadIds"),
    Field::boolean("list").needs_any(&["scope", "all"]),
    Field::boolean("create").needs_any(&["scope", "all"]),
    Field::boolean("write").needs_any(&["threadIds", "all"]),
    Field::boolean("read").needs_any(&["threadIds", "all"]),
    Field::boolean("delete").needs_any(&["threadIds", "all"]),
];
pub static GRANT_AGENT_THREAD: Grant = Grant::new("agentThread", Shape::fields(&GRANT_AGENT_THREAD_FIELDS));
static GRANT_PARTICIPANT_ATTRIBUTES_MEMBERS: [(Text, Text); 1] = [
    pair("*", "string"),
];
static GRANT_PARTICIPANT_ROOM_CONFIG_MEMBERS: [(Text, Text); 12] = [
    pair("name", "string"),
    pair("emptyTimeout", "any"),
    pair("departureTimeout", "any"),
    pair("maxParticipants", "any"),
    pair("metadata", "string"),
    pair("egress", "object"),
    pair("minPlayoutDelay", "any"),
    pair("maxPlayoutDelay", "any"),
    pair("syncStreams", "any"),
    pair("agents", "array"),
    pair("agents.agentName", "string"),
    pair("agents.metadata", "string"),
];
static GRANT_PARTICIPANT_FIELDS: [Field; 8] = [
    Field::string("name").max(256, Unit::Bytes),
    Field::string("metadata").free_text(),
    Field::object("attributes", Shape::Json).members(&GRANT_PARTICIPANT_ATTRIBUTES_MEMBERS),
    Field::string("kind").one_of(&["standard", "ingress", "egress", "sip", "agent", "connector", "bridge"]),
    Field::strings("kindDetails"),
    Field::string("roomPreset"),
    Field::object("roomConfig", Shape::Json).secrets(&["secret", "sessionToken", "credentials", "accountKey", "password", "urls"]).members(&GRANT_PARTICIPANT_ROOM_CONFIG_MEMBERS),
    Field::string("sha256"),
];
pub static GRANT_PARTICIPANT: Grant = Grant::new("participant", Shape::fields(&GRANT_PARTICIPANT_FIELDS)).flat();
pub static SDK_CLIENT: Sdk = Sdk::new("client", "LiveKit Client", &[], "").requires(&["video"]).flags(&["video.roomJoin"]).allows(&["participant"]).identity(Identity::ANY.max(256, Unit::Bytes)).aliases(&["livekit-client", "participant", "web"]);
pub static SDK_SERVER: Sdk = Sdk::new("server", "LiveKit Server", &[], "").any_of(&["video.roomCreate", "video.roomList", "video.roomRecord", "video.roomAdmin", "video.ingressAdmin", "sip", "inference", "observability", "agent", "agentEndpoint", "agentThread"]).allows(&["video", "sip", "inference", "observability", "agent", "agentEndpoint", "agentThread"]).identity(Identity::ANY.optional()).aliases(&["livekit-server-sdk", "livekit-api", "api"]);
pub static SDK_AGENTS: Sdk = Sdk::new("agents", "LiveKit Agents", &[], "").requires(&["video"]).flags(&["video.agent"]).allows(&["participant", "sip", "inference", "observability", "agentThread"]).identity(Identity::ANY.optional()).aliases(&["livekit-agents", "@livekit/agents", "agent", "worker"]);
static HEADER: [(Text, Text); 1] = [
    pair("alg", "HS256"),
];
static CREDENTIALS: [Credential; 2] = [
    Credential::secret("api_key", "API key", &["LIVEKIT_API_KEY"], "api-key").claim("iss").development("devkey").looks(15, &[('0', '9'), ('A', 'Z'), ('a', 'z')]).free_text(),
    Credential::secret("api_secret", "API secret", &["LIVEKIT_API_SECRET"], "api-secret").warn_below(32).development("secret"),
];
static VARIABLE_WORDS: [(Text, Text); 2] = [
    pair("LK", "LIVEKIT"),
    pair("API_SECRET", "API_KEY_SECRET"),
];
static FOREIGN_CLAIMS_0: [(Text, Text); 3] = [
    pair("iss", "SK*"),
    pair("sub", "AC*"),
    pair("grants.identity", "*"),
];
static FOREIGN_HEADER_1: [(Text, Text); 1] = [
    pair("cty", "twilio-fpa*"),
];
static FOREIGN_CLAIMS_2: [(Text, Text); 2] = [
    pair("app_key", "*"),
    pair("tpc", "*"),
];
static FOREIGN_CLAIMS_3: [(Text, Text); 1] = [
    pair("appKey", "*"),
];
static FOREIGN_CLAIMS_4: [(Text, Text); 1] = [
    pair("sdkKey", "*"),
];
static FOREIGN_CLAIMS_5: [(Text, Text); 2] = [
    pair("apikey", "*"),
    pair("permissions", "*"),
];
static FOREIGN_CLAIMS_6: [(Text, Text); 1] = [
    pair("sha256", "*"),
];
static FOREIGN_CLAIMS_7: [(Text, Text); 1] = [
    pair("application_id", "*"),
];
static FOREIGN_CLAIMS_8: [(Text, Text); 2] = [
    pair("sub", "*"),
    pair("role", "authenticated"),
];
static FOREIGN_CLAIMS_9: [(Text, Text); 2] = [
    pair("iss", "supabase*"),
    pair("role", "*"),
];
static FOREIGN_CLAIMS_10: [(Text, Text); 1] = [
    pair("x-ably-capability", "*"),
];
static FOREIGN_CLAIMS_11: [(Text, Text); 1] = [
    pair("user_id", "*"),
];
static FOREIGN_CLAIMS_12: [(Text, Text); 1] = [
    pair("access_key", "*"),
];
static FOREIGN: [Foreign; 13] = [
    Foreign::new("other-vendor-token", "a token of Twilio", &FOREIGN_CLAIMS_0, "pass the token that your server issued for LiveKit"),
    Foreign::new("other-vendor-token", "a token of Twilio", &[], "pass the token that your server issued for LiveKit").header(&FOREIGN_HEADER_1),
    Foreign::new("other-vendor-token", "a token of Zoom Video SDK", &FOREIGN_CLAIMS_2, "pass the token that your server issued for LiveKit"),
    Foreign::new("other-vendor-token", "a token of the Zoom Meeting SDK", &FOREIGN_CLAIMS_3, "pass the token that your server issued for LiveKit"),
    Foreign::new("other-vendor-token", "a token of the Zoom Meeting SDK", &FOREIGN_CLAIMS_4, "pass the token that your server issued for LiveKit"),
    Foreign::new("other-vendor-token", "a token of VideoSDK (videosdk.live)", &FOREIGN_CLAIMS_5, "pass the token that your server issued for LiveKit"),
    Foreign::new("webhook-token", "the token of a webhook, which LiveKit sends to your server", &FOREIGN_CLAIMS_6, "verify it in the handler of the webhook, and issue a token for the client"),
    Foreign::new("other-vendor-token", "a token of Vonage", &FOREIGN_CLAIMS_7, "pass the token that your server issued for LiveKit"),
    Foreign::new("other-vendor-token", "a token of Supabase", &FOREIGN_CLAIMS_8, "pass the token that your server issued for LiveKit"),
    Foreign::new("other-vendor-token", "an API key of Supabase", &FOREIGN_CLAIMS_9, "pass the token that your server issued for LiveKit"),
    Foreign::new("other-vendor-token", "a token of Ably", &FOREIGN_CLAIMS_10, "pass the token that your server issued for LiveKit"),
    Foreign::new("other-vendor-token", "a token of Stream", &FOREIGN_CLAIMS_11, "pass the token that your server issued for LiveKit"),
    Foreign::new("other-vendor-token", "a token of 100ms", &FOREIGN_CLAIMS_12, "pass the token that your server issued for LiveKit"),
];
pub static VENDOR: Vendor = Vendor {
    name: text("livekit"),
    title: text("LiveKit"),
    docs: text("https://docs.livekit.io/frontends/reference/tokens-grants"),
    code_docs: text(""),
    format: Format::new(&HEADER, "sub", "iss", &["nbf", "exp"]).identity_fallback("jti").leeway(60).fractions().absent(&["null", "empty", "false"]).ttl(1, 21600, Format::NO_LIMIT),
    credentials: list(&CREDENTIALS),
    other_secrets: list(&[]),
    sids: List::Static(&[]),
    grants: List::Static(&[&GRANT_VIDEO, &GRANT_SIP, &GRANT_INFERENCE, &GRANT_OBSERVABILITY, &GRANT_AGENT, &GRANT_AGENT_ENDPOINT, &GRANT_AGENT_THREAD, &GRANT_PARTICIPANT]),
    legacy: list(&[]),
    foreign: list(&FOREIGN),
    not_checked: list(&[]),
    preflight: Preflight::NONE,
    probes: list(&[]),
    variable_words: list(&VARIABLE_WORDS),
    sdks: List::Static(&[&SDK_CLIENT, &SDK_SERVER, &SDK_AGENTS]),
    codes: list(&[]),
    rules: list(&[]),
    wire: list(&[]),
};
