// Generated from token-codegen/schemas/vonage.toml; do not edit.
use crate::__private::schema::*;
static GRANT_CLIENT_ACL_PATHS_MEMBERS: [(Text, Text); 1] = [
    pair("*", "object"),
];
static GRANT_CLIENT_ACL_FIELDS: [Field; 1] = [
    Field::object("paths", Shape::Json).required().members(&GRANT_CLIENT_ACL_PATHS_MEMBERS),
];
static GRANT_CLIENT_FIELDS: [Field; 1] = [
    Field::object("acl", Shape::fields(&GRANT_CLIENT_ACL_FIELDS)).required(),
];
pub static GRANT_CLIENT: Grant = Grant::new("client", Shape::fields(&GRANT_CLIENT_FIELDS)).flat();
pub static SDK_CLIENT: Sdk = Sdk::new("client", "Vonage Client", &[], "").requires(&["client"]).aliases(&["@vonage/client-sdk"]);
static HEADER: [(Text, Text); 2] = [
    pair("alg", "RS256"),
    pair("typ", "JWT"),
];
static CREDENTIALS: [Credential; 2] = [
    Credential::secret("application_id", "application ID", &["VONAGE_APPLICATION_ID"], "application-id").claim("application_id").looks(36, &[('0', '9'), ('a', 'f'), ('-', '-')]),
    Credential::secret("private_key", "private key", &["VONAGE_PRIVATE_KEY", "VONAGE_PRIVATE_KEY_PATH"], "private-key").private_key(),
];
static FOREIGN_CLAIMS_0: [(Text, Text); 3] = [
    pair("application_id", "*"),
    pair("scope", "session.connect"),
    pair("acl", "*"),
];
static FOREIGN_CLAIMS_1: [(Text, Text); 2] = [
    pair("application_id", "*"),
    pair("scope", "session.connect"),
];
static FOREIGN_CLAIMS_2: [(Text, Text); 2] = [
    pair("iss", "API*"),
    pair("video", "*"),
];
static FOREIGN_CLAIMS_3: [(Text, Text); 2] = [
    pair("app_key", "*"),
    pair("tpc", "*"),
];
static FOREIGN_CLAIMS_4: [(Text, Text); 2] = [
    pair("sub", "*"),
    pair("role", "authenticated"),
];
static FOREIGN_CLAIMS_5: [(Text, Text); 2] = [
    pair("iss", "supabase*"),
    pair("role", "*"),
];
static FOREIGN_CLAIMS_6: [(Text, Text); 1] = [
    pair("x-ably-capability", "*"),
];
static FOREIGN_CLAIMS_7: [(Text, Text); 1] = [
    pair("grants.identity", "*"),
];
static FOREIGN_HEADER_8: [(Text, Text); 1] = [
    pair("cty", "twilio-fpa*"),
];
static FOREIGN: [Foreign; 9] = [
    Foreign::new("video-token", "a token of Vonage Video", &FOREIGN_CLAIMS_0, "it is for OpenTok.js and the other Video SDKs; issue one for the Client SDK, whose `sub` is the name of the user"),
    Foreign::new("video-token", "a token of Vonage Video", &FOREIGN_CLAIMS_1, "it is for OpenTok.js and the other Video SDKs; issue one for the Client SDK, whose `sub` is the name of the user"),
    Foreign::new("other-vendor-token", "a token of LiveKit", &FOREIGN_CLAIMS_2, "pass the token that your server issued for Vonage"),
    Foreign::new("other-vendor-token", "a token of Zoom Video SDK", &FOREIGN_CLAIMS_3, "pass the token that your server issued for Vonage"),
    Foreign::new("other-vendor-token", "a token of Supabase", &FOREIGN_CLAIMS_4, "pass the token that your server issued for Vonage"),
    Foreign::new("other-vendor-token", "an API key of Supabase", &FOREIGN_CLAIMS_5, "pass the token that your server issued for Vonage"),
    Foreign::new("other-vendor-token", "a token of Ably", &FOREIGN_CLAIMS_6, "pass the token that your server issued for Vonage"),
    Foreign::new("other-vendor-token", "a token of Twilio", &FOREIGN_CLAIMS_7, "pass the token that your server issued for Vonage"),
    Foreign::new("other-vendor-token", "a token of Twilio", &[], "pass the token that your server issued for Vonage").header(&FOREIGN_HEADER_8),
];
pub static VENDOR: Vendor = Vendor {
    name: text("vonage"),
    title: text("Vonage"),
    docs: text("https://developer.vonage.com/en/getting-started/concepts/authentication"),
    code_docs: text(""),
    format: Format::new(&HEADER, "sub", "application_id", &["iat", "exp", "jti"]).ttl(1, 900, 86400),
    credentials: list(&CREDENTIALS),
    other_secrets: list(&[]),
    sids: List::Static(&[]),
    grants: List::Static(&[&GRANT_CLIENT]),
    legacy: list(&[]),
    foreign: list(&FOREIGN),
    not_checked: list(&[]),
    preflight: Preflight::NONE,
    probes: list(&[]),
    variable_words: list(&[]),
    sdks: List::Static(&[&SDK_CLIENT]),
    codes: list(&[]),
    rules: list(&[]),
    wire: list(&[]),
};
