// Generated from token-codegen/schemas/ably.toml; do not edit.
use crate::__private::schema::*;
static GRANT_ACCESS_X_ABLY_CAPABILITY_MEMBERS: [(Text, Text); 1] = [
    pair("*", "array"),
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
    Credential::secret("key_name", "API key name", &["ABLY_KEY_NAME"], "key-name").header("kid"),
    Credential::secret("key_secret", "API key secret", &["ABLY_KEY_SECRET"], "key-secret"),
];
static NOT_CHECKED: [NotChecked; 1] = [
    NotChecked::new("capability", "the client may do what both the capability and the API key allow"),
];
static CODES: [Code; 1] = [
    Code::new(40144, "Unexpected error decoding the JWT", "https://faqs.ably.com/migration/error-code-40144-unexpected-error-decoding-jwt-decode-exception", &["`iat` or `exp` is missing", "the algorithm is not supported", "`x-ably-capability` is empty", "`kid` is missing in the header"], Visible::Yes),
];
static RULES: [RuleCodes; 4] = [
    RuleCodes::new("iat-missing", &[40144]),
    RuleCodes::new("exp-missing", &[40144]),
    RuleCodes::new("header-alg", &[40144]),
    RuleCodes::new("header-kid", &[40144]),
];
pub static VENDOR: Vendor = Vendor {
    name: text("ably"),
    title: text("Ably"),
    docs: text("https://ably.com/docs/auth/token/jwt"),
    code_docs: text(""),
    format: Format::new(&HEADER, "x-ably-clientId", "", &["iat", "exp"]).key_header("kid").ttl(1, 3600, Format::NO_LIMIT),
    credentials: list(&CREDENTIALS),
    other_secrets: list(&[]),
    sids: List::Static(&[]),
    grants: List::Static(&[&GRANT_ACCESS]),
    legacy: list(&[]),
    foreign: list(&[]),
    not_checked: list(&NOT_CHECKED),
    preflight: Preflight::NONE,
    probes: list(&[]),
    variable_words: list(&[]),
    sdks: List::Static(&[&SDK_CLIENT]),
    codes: list(&CODES),
    rules: list(&RULES),
    wire: list(&[]),
};
