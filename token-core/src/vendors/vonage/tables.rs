// Generated from token-codegen/schemas/vonage.toml; do not edit.
use crate::__private::schema::*;
static GRANT_CLIENT_ACL_FIELDS: [Field; 1] = [
    Field::object("paths", Shape::Json).required(),
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
static FOREIGN_CLAIMS_0: [(Text, Text); 1] = [
    pair("grants.identity", ""),
];
static FOREIGN_HEADER_1: [(Text, Text); 1] = [
    pair("cty", "twilio-fpa"),
];
static FOREIGN: [Foreign; 2] = [
    Foreign::new("other-vendor-token", "a token of Twilio", &FOREIGN_CLAIMS_0, "pass the token that your server issued for Vonage"),
    Foreign::new("other-vendor-token", "a token of Twilio", &[], "pass the token that your server issued for Vonage").header(&FOREIGN_HEADER_1),
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
