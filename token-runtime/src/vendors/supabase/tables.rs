// Generated from token-codegen/schemas/supabase.toml; do not edit.
use crate::__private::schema::*;
static GRANT_SESSION_FIELDS: [Field; 10] = [
    Field::string("role").required(),
    Field::string("aud"),
    Field::string("iss"),
    Field::string("email"),
    Field::string("phone"),
    Field::string("session_id"),
    Field::string("aal").one_of(&["aal1", "aal2"]),
    Field::boolean("is_anonymous").narrows(),
    Field::object("app_metadata", Shape::Json),
    Field::object("user_metadata", Shape::Json),
];
pub static GRANT_SESSION: Grant = Grant::new("session", Shape::fields(&GRANT_SESSION_FIELDS)).flat();
pub static SDK_CLIENT: Sdk = Sdk::new("client", "Supabase", &[], "").requires(&["session"]).aliases(&["@supabase/supabase-js", "supabase-js", "realtime"]);
static HEADER: [(Text, Text); 2] = [
    pair("alg", "ES256"),
    pair("typ", "JWT"),
];
static CREDENTIALS: [Credential; 2] = [
    Credential::secret("key_id", "signing key ID", &["SUPABASE_SIGNING_KEY_ID"], "key-id").header("kid").looks(36, &[('0', '9'), ('a', 'f'), ('-', '-')]),
    Credential::secret("private_key", "private key", &["SUPABASE_PRIVATE_KEY"], "private-key").private_key(),
];
static NOT_CHECKED: [NotChecked; 3] = [
    NotChecked::new("user", "row level security compares `sub` with the rows: `auth.uid()` needs a UUID"),
    NotChecked::new("role", "the database must have the role, and have granted it to `authenticator`; `service_role` bypasses row level security"),
    NotChecked::new("signing_key", "the project must have the public key of `kid` among its signing keys"),
];
static FOREIGN_CLAIMS_0: [(Text, Text); 3] = [
    pair("iss", "supabase"),
    pair("ref", "*"),
    pair("role", "service_role"),
];
static FOREIGN_CLAIMS_1: [(Text, Text); 2] = [
    pair("iss", "supabase*"),
    pair("role", "service_role"),
];
static FOREIGN_CLAIMS_2: [(Text, Text); 1] = [
    pair("role", "service_role"),
];
static FOREIGN_CLAIMS_3: [(Text, Text); 1] = [
    pair("role", "anon"),
];
static FOREIGN_CLAIMS_4: [(Text, Text); 3] = [
    pair("iss", "supabase"),
    pair("ref", "*"),
    pair("role", "anon"),
];
static FOREIGN_CLAIMS_5: [(Text, Text); 2] = [
    pair("iss", "supabase*"),
    pair("role", "anon"),
];
static FOREIGN_CLAIMS_6: [(Text, Text); 3] = [
    pair("iss", "SK*"),
    pair("sub", "AC*"),
    pair("grants.identity", "*"),
];
static FOREIGN_HEADER_7: [(Text, Text); 1] = [
    pair("cty", "twilio-fpa*"),
];
static FOREIGN_CLAIMS_8: [(Text, Text); 2] = [
    pair("iss", "API*"),
    pair("video", "*"),
];
static FOREIGN_CLAIMS_9: [(Text, Text); 2] = [
    pair("app_key", "*"),
    pair("tpc", "*"),
];
static FOREIGN_CLAIMS_10: [(Text, Text); 1] = [
    pair("application_id", "*"),
];
static FOREIGN_CLAIMS_11: [(Text, Text); 1] = [
    pair("x-ably-capability", "*"),
];
static FOREIGN: [Foreign; 12] = [
    Foreign::new("service-role-key", "the legacy API key `service_role` of a project, a secret", &FOREIGN_CLAIMS_0, "it bypasses row level security: keep it on the server, and replace it if a client has it"),
    Foreign::new("service-role-key", "the legacy API key `service_role` of a self-hosted project, a secret", &FOREIGN_CLAIMS_1, "it bypasses row level security: keep it on the server, and replace it if a client has it").only(),
    Foreign::new("service-role-key", "a token with the role `service_role` and without a user, a secret", &FOREIGN_CLAIMS_2, "it bypasses row level security: keep it on the server").only(),
    Foreign::new("anon-key", "a token with the role `anon` and without a user", &FOREIGN_CLAIMS_3, "a client without a user needs no token: the second argument of `createClient` is enough; `accessToken` takes the token of a user").only(),
    Foreign::new("anon-key", "the legacy API key `anon` of a project", &FOREIGN_CLAIMS_4, "it is the second argument of `createClient`; `accessToken` takes the token of a user"),
    Foreign::new("anon-key", "the legacy API key `anon` of a self-hosted project", &FOREIGN_CLAIMS_5, "it is the second argument of `createClient`; `accessToken` takes the token of a user").only(),
    Foreign::new("other-vendor-token", "a token of Twilio", &FOREIGN_CLAIMS_6, "pass the token that your server issued for Supabase"),
    Foreign::new("other-vendor-token", "a token of Twilio", &[], "pass the token that your server issued for Supabase").header(&FOREIGN_HEADER_7),
    Foreign::new("other-vendor-token", "a token of LiveKit", &FOREIGN_CLAIMS_8, "pass the token that your server issued for Supabase"),
    Foreign::new("other-vendor-token", "a token of Zoom Video SDK", &FOREIGN_CLAIMS_9, "pass the token that your server issued for Supabase"),
    Foreign::new("other-vendor-token", "a token of Vonage", &FOREIGN_CLAIMS_10, "pass the token that your server issued for Supabase"),
    Foreign::new("other-vendor-token", "a token of Ably", &FOREIGN_CLAIMS_11, "pass the token that your server issued for Supabase"),
];
pub static VENDOR: Vendor = Vendor {
    name: text("supabase"),
    title: text("Supabase"),
    docs: text("https://supabase.com/docs/guides/auth/jwts"),
    code_docs: text(""),
    format: Format::new(&HEADER, "sub", "", &["iat", "exp"]).other_algorithms(&["RS256"]).legacy_algorithms(&["HS256"]).key_header("kid").absent(&["empty"]).ttl(1, 3600, Format::NO_LIMIT),
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
    sdks: List::Static(&[&SDK_CLIENT]),
    codes: list(&[]),
    rules: list(&[]),
    wire: list(&[]),
};
