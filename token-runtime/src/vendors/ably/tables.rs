// Generated from token-codegen/schemas/ably.toml; do not edit.
use crate::__private::schema::*;
static GRANT_ACCESS_X_ABLY_CAPABILITY_MEMBERS: [(Text, Text); 1] = [
    pair("*", "strings"),
];
static GRANT_ACCESS_FIELDS: [Field; 2] = [
    Field::object("x-ably-capability", Shape::Json).required().in_string().aliases(&["capability", "capabilities"]).members(&GRANT_ACCESS_X_ABLY_CAPABILITY_MEMBERS),
    Field::string("x-ably-revocation-key"),
];
pub static GRANT_ACCESS: Grant = Grant::new("access", Shape::fields(&GRANT_ACCESS_FIELDS)).flat();
pub static SDK_CLIENT: Sdk = Sdk::new("client", "Ably", &[], "").requires(&["access"]).identity(Identity::ANY.optional().avoid("*")).aliases(&["ably", "ably-js", "realtime"]);
static HEADER: [(Text, Text); 2] = [
    pair("typ", "JWT"),
    pair("alg", "HS256"),
];
static CREDENTIALS: [Credential; 2] = [
    Credential::secret("key_name", "API key name", &["ABLY_KEY_NAME"], "key-name").header("kid").looks(13, &[('0', '9'), ('A', 'Z'), ('a', 'z'), ('_', '_'), ('.', '.'), ('-', '-')]),
    Credential::secret("key_secret", "API key secret", &["ABLY_KEY_SECRET"], "key-secret"),
];
static NOT_CHECKED: [NotChecked; 1] = [
    NotChecked::new("capability", "the client may do what both the capability and the API key allow"),
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
    pair("iss", "API*"),
    pair("video", "*"),
];
static FOREIGN_CLAIMS_3: [(Text, Text); 2] = [
    pair("app_key", "*"),
    pair("tpc", "*"),
];
static FOREIGN_CLAIMS_4: [(Text, Text); 1] = [
    pair("application_id", "*"),
];
static FOREIGN_CLAIMS_5: [(Text, Text); 2] = [
    pair("sub", "*"),
    pair("role", "authenticated"),
];
static FOREIGN_CLAIMS_6: [(Text, Text); 2] = [
    pair("iss", "supabase*"),
    pair("role", "*"),
];
static FOREIGN: [Foreign; 7] = [
    Foreign::new("other-vendor-token", "a token of Twilio", &FOREIGN_CLAIMS_0, "pass the token that your server issued for Ably"),
    Foreign::new("other-vendor-token", "a token of Twilio", &[], "pass the token that your server issued for Ably").header(&FOREIGN_HEADER_1),
    Foreign::new("other-vendor-token", "a token of LiveKit", &FOREIGN_CLAIMS_2, "pass the token that your server issued for Ably"),
    Foreign::new("other-vendor-token", "a token of Zoom Video SDK", &FOREIGN_CLAIMS_3, "pass the token that your server issued for Ably"),
    Foreign::new("other-vendor-token", "a token of Vonage", &FOREIGN_CLAIMS_4, "pass the token that your server issued for Ably"),
    Foreign::new("other-vendor-token", "a token of Supabase", &FOREIGN_CLAIMS_5, "pass the token that your server issued for Ably"),
    Foreign::new("other-vendor-token", "an API key of Supabase", &FOREIGN_CLAIMS_6, "pass the token that your server issued for Ably"),
];
static CODES: [Code; 16] = [
    Code::new(40012, "Invalid client ID", "https://ably.com/docs/platform/errors/codes#40012", &["The client has another `clientId` than `x-ably-clientId` of its token.", "`x-ably-clientId` is not a string."], Visible::Partly),
    Code::new(40101, "Authentication failed", "https://ably.com/docs/platform/errors/codes#40101", &["The client passes no token, or one that Ably does not accept.", "`clientId` of the client is not that of the token."], Visible::Partly),
    Code::new(40102, "Incompatible credentials", "https://ably.com/docs/platform/errors/codes#40102", &["A client that is connected renews its token, and the new one has another `x-ably-clientId`, or is signed with a key of another app."], Visible::No),
    Code::new(40130, "API key not recognised", "https://ably.com/docs/platform/errors/codes#40130", &["The key that `kid` names does not exist any more."], Visible::No),
    Code::new(40131, "API key revoked", "https://ably.com/docs/platform/errors/codes#40131", &["The key that `kid` names was revoked. Sign with another key."], Visible::No),
    Code::new(40132, "API key expired", "https://ably.com/docs/platform/errors/codes#40132", &["The key that `kid` names had an expiry, which is over. Sign with another key."], Visible::No),
    Code::new(40140, "Token not accepted", "https://ably.com/docs/platform/errors/codes#40140", &["Ably does not say more. The SDK requests another token and tries again."], Visible::Partly),
    Code::new(40141, "Token revoked", "https://ably.com/docs/platform/errors/codes#40141", &["The token was revoked by its client ID, its `x-ably-revocation-key` or its channel. A token that is issued later is good."], Visible::No),
    Code::new(40142, "Token expired", "https://ably.com/docs/platform/errors/codes#40142", &["`exp` is in the past. An SDK with `authUrl` or `authCallback` renews the token by itself, so the code may come and go.", "The SDK has neither of them, or the server that issues the tokens does not answer.", "The lifetime is very short, or the clock of the client is wrong."], Visible::Yes),
    Code::new(40143, "Token not recognised", "https://ably.com/docs/platform/errors/codes#40143", &["Ably has no record of the token, mostly because it has expired. This is about tokens that Ably issues, not about JWTs."], Visible::No),
    Code::new(40144, "Invalid JWT", "https://ably.com/docs/platform/errors/codes#40144", &["The text is no JWT, or is not whole.", "`iat` or `exp` is missing.", "The algorithm is not supported.", "`x-ably-capability` is empty.", "`kid` is missing in the header.", "The signature is wrong: another secret than that of `kid` signed the token."], Visible::Yes),
    Code::new(40145, "Invalid Ably token", "https://ably.com/docs/platform/errors/codes#40145", &["The text is neither a JWT nor a token that Ably issued."], Visible::Yes),
    Code::new(40160, "The client lacks the required capability", "https://ably.com/docs/platform/errors/codes#40160", &["`x-ably-capability` does not allow the operation on this channel.", "The API key does not allow it: a client may do what both allow.", "The client still has a token from before the capability was changed."], Visible::Partly),
    Code::new(40161, "The operation requires an identified client", "https://ably.com/docs/platform/errors/codes#40161", &["The channel is for clients with a client ID, and the token has no `x-ably-clientId`."], Visible::Yes),
    Code::new(40171, "Token renewal is not configured", "https://ably.com/docs/platform/errors/codes#40171", &["The token has expired, and the SDK has no `authUrl` and no `authCallback`."], Visible::No),
    Code::new(40400, "Not found", "https://ably.com/docs/platform/errors/codes#40400", &["The app or the key that `kid` names does not exist. Its upper and lower case letters differ."], Visible::No),
];
static RULES: [RuleCodes; 10] = [
    RuleCodes::new("expired", &[40142]),
    RuleCodes::new("iat-missing", &[40144]),
    RuleCodes::new("exp-missing", &[40144]),
    RuleCodes::new("grant-field-missing", &[40144]),
    RuleCodes::new("header-alg", &[40144]),
    RuleCodes::new("header-kid", &[40144]),
    RuleCodes::new("signature-mismatch", &[40144]),
    RuleCodes::new("bad-base64", &[40144]),
    RuleCodes::new("bad-json", &[40144]),
    RuleCodes::new("truncated", &[40144]),
];
pub static VENDOR: Vendor = Vendor {
    name: text("ably"),
    title: text("Ably"),
    docs: text("https://ably.com/docs/auth/token/jwt"),
    code_docs: text("https://ably.com/docs/platform/errors/codes#{code}"),
    format: Format::new(&HEADER, "x-ably-clientId", "", &["iat", "exp"]).key_header("kid").ttl(1, 3600, Format::NO_LIMIT),
    credentials: list(&CREDENTIALS),
    other_secrets: list(&[]),
    sids: List::Static(&[]),
    grants: List::Static(&[&GRANT_ACCESS]),
    legacy: list(&[]),
    foreign: list(&FOREIGN),
    not_checked: list(&NOT_CHECKED),
    preflight: Preflight::NONE,
    probes: list(&[]),
    variable_words: list(&[]),
    sdks: List::Static(&[&SDK_CLIENT]),
    codes: list(&CODES),
    rules: list(&RULES),
    wire: list(&[]),
};
